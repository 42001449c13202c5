"""The rejected rows of a preview as an Excel workbook: as sent, bad cells coloured, words beside.

For the officer who sent them: the rows hold what the officer's own file held.
"""

from collections.abc import Sequence
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from data_access.access.roles import Principal
from data_access.intake.checks.rejected import RejectedRow, said
from data_access.intake.preview.preview import Preview, TablePreview
from data_access.language.vocabulary import Text
from data_access.schema import Table
from display.palette import RED_WASH
from exports.workbook.book import FONT, INK, PAPER, TEAL
from exports.workbook.sheet import FORMULA_BEGINS

BAD = RED_WASH
ROW = Text("แถวในไฟล์", "Row of the file")
TO_CORRECT = Text("สิ่งที่ต้องแก้ไข", "What to correct")
NARROW, WIDE, WIDEST = 14, 60, 31  # characters; the name of a sheet has 31 at most
NOTHING = Text("ไม่มีแถวที่ต้องแก้ไข", "No row has to be corrected")


def error_workbook(preview: Preview, by: Principal) -> bytes:
    """One sheet a table that has rejected rows: the file's row number, its cells under the file's
    headings, and behind them what is wrong, in Thai and in English. Corrected, it can be sent again.

    NotAllowed unless the reader may take along files with personal fields.
    """
    by.require("export_personal")
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "default_format_properties": FONT})
    formats = _Formats(book)
    for one in preview.tables.values():
        rows = list(preview.rejected_rows(one.table.name))
        if rows:
            _sheet(book.add_worksheet(one.table.name[:WIDEST]), one, rows, formats)
    if not book.worksheets():
        book.add_worksheet("-").write_string(0, 0, f"{NOTHING.th} / {NOTHING.en}", formats.cell)
    book.close()
    return file.getvalue()


class _Formats:
    """The formats of the workbook. Every cell is text: Excel drops no leading zero of a code."""

    def __init__(self, book: xlsxwriter.Workbook):
        as_text = {**FONT, "font_color": INK, "num_format": "@", "valign": "top"}
        self.heading = book.add_format(
            {**FONT, "bold": True, "font_color": PAPER, "bg_color": TEAL, "text_wrap": True}
        )
        self.cell = book.add_format(as_text)
        self.quoted = book.add_format({**as_text, "quote_prefix": True})
        self.bad = book.add_format({**as_text, "bg_color": BAD, "border": 1})
        self.bad_quoted = book.add_format(
            {**as_text, "bg_color": BAD, "border": 1, "quote_prefix": True}
        )
        self.words = book.add_format({**FONT, "font_color": INK, "text_wrap": True})

    def of(self, text: str, bad: bool) -> Format:
        """Text that begins like a formula stays text even when somebody edits the cell."""
        if text.startswith(FORMULA_BEGINS):
            return self.bad_quoted if bad else self.quoted
        return self.bad if bad else self.cell


def _sheet(
    page: Worksheet, one: TablePreview, rows: Sequence[RejectedRow], formats: _Formats
) -> None:
    headings = max((row.sent for row in rows), key=len)
    width = len(headings)
    for place, heading in enumerate([ROW.th, *(cell.heading for cell in headings), *TO_CORRECT]):
        page.write_string(0, place, heading, formats.heading)
    page.set_column(0, width, NARROW)
    page.set_column(width + 1, width + 2, WIDE)
    page.freeze_panes(1, 1)
    for line, row in enumerate(rows, start=1):
        bad = {issue.column for issue in row.issues}
        page.write_number(line, 0, row.file_row, formats.cell)
        for place, cell in enumerate(row.sent, start=1):
            look = formats.of(cell.text, bool({cell.column, cell.heading} & bad))
            if cell.text:
                page.write_string(line, place, cell.text, look)
            else:
                page.write_blank(line, place, None, look)
        for place, language in enumerate((0, 1), start=width + 1):
            page.write_string(line, place, _words(one.table, row, language), formats.words)


def _words(table: Table, row: RejectedRow, language: int) -> str:
    lines = []
    for issue in row.issues:
        label = table.label_of(issue.column)
        where = f"{label[language]}: " if label else ""
        lines.append(f"{where}{said(issue)[language]}")
    return "\n".join(lines)
