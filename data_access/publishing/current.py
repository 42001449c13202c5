"""Which snapshots are published, which one is open, and whether it can be trusted."""

from pathlib import Path

from data_access.language.vocabulary import Text
from data_access.presentation_file.reader import open_file
from data_access.snapshots.manifest import explaining_damage, read_manifest
from data_access.snapshots.snapshot import Snapshot
from data_access.system.errors import RecordsError
from data_access.system.paths import presented_path, snapshots_folder

NOTHING_PUBLISHED = Text(
    "ยังไม่มีข้อมูลที่เผยแพร่ กรุณาสั่ง hoh run เพื่อลองกับข้อมูลสมมติ หรือ hoh load โฟลเดอร์ข้อมูลของท่าน แล้วโหลดหน้าที่เปิดอยู่ใหม่",
    "Nothing has been published yet. Run `hoh run` to try the sample records, or"
    " `hoh load FOLDER` with your own; then reload a page that is open.",
)


def is_anything_published() -> bool:
    """Whether there is a snapshot to open, or a published file; not whether it can be trusted."""
    return presented_path() is not None or (snapshots_folder() / "current").exists()


def current_snapshot() -> Snapshot:
    """The snapshot that pages read, or the published file instead of it. RecordsError if none is
    published or it is damaged."""
    if presented := presented_path():
        return open_file(presented)
    pointer = snapshots_folder() / "current"
    with explaining_damage(pointer):
        try:
            name = pointer.read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            raise RecordsError(NOTHING_PUBLISHED) from None
    return snapshot(name)


def snapshot(name: str) -> Snapshot:
    """The snapshot of this id. RecordsError says what is wrong with it, if anything is."""
    if presented_path():
        return _presented(name)
    folder = snapshots_folder() / Path(name).name
    return Snapshot(folder, read_manifest(folder))


def _presented(name: str) -> Snapshot:
    presented = current_snapshot()
    if presented.id != name:
        raise RecordsError(
            Text(
                f"ไฟล์นำเสนอที่เปิดอยู่คือชุดข้อมูล {presented.id} ไม่ใช่ {name} กรุณาเปิดไฟล์ของชุดนั้น",
                f"The file that is open is of snapshot {presented.id}, not {name}."
                " Open the file of that one.",
            )
        )
    return presented


def published_snapshots() -> list[Snapshot]:
    """Every usable snapshot, newest as-of first."""
    found = []
    for path in snapshots_folder().glob("*/manifest.json"):
        try:
            found.append(snapshot(path.parent.name))
        except RecordsError:
            continue  # an old or damaged one is not offered; asked for by name, it says why
    return sorted(found, key=lambda one: (one.as_of, one.manifest["published_at"]), reverse=True)
