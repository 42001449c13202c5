"""The best choice of houses for a sum: exact where it can be, else rounded, else by prices.

Up to EXACT houses by branch and bound; up to LARGEST_LP by the LP rounded to whole houses; above,
by the prices of a sample. Each says how far from the proven best it may be.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from data_access.choice.filling import by_prices, rounded
from data_access.choice.limits import Limits, Prices
from data_access.choice.offers import UNIT_THB, Offers, offers_of
from data_access.choice.solver import Infeasible, Solved
from data_access.choice.terms import Envelope, House, Terms

EXACT = 2_000  # houses
LARGEST_LP = 20_000
WHOLE_BAHT = 0.5


@dataclass(frozen=True)
class Missed:
    """A floor that could not be reached: `wanted` and `can_have` in whole baht, and how many
    `houses` of the subdistrict may be chosen at all."""

    subdistrict_code: str
    wanted: int
    can_have: int
    houses: int


@dataclass(frozen=True)
class Chosen:
    """A choice. `offers` is what it was made among, `taken` the places of the offers chosen, in the
    order of their houses. `bound` is the benefit that nothing can exceed, proven; `floors` in baht
    by subdistrict of `offers.areas`; `missed` the floors that no choice of whole houses reaches.
    """

    offers: Offers
    taken: np.ndarray
    bound: float
    prices: Prices
    floors: np.ndarray
    missed: tuple[Missed, ...]
    fairest_share: float

    @property
    def benefit(self) -> float:
        return float(self.offers.benefit[self.taken].sum())

    @property
    def share_of_bound(self) -> float:
        """How much of the best that can be proven is reached, from 0 to 1; 1 of nothing."""
        return self.benefit / self.bound if self.bound > 0 else 1.0

    @property
    def spent(self) -> int:
        return round(float(self.offers.pays[self.taken].sum()))

    @property
    def left(self) -> int:
        return self.offers.budget - self.spent

    @property
    def people(self) -> int:
        return sum(self.offers.houses[one].persons for one in self.offers.house[self.taken])

    @property
    def households(self) -> list[str]:
        return [self.offers.houses[one].household_id for one in self.offers.house[self.taken]]

    @property
    def left_out(self) -> list[str]:
        """The subdistricts with a house that could be chosen and none that is, in code order."""
        return left_out(self.offers, self.taken)

    @property
    def with_nothing(self) -> list[str]:
        return with_nothing(self.offers, self.taken)

    @property
    def not_ready(self) -> list[str]:
        """The subdistricts of whose waiting houses none could be chosen with any money: they want
        for consent, an assessment, a cost or a score first. In code order."""
        every = {one.subdistrict_code for one in self.offers.houses}
        return sorted(every - _ready(self.offers))


class CannotBeForced(ValueError):
    """Houses forced in that no programme may pay, or that together no money or crew suffices for.
    `households` are their ids; empty where each could be, but not all together."""

    def __init__(self, households: Sequence[str]):
        super().__init__(", ".join(households))
        self.households = tuple(households)


class FloorTooHigh(ValueError):
    """Named floors that cannot all be reached; `missed` says what each subdistrict can have."""

    def __init__(self, missed: Sequence[Missed]):
        super().__init__(", ".join(one.subdistrict_code for one in missed))
        self.missed = tuple(missed)


def left_out(offers: Offers, taken: np.ndarray) -> list[str]:
    served = {offers.houses[one].subdistrict_code for one in offers.house[taken]}
    return [code for code in offers.areas if code not in served]


def with_nothing(offers: Offers, taken: np.ndarray) -> list[str]:
    """The subdistricts none of whose waiting houses is taken, though nothing but the money and the
    work keeps one out: also where a house costs more than the whole sum. In code order."""
    served = {offers.houses[one].subdistrict_code for one in offers.house[taken]}
    return sorted(_ready(offers) - served)


def _ready(offers: Offers) -> set[str]:
    return {one.subdistrict_code for one in offers.houses if not one.barred}


def choose(houses: Sequence[House], envelopes: Sequence[Envelope], terms: Terms) -> Chosen:
    """The houses that together do most within every limit (design: maximise Σ benefit).

    CannotBeForced if a house that is forced in has no offer, or they do not fit together;
    FloorTooHigh if floors named in baht cannot be reached.
    """
    offers = offers_of(houses, envelopes, terms)
    _refuse_impossible(offers)
    count = len({*offers.house.tolist()})
    try:
        share = 1.0
        if terms.floor_share > 0 and terms.floors_thb is None and count <= EXACT:
            share = Limits(offers, np.zeros(len(offers.areas))).fairest_share()
        limits = Limits(offers, _floors(offers, share))
        if count <= EXACT:
            return _exact(limits, share)
        if count <= LARGEST_LP:
            return _rounded(limits, share)
        taken, prices, bound = by_prices(limits)
    except Infeasible:
        raise CannotBeForced(()) from None
    return _made(limits, taken, max(bound, 0.0), prices, share)


def _floors(offers: Offers, share: float) -> np.ndarray:
    """Baht by subdistrict of `offers.areas`: its share of the fair money, and no more than all its
    houses can be paid."""
    terms = offers.terms
    if terms.floors_thb is not None:
        named = np.array([terms.floors_thb.get(code, 0) for code in offers.areas], dtype=float)
        too_high = [
            Missed(code, int(floor), int(most), _houses_in(offers, code))
            for code, floor, most in zip(offers.areas, named, offers.largest_pay, strict=True)
            if floor > most
        ]
        unknown = sorted(
            code for code, floor in terms.floors_thb.items() if floor and code not in offers.areas
        )
        too_high += [Missed(code, int(terms.floors_thb[code]), 0, 0) for code in unknown]
        if too_high:
            raise FloorTooHigh(too_high)
        return named
    if terms.floor_share <= 0:
        return np.zeros(len(offers.areas))
    shares = Limits(offers, np.zeros(len(offers.areas))).shares
    return np.minimum(terms.floor_share * share * shares * offers.budget, offers.largest_pay)


def _exact(limits: Limits, share: float) -> Chosen:
    wanted = limits
    try:
        relaxed = limits.best(whole=False)
        solved = limits.best(whole=True, gap=limits.offers.terms.gap)
    except Infeasible:
        if not limits.floors.any():
            raise
        limits = replace(limits, floors=np.floor(limits.nearest()))
        relaxed = limits.best(whole=False)
        solved = limits.best(whole=True, gap=limits.offers.terms.gap)
    if limits.offers.terms.floors_thb is not None and limits is not wanted:
        raise FloorTooHigh(_missed(wanted, limits.floors))
    taken = np.flatnonzero(solved.x > WHOLE_BAHT)
    return _made(wanted, taken, min(solved.bound, relaxed.bound), limits.prices(relaxed), share)


def _rounded(limits: Limits, share: float) -> Chosen:
    solved, prices, bound = _elastic(limits)
    return _made(limits, rounded(limits, solved), bound, prices, share)


def _elastic(limits: Limits) -> tuple[Solved, Prices, float]:
    """The LP, and where its floors cannot all be reached that which comes nearest to them."""
    try:
        solved = limits.best(whole=False)
        return solved, limits.prices(solved), solved.bound
    except Infeasible:
        offers = limits.offers
        penalty = 10 * float((offers.benefit / offers.pays).max()) * UNIT_THB
        solved, missed = limits.elastic(penalty)
        bound = solved.value + penalty * float(missed.sum()) / UNIT_THB
        return solved, limits.prices(solved), bound


def _made(limits: Limits, taken: np.ndarray, bound: float, prices: Prices, share: float) -> Chosen:
    offers = limits.offers
    got = np.zeros(len(offers.areas))
    np.add.at(got, offers.area[taken], offers.pays[taken])
    return Chosen(offers, taken, bound, prices, limits.floors, tuple(_missed(limits, got)), share)


def _missed(limits: Limits, got: np.ndarray) -> list[Missed]:
    offers = limits.offers
    return [
        Missed(code, int(floor), int(has), _houses_in(offers, code))
        for code, floor, has in zip(offers.areas, limits.floors, got, strict=True)
        if has < floor - WHOLE_BAHT
    ]


def _houses_in(offers: Offers, code: str) -> int:
    return sum(offers.houses[one].subdistrict_code == code for one in np.unique(offers.house))


def _refuse_impossible(offers: Offers) -> None:
    offered = {offers.houses[one].household_id for one in np.unique(offers.house)}
    if without := sorted(offers.terms.must_be_in - offered):
        raise CannotBeForced(without)
