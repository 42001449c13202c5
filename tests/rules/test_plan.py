"""The plan of a goal: its curve, its pace and its forecast, against figures worked out by hand."""

import math
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data_access.rules.plan import Plan, forecast, pace
from data_access.rules.weights import weights_in_force

WEIGHTS = weights_in_force()
RULES = WEIGHTS["forecast"]
DAY = date(2024, 3, 31)


def plan(**given):
    return Plan(
        **{
            "baseline": 10,
            "target": 30,
            "start_on": date(2024, 3, 1),
            "due_on": date(2024, 3, 21),
            "curve": "linear",
            "rain": WEIGHTS["rain"],
            **given,
        }
    )


def pace_of(actual, day=date(2024, 3, 11), **reported):
    return pace(actual, plan(), day, WEIGHTS["pace"], **reported)


def speeds(last_90, last_45=0, last_180=0):
    return {90: last_90, 45: last_45, 180: last_180}


def test_on_the_linear_curve_every_day_counts_alike():
    # 564 days from 16 March 2023 to 30 September 2024, of which 381 have passed on 31 March 2024.
    whole = plan(start_on=date(2023, 3, 16), due_on=date(2024, 9, 30))

    assert whole.share_by(DAY) == pytest.approx(381 / 564)


def test_nothing_is_expected_before_the_start_and_everything_from_the_due_day_on():
    assert plan().share_by(date(2024, 3, 1)) == 0
    assert plan().share_by(date(2020, 1, 1)) == 0
    assert plan().share_by(date(2024, 3, 21)) == 1
    assert plan().share_by(date(2030, 1, 1)) == 1


def test_on_the_rain_curve_a_rainy_day_counts_four_tenths():
    # 30 and 31 May count 1 each, 1 to 8 June 0.4 each: 2 + 3.2 = 5.2 in all, 2 + 1.2 by 3 June.
    rain = plan(start_on=date(2023, 5, 29), due_on=date(2023, 6, 8), curve="rain")

    assert rain.share_by(date(2023, 6, 3)) == pytest.approx(3.2 / 5.2)


def test_the_rain_ends_with_october():
    # 30 and 31 October count 0.4 each, 1 and 2 November 1 each: 0.8 of 2.8 by the end of October.
    rain = plan(start_on=date(2023, 10, 29), due_on=date(2023, 11, 2), curve="rain")

    assert rain.share_by(date(2023, 10, 31)) == pytest.approx(0.8 / 2.8)


def test_the_twenty_ninth_of_february_is_a_day_of_the_plan():
    leap = plan(start_on=date(2024, 2, 27), due_on=date(2024, 3, 2))
    ordinary = plan(start_on=date(2023, 2, 27), due_on=date(2023, 3, 2))

    assert leap.share_by(date(2024, 2, 29)) == pytest.approx(2 / 4)
    assert ordinary.share_by(date(2023, 2, 28)) == pytest.approx(1 / 3)


def test_expected_begins_at_the_baseline():
    # Half of the 20 days have passed: 10 + (30 − 10) × 0.5.
    assert plan().expected_by(date(2024, 3, 11)) == pytest.approx(20)


def test_pace_is_what_was_gained_over_what_should_have_been():
    # Gained 15 − 10 = 5 of the 20 − 10 = 10 due by then.
    assert pace_of(15).spi == pytest.approx(0.5)
    assert pace_of(15).gap == pytest.approx(-5)


@pytest.mark.parametrize(
    ("actual", "rag"),
    [(19.5, "on_track"), (19.4999, "watch"), (18, "watch"), (17.9999, "behind"), (0, "behind")],
)
def test_the_pace_is_said_in_a_word_from_its_thresholds(actual, rag):
    # 0.95 and 0.80 of the 10 due are 9.5 and 8 beyond the baseline of 10.
    assert pace_of(actual).rag == rag


def test_a_target_that_is_reached_is_on_track_however_old_its_report():
    old = pace_of(30, date(2024, 12, 1), reported_on=date(2024, 1, 1), stale_after_days=60)

    assert old.rag == "on_track"


def test_before_the_start_a_goal_is_not_due_yet():
    assert pace_of(0, date(2024, 2, 1)).rag == "not_due"
    assert pace_of(None, date(2024, 2, 1)).rag == "not_due"


def test_on_the_first_day_nothing_was_due_so_there_is_no_pace():
    assert pace_of(10, date(2024, 3, 1)).spi is None
    assert pace_of(10, date(2024, 3, 1)).rag == "not_due"


def test_a_report_older_than_sixty_days_is_no_data():
    def rag(days):
        reported_on = DAY - timedelta(days=days)
        return pace_of(29, DAY, reported_on=reported_on, stale_after_days=60).rag

    assert rag(61) == "no_data"
    assert rag(60) == "on_track"


def test_what_nobody_reported_is_no_data_and_not_a_zero():
    unknown = pace_of(None)

    assert unknown.rag == "no_data"
    assert unknown.spi is None
    assert math.isnan(unknown.actual)
    assert unknown.expected == pytest.approx(20)


def test_the_forecast_goes_on_at_the_speed_of_the_last_ninety_days():
    # 9 in 90 days is 0.1 a day; the 10 that are left take 100 days.
    ahead = forecast(20, 30, DAY, speeds(9), RULES)

    assert ahead.finish == DAY + timedelta(days=100) == date(2024, 7, 9)
    assert ahead.earliest == ahead.latest == ahead.finish
    assert not ahead.is_range


def test_a_part_of_a_day_is_a_day():
    # 8 in 90 days: 10 that are left take 112.5 days.
    assert forecast(20, 30, DAY, speeds(8), RULES).finish == DAY + timedelta(days=113)


@pytest.mark.parametrize("left", [13, 26, 52, 65, 91])
def test_whole_days_are_not_made_one_more_by_arithmetic(left):
    # 13 in 90 days and a multiple of 13 left is that many times 90 days, to the day.
    finish = forecast(0, left, DAY, speeds(13), RULES).finish

    assert finish == DAY + timedelta(days=left // 13 * 90)


def test_where_nothing_moves_there_is_no_forecast():
    still = forecast(20, 30, DAY, speeds(0), RULES)

    assert still.finish is None
    assert still.earliest is None
    assert still.latest is None


def test_fewer_than_five_hand_overs_give_a_range():
    # 12 left: 2 in 45 days take 270 days, 4 in 90 days also 270, 6 in 180 days take 360.
    few = forecast(18, 30, DAY, speeds(4, 2, 6), RULES)

    assert few.is_range
    assert few.finish == few.earliest == DAY + timedelta(days=270)
    assert few.latest == DAY + timedelta(days=360)


def test_a_range_that_never_ends_on_one_side_has_no_latest_day():
    few = forecast(18, 30, DAY, speeds(4, 0, 6), RULES)

    assert few.earliest == DAY + timedelta(days=360)
    assert few.latest is None


def test_a_target_that_is_reached_needs_no_forecast():
    done = forecast(31, 30, DAY, speeds(0), RULES)

    assert done.is_done
    assert done.finish == DAY


def test_a_forecast_beyond_a_lifetime_is_none():
    # One house in 90 days: 500 houses would take 45,000 days.
    assert forecast(0, 500, DAY, speeds(1), RULES).finish is None


DAYS = st.dates(date(2022, 1, 1), date(2026, 12, 31))


@settings(max_examples=80, deadline=None, derandomize=True, database=None)
@given(DAYS, DAYS, DAYS, DAYS, st.sampled_from(["linear", "rain"]))
def test_a_plan_never_goes_back_and_never_beyond_the_whole(one, other, first, second, curve):
    goes = plan(start_on=min(one, other), due_on=max(one, other), curve=curve)
    earlier, later = sorted((first, second))

    assert 0 <= goes.share_by(earlier) <= goes.share_by(later) <= 1
