"""Puts made-up CSV files into the record store unchecked, for sizes where checking takes too long.

The checks hold a whole folder in memory. What follows, the store and publishing, is the same.
"""

from pathlib import Path

import pyarrow as pa
from pyarrow import csv

from data_access.schema import TABLES, Table
from data_access.schema.kinds import ARROW
from data_access.store.record_store import Store
from data_access.store.tables import RECORDS

BYTES_AT_A_TIME = 1 << 24


def fill_unchecked(records: Path, store: Store) -> None:
    """Every row of every table's file, in one transaction. The store must be empty."""
    with store.transaction() as connection:
        for table in TABLES:
            for batch in _batches(records / f"{table.name}.csv", table):
                connection.execute(RECORDS[table.name].insert(), batch.to_pylist())


def _batches(path: Path, table: Table) -> csv.CSVStreamingReader:
    """The rows with the types of the schema; an empty cell is a missing value."""
    kinds = {column.name: ARROW[column.kind] for column in table.columns}
    return csv.open_csv(
        path,
        read_options=csv.ReadOptions(block_size=BYTES_AT_A_TIME),
        parse_options=csv.ParseOptions(newlines_in_values=True),
        convert_options=csv.ConvertOptions(
            column_types={**kinds, "record_version": pa.int64()},
            include_columns=list(kinds),
            include_missing_columns=True,
            null_values=[""],
            strings_can_be_null=True,
            # The sample writes a yes in either way.
            true_values=["true", "yes"],
            false_values=["false", "no"],
        ),
    )
