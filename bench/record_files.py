"""Made-up CSV files read as if they were a record store, so that they can be published unchecked.

Checking and keeping a million households takes the better part of an hour, and publishing is
what the pages depend on. The same publishing code runs over these files.
"""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
from pyarrow import csv

from data_access.kinds import ARROW, to_pandas
from data_access.publish import publish
from data_access.schema import BY_NAME


class RecordFiles:
    """What publishing asks of a store, answered from the CSV files in a folder."""

    def __init__(self, folder: Path):
        self.folder = folder

    @contextmanager
    def reading(self) -> Iterator[None]:
        yield None

    def read_arrow(
        self, table_name: str, connection: None = None, columns: Sequence[str] | None = None
    ) -> pa.Table:
        table = BY_NAME[table_name]
        wanted = list(columns or (column.name for column in table.columns))
        kinds = {column.name: ARROW[column.kind] for column in table.columns}
        records = csv.read_csv(
            self.folder / f"{table_name}.csv",
            parse_options=csv.ParseOptions(newlines_in_values=True),
            convert_options=csv.ConvertOptions(
                column_types=kinds,
                include_columns=list(dict.fromkeys([*table.key, *wanted])),
                include_missing_columns=True,
                null_values=[""],
                strings_can_be_null=True,
            ),
        )
        return records.sort_by([(name, "ascending") for name in table.key]).select(wanted)

    def read(self, table_name: str, connection: None = None) -> pd.DataFrame:
        return to_pandas(self.read_arrow(table_name), BY_NAME[table_name].columns)

    def revision(self, connection: None = None) -> str:
        sizes = [path.stat().st_size for path in sorted(self.folder.glob("*.csv"))]
        return hashlib.sha256(repr(sizes).encode()).hexdigest()[:12]

    def batches(self, connection: None = None) -> list[dict[str, Any]]:
        return []


def publish_unchecked(folder: Path) -> str:
    """Publishes the CSV files in `folder` into HOH_VAR; answers the snapshot's id."""
    return publish(RecordFiles(folder))
