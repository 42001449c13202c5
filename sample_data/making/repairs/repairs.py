"""The repairs as records: what is repaired, what it costs, how it was received."""

from pathlib import Path

import numpy as np

from sample_data.making.basics.chance import Chance
from sample_data.making.basics.days import AS_OF, NEVER, iso
from sample_data.making.basics.tables import coded_set, known, write_table
from sample_data.making.households.conditions import COMPONENTS
from sample_data.making.households.households import Households
from sample_data.making.places.subdistricts import SUBDISTRICTS
from sample_data.making.repairs.course import Repairs
from sample_data.making.repairs.funding import LAO_PARTNERS, Funding, sums_by_repair

_MADE_OF = {
    "accessibility": ("access", "toilet"),
    "utility": ("electrical", "toilet", "water"),
    "rebuild": COMPONENTS[:6],
}


def make_repair_types(households: Households, repairs: Repairs, seed: int) -> np.ndarray:
    chance = Chance(seed, "repair type")
    count = len(repairs.rank)
    usual = chance.pick({"repair": 66, "accessibility": 17, "utility": 10, "extend": 7}, count)
    falls_down = (households.severity[repairs.household] > 0.76) & chance.happens(0.5, count)
    return np.where(falls_down, "rebuild", usual).astype(object)


def _components(repair_type: np.ndarray, conditions: np.ndarray) -> np.ndarray:
    """The bad parts among those the type of repair is about; the worst one if none is bad."""
    is_bad = conditions >= 2
    parts = []
    for place, component in enumerate(COMPONENTS):
        chosen = is_bad[:, place] | (conditions.argmax(axis=1) == place)
        for kind, made_of in _MADE_OF.items():
            here = repair_type == kind
            first = component == made_of[0]
            among = component in made_of and (is_bad[:, place] | first | (kind == "rebuild"))
            chosen = np.where(here, among, chosen)
        parts.append(chosen)
    return coded_set(list(COMPONENTS), parts)


def _lead_partners(households: Households, repairs: Repairs, funding: Funding, chance: Chance):
    """Whoever gives the first grant; before an approval, whoever keeps the list of the area."""
    count = len(repairs.rank)
    lead = chance.pick(
        {"mhs-council": 40, "codi-north": 30, "mhs-network": 15, "mhs-psdhs": 15}, count
    )
    granted = (funding.kind == "cash") & (funding.partner != "") & (funding.programme != "private")
    rows = np.flatnonzero(granted)[::-1]  # the first line wins
    lead[funding.repair[rows]] = funding.partner[rows]
    at_lao = (repairs.dates[:, 3] == NEVER) & chance.happens(0.2, count)
    district = SUBDISTRICTS.district[households.place[repairs.household]]
    return np.where(at_lao, np.array([LAO_PARTNERS[code] for code in district], dtype=object), lead)


def write_repairs(
    folder: Path,
    households: Households,
    conditions: np.ndarray,
    repairs: Repairs,
    repair_type: np.ndarray,
    funding: Funding,
    repair_ids: np.ndarray,
    seed: int,
) -> np.ndarray:
    """Write repair.csv and return the day each row was last changed."""
    chance = Chance(seed, "repair")
    count = len(repairs.rank)
    dates, rank = repairs.dates, repairs.rank
    is_cash = funding.kind == "cash"
    is_grant = is_cash & (funding.programme != "household")
    is_labour = (funding.kind == "labour") | (funding.kind == "craftsman")
    approved_thb = sums_by_repair(funding, count, is_grant)
    inkind = sums_by_repair(funding, count, ~is_cash)
    person_days = np.bincount(
        funding.repair[is_labour], weights=funding.qty[is_labour], minlength=count
    ).astype(np.int64)
    # Remote building sites pay for carrying: one in twenty ends far above what was approved.
    overrun = np.where(
        chance.happens(0.05, count),
        1.35 + 0.75 * chance.shares(count),
        0.90 + 0.11 * chance.shares(count),
    )
    actual = (approved_thb * overrun / 50).astype(np.int64) * 50
    severity = households.severity[repairs.household]
    usual_cost = np.where(repair_type == "rebuild", 150_000, 14_000 + 46_000 * severity)
    est_cost = (usual_cost * (1 + 0.25 * chance.spread(count)) / 500).astype(np.int64) * 500
    is_approved = dates[:, 3] != NEVER
    is_done = dates[:, 5] != NEVER
    is_handed_over = dates[:, 6] != NEVER
    planned_start = np.where(is_approved, dates[:, 3] + chance.whole(10, 35, count), NEVER)
    planned_finish = np.where(is_approved, planned_start + chance.whole(30, 75, count), NEVER)
    held_now = repairs.status == "on_hold"
    updated_on = np.minimum(repairs.status_since + chance.whole(0, 5, count), AS_OF)
    quality = np.where(is_handed_over, "pass", "na").astype(object)
    quality[is_done & ~is_handed_over & chance.happens(0.35, count)] = "fix"
    quality[(repairs.defect_on != NEVER) & ~is_done] = "fix"
    columns = {
        "repair_id": repair_ids,
        "household_id": households.id[repairs.household],
        "repair_type": repair_type,
        "components": _components(repair_type, conditions[repairs.household]),
        "status": repairs.status,
        "status_since": iso(repairs.status_since),
        "hold_reason": known(repairs.hold_reason, held_now),
        "fiscal_year_be": repairs.fiscal_year_be,
        "reported_on": iso(dates[:, 0]),
        "surveyed_on": iso(dates[:, 1]),
        "verified_on": iso(dates[:, 2]),
        "approved_on": iso(dates[:, 3]),
        "started_on": iso(dates[:, 4]),
        "completed_on": iso(dates[:, 5]),
        "handed_over_on": iso(dates[:, 6]),
        "planned_start": iso(planned_start),
        "planned_finish": iso(planned_finish),
        "est_cost_thb": known(est_cost, rank >= 1),
        "approved_thb": known(approved_thb, is_approved),
        "actual_cash_thb": known(actual, is_done),
        "inkind_value_thb": known(inkind, is_done),
        "labour_person_days": known(person_days, is_done),
        "lead_partner_id": _lead_partners(households, repairs, funding, chance),
        "craftsman_count": known(chance.whole(1, 5, count), dates[:, 4] != NEVER),
        "quality_check": quality,
        "beneficiary_rating": known(
            chance.pick({5: 46, 4: 36, 3: 12, 2: 4, 1: 2}, count),
            is_handed_over & chance.happens(0.78, count),
        ),
        "defect_reported_on": iso(repairs.defect_on),
    }
    write_table(folder, "repair", columns, updated_on)
    return updated_on
