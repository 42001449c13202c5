"""A snapshot that passes on what it was asked, to be written into a published file."""

import hashlib
import os
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from data_access.presentation_file.scope_tables import ScopeTables
from data_access.snapshots import duckdb_engine, query_cache
from data_access.snapshots.narrowed import Narrowed
from data_access.snapshots.snapshot import Snapshot


def name_of_answer(sql: str) -> str:
    """What an answer to narrowed SQL is found by: the text says scope, day and rights."""
    return "answer " + hashlib.sha256(sql.encode()).hexdigest()


def name_of_table(name: str) -> str:
    return "table " + hashlib.sha256(name.encode()).hexdigest()


@dataclass(frozen=True)
class Recording(Snapshot):
    """Has each answer kept under its name, and each table with its small counts hidden instead of
    the answers that it was made of."""

    keep: Callable[[str, pd.DataFrame], None]
    making: list[str] = field(default_factory=list, compare=False)
    _itself: object = field(default_factory=object, compare=False)

    @property
    def known_as(self) -> Hashable:
        """Nothing that was remembered elsewhere: what is not asked here is not written. Nor is
        what is asked while a table is made, so that is asked again outside of it."""
        return self._itself, *self.making

    @cached_property
    def _tables(self) -> ScopeTables:
        return ScopeTables(self.folder)

    def answer(self, sql: str) -> pd.DataFrame:
        found = query_cache.made_once(self.folder, sql, lambda: self._run(sql))
        if not self.making:
            self.keep(name_of_answer(sql), found)
        return found

    def _run(self, sql: str) -> pd.DataFrame:
        if isinstance(sql, Narrowed) and not os.environ.get("HOH_ENGINE"):
            return self._tables.answer(sql)
        return duckdb_engine.run(sql, self.folder)

    def protected(self, name: str, make: Callable[[], pd.DataFrame]) -> pd.DataFrame:
        self.making.append(name)
        try:
            found = super().protected(name, make)
        finally:
            self.making.pop()
        if not self.making:
            self.keep(name_of_table(name), found)
        return found
