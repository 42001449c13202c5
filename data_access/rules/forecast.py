"""The forecast of a goal: when its target is reached at the speed of late, along its plan curve.

Speed v = hand-overs of a window ÷ the working weight of the window's days. Finish = the first day
D after T with v·Σ weight(T, D] ≥ target − done. Three windows make a range (DOMAIN: Forecast).
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

import numpy as np

from data_access.rules.plan import Pace, Plan

LONGEST_YEARS = 10  # a finish beyond it is not known
HAIR = 1e-9  # sums of weights such as 0.4 miss a whole number by less


@dataclass(frozen=True)
class Speed:
    """One window: its days once cut at the plan's start, the houses handed over in it, houses per
    day of full work, and the day on which the target is then reached; None where it never is."""

    days: int
    handed_over: int
    per_day: float
    finish: date | None


@dataclass(frozen=True)
class Forecast:
    """When the target is reached. `state` says which of the days are known:

    done: the target is reached. named: `finish`, within `earliest` to `latest`. range: no day is
    named, for too few were handed over. not_before: the slow end is not known. unknown: nothing is.

    `speed` is that of the middle window, None where it was left out; `is_from_few` where its
    hand-overs are too few to name a day. `by_due` are the houses handed over by the due day at that
    speed, None where that day has passed. `speeds` are of all windows, fastest first.
    """

    state: Literal["done", "named", "range", "not_before", "unknown"]
    finish: date | None = None
    earliest: date | None = None
    latest: date | None = None
    handed_over: int = 0
    is_from_few: bool = False
    by_due: int | None = None
    speed: Speed | None = None
    speeds: tuple[Speed, ...] = ()


def forecast(
    done: int,
    plan: Plan,
    day: date,
    handed_over_since: Callable[[date], int | None],
    rules: dict[str, int],
) -> Forecast:
    """`handed_over_since` answers how many were handed over after that day, up to `day`; None where
    that is not told.

    Windows are `short_window`, `window` (the middle one) and `long_window` of the weights, cut at
    the plan's start; one without any working weight, or of which it is not told, is left out.
    """
    if done >= plan.target:
        return Forecast("done", day, day, day)

    def speed(since: date) -> Speed | None:
        work, handed_over = plan.work(since, day), handed_over_since(since)
        if not work or handed_over is None:
            return None
        per_day = handed_over / work
        return Speed(
            (day - since).days,
            handed_over,
            per_day,
            _finish(plan, day, plan.target - done, per_day),
        )

    windows = [speed(since) for since in window_starts(plan, day, rules)]
    middle = windows[1]
    speeds = sorted((one for one in windows if one), key=lambda one: -one.per_day)
    known = [one.finish for one in speeds if one.finish]
    handed_over = middle.handed_over if middle else 0
    is_from_few = middle is not None and handed_over < rules["smallest_handovers"]
    common: dict[str, Any] = {
        "handed_over": handed_over,
        "is_from_few": is_from_few,
        "speed": middle,
        "speeds": tuple(speeds),
    }
    if not known:
        return Forecast("unknown", **common)
    if len(known) < len(speeds):
        return Forecast("not_before", earliest=min(known), **common)
    named = None if is_from_few else middle
    return Forecast(
        "named" if named else "range",
        finish=named.finish if named else None,
        earliest=min(known),
        latest=max(known),
        by_due=_by_due(done, plan, day, named.per_day) if named else None,
        **common,
    )


def window_starts(plan: Plan, day: date, rules: dict[str, int]) -> list[date]:
    """The days after which the windows begin: the short one, the middle one, the long one."""
    first = min(plan.start_on, day)
    names = ("short_window", "window", "long_window")
    return [max(day - timedelta(days=rules[name]), first) for name in names]


def _finish(plan: Plan, day: date, left: float, per_day: float) -> date | None:
    """None when nothing moves, or so slowly that the day lies beyond ten years."""
    if per_day <= 0:
        return None
    last = date(day.year + LONGEST_YEARS, day.month, min(day.day, 28 if day.month == 2 else 31))
    reached = np.cumsum(plan.weights(day, last)) * per_day
    enough = np.flatnonzero(reached >= left - HAIR)
    return day + timedelta(days=int(enough[0]) + 1) if len(enough) else None


def _by_due(done: int, plan: Plan, day: date, per_day: float) -> int | None:
    """Rounded; but what falls short of the target is never rounded up to it."""
    if day >= plan.due_on:
        return None
    reached = done + per_day * plan.work(day, plan.due_on)
    if reached + HAIR >= plan.target:
        return int(plan.target)
    return min(round(reached), math.ceil(plan.target) - 1)


Agreement = Literal["behind_in_time", "ahead_late"]


def contradiction(pace: Pace, ahead: Forecast) -> Agreement | None:
    """Whether today's gap and the forecast seem to disagree: behind and yet in time, or on plan and
    yet late. None where they agree, or where the range has days on both sides of the due day."""
    if ahead.state == "done":
        return None
    due_on = pace.plan.due_on
    first = ahead.finish or ahead.earliest
    last = ahead.finish or ahead.latest
    is_behind = pace.is_behind
    if is_behind and last is not None and last <= due_on:
        return "behind_in_time"
    if not is_behind and first is not None and first > due_on:
        return "ahead_late"
    return None
