"""The limits of a choice as rows over its offers: houses, envelopes, crews, floors of subdistricts.

The same rows serve the exact answer, its relaxation and its prices; units are the solver's.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from data_access.choice.offers import UNIT_THB, Offers
from data_access.choice.solver import Columns, Solved, most

NO_LIMIT = float("inf")
NOTHING_AT_ALL = 10.0  # floors missed whole that one subdistrict with nothing counts as
NEAR_ENOUGH = 0.02


@dataclass(frozen=True)
class Prices:
    """What one more of a limit is worth, in points: of an envelope by UNIT_THB baht, of a crew by
    person-day, and of a floor, which costs, by UNIT_THB baht. Zero where the limit does not bind."""

    envelope: np.ndarray
    crew: np.ndarray
    floor: np.ndarray


@dataclass(frozen=True)
class Limits:
    """`floors` in baht by subdistrict of `offers.areas`; zero is none."""

    offers: Offers
    floors: np.ndarray

    @cached_property
    def _starts(self) -> tuple[int, int, int, int]:
        """The first row of the envelopes, of the crews, of the floors, and how many rows there are."""
        offers = self.offers
        envelopes = len(offers.houses)
        crews = envelopes + len(offers.envelopes)
        floors = crews + len(offers.crews)
        return envelopes, crews, floors, floors + len(offers.areas)

    @cached_property
    def columns(self) -> Columns:
        offers = self.offers
        envelopes, crews, floors, _ = self._starts
        every = np.arange(len(offers))
        money = offers.pays / UNIT_THB
        limited = offers.crew >= 0
        return Columns(
            len(offers),
            np.concatenate([every, every, every[limited], every]),
            np.concatenate(
                [
                    offers.house,
                    envelopes + offers.envelope,
                    crews + offers.crew[limited],
                    floors + offers.area,
                ]
            ),
            np.concatenate([np.ones(len(offers)), money, offers.days[limited], money]),
        )

    @cached_property
    def high(self) -> np.ndarray:
        offers, terms = self.offers, self.offers.terms
        return np.concatenate(
            [
                np.ones(len(offers.houses)),
                np.array([one.amount_thb for one in offers.envelopes], dtype=float) / UNIT_THB,
                np.array([terms.crew[key] for key in offers.crews], dtype=float),
                np.full(len(offers.areas), NO_LIMIT),
            ]
        )

    @cached_property
    def low(self) -> np.ndarray:
        """Forced-in houses and floors; nothing else has to be."""
        rows = np.full(self._starts[3], -NO_LIMIT)
        forced = self.offers.terms.must_be_in
        for place, house in enumerate(self.offers.houses):
            if house.household_id in forced:
                rows[place] = 1.0
        rows[self._starts[2] :] = self.floors / UNIT_THB
        return rows

    def best(self, whole: bool, gap: float = 0.0) -> Solved:
        """The best choice within every limit. Infeasible if nothing fits."""
        offers = self.offers
        integers = len(offers) if whole else 0
        return most(offers.benefit, self.columns, self.low, self.high, integers, gap)

    def nearest(self) -> np.ndarray:
        """What whole houses can give each subdistrict of its floor, in baht: first so that as few
        as can be get nothing, then so that as little of the floors as can be is missed."""
        offers = self.offers
        count, floors, rows = len(offers.areas), self._starts[2], self._starts[3]
        every, places = np.arange(len(offers)), np.arange(count)
        # Beside the offers stand what each floor is missed by, and whether it has nothing at all.
        columns = Columns(
            len(offers) + 2 * count,
            np.concatenate(
                [
                    self.columns.column,
                    every,
                    len(offers) + places,
                    len(offers) + count + places,
                ]
            ),
            np.concatenate([self.columns.row, rows + offers.area, floors + places, rows + places]),
            np.concatenate([self.columns.value, np.ones(len(offers) + 2 * count)]),
        )
        floor = self.floors / UNIT_THB
        cost = np.where(floor > 0, 1 / np.where(floor > 0, floor, 1), 0)
        gain = np.concatenate([np.zeros(len(offers)), -cost, np.full(count, -NOTHING_AT_ALL)])
        low = np.concatenate([self.low, (floor > 0).astype(float)])
        high = np.concatenate([self.high, np.full(count, NO_LIMIT)])
        upper = np.concatenate([np.ones(len(offers)), floor, np.ones(count)])
        x = most(gain, columns, low, high, len(offers), NEAR_ENOUGH, upper).x[: len(offers)]
        got = np.zeros(count)
        np.add.at(got, offers.area, np.round(x) * offers.pays)
        return np.minimum(self.floors, got)

    def elastic(self, penalty: float) -> tuple[Solved, np.ndarray]:
        """The LP that may miss floors, at so many points for each UNIT_THB, and by how many baht
        it misses each."""
        offers, floors = self.offers, self._starts[2]
        count = len(offers.areas)
        places = np.arange(count)
        missed = Columns(count, places, floors + places, np.ones(count))
        gain = np.concatenate([offers.benefit, np.full(count, -penalty)])
        upper = np.concatenate([np.ones(len(offers)), self.floors / UNIT_THB])
        solved = most(gain, self.columns.beside(missed), self.low, self.high, upper=upper)
        return solved, solved.x[len(offers) :] * UNIT_THB

    def prices(self, solved: Solved) -> Prices:
        envelopes, crews, floors, rows = self._starts
        return Prices(
            solved.prices[envelopes:crews], solved.prices[crews:floors], solved.prices[floors:rows]
        )

    def fairest_share(self) -> float:
        """The largest t up to 1 such that every subdistrict can get t times its share of benefit as
        money (max–min, by an LP); a choice of whole houses may fall short of it."""
        offers, floors = self.offers, self._starts[2]
        if not len(offers) or not offers.budget:
            return 0.0
        shares = self.shares
        places = np.arange(len(offers.areas))
        owed = Columns(
            1, np.zeros(len(places), int), floors + places, -shares * offers.budget / UNIT_THB
        )
        gain = np.concatenate([np.zeros(len(offers)), [1.0]])
        low = self.low.copy()
        low[floors:] = 0.0
        return float(most(gain, self.columns.beside(owed), low, self.high).x[-1])

    @cached_property
    def shares(self) -> np.ndarray:
        """The share of each subdistrict in the benefit of all houses that are offered."""
        by_area = self.offers.by_area(self.offers.benefits)
        return by_area / max(by_area.sum(), 1e-12)
