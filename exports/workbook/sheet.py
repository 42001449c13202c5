"""One sheet: lines at its head, a table with its totals, and how it is printed."""

import unicodedata
from collections.abc import Sequence
from datetime import date
from math import ceil

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from data_access.language.vocabulary import Text
from exports.formula import FORMULA_BEGINS
from exports.workbook.book import MADE_UP, MADE_UP_MARK, MUTED, ORANGE, PAPER, TEAL, Book
from exports.workbook.column import Cell, Column, Value, plain

A4 = 9
NARROWEST, WIDEST = 9, 58
LINE, TITLE_LINE = 22, 32  # points: Thai needs room above and below its letters
MOST_ROWS = 50_000
MEASURED_ROWS = 1_000  # enough to know how wide a column of a long list is to be
TOTAL = Text("รวม", "Total")

Row = Sequence[Value | Cell]


class Sheet:
    """A sheet with its head written. Tables go below one another, from `next_row` on."""

    def __init__(self, book: Book, name: Text, title: Text, *notes: Text):
        self.book, self.words = book, book.words
        self.page: Worksheet = book.workbook.add_worksheet(self.words.say(name))
        self.widths: dict[int, float] = {}
        self.next_row = 0
        if book.made_up:
            self.line(MADE_UP, bold=True, font_color=ORANGE)
        self.line(title, bold=True, font_size=20, font_color=TEAL)
        self.page.set_row(self.next_row - 1, TITLE_LINE)
        self.line(book.scope_line, font_color=MUTED)
        for note in notes:
            self.line(note, font_color=MUTED)
        self.next_row += 1
        self._print()

    def line(self, text: Text | str, **look) -> None:
        """One line of text across the sheet."""
        written = self.words.say(text) if isinstance(text, Text) else text
        self.page.set_row(self.next_row, LINE)
        self.page.write_string(self.next_row, 0, written, self.book.styled(**look))
        self.next_row += 1

    def table(
        self,
        columns: Sequence[Column],
        rows: Sequence[Row],
        empty: Text,
        main: bool = True,
    ) -> None:
        """The rows below their headings, then totals. Without a row, a line that says why.

        The `main` table of a sheet keeps its headings in view and on every printed page.
        """
        if not rows:
            self.line(empty)
            return
        if len(rows) > MOST_ROWS:
            self.line(_cut(len(rows)), bold=True, font_color=ORANGE)
            rows = rows[:MOST_ROWS]
        self._widen(columns, rows)
        head = self.next_row
        self._headings(columns)
        for row in rows:
            self._row(columns, row)
        if any(column.total for column in columns):
            self._totals(columns, rows, head + 1)
        if main:
            self.page.freeze_panes(head + 1, 2 if len(columns) > 4 else 1)
            self.page.repeat_rows(head)
            self.page.autofilter(head, 0, head + len(rows), len(columns) - 1)

    def _headings(self, columns: Sequence[Column]) -> None:
        look = self.book.styled(
            bold=True,
            font_color=PAPER,
            bg_color=TEAL,
            text_wrap=True,
            align="center",
            valign="vcenter",
        )
        labels = [self.words.say(column.label) for column in columns]
        lines = max(self._lines(place, label) for place, label in enumerate(labels))
        self.page.set_row(self.next_row, LINE * lines + 4)
        for place, label in enumerate(labels):
            self.page.write_string(self.next_row, place, label, look)
        self.next_row += 1

    def _row(self, columns: Sequence[Column], row: Row) -> None:
        lines = 1
        for place, (column, value) in enumerate(zip(columns, row, strict=True)):
            self.write(self.next_row, place, column, value)
            if column.kind == "words" and isinstance(value, str):
                lines = max(lines, self._lines(place, value))
        self.page.set_row(self.next_row, LINE * lines)
        self.next_row += 1

    def write(
        self, row: int, place: int, column: Column, value: Value | Cell, total: bool = False
    ) -> None:
        """One cell. Text is always text, whatever it begins with."""
        kind = value.kind if isinstance(value, Cell) else column.kind
        value = plain(value.value if isinstance(value, Cell) else value)
        share = value if isinstance(value, float | int) else None
        look = self.book.format(kind, total=total, value=share)
        if value is None:
            value = "" if kind in ("text", "words") else column.missing
        if isinstance(value, str):
            if value.startswith(FORMULA_BEGINS):
                look = self.book.format(kind, total=total, quoted=True)
            if value:
                self.page.write_string(row, place, value, look)
            else:
                self.page.write_blank(row, place, None, look)
        elif isinstance(value, date):
            self.page.write_datetime(row, place, value, look)
        else:
            self.page.write_number(row, place, value, look)

    def _totals(self, columns: Sequence[Column], rows: Sequence[Row], first: int) -> None:
        sums = {
            column.name: _sum(row[place] for row in rows)
            for place, column in enumerate(columns)
            if column.total
        }
        letters = {column.name: xl_col_to_name(place) for place, column in enumerate(columns)}
        at, last = self.next_row, first + len(rows)
        for place, column in enumerate(columns):
            if column.total is None:
                self.write(at, place, column, self.words.say(TOTAL) if place == 0 else "", True)
                continue
            part, _, whole = column.total.partition("/")
            if not whole:
                letter = letters[column.name]
                formula, value = f"=SUM({letter}{first + 1}:{letter}{last})", sums[column.name]
            else:
                over = f"{letters[part]}{at + 1}/{letters[whole]}{at + 1}"
                formula, value = f"={over}", _over(sums[part], sums[whole])
            if value is None:  # what is hidden or unknown is not a part of any total
                self.write(at, place, column, None, True)
            else:
                # The value is kept beside the formula, for readers that do not calculate.
                look = self.book.format(column.kind, total=True, value=value)
                self.page.write_formula(at, place, formula, look, value)
        self.page.set_row(at, LINE)
        self.next_row += 1

    def _widen(self, columns: Sequence[Column], rows: Sequence[Row]) -> None:
        for place, column in enumerate(columns):
            label = letters_of(self.words.say(column.label))
            widest = max(_width(row[place]) for row in rows[:MEASURED_ROWS])
            wanted = max(widest, min(label, ceil(label / 2) + 3))
            width = min(max(wanted + 3, NARROWEST, self.widths.get(place, 0)), WIDEST)
            self.widths[place] = width
            self.page.set_column(place, place, width)

    def _lines(self, place: int, text: str) -> int:
        return max(1, ceil(letters_of(text) * 1.1 / self.widths[place]))

    def _print(self) -> None:
        mark = self.words.say(MADE_UP_MARK) if self.book.made_up else ""
        scope = self.book.scope_line.replace("&", "&&")
        page = self.words.say(Text("หน้า", "Page"))
        font = '&"TH Sarabun New"&12'
        self.page.set_paper(A4)
        self.page.set_landscape()
        self.page.fit_to_pages(1, 0)
        self.page.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
        self.page.set_header(f"&C{font}{mark}" if mark else "")
        self.page.set_footer(f"&L{font}{mark} {scope[:150]}&R{font}{page} &P/&N")


def letters_of(text: str) -> int:
    """How many letters wide the text is: marks above and below take no room."""
    return sum(unicodedata.category(letter) != "Mn" for letter in text)


def _width(value: Value | Cell) -> int:
    value = plain(value.value if isinstance(value, Cell) else value)
    if isinstance(value, str):
        return letters_of(value)
    if isinstance(value, date):
        return 11
    return 1 if value is None else len(f"{value:,.1f}")


def _sum(values) -> float | None:
    """None where a value is hidden, or nothing at all is known."""
    known = [value for value in map(plain, values) if value is not None]
    numbers = [value for value in known if isinstance(value, int | float)]
    return sum(numbers) if numbers and len(numbers) == len(known) else None


def _over(part: float | None, whole: float | None) -> float | None:
    return part / whole if part is not None and whole else None


def _cut(rows: int) -> Text:
    return Text(
        f"แสดง {MOST_ROWS:,} จาก {rows:,} แถว เลือกอำเภอหรือปีงบประมาณเพื่อให้ได้ครบ",
        f"{MOST_ROWS:,} of {rows:,} rows; choose a district or a fiscal year to have all of them",
    )
