"""What the partners delivered: against a pledge or as a gift, sometimes for one house."""

from pathlib import Path
from typing import NamedTuple

import numpy as np

from sample_data.making.basics import days
from sample_data.making.basics.chance import Chance
from sample_data.making.basics.days import AS_OF, NEVER, day, iso_day
from sample_data.making.basics.portions import portions
from sample_data.making.basics.tables import write_rows
from sample_data.making.households.households import Households
from sample_data.making.network.pledges import OFFERS, Offer, Pledge, mou_reference, pledge_status
from sample_data.making.places.subdistricts import SUBDISTRICTS
from sample_data.making.repairs.course import Repairs
from sample_data.making.repairs.funding import Funding

GIFTS = 13
_FOR_ONE_HOUSE = ("cash", "craftsman", "labour", "material", "transport")
_PROGRAMMES = {
    "mhs-network": "community_fund",
    "mhs-council": "community_fund",
    "welfare-fund": "community_fund",
    "temple-group": "private",
    "shop-a": "private",
    "shop-b": "private",
    "carrier-c": "private",
    "mhs-redcross": "red_cross",
    "mhs-pao": "lao_budget",
    "mhs-town": "lao_budget",
    "pai-municipality": "lao_budget",
    "mae-sariang-municipality": "lao_budget",
    "khun-yuam-sao": "lao_budget",
    "mae-la-luang-sao": "lao_budget",
    "mae-sam-laep-sao": "lao_budget",
    "sop-pong-sao": "lao_budget",
}


class Delivery(NamedTuple):
    id: str
    pledge: Pledge | None
    offer: Offer
    on: int
    qty: int
    area: str
    repair: int  # which of Repairs, or -1
    verification: str

    @property
    def value(self) -> int | None:
        return None if self.offer.unit_value is None else self.qty * self.offer.unit_value


def _parts(pledge: Pledge, chance: Chance) -> list[tuple[int, int, str]]:
    """Day, quantity and verification of each delivery against one pledge."""
    whole = pledge.qty
    delivered, last_on = {
        "on_time": (whole, min(pledge.due_on - 2, AS_OF - 3)),
        "late_but_full": (whole, min(pledge.due_on + chance.one_whole(6, 60), AS_OF - 1)),
        "over": (whole + max(1, whole * chance.one_whole(5, 22) // 100), pledge.due_on - 3),
        "partly_not_due": (
            whole * chance.one_whole(20, 80) // 100,
            AS_OF - chance.one_whole(2, 60),
        ),
        "partly_overdue": (whole * chance.one_whole(25, 85) // 100, pledge.due_on - 5),
        "waiting": (max(1, whole // 2), AS_OF - chance.one_whole(1, 30)),
        "withdrawn": (whole // 6 if chance.once(0.4) else 0, (pledge.withdrawn_on or AS_OF) - 10),
    }.get(pledge.way, (0, AS_OF))
    if delivered <= 0:
        return []
    count = min(chance.one_of({1: 15, 2: 35, 3: 33, 4: 17}), delivered)
    shares = portions(delivered, 0.5 + chance.shares(count))
    first_on = min(pledge.pledged_on + 12, last_on)
    parts = []
    for number, quantity in enumerate(shares.tolist(), start=1):
        on = first_on + (last_on - first_on) * number // count
        verification = "verified"
        if pledge.way == "waiting" or (on > AS_OF - 40 and chance.once(0.3)):
            verification = "self_reported"
        if quantity:
            parts.append((on, quantity, verification))
    if pledge.way in ("partly_overdue", "partly_not_due") and chance.once(0.22):
        parts.append((min(last_on + 4, AS_OF - 1), max(1, whole // 10), "rejected"))
    return parts


def _house_for(
    area: str, on: int, repairs: Repairs, districts, codes, taken, chance: Chance
) -> int:
    """A repair of the area that was approved and not long finished on that day; -1 if none."""
    of_area = (codes == area) | (districts == area)
    finished_on = np.where(repairs.dates[:, 5] == NEVER, AS_OF, repairs.dates[:, 5])
    approved_on = repairs.dates[:, 3]
    fits = of_area & (approved_on != NEVER) & (approved_on <= on) & (finished_on + 20 >= on)
    choices = [
        int(row) for row in np.flatnonzero(fits & repairs.is_on_path) if int(row) not in taken
    ]
    return choices[chance.one_whole(0, len(choices) - 1)] if choices else -1


def make_deliveries(
    pledges: list[Pledge], households: Households, repairs: Repairs, seed: int
) -> list[Delivery]:
    """In order of day; one correction, a negative quantity, stands among them."""
    chance = Chance(seed, "delivery")
    drawn = []
    for pledge in pledges:
        for on, quantity, verification in _parts(pledge, chance):
            drawn.append((on, pledge, pledge.offer, quantity, pledge.area, verification))
    corrected = next(
        one
        for one in drawn
        if one[2].unit == "sheet" and one[3] >= 40 and one[5] == "verified" and one[0] < AS_OF - 30
    )
    drawn.append((corrected[0] + 14, *corrected[1:3], -10, corrected[4], "verified"))
    givers = [offer for offer in OFFERS if offer.partner not in ("codi-north", "mhs-psdhs", "glo")]
    for _ in range(GIFTS):
        offer = chance.one_of(dict.fromkeys(givers, 1))
        quantity = max(1, chance.one_whole(offer.low, offer.high) // 4)
        area = (
            chance.one_of(dict.fromkeys(SUBDISTRICTS.code, 1))
            if len(offer.level) > 6
            else offer.level
        )
        verification = chance.one_of({"verified": 8, "self_reported": 3})
        on = chance.one_whole(day("2023-04-20"), AS_OF - 4)
        drawn.append((on, None, offer, quantity, area, verification))
    drawn.sort(key=lambda one: (one[0], one[1].id if one[1] else "", one[3]))
    codes = SUBDISTRICTS.code[households.place[repairs.household]]
    districts = np.array([code[:4] for code in codes], dtype=object)
    taken: set[int] = set()
    deliveries = []
    for number, (on, pledge, offer, quantity, area, verification) in enumerate(drawn, start=1):
        repair = -1
        is_small = quantity * (offer.unit_value or 10**6) <= 30_000
        if is_small and quantity > 0 and offer.kind in _FOR_ONE_HOUSE and chance.once(0.85):
            repair = _house_for(area, on, repairs, districts, codes, taken, chance)
            taken.add(repair)
        deliveries.append(
            Delivery(f"DL-{number:03d}", pledge, offer, on, quantity, area, repair, verification)
        )
    return deliveries


def funding_of(deliveries: list[Delivery]) -> Funding:
    """A line for each verified delivery that went into one house."""
    given = [
        one
        for one in deliveries
        if one.repair >= 0 and one.verification == "verified" and one.offer.partner in _PROGRAMMES
    ]

    def words(values) -> np.ndarray:
        column = np.empty(len(given), dtype=object)
        column[:] = list(values)
        return column

    return Funding(
        repair=np.array([one.repair for one in given], dtype=np.int64),
        programme=words(_PROGRAMMES[one.offer.partner] for one in given),
        partner=words(one.offer.partner for one in given),
        kind=words(one.offer.kind for one in given),
        qty=np.array([one.qty for one in given], dtype=np.int64),
        unit=words(one.offer.unit for one in given),
        value=np.array([one.value for one in given], dtype=np.int64),
        delivery=words(one.id for one in given),
    )


def write_pledges(folder: Path, pledges: list[Pledge], deliveries: list[Delivery]) -> None:
    rows, changed_on = [], []
    for pledge in pledges:
        mine = [one for one in deliveries if one.pledge is pledge]
        verified = sum(one.qty for one in mine if one.verification == "verified")
        withdrawn_on = pledge.withdrawn_on
        rows.append(
            {
                "pledge_id": pledge.id,
                "partner_id": pledge.offer.partner,
                "kind": pledge.offer.kind,
                "text_th": pledge.offer.words.format(qty=f"{pledge.qty:,}"),
                "qty": pledge.qty,
                "unit": pledge.offer.unit,
                "unit_value_thb": ""
                if pledge.offer.unit_value is None
                else pledge.offer.unit_value,
                "pledge_status": pledge_status(pledge, verified),
                "pledged_on": iso_day(pledge.pledged_on),
                "due_on": iso_day(pledge.due_on),
                "area_code": pledge.area,
                "goal_id": pledge.offer.goal,
                "mou_ref": mou_reference(pledge),
                "withdrawn_on": "" if withdrawn_on is None else iso_day(withdrawn_on),
            }
        )
        changed_on.append(max([pledge.pledged_on, withdrawn_on or 0, *(one.on for one in mine)]))
    write_rows(folder, "pledge", rows, changed_on)


def write_deliveries(folder: Path, deliveries: list[Delivery], repair_ids: np.ndarray) -> None:
    rows = [
        {
            "delivery_id": one.id,
            "pledge_id": one.pledge.id if one.pledge else "",
            "partner_id": one.offer.partner,
            "kind": one.offer.kind,
            "delivered_on": iso_day(one.on),
            "qty": one.qty,
            "unit": one.offer.unit,
            "value_thb": "" if one.value is None else one.value,
            "area_code": one.area,
            "repair_id": repair_ids[one.repair] if one.repair >= 0 else "",
            "verification": one.verification,
            "evidence": "ใบส่งมอบและภาพถ่าย" if one.verification == "verified" else "",
        }
        for one in deliveries
    ]
    changed_on = [min(one.on + 3, days.AS_OF) for one in deliveries]
    write_rows(folder, "delivery", rows, changed_on)
