"""Restores a backup into an empty folder, and its records into a file or an empty database.

Everything is opened, verified and put right beside the folder; the folder gets its name last.
"""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import sqlalchemy as sa

from data_access.backup.archive import NOT_WHOLE, Manifest, unpack
from data_access.backup.left_over import OF_A_RESTORE, sweep, working_folder
from data_access.backup.making import STORE
from data_access.backup.sealing import Identity, Passphrase
from data_access.backup.store_copy import (
    contents,
    copy_rows,
    has_rows,
    migration_of,
    open_at,
    whole_contents,
)
from data_access.language.vocabulary import Text
from data_access.store import audit
from data_access.store.account_tables import LOOK, SESSION
from data_access.store.record_store import Store
from data_access.system.errors import RecordsError
from data_access.system.faults import explaining_faults
from data_access.system.file_rights import make_folder
from data_access.system.progress import OPENING, RESTORING, UNPACKING, Told, nobody

NOT_EMPTY = Text(
    "โฟลเดอร์ปลายทางมีไฟล์อยู่ และจะไม่กู้คืนทับของเดิม กรุณาระบุโฟลเดอร์ใหม่ หรือย้ายของเดิมออกไปก่อน",
    "The folder is not empty, and nothing is restored over what is there. Name a new folder, or move"
    " away what is in it.",
)
DATABASE_NOT_EMPTY = Text(
    "ฐานข้อมูลที่ HOH_STORE ระบุมีข้อมูลอยู่แล้ว และจะไม่กู้คืนทับของเดิม กรุณาสร้างฐานข้อมูลใหม่"
    " หรือไม่ใช้ --to-server เพื่อกู้คืนลงไฟล์",
    "The database that HOH_STORE names holds records, and nothing is restored over them. Make a new"
    " database, or leave out --to-server to restore into a file.",
)
STEPS = 3  # of restoring, as its progress is told


def restore(
    file: Path,
    folder: Path,
    lock: Passphrase | Identity,
    server: Store | None = None,
    tell: Told = nobody,
) -> Manifest:
    """Restores into `folder`, which is then what HOH_VAR names; answers the backup's manifest.

    With a `server`, the records go into that store, and the folder gets the rest. The sessions of
    the time of the backup are over, so that everybody signs in anew. For a command alone: while it
    runs, the keys of this whole process are those of the backup. RecordsError if the folder or the
    server's store is not empty, or if anything is not as it was backed up; then nothing changed.
    """
    if not file.is_file():
        raise RecordsError(_no_file(file))
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise RecordsError(NOT_EMPTY)
    parent = folder.absolute().parent
    with explaining_faults():
        make_folder(parent)
        sweep(OF_A_RESTORE, parent)
        with working_folder(OF_A_RESTORE, parent) as working:
            return _restored(file, folder, lock, server, working, tell)


def _restored(
    file: Path,
    folder: Path,
    lock: Passphrase | Identity,
    server: Store | None,
    working: Path,
    tell: Told,
) -> Manifest:
    tell(OPENING, 0, STEPS)
    lock.open(file, working / "backup.tar.gz")
    var = working / "var"
    var.mkdir(mode=0o700)
    tell(UNPACKING, 1, STEPS)
    manifest = unpack(working / "backup.tar.gz", var)
    tell(RESTORING, 2, STEPS)
    said = f"{file.name}, made {manifest.made_at}"
    with _keys_of(var), closing(open_at(var / STORE)) as copy:
        _refuse_other(copy, manifest)
        if server is None:
            with copy.transaction() as connection:
                _go_on(connection, said, manifest)
        else:
            with server.transaction() as connection:
                _fill(connection, copy)
                _go_on(connection, said, manifest)
    if server is not None:
        (var / STORE).unlink()
    if folder.exists():
        folder.rmdir()  # it is empty
    os.replace(var, folder)
    tell(RESTORING, STEPS, STEPS)
    return manifest


def _refuse_other(copy: Store, manifest: Manifest) -> None:
    """RecordsError unless the copy holds what was backed up, and its audit log is as it was then:
    a log that was changed before the backup is restored too, and the manifest says so. Earlier
    versions took a row of another machine for a changed one."""
    held = whole_contents(copy)
    with copy.reading() as connection:
        is_migrated = migration_of(connection) != manifest.migration  # and then holds it otherwise
    if not is_migrated and held != manifest.tables:
        raise RecordsError(NOT_WHOLE)
    if audit.verify(copy).broken not in (None, manifest.audit_broken):
        raise RecordsError(NOT_WHOLE)


def _fill(connection: sa.Connection, copy: Store) -> None:
    if has_rows(connection):
        raise RecordsError(DATABASE_NOT_EMPTY)
    with copy.reading() as source:
        copy_rows(source, connection)
        if contents(connection) != contents(source):
            raise RecordsError(NOT_WHOLE)


def _go_on(connection: sa.Connection, said: str, manifest: Manifest) -> None:
    """A session that was signed out after the backup must not come to life again."""
    connection.execute(SESSION.delete())
    connection.execute(LOOK.delete())
    audit.record(connection, "restore", None, said, manifest.rows)


@contextmanager
def _keys_of(var: Path) -> Iterator[None]:
    """The keys of the audit log are those of the backup meanwhile."""
    before = os.environ.get("HOH_VAR")
    os.environ["HOH_VAR"] = str(var)
    try:
        yield
    finally:
        if before is None:
            del os.environ["HOH_VAR"]
        else:
            os.environ["HOH_VAR"] = before


def _no_file(file: Path) -> Text:
    return Text(
        f"ไม่มีไฟล์สำรอง {file.name} ในโฟลเดอร์ {file.parent}",
        f"There is no backup {file.name} in {file.parent}.",
    )
