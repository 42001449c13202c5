"""Files to fill in, written where they were asked for."""

import sys
from collections.abc import Mapping
from pathlib import Path

from data_access.access.roles import Principal
from data_access.access.scope import Scope
from data_access.language.vocabulary import Text
from data_access.publishing.current import current_snapshot, is_anything_published
from data_access.snapshots.programme import Programme

LEFT = Text(
    " มีอยู่แล้ว จึงไม่เขียนทับ ถ้าต้องการไฟล์ใหม่ให้ลบก่อน",
    " / is there already and was left as it is: delete it first for a new one",
)


def published() -> Programme:
    """The programme as the public sees it. RecordsError if nothing is published."""
    return Programme(current_snapshot(), Scope(), Principal("public"))


def published_if_any() -> Programme | None:
    """The same; None before anything is published, when forms follow from the schema alone."""
    return published() if is_anything_published() else None


def write(folder: Path, files: Mapping[str, bytes], replaces: bool = False) -> int:
    """Writes each file, by its name, and says where it is. One that is there may be filled in by now:
    unless this `replaces` files, it is left and named."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        path = folder / name
        if path.exists() and not replaces:
            sys.stdout.write(f"{path}{LEFT.th}{LEFT.en}\n")
            continue
        path.write_bytes(content)
        sys.stdout.write(f"{path}\n")
    return 0
