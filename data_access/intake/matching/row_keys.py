"""A record's key as one text, and back: how history and quarantine name a record.

No key can hold the mark between its parts: each is a code, a day or a whole number.
"""

from datetime import date

import pandas as pd

from data_access.schema import BY_NAME, Table

BETWEEN = "|"


def row_keys(records: pd.DataFrame, table: Table) -> pd.Series:
    """The key of each record as text, under the records' own index; missing where a part is."""
    if any(name not in records for name in table.key):
        return pd.Series(None, index=records.index, dtype="str")
    parts = [_written(records[name]) for name in table.key]
    keys = parts[0]
    for part in parts[1:]:
        keys = keys + BETWEEN + part
    return keys


def key_values(row_key: str, table: Table) -> dict[str, str | int | date]:
    """The key columns with the values that the store keeps."""
    parts = row_key.split(BETWEEN)
    return {
        name: _read(part, table.column(name).kind)
        for name, part in zip(table.key, parts, strict=True)
    }


def may_be_named(table_name: str) -> bool:
    """Whether a message or a list may name this table's records by their keys."""
    table = BY_NAME[table_name]
    return not table.personal and not any(table.column(name).personal for name in table.key)


def _written(values: pd.Series) -> pd.Series:
    if pd.api.types.is_datetime64_any_dtype(values):
        return values.dt.strftime("%Y-%m-%d").astype("str")
    return values.astype("str")


def _read(part: str, kind: str) -> str | int | date:
    if kind == "whole":
        return int(part)
    return date.fromisoformat(part) if kind == "date" else part
