"""Files to fill in, written where they were asked for."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from data_access.access.roles import Principal
from data_access.access.scope import Scope
from data_access.publishing.current import current_snapshot
from data_access.snapshots.programme import Programme


def write(folder: Path, made_of: Callable[[Programme], Mapping[str, bytes]]) -> int:
    """Writes each file, by its name, and says where it is."""
    files = made_of(Programme(current_snapshot(), Scope(), Principal("public")))
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
        sys.stdout.write(f"{folder / name}\n")
    return 0
