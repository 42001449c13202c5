"""Reads a folder's files, one CSV or XLSX a table, as tables of text."""

import csv
import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.csv
from python_calamine import CalamineError, CalamineWorkbook

from data_access.errors import RecordsError
from data_access.intake.encoding import decoded
from data_access.intake.findings import Finding, Findings, Rule
from data_access.intake.headings import matching_headings, with_known_headings
from data_access.intake.identity import refuse_national_ids
from data_access.intake.normalise import tidy
from data_access.schema import BY_NAME, Table
from data_access.vocabulary import Text

LONGEST_HEADING = 100_000  # characters: all of a large file need not be copied to see its top
HXL_TAG = re.compile(r"#\s*[a-z][a-z0-9_]*(\s*\+\s*[a-z][a-z0-9_]*)*", re.IGNORECASE)
TWO_FILES = Rule(
    Text("มีข้อมูลของตารางนี้มากกว่าหนึ่งไฟล์", "is one of two files for the same table"),
    Text("เก็บไว้เพียงไฟล์เดียวในโฟลเดอร์", "Keep only one of them in the folder"),
)
NOT_A_WORKBOOK = Rule(
    Text("เปิดเป็นไฟล์ Excel ไม่ได้", "cannot be opened as an Excel workbook"),
    Text("เปิดใน Excel แล้วบันทึกใหม่เป็น .xlsx หรือ CSV UTF-8", "Save it again as .xlsx or as CSV UTF-8"),
)
EMPTY_FILE = Rule(
    Text("ไม่มีหัวตาราง", "has no heading"),
    Text(
        "ใส่ชื่อคอลัมน์ในแถวแรก หรือนำไฟล์ออกจากโฟลเดอร์", "Write the column names in row 1, or take it out"
    ),
)
CELLS = Rule(
    Text("มีจำนวนช่องไม่เท่ากับหัวตาราง", "has not as many cells as the heading"),
    Text(
        "ตรวจเครื่องหมายคั่น และใส่เครื่องหมายคำพูดคร่อมข้อความที่มีเครื่องหมายคั่น",
        "Check the separators, and put quotes around text that holds one",
    ),
)


@dataclass(frozen=True)
class TableFile:
    """One file as text: `cells` has the schema's column names and the file's row numbers."""

    table: Table
    name: str
    sha256: str
    cells: pd.DataFrame


def read_folder(folder: Path, findings: Findings) -> Iterator[TableFile]:
    """The folder's files one after another, in the schema's order. RecordsError if there are none.

    One at a time, so that no more than one need be held as text.
    """
    if not folder.is_dir():
        raise RecordsError(
            Text(
                f"ไม่พบโฟลเดอร์ {folder} กรุณาตรวจชื่อแล้วลองใหม่",
                f"There is no folder {folder}. Check its name and try again.",
            )
        )
    paths: dict[str, Path] = {}
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() not in (".csv", ".xlsx") or path.name.startswith("~$"):
            continue
        table_name = path.stem.lower()
        if table_name not in BY_NAME:
            findings.note(
                Text(
                    f"{path.name}: ไม่ใช่ชื่อตารางของโครงการ จึงไม่ได้อ่าน",
                    f"{path.name}: not the name of a table, so it was not read.",
                )
            )
        elif table_name in paths:
            findings.refuse(Finding(TWO_FILES, path.name))
        else:
            paths[table_name] = path
    if not paths:
        raise RecordsError(
            Text(
                f"ในโฟลเดอร์ {folder} ไม่มีไฟล์ของโครงการ ตั้งชื่อไฟล์ตามตาราง เช่น household.csv",
                f"{folder} holds no file of the programme. Name each after its table, such as"
                " household.csv.",
            )
        )
    for table_name in BY_NAME:
        if table_name in paths:
            file = read_file(BY_NAME[table_name], paths[table_name], findings)
            if file is not None:
                yield file


def read_file(table: Table, path: Path, findings: Findings) -> TableFile | None:
    """One table's file, or None if it cannot be read at all (and then a finding says why)."""
    content = path.read_bytes()
    as_workbook = path.suffix.lower() == ".xlsx"
    reading = _workbook if as_workbook else _csv
    written = reading(table, path.name, content, findings)
    if written is None:
        return None
    written = written[~_blank_rows(written)]
    if len(written) and _is_tag_row(written.iloc[0]):
        written = written.iloc[1:]
    refuse_national_ids(written, path.name, findings)
    cells = with_known_headings(table, path.name, written, findings)
    return TableFile(table, path.name, hashlib.sha256(content).hexdigest(), cells)


def _csv(table: Table, name: str, content: bytes, findings: Findings) -> pd.DataFrame | None:
    """Every cell as stripped text, under the file's own headings and row numbers."""
    text = decoded(name, content, findings)
    if text is None:
        return None
    text = tidy(text)
    delimiter = max(
        ",;\t", key=lambda mark: len(matching_headings(table, _first_record(text, mark)[0]))
    )
    headings, rest = _first_record(text, delimiter)
    if not any(headings):
        findings.refuse(Finding(EMPTY_FILE, name))
        return None
    if not rest.strip():
        return pd.DataFrame(columns=headings, dtype="str")
    uneven: list[int] = []

    def remember(row: pyarrow.csv.InvalidRow) -> str:
        uneven.append(row.number + 1)
        return "skip"

    places = [str(place) for place in range(len(headings))]
    cells = pyarrow.csv.read_csv(
        io.BytesIO(rest.encode()),
        read_options=pyarrow.csv.ReadOptions(column_names=places, use_threads=False),
        parse_options=pyarrow.csv.ParseOptions(
            delimiter=delimiter,
            newlines_in_values=True,
            ignore_empty_lines=False,
            invalid_row_handler=remember,
        ),
        convert_options=pyarrow.csv.ConvertOptions(
            column_types=dict.fromkeys(places, pa.string()), strings_can_be_null=False
        ),
    )
    findings.refuse_rows(CELLS, name, uneven)
    rows = pd.RangeIndex(2, 2 + len(cells) + len(uneven)).difference(uneven)
    frame = pd.DataFrame(
        {place: pa.compute.utf8_trim_whitespace(cells[place]).to_pandas() for place in places}
    )
    return frame.set_axis(headings, axis=1).set_axis(rows, axis=0)


def _first_record(text: str, delimiter: str) -> tuple[list[str], str]:
    """The headings, and the text below them. A heading may hold a line break."""
    lines = io.StringIO(text[:LONGEST_HEADING], newline="")
    reader = csv.reader(iter(lines.readline, ""), delimiter=delimiter)
    headings = [heading.strip() for heading in next(reader, [])]
    return headings, text[lines.tell() :]


def _workbook(table: Table, name: str, content: bytes, findings: Findings) -> pd.DataFrame | None:
    """The sheet named after the table, or the first one, as `_csv` gives it."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheet = table.name if table.name in book.sheet_names else book.sheet_names[0]
        rows = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    except CalamineError:
        findings.refuse(Finding(NOT_A_WORKBOOK, name))
        return None
    if not rows or not any(_cell(value) for value in rows[0]):
        findings.refuse(Finding(EMPTY_FILE, name))
        return None
    headings, *below = [[_cell(value) for value in row] for row in rows]
    return pd.DataFrame(
        below, columns=headings, index=pd.RangeIndex(2, 2 + len(below)), dtype="str"
    )


def _cell(value: object) -> str:
    """A spreadsheet keeps every number as a fraction and every day as a moment."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    elif isinstance(value, datetime | date):
        value = value.isoformat()
    return tidy(str(value)).strip()


def _blank_rows(written: pd.DataFrame) -> pd.Series:
    blank = pd.Series(True, index=written.index)
    for place in range(written.shape[1]):
        if not blank.any():
            break
        blank &= written.iloc[:, place] == ""
    return blank


def _is_tag_row(row: pd.Series) -> bool:
    """Whether this is the row of #tags that humanitarian exchange files carry."""
    filled = [value for value in row if value]
    tags = [value for value in filled if HXL_TAG.fullmatch(value)]
    return bool(filled) and len(tags) * 2 >= len(filled)
