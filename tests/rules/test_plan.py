"""The plan of a goal: its curve and its pace, against figures worked out by hand."""

import math
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.rules.plan import Plan, pace
from data_access.rules.weights import weights_in_force
from tests.tiers import cases

WEIGHTS = weights_in_force()
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


def test_where_nothing_is_due_there_is_no_pace_however_much_was_done():
    nothing = plan(baseline=0, target=0)

    for done in (0, 3):
        found = pace(done, nothing, date(2024, 3, 11), WEIGHTS["pace"])
        assert (found.rag, found.spi) == ("not_due", None)
    assert nothing.is_nothing_due
    assert not plan(baseline=0, target=1).is_nothing_due


def test_a_goal_that_goes_down_to_nothing_is_reached_from_above():
    # From 10 to 0 in 20 days: 5 are expected after 10 days.
    down = plan(baseline=10, target=0)

    def rag(actual):
        return pace(actual, down, date(2024, 3, 11), WEIGHTS["pace"]).rag

    assert (rag(9), rag(5), rag(0)) == ("behind", "on_track", "on_track")


def test_a_plan_of_rain_alone_without_work_in_the_rain_is_due_on_its_last_day():
    rain = {"months": [6, 7, 8, 9, 10], "weight": 0}
    goal = plan(start_on=date(2023, 6, 1), due_on=date(2023, 6, 30), curve="rain", rain=rain)

    assert goal.share_by(date(2023, 6, 29)) == 0
    assert goal.share_by(date(2023, 6, 30)) == 1


DAYS = st.dates(date(2022, 1, 1), date(2026, 12, 31))


@cases(80)
@given(DAYS, DAYS, DAYS, DAYS, st.sampled_from(["linear", "rain"]))
def test_a_plan_never_goes_back_and_never_beyond_the_whole(one, other, first, second, curve):
    goes = plan(start_on=min(one, other), due_on=max(one, other), curve=curve)
    earlier, later = sorted((first, second))

    assert 0 <= goes.share_by(earlier) <= goes.share_by(later) <= 1
