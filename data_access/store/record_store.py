"""The record store: every record of the programme, in an SQLite file or on a PostgreSQL server."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import sqlalchemy as sa

from data_access.schema import BY_NAME, TABLES
from data_access.schema.kinds import arrow_schema, as_arrow, to_pandas
from data_access.store import sqlite_file
from data_access.store.migrations import is_newest, upgrade
from data_access.store.server_store import refuse_emptied
from data_access.store.tables import DATA_IMPORT, RECORDS
from data_access.store.writer import said_of_writer
from data_access.system import atomic_files
from data_access.system.errors import RecordsError
from data_access.system.faults import SERVER_LOST, StoreBusy, explaining_faults
from data_access.system.store_address import store_address, why_not_opened

ROWS_AT_A_TIME = 50_000
# How long a writer waits for its turn: a job or a command, and a page where somebody has clicked.
PATIENT_MS, AT_A_CLICK_MS = 30_000, 5_000
ONE_WRITER = 5_820_230_316  # the PostgreSQL advisory lock that every writing transaction takes


# One question for all tables: asked one by one, three dozen of them cost more than their answers.
SIZES = sa.union_all(
    *(
        sa.select(
            sa.literal_column(f"'{name}'"),
            sa.func.count(stored.c.record_version),
            sa.func.coalesce(sa.func.sum(stored.c.record_version), 0),
        )
        for name, stored in RECORDS.items()
    )
)
HAS_RECORDS = sa.select(
    sa.or_(*(sa.exists(sa.select(1).select_from(stored)) for stored in RECORDS.values()))
)
NEWEST_UPDATES = sa.union_all(
    *(sa.select(sa.func.max(stored.c.updated_at)) for stored in RECORDS.values())
)


@cache
def _asked_for(table_name: str, names: tuple[str, ...]) -> tuple[sa.Select, pa.Schema]:
    """The question for these columns of a table, and what they are in Arrow."""
    columns = RECORDS[table_name].c
    question = sa.select(*(columns[name] for name in names))
    return (
        question.execution_options(yield_per=ROWS_AT_A_TIME),
        arrow_schema(BY_NAME[table_name].column(name) for name in names),
    )


def _as_stored(streamed: sa.CursorResult) -> Iterator[Sequence[Any]]:
    """The rows, so many at a time, as the database's own driver gives them: making each cell what
    its type says took most of the time of publishing. A fault of the database is explained."""
    cursor = streamed.cursor
    while rows := streamed.cursor_strategy.fetchmany(streamed, cursor, ROWS_AT_A_TIME):
        yield rows


class Store:
    """Made by `open_store`. Any number may read; writers take turns, in one transaction each, and
    wait `patience_ms` for theirs."""

    def __init__(self, engine: sa.Engine, patience_ms: int = PATIENT_MS):
        self.engine = engine
        self.patience_ms = patience_ms

    @contextmanager
    def transaction(self) -> Iterator[sa.Connection]:
        """A writing transaction: committed at the end of the block, undone if it raises.

        RecordsError if the disk is full, the file damaged or the server lost; StoreBusy, which
        names the work under way as far as it is known, if another writer does not finish in time.
        """
        begun = self.engine.execution_options(begin="BEGIN IMMEDIATE").begin()
        try:
            with explaining_faults(), begun as connection:
                if connection.dialect.name == "postgresql":
                    self._wait_for_turn(connection)
                yield connection
        except StoreBusy:
            raise StoreBusy(said_of_writer(self.engine)) from None

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A connection that sees one state of the store, whatever is written meanwhile."""
        options = {}
        if self.engine.dialect.name == "postgresql":
            options["isolation_level"] = "REPEATABLE READ"
        with (
            explaining_faults(),
            self.engine.connect().execution_options(**options) as connection,
        ):
            yield connection

    def read(self, table_name: str, connection: sa.Connection | None = None) -> pd.DataFrame:
        """Every row and column of one table, in key order, with the types of kinds.PANDAS."""
        return to_pandas(self.read_arrow(table_name, connection), BY_NAME[table_name].columns)

    def read_arrow(
        self,
        table_name: str,
        connection: sa.Connection | None = None,
        columns: Iterable[str] | None = None,
    ) -> pa.Table:
        """One table in key order as Arrow: all of its columns, or those named."""
        if connection is None:
            with self.reading() as connection:
                return self.read_arrow(table_name, connection, columns)
        table = BY_NAME[table_name]
        names = list(columns) if columns else [column.name for column in table.columns]
        question, schema = _asked_for(
            table_name, (*names, *(name for name in table.key if name not in names))
        )
        streamed = connection.execute(question)
        batches = [
            pa.RecordBatch.from_arrays(
                [
                    as_arrow(values, field.type)
                    for values, field in zip(zip(*rows, strict=True), schema, strict=True)
                ],
                schema=schema,
            )
            for rows in _as_stored(streamed)
        ]
        records = pa.Table.from_batches(batches, schema)
        if records.num_rows > 1:  # sorted here: a database's own order depends on its collation
            records = records.sort_by([(name, "ascending") for name in table.key])
        return records.select(names)

    def row_counts(self, connection: sa.Connection | None = None) -> dict[str, int]:
        """How many rows each table of the schema has, in the schema's order."""
        return {name: rows for name, (rows, _) in self._sizes(connection).items()}

    def is_empty(self) -> bool:
        """True while no record of any table has ever been kept."""
        with self.reading() as connection:
            return not connection.scalar(HAS_RECORDS)

    def is_made_up(self) -> bool:
        """Whether the programme's own record says that the records are made up."""
        with self.reading() as connection:
            return bool(connection.scalar(sa.select(RECORDS["programme"].c.made_up)))

    def revision(self, connection: sa.Connection | None = None) -> str:
        """Twelve characters that change with every record added, changed or taken away."""
        if connection is None:
            with self.reading() as connection:
                return self.revision(connection)
        batches = sa.select(DATA_IMPORT.c.batch_id).where(
            DATA_IMPORT.c.rows_new + DATA_IMPORT.c.rows_changed > 0,
            DATA_IMPORT.c.state == "committed",
        )
        state = [self._sizes(connection), sorted(connection.scalars(batches))]
        return hashlib.sha256(json.dumps(state).encode()).hexdigest()[:12]

    def batches(self, connection: sa.Connection | None = None) -> list[dict]:
        """The imports, newest first, as dicts of the columns of data_import."""
        if connection is None:
            with self.reading() as connection:
                return self.batches(connection)
        newest_first = sa.select(DATA_IMPORT).order_by(DATA_IMPORT.c.number.desc())
        return [dict(row) for row in connection.execute(newest_first).mappings()]

    def newest_update(self, connection: sa.Connection) -> date:
        """The newest day on which any record was updated. There is one at least."""
        return max(day for day in connection.scalars(NEWEST_UPDATES) if day is not None)

    def close(self) -> None:
        self.engine.dispose()

    def _wait_for_turn(self, connection: sa.Connection) -> None:
        patience = sa.func.set_config("lock_timeout", f"{self.patience_ms}ms", True)
        connection.execute(sa.select(patience))  # for this transaction alone
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(ONE_WRITER)))

    def _sizes(self, connection: sa.Connection | None) -> dict[str, tuple[int, int]]:
        """Per table its rows and the sum of their versions."""
        if connection is None:
            with self.reading() as connection:
                return self._sizes(connection)
        found = {name: (int(rows), int(sum_)) for name, rows, sum_ in connection.execute(SIZES)}
        return {table.name: found[table.name] for table in TABLES}


def open_store(
    url: str | None = None, patience_ms: int = PATIENT_MS, may_begin: bool = False
) -> Store:
    """The store at `url` (default: var.store_url()), its tables brought up to date.

    Writers wait `patience_ms` for their turn. RecordsError if it is not a record store, or empty
    as a file, or damaged, if a newer program has used it, or if its server does not answer, has no
    such database or does not let this user in; or if a server's database from which records were
    published is empty now, unless `may_begin` says that it is to be filled.
    """
    address = store_address(url)
    is_file = address.get_backend_name() == "sqlite"
    engine = _sqlite(address, patience_ms) if is_file else _server(address)
    store = Store(engine, patience_ms)
    try:
        with store.reading() as connection:
            if connection.dialect.name != "sqlite":  # of a file it is asked before it is opened
                sqlite_file.refuse_foreign(connection, address.render_as_string(hide_password=True))
                if not may_begin:
                    refuse_emptied(connection, address)
            newest = is_newest(connection)
        if not newest:
            with store.transaction() as connection:
                upgrade(connection)
    except sa.exc.OperationalError as error:
        store.close()
        raise RecordsError(why_not_opened(address, error)) from None
    except RecordsError as error:
        store.close()
        if error.text is SERVER_LOST:
            raise RecordsError(why_not_opened(address, error.__context__)) from None
        raise
    return store


def _server(address: sa.URL) -> sa.Engine:
    return sa.create_engine(address, pool_pre_ping=True)


def _sqlite(address: sa.URL, patience_ms: int) -> sa.Engine:
    path = Path(address.database or "")
    with explaining_faults():
        if path.exists():
            sqlite_file.refuse_unusable(path)
        else:
            sqlite_file.refuse_vanished(path)
            atomic_files.make(path, _fill)
    return _sqlite_engine(path, patience_ms)


def _fill(path: Path) -> None:
    """A store without records, marked as ours."""
    engine = _sqlite_engine(path)
    with Store(engine).transaction() as connection:
        connection.exec_driver_sql(f"pragma application_id = {sqlite_file.APPLICATION_ID}")
        upgrade(connection)
    engine.dispose()


def _sqlite_engine(path: Path, patience_ms: int = PATIENT_MS) -> sa.Engine:
    # Opened as it is there: to a file that has vanished SQLite would add an empty one.
    there = {"mode": "rw", "uri": "true"}
    engine = sa.create_engine(
        sa.URL.create("sqlite", database=path.absolute().as_uri(), query=there)
    )

    @sa.event.listens_for(engine, "connect")
    def prepare(connection, _record):
        # The driver would begin only before some statements; SQLAlchemy is to begin them all.
        connection.isolation_level = None
        connection.execute(f"pragma busy_timeout = {patience_ms}")
        connection.execute("pragma journal_mode = wal")
        connection.execute("pragma synchronous = full")
        connection.execute("pragma foreign_keys = on")

    @sa.event.listens_for(engine, "begin")
    def begin(connection):
        # A transaction that will write says so at once: upgrading a read to a write can fail.
        connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))

    return engine
