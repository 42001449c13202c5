"""A snapshot's manifest: what the snapshot is, and checksums by which damage is found.

The tables are known by their SHA-256, the manifest by a checksum of its own. A file is read again
only when it has changed, so that asking a thousand times costs a thousand looks at a folder.
"""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from data_access.language.vocabulary import Text
from data_access.rules.weights import weights_in_force
from data_access.snapshots.shape import names_of, shape_in_force
from data_access.system.errors import RecordsError

NAME = "manifest.json"
CHECKSUM = "checksum"
# What a manifest had before there was a checksum: by it an older one is told from a damaged one.
BEFORE_CHECKSUMS = {"id", "as_of", "made_up", "published_at", "schema_version", "weights"}
KINDS = {
    "id": str,
    "as_of": str,
    "made_up": bool,
    "published_at": str,
    "released_on": str,
    "release": str,
    "row_counts": dict,
    "day_tables": list,
    "sha256": dict,
    "weights": dict,
    "weight_sets": list,
}


def sealed(manifest: dict[str, Any]) -> dict[str, Any]:
    """The manifest with the checksum of all that it says."""
    said = {name: value for name, value in manifest.items() if name != CHECKSUM}
    text = json.dumps(said, ensure_ascii=False, sort_keys=True)
    return {**said, CHECKSUM: hashlib.sha256(text.encode("utf-8")).hexdigest()}


def write_manifest(folder: Path, manifest: dict[str, Any]) -> dict[str, Any]:
    """Writes it sealed; answers what was written."""
    written = sealed(manifest)
    text = json.dumps(written, ensure_ascii=False, indent=1)
    (folder / NAME).write_text(text, encoding="utf-8")
    return written


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of the snapshot in `folder`, once it and every table in it were found to be as
    they were written. RecordsError if anything is damaged, missing or of another shape."""
    with explaining_damage(folder):
        manifest = _read(folder / NAME, *_looked_at(folder / NAME))
        for name, known in manifest["sha256"].items():
            path = folder / name
            if _sha256(path, *_looked_at(path)) != known:
                raise RecordsError(_damaged(folder))
    return manifest


@contextmanager
def explaining_damage(folder: Path) -> Iterator[None]:
    """What cannot be read of the snapshot in `folder`, or not understood, becomes a RecordsError."""
    try:
        yield
    except PermissionError:
        raise RecordsError(_not_readable(folder)) from None
    except (OSError, ValueError):
        raise RecordsError(_damaged(folder)) from None


@lru_cache(maxsize=64)
def _read(path: Path, size: int, changed: int) -> dict[str, Any]:
    """What the file says, as a program of this shape wrote it. ValueError if it was changed since,
    RecordsError if it is of another shape."""
    manifest = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(manifest, dict):
        raise ValueError("not a manifest")
    if CHECKSUM not in manifest and manifest.keys() >= BEFORE_CHECKSUMS:
        raise RecordsError(_other_shape(path.parent))
    if manifest.get(CHECKSUM) != sealed(manifest)[CHECKSUM]:
        raise ValueError("not as it was written")
    if manifest.get("shape") != shape_in_force():
        raise RecordsError(_other_shape(path.parent))
    if not _is_complete(manifest):
        raise ValueError("not as this program writes it")
    return manifest


def _is_complete(manifest: dict[str, Any]) -> bool:
    """Whether all that is asked of a manifest is in it. ValueError if its day is none."""
    if not all(isinstance(manifest.get(name), kind) for name, kind in KINDS.items()):
        return False
    date.fromisoformat(manifest["as_of"])
    tables = {f"{name}.parquet" for name in (*manifest["row_counts"], *manifest["day_tables"])}
    newest = (
        manifest["weight_sets"][-1]["weights"] if manifest["weight_sets"] else manifest["weights"]
    )
    weights = sorted(names_of(newest))
    return manifest["sha256"].keys() == tables and weights == sorted(names_of(weights_in_force()))


@lru_cache(maxsize=4_096)
def _sha256(path: Path, size: int, changed: int) -> str:
    return sha256_of(path)


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _looked_at(path: Path) -> tuple[int, int]:
    """Size and time of change: another file has others."""
    found = path.stat()
    return found.st_size, found.st_mtime_ns


def _damaged(folder: Path) -> Text:
    return Text(
        f"ข้อมูลที่เผยแพร่ชุด {folder.name} เสียหายหรือไม่ครบ กรุณารัน hoh publish แล้วโหลดหน้าที่เปิดอยู่ใหม่",
        f"The published snapshot {folder.name} is damaged or incomplete."
        " Run `hoh publish`, and reload a page that is open.",
    )


def _other_shape(folder: Path) -> Text:
    return Text(
        f"ข้อมูลที่เผยแพร่ชุด {folder.name} ทำด้วยโปรแกรมรุ่นอื่น ตาราง คอลัมน์ หรือน้ำหนักจึงไม่ตรงกับรุ่นนี้"
        " กรุณารัน hoh publish แล้วโหลดหน้าที่เปิดอยู่ใหม่",
        f"Snapshot {folder.name} was made by another version of the program: its tables, columns or"
        " weights are not those of this one."
        " Run `hoh publish`, and reload a page that is open.",
    )


def _not_readable(folder: Path) -> Text:
    return Text(
        f"ผู้ใช้ที่รันโปรแกรมไม่มีสิทธิอ่านข้อมูลที่เผยแพร่ชุด {folder.name} กรุณาตรวจสิทธิของโฟลเดอร์ snapshots"
        " ใน HOH_VAR หรือรัน hoh publish ด้วยผู้ใช้เดียวกัน",
        f"The user that runs the program may not read the published snapshot {folder.name}. Check"
        " the rights of the folder snapshots in HOH_VAR, or run `hoh publish` as"
        " the same user.",
    )
