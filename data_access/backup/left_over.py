"""Working folders of backups and restores: whole stores and keys, unencrypted. A program that is
killed leaves its own behind, and the next one takes it away.

A folder is held by a lock while its program lives; the system opens the lock when that ends.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from data_access.system.paths import var_folder

OF_A_BACKUP, OF_A_RESTORE = ".backup-", ".restoring-"


@contextmanager
def working_folder(prefix: str, parent: Path) -> Iterator[Path]:
    """A folder for this work alone, for its owner only, gone afterwards."""
    working = Path(tempfile.mkdtemp(prefix=prefix, dir=parent))
    lock = os.open(working, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield working
    finally:
        shutil.rmtree(working, ignore_errors=True)
        os.close(lock)


def sweep_at_start() -> None:
    """Takes away what was left in HOH_VAR, and beside it, where a restore would make another."""
    sweep(OF_A_BACKUP, var_folder())
    sweep(OF_A_RESTORE, var_folder().absolute().parent)


def sweep(prefix: str, parent: Path) -> None:
    """Takes away the working folders in `parent` whose programs have ended; another user's stay."""
    for left in parent.glob(f"{prefix}*"):
        if left.is_symlink() or not left.is_dir() or left.stat().st_uid != os.geteuid():
            continue
        if any(left.iterdir()) and not _is_held(left):  # an empty one has only just been made
            shutil.rmtree(left, ignore_errors=True)


def _is_held(folder: Path) -> bool:
    lock = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(lock)
    return False
