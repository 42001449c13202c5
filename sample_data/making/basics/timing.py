"""When things happened to each repair: the last move first, the earlier ones counted back."""

import numpy as np

from sample_data.making.basics import days
from sample_data.making.basics.chance import Chance
from sample_data.making.basics.days import AS_OF, NEVER, OPENED, WorkClock, day
from sample_data.making.basics.portions import portions
from sample_data.making.repairs.outcomes import OUTCOMES

# Hand-overs of each month from April 2023: the road decides.
_MONTHS = (
    ("2023-04-18", "2023-04-30", 4),
    ("2023-05-01", "2023-05-31", 18),
    ("2023-06-01", "2023-06-30", 20),
    ("2023-07-01", "2023-07-31", 8),
    ("2023-08-01", "2023-08-31", 6),
    ("2023-09-01", "2023-09-30", 6),
    ("2023-10-01", "2023-10-31", 16),
    ("2023-11-01", "2023-11-30", 46),
    ("2023-12-01", "2024-01-01", 68),
    ("2024-01-02", "2024-01-31", 36),
    ("2024-02-01", "2024-02-29", 36),
    ("2024-03-01", "2024-03-30", 32),
)
# Work days from one status to the next, on average: reported > surveyed > … > handed over.
_PACE = np.array([10.0, 13.0, 14.0, 13.0, 30.0, 8.0])
# After how many days in a status the matter counts as stalled, and how many of 100 are.
_STALLED = {
    "surveyed": (30, 10),
    "community_verified": (45, 6),
    "approved": (30, 8),
    "in_progress": (60, 7),
    "completed": (14, 18),
    "on_hold": (30, 42),
    "reported": (60, 12),
}


def _hand_over_days(is_remote: np.ndarray, chance: Chance) -> np.ndarray:
    """The months' quotas, with the days of the rainy season given to places beside a good road."""
    count = len(is_remote)
    drawn = np.concatenate(
        [
            chance.whole(day(first), day(last), quota)
            for (first, last, _), quota in zip(
                _MONTHS, portions(count, [month[2] for month in _MONTHS]), strict=True
            )
        ]
    )
    rain_first = np.lexsort((chance.shares(count), ~days.is_rain(drawn)))
    by_road = np.argsort(chance.shares(count) + 0.8 * is_remote, kind="stable")
    handed_over = np.empty(count, dtype=np.int64)
    handed_over[by_road] = drawn[rain_first]
    return handed_over


def last_days(outcome: np.ndarray, is_remote: np.ndarray, chance: Chance) -> np.ndarray:
    """The day of each repair's last move."""
    count = len(outcome)
    last = np.full(count, NEVER)
    for number, one in enumerate(OUTCOMES):
        here = np.flatnonzero(outcome == number)
        if one.status == "handed_over":
            last[here] = _hand_over_days(is_remote[here], chance)
        elif one.hold_reason == "rain_access":
            last[here] = chance.whole(day("2023-07-05"), day("2023-10-10"), len(here))
        elif one.status in _STALLED:
            limit, of_100 = _STALLED[one.status]
            is_stalled = np.arange(len(here)) < round(len(here) * of_100 / 100)
            age = np.where(
                is_stalled,
                limit + chance.whole(2, 95, len(here)),
                chance.whole(1, limit - 1, len(here)),
            )
            last[here] = AS_OF - age
        else:
            last[here] = AS_OF - chance.whole(3, 290, len(here))
    return last


def make_dates(
    last: np.ndarray, rank: np.ndarray, moved_on: np.ndarray, is_remote: np.ndarray, chance: Chance
) -> np.ndarray:
    """The day each rank was reached, counted back from the last move on the clock of work.

    A held or ended repair made one more move after its last rank. Nothing is reported before the
    programme opened; what was finished soon after it had a shorter way.
    """
    count = len(last)
    moves = rank + moved_on
    steps = _PACE * (0.55 + 0.9 * chance.shares(count * 6).reshape(count, 6))
    steps[np.arange(6) >= moves[:, None]] = 0.0
    total = steps.sum(axis=1)
    near, far = WorkClock(0.4), WorkClock(0.12)
    dates = np.full((count, 7), NEVER)
    for clock, here in ((near, ~is_remote), (far, is_remote)):
        end = clock.at(last[here])
        room = end - clock.at(OPENED + chance.whole(0, 12, int(here.sum())))
        shrink = np.minimum(1.0, np.maximum(room, 0.5) / np.maximum(total[here], 0.5))
        start = end - total[here] * shrink
        reached = np.cumsum(steps[here] * shrink[:, None], axis=1) + start[:, None]
        days_of = clock.day_of(np.column_stack([start, reached]))
        days_of = np.minimum(days_of, last[here][:, None])
        days_of[np.arange(7) > rank[here][:, None]] = NEVER
        dates[here] = days_of
    return dates
