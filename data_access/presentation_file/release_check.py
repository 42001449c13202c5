"""Whether a table may leave in a published file: looked at once more, table by table, at the door."""

import pandas as pd

from data_access.access.roles import RIGHTS
from data_access.disclosure.households import COUNTS
from data_access.disclosure.rule import is_small
from data_access.queries.needs.poverty import SUMS
from data_access.rules.alkire_foster import DIMENSIONS

IDS = {
    "commitment_id",
    "delivery_id",
    "funding_id",
    "household_id",
    "livelihood_id",
    "member_id",
    "participant_id",
    "photo_id",
    "pledge_id",
    "repair_id",
}
COUNTS_OF_HOUSEHOLDS = {
    *COUNTS, "funded", "gap", "vulnerable_in_need", "vulnerable_reached",
    *(name for name in SUMS if name not in DIMENSIONS),  # by dimension there are shares, too
}  # fmt: skip
SMALLEST = RIGHTS["presenter"].smallest_count


def not_cleared(table: pd.DataFrame) -> list[str]:
    """The columns because of which the table must stay: ids of single records, places other than
    an area's own centre, and counts of households below the threshold of a presenter."""
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
    return sorted(ids | points | small)
