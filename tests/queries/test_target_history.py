"""A target that was raised leaves earlier days as they were: each day has the target of that day."""

from datetime import date

import pandas as pd
from hypothesis import given

from data_access.access.scope import Scope
from data_access.queries.network.goals import goal_board
from data_access.queries.repairs.houses import (
    houses_forecast,
    houses_pace,
    houses_plan,
    plan_by_month,
    progress_by_area,
)
from data_access.queries.repairs.targets import area_targets, targets_beside
from tests.programmes import home, programme_of, repair_at, together
from tests.random_records import FEW, programmes
from tests.records import area_target, area_target_change, goal, goal_target_change

PAI = Scope(districts=frozenset({"5803"}))
MEETING = date(2023, 12, 31)
HOUSES = {"goal": [goal(target="450", curve="rain")]}
RAISED = {"goal_target_change": [goal_target_change(valid_from="2024-03-01", target="900")]}


def expected(programme, day):
    return round(houses_pace(programme.on(day)).expected, 1)


def target(programme, day):
    return houses_plan(programme.on(day)).target


def test_a_target_raised_later_changes_nothing_of_what_was_expected_at_an_earlier_meeting():
    assert expected(programme_of(HOUSES), MEETING) == 223.5
    assert expected(programme_of(HOUSES, RAISED), MEETING) == 223.5


def test_a_target_changed_in_its_own_place_changes_earlier_days_too():
    corrected = programme_of(goal=[goal(target="900", curve="rain")])

    assert expected(corrected, MEETING) == 447.1


def test_a_target_holds_from_its_day_on():
    programme = programme_of(HOUSES, RAISED)

    assert target(programme, date(2024, 2, 29)) == 450
    assert target(programme, date(2024, 3, 1)) == 900
    assert target(programme, date(2024, 3, 2)) == 900
    assert expected(programme, date(2024, 2, 29)) == 291.2
    assert expected(programme, date(2024, 3, 1)) == 584.7


def test_of_several_changes_the_newest_by_the_day_holds():
    programme = programme_of(
        HOUSES,
        goal_target_change=[
            goal_target_change(valid_from="2024-03-10", target="600"),
            goal_target_change(valid_from="2024-02-01", target="900"),
            goal_target_change(valid_from="2024-04-01", target="1"),
        ],
    )

    assert target(programme, date(2024, 1, 31)) == 450
    assert target(programme, date(2024, 2, 1)) == 900
    assert target(programme, date(2024, 3, 9)) == 900
    assert target(programme, date(2024, 3, 10)) == 600
    assert target(programme, date(2024, 3, 31)) == 600


def test_a_goal_counts_towards_the_target_of_the_day_on_the_board_too():
    programme = programme_of(
        goal=[goal(goal_id="G", rollup="count_livelihoods", target="10")],
        goal_target_change=[goal_target_change(goal_id="G", target="20")],
    )

    def board(day):
        return goal_board(programme.on(day)).set_index("goal_id").loc["G", "target"]

    assert (board(date(2024, 2, 29)), board(date(2024, 3, 1))) == (10, 20)


def test_the_forecast_of_a_day_aims_at_the_target_of_that_day():
    done = together(
        *(repair_at("handed_over", "2024-02-20", home(number)) for number in range(1, 7))
    )
    programme = programme_of(
        done,
        goal=[goal(target="6")],
        goal_target_change=[goal_target_change(valid_from="2024-03-01", target="12")],
    )

    assert houses_forecast(programme.on(date(2024, 2, 29))).state == "done"
    assert houses_forecast(programme.on(date(2024, 3, 1))).state == "named"


def test_the_line_of_the_plan_steps_on_the_day_of_the_change():
    line = plan_by_month(houses_plan(programme_of(HOUSES, RAISED))).set_index("day")["houses"]

    assert round(line[date(2024, 1, 1)], 1) == 224.7
    assert round(line[date(2024, 2, 29)], 1) == 291.2
    assert round(line[date(2024, 3, 1)], 1) == 584.7
    assert line[date(2024, 9, 30)] == 900
    assert line.index.is_monotonic_increasing


def test_a_plan_that_never_changed_has_no_earlier_one():
    assert houses_plan(programme_of(HOUSES)).earlier == ()


def test_the_target_of_an_area_holds_from_its_day_on():
    programme = programme_of(area_target=[area_target()], area_target_change=[area_target_change()])

    def targets(day):
        rows = area_targets(programme.on(day), "subdistrict")
        return dict(zip(rows["area_code"], rows["target"], strict=True))

    assert targets(date(2024, 2, 29)) == {"580302": 10}
    assert targets(date(2024, 3, 1)) == {"580302": 20}
    assert target(programme.within(PAI), date(2024, 2, 29)) == 10
    assert target(programme.within(PAI), date(2024, 3, 2)) == 20
    plan = houses_plan(programme.within(PAI))
    assert [(day, before.target) for day, before in plan.earlier] == [(date(2024, 3, 1), 10)]
    rows = progress_by_area(programme.on(date(2024, 2, 29)), "district").set_index("area_code")
    assert rows.loc["5803", "target"] == 10


def test_an_area_whose_target_was_first_set_on_a_day_has_none_before():
    programme = programme_of(area_target_change=[area_target_change()])

    assert houses_plan(programme.within(PAI).on(date(2024, 2, 29))) is None
    plan = houses_plan(programme.within(PAI).on(date(2024, 3, 1)))
    assert (plan.target, plan.earlier) == (20, ())
    assert targets_beside(programme.on(date(2024, 2, 29)), 30.0) is None
    assert targets_beside(programme.on(date(2024, 3, 1)), 30.0).total == 20


def test_a_change_of_one_period_leaves_the_others():
    programme = programme_of(
        area_target=[area_target(period="2566", target_value="3"), area_target()],
        area_target_change=[area_target_change()],
    )

    assert houses_plan(programme.within(PAI)).target == 23
    assert houses_plan(programme.within(Scope(fiscal_year_be=2566))).target == 3


@FEW
@given(rows=programmes())
def test_without_a_change_every_target_is_the_one_that_was_entered(rows):
    programme = programme_of(rows, goal=[goal(), goal(goal_id="G7", rollup="manual", target="5")])
    for day in (date(2023, 3, 15), date(2023, 9, 30), date(2024, 3, 31)):
        that_day = programme.on(day)
        columns = "goal_id, name_th, baseline, target, start_on, due_on, curve, rollup, step"
        now = that_day.ask(f"select {columns} from goal_now order by goal_id")
        entered = that_day.ask(f"select {columns} from raw_goal order by goal_id")
        pd.testing.assert_frame_equal(now, entered)
        given_then = that_day.ask(
            "select area_code, goal_id, period, target_value from area_target_given order by 1, 2, 3"
        )
        all_given = that_day.ask(
            "select area_code, goal_id, period, target_value from raw_area_target order by 1, 2, 3"
        )
        pd.testing.assert_frame_equal(given_then, all_given)


@FEW
@given(rows=programmes())
def test_a_change_that_is_still_ahead_changes_no_figure(rows):
    before = programme_of(rows)
    ahead = programme_of(
        rows,
        goal_target_change=[goal_target_change(valid_from="2024-04-01", target="900")],
        area_target_change=[area_target_change(valid_from="2024-04-01")],
    )

    for scope in (Scope(), PAI, Scope(fiscal_year_be=2567)):
        assert houses_pace(ahead.within(scope)) == houses_pace(before.within(scope))
        pd.testing.assert_frame_equal(
            goal_board(ahead.within(scope)), goal_board(before.within(scope))
        )
