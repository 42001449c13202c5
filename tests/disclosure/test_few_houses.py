"""Of a single house an outsider is told that it was handed over, in its district, and nothing else."""

from datetime import date

import pandas as pd
import pytest

from data_access.access.roles import Principal
from data_access.access.scope import Scope
from data_access.disclosure.steps import steps_of_many, sums_of_many
from data_access.presentation_file.release_check import not_cleared
from data_access.queries.areas.map_values import map_values
from data_access.queries.partners.contributions import deliveries_by_area
from data_access.queries.partners.followed import houses_linked
from data_access.queries.repairs.hand_overs import hand_overs, handed_over_since
from data_access.queries.repairs.houses import handed_over_count
from data_access.queries.repairs.houses_by_area import houses_by_area
from data_access.queries.repairs.repairs import cost_by_type, cost_per_house
from data_access.queries.repairs.subsidies import houses_over_a_cap
from data_access.snapshots.programme import Programme
from display.answers.ledger import linked_words
from tests.programmes import CODI, GOVERNOR, PUBLIC, home, programme_of, repair_at, together
from tests.records import delivery, repair_funding, subsidy_cap

PRESENTER = Principal("presenter")
OUTSIDERS = [PUBLIC, PRESENTER, CODI]
LAST = date(2024, 3, 31)


def seen_by(programme, reader, **scope):
    return Programme(programme.snapshot, Scope(**scope), reader)


def by_day(*rows):
    days, houses = zip(*rows, strict=True)
    days = pd.to_datetime(list(days)).astype("datetime64[s]")
    return pd.DataFrame({"day": days, "houses": list(houses)})


def steps(*rows):
    found = steps_of_many(by_day(*rows), LAST, "houses", 10)
    return [(day.date().isoformat(), houses) for day, houses in found.to_numpy().tolist()]


def test_hand_overs_are_told_by_months_and_ten_together_at_least():
    assert steps(("2024-01-03", 6), ("2024-01-20", 4)) == [("2024-01-31", 10)]
    assert steps(("2024-01-03", 9), ("2024-02-20", 1)) == [("2024-02-29", 10)]
    assert steps(("2024-01-03", 10), ("2024-02-20", 9)) == [("2024-03-31", 19)]
    assert steps(("2024-01-03", 10), ("2024-02-20", 11)) == [("2024-01-31", 10), ("2024-02-29", 11)]
    assert steps(("2024-01-03", 1)) == [("2024-03-31", 1)]


@pytest.mark.parametrize(
    ("sums", "told"),
    [
        ([0, 9, 10], [0, None, 10]),
        ([10, 19, 20], [10, None, 20]),
        ([10, 10, 20], [10, 10, 20]),
        ([9, 12, 21], [None, 12, None]),
        ([1, 2, 3], [None, None, None]),
    ],
)
def test_of_sums_that_hold_each_other_those_that_differ_by_few_are_not_told(sums, told):
    assert sums_of_many(sums, 10) == told


@pytest.fixture(scope="module")
def built():
    """Eleven houses handed over on one day, and one five weeks later."""
    return programme_of(
        *(
            repair_at("handed_over", "2024-01-10", home(n), actual_cash_thb="20000", repair_type="extend")
            for n in range(11)
        ),
        repair_at("handed_over", "2024-02-14", home(11), actual_cash_thb="44350", repair_type="utility"),
        *(repair_at("in_progress", "2024-02-14", home(n)) for n in range(12, 23)),
        delivery=[delivery(delivery_id="D-1", partner_id="LAO", pledge_id="", verification="verified", repair_id=f"R-{home(11)}", area_code="580302")],
    )  # fmt: skip


@pytest.mark.parametrize("reader", OUTSIDERS, ids=lambda one: one.role)
def test_no_outsider_reads_on_which_day_the_one_house_was_handed_over(built, reader):
    asked = seen_by(built, reader, districts=frozenset({"5803"}))

    assert hand_overs(asked)[["houses"]].to_numpy().tolist() == [[12]]
    assert handed_over_since(asked, [date(2024, 2, 1), date(2023, 12, 1)]) == {
        date(2024, 2, 1): None,
        date(2023, 12, 1): 12,
    }
    assert handed_over_count(asked) == 12  # the number itself is announced
    assert hand_overs(seen_by(built, GOVERNOR))["houses"].to_list() == [11, 1]


@pytest.mark.parametrize("reader", OUTSIDERS, ids=lambda one: one.role)
def test_below_a_district_no_outsider_reads_of_houses_under_way_nor_of_one_year(built, reader):
    rows = houses_by_area(seen_by(built, reader), "subdistrict").set_index("area_code")
    of_a_year = houses_by_area(seen_by(built, reader, fiscal_year_be=2567), "subdistrict")

    assert rows["in_progress"].isna().all() and rows["under_way"].isna().all()
    assert rows.at["580302", "handed_over"] == 12
    assert of_a_year["handed_over"].isna().all()
    assert houses_by_area(seen_by(built, reader), "district")["in_progress"].sum() == 11
    assert houses_by_area(built, "subdistrict")["in_progress"].sum() == 11


@pytest.mark.parametrize("reader", OUTSIDERS, ids=lambda one: one.role)
def test_below_a_district_no_outsider_reads_the_baht_of_a_delivery(built, reader):
    asked = seen_by(built, reader)

    assert deliveries_by_area(asked, "subdistrict").empty
    assert set(map_values(asked, "deliveries", "subdistrict")["state"]) == {"hidden"}
    assert len(deliveries_by_area(asked, "district")) == 1
    assert len(deliveries_by_area(built, "subdistrict")) == 1


def test_a_single_house_of_a_type_is_told_to_who_may_list_it_only(built):
    assert cost_by_type(built)["n"].to_list() == [11, 1]
    for reader in OUTSIDERS:
        assert cost_by_type(seen_by(built, reader))["n"].isna().all()  # of two the one is the rest


@pytest.mark.parametrize(("houses", "is_told"), [(9, False), (10, True), (11, True)])
def test_a_median_is_of_ten_houses_to_outsiders(houses, is_told):
    programme = programme_of(
        *(
            repair_at("handed_over", "2024-02-01", home(n), actual_cash_thb=str(20_000 + n))
            for n in range(houses)
        )
    )

    for reader in (PUBLIC, PRESENTER):
        told = cost_per_house(seen_by(programme, reader))["total"]
        assert told.notna().all() == is_told
    assert cost_per_house(programme)["total"].notna().all()


def test_how_many_houses_lead_back_to_a_gift_is_told_of_ten_at_least(built):
    assert houses_linked(built)["to_gift"] == 1
    for reader in OUTSIDERS:
        told = houses_linked(seen_by(built, reader))
        assert told["houses"] == 12
        assert told[["to_pledge", "to_commitment", "to_gift", "to_none"]].isna().all()
        assert "too few" in linked_words(told).en


def test_houses_over_a_cap_are_counted_to_who_may_list_them_only():
    given = {"funding_program": "dep_disabled", "kind": "cash", "delivery_id": ""}
    programme = programme_of(
        together(
            repair_at("handed_over", "2024-02-01", home(1), fiscal_year_be="2567"),
            {"repair_funding": [repair_funding(repair_id=f"R-{home(1)}", value_thb="90000", **given)]},
            {"subsidy_cap": [subsidy_cap(funding_program="dep_disabled", fiscal_year_be="2567", cap_thb="40000")]},
        )
    )  # fmt: skip

    assert houses_over_a_cap(programme) == 1
    assert houses_over_a_cap(seen_by(programme, PUBLIC)) is None


@pytest.mark.parametrize(
    ("table", "refused"),
    [
        ({"subdistrict_code": ["580302"], "houses": [9]}, ["houses"]),
        ({"area_code": ["580302"], "under_way": [1]}, ["under_way"]),
        ({"area_code": ["580302"], "deliveries": [1], "value_thb": [44_350]}, ["deliveries"]),
        ({"area_code": ["580302"], "houses": [10]}, []),
        ({"area_code": ["5803"], "handed_over": [1]}, []),
        ({"day": pd.to_datetime(["2024-02-14"]), "houses": [1]}, ["houses"]),
        ({"until": pd.to_datetime(["2024-03-31"]), "houses": [9]}, []),
        ({"until": pd.to_datetime(["2024-02-29", "2024-03-31"]), "houses": [10, 9]}, ["houses"]),
        ({"repair_type": ["utility"], "n": [9]}, ["n"]),
        ({"hold_reason": ["materials"], "repairs": [9]}, ["repairs"]),
        ({"hold_reason": [""], "repairs": [9]}, []),
    ],
)
def test_a_file_for_others_is_not_written_with_few_houses_of_a_place_day_type_or_cause(
    table, refused
):
    assert not_cleared(pd.DataFrame(table)) == refused
