"""What the next release is compared with, in the store: all machines carry on the same releases.

The folder `releases` of a machine is a copy of it, so that what a publication reads is at hand; a
machine that never published takes over what the others released.
"""

import hashlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

import sqlalchemy as sa

from data_access.language.vocabulary import Text
from data_access.store.publication import RELEASE_FILE
from data_access.store.record_store import Store
from data_access.system.errors import RecordsError
from data_access.system.file_rights import make_folder
from data_access.system.paths import releases_folder

RELEASED_MEANWHILE = Text(
    "เครื่องอื่นเพิ่งเผยแพร่ของวันเดียวกันจากฐานข้อมูลนี้ สั่ง hoh publish อีกครั้งเพื่อใช้ตัวเลขเดียวกัน",
    "Another machine has just released from this record store. Run `hoh publish` once more: it"
    " takes over the same figures.",
)


def take_over(connection: sa.Connection) -> str:
    """Brings the folder up to what the store holds; answers the mark of that."""
    rows = connection.execute(sa.select(RELEASE_FILE.c.name, RELEASE_FILE.c.sha256))
    for name, sha256 in rows.all():
        path = releases_folder() / name
        if not path.exists() or _sha256(path.read_bytes()) != sha256:
            asked = sa.select(RELEASE_FILE.c.content).where(RELEASE_FILE.c.name == name)
            make_folder(path.parent)
            replace_bytes(path, connection.execute(asked).scalar_one())
    return _mark(connection)


def hand_on(store: Store, mark: str, files: Mapping[str, bytes]) -> None:
    """Writes the files into the store, by their name in `releases`, with all that the folder has and
    the store has not. RecordsError, and nothing is written, if another machine has released since
    `mark`: its figures and these would tell of the difference."""
    folder = releases_folder()
    known = {str(path.relative_to(folder)): path for path in sorted(folder.glob("*/*.parquet"))}
    with store.transaction() as connection:
        if _mark(connection) != mark:
            raise RecordsError(RELEASED_MEANWHILE)
        there = dict(
            connection.execute(sa.select(RELEASE_FILE.c.name, RELEASE_FILE.c.sha256)).all()
        )
        every = {name: path.read_bytes() for name, path in known.items() if name not in there}
        for name, content in {**every, **files}.items():
            sha256 = _sha256(content)
            if there.get(name) != sha256:
                connection.execute(sa.delete(RELEASE_FILE).where(RELEASE_FILE.c.name == name))
                row = {"name": name, "sha256": sha256, "content": content}
                connection.execute(sa.insert(RELEASE_FILE).values(**row))


def replace_bytes(path: Path, content: bytes) -> None:
    """The file is the old one or the new one at every moment, and its owner's alone."""
    making, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    with os.fdopen(making, "wb") as file:
        file.write(content)
    os.replace(name, path)


def _mark(connection: sa.Connection) -> str:
    rows = connection.execute(
        sa.select(RELEASE_FILE.c.name, RELEASE_FILE.c.sha256).order_by(RELEASE_FILE.c.name)
    )
    return _sha256(repr([tuple(row) for row in rows]).encode())


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
