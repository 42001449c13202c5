"""The plan: how far a goal should have come by a day, and what its pace says along its curve.

P(T) is the share of working days from start to T among those from start to due: every day counts
alike on the linear curve; on the rain curve a day of the rainy months counts less.
expected = baseline + (target − baseline)·P(T); SPI = (actual − baseline) ÷ (expected − baseline).
"""

import math
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Plan:
    """What is promised by when. `target` in the goal's own unit; `rain` from the weights."""

    baseline: float
    target: float
    start_on: date
    due_on: date
    curve: str
    rain: dict[str, Any]

    def share_by(self, day: date) -> float:
        """P(T), from 0 before the start to 1 from the due day on."""
        if day <= self.start_on:
            return 0.0
        if day >= self.due_on:
            return 1.0
        return self._work(self.start_on, day) / self._work(self.start_on, self.due_on)

    def expected_by(self, day: date) -> float:
        return self.baseline + (self.target - self.baseline) * self.share_by(day)

    def _work(self, start: date, end: date) -> float:
        days = np.arange(start + timedelta(1), end + timedelta(1), dtype="datetime64[D]")
        if self.curve == "linear":
            return float(len(days))
        months = days.astype("datetime64[M]").astype(int) % 12 + 1
        rainy = np.isin(months, self.rain["months"])
        return float(np.where(rainy, self.rain["weight"], 1.0).sum())


@dataclass(frozen=True)
class Pace:
    """Where a goal stands on one day. `spi` is None before anything was due."""

    actual: float
    plan: Plan
    expected: float
    spi: float | None
    rag: str

    @property
    def gap(self) -> float:
        """Actual less expected: below zero is behind."""
        return self.actual - self.expected


def pace(
    actual: float | None,
    plan: Plan,
    day: date,
    thresholds: dict[str, float],
    reported_on: date | None = None,
    stale_after_days: int | None = None,
) -> Pace:
    """The pace of `actual` on `day`: on_track, watch, behind, not_due or no_data.

    Nothing reported, or the newest report older than `stale_after_days`, is no data, not a zero.
    A target that is reached is on track whatever the curve says.
    """
    expected = plan.expected_by(day)
    if actual is None:
        return Pace(math.nan, plan, expected, None, "not_due" if day < plan.start_on else "no_data")
    due = expected - plan.baseline
    spi = (actual - plan.baseline) / due if due else None
    if day < plan.start_on:
        rag = "not_due"
    elif actual >= plan.target:
        rag = "on_track"
    elif _is_stale(day, reported_on, stale_after_days):
        rag = "no_data"
    elif spi is None:
        rag = "not_due"
    elif spi >= thresholds["on_track"]:
        rag = "on_track"
    else:
        rag = "watch" if spi >= thresholds["watch"] else "behind"
    return Pace(actual, plan, expected, spi, rag)


def _is_stale(day: date, reported_on: date | None, stale_after_days: int | None) -> bool:
    if reported_on is None or stale_after_days is None:
        return False
    return (day - reported_on).days > stale_after_days


@dataclass(frozen=True)
class Forecast:
    """When the target is reached at the speed of late. Dates are None when nothing moves.

    `earliest` and `latest` differ from `finish` only when hand-overs are too few for one speed.
    `is_done` when the target has been reached.
    """

    finish: date | None
    earliest: date | None
    latest: date | None
    per_day: float
    is_range: bool
    is_done: bool


def forecast(
    done: int, target: float, day: date, handed_over: dict[int, int], rules: dict[str, int]
) -> Forecast:
    """Finish = T + ceil(left ÷ v) days, v = hand-overs of the window ÷ its days.

    `handed_over` gives the hand-overs of the last so many days, by number of days. With fewer
    than `smallest_handovers` in the window, the short and the long window give a range.
    """
    window = rules["window"]
    per_day = handed_over[window] / window
    if done >= target:
        return Forecast(day, day, day, per_day, False, True)
    finishes = {
        days: _finish(day, target - done, handed_over[days], days)
        for days in (window, rules["short_window"], rules["long_window"])
    }
    if handed_over[window] >= rules["smallest_handovers"]:
        finish = finishes[window]
        return Forecast(finish, finish, finish, per_day, False, False)
    ends = [finishes[rules["short_window"]], finishes[rules["long_window"]]]
    known = [end for end in ends if end is not None]
    return Forecast(
        finish=finishes[window],
        earliest=min(known, default=None),
        latest=max(known) if len(known) == len(ends) else None,
        per_day=per_day,
        is_range=True,
        is_done=False,
    )


def _finish(day: date, left: float, handed_over: int, days: int) -> date | None:
    """None when nothing moves, or so slowly that the day lies beyond a lifetime."""
    if handed_over <= 0:
        return None
    # Multiplied before it is divided: left ÷ (handed over ÷ days) can miss a whole day by a hair.
    days_left = left * days / handed_over
    return None if days_left > 36_500 else day + timedelta(days=math.ceil(days_left))
