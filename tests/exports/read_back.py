"""Reads a workbook of ours back, as a spreadsheet program would show it."""

from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile

from python_calamine import CalamineWorkbook


@dataclass(frozen=True)
class Table:
    """One sheet: the lines above the table, its headings and the rows below them."""

    head: list[str]
    columns: list[str]
    rows: list[list]

    def column(self, name):
        place = self.columns.index(name)
        return [row[place] for row in self.rows]


def sheets(content):
    """Every sheet by its name, in order."""
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    return {name: _table(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names}


def part(content, name):
    """One file of the package, as text: what a cell is, beyond its value."""
    with ZipFile(BytesIO(content)) as file:
        return file.read(name).decode("utf-8")


def parts(content):
    with ZipFile(BytesIO(content)) as file:
        return file.namelist()


def _table(lines):
    """An empty line stands between the head and the table."""
    empty = next(number for number, line in enumerate(lines) if not any(map(str, line)))
    head = [line[0] for line in lines[:empty]]
    columns, *rows = lines[empty + 1 :]
    return Table(head, columns, rows)
