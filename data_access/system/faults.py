"""What a machine can do to records and files, told in words that say what to do.

Only faults whose remedy is known are here. Every other error rises as itself.
"""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from data_access.language.vocabulary import Text
from data_access.system.errors import RecordsError
from data_access.system.last_backup import said_of_last

NO_ROOM = Text(
    "ดิสก์เต็มหรือเขียนไม่ได้ จึงยังไม่มีสิ่งใดถูกบันทึก ข้อมูลเดิมยังอยู่ครบ กรุณาเพิ่มที่ว่างในดิสก์ แล้วทำอีกครั้ง",
    "The disk is full or cannot be written, so nothing of this was kept; all that was there is as"
    " it was. Make room on the disk and do it again.",
)
BUSY = Text(
    "มีโปรแกรมอื่นกำลังบันทึกลงคลังระเบียน เช่น การนำเข้าไฟล์ใหญ่ จึงยังไม่มีสิ่งใดถูกบันทึก กรุณารอสักครู่แล้วทำอีกครั้ง",
    "Another program is writing to the record store, for instance a large load, so nothing of this"
    " was kept. Wait a moment and do it again.",
)
SERVER_LOST = Text(
    "เครื่องแม่ข่ายของคลังระเบียนหยุดหรือเริ่มใหม่ระหว่างทาง สิ่งที่กำลังบันทึกจึงไม่ถูกเก็บ กรุณาทำอีกครั้ง",
    "The server of the record store stopped or started anew meanwhile; what was being written was"
    " not kept. Do it again.",
)
# The lower byte of SQLite's result codes.
SQLITE_BUSY, SQLITE_IOERR, SQLITE_CORRUPT, SQLITE_FULL, SQLITE_NOTADB = 5, 10, 11, 13, 26
POSTGRES_DISK_FULL, POSTGRES_LOCK_TIMEOUT = "53100", "55P03"
SERVER_STOPS = ("57P", "08")  # the classes of PostgreSQL's states that tell of it
FULL_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class StoreBusy(RecordsError):
    """Another writer did not finish in time: the same may be done again, and can succeed."""


@contextmanager
def explaining_faults() -> Iterator[None]:
    """A fault of the machine inside the block becomes a RecordsError that explains it: StoreBusy
    where another writer is at it."""
    try:
        yield
    except (sa.exc.DBAPIError, OSError) as error:
        said = fault_of(error)
        if said is None:
            raise
        raise (StoreBusy if said is BUSY else RecordsError)(said) from None


def fault_of(error: sa.exc.DBAPIError | OSError) -> Text | None:
    """What is said of the error; None if it is not one of the faults known here."""
    if isinstance(error, OSError):
        return NO_ROOM if error.errno in FULL_DISK else None
    code = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF
    if code in (SQLITE_CORRUPT, SQLITE_NOTADB):
        return damaged()
    if code in (SQLITE_FULL, SQLITE_IOERR) or _sqlstate(error) == POSTGRES_DISK_FULL:
        return NO_ROOM
    if code == SQLITE_BUSY or _sqlstate(error) == POSTGRES_LOCK_TIMEOUT:
        return BUSY
    return SERVER_LOST if _is_lost(error) else None


def is_no_database(error: sa.exc.DBAPIError) -> bool:
    """Whether a file that was to be opened does not begin as SQLite's do."""
    return getattr(error.orig, "sqlite_errorcode", 0) & 0xFF == SQLITE_NOTADB


def damaged() -> Text:
    """Of a record store's file; with the last backup, as far as this machine knows of one."""
    last = said_of_last()
    return Text(
        "ไฟล์คลังระเบียนเสียหาย จึงไม่เปิดให้ใช้ กรุณาย้ายโฟลเดอร์ข้อมูล (HOH_VAR) ออกไปเก็บไว้"
        f" แล้วกู้คืนด้วย python -m data_access restore ไฟล์สำรอง --into โฟลเดอร์ {last.th}",
        "The file of the record store is damaged and is not used. Move the data folder (HOH_VAR)"
        " away and keep it, then run"
        f" `python -m data_access restore BACKUP --into FOLDER`. {last.en}",
    )


def _is_lost(error: sa.exc.DBAPIError) -> bool:
    """Whether the server went away, is starting, or cannot be reached."""
    if isinstance(error.orig, sqlite3.Error) or not isinstance(error, sa.exc.OperationalError):
        return error.connection_invalidated
    state = _sqlstate(error)
    return state is None or state.startswith(SERVER_STOPS)


def _sqlstate(error: sa.exc.DBAPIError) -> str | None:
    return getattr(error.orig, "sqlstate", None)
