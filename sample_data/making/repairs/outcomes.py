"""How far the repairs have come by the as-of date, and in which subdistricts."""

from typing import NamedTuple

import numpy as np

from sample_data.making.basics.chance import Chance
from sample_data.making.basics.portions import portions_within
from sample_data.making.households.households import Households
from sample_data.making.places.subdistricts import HARDLY_SURVEYED, NEVER_SURVEYED, SUBDISTRICTS


class Outcome(NamedTuple):
    """Where a repair stands: its status, the last rank it reached, why it is held if it is."""

    status: str
    rank: int
    repairs: int  # of 830, when there are 2,000 households
    hold_reason: str = ""


# Of the repairs handed over, two were opened again: 294 of the 450 planned houses stand.
HANDED_OVER = {"5801": 55, "5802": 40, "5803": 56, "5804": 46, "5805": 48, "5806": 25, "5807": 26}
OUTCOMES = (
    Outcome("handed_over", 6, sum(HANDED_OVER.values())),
    Outcome("completed", 5, 22),
    Outcome("in_progress", 4, 80),
    Outcome("approved", 3, 95),
    Outcome("community_verified", 2, 80),
    Outcome("surveyed", 1, 80),
    Outcome("on_hold", 4, 9, "rain_access"),
    Outcome("on_hold", 3, 5, "rain_access"),
    Outcome("on_hold", 4, 9, "materials"),
    Outcome("on_hold", 4, 8, "labour"),
    Outcome("on_hold", 3, 4, "materials"),
    Outcome("on_hold", 3, 8, "budget"),
    Outcome("on_hold", 3, 3, "household"),
    Outcome("on_hold", 2, 6, "land"),
    Outcome("on_hold", 2, 6, "documents"),
    Outcome("not_eligible", 1, 12),
    Outcome("referred", 1, 6),
    Outcome("cancelled", 1, 4),
    Outcome("cancelled", 2, 4),
    Outcome("cancelled", 3, 3),
    Outcome("cancelled", 3, 1, "household"),
    Outcome("not_eligible", 0, 8),
    Outcome("referred", 0, 4),
    Outcome("cancelled", 0, 3),
    Outcome("reported", 0, 74),
)
AT_2000_HOUSEHOLDS = sum(outcome.repairs for outcome in OUTCOMES)


def handed_over_per_subdistrict(scale: float, room: np.ndarray) -> np.ndarray:
    """Roads decide within a district; between districts, how early the work was organised."""
    weights = (1.06 - SUBDISTRICTS.remote) * (SUBDISTRICTS.surveyed > 0.5)
    weights[SUBDISTRICTS.code == "580307"] = 0.1  # one house, though hardly anybody was surveyed
    handed_over = np.zeros(len(SUBDISTRICTS.code), dtype=np.int64)
    for district, repairs in HANDED_OVER.items():
        here = SUBDISTRICTS.district == district
        handed_over[here] = portions_within(round(repairs * scale), weights[here], room[here])
    return handed_over


def _weights_of(outcome: Outcome) -> np.ndarray:
    weights = SUBDISTRICTS.houses * (0.25 + SUBDISTRICTS.need)
    if outcome.rank > 0:
        weights = weights * np.where(np.isin(SUBDISTRICTS.code, HARDLY_SURVEYED), 0.03, 1.0)
        weights = weights * (SUBDISTRICTS.code != NEVER_SURVEYED)
    if outcome.hold_reason == "rain_access":
        weights = weights * (SUBDISTRICTS.remote > 0.5)
        weights = weights * np.where(SUBDISTRICTS.district == "5806", 3.2, 1.0)
    elif outcome.status in ("on_hold", "in_progress"):
        weights = weights * np.where(SUBDISTRICTS.district == "5806", 0.75, 1.0)
    return weights


def place_outcomes(
    households: Households, scale: float, chance: Chance
) -> tuple[np.ndarray, np.ndarray]:
    """For each repair, which outcome and which subdistrict.

    No subdistrict gets more repairs past the survey than it has households that were assessed.
    """
    places = len(SUBDISTRICTS.code)
    assessed = np.bincount(households.place[households.welcomes_survey], minlength=places)
    room = (assessed * 0.9).astype(np.int64)
    outcome_numbers, place_numbers = [], []
    for number, outcome in enumerate(OUTCOMES):
        wanted = max(1, round(outcome.repairs * scale))
        if outcome.status == "handed_over":
            here = handed_over_per_subdistrict(scale, room)
        else:
            drawn = chance.pick(
                dict(enumerate(np.maximum(_weights_of(outcome), 1e-9))), wanted
            ).astype(np.int64)
            limit = room if outcome.rank else np.bincount(households.place, minlength=places) // 4
            here = np.minimum(np.bincount(drawn, minlength=places), limit)
            missing = wanted - int(here.sum())
            if missing:
                here = here + portions_within(missing, _weights_of(outcome), limit - here)
        if outcome.rank:
            room = room - here
        outcome_numbers.append(np.full(int(here.sum()), number))
        place_numbers.append(np.repeat(np.arange(places), here))
    return np.concatenate(outcome_numbers), np.concatenate(place_numbers)


def choose_households(
    households: Households, outcome: np.ndarray, place: np.ndarray, chance: Chance
) -> np.ndarray:
    """A household for each repair, each household once: the worst houses first, roughly.

    Where hardly anybody was surveyed, the assessed households go to the repairs that need one.
    """
    count = len(households.id)
    wish = households.severity + 0.3 * chance.spread(count)
    ranking = np.lexsort((-wish, ~households.welcomes_survey, households.place))
    first = np.searchsorted(households.place[ranking], np.arange(len(SUBDISTRICTS.code)))
    needs_survey = np.array([one.rank > 0 for one in OUTCOMES])[outcome]
    few = (SUBDISTRICTS.surveyed < 0.5)[place]
    order = np.lexsort((chance.shares(len(place)), few & ~needs_survey, place))
    position = np.arange(len(place)) - np.searchsorted(place[order], place[order])
    chosen = np.empty(len(place), dtype=np.int64)
    chosen[order] = ranking[first[place[order]] + position]
    return chosen
