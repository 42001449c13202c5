"""A published file as it is read: nothing of it is believed before its signature was checked."""

import hashlib
import json
import zipfile
import zlib
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import Self

import pandas as pd
import pyarrow as pa

from data_access.language.vocabulary import Text
from data_access.presentation_file.fingerprint import format_in_force
from data_access.presentation_file.format import BOUNDARIES, FORMAT, MANIFEST, SIGNATURE
from data_access.presentation_file.recording import name_of_answer, name_of_table
from data_access.presentation_file.signing import fingerprint, is_signed, trust
from data_access.snapshots.snapshot import Snapshot
from data_access.system import atomic_files
from data_access.system.errors import RecordsError
from data_access.system.paths import presented_folder

# All that a ZIP with wrong bytes in it may raise; RuntimeError: one of them says it is encrypted.
UNREADABLE = (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError)
LARGEST = 200_000_000  # bytes of all that a file may unpack to
NOT_IN_THE_FILE = Text(
    "ไฟล์นำเสนอนี้ไม่มีคำตอบสำหรับพื้นที่ วันที่ หรือปีที่เลือก กรุณาเลือกทั้งจังหวัดหรืออำเภอใดอำเภอหนึ่ง ณ วันที่มีการประชุม",
    "This file holds no answer for the area, day or year chosen. Choose the whole province or one"
    " district, on a day of a meeting.",
)


@dataclass(frozen=True)
class PublishedFile(Snapshot):
    """A snapshot of which there is only what a presenter may be told. `folder` is the file."""

    public_key: bytes
    changed: int  # nanoseconds: a file that takes the place of another is another one

    @property
    def is_presented(self) -> bool:
        return True

    @property
    def known_as(self) -> Hashable:
        return self.folder, self.changed

    @property
    def days(self) -> list[date]:
        return [date.fromisoformat(day) for day in self.manifest["days"]]

    def for_outsiders(self) -> Self:
        return self

    @property
    def release_days(self) -> frozenset[date]:
        """Those of which the file holds answers."""
        return frozenset(self.days)

    @property
    def fingerprint(self) -> str:
        """Of the key of the office that signed it."""
        return fingerprint(self.public_key)

    def answer(self, sql: str) -> pd.DataFrame:
        return self._table(name_of_answer(sql))

    def protected(self, name: str, make: Callable[[], pd.DataFrame]) -> pd.DataFrame:
        return self._table(name_of_table(name))

    def tables(self) -> dict[str, pd.DataFrame]:
        """All that it tells, by the names of the answers."""
        return {name: self._table(name) for name in self.manifest["answers"]}

    def unpack_boundaries(self) -> None:
        """Puts the office's boundary file, and what is known of it, where maps look for them:
        nothing where the office had none."""
        folder = presented_folder(self.folder)
        for name in self.manifest["boundaries"]:
            if not (folder / name).exists():
                content = _content(_archive(self.folder, self.changed), name, self.folder)
                atomic_files.make(folder / name, partial(Path.write_bytes, data=content))

    def _table(self, name: str) -> pd.DataFrame:
        digest = self.manifest["answers"].get(name)
        if digest is None:
            raise RecordsError(NOT_IN_THE_FILE)
        return _read(self.folder, self.changed, digest).copy()


def open_file(path: Path) -> PublishedFile:
    """The file, once its signature, its office and every table in it were found good.

    RecordsError says what is wrong with it: damaged, changed, of another program or office.
    """
    try:
        changed = path.stat().st_mtime_ns
    except FileNotFoundError:
        raise RecordsError(
            Text(
                f"ไม่พบไฟล์นำเสนอ {path.name} กรุณาตรวจชื่อไฟล์ หรือขอไฟล์จากสำนักงาน",
                f"There is no file {path.name}. Check its name, or ask the office for it.",
            )
        ) from None
    opened = _checked(path.resolve(), changed)
    trust(opened.public_key)
    opened.unpack_boundaries()
    return opened


@lru_cache(maxsize=2)
def _checked(path: Path, changed: int) -> PublishedFile:
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(part.file_size for part in archive.infolist()) > LARGEST:
                raise _damaged(path)
            told = archive.read(MANIFEST)
            signed = json.loads(archive.read(SIGNATURE))
            public_key = bytes.fromhex(signed["public_key"])
            if not is_signed(told, public_key, bytes.fromhex(signed["signature"])):
                raise _damaged(path)
            manifest = json.loads(told)
            _refuse_another_version(path, manifest)
            expected = {
                f"tables/{digest}.arrow": digest for digest in manifest["answers"].values()
            } | manifest["boundaries"]
            for name, digest in expected.items():
                if hashlib.sha256(archive.read(name)).hexdigest() != digest:
                    raise _damaged(path)
            if not set(manifest["boundaries"]) <= set(BOUNDARIES):
                raise _damaged(path)
    except (*UNREADABLE, KeyError, ValueError, TypeError):
        raise _damaged(path) from None
    return PublishedFile(path, manifest, public_key, changed)


def _refuse_another_version(path: Path, manifest: dict) -> None:
    if manifest.get("format") != format_in_force(FORMAT):
        raise RecordsError(
            Text(
                f"ไฟล์นำเสนอ {path.name} ทำด้วยโปรแกรมรุ่นอื่น จึงไม่เปิด กรุณาใช้โปรแกรมรุ่นเดียวกับสำนักงาน หรือขอไฟล์ใหม่",
                f"{path.name} was made by another version of the program. Use the office's version,"
                " or ask for the file again.",
            )
        )


@lru_cache(maxsize=2)
def _archive(path: Path, changed: int) -> zipfile.ZipFile:
    """Kept open: its list of contents is long, and a page asks a hundred times."""
    return zipfile.ZipFile(path)


@lru_cache(maxsize=4_000)
def _read(path: Path, changed: int, digest: str) -> pd.DataFrame:
    content = _content(_archive(path, changed), f"tables/{digest}.arrow", path)
    if hashlib.sha256(content).hexdigest() != digest:
        raise _damaged(path)
    with pa.ipc.open_stream(content) as stream:
        table = stream.read_all().to_pandas()
    if table.empty:  # an empty text column of Arrow's could not be merged
        words = [name for name, kind in table.dtypes.items() if kind == "str"]
        table = table.assign(**{name: pd.Series(dtype="str") for name in words})
    return table


def _content(archive: zipfile.ZipFile, name: str, path: Path) -> bytes:
    try:
        return archive.read(name)
    except (*UNREADABLE, KeyError):
        raise _damaged(path) from None


def _damaged(path: Path) -> RecordsError:
    return RecordsError(
        Text(
            f"ไฟล์นำเสนอ {path.name} เสียหายหรือถูกแก้ไข จึงไม่เปิด กรุณาคัดลอกใหม่หรือขอไฟล์จากสำนักงานอีกครั้ง",
            f"{path.name} is damaged or was changed, so it is not opened. Copy it again, or ask the"
            " office for it.",
        )
    )
