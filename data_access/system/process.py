"""Which running program does a piece of work, and whether that program still lives."""

import os
import socket
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from data_access.system.atomic_files import make
from data_access.system.file_rights import make_folder
from data_access.system.locks import close_folder, hold, open_folder
from data_access.system.paths import var_folder

# A program of another machine, or over another HOH_VAR, that has said nothing for so long is taken
# to be gone: its lock cannot be looked at from here.
SILENCE = timedelta(minutes=30)


def this_process() -> str:
    """The name of this program while it runs. The first call takes a lock under that name."""
    return _locked(os.getpid())


def is_alive(process: str | None, seen_at: datetime, now: datetime) -> bool:
    """Whether the program of that name still runs.

    Over this HOH_VAR its lock says so: the system opens it when the program ends, however it ends,
    and no later program takes over its name. Of another one only `seen_at` is known.
    """
    if not process:
        return False
    if process == this_process():
        return True
    place, _, name = process.partition("/")
    if place != _place():
        return now - seen_at < SILENCE
    path = _folder() / name
    try:
        file = path.open("r+")
    except FileNotFoundError:
        return False
    with file:
        if not hold(file, wait=False):
            return True
    path.unlink(missing_ok=True)  # once it is closed: Windows takes no file away that is open
    return False


def is_under_way(work_id: str, process: str | None, seen_at: datetime, now: datetime) -> bool:
    """Whether a work of the store, a batch or a job, still goes on in the program of that name."""
    return work_id not in _ended and is_alive(process, seen_at, now)


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Programs of this machine that work in the folder take turns; one that is killed lets the next
    go on."""
    opened = open_folder(folder)
    try:
        hold(opened)
        yield
    finally:
        close_folder(folder, opened)


def note_ended(work_id: str) -> None:
    """A work of this program ended while another writer was at the store, which is yet to be told:
    it is not under way any longer, though the program lives."""
    _ended.add(work_id)


@cache
def _locked(_pid: int) -> str:
    """Kept by process number: a program that forked off this one is another program."""
    name = uuid.uuid4().hex[:12]
    _locks.append((make_folder(_folder()) / name).open("w"))
    hold(_locks[-1])
    return f"{_place()}/{name}"


def _place() -> str:
    """What no other HOH_VAR on no other machine is called: two machines may have one name, one of them
    several folders, and several a folder on a disk that they share."""
    path = _folder() / "place"
    if not path.exists():
        make(path, lambda making: making.write_text(uuid.uuid4().hex[:12], encoding="ascii"))
    return f"{path.read_text(encoding='ascii')}@{socket.gethostname()}"


_locks: list = []  # held until the program ends
_ended: set[str] = set()


def _folder() -> Path:
    return var_folder() / "running"
