"""The plan: how far a goal should have come by a day, and its pace along the curve in use.

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
    """What is promised by when. `target` in the goal's own unit; `rain` from the weights.

    `earlier` are the plans that held before this one, each with the day until which it did.
    """

    baseline: float
    target: float
    start_on: date
    due_on: date
    curve: str
    rain: dict[str, Any]
    earlier: tuple[tuple[date, "Plan"], ...] = ()

    @property
    def is_nothing_due(self) -> bool:
        """A target of 0 that began at 0: nothing is to be done, so there is no pace and no share."""
        return self.target == 0 and self.baseline == 0

    def is_reached_by(self, actual: float) -> bool:
        """A goal that goes down, from a baseline above its target, is reached from above."""
        return actual >= self.target if self.target >= self.baseline else actual <= self.target

    def share_by(self, day: date) -> float:
        """P(T), from 0 before the start to 1 from the due day on."""
        if day <= self.start_on:
            return 0.0
        if day >= self.due_on:
            return 1.0
        whole = self.work(self.start_on, self.due_on)
        # Only rain, and no work in the rain: all of it is due on the last day.
        return self.work(self.start_on, day) / whole if whole else 0.0

    def expected_by(self, day: date) -> float:
        """By the plan that held on that day."""
        for until, before in self.earlier:
            if day < until:
                return before.expected_by(day)
        return self.baseline + (self.target - self.baseline) * self.share_by(day)

    @property
    def is_slower_in_rain(self) -> bool:
        """Whether some days of its time count less than others."""
        weights = self.weights(self.start_on, self.due_on)
        return bool(len(weights)) and bool(weights.min() < weights.max())

    def first_rain(self) -> date | None:
        """The first day of a rainy month after the start and before the due day, where the curve
        is slower in the rain; None where none comes, or work begins in the rain."""
        if self.curve == "linear" or self.start_on.month in self.rain["months"]:
            return None
        day = self.start_on
        while day.month not in self.rain["months"] and day < self.due_on:
            day = (day.replace(day=1) + timedelta(32)).replace(day=1)
        return day if day < self.due_on else None

    def work(self, start: date, end: date) -> float:
        """The working weight of the days after `start` up to `end`; 0 where there are none."""
        return float(self.weights(start, end).sum())

    def weights(self, start: date, end: date) -> np.ndarray:
        """The working weight of each day after `start` up to `end`, in order."""
        ends = np.array([start + timedelta(1), end + timedelta(1)], dtype="datetime64[D]")
        days = np.arange(*ends)
        if self.curve == "linear":
            return np.ones(len(days))
        months = days.astype("datetime64[M]").astype(int) % 12 + 1
        rainy = np.isin(months, self.rain["months"])
        return np.where(rainy, self.rain["weight"], 1.0)


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

    @property
    def is_behind(self) -> bool:
        """By half a unit or more; by any less where the state is not that of a pace on track."""
        return round(self.gap) < 0 or (self.gap < 0 and self.rag in ("watch", "behind"))


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
    A target that is reached is on track whatever the curve says; where nothing is due there is no
    pace, however much was done.
    """
    expected = plan.expected_by(day)
    if actual is None:
        is_due = day >= plan.start_on and not plan.is_nothing_due
        return Pace(math.nan, plan, expected, None, "no_data" if is_due else "not_due")
    due = expected - plan.baseline
    spi = (actual - plan.baseline) / due if due else None
    if plan.is_nothing_due or day < plan.start_on:
        rag = "not_due"
    elif plan.is_reached_by(actual):
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
