"""The forecast along the plan curve, as a range, against figures worked out by hand."""

from datetime import date, timedelta

import pytest

from data_access.rules.forecast import contradiction, forecast
from data_access.rules.plan import Plan, pace

DAY = date(2024, 3, 31)
RULES = {"window": 90, "short_window": 45, "long_window": 180, "smallest_handovers": 5}
PACE = {"on_track": 0.95, "watch": 0.80}


def plan(**given):
    """30 houses in a time that begins long before every window."""
    return Plan(
        **{
            "baseline": 0,
            "target": 30,
            "start_on": date(2022, 1, 1),
            "due_on": date(2024, 9, 30),
            "curve": "linear",
            "rain": {"months": [6, 7, 8, 9, 10], "weight": 0.4},
            **given,
        }
    )


def ahead(done, last_90, last_45=None, last_180=None, rules=RULES, **given):
    """A forecast from the hand-overs of the windows; those not named run at the speed of 90 days."""
    counts = {
        90: last_90,
        45: last_90 / 2 if last_45 is None else last_45,
        180: last_90 * 2 if last_180 is None else last_180,
    }
    return forecast(done, plan(**given), DAY, lambda day: counts[(DAY - day).days], rules)


def in_days(found):
    return None if found is None else (found - DAY).days


# The sample as of 31 March 2024, frozen: 294 of 450 houses, and the hand-overs of three windows.
OF_THE_SAMPLE = {date(2024, 2, 15): 52, date(2024, 1, 1): 104, date(2023, 10, 3): 231}
OF_450 = plan(target=450, start_on=date(2023, 3, 16), curve="rain")


def test_the_sample_is_a_range_along_the_rain_curve_and_late():
    found = forecast(294, OF_450, DAY, OF_THE_SAMPLE.__getitem__, RULES)

    assert found.state == "named"
    assert found.finish == date(2024, 11, 13)
    assert (found.earliest, found.latest) == (date(2024, 10, 2), date(2024, 11, 13))
    assert (found.finish - OF_450.due_on).days == 44
    assert found.by_due == 421


def test_pace_and_forecast_of_the_sample_agree():
    found = forecast(294, OF_450, DAY, OF_THE_SAMPLE.__getitem__, RULES)
    today = pace(294, OF_450, DAY, PACE)

    assert round(today.gap) == -32
    assert contradiction(today, found) is None


def test_on_the_linear_curve_every_day_is_a_working_day():
    # 9 in 90 days is 0.1 a day; the 10 that are left take 100 days, whichever window is asked.
    found = ahead(20, 9)

    assert in_days(found.finish) == in_days(found.earliest) == in_days(found.latest) == 100


def test_a_day_of_rain_brings_four_tenths_of_a_dry_one():
    # January to March 2024: 9 in 90 dry days. 62 left at 0.1 a day are 620 working days. To 31 May
    # 61, then 153 rainy days a year count 61.2 and the other 212 their number: 61 + 61.2 + 212 +
    # 61.2 + 212 = 607.4 by 31 May 2026, 12.6 left, at 0.4 a day: 32 days, which is 2 July.
    found = ahead(0, 9, curve="rain", target=62)

    assert found.finish == date(2026, 7, 2)


def test_a_part_of_a_day_is_a_day():
    # 8 in 90 days: 10 that are left take 112.5 days.
    assert in_days(ahead(20, 8).finish) == 113


@pytest.mark.parametrize("left", [13, 26, 52, 65, 91])
def test_whole_days_are_not_made_one_more_by_arithmetic(left):
    # 13 in 90 days and a multiple of 13 left is that many times 90 days, to the day.
    assert in_days(ahead(0, 13, target=left).finish) == left // 13 * 90


def test_the_named_day_is_that_of_the_middle_window_and_the_range_of_all_three():
    # 12 left: 6 in 45 days take 90 days, 9 in 90 days take 120, 10 in 180 days take 216.
    found = ahead(18, 9, 6, 10)

    assert [in_days(day) for day in (found.earliest, found.finish, found.latest)] == [90, 120, 216]


@pytest.mark.parametrize(("last_90", "state"), [(4, "range"), (5, "named"), (6, "named")])
def test_fewer_than_five_hand_overs_name_no_day(last_90, state):
    found = ahead(18, last_90, 2, 6)

    assert found.state == state
    assert (found.finish is None) == (state == "range")
    assert found.handed_over == last_90
    assert found.is_from_few == (state == "range")
    assert found.earliest and found.latest


def test_a_slow_end_that_stands_still_leaves_only_the_earliest_day():
    # 580606 of the sample: 2 of 10 houses, none of them in the last 45 days.
    found = ahead(2, 2, 0, 2, target=10)

    assert found.state == "not_before"
    assert found.finish is None
    assert found.latest is None
    assert in_days(found.earliest) == 360


def test_a_middle_that_stands_still_has_no_named_day_but_an_earliest_one():
    found = ahead(18, 0, 0, 6)

    assert found.state == "not_before"
    assert in_days(found.earliest) == 360


def test_where_nothing_moves_nothing_is_known():
    found = ahead(20, 0, 0, 0)

    assert found.state == "unknown"
    assert (found.finish, found.earliest, found.latest) == (None, None, None)


@pytest.mark.parametrize(("left", "state"), [(365, "named"), (366, "unknown")])
def test_a_finish_after_more_than_ten_years_is_not_known(left, state):
    # Ten years from 31 March 2024 are 3,652 days: 9 in 90 days make 365.2 houses.
    assert ahead(0, 9, target=left).state == state


def test_a_target_that_is_reached_needs_no_forecast():
    done = ahead(31, 0, 0, 0)

    assert (done.state, done.finish) == ("done", DAY)


def test_windows_are_cut_at_the_start_of_the_plan():
    # It began 60 days ago: 12 in 60 days are 0.2 a day for 90 and 180 days alike.
    counts = {45: 9, 60: 12}
    young = plan(start_on=DAY - timedelta(days=60))
    found = forecast(12, young, DAY, lambda day: counts[(DAY - day).days], RULES)

    assert found.speed.days == 60
    assert in_days(found.finish) == in_days(found.latest) == 90
    assert in_days(found.earliest) == 90


def test_a_window_without_a_working_day_is_left_out():
    # Work stops in March: 45 days, from 15 February on, hold the 14 of
    # February after the 15th; 90 days hold 59, from 2 January on; 15 days hold none.
    rain = {"months": [3], "weight": 0}
    rules = {**RULES, "short_window": 15, "window": 45, "long_window": 90}
    counts = {15: 0, 45: 14, 90: 59}
    found = forecast(
        0,
        plan(curve="rain", rain=rain),
        DAY,
        lambda day: counts[(DAY - day).days],
        rules,
    )

    assert found.state == "named"
    assert in_days(found.finish) == in_days(found.earliest) == in_days(found.latest) == 30
    assert len(found.speeds) == 2


def test_before_the_start_no_window_has_a_day():
    found = forecast(0, plan(start_on=date(2024, 5, 1)), DAY, lambda day: 0, RULES)

    assert found.state == "unknown"


@pytest.mark.parametrize("window", [46, 60, 91, 179])
def test_any_number_of_days_is_a_window(window):
    rules = {**RULES, "window": window}
    found = forecast(20, plan(), DAY, lambda day: (DAY - day).days // 5, rules)

    assert found.speed.days == window
    assert found.finish


def test_what_falls_short_is_never_rounded_up_to_the_target():
    # 29.96 by the due day, and 30.
    def by_due(per_183_days):
        return ahead(0, per_183_days * 90 / 183).by_due

    assert by_due(29.96) == 29
    assert by_due(30) == 30


def disagreement(done, finish_in, due_in, start="2023-04-01", first=None, last=None):
    """Between the pace of `done` of 30 and a forecast of one day, or of a range without one."""
    goal = plan(start_on=date.fromisoformat(start), due_on=DAY + timedelta(days=due_in))
    left = goal.target - done
    per_day = left / finish_in
    counts = {90: per_day * 90, 45: per_day * 45, 180: per_day * 180}
    found = forecast(
        done, goal, DAY, lambda day: counts[(DAY - day).days], {**RULES, "smallest_handovers": 1}
    )
    return contradiction(pace(done, goal, DAY, PACE), found)


def test_pace_and_forecast_that_disagree_are_told_apart():
    # 365 of 465 days have passed: 23.5 of 30 are expected; the due day is in 100 days.
    assert disagreement(10, finish_in=99, due_in=100) == "behind_in_time"
    assert disagreement(10, finish_in=100, due_in=100) == "behind_in_time"
    assert disagreement(10, finish_in=101, due_in=100) is None
    assert disagreement(28, finish_in=101, due_in=100) == "ahead_late"
    assert disagreement(28, finish_in=100, due_in=100) is None
