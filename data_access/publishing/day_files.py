"""Writes the tables of a snapshot's own day beside what was recorded, for questions to read."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet

from data_access.snapshots import duckdb_engine
from data_access.snapshots.days.day_tables import FUNDING, HOUSEHOLDS, REPAIRS, day_tables
from data_access.snapshots.days.made_days import MADE_BY, file_of
from data_access.snapshots.narrowed import digest_of

# Rows of one district lie together, so that a question about it passes over the others.
ORDER = {
    REPAIRS: "district_code, subdistrict_code, repair_id",
    HOUSEHOLDS: "district_code, subdistrict_code, household_id",
    FUNDING: "district_code, subdistrict_code, funding_id",
}


def write_day_tables(
    connection: duckdb.DuckDBPyConnection, folder: Path, as_of: date, weights: Mapping[str, Any]
) -> dict[str, pa.Schema]:
    """Works out each day table of `as_of` from the other tables in `folder`, which the `connection`
    has, and writes it there; the connection has it from then on. Answers the schema of each by its
    file's stem. `weights` are those in force on the day."""
    tables = day_tables(as_of, weights)
    digest = digest_of(tables).encode()
    written = {}
    for name, body in tables.items():
        path = folder / file_of(name)
        ordered = f"select * from ({body}) as day order by {ORDER[name]}"
        table = duckdb_engine.answered(ordered, connection).replace_schema_metadata(
            {MADE_BY: digest}
        )
        pyarrow.parquet.write_table(table, path, compression="zstd")
        duckdb_engine.show(connection, path)
        written[path.stem] = table.schema
    return written
