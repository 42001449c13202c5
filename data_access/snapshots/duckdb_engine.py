"""Runs a question's SQL over a snapshot's Parquet tables: DuckDB in-process, or Spark by URL.

The SQL is the same text on both, so it keeps to what both understand: explicit casts, `0.2e0`
for a fraction, `cast(later - earlier as int)` for days between, no functions of one dialect.
"""

import os
import warnings
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock

import duckdb
import pandas as pd
import pyarrow as pa

from data_access.language.vocabulary import Text
from data_access.snapshots import spark_engine
from data_access.snapshots.days.made_days import MadeDays, published_day
from data_access.snapshots.narrowed import Narrowed
from data_access.system.errors import RecordsError

# DuckDB's own advice would have it plan every question twice, and planning is most of the work.
warnings.filterwarnings("ignore", "Arrow output on a DB-API result", UserWarning)

_opening = Lock()


_published_day = lru_cache(maxsize=64)(published_day)


def run(sql: str, folder: Path) -> pd.DataFrame:
    """The answer to `sql`, which names the snapshot's tables as raw_<table>.

    HOH_ENGINE=sc://host:port sends it to a Spark Connect server that can read the same folder.
    """
    url = os.environ.get("HOH_ENGINE", "")
    if not url:
        return plain(_duckdb(sql, folder))
    if isinstance(sql, Narrowed) and sql.day_digest == _published_day(folder):
        sql = sql.over({})
    return plain(spark_engine.ask(sql, url, folder))


def _duckdb(sql: str, folder: Path) -> pa.Table:
    try:
        with _opening:  # reads the foot of every file, so a damaged one is found here
            opened = _opened(folder)
        return opened.answer(sql)
    except duckdb.Error as error:
        # A broken page of a file has no error of its own; a wrong question has.
        if type(error) not in (duckdb.Error, duckdb.IOException, duckdb.InvalidInputException):
            raise
        raise RecordsError(
            Text(
                f"อ่านข้อมูลที่เผยแพร่ชุด {folder.name} ไม่ได้ ไฟล์อาจเสียหาย"
                " กรุณารัน hoh publish แล้วโหลดหน้าที่เปิดอยู่ใหม่",
                f"The published snapshot {folder.name} cannot be read; a file may be damaged."
                " Run `hoh publish`, and reload a page that is open.",
            )
        ) from None


@dataclass(frozen=True)
class Opened:
    """The tables of a snapshot on a connection, and the days that were asked about lately."""

    connection: duckdb.DuckDBPyConnection
    days: MadeDays

    def answer(self, sql: str) -> pa.Table:
        with self.days.places(sql) as places:
            text = sql.over(places) if isinstance(sql, Narrowed) and places else sql
            # A connection shared by threads mixes up their rows; a cursor of its own does not.
            with self.connection.cursor() as cursor:
                return answered(text, cursor)


@lru_cache(maxsize=4)
def _opened(folder: Path) -> Opened:
    return opened_on(connect(folder), _published_day(folder))


def opened_on(connection: duckdb.DuckDBPyConnection, published: str) -> Opened:
    """`published` is the digest of the day tables that the connection has; empty if it has none."""
    return Opened(connection, MadeDays(connection, published))


def run_here(sql: str, connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """The answer by a connection of the caller's own, on this machine."""
    return plain(answered(sql, connection))


def answered(sql: str, connection: duckdb.DuckDBPyConnection) -> pa.Table:
    """The answer as Arrow's table. `execute` plans `sql` once; `connection.sql` once to describe it
    and again to run it."""
    return connection.execute(sql).to_arrow_table()


def connect(folder: Path) -> duckdb.DuckDBPyConnection:
    """A connection of the caller's own to the tables in `folder`, to be closed."""
    connection = duckdb.connect(":memory:")
    for path in sorted(folder.glob("*.parquet")):
        show(connection, path)
    return connection


def show(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """The connection has the table in this file from now on, as raw_<its name>."""
    quoted = str(path).replace("'", "''")
    connection.execute(f"create view raw_{path.stem} as select * from read_parquet('{quoted}')")


def plain(table: pa.Table) -> pd.DataFrame:
    """One set of pandas types whichever engine answered: int64 or Int64, float64, str, dates."""
    columns = {}
    for name, column in zip(table.column_names, table.columns, strict=True):
        kind = column.type
        if pa.types.is_decimal(kind):
            whole = kind.scale == 0
            column = column.cast(pa.int64() if whole else pa.float64())
        elif pa.types.is_integer(kind):
            column = column.cast(pa.int64())
        elif pa.types.is_date(kind) or pa.types.is_timestamp(kind):
            column = column.cast(pa.timestamp("s"))
        if pa.types.is_string(kind) and not len(column):
            columns[name] = pd.Series(dtype="str")  # an empty one of Arrow's could not be merged
        elif pa.types.is_integer(column.type) and column.null_count:
            columns[name] = column.to_pandas(integer_object_nulls=True).astype("Int64")
        else:
            columns[name] = column.to_pandas()
    return pd.DataFrame(columns)
