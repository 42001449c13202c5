"""Answers to many questions of one scope after another: what they share is worked out once.

A question is sent with the tables of its scope written before it, and planning those takes most of
its time. For a file a hundred questions are asked of each place and day: here each table of a scope
is made once, in memory, and the questions read it; those of a day are made once for all its scopes.
The texts stay what they are, and so do the answers, since a table holds what its expression says.
"""

from collections import OrderedDict
from pathlib import Path

import duckdb

from data_access.snapshots.days.made_days import MadeDays, published_day
from data_access.snapshots.duckdb_engine import run_here
from data_access.snapshots.narrowed import Narrowed

MOST_SCOPES = 40  # whose tables stay made: those of a day's places, and of the days they look back


class ScopeTables:
    """The tables of one snapshot in memory, and those of the scopes that were asked about."""

    def __init__(self, folder: Path):
        self._connection = duckdb.connect(":memory:", config={"threads": 1})
        self._made: OrderedDict[str, set[str]] = OrderedDict()
        for path in sorted(folder.glob("*.parquet")):
            quoted = str(path).replace("'", "''")
            self._tell(f"create table raw_{path.stem} as select * from read_parquet('{quoted}')")
        self._days = MadeDays(self._connection, published_day(folder), MOST_SCOPES)

    def answer(self, asked: Narrowed):
        """The same table as the engine of the snapshot gives for the whole text."""
        schema = f"scope_{asked.scope_digest}"
        if schema not in self._made:
            self._tell(f"create schema {schema}")
            self._made[schema] = set()
        self._made.move_to_end(schema)
        self._tell(f"set search_path = '{schema},main'")
        with self._days.places(asked) as places:
            for name, body in asked.tables_over(places).items():
                if name not in self._made[schema]:
                    self._tell(f"create table {schema}.{name} as {body}")
                    self._made[schema].add(name)
        while len(self._made) > MOST_SCOPES:
            oldest, _ = self._made.popitem(last=False)
            self._tell(f"drop schema {oldest} cascade")
        return run_here(asked.question, self._connection)

    def _tell(self, statement: str) -> None:
        self._connection.execute(statement)
