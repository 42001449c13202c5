"""Income before and after, what was checked, and the work that stayed, on few records."""

from datetime import date

import pandas as pd
import pytest

from data_access.access.scope import Scope
from data_access.publishing.released_beside import income_of
from data_access.queries.practice.income import (
    enterprises_in_view,
    followed_in_view,
    income_change,
    income_change_by_area,
    wages_that_stayed,
)
from tests import records
from tests.programmes import PUBLIC, home, homes, programme_of, repair_at, together

BEGAN, HALF_A_YEAR_ON, A_DAY_EARLIER = "2023-06-01", "2023-12-01", "2023-11-30"


def supported(numbers, gains, subdistrict="580302", checked_on=HALF_A_YEAR_ON, **given):
    """One livelihood a household, with income 20,000 before and a check that found the gain."""
    rows = [
        records.livelihood(
            livelihood_id=f"L-{subdistrict}-{number}",
            household_id=home(number, subdistrict),
            started_on=BEGAN,
            income_before_pp_year_thb="20000",
        )
        for number in numbers
    ]
    checks = [
        records.livelihood_check(
            livelihood_id=row["livelihood_id"],
            checked_on=checked_on,
            income_pp_year_thb=str(20_000 + gain),
            **given,
        )
        for row, gain in zip(rows, gains, strict=True)
    ]
    return together(homes(numbers, subdistrict), {"livelihood": rows, "livelihood_check": checks})


FIVE = supported(range(1, 6), [1000, 2000, 4000, 6000, 50_000])


def test_the_gain_is_the_median_of_pairs_and_never_a_sum():
    change = income_change(programme_of(FIVE))

    assert change.to_dict() == {
        "median_before": 20_000, "median_after": 24_000, "median_gain": 4000,
        "low_gain": 2000, "high_gain": 6000,
    }  # fmt: skip


def test_a_check_counts_from_half_a_year_after_the_start():
    for checked_on, pairs in ((HALF_A_YEAR_ON, 5), (A_DAY_EARLIER, 0)):
        programme = programme_of(supported(range(1, 6), [1] * 5, checked_on=checked_on))

        followed = followed_in_view(programme)
        assert followed[["due", "checked", "pairs"]].to_list() == [5, pairs, pairs]


@pytest.mark.parametrize(("verification", "pairs"), [("verified", 5), ("self_reported", 0), ("rejected", 0)])  # fmt: skip
def test_only_a_verified_check_counts(verification, pairs):
    programme = programme_of(supported(range(1, 6), [1] * 5, verification=verification))

    assert followed_in_view(programme)["pairs"] == pairs


def test_the_newest_check_is_the_income_after_and_a_household_is_one_pair():
    later = {
        "livelihood_check": [
            records.livelihood_check(
                livelihood_id="L-580302-5", checked_on="2024-03-01", income_pp_year_thb="19000"
            )
        ],
        "livelihood": [
            records.livelihood(
                livelihood_id="L-again", household_id=home(5), started_on="2024-01-10",
                income_before_pp_year_thb="90000",
            )
        ],
    }  # fmt: skip

    change = income_change(programme_of(FIVE, later))

    assert change["median_gain"] == 2000  # of -1000, 1000, 2000, 4000, 6000
    assert change["median_before"] == 20_000


@pytest.mark.parametrize(("households", "is_shown"), [(4, False), (5, True)])
def test_a_median_of_few_is_hidden_with_its_count(households, is_shown):
    programme = programme_of(supported(range(1, households + 1), [1000] * households))

    assert pd.isna(income_change(programme)["median_gain"]) != is_shown
    assert pd.isna(followed_in_view(programme)["pairs"]) != is_shown


@pytest.mark.parametrize(("households", "is_shown"), [(9, False), (10, True)])
def test_outsiders_see_nothing_of_fewer_than_ten_nor_below_a_district(households, is_shown):
    many = supported(range(1, households + 1), [1000] * households)
    programme = programme_of(many, reader=PUBLIC)

    assert pd.isna(followed_in_view(programme)["pairs"]) != is_shown
    assert pd.isna(income_change(programme)["median_gain"]) != is_shown
    (place,) = income_change_by_area(programme, "subdistrict").itertuples()
    assert pd.isna(place.pairs)
    assert pd.isna(place.median_gain)


def test_the_count_of_a_district_is_not_had_by_subtraction():
    few = supported(range(1, 4), [1000] * 3, "580104")
    others = together(
        supported(range(1, 9), [1000] * 8), supported(range(1, 9), [1000] * 8, "580601")
    )

    rows = income_change_by_area(programme_of(few, others), "district").set_index("area_code")

    assert pd.isna(rows.at["5801", "pairs"])
    assert rows["pairs"].isna().sum() >= 2
    assert rows.loc[rows["pairs"].isna(), "median_gain"].isna().all()


def test_a_supported_household_whose_house_is_done_has_both():
    done = together(
        *(repair_at("handed_over", "2024-01-10", home(number)) for number in range(1, 6))
    )

    assert followed_in_view(programme_of(FIVE, done))["repaired"] == 5
    assert followed_in_view(programme_of(FIVE))["repaired"] == 0


def test_work_that_stayed_is_that_of_community_funds_and_households():
    repairs = together(
        *(repair_at("approved", "2024-01-10", home(number)) for number in range(1, 6))
    )

    def line(number, program, kind, days, baht):
        return records.repair_funding(
            funding_id=f"F-{number}-{program}-{kind}", repair_id=f"R-{home(number)}", delivery_id="",
            funding_program=program, kind=kind, unit="person_day", qty=str(days), value_thb=str(baht),
        )  # fmt: skip

    lines = [line(number, "community_fund", "labour", 10, 0) for number in range(1, 6)]
    lines += [line(1, "household", "craftsman", 4, 2000), line(2, "private", "craftsman", 6, 3000)]
    lines += [{**line(3, "community_fund", "cash", 500, 500), "unit": "THB"}]
    money = {"repair_funding": lines}

    stayed = wages_that_stayed(programme_of(homes(range(1, 6)), repairs, money))
    assert stayed.to_dict() == {"houses": 5, "person_days": 60, "own_days": 54, "own_thb": 2000}
    outside = wages_that_stayed(programme_of(homes(range(1, 6)), repairs, money, reader=PUBLIC))
    assert outside.isna().all()


def test_enterprises_are_those_that_had_begun_in_the_area():
    rows = [
        records.enterprise(),
        records.enterprise(enterprise_id="EN-02", area_code="5806"),
        records.enterprise(enterprise_id="EN-03", started_on="2024-04-01"),
    ]
    programme = programme_of(enterprise=rows)

    assert list(enterprises_in_view(programme)["enterprise_id"]) == ["EN-01", "EN-02"]
    narrowed = programme.within(Scope(frozenset({"5806"})))
    assert list(enterprises_in_view(narrowed)["enterprise_id"]) == ["EN-02"]


def released(*later):
    """Pairs and median gain as outsiders see them of a month, and of the next with what came `later`."""
    programme = programme_of(supported(range(1, 13), [1000] * 12), *later)
    before, after = date(2024, 2, 29), date(2024, 3, 31)
    first, second = income_of(programme.on(before), 10), income_of(programme.on(after), 10)
    one = first.release(before, [], {}, 10, stays=True)
    other = second.release(after, [one], {before: first.adds}, 10, stays=True)
    columns = ["pairs", "pairs/median_gain"]
    return [release.cells.loc["58", columns].to_list() for release in (one, other)]


def test_what_one_household_earns_is_in_no_difference_of_two_releases():
    one_more = supported([13], [90_000], checked_on="2024-03-15")
    earns_more = {
        "livelihood_check": [
            records.livelihood_check(
                livelihood_id=f"L-580302-{number}", checked_on="2024-03-15", income_pp_year_thb="99000"
            )
            for number in range(1, 10)
        ]
    }  # fmt: skip

    assert released(one_more) == [[12, 1000], [12, 1000]]
    assert released(earns_more) == [[12, 1000], [12, 1000]]


def test_where_ten_households_have_changed_count_and_median_move():
    ten_more = supported(range(13, 23), [5000] * 10, checked_on="2024-03-15")

    assert released(ten_more) == [[12, 1000], [22, 1000]]
    assert released(ten_more, supported(range(23, 33), [5000] * 10, checked_on="2024-03-15")) == [
        [12, 1000],
        [32, 5000],
    ]
