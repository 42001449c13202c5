"""The record store as the gate and the pages keep it open, to ask who is reading."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

import sqlalchemy as sa

from data_access.language.vocabulary import Text
from data_access.store import audit
from data_access.store.record_store import AT_A_CLICK_MS, Store, open_store
from data_access.system.errors import RecordsError
from data_access.system.faults import explaining_faults, missing
from data_access.system.keys import has_key
from data_access.system.paths import store_url
from data_access.system.store_address import store_address

DOES_NOT_ANSWER = Text(
    "ฐานข้อมูลไม่ตอบ จึงยังยืนยันตัวผู้ใช้ไม่ได้ กรุณาลองใหม่อีกครั้ง หากยังเป็นอยู่ให้แจ้งผู้ดูแลระบบ",
    "The record store does not answer, so your sign-in cannot be checked. Try again in a moment;"
    " if it stays like this, contact the administrator.",
)
AT_ONCE_MS = 50
_opening = Lock()
_opened: dict[tuple, Store] = {}  # one at most


def the_store() -> Store:
    """The store, opened once, and again when its file has been replaced. RecordsError if it
    cannot be opened."""
    url = store_url()
    address = (url, _file_of(url))
    with _opening:
        if address not in _opened:
            while _opened:
                _opened.popitem()[1].close()
            store = open_store(url, AT_A_CLICK_MS)
            _opened[(url, _file_of(url))] = store
        return next(iter(_opened.values()))


def has_store() -> bool:
    """Whether there is a store to ask. A server may be there; a file that is not is not made.

    Snapshots alone may have been carried here. RecordsError where a store was used and its file is
    gone: who may come in stood in it.
    """
    url = store_url()
    if not url.startswith("sqlite") or _file_of(url) is not None:
        return True
    if has_key(audit.KEY):
        raise RecordsError(missing())
    return False


@contextmanager
def asking() -> Iterator[sa.Connection]:
    """A connection for one short question. RecordsError if the store does not answer."""
    with explaining_faults():
        try:
            with the_store().engine.connect() as connection:
                yield connection
        except sa.exc.OperationalError:
            raise RecordsError(DOES_NOT_ANSWER) from None


@contextmanager
def writing_at_once() -> Iterator[sa.Connection]:
    """A small write that does not wait its turn. OperationalError while another writer is at it."""
    with the_store().engine.connect() as connection:
        if connection.dialect.name != "sqlite":
            yield connection
            connection.commit()
            return
        patience = connection.exec_driver_sql("pragma busy_timeout").scalar()
        connection.exec_driver_sql(f"pragma busy_timeout = {AT_ONCE_MS}")
        try:
            yield connection
            connection.commit()
        finally:
            connection.exec_driver_sql(f"pragma busy_timeout = {patience}")


def _file_of(url: str) -> int | None:
    """What tells a file from the one that took its place; None for a server or no file."""
    if not url.startswith("sqlite"):
        return None
    try:
        return os.stat(Path(store_address(url).database)).st_ino
    except FileNotFoundError:
        return None
