"""What a file's records would do to those of the store: which are new, changed or the same."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute
from pandas.api.extensions import ExtensionArray

from data_access.schema import Table
from data_access.schema.kinds import in_one


@dataclass(frozen=True)
class Merged:
    """One table's arriving records, sorted by what they would do. Each part has the file's rows.

    `new` and `changed` hold whole records, `changed` with the versions they will have; `before`
    holds what the store has under the rows of `changed`, and `differs` which of its cells change.
    `same` holds the keys of the records that change nothing; `gone` the store's records that go,
    because the submission they came from has them no more.
    """

    new: pd.DataFrame
    changed: pd.DataFrame
    before: pd.DataFrame
    differs: pd.DataFrame
    same: pd.DataFrame
    gone: pd.DataFrame


def places_in(records: pd.DataFrame, stored: pd.DataFrame, table: Table) -> np.ndarray:
    """For each record the place in `stored` of the one with its key, or -1: a record without its
    whole key is none of them."""
    if stored.empty or records.empty or any(name not in records for name in table.key):
        return np.full(len(records), -1)
    if len(table.key) == 1:
        own, known = (in_one(pa.array(rows[table.key[0]])) for rows in (records, stored))
        if own.type == known.type:  # without a Python object for every key
            places = pa.compute.index_in(own, value_set=known, skip_nulls=True)
            return places.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.intp)
    return _keys(stored, table).get_indexer(_keys(records, table))


def completed(
    records: pd.DataFrame,
    stored: pd.DataFrame,
    table: Table,
    places: np.ndarray,
    clear_empty: bool = False,
) -> pd.DataFrame:
    """`records` with every column of the table, each beside the one of `stored` at its place.

    A column that the file does not have says nothing, so what the store knows stays. So does a
    cell that the file leaves empty, unless `clear_empty` says that it is there to clear a value.
    """
    is_any_known = bool((places >= 0).any())
    names = [column.name for column in table.columns]
    silent = [
        name
        for name in names
        if name not in records
        or (
            is_any_known
            and not (clear_empty or name == "record_version" or records[name].notna().all())
        )
    ]
    known = {
        name: pd.Series(stored[name].array.take(places, allow_fill=True), index=records.index)
        for name in silent
    }
    filled = {
        name: values if name not in records else records[name].where(records[name].notna(), values)
        for name, values in known.items()
    }
    if not filled:
        return records if list(records.columns) == names else records[names]
    whole = {name: filled[name] if name in filled else records[name] for name in names}
    return pd.DataFrame(whole, index=records.index)


def merged(
    records: pd.DataFrame,
    stored: pd.DataFrame,
    table: Table,
    clear_empty: bool = False,
    gone: Sequence[str] = (),
) -> Merged:
    """Sorts a table's records by what they would change. A version counts changes, it is none; nor is a
    day of update before the stored one, where a row changes nothing else: that is an old copy of a
    record that has not changed since."""
    places = places_in(records, stored, table)
    records = completed(records, stored, table, places, clear_empty)
    return sorted_out(records, stored, table, places, gone)


def sorted_out(
    records: pd.DataFrame,
    stored: pd.DataFrame,
    table: Table,
    places: np.ndarray,
    gone: Sequence[str] = (),
) -> Merged:
    """The same of records that are completed already."""
    is_new = places < 0
    new = _those(records, is_new)
    new = new.assign(record_version=new["record_version"].fillna(1))
    known = _those(records, ~is_new)
    leaving = stored[stored[table.key[0]].isin(gone)] if gone else stored.head(0)
    if known.empty:
        differs = pd.DataFrame(False, known.index, known.columns.drop("record_version"))
        none = stored.head(0)
        return Merged(new, known, none, differs, known[list(table.key)], leaving)
    before = stored.take(places[~is_new]).set_axis(known.index)
    names = [name for name in known.columns if name != "record_version"]
    cells = np.zeros((len(known), len(names)), dtype=bool)
    for place, name in enumerate(names):
        cells[:, place] = _differs(known[name].array, before[name].array)
    is_older = known["updated_at"].to_numpy() < before["updated_at"].to_numpy()
    is_day = np.array([name == "updated_at" for name in names])
    changes = cells.any(axis=1) & (cells[:, ~is_day].any(axis=1) | ~is_older)
    differs = pd.DataFrame(cells, index=known.index, columns=pd.Index(names, dtype="str"))
    changed, before = _those(known, changes), _those(before, changes)
    return Merged(
        new,
        changed.assign(record_version=before["record_version"] + 1),
        before,
        _those(differs, changes),
        _those(known[list(table.key)], ~changes),
        leaving,
    )


def unlike_rows(records: pd.DataFrame, others: pd.DataFrame) -> set[int]:
    """The rows that only one of the two has, or that differ in any cell."""
    both = records.index.intersection(others.index)
    mine, theirs = records.loc[both], others.loc[both]
    unlike = np.zeros(len(both), dtype=bool)
    for name in records.columns:
        unlike |= _differs(mine[name].array, theirs[name].array)
    return {*records.index.symmetric_difference(others.index), *both[unlike]}


def _those(rows: pd.DataFrame, are_meant: np.ndarray) -> pd.DataFrame:
    """`rows[are_meant]`, which copies column by column, and mostly it is all of them or none."""
    if are_meant.all():
        return rows
    return rows[are_meant] if are_meant.any() else rows.head(0)


def _differs(values: ExtensionArray, others: ExtensionArray) -> np.ndarray:
    """Where two columns of one type differ; two missing values do not."""
    if not len(values):
        return np.zeros(0, dtype=bool)
    are_same = pd.array(values == others, dtype="boolean").to_numpy(bool, na_value=False)
    return ~(are_same | (values.isna() & others.isna()))


def _keys(records: pd.DataFrame, table: Table) -> pd.Index:
    key = list(table.key)
    return pd.Index(records[key[0]]) if len(key) == 1 else pd.MultiIndex.from_frame(records[key])
