"""How far repairs have come, how long they take, what they cost and which are stuck."""

from datetime import date, timedelta

import pandas as pd
import pytest

from data_access.access.scope import Scope
from data_access.language.vocabulary import OFF_PATH
from data_access.queries.repairs import repairs, single_repairs
from data_access.queries.repairs.subsidies import subsidies_against_caps
from data_access.rules.weights import weights_in_force
from tests.programmes import home, programme_of, repair_at, repair_of, together
from tests.records import repair_funding, subsidy_cap

AS_OF = date(2024, 3, 31)
HELD = repair_of(
    home(1),
    ("reported", "2023-10-10"),
    ("surveyed", "2023-10-20"),
    ("community_verified", "2023-11-10"),
    ("approved", "2023-12-01"),
    ("on_hold", "2024-01-15"),
)


def days_before(days):
    return (AS_OF - timedelta(days=days)).isoformat()


def at(status, number, since="2024-03-30", **given):
    return repair_at(status, since, home(number), **given)


def handed_over_after(days, number, on="2024-03-01", **given):
    reported_on = (date.fromisoformat(on) - timedelta(days=days)).isoformat()
    moves = [("reported", reported_on), ("completed", on), ("handed_over", on)]
    return repair_of(home(number), *moves, **given)


def test_a_stage_counts_those_that_came_to_it_or_further():
    # 4 on the path: 1 reported, 2 surveyed, 1 handed over. 3 of 4 came to the survey, 1 further.
    rows = repairs.funnel(
        programme_of(at("reported", 1), at("surveyed", 2), at("surveyed", 3), at("handed_over", 4))
    )

    assert list(rows["repairs"]) == [4, 3, 1, 1, 1, 1, 1]
    assert list(rows["here"]) == [1, 2, 0, 0, 0, 0, 1]
    assert list(rows["conversion"])[1:3] == pytest.approx([3 / 4, 1 / 3])


def test_out_of_no_repairs_there_is_no_conversion():
    rows = repairs.funnel(programme_of())

    assert list(rows["repairs"]) == [0] * 7
    assert rows["conversion"].isna().all()


def test_a_repair_on_hold_keeps_the_stage_it_left():
    rows = repairs.funnel(programme_of(HELD)).set_index("status")

    assert rows.loc["approved", "here"] == 1
    assert rows.loc["approved", "repairs"] == 1
    assert rows.loc["in_progress", "repairs"] == 0


def test_what_left_the_path_is_beside_it_each_status_with_its_row():
    programme = programme_of(
        at("reported", 1),
        repair_of(home(2), ("reported", "2024-01-01"), ("not_eligible", "2024-02-01")),
    )

    assert list(repairs.off_path(programme)["status"]) == list(OFF_PATH)
    assert repairs.off_path(programme).set_index("status")["repairs"].to_dict() == {
        "referred": 0,
        "not_eligible": 1,
        "cancelled": 0,
    }
    assert repairs.funnel(programme)["repairs"].iloc[0] == 1


def test_in_the_past_a_repair_stands_where_it_stood_then():
    programme = programme_of(HELD)

    def here(day):
        rows = repairs.funnel(programme.on(day))
        return list(rows.loc[rows["here"] > 0, "status"])

    assert here(date(2023, 10, 9)) == []
    assert here(date(2023, 10, 19)) == ["reported"]
    assert here(date(2023, 11, 10)) == ["community_verified"]
    assert here(date(2023, 12, 1)) == ["approved"]


def test_of_two_moves_on_one_day_the_later_one_counts():
    programme = programme_of(
        repair_of(home(1), ("reported", "2024-02-01"), ("surveyed", "2024-02-01"))
    )

    assert repairs.funnel(programme.on(date(2024, 2, 1)))["here"].iloc[1] == 1


@pytest.mark.parametrize(("status", "limit"), weights_in_force()["stall_days"].items())
def test_a_repair_is_stalled_once_it_is_longer_in_its_status_than_the_limit(status, limit):
    def stalled(days):
        if status == "on_hold":
            programme = programme_of(
                repair_of(
                    home(1),
                    ("reported", days_before(200)),
                    ("approved", days_before(200)),
                    ("on_hold", days_before(days)),
                )
            )
        else:
            programme = programme_of(at(status, 1, days_before(days)))
        return int(repairs.stalled_counts(programme)["repairs"].sum())

    assert stalled(limit) == 0
    assert stalled(limit + 1) == 1


def test_a_need_only_reported_or_a_house_handed_over_is_never_stalled():
    programme = programme_of(at("reported", 1, "2020-01-01"), at("handed_over", 2, "2020-01-01"))

    assert repairs.stalled_counts(programme).empty


def test_stalled_repairs_come_with_the_longest_beyond_its_limit_first():
    # 200 − 60 = 140 days beyond for work in progress, 120 − 14 = 106 for completed.
    rows = repairs.stalled_repairs(
        programme_of(at("completed", 1, days_before(120)), at("in_progress", 2, days_before(200)))
    )

    assert list(rows["status"]) == ["in_progress", "completed"]
    assert list(rows["days"]) == [200, 120]
    assert list(rows["limit_days"]) == [60, 14]


def test_reasons_are_of_repairs_on_hold_now():
    resumed = repair_of(
        home(2),
        ("reported", "2023-10-10"),
        ("approved", "2023-12-01"),
        ("on_hold", "2024-01-15"),
        ("approved", "2024-02-01"),
        holds="materials",
    )
    rows = repairs.hold_reasons(programme_of(HELD, resumed))

    assert rows.to_dict("records") == [{"hold_reason": "rain_access", "repairs": 1}]


def test_the_days_between_stages_are_a_median_and_the_ninth_decile():
    # Days from report to survey 10, 20, 30, 40, 50: the median is 30; the ninth decile of five
    # lies 0.9 × 4 = 3.6 steps from the first: 40 + 0.6 × 10 = 46.
    programme = programme_of(
        *(
            repair_of(home(days), ("reported", days_before(days + 1)), ("surveyed", days_before(1)))
            for days in (10, 20, 30, 40, 50)
        )
    )

    row = repairs.days_between_stages(programme).iloc[0]

    assert (row["status"], row["n"]) == ("surveyed", 5)
    assert row["median_days"] == pytest.approx(30)
    assert row["p90_days"] == pytest.approx(46)


def test_on_fewer_than_five_there_is_no_median():
    programme = programme_of(*(handed_over_after(days, days) for days in (10, 20, 30, 40)))

    assert repairs.days_between_stages(programme)["median_days"].isna().all()
    assert pd.isna(repairs.days_report_to_handover(programme)["median_days"].iloc[0])
    assert repairs.days_report_to_handover(programme)["n"].iloc[0] == 4


def test_hand_overs_of_more_than_a_year_ago_are_not_in_the_median():
    # 365 days before 31 March 2024, over a leap day, is 1 April 2023.
    programme = programme_of(
        *(handed_over_after(days, days) for days in (10, 20, 30, 40, 50)),
        handed_over_after(900, 90, on="2023-04-01"),
        handed_over_after(60, 91, on="2023-04-02"),
    )

    row = repairs.days_report_to_handover(programme).iloc[0]

    assert row["n"] == 6
    assert row["median_days"] == pytest.approx(35)


def test_the_cost_of_a_house_is_cash_and_what_was_given_in_kind():
    # Totals 10, 20, 30, 40 and 100 thousand: the median is 30, not the mean of 40.
    given = [(10, None), (15, 5), (20, 10), (20, 20), (50, 50)]
    programme = programme_of(
        *(
            at(
                "handed_over",
                number,
                actual_cash_thb=str(cash * 1000),
                inkind_value_thb="" if kind is None else str(kind * 1000),
            )
            for number, (cash, kind) in enumerate(given, start=1)
        ),
        at("completed", 9, actual_cash_thb="999999"),
    )

    row = repairs.cost_per_house(programme).iloc[0]

    assert (row["n"], row["total"], row["cash"], row["inkind"]) == (5, 30_000, 20_000, 10_000)


def test_costs_are_told_apart_by_type_of_repair():
    rows = repairs.cost_by_type(
        programme_of(
            *(
                at("handed_over", number, repair_type="rebuild", actual_cash_thb="90000")
                for number in range(1, 6)
            ),
            at("handed_over", 6, repair_type="utility", actual_cash_thb="5000"),
        )
    ).set_index("repair_type")

    assert rows.loc["rebuild", "total"] == 90_000
    assert rows.loc["utility", "n"] == 1
    assert pd.isna(rows.loc["utility", "total"])


def test_spent_is_held_against_what_was_approved_for_the_same_repairs():
    programme = programme_of(
        at("completed", 1, approved_thb="20000", actual_cash_thb="15000"),
        at("in_progress", 2, approved_thb="40000"),
        at("community_verified", 3, approved_thb="70000"),
    )

    row = repairs.budget(programme).iloc[0]

    assert (row["approved"], row["spent"], row["approved_of_spent"]) == (60_000, 15_000, 20_000)


def test_money_not_spent_yet_on_a_past_day_is_not_in_it():
    programme = programme_of(
        repair_of(
            home(1),
            ("reported", "2023-10-10"),
            ("approved", "2023-12-01"),
            ("in_progress", "2024-01-01"),
            ("completed", "2024-02-01"),
            approved_thb="20000",
            actual_cash_thb="15000",
        )
    )

    row = repairs.budget(programme.on(date(2024, 1, 31))).iloc[0]

    assert row["approved"] == 20_000
    assert pd.isna(row["spent"])


def test_a_subsidy_is_the_sum_of_one_programme_on_one_house():
    def funding(number, thb, repair, program="codi_bpp"):
        return repair_funding(
            funding_id=f"F-{number}",
            repair_id=f"R-{home(repair)}",
            value_thb=str(thb),
            funding_program=program,
            delivery_id="",
        )

    rows = subsidies_against_caps(
        programme_of(
            *(at("approved", number) for number in range(1, 6)),
            repair_funding=[
                funding(1, 15_000, repair=1),
                funding(2, 10_000, repair=1),
                *(funding(number, 20_000, repair=number) for number in range(2, 6)),
                funding(6, 90_000, repair=2, program="private"),
            ],
            subsidy_cap=[subsidy_cap()],
        )
    ).set_index("funding_program")

    assert rows.loc["codi_bpp", ["repairs", "highest_thb", "over"]].to_list() == [5, 25_000, 1]
    assert pd.isna(rows.loc["private", "cap_thb"])
    assert pd.isna(rows.loc["private", "over"])
    # One house: no highest and no median of it.
    assert rows.loc["private", ["highest_thb", "median_thb"]].isna().all()


def test_money_for_people_with_disabilities_is_told_of_ten_houses_or_more_in_the_whole_province():
    def of_houses(count):
        return programme_of(
            *(at("approved", number) for number in range(count)),
            repair_funding=[
                repair_funding(
                    funding_id=f"F-{number}",
                    repair_id=f"R-{home(number)}",
                    funding_program="dep_disabled",
                    delivery_id="",
                )
                for number in range(count)
            ],
        )

    def told(programme):
        row = subsidies_against_caps(programme).iloc[0]
        return row[["repairs", "highest_thb", "median_thb"]].notna().to_list()

    assert told(of_houses(10)) == [True, True, True]
    assert told(of_houses(9)) == [False, False, False]
    assert told(of_houses(10).within(Scope(frozenset({"5803"})))) == [False, False, False]


def test_the_path_of_a_repair_says_how_long_it_stood_at_each_move():
    # 10 October to 20 October is 10 days; it stood on hold from 15 January for 76 days.
    rows = single_repairs.repair_path(programme_of(HELD), f"R-{home(1)}")

    assert list(rows["days"]) == [10, 21, 21, 45, 76]
    assert list(rows["status"])[-1] == "on_hold"


def test_the_path_ends_on_the_day_asked_about():
    rows = single_repairs.repair_path(programme_of(HELD).on(date(2023, 12, 11)), f"R-{home(1)}")

    assert list(rows["status"]) == ["reported", "surveyed", "community_verified", "approved"]
    assert rows["days"].iloc[-1] == 10


def test_the_money_of_one_repair_is_its_own_largest_first():
    programme = programme_of(
        at("approved", 1),
        at("approved", 2),
        repair_funding=[
            repair_funding(
                funding_id=f"F-{thb}",
                repair_id=f"R-{home(one)}",
                value_thb=str(thb),
                delivery_id="",
            )
            for one, thb in ((1, 5_000), (1, 20_000), (2, 9_000))
        ],
    )

    assert list(single_repairs.repair_money(programme, f"R-{home(1)}")["value_thb"]) == [
        20_000,
        5_000,
    ]


def test_repairs_are_counted_where_their_household_is():
    everywhere = together(
        at("reported", 1),
        repair_at("reported", "2024-01-01", home(1, "580104")),
    )

    rows = single_repairs.repair_rows(programme_of(everywhere, scope=Scope(frozenset({"5801"}))))

    assert list(rows["subdistrict_code"]) == ["580104"]


def test_repairs_of_one_status_are_counted_in_every_area():
    programme = programme_of(at("approved", 1), at("approved", 2), at("surveyed", 3))

    rows = repairs.repairs_by_area(programme, "district", "approved")

    assert rows.set_index("area_code")["value"].to_dict() == {"5801": 0, "5803": 2, "5806": 0}


def test_a_status_that_is_not_in_the_list_is_refused():
    with pytest.raises(ValueError, match="not one of"):
        repairs.repairs_by_area(programme_of(), "district", "finished")
