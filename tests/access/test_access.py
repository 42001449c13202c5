"""Who may see which rows: all, those of the reader's organisation, or none."""

import pytest
from hypothesis import given

from data_access.access.roles import RIGHTS, Principal
from data_access.language.vocabulary import ROLE
from data_access.queries.households import households, quality
from data_access.queries.partners import partners
from data_access.queries.repairs import repairs, single_repairs
from data_access.snapshots.programme import Programme
from tests.programmes import CODI, PUBLIC, home, programme_of, repair_at
from tests.random_records import FEW, PARTNERS, programmes
from tests.records import delivery, pledge, repair_funding

ROWS = {
    "repair_id": (single_repairs.repair_rows, repairs.stalled_repairs),
    "pledge_id": (partners.pledge_rows,),
    "delivery_id": (partners.delivery_rows,),
}


def seen_by(programme, reader):
    return Programme(programme.snapshot, programme.scope, reader)


def ids(programme, question, column):
    return set(question(programme)[column])


def test_every_role_has_its_rights():
    assert RIGHTS.keys() == ROLE.keys()


@pytest.mark.parametrize("role", ["mayor", "", "Governor"])
def test_a_role_that_is_not_known_is_nobody(role):
    with pytest.raises(ValueError, match="not one of"):
        Principal(role)


def test_a_partner_and_only_a_partner_belongs_to_an_organisation():
    with pytest.raises(ValueError, match="organisation"):
        Principal("partner")
    with pytest.raises(ValueError, match="organisation"):
        Principal("partner", "")
    with pytest.raises(ValueError, match="organisation"):
        Principal("governor", "CODI")


def test_a_partner_sees_the_repairs_it_leads_pays_for_or_delivers_to():
    def repair(number, lead="LAO", **given):
        return repair_at(
            "approved", "2024-02-01", home(number), repair_id=f"R-{number}", lead_partner_id=lead, **given
        )  # fmt: skip

    programme = programme_of(
        repair(1, lead="CODI"),
        repair(2),
        repair(3),
        repair(4),
        repair_funding=[
            repair_funding(funding_id="F-2", repair_id="R-2", delivery_id=""),
            repair_funding(funding_id="F-4", repair_id="R-4", partner_id="LAO", delivery_id=""),
        ],
        delivery=[delivery(pledge_id="", repair_id="R-3")],
        reader=CODI,
    )

    assert ids(programme, single_repairs.repair_rows, "repair_id") == {"R-1", "R-2", "R-3"}
    assert single_repairs.repair_path(programme, "R-4").empty
    assert single_repairs.repair_money(programme, "R-4").empty
    assert len(single_repairs.repair_money(programme, "R-2")) == 1


def test_a_partner_sees_its_own_pledges_and_deliveries():
    programme = programme_of(
        pledge=[pledge(pledge_id="K-1"), pledge(pledge_id="K-2", partner_id="LAO")],
        delivery=[
            delivery(delivery_id="D-1", pledge_id="K-1", repair_id=""),
            delivery(delivery_id="D-2", pledge_id="K-2", partner_id="LAO", repair_id=""),
        ],
        reader=CODI,
    )

    assert ids(programme, partners.pledge_rows, "pledge_id") == {"K-1"}
    assert ids(programme, partners.delivery_rows, "delivery_id") == {"D-1"}
    assert partners.pledge_rows(programme, "LAO").empty


def test_a_partner_still_sees_the_sums_of_all():
    programme = programme_of(
        pledge=[pledge(pledge_id="K-1"), pledge(pledge_id="K-2", partner_id="LAO")], reader=CODI
    )

    assert partners.fulfilment(programme)["pledges"] == 2


@pytest.mark.parametrize("name", ["O'Neill", "x' or '1'='1", "{as_of}", "{organisation}", "{0}"])
def test_the_name_of_an_organisation_is_a_name_and_never_a_condition(name):
    programme = programme_of(
        pledge=[pledge(pledge_id="K-1"), pledge(pledge_id="K-2", partner_id=name)],
        reader=Principal("partner", name),
    )

    assert ids(programme, partners.pledge_rows, "pledge_id") == {"K-2"}


def test_single_households_are_for_those_who_see_every_row():
    programme = programme_of(repair_at("surveyed", "2024-02-01", home(1)))

    assert len(households.household_rows(programme, "in_need")) == 1
    assert len(quality.failing_households(programme, "assessment")) == 1
    for reader in (CODI, PUBLIC, Principal("presenter")):
        assert households.household_rows(seen_by(programme, reader), "in_need").empty
        assert quality.failing_households(seen_by(programme, reader), "assessment").empty


@FEW
@given(programmes())
def test_a_partner_sees_a_part_of_what_the_governor_sees_and_the_public_no_row(tables):
    programme = programme_of(tables)
    for column, questions in ROWS.items():
        for question in questions:
            every = ids(programme, question, column)

            assert ids(seen_by(programme, PUBLIC), question, column) == set()
            for name in PARTNERS[:2]:
                own = ids(seen_by(programme, Principal("partner", name)), question, column)
                assert own <= every
                assert own == _own(programme, column, every, name)


def _own(programme, column, every, name):
    """Those of `every` that are the partner's, told from the records and not by the policy."""
    table = {"pledge_id": "pledge", "delivery_id": "delivery"}.get(column)
    if table:
        rows = programme.snapshot.answer(f"select {column}, partner_id from raw_{table}")
        return every & set(rows.loc[rows["partner_id"] == name, column])
    recorded = programme.snapshot.answer
    leads = recorded("select repair_id, lead_partner_id as partner_id from raw_repair")
    pays = recorded("select repair_id, partner_id from raw_repair_funding")
    gives = recorded("select repair_id, partner_id from raw_delivery where repair_id is not null")
    mine = [set(one.loc[one["partner_id"] == name, column]) for one in (leads, pays, gives)]
    return every & set().union(*mine)
