"""Write the made-up records: `python -m sample_data.generate [--into FOLDER] [--households N]`.

Without arguments it writes the committed files again, byte for byte.
"""

import argparse
import json
import sys
from pathlib import Path

import numpy as np

from data_access import schema
from data_access.rules.stages import REPAIR_RANK
from data_access.schema.datapackage import datapackage
from sample_data.making.basics.tables import numbered
from sample_data.making.households.assessments import make_visits, write_assessments
from sample_data.making.households.conditions import make_conditions
from sample_data.making.households.households import make_households, write_households
from sample_data.making.households.livelihoods import write_livelihoods
from sample_data.making.households.members import write_members
from sample_data.making.meetings.decisions import write_decisions
from sample_data.making.meetings.gatherings import write_gatherings
from sample_data.making.network.commitments import write_commitments
from sample_data.making.network.deliveries import (
    funding_of,
    make_deliveries,
    write_deliveries,
    write_pledges,
)
from sample_data.making.network.houses_of_promises import write_houses_of_promises
from sample_data.making.network.own_reports import write_moves, write_proofs
from sample_data.making.network.participants import write_participants
from sample_data.making.network.partners import write_partners
from sample_data.making.network.pledges import make_pledges
from sample_data.making.network.ties import tie
from sample_data.making.places.caps import write_caps
from sample_data.making.places.goals import write_events, write_goals
from sample_data.making.places.places import write_places
from sample_data.making.places.steps import write_steps
from sample_data.making.plans.plans import write_plans
from sample_data.making.practice.enterprises import write_enterprises
from sample_data.making.practice.models import write_models
from sample_data.making.repairs.course import make_repairs
from sample_data.making.repairs.funding import joined, make_funding, write_funding
from sample_data.making.repairs.photos import write_photos
from sample_data.making.repairs.repairs import make_repair_types, write_repairs
from sample_data.making.repairs.status_log import write_status_log

HOUSEHOLDS = 2000
SEED = 58
HERE = Path(__file__).parent


def generate(folder: Path, household_count: int = HOUSEHOLDS, seed: int = SEED) -> None:
    """Write one CSV file a table and datapackage.json into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    write_places(folder)
    write_partners(folder)
    write_goals(folder, household_count / HOUSEHOLDS)
    write_steps(folder, seed)
    write_events(folder)
    write_participants(folder)
    write_gatherings(folder)
    write_decisions(folder)
    write_models(folder)
    write_commitments(folder, seed)
    write_caps(folder)
    write_homes(folder, household_count, seed)
    write_plans(folder)
    described = datapackage(schema.TABLES, folder)
    with open(folder / "datapackage.json", "w", encoding="utf-8", newline="\n") as file:
        json.dump(described, file, ensure_ascii=False, indent=1)
        file.write("\n")


def write_homes(folder: Path, household_count: int, seed: int) -> None:
    """Everything that hangs on a household: its people, its house, the repair and who gave to it."""
    households = make_households(household_count, seed)
    repairs = make_repairs(households, seed)
    # Nobody asks for a repair before being on the register.
    registered_on = households.registered_on.copy()
    np.minimum.at(registered_on, repairs.household, repairs.reported_on)
    households = households._replace(registered_on=registered_on)
    conditions = make_conditions(households, seed)
    visits = make_visits(households, repairs, seed)
    seen_on = registered_on.copy()
    np.maximum.at(seen_on, visits.household, visits.on)
    has_repair = np.zeros(household_count, dtype=bool)
    has_repair[repairs.household] = True
    is_active = write_households(folder, households, has_repair, seen_on, seed)
    write_members(folder, households, seed)
    write_assessments(folder, households, conditions, visits, seed)

    repair_ids = numbered("R-", len(repairs.rank), 4)
    is_done = repairs.rank == REPAIR_RANK["handed_over"]
    repair_of = dict(zip(repairs.household[is_done].tolist(), repair_ids[is_done], strict=True))
    write_enterprises(folder)
    write_livelihoods(folder, households, is_active, repair_of, seed)
    repair_type = make_repair_types(households, repairs, seed)
    pledges = make_pledges(seed)
    deliveries = make_deliveries(pledges, households, repairs, seed)
    funding = joined([make_funding(households, repairs, repair_type, seed), funding_of(deliveries)])
    deliveries, funding = tie(deliveries, funding, households, repairs)
    changed_on = write_repairs(
        folder, households, conditions, repairs, repair_type, funding, repair_ids, seed
    )
    write_status_log(folder, repairs, repair_ids, seed)
    write_photos(folder, households, repairs, repair_ids, seed)
    write_pledges(folder, pledges, deliveries)
    write_deliveries(folder, deliveries, repair_ids)
    write_funding(folder, funding, repair_ids, changed_on)
    write_houses_of_promises(folder, households, repairs, funding, repair_ids, seed)
    write_moves(folder, pledges, seed)
    write_proofs(folder, deliveries)


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m sample_data.generate", description=__doc__)
    parser.add_argument("--into", type=Path, default=HERE, metavar="FOLDER")
    parser.add_argument("--households", type=int, default=HOUSEHOLDS, metavar="N")
    parser.add_argument("--seed", type=int, default=SEED)
    wanted = parser.parse_args(arguments)
    generate(wanted.into, wanted.households, wanted.seed)
    sys.stdout.write(f"{wanted.into}: {wanted.households:,} made-up households\n")


if __name__ == "__main__":
    main()
