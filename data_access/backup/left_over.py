"""Working folders of backups and restores: whole stores and keys, unencrypted. A program that is
killed leaves its own behind, and the next one takes it away.

A folder is held by a lock while its program lives; the system opens the lock when that ends.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from data_access.system.file_rights import is_ours
from data_access.system.locks import close_folder, hold, open_folder
from data_access.system.paths import var_folder

OF_A_BACKUP, OF_A_RESTORE = ".backup-", ".restoring-"


@contextmanager
def working_folder(prefix: str, parent: Path) -> Iterator[Path]:
    """A folder for this work alone, for its owner only, gone afterwards."""
    working = Path(tempfile.mkdtemp(prefix=prefix, dir=parent))
    lock = open_folder(working)
    try:
        hold(lock)
        yield working
    finally:
        shutil.rmtree(working, ignore_errors=True)
        close_folder(working, lock)


def sweep_at_start() -> None:
    """Takes away what was left in HOH_VAR, and beside it, where a restore would make another."""
    sweep(OF_A_BACKUP, var_folder())
    sweep(OF_A_RESTORE, var_folder().absolute().parent)


def sweep(prefix: str, parent: Path) -> None:
    """Takes away the working folders in `parent` whose programs have ended; another user's stay."""
    for left in parent.glob(f"{prefix}*"):
        if left.is_symlink() or not left.is_dir() or not is_ours(left):
            continue
        if any(left.iterdir()) and not _is_held(left):  # an empty one has only just been made
            shutil.rmtree(left, ignore_errors=True)


def _is_held(folder: Path) -> bool:
    lock = open_folder(folder)
    try:
        return not hold(lock, wait=False)
    finally:
        close_folder(folder, lock)
