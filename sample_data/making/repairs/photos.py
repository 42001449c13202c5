"""The photos of each repair: names of files only, there is no picture behind them."""

from pathlib import Path

import numpy as np

from sample_data.making.basics.chance import Chance
from sample_data.making.basics.days import AS_OF, NEVER, iso
from sample_data.making.basics.tables import numbered, write_table, yes_no
from sample_data.making.households.households import Households
from sample_data.making.repairs.course import Repairs

_STAGES = np.array(["before", "during", "after", "handover"], dtype=object)


def write_photos(
    folder: Path, households: Households, repairs: Repairs, repair_ids: np.ndarray, seed: int
) -> int:
    chance = Chance(seed, "photo")
    count = len(repairs.rank)
    dates = repairs.dates
    taken = np.stack(
        [
            np.where(chance.happens(0.88, count), dates[:, 1], NEVER),
            np.where(chance.happens(0.4, count) & (dates[:, 5] != NEVER), dates[:, 4] + 2, NEVER),
            dates[:, 5],  # no completion is recorded without a photo of it
            np.where(chance.happens(0.8, count), dates[:, 6], NEVER),
        ],
        axis=1,
    )
    repair, stage = np.nonzero(taken != NEVER)
    on = np.minimum(taken[repair, stage], AS_OF)
    may_show = (households.consent == "given")[repairs.household] & chance.happens(0.5, count)
    files = np.empty(len(repair), dtype=object)
    files[:] = [
        f"{repair_id}-{name}.jpg"
        for repair_id, name in zip(
            repair_ids[repair].tolist(), _STAGES[stage].tolist(), strict=True
        )
    ]
    columns = {
        "photo_id": numbered("PH-", len(repair), 5),
        "repair_id": repair_ids[repair],
        "stage": _STAGES[stage],
        "taken_on": iso(on),
        "file": files,
        "consent_to_show": yes_no(may_show[repair]),
        "faces_blurred": yes_no(chance.happens(0.82, len(repair))),
    }
    return write_table(folder, "photo", columns, on)
