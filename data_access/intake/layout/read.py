"""Reads a folder's files, in any format that offices send, as tables of text."""

from collections.abc import Iterator
from pathlib import Path

from data_access.intake.files.file_safety import EXTENSIONS, FOLDER
from data_access.intake.issues import FileRefused, Issue, Issues, Rule
from data_access.intake.layout.layout import Layout, layouts
from data_access.intake.layout.table_file import CELLS, TableFile, read_sheet
from data_access.intake.layout.workbook import Book, open_book
from data_access.language.vocabulary import Text
from data_access.schema import BY_NAME, Table
from data_access.system.errors import RecordsError

__all__ = ["CELLS", "TableFile", "read_file", "read_folder", "read_path", "read_sheet"]

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
        "ใส่ชื่อคอลัมน์ในแถวแรก เช่น household_id หรือ รหัสครัวเรือน",
        "Write the column names in row 1, such as household_id",
    ),
)


def read_folder(folder: Path, issues: Issues) -> Iterator[TableFile]:
    """The tables of a folder's files one after another, in the schema's order.

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
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() not in EXTENSIONS or path.name.startswith(("~$", ".")):
            continue
        table_name = path.stem.lower()
        if table_name not in BY_NAME:
            for book, layout in _recognised(path, issues):
                if layout.table.name in found:
                    issues.refuse(Issue(TWO_FILES, layout.file))
                found.setdefault(layout.table.name, (book, layout))
        elif table_name in paths:
            issues.refuse(Issue(TWO_FILES, path.name))
        else:
            paths[table_name] = path
    for table_name in paths.keys() & found.keys():
        issues.refuse(Issue(TWO_FILES, found.pop(table_name)[1].file))
    if not paths and not found and not issues:
        raise RecordsError(
            Text(
                f"ในโฟลเดอร์ {folder} ไม่มีไฟล์ของโครงการ ตั้งชื่อไฟล์ตามตาราง เช่น household.csv",
                f"{folder} holds no file of the programme. Name each after its table, such as"
                " household.csv.",
            )
        )
    yield from _in_order(paths, found, issues)


def read_path(path: Path, issues: Issues) -> Iterator[TableFile]:
    """The tables of one file, by its name or by its headings. RecordsError if it has none."""
    table = BY_NAME.get(path.stem.lower())
    if table is not None:
        yield from _in_order({table.name: path}, {}, issues)
        return
    found = {layout.table.name: (book, layout) for book, layout in _recognised(path, issues)}
    if not found and not issues:
        raise RecordsError(
            Text(
                f"{path.name}: ไม่ใช่ชื่อตารางของโครงการ และไม่มีหัวตารางที่รู้จัก"
                " ตั้งชื่อไฟล์ตามตาราง เช่น household.csv",
                f"{path.name}: not the name of a table, and no headings that are known. Name the"
                " file after its table, such as household.csv.",
            )
        )
    yield from _in_order({}, found, issues)


def _in_order(
    paths: dict[str, Path], found: dict[str, tuple[Book, Layout]], issues: Issues
) -> Iterator[TableFile]:
    for table_name in BY_NAME:
        if table_name in found:
            yield read_sheet(*found.pop(table_name), issues)
        elif table_name in paths:
            file = read_file(BY_NAME[table_name], paths[table_name], issues)
            if file is not None:
                yield file


def read_file(table: Table, path: Path, issues: Issues) -> TableFile | None:
    """One table's file, or None if it cannot be read at all (and then an issue says why)."""
    try:
        book = open_book(path.name, path.read_bytes(), FOLDER)
    except FileRefused as refused:
        issues.refuse(refused.issue)
        return None
    meant = _meant(layouts(book, table.name), table)
    if not meant:
        issues.refuse(Issue(NO_HEADING, path.name))
        return None
    if len(meant) > 1:
        sheets = ", ".join(layout.sheet.name for layout in meant)
        issues.refuse(Issue(TWO_SHEETS, path.name, found=sheets))
        return None
    return read_sheet(book, meant[0], issues)


def _meant(found: list[Layout], table: Table) -> list[Layout]:
    """The layout of the sheet that is named after the table, or all there are."""
    named = [
        layout for layout in found if layout.sheet.name.lower() in (table.name, table.label.th)
    ]
    return named or found


def _recognised(path: Path, issues: Issues) -> list[tuple[Book, Layout]]:
    """The tables of a file that is not named after one."""
    try:
        book = open_book(path.name, path.read_bytes(), FOLDER)
    except FileRefused as refused:
        issues.refuse(refused.issue)
        return []
    found = layouts(book)
    if not found:
        issues.note(
            Text(
                f"{path.name}: ไม่ใช่ชื่อตารางของโครงการ และไม่มีหัวตารางที่รู้จัก จึงไม่ได้อ่าน",
                f"{path.name}: not the name of a table, and no headings that are known, so it was"
                " not read.",
            )
        )
    return [(book, layout) for layout in found]
