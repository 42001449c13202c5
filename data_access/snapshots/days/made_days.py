"""Day tables that are made once, in memory, and read by every question about their day.

A snapshot holds those of its own day as files. Those of another day are made when somebody first
asks about it, for all readers and scopes at once, and the days asked about last stay made.
"""

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

import duckdb
import pyarrow.parquet

from data_access.snapshots.days.day_tables import NAMES
from data_access.snapshots.narrowed import Narrowed, moved

MOST_DAYS = 3
MADE_BY = b"made_by"  # in a file's foot: which day, weights and expressions it is of


def published_day(folder: Path) -> str:
    """The digest of the day tables that lie in `folder` as files; empty where there are none, or
    not all."""
    found = set()
    for name in NAMES:
        path = folder / file_of(name)
        kept = pyarrow.parquet.read_schema(path).metadata if path.exists() else None
        found.add((kept or {}).get(MADE_BY, b"").decode())
    return found.pop() if len(found) == 1 else ""


def file_of(name: str) -> str:
    return f"{name.removeprefix('raw_')}.parquet"


@dataclass
class _Day:
    """`made` tables of one day, and how many questions read them just now."""

    made: set[str] = field(default_factory=set)
    readers: int = 0
    making: Lock = field(default_factory=Lock)


class MadeDays:
    """The day tables over one connection. Threads may ask at once, each for its own question."""

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, published: str = "", most: int = MOST_DAYS
    ):
        """`published` is the digest of those that the connection has as they are (published_day),
        `most` how many other days stay made."""
        self._connection, self._published, self._most = connection, published, most
        self._days: OrderedDict[str, _Day] = OrderedDict()
        self._lock = Lock()

    @contextmanager
    def places(self, asked: str) -> Iterator[dict[str, str]]:
        """Where each day table that the question reads is, by its name, while it is asked."""
        if not isinstance(asked, Narrowed) or not asked.day_tables:
            yield {}
            return
        digest = asked.day_digest
        if digest == self._published:
            yield {name: name for name in asked.day_tables}
            return
        with self._lock:
            day = self._days.setdefault(digest, _Day())
            self._days.move_to_end(digest)
            day.readers += 1
        try:
            places = {name: f"{name}_{digest}" for name in NAMES}
            with day.making:  # whoever comes second finds what the first has made
                for name, body in asked.day_tables.items():
                    if name not in day.made:
                        self._tell(f"create table {places[name]} as {moved(body, places)}")
                        day.made.add(name)
            yield {name: places[name] for name in asked.day_tables}
        finally:
            with self._lock:
                day.readers -= 1
                self._forget_the_oldest()

    def _forget_the_oldest(self) -> None:
        """A day that is read just now stays, however old."""
        idle = [digest for digest, day in self._days.items() if not day.readers]
        for digest in idle[: max(0, len(self._days) - self._most)]:
            for name in self._days.pop(digest).made:
                self._tell(f"drop table {name}_{digest}")

    def _tell(self, statement: str) -> None:
        with self._connection.cursor() as cursor:  # a connection is of one thread at a time
            cursor.execute(statement)
