"""The sheet of figures: every indicator with its value, what it is made of, and its formula."""

from data_access.indicators import INDICATORS, UNITS, Figure, Indicator
from data_access.language.vocabulary import Text
from data_access.schema.headings import heading
from display.words.writing import NOTHING
from exports.workbook.book import Book
from exports.workbook.column import Cell, Column, Kind, Value
from exports.workbook.sheet import Sheet

COLUMNS = (
    Column("key", heading("key")),
    Column("name", heading("indicator"), "words"),
    Column("value", heading("value"), "count"),
    Column("numerator", heading("numerator"), "count", missing=""),
    Column("denominator", heading("denominator"), "count", missing=""),
    Column("unit", heading("unit")),
    Column("note", heading("note_of_figure"), "words"),
    Column("formula", heading("formula"), "words"),
    Column("source", heading("source_of_figure"), "words"),
)
KINDS: dict[str, Kind] = {
    "percent": "share",
    "percentage_point": "share",
    "ratio": "ratio",
    "index": "index",
    "date": "date",
}


def figures_sheet(book: Book) -> None:
    """One row an indicator, in the order of the methods page."""
    sheet = Sheet(
        book,
        Text("ตัวชี้วัด", "Figures"),
        Text("ตัวชี้วัดทั้งหมดพร้อมสูตร", "Every indicator with its formula"),
    )
    rows = [_row(one, one.measure(book.programme), book) for one in INDICATORS]
    sheet.table(COLUMNS, rows, Text("ไม่มีตัวชี้วัด", "No indicator"))


def _row(indicator: Indicator, figure: Figure, book: Book) -> list[Value | Cell]:
    say = book.words.say
    return [
        indicator.key,
        say(indicator.name),
        *_numbers(indicator, figure, book),
        say(UNITS[indicator.unit]),
        say(figure.note) if figure.note else None,
        say(indicator.formula(book.programme.weights)),
        say(indicator.source),
    ]


def _numbers(indicator: Indicator, figure: Figure, book: Book) -> list[Cell]:
    """The value, numerator and denominator, each in the format of its unit."""
    if figure.state == "hidden":
        hidden = book.words.hidden
        return [Cell(hidden, "count"), Cell(None, "count"), Cell(None, "count")]
    kind = KINDS.get(indicator.unit) or _counted(figure.value)
    of_points = indicator.unit == "percentage_point"  # here the parts are shares as well
    parts = [
        Cell(part, "share" if of_points else _counted(part))
        for part in (figure.numerator, figure.denominator)
    ]
    value = NOTHING if figure.value is None else figure.value
    return [Cell(value, kind), *parts]


def _counted(value: Value) -> Kind:
    """A decimal is shown only where there is one."""
    return "number" if isinstance(value, float) and not value.is_integer() else "count"
