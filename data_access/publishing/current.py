"""Which snapshots are published, which one is open, and whether it can be trusted."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from data_access.language.vocabulary import Text
from data_access.presentation_file.reader import open_file
from data_access.schema import VERSION
from data_access.snapshots.snapshot import Snapshot
from data_access.system.errors import RecordsError
from data_access.system.paths import presented_path, snapshots_folder

NOTHING_PUBLISHED = Text(
    "ยังไม่มีข้อมูลที่เผยแพร่ กรุณารัน make run เพื่อลองกับข้อมูลสมมติ"
    " หรือ python -m data_access load โฟลเดอร์ข้อมูลของท่าน แล้วเปิดหน้านี้ใหม่",
    "Nothing has been published yet. Run `make run` to try the sample records, or"
    " `python -m data_access load FOLDER` with your own, then reload this page.",
)


def current_snapshot() -> Snapshot:
    """The snapshot that pages read, or the published file instead of it. RecordsError if none is
    published or it is damaged."""
    if presented := presented_path():
        return open_file(presented)
    try:
        name = (snapshots_folder() / "current").read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        raise RecordsError(NOTHING_PUBLISHED) from None
    return snapshot(name)


def snapshot(name: str) -> Snapshot:
    """The snapshot of this id. RecordsError says what is wrong with it, if anything is."""
    if presented_path():
        return _presented(name)
    folder = snapshots_folder() / Path(name).name
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        version = manifest["schema_version"]
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        raise RecordsError(_damaged(folder)) from None
    if version != VERSION:
        raise RecordsError(_other_version(folder, version))
    if not _is_whole(folder, manifest):
        raise RecordsError(_damaged(folder))
    return Snapshot(folder, manifest)


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


def _is_whole(folder: Path, manifest: dict[str, Any]) -> bool:
    """Whether all that is asked of a manifest stands in it, and every table beside it."""
    try:
        date.fromisoformat(manifest["as_of"])
        tables = list(manifest["row_counts"])
    except (ValueError, KeyError, TypeError):
        return False
    return manifest.keys() >= {"id", "made_up", "published_at", "weights"} and all(
        (folder / f"{table}.parquet").is_file() for table in tables
    )


def published_snapshots() -> list[Snapshot]:
    """Every usable snapshot, newest as-of first."""
    found = []
    for path in snapshots_folder().glob("*/manifest.json"):
        try:
            found.append(snapshot(path.parent.name))
        except RecordsError:
            continue  # an old or damaged one is not offered; asked for by name, it says why
    return sorted(found, key=lambda one: (one.as_of, one.manifest["published_at"]), reverse=True)


def _damaged(folder: Path) -> Text:
    return Text(
        f"ข้อมูลที่เผยแพร่ชุด {folder.name} เสียหายหรือไม่ครบ"
        " กรุณารัน python -m data_access publish แล้วเปิดหน้านี้ใหม่",
        f"The published snapshot {folder.name} is damaged or incomplete."
        " Run `python -m data_access publish` and reload this page.",
    )


def _other_version(folder: Path, version: object) -> Text:
    return Text(
        f"ข้อมูลที่เผยแพร่ชุด {folder.name} เป็นโครงสร้างรุ่น {version} โปรแกรมนี้อ่านรุ่น {VERSION}"
        " กรุณารัน python -m data_access publish แล้วเปิดหน้านี้ใหม่",
        f"Snapshot {folder.name} has schema version {version}; this program reads {VERSION}."
        " Run `python -m data_access publish` and reload this page.",
    )
