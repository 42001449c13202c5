"""One file as its sender wrote it: sheets of text, whatever the format and the encoding."""

import hashlib
from dataclasses import dataclass

from data_access.intake.files.delimited import SEPARATORS, read_delimited
from data_access.intake.files.encoding import decoded
from data_access.intake.files.excel_client import read_workbook
from data_access.intake.files.file_safety import EMPTY, UPLOAD, Limits, is_workbook
from data_access.intake.files.sheet import Sheet
from data_access.intake.issues import FileRefused, Issue
from data_access.intake.layout import headings
from data_access.language.vocabulary import Text


@dataclass(frozen=True)
class Book:
    """`about` says how it was read, to be shown beside it: its encoding and separator."""

    name: str
    sha256: str
    sheets: tuple[Sheet, ...]
    about: Text
    from_1904: bool = False


def open_book(name: str, content: bytes, limits: Limits = UPLOAD) -> Book:
    """The sheets of a file by its bytes; its name says only what it claims to be.

    FileRefused, which is a RecordsError, for whatever is no table, is not what its name says, is
    protected, damaged, too large or hostile, naming which. A workbook is opened in a process of
    its own, so that no file can end this one.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    if is_workbook(name, content, limits):
        sheets, from_1904 = read_workbook(name, content, limits)
        filled = tuple(sheet for sheet in sheets if not sheet.is_blank)
        if not filled:
            raise FileRefused(Issue(EMPTY, name))
        words = Text(
            f"สมุดงาน {len(filled)} แผ่นงานที่มีข้อมูล", f"A workbook; sheets with cells: {len(filled)}"
        )
        return Book(name, sha256, filled, words, from_1904)
    text, encoding = decoded(name, content)
    sheet, separator = read_delimited(name, text, headings.count_known, limits)
    words = Text(
        f"ข้อความ {encoding} คั่นด้วย{SEPARATORS[separator]}",
        f"Text in {encoding}, separated by {separator!r}",
    )
    return Book(name, sha256, (sheet,), words)
