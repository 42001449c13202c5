"""Reads a folder's files, in any format that offices send, as tables of text."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from data_access.intake.files.archive import ARCHIVE
from data_access.intake.files.file_safety import EXTENSIONS, FOLDER
from data_access.intake.issues import FileRefused, Issue, Rule
from data_access.intake.layout.layout import Layout, layouts
from data_access.intake.layout.table_file import CELLS, TableFile, Unread, read_sheet
from data_access.intake.layout.workbook import Book, open_book, open_books, tied
from data_access.language.vocabulary import Text
from data_access.schema import BY_NAME, Table
from data_access.system.errors import RecordsError

__all__ = ["CELLS", "TableFile", "Unread", "read_file", "read_folder", "read_path", "read_sheet"]

TWO_FILES = Rule(
    Text("มีข้อมูลของตารางนี้มากกว่าหนึ่งไฟล์", "is one of two files for the same table"),
    Text("เก็บไว้เพียงไฟล์เดียวในโฟลเดอร์", "Keep only one of them in the folder"),
)
TWO_SHEETS = Rule(
    Text("มีแผ่นงานของตารางเดียวกันมากกว่าหนึ่งแผ่น", "has more than one sheet of the same table"),
    Text(
        "เก็บไว้เพียงแผ่นเดียว หรือตั้งชื่อแผ่นที่ต้องการตามชื่อตาราง",
        "Keep only one of them, or name the one that is meant after the table",
    ),
)
NO_HEADING = Rule(
    Text("ไม่มีแถวใดเป็นหัวตารางที่รู้จัก", "has no row of headings that are known"),
    Text(
        "ใส่ชื่อคอลัมน์ในแถวแรก เช่น รหัสครัวเรือน",
        "Write the column names in row 1, such as household_id",
    ),
)


def read_folder(folder: Path) -> Iterator[TableFile | Unread]:
    """The tables of a folder's files one after another, in the schema's order; what could not be
    read among them, that of files which are known by their headings first.

    A file named after a table holds that table; others are known by their headings, and one that
    no table knows is noted. One file at a time, so that no more than one need be held as text.
    RecordsError if there is no folder, or nothing of the programme in it.
    """
    if not folder.is_dir():
        raise RecordsError(
            Text(
                f"ไม่พบโฟลเดอร์ {folder} กรุณาตรวจชื่อแล้วลองใหม่",
                f"There is no folder {folder}. Check its name and try again.",
            )
        )
    paths: dict[str, Path] = {}
    found: dict[str, tuple[Book, Layout]] = {}
    issues: list[Issue] = []
    notes: list[Text] = []
    others: list[Path] = []
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() not in (*EXTENSIONS, ARCHIVE) or path.name.startswith(("~$", ".")):
            continue
        table_name = path.stem.lower()
        if table_name not in BY_NAME:
            others.append(path)
        elif table_name in paths:
            issues.append(Issue(TWO_FILES, path.name))
        else:
            paths[table_name] = path
    recognised, unread = _recognised(others)
    issues += unread.issues
    notes += unread.notes
    for book, layout in recognised:
        if layout.table.name in found:
            issues.append(Issue(TWO_FILES, layout.file))
        found.setdefault(layout.table.name, (book, layout))
    for table_name in sorted(paths.keys() & found.keys()):
        issues.append(Issue(TWO_FILES, found.pop(table_name)[1].file))
    if not paths and not found and not issues:
        raise RecordsError(
            Text(
                f"ในโฟลเดอร์ {folder} ไม่มีไฟล์ของโครงการ ใช้แบบกรอก หรือวางไฟล์ที่หน้านำเข้าข้อมูล"
                " แล้วจับคู่หัวตารางเอง",
                f"{folder} holds no file of the programme. Name each after its table, such as"
                " household.csv, or match the headings by hand on the import page.",
            )
        )
    yield Unread(issues, notes)
    yield from _in_order(paths, found)


def read_path(path: Path) -> Iterator[TableFile | Unread]:
    """The tables of one file, by its name or by its headings. RecordsError if it has none."""
    table = BY_NAME.get(path.stem.lower())
    if table is not None:
        yield from _in_order({table.name: path}, {})
        return
    recognised, unread = _recognised([path])
    found = {layout.table.name: (book, layout) for book, layout in recognised}
    if not found and not unread.issues:
        raise RecordsError(
            Text(
                f"{path.name}: ไม่ใช่ชื่อตารางของโครงการ และไม่มีหัวตารางที่รู้จัก"
                " ใช้แบบกรอก หรือวางไฟล์ที่หน้านำเข้าข้อมูล แล้วจับคู่หัวตารางเอง",
                f"{path.name}: not the name of a table, and no headings that are known. Name the"
                " file after its table, such as household.csv, or match its headings by hand on the"
                " import page.",
            )
        )
    yield unread
    yield from _in_order({}, found)


def _in_order(
    paths: dict[str, Path], found: dict[str, tuple[Book, Layout]]
) -> Iterator[TableFile | Unread]:
    for table_name in BY_NAME:
        if table_name in found:
            yield read_sheet(*found.pop(table_name))
        elif table_name in paths:
            yield read_file(BY_NAME[table_name], paths[table_name])


def read_file(table: Table, path: Path) -> TableFile | Unread:
    """One table's file, or why it cannot be read at all."""
    try:
        book = open_book(path.name, path.read_bytes(), FOLDER)
    except FileRefused as refused:
        return Unread([refused.issue])
    meant = _meant(layouts(book, table.name), table)
    if not meant:
        return Unread([Issue(NO_HEADING, path.name)])
    if len(meant) > 1:
        sheets = ", ".join(layout.sheet.name for layout in meant)
        return Unread([Issue(TWO_SHEETS, path.name, found=sheets)])
    return read_sheet(book, meant[0])


def _meant(found: list[Layout], table: Table) -> list[Layout]:
    """The layout of the sheet that is named after the table, or all there are."""
    named = [
        layout for layout in found if layout.sheet.name.lower() in (table.name, table.label.th)
    ]
    return named or found


def _recognised(paths: Iterable[Path]) -> tuple[list[tuple[Book, Layout]], Unread]:
    """The tables of files that are not named after one, and why a file has none."""
    issues: list[Issue] = []
    notes: list[Text] = []
    books: list[Book] = []
    for path in paths:
        try:
            books += open_books(path.name, path.read_bytes(), FOLDER)
        except FileRefused as refused:
            issues.append(refused.issue)
    recognised: list[tuple[Book, Layout]] = []
    for book in tied(books):
        found = layouts(book)
        recognised += [(book, layout) for layout in found]
        if not found:
            notes.append(
                Text(
                    f"{book.name}: ไม่ใช่ชื่อตารางของโครงการ และไม่มีหัวตารางที่รู้จัก จึงไม่ได้อ่าน",
                    f"{book.name}: not the name of a table, and no headings that are known, so it was"
                    " not read.",
                )
            )
    return recognised, Unread(issues, notes)
