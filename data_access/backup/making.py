"""Makes a backup: the store at one moment, what is published, the map, photos and keys, in one file.

Everything is copied into a folder of its own inside var/, where unencrypted records lie anyway;
beside the target nothing is ever written that is not encrypted.
"""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from data_access.access.roles import Principal
from data_access.backup.archive import Manifest, hashes_of, pack
from data_access.backup.left_over import OF_A_BACKUP, sweep, working_folder
from data_access.backup.sealing import Passphrase, Recipient
from data_access.backup.store_copy import copy_store, migration_of, open_at
from data_access.language.vocabulary import Text
from data_access.publishing.current import current_snapshot
from data_access.publishing.publish import POINTER, STATE
from data_access.store import audit
from data_access.store.record_store import Store
from data_access.system import last_backup as last
from data_access.system.errors import RecordsError
from data_access.system.faults import explaining_faults
from data_access.system.file_rights import make_folder
from data_access.system.locks import hold
from data_access.system.paths import snapshots_folder, var_folder
from data_access.system.progress import COPYING, PACKING, SEALING, Told, nobody

STORE = "store.sqlite"
SNAPSHOTS = "snapshots"
FOLDERS = ("keys", "boundaries", "photos", "releases")
FILES = ("trusted_office.txt",)
ANOTHER = Text(
    "มีการสำรองข้อมูลอีกงานหนึ่งกำลังทำอยู่ กรุณารอให้เสร็จก่อน",
    "Another backup is being made. Wait until it is done.",
)
STEPS = 3  # of a backup, as its progress is told


def back_up(
    store: Store,
    file: Path,
    lock: Passphrase | Recipient,
    by: Principal | None = None,
    tell: Told = nobody,
) -> Manifest:
    """Writes the backup to `file`, which must not be there yet; answers its manifest.

    Others go on reading and writing meanwhile. `file` is there only once it is whole and has been
    read back. NotAllowed unless `by` (None: the command line) may back up; RecordsError if the
    file is there, the disk is full, another backup is being made, or anything does not verify.
    """
    if by is not None:
        by.require("backup")
    if file.exists() or not file.absolute().parent.is_dir():
        raise RecordsError(_unusable(file))
    made_at = datetime.now(UTC)
    with explaining_faults(), _working_folder() as working:
        (working / "var").mkdir(mode=0o700)
        tell(COPYING, 0, STEPS)
        manifest = _gathered(store, working / "var", made_at)
        tell(PACKING, 1, STEPS)
        pack(working / "var", manifest, working / "backup.tar.gz")
        for left in file.absolute().parent.glob(f".{file.name}-*"):
            left.unlink()
        sealed = file.with_name(f".{file.name}-{secrets.token_hex(4)}")
        try:
            tell(SEALING, 2, STEPS)
            lock.seal(working / "backup.tar.gz", sealed)
            sealed.chmod(0o600)
            os.replace(sealed, file)
        finally:
            sealed.unlink(missing_ok=True)
        last.note(file, made_at)
        tell(SEALING, STEPS, STEPS)
    audit.record(
        store, "backup", by, f"{file.name}, log head {manifest.audit_head[:24]}", manifest.rows
    )
    return manifest


def _gathered(store: Store, folder: Path, made_at: datetime) -> Manifest:
    """Copies everything into the folder, and says what it is."""
    tables = copy_store(store, folder / STORE)
    with closing(open_at(folder / STORE)) as copy:
        log, head = audit.verify(copy), audit.head(copy)
        with copy.reading() as connection:
            migration = migration_of(connection)
    snapshot = _copy_snapshot(folder / SNAPSHOTS)
    for name in FOLDERS:
        if (var_folder() / name).is_dir():
            # What is being made at this moment has a name that begins with a dot.
            shutil.copytree(var_folder() / name, folder / name, ignore=shutil.ignore_patterns(".*"))
    for name in FILES:
        if (var_folder() / name).is_file():
            shutil.copy(var_folder() / name, folder / name)
    return Manifest(
        made_at=made_at.isoformat(timespec="seconds"),
        database=store.engine.dialect.name,
        made_up=store.is_made_up(),
        snapshot=snapshot,
        migration=migration,
        audit_head=head,
        audit_broken=log.broken,
        tables=tables,
        files=hashes_of(folder),
        audit_elsewhere=log.elsewhere,
        audit_unchecked=log.unchecked,
    )


def _copy_snapshot(folder: Path) -> str | None:
    """The current snapshot, if there is a usable one: it can be published again from the store."""
    try:
        published = current_snapshot()
    except RecordsError:
        return None
    if published.is_presented:
        return None
    shutil.copytree(published.folder, folder / published.folder.name)
    if release := published.manifest["release"]:
        shutil.copytree(published.folder.with_name(release), folder / release)
    (folder / POINTER).write_text(published.id, encoding="utf-8")
    state = snapshots_folder() / STATE
    if state.exists():
        shutil.copy(state, folder / STATE)
    return published.id


@contextmanager
def _working_folder() -> Iterator[Path]:
    """A folder for this backup alone, gone afterwards; what a killed one has left goes first."""
    make_folder(var_folder())
    with (var_folder() / ".backing-up").open("w") as mark:
        if not hold(mark, wait=False):
            raise RecordsError(ANOTHER)
        sweep(OF_A_BACKUP, var_folder())
        with working_folder(OF_A_BACKUP, var_folder()) as working:
            yield working


def _unusable(file: Path) -> Text:
    if file.exists():
        return Text(
            f"มี {file.name} อยู่แล้ว และจะไม่เขียนทับไฟล์สำรอง กรุณาใช้ชื่ออื่น เช่นใส่วันที่ไว้ในชื่อ",
            f"{file.name} is there already, and a backup is never written over. Use another name,"
            " for instance with the day in it.",
        )
    return Text(
        f"ไม่มีโฟลเดอร์ {file.parent} กรุณาสร้างก่อน หรือตรวจว่าเสียบดิสก์แล้ว",
        f"There is no folder {file.parent}. Make it first, or check that its disk is connected.",
    )
