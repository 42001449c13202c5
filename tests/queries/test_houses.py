"""Houses handed over, against their plan."""

from datetime import date

import pandas as pd
import pytest

from data_access.access.scope import Scope
from data_access.queries.repairs.houses import (
    handed_over_by_day,
    handed_over_count,
    houses_ahead,
    houses_forecast,
    houses_pace,
    houses_plan,
    plan_by_month,
    progress_by_area,
)
from data_access.queries.repairs.targets import AreaTargets, area_targets, targets_beside
from data_access.rules.weights import weights_in_force
from tests.programmes import home, homes, programme_of, repair_at, repair_of, together
from tests.records import area_target, goal

PAI = Scope(districts=frozenset({"5803"}))


def handed_over(day, household_id=None, **given):
    return repair_at("handed_over", day, household_id or home(1), **given)


def handed_over_each_day(*days):
    """One house a day, each of a household of its own."""
    return together(*(handed_over(day, home(number)) for number, day in enumerate(days, start=1)))


REOPENED = repair_of(
    home(1),
    ("reported", "2023-10-10"),
    ("completed", "2024-02-10"),
    ("handed_over", "2024-02-20"),
    ("in_progress", "2024-03-01"),
)


def test_a_house_counts_from_the_day_it_was_handed_over():
    programme = programme_of(handed_over_each_day("2024-02-20", "2024-03-20"))

    assert handed_over_count(programme.on(date(2024, 2, 19))) == 0
    assert handed_over_count(programme.on(date(2024, 2, 20))) == 1
    assert handed_over_count(programme) == 2


def test_a_house_reopened_for_a_defect_is_not_counted():
    programme = programme_of(REOPENED)

    assert handed_over_count(programme.on(date(2024, 2, 29))) == 1
    assert handed_over_count(programme) == 0


def test_a_day_after_the_snapshot_asks_about_the_snapshots_own_day():
    programme = programme_of(handed_over("2024-02-20")).on(date(2030, 1, 1))

    assert programme.as_of == date(2024, 3, 31)
    assert handed_over_count(programme) == 1


def test_houses_of_households_that_are_no_longer_active_are_left_out():
    assert handed_over_count(programme_of(handed_over("2024-02-20"), homes([1], active="no"))) == 0


def test_a_fiscal_year_counts_the_repairs_of_that_year():
    programme = programme_of(
        handed_over("2024-02-20", home(1), fiscal_year_be="2567"),
        handed_over("2024-02-20", home(2), fiscal_year_be="2566"),
    )

    assert handed_over_count(programme.within(Scope(fiscal_year_be=2566))) == 1


OF_AREAS = [
    area_target(area_code="580301", target_value="4"),
    area_target(area_code="580302", target_value="7"),
    area_target(area_code="580104", target_value="9"),
]


def test_the_goals_own_target_stands_for_the_province_whatever_its_areas_sum_to():
    programme = programme_of(area_target=OF_AREAS)

    assert houses_plan(programme).target == 30
    assert houses_plan(programme.within(PAI)).target == 11


def test_the_targets_of_areas_stand_for_a_year_that_has_none_of_its_own():
    year = Scope(fiscal_year_be=2567)
    of_the_year = area_target(area_code="58", target_value="25")

    assert houses_plan(programme_of(area_target=OF_AREAS, scope=year)).target == 20
    assert houses_plan(programme_of(area_target=[*OF_AREAS, of_the_year], scope=year)).target == 25


def test_a_difference_between_the_goal_and_its_areas_is_told():
    def beside(target, *more):
        programme = programme_of(goal=[goal(target=target)], area_target=[*OF_AREAS, *more])
        return targets_beside(programme, houses_plan(programme).target)

    # 3 of the 5 subdistricts have a target.
    assert beside("30") == AreaTargets("subdistrict", 3, 5, 20, 30)
    assert beside("20") is None
    assert beside("26", area_target(area_code="580601", target_value="6")) is None
    assert targets_beside(programme_of(), 30) is None


@pytest.mark.parametrize(("own", "total"), [("15", 24), ("0", 9)])
def test_where_a_district_has_a_target_districts_are_counted_and_summed(own, total):
    of_the_district = area_target(area_code="5803", target_value=own)
    programme = programme_of(area_target=[*OF_AREAS, of_the_district])

    # 9 of Mueang's subdistricts, and Pai's own instead of the 11 of its parts.
    assert targets_beside(programme, 30) == AreaTargets("district", 2, 3, total, 30)


def test_a_districts_target_of_another_year_is_summed_with_the_parts_of_this_one_by_district():
    quarters = [
        area_target(area_code="5803", period=f"2566Q{number}", target_value="8")
        for number in (3, 4)
    ]
    programme = programme_of(area_target=[*OF_AREAS, *quarters])

    assert targets_beside(programme, 30) == AreaTargets("district", 2, 3, 36, 30)


def test_a_sum_of_some_areas_says_of_how_many():
    programme = programme_of(area_target=OF_AREAS, scope=Scope(fiscal_year_be=2567))

    assert targets_beside(programme, 20) == AreaTargets("subdistrict", 3, 5, 20, 20)


def test_a_year_and_its_quarters_are_never_added():
    quarters = [area_target(period=f"2567Q{number}", target_value="2") for number in (1, 2, 3)]

    def target(*rows):
        programme = programme_of(area_target=list(rows), scope=PAI)
        return houses_plan(programme).target

    assert target(*quarters) == 6
    assert target(area_target(target_value="6"), *quarters) == 6
    assert target(area_target(target_value="6"), *quarters, area_target(period="2566")) == 16


def test_a_districts_own_target_stands_before_the_sum_of_its_subdistricts():
    own = area_target(area_code="5803", target_value="15")
    programme = programme_of(area_target=[*OF_AREAS, own])
    part = Scope(districts=frozenset({"5803"}), subdistricts=frozenset({"580301"}))

    assert houses_plan(programme.within(PAI)).target == 15
    assert houses_plan(programme.within(part)).target == 4
    rows = area_targets(programme, "district").set_index("area_code")["target"]
    assert rows.to_dict() == {"5801": 9, "5803": 15}
    # A part of the district is not promised what the whole of it is.
    assert houses_plan(programme_of(area_target=[own], scope=part)) is None


def test_a_target_of_nothing_means_that_nothing_is_due_there():
    programme = programme_of(
        handed_over("2024-02-20"), area_target=[area_target(target_value="0")], scope=PAI
    )
    rows = progress_by_area(programme, "subdistrict").set_index("area_code")

    assert houses_plan(programme).is_nothing_due
    assert houses_pace(programme).spi is None
    assert houses_forecast(programme) is None
    assert rows.loc["580302", ["rag", "target_state"]].to_list() == ["not_due", "nothing_due"]
    assert rows.loc["580301", ["rag", "target_state"]].to_list() == ["no_data", "none_set"]


def test_without_area_targets_the_goals_own_stands_for_the_whole_province_only():
    programme = programme_of()

    assert houses_plan(programme).target == 30
    assert houses_plan(programme.within(PAI)) is None
    assert houses_plan(programme.within(Scope(fiscal_year_be=2567))) is None


def test_without_a_goal_there_is_no_plan_pace_or_forecast():
    programme = programme_of(goal=[goal(rollup="manual")])

    assert houses_plan(programme) is None
    assert houses_pace(programme) is None
    assert houses_forecast(programme) is None


def test_a_fiscal_year_narrows_the_plan_to_its_own_targets_and_days():
    programme = programme_of(
        area_target=[
            area_target(period="2566", target_value="3"),
            area_target(period="2567", target_value="10"),
        ]
    )

    plan = houses_plan(programme.within(Scope(fiscal_year_be=2567)))

    assert plan.target == 10
    assert (plan.start_on, plan.due_on) == (date(2023, 10, 1), date(2024, 9, 30))


def test_the_pace_of_houses_is_handed_over_against_expected():
    # 30 × 381 ÷ 564 days = 20.27 houses expected by 31 March 2024; 2 are handed over.
    pace = houses_pace(programme_of(handed_over_each_day("2024-02-20", "2024-03-20")))

    assert pace.expected == pytest.approx(30 * 381 / 564)
    assert pace.spi == pytest.approx(2 / (30 * 381 / 564))
    assert pace.rag == "behind"


def test_the_speed_looks_back_ninety_days_from_the_day_over_the_leap_day():
    # 90 days before 31 March 2024 is 1 January: what was handed over that day is no longer in.
    programme = programme_of(handed_over_each_day("2024-01-01", "2024-01-02", "2024-02-29"))

    assert houses_forecast(programme).speed.per_day == pytest.approx(2 / 90)


def test_the_forecast_of_few_houses_is_a_range_and_names_no_day():
    # 28 left. 2 in 45 days: 630 days. 2 in 180 days: 2,520 days.
    forecast = houses_forecast(programme_of(handed_over_each_day("2024-02-20", "2024-03-20")))

    assert forecast.state == "range"
    assert forecast.finish is None
    assert (forecast.earliest - date(2024, 3, 31)).days == 630
    assert (forecast.latest - date(2024, 3, 31)).days == 2520


@pytest.mark.parametrize("window", [46, 60, 91, 179])
def test_any_number_of_days_may_be_the_window_of_the_weights(window):
    weights = weights_in_force()
    ahead = weights["forecast"] | {"window": window}
    programme = programme_of(
        handed_over_each_day("2024-02-20", "2024-03-20"), weights=weights | {"forecast": ahead}
    )

    assert houses_forecast(programme).speed.days == window


def test_a_question_may_ask_about_any_number_of_days_ago():
    days = programme_of().ask("select {ago_60} as early, {ago_1} as late, {as_of} as today").iloc[0]

    assert [str(day)[:10] for day in days] == ["2024-01-31", "2024-03-30", "2024-03-31"]


def test_the_lines_of_the_forecast_run_along_the_plan_to_each_of_its_days():
    # 8 in 90 dry days, all in the last 45: 0.178 a day, and 0.044 a day over 180 days.
    eight = handed_over_each_day(*(f"2024-03-{day:02}" for day in range(1, 9)))
    programme = programme_of(eight, goal=[goal(curve="rain", target="16")])
    forecast, rows = houses_forecast(programme), houses_ahead(programme).set_index("day")

    assert rows.index[0] == date(2024, 3, 31)
    assert rows.loc[date(2024, 3, 31)].to_list() == [8, 8, 8]
    # By 31 May 61 days of full work at 8 ÷ 90 are 5.4 more; then a rainy day counts 0.4.
    assert rows.loc[date(2024, 6, 1), "mid"] == pytest.approx(8 + 8 / 90 * 61.4)
    assert rows.loc[forecast.finish, "mid"] == 16
    assert rows.loc[rows.index > forecast.finish, "mid"].isna().all()
    assert rows.loc[forecast.earliest, "high"] == 16
    assert (rows["low"] <= rows["high"]).all()


def test_the_line_of_houses_begins_at_zero_and_ends_on_the_day():
    line = handed_over_by_day(
        programme_of(handed_over_each_day("2024-02-20", "2024-02-20", "2024-03-20"))
    )

    assert [day.date() for day in line["day"]] == [
        date(2023, 3, 16),
        date(2024, 2, 20),
        date(2024, 3, 20),
        date(2024, 3, 31),
    ]
    assert list(line["houses"]) == [0, 2, 3, 3]


def test_the_line_of_no_houses_lies_on_zero():
    assert list(handed_over_by_day(programme_of())["houses"]) == [0, 0]


def test_the_planned_line_has_each_months_first_day_and_both_ends():
    plan = houses_plan(programme_of(goal=[goal(start_on="2024-01-15", due_on="2024-03-15")]))

    line = plan_by_month(plan)

    assert list(line["day"]) == [
        date(2024, 1, 15),
        date(2024, 2, 1),
        date(2024, 3, 1),
        date(2024, 3, 15),
    ]
    # 60 days in all; 17 of them by 1 February and, past 29 February, 46 by 1 March.
    assert list(line["houses"]) == pytest.approx([0, 30 * 17 / 60, 30 * 46 / 60, 30])


def test_an_area_without_a_repair_or_a_target_keeps_its_row():
    rows = progress_by_area(
        programme_of(handed_over("2024-02-20"), area_target=[area_target()]), "subdistrict"
    ).set_index("area_code")

    assert list(rows.index) == ["580104", "580301", "580302", "580601", "580606"]
    assert rows.loc["580302", "handed_over"] == 1
    assert rows.loc["580302", "target"] == 10
    assert rows.loc["580104", "handed_over"] == 0
    assert pd.isna(rows.loc["580104", "target"])
    assert pd.isna(rows.loc["580104", "spi"])
    assert rows.loc["580104", "rag"] == "no_data"


def test_under_way_is_from_approved_to_completed():
    rows = progress_by_area(
        programme_of(
            repair_at("community_verified", "2024-02-01", home(1)),
            repair_at("approved", "2024-02-01", home(2)),
            repair_at("completed", "2024-02-01", home(3)),
            repair_at("handed_over", "2024-02-01", home(4)),
        ),
        "district",
    ).set_index("area_code")

    assert rows.loc["5803", ["under_way", "handed_over"]].to_dict() == {
        "under_way": 2,
        "handed_over": 1,
    }


def test_an_area_never_has_the_baseline_of_the_whole_goal():
    # The goal began with 6 houses; a subdistrict's plan begins with none: 10 × 381 ÷ 564.
    rows = progress_by_area(
        programme_of(goal=[goal(baseline="6")], area_target=[area_target()]), "subdistrict"
    ).set_index("area_code")

    assert rows.loc["580302", "expected"] == pytest.approx(10 * 381 / 564)


@pytest.mark.parametrize("target", [29, 30, 31])
def test_a_target_of_an_area_as_large_as_the_goals_is_still_the_areas_own(target):
    # The goal is 30 houses from 6; the district's plan begins with none.
    programme = programme_of(
        goal=[goal(baseline="6", target="30")],
        area_target=[area_target(area_code="5803", target_value=str(target))],
        scope=PAI,
    )

    assert houses_plan(programme).baseline == 0
    rows = progress_by_area(programme, "district").set_index("area_code")
    assert rows.loc["5803", "expected"] == pytest.approx(target * 381 / 564)


def test_targets_of_other_goals_are_not_targets_for_houses():
    programme = programme_of(
        goal=[goal(), goal(goal_id="G10", rollup="count_livelihoods")],
        area_target=[area_target(goal_id="G10")],
    )

    assert area_targets(programme, "district").empty


def test_a_house_of_which_the_work_is_completed_is_not_handed_over_yet():
    done = programme_of(repair_at("completed", "2024-03-01", home(1)))

    assert handed_over_count(done) == 0
    assert handed_over_by_day(done)["houses"].sum() == 0
