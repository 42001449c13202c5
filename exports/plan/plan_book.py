"""Form 02 of a plan as a workbook that loads back unchanged: the form's own columns first, then the
others of a measure, in the headings that intake knows; its money line by line on a second sheet.

Baht by year on the first sheet are the sums of the second, and intake passes them over.
"""

from collections.abc import Sequence

import pandas as pd
from xlsxwriter.worksheet import Worksheet

from data_access.language.vocabulary import Text
from data_access.queries.plans.measures import measures, plan_money
from data_access.schema import BY_NAME, Table
from data_access.schema.column import STAMP_NAMES
from data_access.snapshots.programme import Programme
from display.words.words import Words
from display.words.writing import Language
from exports.forms.template import heading
from exports.plan.plan_form import (
    LEAD,
    column_words,
    form_columns,
    lead_words,
    money_by_year,
    plan_in_place,
)
from exports.workbook.book import PAPER, TEAL, TRACK, Book
from exports.workbook.column import plain

TITLE = Text("แบบ ผ.02", "Form 02")
WIDE, NARROW = 34, 16


def plan_book(programme: Programme, plan_id: str, language: Language) -> bytes:
    """An XLSX file. Its headings and closed lists are in Thai, as the templates' are, whatever the
    `language`; that is the language of the title alone. KeyError as plan_pdf."""
    programme, plan = plan_in_place(programme, plan_id)
    book = Book(programme, language, TITLE)
    rows = measures(programme)
    rows = rows[rows["plan_id"] == plan_id]
    money = money_by_year(programme, plan_id)
    first = form_columns(plan)
    others = [
        column.name
        for column in BY_NAME["measure"].columns
        if column.name not in first and column.name not in STAMP_NAMES
    ]
    names = [*first, *others]
    written = [[_cell(name, row, money, book.words) for name in names] for row in rows.itertuples()]
    _sheet(book, BY_NAME["measure"], names, written)
    if money is not None:
        lines = plan_money(programme)
        lines = lines[lines["plan_id"] == plan_id]
        table = BY_NAME["measure_budget"]
        columns = [one.name for one in table.columns if one.name not in STAMP_NAMES]
        _sheet(
            book,
            table,
            columns,
            [
                [_of_list(table, name, getattr(row, name)) for name in columns]
                for row in lines.itertuples()
            ],
        )
    return book.as_bytes()


def _sheet(book: Book, table: Table, names: Sequence[str], rows: list[list]) -> None:
    """One table with its headings in the first line, which stays in view."""
    sheet: Worksheet = book.workbook.add_worksheet(table.label.th[:31])
    needed = book.styled(bold=True, font_color=PAPER, bg_color=TEAL, text_wrap=True, valign="top")
    passed = book.styled(bold=True, bg_color=TRACK, text_wrap=True, valign="top")
    known = {column.name: column for column in table.columns}
    sheet.freeze_panes(1, 2)
    for place, name in enumerate(names):
        column = known.get(name)
        is_text = column is not None and column.kind == "text"
        sheet.set_column(place, place, WIDE if is_text else NARROW)
        words = column_words(name, book.words) if column is None else heading(column)
        sheet.write_string(0, place, words, needed if column else passed)
    for at, cells in enumerate(rows, start=1):
        for place, value in enumerate(cells):
            if isinstance(value, int):
                sheet.write_number(at, place, value, book.format("count"))
            elif value:
                sheet.write_string(at, place, value, book.format("words"))


def _cell(name: str, row, money: pd.DataFrame | None, words: Words) -> str | int | None:
    if name == LEAD:
        return lead_words(row, words)
    if name.isdigit():
        if money is None or name not in money.columns or row.measure_id not in money.index:
            return None
        return int(money.loc[row.measure_id, name]) or None
    return _of_list(BY_NAME["measure"], name, getattr(row, name))


def _of_list(table: Table, name: str, value: object) -> str | int | None:
    """A value as a template has it: the word of a closed list, a day in ISO, a whole number."""
    given = plain(value)
    if given is None or given == "":
        return None
    column = table.column(name)
    if column.choices:
        return column.choices[str(given)].th
    if column.kind == "whole":
        return int(str(given))
    return str(given)
