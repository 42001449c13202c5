"""Whether a table may leave in a published file: looked at once more, table by table, at the door."""

import pandas as pd

from data_access.access.roles import RIGHTS
from data_access.disclosure.households import COUNTS
from data_access.disclosure.reasons import NOT_NAMED
from data_access.disclosure.rule import is_small
from data_access.language.area_codes import are_of
from data_access.language.vocabulary import REPAIR_STATUS
from data_access.queries.needs.poverty import SUMS
from data_access.rules.alkire_foster import DIMENSIONS

IDS = {
    "commitment_id",
    "delivery_id",
    "funding_id",
    "household_id",
    "livelihood_id",
    "member_id",
    "move_id",
    "participant_id",
    "photo_id",
    "pledge_id",
    "promise_id",
    "proof_id",
    "repair_id",
}
COUNTS_OF_HOUSEHOLDS = {
    *COUNTS, "funded", "gap", "vulnerable_in_need", "vulnerable_reached",
    *(name for name in SUMS if name not in DIMENSIONS),  # by dimension there are shares, too
}  # fmt: skip
# Of houses: below a district, by day and by type of work.
COUNTS_OF_HOUSES = {*REPAIR_STATUS, "under_way", "houses", "deliveries", "partners"}
COUNTED_BY = {"day": "houses", "repair_type": "n", "hold_reason": "repairs"}
SMALLEST = RIGHTS["presenter"].smallest_count


def not_cleared(table: pd.DataFrame) -> list[str]:
    """The columns because of which the table must stay: ids of single records, places other than
    an area's own centre, and counts of households below the threshold of a presenter; so of houses
    in a subdistrict, on a day, of a type and on hold for a reason."""
    if table.empty:
        return []
    names = set(table.columns)
    ids = names & IDS
    points = names & {"lat", "lon"} if "level" not in names else set()
    small = {
        name
        for name in names & COUNTS_OF_HOUSEHOLDS
        if pd.api.types.is_numeric_dtype(table[name]) and is_small(table[name], SMALLEST).any()
    }
    return sorted(ids | points | small | _few_houses(table))


def _few_houses(table: pd.DataFrame) -> set[str]:
    counted = {count for by, count in COUNTED_BY.items() if _is_named(table, by)}
    for name in {"area_code", "subdistrict_code"} & set(table.columns):
        if are_of(table[name].dropna(), "subdistrict").any():
            counted |= COUNTS_OF_HOUSES
    if "until" in table and len(table) > 1:  # a single row is all of them, which everybody may know
        counted.add("houses")
    numbers = table[sorted(counted & set(table.columns))].select_dtypes("number")
    return {name for name in numbers if is_small(numbers[name], SMALLEST).any()}


def _is_named(table: pd.DataFrame, by: str) -> bool:
    """Whether the table is apart by this: reasons of holds are not where none has a name."""
    return by in table and (table[by] != NOT_NAMED).any()
