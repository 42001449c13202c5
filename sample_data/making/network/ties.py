"""What ties the money and things in houses to deliveries: each line names the delivery it came from.

First what was delivered against a pledge or as a gift is placed in houses of its area. The rest of
the lines come from what a partner hands out anyway, outside any pledge, once a fiscal quarter. Two
kinds of lines are left without a delivery on purpose (UNTIED), so that there is a work list.
"""

from collections import defaultdict

import numpy as np

from sample_data.making.basics.days import NEVER, iso_day
from sample_data.making.households.households import Households
from sample_data.making.network.deliveries import Delivery
from sample_data.making.network.pledges import Offer
from sample_data.making.places.places import PROVINCE
from sample_data.making.places.subdistricts import SUBDISTRICTS
from sample_data.making.repairs.course import Repairs
from sample_data.making.repairs.funding import Funding

# The marked exceptions: whose lines name no delivery, by partner and kind.
UNTIED = frozenset({("temple-group", "material"), ("carrier-c", "cash")})
_DAYS_BEFORE = 120  # a house approved so long before a delivery may have waited for it


def tie(
    deliveries: list[Delivery], funding: Funding, households: Households, repairs: Repairs
) -> tuple[list[Delivery], Funding]:
    """All deliveries, and the lines with the delivery of each; no amount of a line changes."""
    place = households.place[repairs.household]
    codes = SUBDISTRICTS.code[place]
    approved_on, ended_on = repairs.dates[:, 3], repairs.dates[:, 6]
    named = funding.delivery.copy()
    waiting: dict[tuple, list[int]] = defaultdict(list)
    for at in np.lexsort((np.arange(len(named)), approved_on[funding.repair])):
        key = (funding.partner[at], funding.kind[at])
        if funding.partner[at] and not named[at] and key not in UNTIED:
            waiting[*key, funding.unit[at]].append(int(at))
    placed: dict[str, int] = defaultdict(int)
    for at in np.flatnonzero(named != ""):
        placed[named[at]] += int(funding.qty[at])

    for one in _that_can_be_placed(deliveries):
        left = one.qty - placed[one.id]
        lines = waiting[one.offer.partner, one.offer.kind, one.offer.unit]
        for at in list(lines):
            repair = funding.repair[at]
            ended = ended_on[repair]
            fits = (
                codes[repair].startswith(one.area)
                and approved_on[repair] >= one.on - _DAYS_BEFORE
                and (ended == NEVER or ended >= one.on)
            )
            if fits and funding.qty[at] <= left:
                named[at] = one.id
                left -= int(funding.qty[at])
                lines.remove(at)
    more = _handed_out_anyway(deliveries, waiting, funding, codes, approved_on, named)
    return [*deliveries, *more], funding._replace(delivery=named)


def _that_can_be_placed(deliveries: list[Delivery]) -> list[Delivery]:
    """Verified, for no house in particular, and not taken back; those of a narrow area first."""
    found = [
        one for one in deliveries if one.verification == "verified" and one.repair < 0 < one.qty
    ]
    return sorted(found, key=lambda one: (-len(one.area), one.on, one.id))


def _handed_out_anyway(
    deliveries: list[Delivery], waiting, funding: Funding, codes, approved_on, named: np.ndarray
) -> list[Delivery]:
    """One delivery a partner, kind, unit and quarter, for the lines that are left."""
    groups: dict[tuple, list[int]] = defaultdict(list)
    for (partner, kind, unit), lines in waiting.items():
        for at in lines:
            groups[partner, kind, unit, _quarter(approved_on[funding.repair[at]])].append(at)
    drawn = []
    for (partner, kind, unit, _), lines in groups.items():
        first = min(int(approved_on[funding.repair[at]]) for at in lines)
        districts = {codes[funding.repair[at]][:4] for at in lines}
        area = districts.pop() if len(districts) == 1 else PROVINCE
        drawn.append((first, partner, kind, unit, area, lines))
    drawn.sort(key=lambda one: one[:4])
    more = []
    for number, (on, partner, kind, unit, area, lines) in enumerate(drawn, len(deliveries) + 1):
        qty, value = (int(column[lines].sum()) for column in (funding.qty, funding.value))
        offer = Offer(partner, kind, "", unit, value // qty, qty, qty, 1, "province", "", 1)
        one = Delivery(f"DL-{number:03d}", None, offer, on, qty, area, -1, "verified")
        named[lines] = one.id
        more.append(one)
    return more


def _quarter(on: int) -> str:
    year, month, _ = iso_day(int(on)).split("-")
    return f"{year}-{(int(month) - 1) // 3}"
