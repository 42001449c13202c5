"""What a file's records would do to those of the store: which are new, changed or the same."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from data_access.schema import Table


@dataclass(frozen=True)
class Merged:
    """`new` and `changed` hold whole records; `changed` with the versions they will have."""

    new: pd.DataFrame
    changed: pd.DataFrame
    same: int


def places_in(records: pd.DataFrame, stored: pd.DataFrame, table: Table) -> np.ndarray:
    """For each record the place in `stored` of the one with its key, or -1."""
    if stored.empty:
        return np.full(len(records), -1)
    return _keys(stored, table).get_indexer(_keys(records, table))


def completed(records: pd.DataFrame, stored: pd.DataFrame, table: Table) -> pd.DataFrame:
    """`records` with every column of the table.

    A column that the file does not have says nothing, so what the store knows stays; a cell
    that the file leaves empty says that there is nothing.
    """
    absent = [column.name for column in table.columns if column.name not in records]
    if absent:
        places = places_in(records, stored, table)
        kept = {
            name: pd.Series(stored[name].array.take(places, allow_fill=True), index=records.index)
            for name in absent
        }
        records = records.assign(**kept)
    return records[[column.name for column in table.columns]]


def merged(records: pd.DataFrame, stored: pd.DataFrame, table: Table) -> Merged:
    """Sorts a table's records by what they would change. A version counts changes, it is none."""
    records = completed(records, stored, table)
    places = places_in(records, stored, table)
    is_new = places < 0
    new = records[is_new].assign(record_version=records["record_version"][is_new].fillna(1))
    known = records[~is_new]
    before = stored.take(places[~is_new]).set_axis(known.index)
    differs = pd.Series(False, index=known.index)
    for name in records.columns.difference(["record_version"]):
        equal = (known[name] == before[name]).fillna(False).astype(bool)
        differs |= ~(equal | (known[name].isna() & before[name].isna()))
    changed = known[differs].assign(record_version=before["record_version"][differs] + 1)
    return Merged(new, changed, int((~differs).sum()))


def _keys(records: pd.DataFrame, table: Table) -> pd.Index:
    key = list(table.key)
    return pd.Index(records[key[0]]) if len(key) == 1 else pd.MultiIndex.from_frame(records[key])
