"""Households whose livelihood was supported."""

from pathlib import Path

import numpy as np

from sample_data.making.basics import days
from sample_data.making.basics.chance import Chance
from sample_data.making.basics.tables import known, numbered, write_table
from sample_data.making.households.households import Households

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


def write_livelihoods(
    folder: Path, households: Households, is_active: np.ndarray, seed: int
) -> int:
    chance = Chance(seed, "livelihood")
    poor = np.flatnonzero(is_active & (households.income < 45_000))
    chosen = poor[chance.order(len(poor))][: SUPPORTS - 4]
    chosen = np.concatenate([chosen, chosen[:4]])  # four were supported twice
    started_on = np.sort(chance.whole(days.day("2023-06-12"), days.day("2024-03-22"), SUPPORTS))
    gain = (chance.along((1_500, 3_500, 5_000, 7_500, 12_000, 21_000), SUPPORTS) / 100).astype(
        int
    ) * 100
    columns = {
        "livelihood_id": numbered("L-", SUPPORTS, 3),
        "household_id": households.id[chosen],
        "kind": chance.pick(_KINDS, SUPPORTS),
        "started_on": days.iso(started_on),
        "partner_id": chance.pick(_GIVERS, SUPPORTS),
        # What it brought is asked half a year later at the earliest.
        "income_gain_pp_year_thb": known(
            gain, (started_on < days.AS_OF - 180) & chance.happens(0.85, SUPPORTS)
        ),
    }
    return write_table(folder, "livelihood", columns, started_on + chance.whole(0, 12, SUPPORTS))
