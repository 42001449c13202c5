"""Which houses the promises of the 120 went into, as far as they were kept and it was written down."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from sample_data.making.basics.chance import Chance
from sample_data.making.basics.days import AS_OF, NEVER, day, iso_day
from sample_data.making.basics.tables import write_rows
from sample_data.making.households.households import Households
from sample_data.making.network.commitments import CO_FUNDS, make_commitments
from sample_data.making.network.participants import make_participants
from sample_data.making.places.places import laos
from sample_data.making.places.subdistricts import SUBDISTRICTS
from sample_data.making.repairs.course import Repairs
from sample_data.making.repairs.funding import Funding

DAYS_A_HOUSE = 30  # person-days that a house takes of the neighbours
_HOUSES_OF_A_BUDGET = 4
_WRITTEN_DOWN = 0.8  # of what was done; of the rest nobody knows which house it was


def write_houses_of_promises(
    folder: Path,
    households: Households,
    repairs: Repairs,
    funding: Funding,
    repair_ids: np.ndarray,
    seed: int,
) -> None:
    chance = Chance(seed, "house of a commitment")
    codes = SUBDISTRICTS.code[households.place[repairs.household]]
    begun = np.flatnonzero((repairs.dates[:, 4] != NEVER) & repairs.is_on_path)
    open_until = np.where(repairs.dates[:, 5] == NEVER, AS_OF, repairs.dates[:, 5])
    of_lao_budget = set(funding.repair[funding.programme == "lao_budget"].tolist())
    by_place: dict[str, list[int]] = defaultdict(list)
    for repair in begun[np.argsort(repairs.dates[begun, 4], kind="stable")].tolist():
        by_place[codes[repair]].append(repair)

    rows = []
    for commitment, places, wanted, role in _promises_of_houses(seed):
        choices = [one for place in places for one in by_place[place]]
        if role == "money":
            choices = [one for one in choices if one in of_lao_budget]
        start = day(commitment["start_on"])
        choices = [one for one in choices if open_until[one] >= start]
        for repair in choices[:wanted]:
            if chance.once(_WRITTEN_DOWN):
                on = min(max(start, int(repairs.dates[repair, 4])), AS_OF)
                rows.append(
                    {
                        "commitment_id": commitment["commitment_id"],
                        "repair_id": repair_ids[repair],
                        "role": role,
                        "linked_on": iso_day(on),
                    }
                )
    write_rows(folder, "commitment_house", rows, [day(row["linked_on"]) for row in rows])


def _promises_of_houses(seed: int) -> Iterator[tuple[dict, tuple[str, ...], int, str]]:
    """A commitment that was kept in part at least, where, in how many houses, and with what."""
    commitments, updates = make_commitments(seed)
    people = {one["participant_id"]: one for one in make_participants()}
    serves = {one["lao_id"]: one["subdistricts"] for one in laos()}
    done = {
        one["commitment_id"]: one["qty_to_date"]
        for one in updates
        if one["verification"] == "verified"
    }
    for commitment in commitments:
        quantity = done.get(commitment["commitment_id"], 0)
        person = people[commitment["participant_id"]]
        places = serves.get(person.get("lao_id"), (person.get("subdistrict_code"),))
        if not quantity or commitment["status"] == "dropped":
            continue
        if commitment["text_th"] == CO_FUNDS.words.format(qty=1):
            yield commitment, places, _HOUSES_OF_A_BUDGET, "money"
        elif commitment["goal_id"] == "G6" and commitment["metric_unit"] == "house":
            yield commitment, places, quantity, "materials"
        elif commitment["goal_id"] == "G6":
            yield commitment, places, max(1, quantity // DAYS_A_HOUSE), "craftsmen"
