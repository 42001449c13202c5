"""One ledger: what is promised, delivered and in houses ties, per partner and unit and in baht."""

from datetime import date

import pytest
from hypothesis import given

from data_access.access.roles import Principal
from data_access.access.scope import Scope
from data_access.queries.partners.followed import (
    chain_linked,
    houses_linked,
    promises_of_house,
)
from data_access.queries.partners.ledger import (
    QUANTITIES,
    ledger,
    unplaced_deliveries,
    untied_lines,
)
from data_access.snapshots.programme import Programme
from tests.programmes import CODI, PUBLIC, home, programme_of, repair_at, together
from tests.random_records import FEW, programmes
from tests.records import commitment, commitment_house, delivery, pledge, repair_funding

HOUSE = repair_at("handed_over", "2024-03-05", home(1), repair_id="R-1")
TIED = {
    "commitment": [commitment(start_on="2023-04-01")],
    "commitment_house": [commitment_house(repair_id="R-1")],
}
SHEETS = {"unit": "sheet", "kind": "material"}


def line(number, qty, delivery_id="", **given):
    return repair_funding(
        funding_id=f"F-{number}",
        repair_id="R-1",
        partner_id="CODI",
        qty=str(qty),
        value_thb=str(qty * 100),
        delivery_id=delivery_id,
        **{**SHEETS, **given},
    )


def given_to(number, qty, pledge_id="", **given):
    return delivery(
        delivery_id=f"D-{number}",
        partner_id="CODI",
        pledge_id=pledge_id,
        qty=str(qty),
        value_thb=str(qty * 100),
        repair_id="",
        **{"verification": "verified", **SHEETS, **given},
    )


def made(reader=None):
    """40 sheets promised; 50 delivered against it and 7 beside; 30 placed, and 12 more on the house
    without a delivery."""
    rows = together(
        HOUSE,
        {
            "pledge": [pledge(pledge_id="K-1", partner_id="CODI", qty="40", unit_value_thb="100", **SHEETS)],
            "delivery": [given_to(1, 50, "K-1"), given_to(2, 7), given_to(3, 3, verification="rejected")],
            "repair_funding": [line(1, 30, "D-1"), line(2, 12)],
        },
    )  # fmt: skip
    return programme_of(rows, **({"reader": reader} if reader else {}))


def test_what_was_delivered_is_in_houses_or_is_not_and_the_surplus_stands_apart():
    (row,) = ledger(made()).to_dict("records")

    assert {name: row[name] for name in QUANTITIES} == {
        "promised": 40, "counted": 40, "surplus": 10, "unpledged": 7, "other": 0, "delivered": 57,
        "placed": 30, "not_placed": 27, "not_for_houses": 0, "without_delivery": 12, "on_houses": 42,
    }  # fmt: skip
    assert (row["delivered_thb"], row["placed_thb"], row["without_delivery_thb"]) == (
        5700,
        3000,
        1200,
    )


def test_the_work_list_names_each_line_and_delivery_that_does_not_tie():
    programme = made()

    assert untied_lines(programme)["funding_id"].tolist() == ["F-2"]
    left = unplaced_deliveries(programme).set_index("delivery_id")["left_over"]
    assert left.to_dict() == {"D-1": 20, "D-2": 7}


def test_who_sees_no_single_line_has_no_ledger_and_a_partner_its_own():
    for ask in (ledger, untied_lines, unplaced_deliveries):
        assert ask(made(PUBLIC)).empty
        assert ask(made(Principal("partner", "REDCROSS"))).empty
        assert set(ask(made(CODI))["partner_id"]) == {"CODI"}


@pytest.mark.parametrize(
    ("rows", "linked"),
    [
        ({"delivery": [given_to(1, 5, "K-1")]}, (0, 0, 0, 1)),
        ({"delivery": [given_to(1, 5, "K-1")], "repair_funding": [line(1, 5, "D-1")]}, (1, 0, 0, 0)),
        ({"delivery": [given_to(1, 5)], "repair_funding": [line(1, 5, "D-1")]}, (0, 0, 1, 0)),
        ({"delivery": [given_to(1, 5)], "repair_funding": [line(1, 5, "D-1")], **TIED}, (0, 1, 0, 0)),
        ({"delivery": [given_to(1, 5, "K-1")], "repair_funding": [line(1, 5, "D-1")], **TIED}, (1, 0, 0, 0)),
        (TIED, (0, 1, 0, 0)),
        ({"delivery": [given_to(1, 5, "K-1", verification="self_reported")], "repair_funding": [line(1, 5, "D-1")]}, (0, 0, 0, 1)),
    ],
)  # fmt: skip
def test_a_house_leads_back_to_a_promise_or_says_that_it_does_not(rows, linked):
    promised = {"pledge": [pledge(pledge_id="K-1", partner_id="CODI", qty="40", **SHEETS)]}
    found = houses_linked(programme_of(together(HOUSE, promised, rows)))

    assert tuple(found[["to_pledge", "to_commitment", "to_gift", "to_none"]]) == linked
    assert found["houses"] == 1


def test_the_chain_counts_what_is_linked_and_a_house_names_its_promises():
    promised = {
        "pledge": [
            pledge(pledge_id="K-1", partner_id="CODI", qty="40", **SHEETS),
            pledge(pledge_id="K-2", partner_id="CODI"),
        ]
    }
    given = {"delivery": [given_to(1, 5, "K-1")], "repair_funding": [line(1, 5, "D-1")], **TIED}
    programme = programme_of(together(HOUSE, promised, given))

    assert chain_linked(programme) == {
        "participants": 1,
        "commitments": 1,
        "pledges": 1,
        "under_way": 0,
        "handed_over": 1,
    }
    assert list(promises_of_house(programme, "R-1")["promise_id"]) == ["K-1", "C001"]
    assert promises_of_house(programme, "R-2").empty
    assert chain_linked(Programme(programme.snapshot, Scope(), PUBLIC))["handed_over"] is None


def test_a_link_counts_from_its_day_on():
    programme = programme_of(together(HOUSE, TIED))

    assert chain_linked(programme)["commitments"] == 1
    assert chain_linked(programme.on(date(2024, 1, 31)))["commitments"] == 0


def test_a_line_of_a_delivery_that_nobody_verified_is_in_no_house_yet():
    promised = {"pledge": [pledge(pledge_id="K-1", partner_id="CODI", qty="40", **SHEETS)]}
    given = {
        "delivery": [given_to(1, 5, "K-1", verification="self_reported")],
        "repair_funding": [line(1, 5, "D-1")],
    }
    (row,) = ledger(programme_of(together(HOUSE, promised, given))).to_dict("records")

    assert (row["delivered"], row["on_houses"], row["placed"]) == (0, 0, 0)


@FEW
@given(programmes())
def test_the_ledger_ties_for_whatever_is_recorded(tables):
    rows = ledger(programme_of(tables))
    for ending in ("", "_thb"):
        of = {name: rows[f"{name}{ending}"] for name in QUANTITIES}
        assert (
            of["delivered"] == of["counted"] + of["surplus"] + of["unpledged"] + of["other"]
        ).all()
        assert (of["delivered"] == of["placed"] + of["not_placed"] + of["not_for_houses"]).all()
        assert (of["on_houses"] == of["placed"] + of["without_delivery"]).all()
    verified = [one for one in tables.get("delivery", []) if one["verification"] == "verified"]
    assert rows["delivered"].sum() == sum(int(one["qty"]) for one in verified)
    district = programme_of(tables, scope=Scope(frozenset({"5803"})))
    assert ledger(district).equals(rows)
