"""Files to fill in, written where they were asked for."""

import sys
from collections.abc import Mapping
from pathlib import Path

from data_access.access.roles import Principal
from data_access.access.scope import Scope
from data_access.publishing.current import current_snapshot, is_anything_published
from data_access.snapshots.programme import Programme


def published() -> Programme:
    """The programme as the public sees it. RecordsError if nothing is published."""
    return Programme(current_snapshot(), Scope(), Principal("public"))


def published_if_any() -> Programme | None:
    """The same; None before anything is published, when forms follow from the schema alone."""
    return published() if is_anything_published() else None


def write(folder: Path, files: Mapping[str, bytes]) -> int:
    """Writes each file, by its name, and says where it is."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
        sys.stdout.write(f"{folder / name}\n")
    return 0
