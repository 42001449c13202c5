"""A copy of a whole record store as one SQLite file, whichever database it was, and back again.

One form for both databases: what was backed up on a server can be restored into a file, and the
other way round.
"""

import hashlib
import json
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import sqlalchemy as sa

from data_access.language.vocabulary import Text
from data_access.store import account_tables as identity  # noqa: F401
from data_access.store import audit  # noqa: F401  (its table is part of METADATA, as those below)
from data_access.store import choice_tables as choices  # noqa: F401
from data_access.store import intake_tables as intake  # noqa: F401
from data_access.store import publication as published  # noqa: F401
from data_access.store.record_store import ROWS_AT_A_TIME, Store, open_store
from data_access.store.tables import METADATA
from data_access.system.errors import RecordsError

NOT_THE_SAME = Text(
    "สำเนาฐานข้อมูลไม่ตรงกับต้นฉบับ จึงไม่เก็บไว้ กรุณาตรวจดิสก์แล้วสำรองใหม่",
    "The copy of the record store differs from the store, so it was deleted. Check the disk"
    " and back up again.",
)
Contents = dict[str, tuple[int, str]]  # per table its rows and what they hold, as `contents` says


def copy_store(store: Store, path: Path) -> Contents:
    """Writes the store as it stands at one moment to a new SQLite file, while others go on writing;
    answers what the copy holds. RecordsError if it is damaged or not the same as the store."""
    if store.engine.dialect.name == "sqlite":
        _online_backup(store, path)
        with closing(open_at(path)) as copy:
            return whole_contents(copy)
    with closing(open_at(path)) as copy, store.reading() as source:
        with copy.transaction() as target:
            copy_rows(source, target)
        held = whole_contents(copy)
        if held != contents(source):
            raise RecordsError(NOT_THE_SAME)
    return held


def copy_rows(source: sa.Connection, target: sa.Connection) -> None:
    """Every row of every table, the audit log included, into tables without a row."""
    for table in METADATA.sorted_tables:
        streamed = source.execute(sa.select(table).execution_options(yield_per=ROWS_AT_A_TIME))
        for rows in streamed.mappings().partitions():
            target.execute(table.insert(), [dict(row) for row in rows])


def contents(connection: sa.Connection) -> Contents:
    """Per table how many rows it has, and a SHA-256 of them that does not depend on their order,
    which a database's own collation decides, nor on which database it is."""
    held = {}
    for table in METADATA.sorted_tables:
        streamed = connection.execute(sa.select(table).execution_options(yield_per=ROWS_AT_A_TIME))
        rows, sum_of_rows = 0, 0
        for row in streamed:
            said = json.dumps(list(row), default=_as_text, ensure_ascii=False)
            sum_of_rows += int.from_bytes(hashlib.sha256(said.encode("utf-8")).digest())
            rows += 1
        held[table.name] = (rows, f"{sum_of_rows % 2**256:064x}")
    return held


def _as_text(value: date | bytes) -> str:
    """Days as in ISO, and what is no text (a file, which each database hands over its own way) as its
    hexadecimal digits."""
    return value.isoformat() if isinstance(value, date) else bytes(value).hex()


def whole_contents(copy: Store) -> Contents:
    """Of a copy, after reading its whole file. RecordsError if it is damaged."""
    with copy.reading() as connection:
        if connection.exec_driver_sql("pragma integrity_check(1)").scalar() != "ok":
            raise RecordsError(NOT_THE_SAME)
        return contents(connection)


def has_rows(connection: sa.Connection) -> bool:
    """Whether any table has a row, if only one that tells what was done."""
    return any(
        connection.scalar(sa.select(sa.exists().select_from(table)))
        for table in METADATA.sorted_tables
    )


def migration_of(connection: sa.Connection) -> str:
    """The version of the store's tables."""
    return connection.exec_driver_sql("select version_num from alembic_version").scalar_one()


def open_at(path: Path) -> Store:
    return open_store(f"sqlite:///{path}")


def _online_backup(store: Store, path: Path) -> None:
    """All pages in one step: writers wait for nothing, and nothing is read twice."""
    path.touch(mode=0o600)
    with closing(sqlite3.connect(path)) as target:
        connection = store.engine.raw_connection()
        try:
            connection.driver_connection.backup(target, pages=-1)
        finally:
            connection.close()
