"""The course of each repair: how far it came, its holds, and the few opened again."""

from typing import NamedTuple

import numpy as np

from sample_data.making.basics import days
from sample_data.making.basics.chance import Chance
from sample_data.making.basics.days import NEVER, day
from sample_data.making.basics.timing import last_days, make_dates
from sample_data.making.households.households import Households
from sample_data.making.repairs.outcomes import (
    AT_2000_HOUSEHOLDS,
    OUTCOMES,
    choose_households,
    place_outcomes,
)


class Repairs(NamedTuple):
    """One entry a repair, in order of the day it was reported."""

    household: np.ndarray  # which of Households
    status: np.ndarray
    rank: np.ndarray  # the last rank reached; a held or cancelled repair keeps it
    dates: np.ndarray  # (repairs, 7): the day each rank was reached, or NEVER
    held_rank: np.ndarray  # the rank a hold interrupted, or -1
    hold_reason: np.ndarray
    held_on: np.ndarray
    resumed_on: np.ndarray  # NEVER while it is held, or when it was cancelled then
    ended_on: np.ndarray  # the day it left the path, or NEVER
    defect_on: np.ndarray
    first_completed_on: np.ndarray  # of a repair opened again
    first_handed_over_on: np.ndarray

    @property
    def reported_on(self) -> np.ndarray:
        return self.dates[:, 0]

    @property
    def status_since(self) -> np.ndarray:
        since = self.dates[np.arange(len(self.rank)), self.rank]
        since = np.where(
            (self.status == "in_progress") & (self.resumed_on != NEVER),
            np.maximum(self.resumed_on, since),  # the hold may lie before the work
            since,
        )
        since = np.where(
            (self.status == "in_progress") & (self.defect_on != NEVER), self.defect_on, since
        )
        since = np.where(self.status == "on_hold", self.held_on, since)
        return np.where(self.ended_on != NEVER, self.ended_on, since)

    @property
    def is_on_path(self) -> np.ndarray:
        return self.ended_on == NEVER

    @property
    def fiscal_year_be(self) -> np.ndarray:
        """The year of the approval; before there is one, the year of the report."""
        approved_on = self.dates[:, 3]
        return days.fiscal_year_be(np.where(approved_on == NEVER, self.reported_on, approved_on))


def _past_holds(dates, rank, status, access, is_remote, chance: Chance):
    """Holds that are over: the rains, and now and then materials or hands."""
    count = len(rank)
    held_rank = np.full(count, -1)
    held_on, resumed_on = np.full(count, NEVER), np.full(count, NEVER)
    reason = np.full(count, "", dtype=object)
    stops_for_rain = is_remote | ((access == "dirt_all_year") & chance.happens(0.6, count))
    for stage in (4, 3):
        before, after = dates[:, stage], dates[:, stage + 1]
        started = (before != NEVER) & (after != NEVER) & (held_rank == -1)
        from_day = np.maximum(before + 3, day("2023-06-05") + chance.whole(0, 45, count))
        to_day = np.minimum(after - 3, day("2023-10-08") + chance.whole(0, 40, count))
        rained = started & stops_for_rain & (to_day - from_day >= 14)
        span = after - before
        other = (
            started & ~rained & (span >= 24) & chance.happens(0.08 if stage == 4 else 0.03, count)
        )
        held_rank[rained | other] = stage
        held_on = np.where(rained, from_day, np.where(other, before + span // 4, held_on))
        resumed_on = np.where(rained, to_day, np.where(other, before + span * 3 // 4, resumed_on))
        reason[rained] = "rain_access"
        reason[other] = chance.pick(
            {"materials": 5, "labour": 4, "household": 2, "budget": 1}, int(other.sum())
        )
    return held_rank, reason, held_on, resumed_on


def _open_again(repairs: Repairs, scale: float, chance: Chance) -> Repairs:
    """A few houses showed a defect: two of three are still being mended, one stands again."""
    handed_over_on = repairs.dates[:, 6]
    fits = (handed_over_on >= day("2023-11-10")) & (handed_over_on <= day("2024-01-10"))
    fits &= (repairs.status == "handed_over") & (repairs.held_rank == -1)
    chosen = np.flatnonzero(fits)[chance.order(int(fits.sum()))][: max(1, round(3 * scale))]
    is_mended = np.arange(len(chosen)) % 3 == 2
    dates, status, rank = repairs.dates.copy(), repairs.status.copy(), repairs.rank.copy()
    first_completed = np.full(len(rank), NEVER)
    first_handed_over, defect_on = first_completed.copy(), first_completed.copy()
    first_completed[chosen] = dates[chosen, 5]
    first_handed_over[chosen] = dates[chosen, 6]
    defect_on[chosen] = np.where(
        is_mended, dates[chosen, 6] + 25, dates[chosen, 6] + chance.whole(35, 70, len(chosen))
    )
    dates[chosen, 5] = np.where(is_mended, defect_on[chosen] + 16, NEVER)
    dates[chosen, 6] = np.where(is_mended, defect_on[chosen] + 21, NEVER)
    status[chosen[~is_mended]] = "in_progress"
    rank[chosen[~is_mended]] = 4
    return repairs._replace(
        dates=dates,
        status=status,
        rank=rank,
        defect_on=defect_on,
        first_completed_on=first_completed,
        first_handed_over_on=first_handed_over,
    )


def _second_repairs(repairs: Repairs, households: Households) -> np.ndarray:
    """Households, where some of the newly reported needs come from a house already handed over."""
    household = repairs.household.copy()
    place = households.place[household]
    for number in range(int(place.max()) + 1):
        asked = np.flatnonzero((repairs.status == "reported") & (place == number))
        done = np.flatnonzero((repairs.status == "handed_over") & (place == number))
        pairs = min(len(asked) // 4, len(done))
        asked = asked[np.argsort(-repairs.reported_on[asked], kind="stable")][:pairs]
        done = done[np.argsort(repairs.dates[done, 6], kind="stable")][:pairs]
        later = repairs.dates[done, 6] + 30 < repairs.reported_on[asked]
        household[asked[later]] = household[done[later]]
    return household


def make_repairs(households: Households, seed: int) -> Repairs:
    chance = Chance(seed, "repair course")
    scale = len(households.id) / 2000 * 830 / AT_2000_HOUSEHOLDS
    outcome, place = place_outcomes(households, scale, chance)
    household = choose_households(households, outcome, place, chance)
    is_remote, access = households.is_remote[household], households.access[household]
    words = np.empty((len(OUTCOMES), 2), dtype=object)
    words[:] = [(one.status, one.hold_reason) for one in OUTCOMES]
    status, now_held = words[outcome, 0], words[outcome, 1]
    rank = np.array([one.rank for one in OUTCOMES])[outcome]
    is_held = now_held != ""
    is_ended = np.isin(status, ("not_eligible", "referred", "cancelled"))
    last = last_days(outcome, is_remote, chance)
    dates = make_dates(last, rank, is_held | is_ended, is_remote, chance)
    held_rank, reason, held_on, resumed_on = _past_holds(
        dates, rank, status, access, is_remote, chance
    )
    held_on = np.where(is_held, np.where(is_ended, last - 40, last), held_on)
    held_on = np.where(is_held & is_ended, np.maximum(held_on, dates.max(axis=1)), held_on)
    count = len(rank)
    repairs = Repairs(
        household=household,
        status=status,
        rank=rank,
        dates=dates,
        held_rank=np.where(is_held, rank, held_rank),
        hold_reason=np.where(is_held, now_held, reason),
        held_on=held_on,
        resumed_on=np.where(is_held, NEVER, resumed_on),
        ended_on=np.where(is_ended, last, NEVER),
        defect_on=np.full(count, NEVER),
        first_completed_on=np.full(count, NEVER),
        first_handed_over_on=np.full(count, NEVER),
    )
    repairs = _open_again(repairs, scale, chance)
    repairs = repairs._replace(household=_second_repairs(repairs, households))
    order = np.lexsort((repairs.household, repairs.reported_on))
    return Repairs(*(column[order] for column in repairs))
