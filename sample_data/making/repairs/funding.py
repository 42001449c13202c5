"""What pays for each approved repair: a programme's grant, the LAO, neighbours' hands, the family."""

from pathlib import Path
from typing import NamedTuple

import numpy as np

from sample_data.making.basics.chance import Chance
from sample_data.making.basics.days import NEVER
from sample_data.making.basics.tables import numbered, write_table
from sample_data.making.households.households import Households
from sample_data.making.places.caps import CAPS
from sample_data.making.places.subdistricts import SUBDISTRICTS
from sample_data.making.repairs.course import Repairs

LAO_PARTNERS = {
    "5801": "mhs-town",
    "5802": "khun-yuam-sao",
    "5803": "pai-municipality",
    "5804": "mae-sariang-municipality",
    "5805": "mae-la-luang-sao",
    "5806": "mae-sam-laep-sao",
    "5807": "sop-pong-sao",
}
_GRANTERS = {
    "codi_bpp": "codi-north",
    "codi_bmk": "codi-north",
    "dep_disabled": "mhs-psdhs",
    "dop_elderly": "mhs-psdhs",
    "red_cross": "mhs-redcross",
    "glo": "glo",
}
_PROGRAMMES = {
    "repair": {"codi_bpp": 84, "lao_budget": 10, "red_cross": 6},
    "extend": {"codi_bpp": 70, "lao_budget": 18, "codi_bmk": 12},
    "rebuild": {"red_cross": 45, "glo": 35, "codi_bmk": 20},
    "accessibility": {"dep_disabled": 58, "dop_elderly": 42},
    "utility": {"codi_bpp": 66, "lao_budget": 34},
}
_GRANTS = {
    "codi_bpp": (14_500, 20_000),
    "codi_bmk": (42_000, 55_000),
    "dep_disabled": (18_000, 40_000),
    "dop_elderly": (16_000, 38_000),
    "red_cross": (12_000, 22_000),
    "glo": (165_000, 200_000),
    "lao_budget": (9_000, 24_000),
}
_DAY_OF_LABOUR = 350
_DAY_OF_CRAFT = 550
_SHEET, _PIECE = 185, 60


class Funding(NamedTuple):
    """One entry a contribution, in no order."""

    repair: np.ndarray
    programme: np.ndarray
    partner: np.ndarray
    kind: np.ndarray
    qty: np.ndarray
    unit: np.ndarray
    value: np.ndarray
    delivery: np.ndarray


def _lines(repair, programme, partner, kind, qty, unit, value) -> Funding:
    def filled(word) -> np.ndarray:
        return np.broadcast_to(np.asarray(word, dtype=object), len(repair)).copy()

    return Funding(
        repair,
        filled(programme),
        filled(partner),
        filled(kind),
        qty,
        filled(unit),
        value,
        filled(""),
    )


def joined(parts: list[Funding]) -> Funding:
    return Funding(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def make_funding(
    households: Households, repairs: Repairs, repair_type: np.ndarray, seed: int
) -> Funding:
    """At least one line for each repair that was ever approved; grants stay within their caps."""
    chance = Chance(seed, "repair funding")
    approved = np.flatnonzero(repairs.dates[:, 3] != NEVER)
    count = len(approved)
    district = SUBDISTRICTS.district[households.place[repairs.household[approved]]]
    lao = np.array([LAO_PARTNERS[code] for code in district], dtype=object)
    programme = np.full(count, "", dtype=object)
    for kind, programmes in _PROGRAMMES.items():
        here = repair_type[approved] == kind
        programme[here] = chance.pick(programmes, int(here.sum()))
    grant = np.zeros(count, dtype=np.int64)
    for name, (low, high) in _GRANTS.items():
        here = programme == name
        amount = chance.whole(low // 500, high // 500, int(here.sum())) * 500
        if name == "codi_bpp":
            amount = np.where(chance.happens(0.45, len(amount)), high, amount)
        if name == "red_cross":
            amount = np.where(repair_type[approved][here] == "rebuild", amount * 6, amount)
        for year in (2566, 2567):
            cap = CAPS.get((name, year), (10**9, ""))[0]
            of_year = repairs.fiscal_year_be[approved][here] == year
            amount = np.where(of_year, np.minimum(amount, cap), amount)
        grant[here] = amount
    giver = np.array([_GRANTERS.get(name, "") for name in programme.tolist()], dtype=object)
    giver = np.where(programme == "lao_budget", lao, giver)
    parts = [_lines(approved, programme, giver, "cash", grant, "THB", grant)]

    def some(probability, among=True) -> np.ndarray:
        return np.flatnonzero(chance.happens(probability, count) & among)

    rows = some(0.36, programme != "lao_budget")
    amount = chance.whole(8, 34, len(rows)) * 500
    parts.append(_lines(approved[rows], "lao_budget", lao[rows], "cash", amount, "THB", amount))
    rows = some(0.10)
    amount = chance.whole(4, 24, len(rows)) * 500
    giver = chance.pick({"temple-group": 6, "shop-a": 3, "carrier-c": 1}, len(rows))
    parts.append(_lines(approved[rows], "private", giver, "cash", amount, "THB", amount))
    rows = some(0.55)
    amount = chance.whole(2, 14, len(rows)) * 500
    parts.append(_lines(approved[rows], "household", "", "cash", amount, "THB", amount))
    rows = some(0.93)
    heavy = np.where(repair_type[approved][rows] == "rebuild", 3, 1)
    person_days = chance.whole(22, 88, len(rows)) * heavy
    giver = chance.pick(
        {"mhs-network": 45, "mhs-council": 30, "welfare-fund": 15, "": 10}, len(rows)
    )
    parts.append(
        _lines(
            approved[rows],
            "community_fund",
            giver,
            "labour",
            person_days,
            "person_day",
            person_days * _DAY_OF_LABOUR,
        )
    )
    rows = some(0.42)
    craft_days = chance.whole(4, 18, len(rows))
    giver = chance.pick({"mhs-network": 7, "mhs-college": 3}, len(rows))
    parts.append(
        _lines(
            approved[rows],
            "community_fund",
            giver,
            "craftsman",
            craft_days,
            "person_day",
            craft_days * _DAY_OF_CRAFT,
        )
    )
    rows = some(0.26)
    sheets = chance.whole(12, 48, len(rows))
    giver = chance.pick({"shop-a": 6, "temple-group": 2, "shop-b": 1}, len(rows))
    parts.append(
        _lines(approved[rows], "private", giver, "material", sheets, "sheet", sheets * _SHEET)
    )
    rows = some(0.48)
    pieces = chance.whole(20, 150, len(rows))
    parts.append(
        _lines(approved[rows], "household", "", "material", pieces, "piece", pieces * _PIECE)
    )
    return joined(parts)


def sums_by_repair(funding: Funding, repairs: int, where: np.ndarray) -> np.ndarray:
    return np.bincount(
        funding.repair[where], weights=funding.value[where], minlength=repairs
    ).astype(np.int64)


def write_funding(
    folder: Path, funding: Funding, repair_ids: np.ndarray, updated_on: np.ndarray
) -> int:
    order = np.argsort(funding.repair, kind="stable")
    ordered = Funding(*(column[order] for column in funding))
    columns = {
        "funding_id": numbered("F-", len(order), 4),
        "repair_id": repair_ids[ordered.repair],
        "funding_program": ordered.programme,
        "partner_id": ordered.partner,
        "kind": ordered.kind,
        "qty": ordered.qty,
        "unit": ordered.unit,
        "value_thb": ordered.value,
        "delivery_id": ordered.delivery,
    }
    return write_table(folder, "repair_funding", columns, updated_on[ordered.repair])
