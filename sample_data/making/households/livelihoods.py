"""Households whose livelihood was supported, and what checks found of it later."""

from pathlib import Path

import numpy as np

from sample_data.making.basics import days
from sample_data.making.basics.chance import Chance
from sample_data.making.basics.tables import known, numbered, write_rows, write_table, yes_no
from sample_data.making.households.households import Households
from sample_data.making.places.subdistricts import SUBDISTRICTS
from sample_data.making.practice.enterprises import ENTERPRISES

SUPPORTS = 124
_KINDS = {
    "weaving": 24,
    "farming": 34,
    "livestock": 22,
    "building": 12,
    "trade": 10,
    "tourism": 7,
    "other": 3,
}
_GIVERS = {
    "mhs-college": 40,
    "mhs-psdhs": 22,
    "mhs-network": 18,
    "welfare-fund": 10,
    "mae-la-luang-sao": 6,
    "mhs-pao": 4,
}


# What a check found of the income that was reported to have been gained.
_FOUND = {1.0: 80, 0.4: 12, -0.2: 8}
HALF_A_YEAR = 183  # days


def write_livelihoods(
    folder: Path,
    households: Households,
    is_active: np.ndarray,
    repair_of: dict[int, str],
    seed: int,
) -> int:
    """`repair_of`: by household, the repair of its house that was handed over."""
    chance = Chance(seed, "livelihood")
    poor = np.flatnonzero(is_active & (households.income < 45_000))
    chosen = poor[chance.order(len(poor))][: SUPPORTS - 4]
    chosen = np.concatenate([chosen, chosen[:4]])  # four were supported twice
    started_on = np.sort(chance.whole(days.day("2023-06-12"), days.day("2024-03-22"), SUPPORTS))
    gain = (chance.along((1_500, 3_500, 5_000, 7_500, 12_000, 21_000), SUPPORTS) / 100).astype(
        int
    ) * 100
    kind = chance.pick(_KINDS, SUPPORTS)
    givers = chance.pick(_GIVERS, SUPPORTS)
    # What it brought is asked half a year later at the earliest.
    told = (started_on < days.AS_OF - 180) & chance.happens(0.85, SUPPORTS)
    later = chance.whole(0, 12, SUPPORTS)
    ids = numbered("L-", SUPPORTS, 3)
    ended_on = np.where(
        Chance(seed, "livelihood ended").happens(0.05, SUPPORTS) & (started_on < days.AS_OF - 120),
        started_on + 110,
        days.NEVER,
    )
    before = households.income[chosen]
    before_is_known = households.income_is_known[chosen]
    columns = {
        "livelihood_id": ids,
        "household_id": households.id[chosen],
        "kind": kind,
        "started_on": days.iso(started_on),
        "partner_id": givers,
        "income_gain_pp_year_thb": known(gain, told),
        "income_before_pp_year_thb": known(before, before_is_known),
        "ended_on": days.iso(ended_on),
        "enterprise_id": _enterprises(households, chosen, kind, started_on),
        "repair_id": np.array([repair_of.get(one, "") for one in chosen.tolist()], dtype=object),
    }
    written = write_table(folder, "livelihood", columns, started_on + later)
    _write_checks(folder, ids, started_on, ended_on, before, before_is_known, gain, seed)
    return written


def _enterprises(
    households: Households, chosen: np.ndarray, kind: np.ndarray, started_on: np.ndarray
) -> np.ndarray:
    """The enterprise of its kind in its area, where there was one by then."""
    codes = SUBDISTRICTS.code[households.place[chosen]]
    found = np.full(len(chosen), "", dtype=object)
    for enterprise_id, _th, _en, of_kind, area, _members, since, *_ in ENTERPRISES:
        inside = np.array([code.startswith(area) for code in codes])
        found[inside & (kind == of_kind) & (started_on >= days.day(since))] = enterprise_id
    return found


def _write_checks(
    folder: Path,
    ids: np.ndarray,
    started_on: np.ndarray,
    ended_on: np.ndarray,
    before: np.ndarray,
    before_is_known: np.ndarray,
    gain: np.ndarray,
    seed: int,
) -> None:
    """One early check of some, and one half a year after the start or later of most that are due."""
    chance = Chance(seed, "livelihood check")
    count = len(ids)
    early = started_on + chance.whole(45, 90, count)
    late = started_on + chance.whole(HALF_A_YEAR, HALF_A_YEAR + 12, count)
    found = chance.pick(_FOUND, count).astype(float)
    after = ((before + gain * found) / 100).astype(np.int64) * 100
    is_verified = chance.happens(0.95, count)
    rows = []
    for checked_on, factor, happens in (
        (early, 0.3, chance.happens(0.25, count)),
        (late, 1.0, chance.happens(0.93, count)),
    ):
        income = ((before + (after - before) * factor) / 100).astype(np.int64) * 100
        for one in np.flatnonzero(happens & (checked_on <= days.AS_OF)).tolist():
            ended = ended_on[one] != days.NEVER and ended_on[one] <= checked_on[one]
            rows.append(
                {
                    "livelihood_id": ids[one],
                    "checked_on": days.iso_day(int(checked_on[one])),
                    "income_pp_year_thb": income[one] if before_is_known[one] else "",
                    "active": yes_no([not ended])[0],
                    "verification": "verified" if is_verified[one] else "self_reported",
                }
            )
    rows.sort(key=lambda row: (row["livelihood_id"], row["checked_on"]))
    write_rows(folder, "livelihood_check", rows, [days.day(row["checked_on"]) for row in rows])
