"""Reads a CSV file: its separator by the headings that it brings out, its rows by Arrow."""

import csv
import io
from collections.abc import Callable

import pandas as pd
import pyarrow as pa
import pyarrow.csv

from data_access.intake.files.file_safety import EMPTY, Limits, too_large
from data_access.intake.files.sheet import Sheet
from data_access.intake.issues import FileRefused, Issue, Rule
from data_access.language.vocabulary import Text

QUOTES = Rule(
    Text("เครื่องหมายคำพูดเปิดแล้วไม่ปิด หรืออยู่ผิดที่", "has a quotation mark that is not closed or stands in the wrong place"),
    Text("คร่อมทั้งช่องด้วย \" และเขียน \"\" สำหรับ \" ที่อยู่ข้างใน", "Put \" around the whole cell, and write \"\" for one inside"),
)  # fmt: skip
SEPARATORS = {",": "จุลภาค", ";": "อัฒภาค", "\t": "แท็บ", "|": "ขีดตั้ง"}
TOP = 30  # rows among which the heading is looked for
LONGEST_TOP = 400_000  # characters: all of a large file need not be copied to see its top


def read_delimited(
    name: str, text: str, known: Callable[[list[str]], int], limits: Limits
) -> tuple[Sheet, str]:
    """The one sheet of the file, and its separator. `known` counts the headings that it knows.

    FileRefused for a quotation mark left open and for what is beyond the limits. A row with more
    or fewer cells than the heading is left out and named in the sheet.
    """
    lines = text.count("\n") + 1
    if lines > 2 * limits.rows + TOP:  # a cell may hold line breaks of its own
        raise too_large(name, "rows", lines, limits)
    csv.field_size_limit(limits.field)
    top = {mark: _top(name, text, mark, limits) for mark in SEPARATORS}
    separator = max(top, key=lambda mark: (max(map(known, top[mark])), _agreement(top[mark])))
    _check_quotes(name, text, separator)
    records = top[separator]
    heading = max(range(len(records)), key=lambda place: (known(records[place]), -place))
    width = len(records[heading])
    if known(records[heading]) == 0:
        width = max(map(len, records))
        heading = next(place for place, record in enumerate(records) if len(record) == width)
    if width > limits.columns:
        raise too_large(name, "columns", width, limits)
    if (cells := lines * width) > limits.cells and text.count(separator) + lines > limits.cells:
        raise too_large(name, "cells", cells, limits)
    above = [_padded(record, width) for record in records[: heading + 1]]
    below, uneven = _below(name, text, separator, heading + 1, width, limits)
    cells = pd.DataFrame(
        {
            place: pa.chunked_array(
                [pa.array([row[place] for row in above], pa.string()), *below[place].chunks]
            ).to_pandas()
            for place in range(width)
        }
    )
    rows = pd.RangeIndex(1, 1 + len(cells) + len(uneven)).difference(uneven)
    if len(rows) > limits.rows:
        raise too_large(name, "rows", len(rows), limits)
    return Sheet("", cells.set_axis(rows, axis=0), uneven=tuple(uneven)), separator


def _check_quotes(name: str, text: str, separator: str) -> None:
    """Arrow forgives a quotation mark left open, and swallows the rest of the file with it."""
    if '"' not in text:
        return
    row = 1
    try:
        for _record in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            row += 1
    except csv.Error:
        raise FileRefused(Issue(QUOTES, name, row)) from None


def _top(name: str, text: str, separator: str, limits: Limits) -> list[list[str]]:
    """The first records, as the file has them. One that is cut off by the end is not among them."""
    beginning = text[:LONGEST_TOP]
    whole = len(beginning) == len(text)
    records = []
    try:
        for record in csv.reader(io.StringIO(beginning, newline=""), delimiter=separator):
            records.append([cell.strip() for cell in record])
            if len(records) > TOP:
                break
    except csv.Error:  # a cell without end
        if '"' in beginning:
            raise FileRefused(Issue(QUOTES, name, len(records) + 1)) from None
        raise too_large(name, "field", None, limits) from None
    if not whole and len(records) <= TOP:
        records.pop()
    records = records[:TOP]
    if not records:
        raise too_large(name, "columns", beginning.count(separator), limits)
    if not any(any(record) for record in records):
        raise FileRefused(Issue(EMPTY, name))
    return records


def _agreement(records: list[list[str]]) -> int:
    """How many of the records have the most usual number of cells, where that is more than one."""
    widths = [len(record) for record in records if len(record) > 1]
    return max(map(widths.count, widths), default=0)


def _below(
    name: str, text: str, separator: str, skipped: int, width: int, limits: Limits
) -> tuple[pa.Table, list[int]]:
    """The rows under the heading, and the numbers of those that have not `width` cells."""
    lines = io.StringIO(text[:LONGEST_TOP], newline="")
    reader = csv.reader(iter(lines.readline, ""), delimiter=separator)
    for _ in range(skipped):
        next(reader, None)
    rest = text[lines.tell() :]
    names = [str(place) for place in range(width)]
    if not rest.strip():
        return pa.table({place: pa.array([], pa.string()) for place in names}).rename_columns(names), []  # fmt: skip
    uneven: list[int] = []

    def remember(row: pyarrow.csv.InvalidRow) -> str:
        uneven.append(row.number + skipped)
        return "skip"

    try:
        table = pyarrow.csv.read_csv(
            io.BytesIO(rest.encode()),
            read_options=pyarrow.csv.ReadOptions(column_names=names, use_threads=False),
            parse_options=pyarrow.csv.ParseOptions(
                delimiter=separator,
                newlines_in_values=True,
                ignore_empty_lines=False,
                invalid_row_handler=remember,
            ),
            convert_options=pyarrow.csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False
            ),
        )
    except pa.ArrowInvalid:
        raise too_large(name, "field", None, limits) from None
    if any(_longest(table[place]) > limits.field for place in names):
        raise too_large(name, "field", None, limits)
    return table, uneven


def _longest(cells: pa.ChunkedArray) -> int:
    return pa.compute.max(pa.compute.utf8_length(cells)).as_py() or 0


def _padded(record: list[str], width: int) -> list[str]:
    return (record + [""] * width)[:width]
