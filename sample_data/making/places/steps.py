"""How far each subdistrict has come: a housing team, a verified list, a housing plan."""

from pathlib import Path

from sample_data.making.basics.chance import Chance
from sample_data.making.basics.days import AS_OF, OPENED, day, iso_day
from sample_data.making.basics.tables import write_rows
from sample_data.making.places.subdistricts import HARDLY_SURVEYED, NEVER_SURVEYED, SUBDISTRICTS


def make_steps(seed: int) -> list[dict]:
    """One row a subdistrict and step reached; a list needs a team, and a plan a list."""
    chance = Chance(seed, "subdistrict step")
    rows = []
    for code, remote in zip(SUBDISTRICTS.code, SUBDISTRICTS.remote.tolist(), strict=True):
        reached_on = OPENED + chance.one_whole(8, 60) + round(remote * 160)
        wait = chance.one_whole(50, 120) + round(remote * 110)
        later = chance.one_whole(60, 150) + round(remote * 100)
        if code == NEVER_SURVEYED:
            continue
        for step, waits in (("team", 0), ("list", wait), ("plan", later)):
            reached_on += waits
            if step == "list" and code in HARDLY_SURVEYED:
                break
            if reached_on > AS_OF or (step == "team" and code == HARDLY_SURVEYED[0]):
                break
            rows.append({"subdistrict_code": code, "step": step, "reached_on": iso_day(reached_on)})
    return rows


def write_steps(folder: Path, seed: int) -> None:
    rows = make_steps(seed)
    write_rows(folder, "subdistrict_step", rows, [day(row["reached_on"]) + 3 for row in rows])
