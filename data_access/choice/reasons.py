"""Why this house and why not that one: margins at the prices of the limits, and words for them."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from data_access.choice.choose import Chosen
from data_access.choice.filling import margins_of
from data_access.choice.offers import UNIT_THB
from data_access.choice.terms import SEASONS, House
from data_access.language.vocabulary import Text

# In the order in which they are looked for: the first that holds is the reason.
REASON = {
    "forced_in": Text("เลือกเพราะสั่งให้รวม", "Chosen: put in by the office"),
    "forced_out": Text("ไม่เลือกเพราะสั่งให้งด", "Not chosen: taken out by the office"),
    "promised": Text("เลือก: อยู่ในชุดที่รับรองแล้ว", "Chosen: in an adopted choice"),
    "chosen": Text("เลือก", "Chosen"),
    "no_consent": Text("ยังไม่มีความยินยอม", "No consent on record"),
    "not_assessed": Text("ไม่มีผลประเมินที่ยังใช้ได้", "No assessment that is still current"),
    "no_cost": Text("ยังไม่มีประมาณค่าซ่อม", "No estimate of the cost"),
    "no_priority": Text("ข้อมูลไม่พอให้คะแนนลำดับ", "Too little known for a priority score"),
    "no_programme": Text(
        "ไม่มีแหล่งงบที่จ่ายได้ ค่าซ่อมสูงกว่าเพดานมาก",
        "No programme may pay: the cost is too far above the caps",
    ),
    "no_crew": Text("แรงงานช่างของอำเภอไม่พอ", "The district's craftsmen have no days left"),
    "no_money": Text("เงินที่เหลือไม่พอสำหรับหลังนี้", "The money that is left is too little for it"),
    "tied": Text(
        "เสมอกันกับบ้านที่เลือก สำนักงานเลือกได้",
        "As good as the last ones chosen: for the office to decide",
    ),
    "below": Text("เงินเท่ากันช่วยหลังอื่นได้มากกว่า", "The same money does more for other houses"),
}
BARRED = ("no_consent", "not_assessed", "no_cost", "no_priority")
TIE_POINTS = 1.0  # of priority: nearer to the price than one point is a tie


@dataclass(frozen=True)
class HouseChoice:
    """One house of a choice. `outcome` is a key of OUTCOME, `reason` of REASON. Of a chosen house
    `funding_program`, `season` and `pays_thb` say how; of another that could be, `points_short` is
    how much higher its priority would have to be, `enters_at_thb` the cost at which it would be
    chosen and `more_thb` what its best envelope would need; missing where nothing helps."""

    house: House
    outcome: str
    reason: str
    funding_program: str | None = None
    season: str | None = None
    pays_thb: int | None = None
    points_short: float | None = None
    enters_at_thb: int | None = None
    more_thb: int | None = None


OUTCOME = {
    "forced_in": Text("เลือก (สั่งให้รวม)", "Chosen (put in)"),
    "chosen": Text("เลือก", "Chosen"),
    "reserve": Text("สำรอง", "Reserve"),
    "not_chosen": Text("ไม่เลือก", "Not chosen"),
    "forced_out": Text("ไม่เลือก (สั่งให้งด)", "Not chosen (taken out)"),
}
CHOSEN = ("forced_in", "chosen")


class Explained:
    """A choice with the reason for each house."""

    def __init__(self, chosen: Chosen):
        self.chosen = chosen

    def houses(self) -> list[HouseChoice]:
        """Every house of the choice: the chosen in the order of what they do for their money, the
        reserve, nearest first, then the others by id."""
        offers = self.chosen.offers
        taken = {int(offers.house[one]): int(one) for one in self.chosen.taken}
        told = [
            (self._of_chosen(place, taken[place]) if place in taken else self._of_other(place))
            for place in range(len(offers.houses))
        ]
        rank = {outcome: number for number, outcome in enumerate(OUTCOME)}
        worth = self.best_margin
        order = sorted(
            range(len(told)),
            key=lambda one: (
                rank[told[one].outcome],
                -worth[one] if np.isfinite(worth[one]) else np.inf,
                told[one].house.household_id,
            ),
        )
        return [told[one] for one in order]

    @cached_property
    def margins(self) -> np.ndarray:
        return margins_of(self.chosen.offers, self.chosen.prices)

    @cached_property
    def best_margin(self) -> np.ndarray:
        """Of each house, the best of its offers; minus infinity where it has none."""
        best = np.full(len(self.chosen.offers.houses), -np.inf)
        np.maximum.at(best, self.chosen.offers.house, self.margins)
        return best

    @cached_property
    def _best_offer(self) -> dict[int, int]:
        offers = self.chosen.offers
        order = np.lexsort((-self.margins, offers.house))
        first = np.unique(offers.house[order], return_index=True)
        return dict(zip(first[0].tolist(), order[first[1]].tolist(), strict=True))

    @cached_property
    def money_left(self) -> np.ndarray:
        """Baht by envelope that the choice leaves."""
        offers = self.chosen.offers
        left = np.array([one.amount_thb for one in offers.envelopes], dtype=float)
        taken = self.chosen.taken
        np.subtract.at(left, offers.envelope[taken], offers.pays[taken])
        return left

    @cached_property
    def days_left(self) -> np.ndarray:
        """Person-days by crew that the choice leaves."""
        offers = self.chosen.offers
        left = np.array([offers.terms.crew[key] for key in offers.crews], dtype=float)
        taken = self.chosen.taken[offers.crew[self.chosen.taken] >= 0]
        np.subtract.at(left, offers.crew[taken], offers.days[taken])
        return left

    def _of_chosen(self, place: int, offer: int) -> HouseChoice:
        offers = self.chosen.offers
        house = offers.houses[place]
        home, terms = house.household_id, offers.terms
        outcome = "forced_in" if home in terms.forced_in - terms.promised else "chosen"
        return HouseChoice(
            house,
            outcome,
            "promised" if home in terms.promised else outcome,
            offers.envelopes[offers.envelope[offer]].funding_program,
            SEASONS[offers.season[offer]],
            round(float(offers.pays[offer])),
        )

    def _of_other(self, place: int) -> HouseChoice:
        offers = self.chosen.offers
        house = offers.houses[place]
        if house.household_id in offers.terms.forced_out:
            return HouseChoice(house, "forced_out", "forced_out")
        if house.barred:
            return HouseChoice(house, "not_chosen", house.barred)
        if place not in self._best_offer:
            return HouseChoice(house, "not_chosen", self._why_no_offer(house))
        return self._of_offered(place, house)

    def _why_no_offer(self, house: House) -> str:
        """A house that nothing bars and that has no offer: no programme, no crew or no money."""
        paying = [one for one in self.chosen.offers.envelopes if one.pays(house)]
        if not paying:
            return "no_programme"
        fits = any(one.pays(house) <= one.amount_thb for one in paying)
        return "no_crew" if fits else "no_money"

    def _of_offered(self, place: int, house: House) -> HouseChoice:
        offers, offer = self.chosen.offers, self._best_offer[place]
        margin = float(self.best_margin[place])
        per_point = house.persons**offers.terms.persons_power
        short = max(0.0, -margin / per_point)
        pays = float(offers.pays[offer])
        more = max(0, round(pays - float(self.money_left[offers.envelope[offer]])))
        reason, outcome = "below", "reserve"
        if not self._has_crew(place):
            reason = "no_crew"
        elif short < TIE_POINTS:
            reason = "tied"
        elif not self._has_money(place):
            reason = "below" if margin < 0 else "no_money"
        return HouseChoice(
            house,
            outcome,
            reason,
            points_short=round(short, 1),
            enters_at_thb=self._enters_at(offer, margin),
            more_thb=more or None,
        )

    def _has_crew(self, place: int) -> bool:
        offers = self.chosen.offers
        mine = offers.house == place
        crews = offers.crew[mine]
        if (crews < 0).any():
            return True
        return bool((self.days_left[crews] >= offers.days[mine]).any())

    def _has_money(self, place: int) -> bool:
        offers = self.chosen.offers
        mine = offers.house == place
        return bool((self.money_left[offers.envelope[mine]] >= offers.pays[mine]).any())

    def _enters_at(self, offer: int, margin: float) -> int | None:
        """The cost in whole baht from which on its benefit is worth its money at these prices."""
        offers, prices = self.chosen.offers, self.chosen.prices
        price = prices.envelope[offers.envelope[offer]] - prices.floor[offers.area[offer]]
        if price <= 0 or margin >= 0:
            return None
        thb = float(offers.pays[offer]) + margin / price * UNIT_THB
        return int(thb) if thb >= 1 else None

    def next_money(self) -> list[tuple[str, float]]:
        """Each programme with what its next 10,000 baht would add, in points of benefit."""
        return [
            (one.funding_program, float(price))
            for one, price in zip(
                self.chosen.offers.envelopes, self.chosen.prices.envelope, strict=True
            )
        ]
