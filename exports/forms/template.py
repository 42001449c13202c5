"""An empty Excel workbook for one table, which loads back without a word once it is filled in."""

from collections.abc import Mapping
from io import BytesIO

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from data_access.language.area_codes import pattern_of
from data_access.language.vocabulary import Text
from data_access.schema import VERSION, Column, Table
from exports.forms.allowed import YES_NO, allowed
from exports.workbook.book import FONT, INK, MUTED, PAPER, TEAL, TRACK

ROWS = 5_000  # with a list to choose from; more may be filled in below them
LISTS_SHEET, NOTES_SHEET = "รายการ", "วิธีกรอก"
KEPT_BY_THE_STORE = ("entered_by", "record_version")
LONGEST_TITLE = 32  # Excel refuses a longer title of a message
NOTES = (  # the heading of each column of the notes, and its width
    (Text("คอลัมน์", "Column"), 26),
    (Text("ชื่อภาษาอังกฤษ", "In English"), 26),
    (Text("ชื่อในระบบ", "Name in the system"), 24),
    (Text("ต้องกรอก", "Needed"), 12),
    (Text("กรอกอย่างไร", "What to write, in Thai"), 60),
    (Text("กรอกอย่างไร ภาษาอังกฤษ", "What to write"), 60),
)
NEEDED = Text("ต้องกรอก", "needed")
NOT_LISTED = Text("ไม่อยู่ในรายการ", "Not in the list")
CHOOSE = Text("กรุณาเลือกจากรายการ", "Choose from the list")


def columns_to_fill(table: Table) -> list[Column]:
    """The columns of the table without those that the record store keeps by itself."""
    return [column for column in table.columns if column.name not in KEPT_BY_THE_STORE]


def heading(column: Column) -> str:
    """The Thai label; a star says that the column is needed."""
    return f"{column.label.th} *" if column.required else column.label.th


def template(
    table: Table, subdistricts: Mapping[str, Text], districts: Mapping[str, Text]
) -> bytes:
    """An XLSX file: a sheet to fill in, the lists it offers (hidden), and how to fill it in.

    `subdistricts` and `districts` are names by code, and are offered by name.
    """
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "default_format_properties": FONT})
    book.set_custom_property("template_version", VERSION)
    book.set_properties({"title": f"{table.label.th} / {table.label.en}"})
    sheet = book.add_worksheet(table.label.th[:31])
    notes, lists = book.add_worksheet(NOTES_SHEET), book.add_worksheet(LISTS_SHEET)
    lists.hide()
    needed = book.add_format({**FONT, "bold": True, "font_color": PAPER, "bg_color": TEAL})
    optional = book.add_format({**FONT, "bold": True, "font_color": INK, "bg_color": TRACK})
    as_text = book.add_format({**FONT, "num_format": "@"})
    number = book.add_format({**FONT, "num_format": "#,##0.######"})
    sheet.freeze_panes(1, 1)
    sheet.set_row(0, 26)
    offered = 0
    for place, column in enumerate(columns_to_fill(table)):
        is_number = column.kind in ("whole", "number")
        sheet.set_column(place, place, _width(column), number if is_number else as_text)
        sheet.write_string(0, place, heading(column), needed if column.required else optional)
        sheet.write_comment(0, place, _comment(column), {"x_scale": 2, "y_scale": 1.6})
        entries = entries_of(column, subdistricts, districts)
        if entries:
            name = f"list_{column.name}"
            lists.write_column(0, offered, entries, as_text)
            letters = xlsxwriter.utility.xl_col_to_name(offered)
            last = f"${letters}${len(entries)}"
            book.define_name(name, f"='{LISTS_SHEET}'!${letters}$1:{last}")
            _offer(sheet, place, column, name)
            offered += 1
    _write_notes(
        notes, table, book.add_format({**FONT, "text_wrap": True, "valign": "top"}), needed
    )
    book.close()
    return file.getvalue()


def entries_of(
    column: Column, subdistricts: Mapping[str, Text], districts: Mapping[str, Text]
) -> list[str]:
    """What the column offers to choose from, in Thai; nothing where it is free."""
    if column.kind == "choice":
        return [words.th for words in column.choices.values()]
    if column.kind == "yes_no":
        return [words.th for words in YES_NO.values()]
    if column.refers_to == "area" and column.pattern == pattern_of("subdistrict"):
        return [name.th for name in subdistricts.values()]
    if column.refers_to == "area" and column.pattern == pattern_of("district"):
        return [name.th for name in districts.values()]
    return []


def _offer(sheet: Worksheet, place: int, column: Column, name: str) -> None:
    sheet.data_validation(
        1,
        place,
        ROWS,
        place,
        {
            "validate": "list",
            "source": f"={name}",
            "ignore_blank": not column.required,
            "input_title": column.label.th[:LONGEST_TITLE],
            "input_message": _both(CHOOSE),
            "error_title": _both(NOT_LISTED)[:LONGEST_TITLE],
            "error_message": _both(CHOOSE),
        },
    )


def _comment(column: Column) -> str:
    written = allowed(column)
    needed = f" ({_both(NEEDED)})" if column.required else ""
    return f"{column.name}{needed}\n{column.label.en}\n{written.th}\n{written.en}"


def _write_notes(sheet: Worksheet, table: Table, plain, bold) -> None:
    for place, (title, width) in enumerate(NOTES):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, _both(title), bold)
    sheet.freeze_panes(1, 0)
    for row, column in enumerate(columns_to_fill(table), start=1):
        written = allowed(column)
        cells = (
            column.label.th,
            column.label.en,
            column.name,
            NEEDED.th if column.required else "",
            written.th,
            written.en,
        )
        for place, cell in enumerate(cells):
            sheet.write_string(row, place, cell, plain)
    sheet.set_tab_color(MUTED)


def _width(column: Column) -> float:
    longest = max((len(words.th) for words in (column.choices or {}).values()), default=0)
    return min(max(len(heading(column)) + 4, longest * 0.8, 12), 34)


def _both(text: Text) -> str:
    return f"{text.th} / {text.en}"
