"""What a machine can do to records and files, told in words that say what to do.

Only faults whose remedy is known are here. Every other error rises as itself.
"""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

from data_access.language.vocabulary import Text
from data_access.system.errors import RecordsError
from data_access.system.last_backup import said_of_last
from data_access.system.paths import store_url, var_folder

NO_ROOM = Text(
    "ดิสก์เต็มหรือเขียนไม่ได้ จึงยังไม่มีสิ่งใดถูกบันทึก ข้อมูลเดิมยังอยู่ครบ กรุณาเพิ่มที่ว่างในดิสก์ แล้วทำอีกครั้ง",
    "The disk is full or cannot be written, so nothing of this was saved; all that was there is as"
    " it was. Make room on the disk and do it again.",
)
BUSY = Text(
    "มีโปรแกรมอื่นกำลังบันทึกลงฐานข้อมูล เช่น การนำเข้าไฟล์ใหญ่ จึงยังไม่มีสิ่งใดถูกบันทึก กรุณารอสักครู่แล้วทำอีกครั้ง",
    "Another program is writing to the record store, for instance a large load, so nothing of this"
    " was saved. Wait a moment and do it again.",
)
SERVER_LOST = Text(
    "เครื่องแม่ข่ายของฐานข้อมูลหยุดหรือเริ่มใหม่ระหว่างทาง สิ่งที่กำลังบันทึกจึงไม่ถูกเก็บ กรุณาทำอีกครั้ง",
    "The server of the record store stopped or restarted meanwhile; what was being written was not"
    " saved. Do it again.",
)
# The lower byte of SQLite's result codes.
SQLITE_BUSY, SQLITE_READONLY, SQLITE_IOERR, SQLITE_CORRUPT = 5, 8, 10, 11
SQLITE_FULL, SQLITE_CANTOPEN, SQLITE_NOTADB = 13, 14, 26
POSTGRES_DISK_FULL, POSTGRES_LOCK_TIMEOUT = "53100", "55P03"
POSTGRES_NO_TABLE = "42P01"
SERVER_STOPS = ("57P", "08")  # the classes of PostgreSQL's states that tell of it
FULL_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
NO_RIGHT = {errno.EROFS, errno.EACCES, errno.EPERM}
Fault = sa.exc.DBAPIError | sqlite3.Error | OSError


class StoreBusy(RecordsError):
    """Another writer did not finish in time: the same may be done again, and can succeed."""


@contextmanager
def explaining_faults() -> Iterator[None]:
    """A fault of the machine inside the block becomes a RecordsError that explains it: StoreBusy
    where another writer is at it."""
    try:
        yield
    except (sa.exc.DBAPIError, sqlite3.Error, OSError) as error:
        said = fault_of(error)
        if said is None:
            raise
        raise (StoreBusy if said is BUSY else RecordsError)(said) from None


def fault_of(error: Fault) -> Text | None:
    """What is said of the error; None if it is not one of the faults known here."""
    if isinstance(error, OSError):
        if error.errno in FULL_DISK:
            return NO_ROOM
        if error.errno in NO_RIGHT:
            return not_writable(error.filename)
        return None
    code = _sqlite_code(error)
    if code in (SQLITE_CORRUPT, SQLITE_NOTADB):
        return damaged()
    if code in (SQLITE_READONLY, SQLITE_CANTOPEN):
        return missing() if is_missing() else not_writable()
    if code in (SQLITE_FULL, SQLITE_IOERR) or _sqlstate(error) == POSTGRES_DISK_FULL:
        return NO_ROOM
    if code == SQLITE_BUSY or _sqlstate(error) == POSTGRES_LOCK_TIMEOUT:
        return BUSY
    if _sqlstate(error) == POSTGRES_NO_TABLE:
        return gone_from_server()
    return SERVER_LOST if not isinstance(error, sqlite3.Error) and _is_lost(error) else None


def not_writable(path: str | None = None) -> Text:
    """Of a file or folder, or of the folder for the data."""
    var = var_folder().absolute()
    shown = path or var
    return Text(
        f"เปิดหรือเขียน {shown} ไม่ได้ เพราะดิสก์เป็นแบบอ่านอย่างเดียว หรือผู้ใช้ที่รันโปรแกรมไม่มีสิทธิ"
        " จึงยังไม่มีสิ่งใดถูกบันทึก กรุณาตรวจดิสก์ ให้สิทธิโฟลเดอร์ข้อมูลด้วย"
        f" sudo install -d -o ชื่อผู้ใช้ {var} หรือตั้ง HOH_VAR เป็นโฟลเดอร์ที่เขียนได้",
        f"{shown} cannot be opened or written: the disk is read-only, or the user that runs the program"
        " lacks the right. Nothing was saved. Check the disk, make the data folder this user's with"
        f" `sudo install -d -o USER {var}`, or name a folder that can be written in HOH_VAR.",
    )


def is_no_database(error: sa.exc.DBAPIError) -> bool:
    """Whether a file that was to be opened does not begin as SQLite's do."""
    return _sqlite_code(error) == SQLITE_NOTADB


def is_missing() -> bool:
    """Whether the record store is a file, and not there."""
    url = store_url()
    return url.startswith("sqlite") and not Path(sa.make_url(url).database or "").exists()


def damaged() -> Text:
    """Of a record store's file; with the last backup, as far as this machine knows of one."""
    return _restore_it(Text("เสียหาย จึงไม่เปิดให้ใช้", "is damaged and is not used"))


def missing() -> Text:
    """Of a record store's file that was here: what belongs to it still lies beside its place."""
    return _restore_it(
        Text(
            "หายไป แต่ข้อมูลที่เผยแพร่ กุญแจ หรือไฟล์ส่วนประกอบของฐานข้อมูลยังอยู่ จึงไม่สร้างฐานข้อมูลว่างแทน",
            "is missing, though its snapshots, keys or log are still here, so no empty one was put"
            " in its place",
        )
    )


def gone_from_server() -> Text:
    """Of a store on a server from which records were published."""
    last = said_of_last()
    return Text(
        "ฐานข้อมูลที่ HOH_STORE ระบุไม่มีตารางของฐานข้อมูลแล้ว อาจถูกลบ เปลี่ยนชื่อ หรือสร้างใหม่ จึงไม่สร้างคลังว่างแทน"
        " กรุณาตรวจ HOH_STORE หรือกู้คืนด้วย hoh restore ไฟล์สำรอง --into โฟลเดอร์ --to-server"
        f" {last.th}",
        "The database that HOH_STORE names no longer holds the record store's tables: it was dropped,"
        " renamed or made again. No empty store was put in its place. Check HOH_STORE, or run"
        f" `hoh restore BACKUP --into FOLDER --to-server`. {last.en}",
    )


def _restore_it(what: Text) -> Text:
    last = said_of_last()
    return Text(
        f"ไฟล์ฐานข้อมูล{what.th} กรุณาย้ายโฟลเดอร์ข้อมูล (HOH_VAR) ออกไปเก็บไว้"
        f" แล้วกู้คืนด้วย hoh restore ไฟล์สำรอง --into โฟลเดอร์ {last.th}",
        f"The file of the record store {what.en}. Move the data folder (HOH_VAR)"
        " away and keep it, then run"
        f" `hoh restore BACKUP --into FOLDER`. {last.en}",
    )


def _sqlite_code(error: sa.exc.DBAPIError | sqlite3.Error) -> int:
    raised = error if isinstance(error, sqlite3.Error) else error.orig
    return getattr(raised, "sqlite_errorcode", 0) & 0xFF


def _is_lost(error: sa.exc.DBAPIError) -> bool:
    """Whether the server went away, is starting, or cannot be reached."""
    if isinstance(error.orig, sqlite3.Error) or not isinstance(error, sa.exc.OperationalError):
        return error.connection_invalidated
    state = _sqlstate(error)
    return state is None or state.startswith(SERVER_STOPS)


def _sqlstate(error: sa.exc.DBAPIError | sqlite3.Error) -> str | None:
    return getattr(getattr(error, "orig", None), "sqlstate", None)
