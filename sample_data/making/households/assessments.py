"""The assessments: one before any work, one after a hand-over, and some houses seen again later."""

from pathlib import Path
from typing import NamedTuple

import numpy as np

from sample_data.making.basics.chance import Chance
from sample_data.making.basics.days import AS_OF, NEVER, iso
from sample_data.making.basics.tables import known, numbered, write_table, yes_no
from sample_data.making.households.conditions import COMPONENTS
from sample_data.making.households.households import Households
from sample_data.making.repairs.course import Repairs

_ORGANISATIONS = {
    "สภาองค์กรชุมชนตำบล": 46,
    "องค์การบริหารส่วนตำบล": 30,
    "พมจ.แม่ฮ่องสอน": 14,
    "วชช.แม่ฮ่องสอน": 10,
}
_CODES = np.array(["0", "1", "2", "3", "na"], dtype=object)


class Visits(NamedTuple):
    """One entry an assessment, in order of household and day."""

    household: np.ndarray
    on: np.ndarray
    is_after: np.ndarray  # the house has been repaired since the one before


def make_visits(households: Households, repairs: Repairs, seed: int) -> Visits:
    chance = Chance(seed, "assessment visits")
    count = len(households.id)
    first_on = np.where(
        households.welcomes_survey,
        np.minimum(households.registered_on + chance.whole(0, 75, count), AS_OF - 3),
        NEVER,
    )
    surveyed = np.flatnonzero(repairs.rank >= 1)
    first_on[repairs.household[surveyed]] = repairs.dates[surveyed, 1]
    first = np.flatnonzero(first_on != NEVER)
    handed_over = np.flatnonzero(repairs.status == "handed_over")
    handed_over = handed_over[chance.happens(0.84, len(handed_over))]
    after_on = repairs.dates[handed_over, 6] + chance.whole(0, 21, len(handed_over))
    after = handed_over[after_on <= AS_OF]
    has_repair = np.zeros(count, dtype=bool)
    has_repair[repairs.household] = True
    again_on = first_on + chance.whole(200, 330, count)
    sees_again = chance.happens(0.2, count)
    again = np.flatnonzero((first_on != NEVER) & ~has_repair & (again_on <= AS_OF) & sees_again)
    household = np.concatenate([first, repairs.household[after], again])
    on = np.concatenate([first_on[first], after_on[after_on <= AS_OF], again_on[again]])
    is_after = np.zeros(len(household), dtype=bool)
    is_after[len(first) : len(first) + len(after)] = True
    order = np.lexsort((on, household))
    return Visits(household[order], on[order], is_after[order])


def write_assessments(
    folder: Path, households: Households, conditions: np.ndarray, visits: Visits, seed: int
) -> int:
    chance = Chance(seed, "assessment")
    count = len(visits.on)
    seen = conditions[visits.household]
    columns = {
        "assessment_id": numbered("A-", count, 5),
        "household_id": households.id[visits.household],
        "assessed_on": iso(visits.on),
        "assessor_org": chance.pick(_ORGANISATIONS, count),
    }
    for place, component in enumerate(COMPONENTS):
        mended = np.where(chance.happens(0.8, count), 0, 1)
        condition = np.where(visits.is_after, np.minimum(seen[:, place], mended), seen[:, place])
        is_skipped = chance.happens(0.10 if component in ("access", "water") else 0.02, count)
        columns[f"{component}_condition"] = _CODES[np.where(is_skipped, 4, condition)]
    severity = households.severity[visits.household]
    is_unsafe = (seen[:, 0] == 3) | (seen[:, 1] == 3)
    cost = 9_000 + 62_000 * severity * severity + 8_000 * chance.spread(count)
    columns |= {
        "people_at_risk": yes_no(~visits.is_after & is_unsafe & chance.happens(0.42, count)),
        "est_cost_thb": known(
            (cost / 500).astype(np.int64) * 500, ~visits.is_after & chance.happens(0.9, count)
        ),
    }
    return write_table(folder, "assessment", columns, visits.on + chance.whole(0, 6, count))
