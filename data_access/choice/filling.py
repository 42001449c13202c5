"""Choices made by going down a list: an LP's answer rounded, prices, first come, priority order.

Each takes offers in an order while every limit still has room, so what it returns holds them all.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from data_access.choice.limits import Limits, Prices
from data_access.choice.offers import UNIT_THB, Offers, offers_of
from data_access.choice.solver import Infeasible, Solved

SLACK = 1e-6  # of a sum of floats; money is whole baht
SAMPLE = 5_000


class Filling:
    """What has been taken so far, and the room that is left."""

    def __init__(self, offers: Offers):
        self.offers = offers
        self.money = [float(one.amount_thb) for one in offers.envelopes]
        self.days = [offers.terms.crew[key] for key in offers.crews]
        self.taken: dict[int, int] = {}  # house: offer
        self.got = [0.0] * len(offers.areas)
        self._rows = list(
            zip(
                offers.house.tolist(),
                offers.envelope.tolist(),
                offers.crew.tolist(),
                offers.area.tolist(),
                offers.pays.tolist(),
                offers.days.tolist(),
                strict=True,
            )
        )

    def take(self, offer: int) -> bool:
        """Takes the offer if its house is not taken and every limit has room for it."""
        house, envelope, crew, area, pays, days = self._rows[offer]
        if house in self.taken or pays > self.money[envelope] + SLACK:
            return False
        if crew >= 0 and days > self.days[crew] + SLACK:
            return False
        self.taken[house] = offer
        self.money[envelope] -= pays
        self.got[area] += pays
        if crew >= 0:
            self.days[crew] -= days
        return True

    def take_all(self, order: Iterable[int]) -> None:
        for offer in order:
            self.take(offer)

    def fill_floors(self, order: Sequence[int], floors: np.ndarray) -> None:
        """Takes, in the order, only what a subdistrict needs to come to its floor: before anything
        else, so that a small one is not found empty at the end."""
        areas = self.offers.area.tolist()
        for offer in order:
            if self.got[areas[offer]] < floors[areas[offer]] - SLACK:
                self.take(offer)

    def take_forced(self, order: Iterable[int]) -> None:
        forced = self.offers.terms.must_be_in
        houses = self.offers.houses
        self.take_all(one for one in order if houses[self.offers.house[one]].household_id in forced)

    def chosen(self) -> np.ndarray:
        """The places of the offers that were taken, in the order of their houses."""
        return np.array([self.taken[house] for house in sorted(self.taken)], dtype=int)


def rounded(limits: Limits, solved: Solved) -> np.ndarray:
    """Whole houses from an LP's answer: forced houses and floors first, then what the LP takes
    whole, then the rest by how much of it the LP takes, then by benefit for each baht."""
    offers = limits.offers
    x = np.round(solved.x[: len(offers)], 6)
    worth = offers.benefit / np.maximum(offers.pays, 1)
    return _filled(limits, np.lexsort((-worth, -x)))


def by_prices(limits: Limits) -> tuple[np.ndarray, Prices, float]:
    """Offers chosen by the prices of a sample, those prices, and the bound that they prove for all:
    Σ price · limit + Σ of each house's margin above zero."""
    offers = limits.offers
    prices = _prices_of_a_sample(limits)
    margins = margins_of(offers, prices)
    best = np.zeros(len(offers.houses))
    np.maximum.at(best, offers.house, margins)
    bound = float(
        prices.envelope @ [one.amount_thb / UNIT_THB for one in offers.envelopes]
        + sum(
            price * offers.terms.crew[key]
            for price, key in zip(prices.crew, offers.crews, strict=True)
        )
        + best.sum()
    )
    worth = offers.benefit / np.maximum(offers.pays, 1)
    return _filled(limits, np.lexsort((-worth, -margins))), prices, bound


def margins_of(offers: Offers, prices: Prices) -> np.ndarray:
    """Each offer's benefit less what it uses at these prices; above zero it is worth its money."""
    money = offers.pays / UNIT_THB
    margins = offers.benefit - prices.envelope[offers.envelope] * money
    if len(offers.areas):
        margins = margins + prices.floor[offers.area] * money
    limited = offers.crew >= 0
    margins[limited] -= prices.crew[offers.crew[limited]] * offers.days[limited]
    return margins


def in_order(offers: Offers, order: Sequence[int]) -> np.ndarray:
    """What an office does by hand: down a list of houses (places), each paid by the first envelope
    that may and has the money, in the dry season where its crew has the days."""
    filling = Filling(offers)
    of_house: dict[int, list[int]] = {}
    for offer, house in enumerate(offers.house.tolist()):
        of_house.setdefault(house, []).append(offer)
    for house in order:
        for offer in of_house.get(house, ()):
            if filling.take(offer):
                break
    return filling.chosen()


def first_come(offers: Offers) -> np.ndarray:
    """The choice by day of registration, then by id."""
    days = [(one.registered_on, place) for place, one in enumerate(offers.houses)]
    return in_order(offers, [place for _, place in sorted(days)])


def by_priority(offers: Offers) -> np.ndarray:
    """The choice by priority score, highest first, then by id."""
    scores = [(-one.priority, place) for place, one in enumerate(offers.houses)]
    return in_order(offers, [place for _, place in sorted(scores)])


def _filled(limits: Limits, order: np.ndarray) -> np.ndarray:
    filling, listed = Filling(limits.offers), order.tolist()
    filling.take_forced(listed)
    if len(limits.offers.terms.must_be_in - _ids(limits.offers, filling.taken)):
        raise Infeasible
    filling.fill_floors(listed, limits.floors)
    filling.take_all(listed)
    return filling.chosen()


def _ids(offers: Offers, taken: Iterable[int]) -> set[str]:
    return {offers.houses[house].household_id for house in taken}


def _prices_of_a_sample(limits: Limits) -> Prices:
    """The prices of every so-manieth house of the ids in their order, with limits as much smaller.
    Floors have none here: of so few houses in a subdistrict a price would mean nothing, and a
    bound without them holds all the same."""
    offers, terms = limits.offers, limits.offers.terms
    houses = offers.houses[:: max(1, len(offers.houses) // SAMPLE)]
    share = len(houses) / len(offers.houses)
    money = [replace(one, amount_thb=int(one.amount_thb * share)) for one in offers.envelopes]
    crew = {key: days * share for key, days in terms.crew.items()}
    sample = offers_of(
        houses, money, replace(terms, crew=crew, forced_in=frozenset(), promised=frozenset())
    )
    of_sample = Limits(sample, np.zeros(len(sample.areas)))
    found = of_sample.prices(of_sample.best(whole=False))
    return Prices(found.envelope, found.crew, np.zeros(len(offers.areas)))
