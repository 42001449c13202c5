"""The file of an SQLite record store: refused if it is not one of ours.

An empty or foreign file would open without complaint and look like a programme without records.
"""

import sqlite3
from contextlib import suppress
from pathlib import Path

import sqlalchemy as sa

from data_access.language.vocabulary import Text
from data_access.system.errors import RecordsError
from data_access.system.faults import damaged, explaining_faults, is_no_database, missing
from data_access.system.last_backup import said_of_last
from data_access.system.paths import var_folder
from data_access.system.store_address import store_address

APPLICATION_ID = 0x484F4852  # "HOHR", in the file's header: a record store of this program
BEGINNING = b"SQLite format 3\x00"
MADE_FROM_IT = ("snapshots/current", "keys/audit.key", "releases")


def refuse_vanished(path: Path) -> None:
    """RecordsError if a store was here and its file is gone: an empty one in its place would look
    like a programme that never began. Its log of changes beside it tells, or what the program made
    from it: snapshots, releases, or the key of its audit log."""
    beside = [path.with_name(f"{path.name}{ending}") for ending in ("-wal", "-shm")]
    folders = {path.parent.absolute()}
    if path.absolute() == _own_path():
        folders.add(var_folder().absolute())
    made_from_it = [folder / name for folder in folders for name in MADE_FROM_IT]
    traces = any(trace.exists() for trace in (*beside, *made_from_it))
    if traces and not path.exists():  # made meanwhile by another program, it has a log already
        raise RecordsError(missing())


def _own_path() -> Path | None:
    address = store_address()
    return Path(address.database or "").absolute() if address.drivername == "sqlite" else None


def refuse_unusable(path: Path) -> None:
    """RecordsError if the file is empty, damaged at its beginning, or another program's. It is
    only read: to open it as a store would already change it.

    SQLite reads it, not we: whoever opens and closes a file gives up every lock that this program
    holds on it, those of SQLite too, and another program would then take its log away as left over.
    """
    if path.is_dir():
        raise RecordsError(_foreign(path))
    if not path.stat().st_size:
        raise RecordsError(_empty(path))
    address = f"{path.resolve().as_uri()}?mode=ro"
    looking = sa.create_engine(
        "sqlite://", creator=lambda: sqlite3.connect(address, uri=True), poolclass=sa.NullPool
    )
    # One that cannot be opened at all is explained by who opens it.
    with suppress(sa.exc.OperationalError), explaining_faults():
        try:
            with looking.connect() as connection:
                refuse_foreign(connection, path)
        except sa.exc.DatabaseError as error:
            if is_no_database(error) and not _was_a_database(path):
                raise RecordsError(_foreign(path)) from None
            raise


def _was_a_database(path: Path) -> bool:
    """Whether a file that is no database begins as one, or with zeros in its place."""
    with path.open("rb") as file:
        beginning = file.read(len(BEGINNING))
    return beginning == BEGINNING or not any(beginning)


def refuse_foreign(connection: sa.Connection, shown: Path | str) -> None:
    """RecordsError if the database is another program's: its tables are there, or its mark, and
    none of ours. `shown` is its address, without a password."""
    if connection.dialect.name == "sqlite":
        mark = connection.exec_driver_sql("pragma application_id").scalar()
        if mark == APPLICATION_ID:
            return
        if mark:
            raise RecordsError(_foreign(shown))
    tables = set(sa.inspect(connection).get_table_names())
    if tables and not {"alembic_version", "data_import"} <= tables:
        raise RecordsError(_foreign(shown))


def refuse_damaged(connection: sa.Connection) -> None:
    """Reads the whole file. RecordsError if anything in it is not as SQLite wrote it."""
    if is_sound(connection) is False:
        raise RecordsError(damaged())


def is_sound(connection: sa.Connection) -> bool | None:
    """Whether the whole file is as SQLite wrote it; None of a server, which looks after its own."""
    if connection.dialect.name != "sqlite":
        return None
    return connection.exec_driver_sql("pragma quick_check(1)").scalar() == "ok"


def _empty(path: Path) -> Text:
    last = said_of_last()
    return Text(
        f"ไฟล์ฐานข้อมูล {path.name} ว่างเปล่า (0 ไบต์) อาจเพราะคัดลอกไม่สำเร็จหรือดิสก์เต็ม จึงไม่เปิดให้ใช้"
        " กรุณากู้คืนด้วย hoh restore ไฟล์สำรอง --into โฟลเดอร์"
        f" หรือลบไฟล์นี้หากต้องการเริ่มใหม่โดยไม่มีข้อมูล {last.th}",
        f"The record store {path.name} is an empty file (0 bytes): a copy may have failed, or the"
        " disk was full. It is not used. Run"
        " `hoh restore BACKUP --into FOLDER`, or delete the file to begin without"
        f" any record. {last.en}",
    )


def _foreign(shown: Path | str) -> Text:
    return Text(
        f"{shown} ไม่ใช่ฐานข้อมูลของโปรแกรมนี้ จึงไม่เปิดและไม่แก้ไขสิ่งใดในนั้น กรุณาตรวจค่า HOH_STORE และ HOH_VAR",
        f"{shown} is not a record store of this program, so it was not opened and nothing in it"
        " was changed. Check HOH_STORE and HOH_VAR.",
    )
