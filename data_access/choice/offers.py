"""Every way to repair a house: by which envelope and in which season, and what that uses."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from data_access.choice.terms import DRY, RAIN, SEASONS, Envelope, House, Terms

UNIT_THB = 10_000  # the solver counts money in these, so that its numbers are of one size


@dataclass(frozen=True)
class Offers:
    """One place an offer in each array: `house` and `envelope` are places in the lists, `season`
    in SEASONS, `pays` in baht, `days` in person-days, `benefit` in points.

    Houses are in the order of their ids, so that the same records give the same answer. An offer
    that no limit has room for even alone is not among them.
    """

    houses: Sequence[House]
    envelopes: Sequence[Envelope]
    terms: Terms
    house: np.ndarray
    envelope: np.ndarray
    season: np.ndarray
    pays: np.ndarray

    def __len__(self) -> int:
        return len(self.house)

    @cached_property
    def days(self) -> np.ndarray:
        return np.array([one.days for one in self.houses], dtype=float)[self.house]

    @cached_property
    def benefit(self) -> np.ndarray:
        return self.benefits[self.house]

    @cached_property
    def benefits(self) -> np.ndarray:
        """The benefit of each house, offered or not."""
        power = self.terms.persons_power
        return np.array([one.benefit(power) for one in self.houses], dtype=float)

    @cached_property
    def areas(self) -> list[str]:
        """Subdistricts with a house that is offered, in code order."""
        return sorted({self.houses[one].subdistrict_code for one in np.unique(self.house)})

    @cached_property
    def area(self) -> np.ndarray:
        """The place of each offer's subdistrict in `areas`."""
        place = {code: number for number, code in enumerate(self.areas)}
        of_house = [place.get(one.subdistrict_code, -1) for one in self.houses]
        return np.array(of_house, dtype=int)[self.house]

    @cached_property
    def crews(self) -> list[tuple[str, str]]:
        """The (district, season) in which craftsmen's days are limited, in order."""
        return sorted(self.terms.crew)

    @cached_property
    def crew(self) -> np.ndarray:
        """The place of each offer in `crews`; -1 where nothing limits it."""
        place = {key: number for number, key in enumerate(self.crews)}
        of_house = np.array(
            [
                [place.get((one.district_code, season), -1) for season in SEASONS]
                for one in self.houses
            ],
            dtype=int,
        ).reshape(len(self.houses), len(SEASONS))
        return of_house[self.house, self.season]

    @cached_property
    def largest_pay(self) -> np.ndarray:
        """Baht by subdistrict of `areas`: what its houses can be paid at most, were there no limit."""
        most = np.zeros(len(self.houses))
        np.maximum.at(most, self.house, self.pays)
        return self.by_area(most)

    def by_area(self, of_house: np.ndarray) -> np.ndarray:
        """Sums by subdistrict of `areas` of a number of each house that is offered."""
        offered, first = np.unique(self.house, return_index=True)
        total = np.zeros(len(self.areas))
        np.add.at(total, self.area[first], of_house[offered])
        return total

    @property
    def budget(self) -> int:
        return sum(one.amount_thb for one in self.envelopes)


def offers_of(houses: Sequence[House], envelopes: Sequence[Envelope], terms: Terms) -> Offers:
    """The offers among these houses and envelopes. Programmes, caps, consent and crews are not an
    office's to override: a house that they keep out has none, though it be forced in."""
    ordered = sorted(houses, key=lambda one: one.household_id)
    house, envelope, season, paid = [], [], [], []
    for place, one in enumerate(ordered):
        if one.barred or one.household_id in terms.forced_out:
            continue
        for number, money in enumerate(envelopes):
            pays = money.pays(one)
            if not 0 < pays <= money.amount_thb:
                continue
            for when in (DRY,) if one.only_dry else (DRY, RAIN):
                room = terms.crew.get((one.district_code, SEASONS[when]))
                if room is None or one.days <= room:
                    house.append(place)
                    envelope.append(number)
                    season.append(when)
                    paid.append(pays)
    return Offers(
        ordered,
        list(envelopes),
        terms,
        np.array(house, dtype=int),
        np.array(envelope, dtype=int),
        np.array(season, dtype=int),
        np.array(paid, dtype=float),
    )
