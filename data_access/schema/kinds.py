"""What each kind of column is in the store, in a Parquet file and in pandas."""

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd
import pyarrow as pa
import sqlalchemy as sa

from data_access.schema import Column

STORED = {
    "text": sa.Text,
    "choice": sa.Text,
    "choices": sa.Text,  # the codes, sorted and joined by semicolons
    "whole": sa.BigInteger,
    "number": sa.Float,
    "date": sa.Date,
    "yes_no": sa.Boolean,
}
ARROW = {
    "text": pa.string(),
    "choice": pa.string(),
    "choices": pa.string(),
    "whole": pa.int64(),
    "number": pa.float64(),
    "date": pa.date32(),
    "yes_no": pa.bool_(),
}
PANDAS = {
    "text": "str",
    "choice": "str",
    "choices": "str",
    "whole": "Int64",
    "number": "float64",
    "date": "datetime64[s]",
    "yes_no": "boolean",
}
NULLABLE = {pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype()}


def arrow_schema(columns: Iterable[Column]) -> pa.Schema:
    return pa.schema([(column.name, ARROW[column.kind]) for column in columns])


def as_arrow(values: Sequence[Any], kind: pa.DataType) -> pa.Array:
    """Cells as the driver of a database gives them: SQLite's has a day as the text of it in ISO, and
    a yes or no as a number; PostgreSQL's has both as they are."""
    known = next((one for one in values if one is not None), None)
    if pa.types.is_date(kind) and isinstance(known, str):
        return pa.array(values, pa.string()).cast(kind)
    if pa.types.is_boolean(kind) and isinstance(known, int) and not isinstance(known, bool):
        return pa.array(values, pa.int64()).cast(kind)
    return pa.array(values, kind)


def to_arrow(records: pd.DataFrame, columns: Iterable[Column]) -> pa.Table:
    """The named columns of `records`, typed by the schema even where every value is missing."""
    columns = list(columns)
    arrays = [_array(records[column.name], ARROW[column.kind]) for column in columns]
    return pa.Table.from_arrays(arrays, schema=arrow_schema(columns))


def to_pandas(records: pa.Table, columns: Iterable[Column]) -> pd.DataFrame:
    """`records` with the types of PANDAS; a date is midnight of its day."""
    midnight = pa.timestamp("s")
    schema = pa.schema(
        (column.name, midnight if column.kind == "date" else ARROW[column.kind])
        for column in columns
    )
    table = records.select(schema.names)
    if table.schema != schema:
        table = table.cast(schema)
    return table.to_pandas(types_mapper=NULLABLE.get)


def in_one(array: pa.Array | pa.ChunkedArray) -> pa.Array:
    """The array in one piece."""
    return array.combine_chunks() if isinstance(array, pa.ChunkedArray) else array


def _array(values: pd.Series, kind: pa.DataType) -> pa.Array:
    if pa.types.is_date(kind):
        return pa.array(values, type=pa.timestamp("s"), from_pandas=True).cast(kind)
    return in_one(pa.array(values, type=kind, from_pandas=True))
