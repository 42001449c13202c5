"""Poverty counted as it is, before anything is hidden. No page, file or figure asks here: what a
reader may see of it is in poverty.py."""

import pandas as pd

from data_access.disclosure.poverty import COUNTED, DONE
from data_access.rules.alkire_foster import DIMENSIONS
from data_access.snapshots.programme import Programme

PEOPLE = "people_"  # before the name of a column: the people of the households that it counts
HOMES_HANDED_OVER, HOMES_STILL_POOR = "homes_handed_over", "homes_still_poor"
HOMES = {HOMES_HANDED_OVER: f"{DONE}scored", HOMES_STILL_POOR: f"{DONE}poor"}
_HOLDS = {
    "scored": "is_scored",
    "unscored": "not is_scored",
    "poor": "is_poor",
    **{name: f"is_poor and fails_{name}" for name in DIMENSIONS},
}
_HOLDS |= {f"{DONE}{name}": f"reached and {held}" for name, held in _HOLDS.items()}


def poverty_counts(programme: Programme) -> pd.DataFrame:
    """One row a subdistrict in view, in code order, also where there is no household:
    `subdistrict_code`; households by disclosure's COUNTED, and the people in them by the same name
    behind `people_`."""
    counts = ", ".join(
        f"count(case when {_HOLDS[name]} then 1 end) as {name},"
        f" coalesce(cast(sum(case when {_HOLDS[name]} then n_members end) as bigint), 0)"
        f" as {PEOPLE}{name}"
        for name in COUNTED
    )
    zero_where_none = ", ".join(
        f"coalesce(p.{name}, 0) as {name}"
        for counted in COUNTED
        for name in (counted, f"{PEOPLE}{counted}")
    )
    return programme.ask(
        f"""
        select a.subdistrict_code, {zero_where_none}
        from subdistrict as a
        left join (
            select subdistrict_code, {counts}
            from household_poverty
            group by subdistrict_code
        ) as p on p.subdistrict_code = a.subdistrict_code
        order by a.subdistrict_code
        """
    )


def poverty_of_households(programme: Programme) -> pd.DataFrame:
    """One row a household in view by its id (the index), in order: `subdistrict_code`, the people that
    it adds to each of COUNTED by that name, and whether it is one of each of HOMES: 1 or 0."""
    people = ", ".join(
        f"coalesce(case when {_HOLDS[name]} then n_members end, 0) as {name}" for name in COUNTED
    )
    homes = ", ".join(
        f"case when {_HOLDS[counted]} then 1 else 0 end as {name}"
        for name, counted in HOMES.items()
    )
    return programme.ask(
        f"""
        select household_id, subdistrict_code, {people}, {homes}
        from household_poverty
        order by household_id
        """
    ).set_index("household_id")


def poor_of_groups_by_district(programme: Programme) -> pd.DataFrame:
    """One row a (vulnerable group, district of the province), in that order, as of the snapshot's
    own day: households of the group that are `scored`, and those of them `poor`."""
    return programme.ask(
        """
        select vulnerable_group, district_code, scored, poor
        from raw_vulnerable_group
        order by vulnerable_group, district_code
        """
    )
