"""The tables of an archive, as survey servers send the submissions and their repeats together."""

import io
import zipfile
from pathlib import PurePosixPath

from data_access.intake.files.damage import DAMAGE
from data_access.intake.files.file_safety import (
    BOMB,
    DAMAGED,
    PASSWORD,
    UPLOAD,
    Limits,
    too_large,
)
from data_access.intake.issues import FileRefused, Issue, Rule
from data_access.language.vocabulary import Text

ARCHIVE = ".zip"
MOST_FILES = 10_000
NO_TABLE = Rule(
    Text("ไม่มีไฟล์ CSV อยู่ข้างใน", "holds no CSV file"),
    Text("ส่งออกจากเซิร์ฟเวอร์แบบสำรวจเป็น CSV", "Export from the survey server as CSV"),
)


def is_archive(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() == ARCHIVE


def unpacked(name: str, content: bytes, limits: Limits = UPLOAD) -> list[tuple[str, bytes]]:
    """The CSV files of the archive by their bare names, in order; photos and all else are passed over.

    Nothing is written to the disk. FileRefused for one that is damaged, protected, too large, or
    unpacks to more than a file may.
    """
    if len(content) > limits.size:
        raise too_large(name, "size", len(content), limits)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            tables = [one for one in archive.infolist() if one.filename.lower().endswith(".csv")]
            size = sum(one.file_size for one in tables)
            if len(archive.infolist()) > MOST_FILES or size > limits.unpacked:
                raise FileRefused(Issue(BOMB, name))
            largest = max((one.file_size for one in tables), default=0)
            if largest > limits.size:
                raise too_large(name, "size", largest, limits)
            if any(one.flag_bits & 1 for one in tables):
                raise FileRefused(Issue(PASSWORD, name))
            found = [
                (PurePosixPath(one.filename.replace("\\", "/")).name, archive.read(one))
                for one in sorted(tables, key=lambda one: one.filename)
            ]
    except FileRefused:
        raise
    except DAMAGE:
        raise FileRefused(Issue(DAMAGED, name)) from None
    if not found:
        raise FileRefused(Issue(NO_TABLE, name))
    return found
