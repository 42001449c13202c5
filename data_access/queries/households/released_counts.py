"""What was released of households, as a snapshot holds it: for safe_counts.py, which alone reads it.

Each cell is what outsiders saw of it on that day; how it came to be is in disclosure/releases.py.
"""

from collections.abc import Sequence

import pandas as pd

from data_access.disclosure import SENSITIVE_GROUP_MINIMUM
from data_access.disclosure.households import COUNTS, QUALITY
from data_access.queries.households.raw_counts import PEOPLE_HOUSED
from data_access.snapshots.programme import Programme

SENSITIVE = ("vulnerable_in_need", "vulnerable_reached")
GROUP = "group "  # how counts of a vulnerable group begin: they have a chain of their own
# Of two counts that are both seen the difference is seen: those in need and not reached, say.
PAIRS = (
    ("in_need", "reached"),
    ("in_need", "unfunded"),
    ("in_need", "urgent"),
    ("households", "in_need"),
    ("households", "passing"),
    *(("households", rule) for rule in QUALITY),
    ("vulnerable_in_need", "vulnerable_reached"),
)


def people_housed_in(year: int | str) -> str:
    """The name of the count of people housed by repairs of a fiscal year."""
    return f"{PEOPLE_HOUSED}{year}"


def group_count(group: str, counted: str) -> str:
    return f"{GROUP}{group} {counted}"


def released_cells(whole: "Programme", smallest: int, what: str) -> pd.DataFrame:
    """One row an area of the province by `area_code`, a column a count: its `value` as released on
    the day, missing where hidden, or the day `since` which it is that."""
    rows = whole.ask(
        f"""
        select area_code, counted, {what}
        from raw_release
        where released_on = {{as_of}} and smallest = {int(smallest)}
            and counted not like '% %'
        order by area_code, counted
        """
    )
    table = rows.pivot(index="area_code", columns="counted", values=what)
    if what == "value":
        table = table.astype("Int64")
        table = table.reindex(columns=table.columns.union([*COUNTS, *SENSITIVE]))
    return table.rename_axis(columns=None).reset_index()


def released_table(whole: "Programme", chain: str, what: str = "value") -> pd.DataFrame:
    """One row an area by `area_code`, a column a count of a chain of its own, without the `chain`
    that each begins with: its `value` as released on the day, missing where hidden, or the day
    `since` which it is that."""
    rows = whole.ask(
        f"""
        select area_code, counted, {what}
        from raw_release
        where released_on = {{as_of}} and counted like '{chain}%'
        order by area_code, counted
        """
    )
    rows["counted"] = rows["counted"].str.removeprefix(chain)
    table = rows.pivot(index="area_code", columns="counted", values=what)
    if what == "value":
        table = table.astype("Int64")
    return table.rename_axis(columns=None).reset_index()


def released_groups(
    whole: "Programme", counted: Sequence[str] = ("in_need", "reached")
) -> pd.DataFrame:
    """One row a (vulnerable group, area), in that order: `vulnerable_group`, `area_code`, and what is
    `counted` of it as released, missing where hidden."""
    rows = whole.ask(
        f"""
        select area_code, counted, value
        from raw_release
        where released_on = {{as_of}} and smallest = {SENSITIVE_GROUP_MINIMUM}
            and counted like '{GROUP}%'
        order by area_code, counted
        """
    )
    named = rows["counted"].str.removeprefix(GROUP).str.split(" ", expand=True, n=1)
    rows = (
        rows.assign(vulnerable_group=named[0], counts=named[1])
        if len(rows)
        else rows.assign(vulnerable_group="", counts="")
    )
    table = rows.pivot(
        index=["vulnerable_group", "area_code"], columns="counts", values="value"
    ).reindex(columns=list(counted))
    return table.astype("Int64").rename_axis(columns=None).reset_index()
