"""A file or folder that one program holds at a time. The system lets it go when the program ends,
however it ends. On Windows, which locks no folder, a file beside it is held in its place.
"""

import os
import time
from pathlib import Path
from typing import IO

try:
    import fcntl
except ImportError:  # Windows; mypy reads it as on Linux
    fcntl = None  # type: ignore[assignment]
    import msvcrt

LOOK_AGAIN = 0.1  # seconds, where the system cannot wait by itself
BESIDE = ".lock"


def hold(opened: int | IO, wait: bool = True) -> bool:
    """Holds an opened file until it is closed. False if another program holds it, after no wait;
    with `wait` it is held in the end."""
    number = opened if isinstance(opened, int) else opened.fileno()
    while not (held := _held(number, wait)) and wait:
        time.sleep(LOOK_AGAIN)
    return held


def open_folder(folder: Path) -> int:
    """The folder, opened to be held: to be closed with `close_folder`."""
    if fcntl:
        return os.open(folder, os.O_RDONLY)
    return os.open(_beside(folder), os.O_RDWR | os.O_CREAT, 0o600)


def close_folder(folder: Path, opened: int) -> None:
    """Lets the folder go. A folder that is gone needs no file beside it."""
    os.close(opened)
    if not fcntl and not folder.exists():
        _beside(folder).unlink(missing_ok=True)


def _held(number: int, wait: bool) -> bool:
    if fcntl:
        try:
            fcntl.flock(number, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
    try:
        os.lseek(number, 0, os.SEEK_SET)
        msvcrt.locking(number, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    except PermissionError:
        return False
    return True


def _beside(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}{BESIDE}")
