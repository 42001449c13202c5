"""How a choice holds when the priority is weighed otherwise: solved by the LP for each way to weigh."""

from dataclasses import dataclass, replace

import numpy as np

from data_access.choice.choose import Chosen
from data_access.choice.limits import Limits
from data_access.choice.solver import Infeasible
from data_access.choice.terms import House

MOST_HOUSES = 2_000  # above, so many LPs would take longer than a page waits
HALF = 0.5
TENTHS = range(1, 10)


@dataclass(frozen=True)
class Stability:
    """`ways` to weigh were tried; `share` by household id is the part of them that chooses it."""

    ways: int
    share: dict[str, float]

    def always(self, households: list[str]) -> int:
        """How many of these every way chooses."""
        return sum(self.share.get(one, 0.0) == 1.0 for one in households)


def ways_to_weigh() -> list[tuple[float, float, float]]:
    """Shares of condition, vulnerability and poverty in the priority, in steps of a tenth: every
    way in which each has a tenth at least and condition three tenths (a proposal)."""
    return [
        (condition / 10, vulnerability / 10, (10 - condition - vulnerability) / 10)
        for condition in TENTHS
        for vulnerability in TENTHS
        if condition >= 3 and condition + vulnerability <= 9
    ]


def stability_of(chosen: Chosen) -> Stability:
    """Nothing is tried of more than MOST_HOUSES: `ways` is 0 then."""
    if len(chosen.offers.houses) > MOST_HOUSES or not len(chosen.offers):
        return Stability(0, {})
    ways = ways_to_weigh()
    times: dict[str, int] = {}
    for shares in ways:
        for one in _chosen_by(chosen, shares):
            times[one] = times.get(one, 0) + 1
    return Stability(len(ways), {one: number / len(ways) for one, number in times.items()})


def _chosen_by(chosen: Chosen, shares: tuple[float, float, float]) -> list[str]:
    """The households of which the LP takes more than half, weighed by these shares."""
    houses = [replace(one, priority=priority_by(one, shares)) for one in chosen.offers.houses]
    offers = replace(chosen.offers, houses=houses)
    floors = chosen.floors
    try:
        x = Limits(offers, floors).best(whole=False).x
    except Infeasible:
        x = Limits(offers, np.zeros(len(floors))).best(whole=False).x
    whole = np.zeros(len(houses))
    np.add.at(whole, offers.house, x)
    return [one.household_id for one, taken in zip(houses, whole, strict=True) if taken > HALF]


def priority_by(house: House, shares: tuple[float, float, float]) -> float:
    """The priority of a house by other shares, over the scores that it has (DOMAIN 4: at least
    two of three); its own where it has none."""
    known = [
        (score, share)
        for score, share in zip(house.scores, shares, strict=True)
        if score is not None
    ]
    weight = sum(share for _, share in known)
    return sum(score * share for score, share in known) / weight if weight else house.priority
