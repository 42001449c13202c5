"""Opens one workbook in a process of its own: `python -m data_access.intake.files.excel_worker`.

Two cells at opposite corners of a sheet of 6 KB make the library ask for 500 GB and abort, and
no exception can be caught. So the workbook is read by a process that may only use so much memory
and time, and its death is a refused file. The workbook comes on standard input; standard output
gets a line of JSON about the sheets, and behind it each sheet's cells: some rows at a time and of
them column by column where each text begins and then the texts, which is how Arrow holds them.

Every workbook waits for this process to start, so it imports little: neither Arrow nor pandas.
"""

import io
import json
import re
import sys
import zipfile
from array import array
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import accumulate
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetVisibleEnum,
)

from data_access.intake.files.damage import DAMAGE

try:
    import resource
except (
    ImportError
):  # Windows: what a workbook unpacks to and its time are limited there, not memory
    resource = None

ROWS_AT_A_TIME = 2_000
LISTED = 1_000  # cells without a value that are told of
CELL = rb'<c r="([A-Z]{1,3})(\d+)"[^>]*'
NO_VALUE = re.compile(CELL + rb">\s*<f[^>]*(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>")
FAILED = re.compile(CELL + rb't="e"[^>]*>(?:\s*<f[^>]*(?:/>|>[^<]*</f>))?\s*<v>([^<]*)</v>')
HIDDEN_ROW = re.compile(rb'<row [^>]*hidden="(?:1|true)"')
FROM_1904 = re.compile(rb'<workbookPr[^>]*date1904="(?:1|true)"')


class TooMany(Exception):
    """More of something than the limits allow: which limit, and how many there are."""


def main() -> None:
    limits = json.loads(sys.argv[1])
    if resource:
        # Address space in use before the first byte is read is not the workbook's.
        resource.setrlimit(resource.RLIMIT_DATA, (limits["memory"], limits["memory"]))
        resource.setrlimit(resource.RLIMIT_CPU, (limits["seconds"], limits["seconds"] + 1))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    content = sys.stdin.buffer.read()
    try:
        about, columns = unpacked(content, limits)
    except PasswordError:
        about, columns = {"refused": "password"}, []
    except (CalamineError, OverflowError, *DAMAGE):
        about, columns = {"refused": "damaged"}, []
    except TooMany as too_many:
        about, columns = {"refused": "too_large", "too_many": too_many.args}, []
    out = sys.stdout.buffer
    out.write(json.dumps(about).encode() + b"\n")
    out.writelines(columns)


def unpacked(content: bytes, limits: dict) -> tuple[dict, list[bytes]]:
    """What is known of the workbook, and the cells of its sheets as text, in its own order."""
    sheets: list[dict] = []
    columns_sent: list[bytes] = []
    cells = 0
    with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book, _Parts(content) as parts:
        for place, metadata in enumerate(book.sheets_metadata):
            noticed = _noticed(parts.sheet(place))
            sheet = book.get_sheet_by_name(metadata.name)
            rows, columns = sheet.total_height + 1, sheet.total_width + 1
            if rows > limits["rows"] + 100:
                raise TooMany("rows", rows)
            if columns > limits["columns"]:
                raise TooMany("columns", columns)
            cells += rows * columns
            if cells > limits["cells"]:
                raise TooMany("cells", cells)
            parts_sent, packed = _cells(sheet, limits["field"])
            columns_sent += packed
            sheets.append(
                {
                    "columns": sheet.width,
                    "parts": parts_sent,
                    "name": metadata.name,
                    "hidden": metadata.visible != SheetVisibleEnum.Visible,
                    "merged": sheet.merged_cell_ranges or [],
                    **noticed,
                }
            )
        from_1904 = bool(FROM_1904.search(parts.workbook))
    return {"sheets": sheets, "from_1904": from_1904}, columns_sent


def _cells(sheet: CalamineSheet, longest: int) -> tuple[list[list[int]], list[bytes]]:
    """Every cell as text; a few thousand rows at a time, so that Python holds no more of them. Of
    each part how many rows it has and how many bytes the texts of each column, and all columns."""
    parts: list[list[int]] = []
    packed: list[bytes] = []
    rows: list[Any] = []

    def turn() -> None:
        sizes = []
        for column in zip(*rows, strict=True):
            begins, texts = _packed([_text(value, longest).encode() for value in column])
            packed.extend((begins, texts))
            sizes.append(len(texts))
        parts.append([len(rows), *sizes])
        rows.clear()

    if sheet.width:
        for row in sheet.iter_rows():
            rows.append(row)
            if len(rows) == ROWS_AT_A_TIME:
                turn()
        if rows:
            turn()
    return parts, packed


def _packed(texts: Sequence[bytes]) -> tuple[bytes, bytes]:
    """Where each text begins and the last ends, as 32-bit numbers, and the texts themselves."""
    return array("i", accumulate(map(len, texts), initial=0)).tobytes(), b"".join(texts)


def _text(value: object, longest: int) -> str:
    """A spreadsheet keeps every number as a fraction and every day as a moment."""
    if isinstance(value, str):
        if len(value) > longest:
            raise TooMany("field", len(value))
        return value
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        midnight = not (value.hour or value.minute or value.second)
        return value.date().isoformat() if midnight else value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


class _Parts:
    """The XML of an .xlsx, read beside the library: it says nothing of formulas without a value,
    of failed ones and of hidden rows. Nothing at all for other kinds of workbook."""

    def __init__(self, content: bytes):
        self.archive = None
        self.workbook, self.paths = b"", []
        if not zipfile.is_zipfile(io.BytesIO(content)):
            return
        self.archive = zipfile.ZipFile(io.BytesIO(content))
        names = self.archive.namelist()
        if "xl/workbook.xml" not in names:
            return
        self.workbook = self.archive.read("xl/workbook.xml")
        relations = "xl/_rels/workbook.xml.rels"
        targets = dict(_targets(self.archive.read(relations))) if relations in names else {}
        for sheet in re.findall(rb"<sheet [^>]*>", self.workbook):
            relation = re.search(rb'\br:id="([^"]*)"', sheet)
            target = targets.get(relation[1] if relation else b"", "")
            path = target[1:] if target.startswith("/") else f"xl/{target}"
            self.paths.append(path if path in names else None)

    def __enter__(self) -> "_Parts":
        return self

    def __exit__(self, *_error: object) -> None:
        if self.archive is not None:
            self.archive.close()

    def sheet(self, place: int) -> bytes:
        path = self.paths[place] if place < len(self.paths) else None
        return self.archive.read(path) if path else b""


def _targets(relations: bytes) -> Iterator[tuple[bytes, str]]:
    for relation in re.findall(rb"<Relationship [^>]*>", relations):
        its_id = re.search(rb'\bId="([^"]*)"', relation)
        target = re.search(rb'\bTarget="([^"]*)"', relation)
        if its_id and target:
            yield its_id[1], target[1].decode()


def _noticed(part: bytes) -> dict:
    """Cells whose formula has no value yet, cells whose formula failed, and how many rows hide."""
    without = NO_VALUE.finditer(part) if b"<f" in part else ()
    failed = FAILED.finditer(part) if b't="e"' in part else ()
    return {
        "without_value": [_place(found) for found, _ in zip(without, range(LISTED), strict=False)],
        "failed": [
            [*_place(found), found[3].decode(errors="replace")]
            for found, _ in zip(failed, range(LISTED), strict=False)
        ],
        "hidden_rows": len(HIDDEN_ROW.findall(part)),
    }


def _place(found: re.Match) -> list[int]:
    """Row (from 1) and column (from 0) of a reference such as B7."""
    place = 0
    for letter in found[1]:
        place = place * 26 + letter - 64
    return [int(found[2]), place - 1]


if __name__ == "__main__":
    main()
