"""One file as its sender wrote it: sheets of text, whatever the format and the encoding."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from data_access.intake.files.archive import is_archive, unpacked
from data_access.intake.files.delimited import SEPARATORS, read_delimited
from data_access.intake.files.encoding import decoded
from data_access.intake.files.excel_client import read_workbook
from data_access.intake.files.file_safety import EMPTY, UPLOAD, Limits, is_workbook
from data_access.intake.files.sheet import Sheet
from data_access.intake.issues import FileRefused, Issue
from data_access.intake.layout import headings
from data_access.language.vocabulary import Text

OWN_KEY, PARENT_KEY = (
    "KEY",
    "PARENT_KEY",
)  # of ODK's files: the submission's, and that of its repeat


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


def open_books(name: str, content: bytes, limits: Limits = UPLOAD) -> list[Book]:
    """As `open_book`; of an archive each CSV file in it, those of one survey as one book."""
    if not is_archive(name):
        return [open_book(name, content, limits)]
    return tied([open_book(one, table, limits) for one, table in unpacked(name, content, limits)])


def tied(books: Sequence[Book]) -> list[Book]:
    """The same books, but for the repeats of a survey that come as files of their own: those are
    sheets of the book that holds their submissions, known by the keys that they name."""
    mains = {place: keys for place, book in enumerate(books) if (keys := _keys(book, OWN_KEY))}
    into: dict[int, int] = {}
    for place, book in enumerate(books):
        parents = _keys(book, PARENT_KEY)
        whose = [main for main, keys in mains.items() if main != place and parents & keys]
        if parents and whose:
            into[place] = whose[0]
    made = []
    for place, book in enumerate(books):
        if place in into:
            continue
        repeats = [books[one] for one, main in into.items() if main == place]
        made.append(_with_repeats(book, repeats) if repeats else book)
    return made


def _with_repeats(book: Book, repeats: Sequence[Book]) -> Book:
    stem = PurePath(book.name).stem
    sheets = [replace(book.sheets[0], name=stem)]
    for one in repeats:
        # The servers put the form's name before that of the repeat.
        name = PurePath(one.name).stem.removeprefix(stem).lstrip("-_ ")
        sheets.append(replace(one.sheets[0], name=name or PurePath(one.name).stem))
    hashes = "".join(one.sha256 for one in (book, *repeats))
    named = ", ".join(one.name for one in repeats)
    about = Text(f"{book.about.th} พร้อม {named}", f"{book.about.en}, with {named}")
    return replace(
        book,
        sha256=hashlib.sha256(hashes.encode()).hexdigest(),
        sheets=tuple(sheets),
        about=about,
    )


def _keys(book: Book, heading: str) -> set[str]:
    """The cells under this heading of a file of one table."""
    if len(book.sheets) > 1:
        return set()
    (sheet,) = book.sheets
    headings = next(iter(sheet.top(1).values()), [])
    if heading not in headings or (heading == OWN_KEY and PARENT_KEY in headings):
        return set()
    return set(sheet.cells.iloc[1:][headings.index(heading)]) - {""}
