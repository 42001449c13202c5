"""Where in a file the table stands, which table it is, and what each of its columns means."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from data_access.intake.files.sheet import Sheet
from data_access.intake.layout import headings, kobo
from data_access.intake.layout.header_rows import (
    Header,
    chosen_header,
    find_header,
    likely_header,
)
from data_access.intake.layout.submissions import Submissions
from data_access.intake.layout.workbook import Book
from data_access.language.vocabulary import Text
from data_access.schema import BY_NAME, TABLES, Table

SHOWN_ROWS = 5
MASKED = "•••"


@dataclass(frozen=True)
class Layout:
    """One table found in one sheet, for the person who brings the file to confirm or to change.

    By place of the sheet: `headings` as the file has them ("" where none) and `columns` of the
    schema they mean (None: left out). `suggestions` by heading. `system`: how its coordinates
    are written, one of coordinates.SYSTEMS. `derived`: headings made by us from other parts of a
    survey, of which `submissions` tells. `file` is the name that issues will give it.
    """

    table: Table
    sheet: Sheet
    file: str
    header_rows: tuple[int, ...]
    first_row: int
    headings: tuple[str, ...]
    columns: tuple[str | None, ...]
    suggestions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    notes: tuple[Text, ...] = ()
    derived: frozenset[str] = frozenset()
    system: str = "degrees"
    submissions: Submissions | None = None

    @property
    def mapping(self) -> dict[str, str | None]:
        """Heading to column, or to None where it is left out: what is saved for this source."""
        return {
            heading: column
            for heading, column in zip(self.headings, self.columns, strict=True)
            if heading
        }

    @property
    def missing(self) -> list[str]:
        """The columns that a new record needs and the file has not."""
        return [
            column.name
            for column in self.table.columns
            if column.required and column.name not in self.columns
        ]

    @property
    def missing_key(self) -> list[str]:
        """Those of `missing` without which no record is known, so that the file is refused."""
        return [name for name in self.missing if name in self.table.key]

    def first_rows(self, rows: int = SHOWN_ROWS) -> pd.DataFrame:
        """The first rows under their headings. Personal and unknown columns show no value."""
        cells = self.sheet.cells.loc[self.first_row :].head(rows).set_axis(self.headings, axis=1)
        for place, name in enumerate(self.columns):
            hidden = name is None or self.table.personal or self.table.column(name).personal
            if hidden:
                cells.isetitem(
                    place, cells.iloc[:, place].where(cells.iloc[:, place] == "", MASKED)
                )
        return cells


def layouts(
    book: Book,
    table_name: str | None = None,
    mapping: Mapping[str, str | None] | None = None,
    unknown: bool = False,
    heading_row: int | None = None,
) -> list[Layout]:
    """The tables of a file, sheet by sheet; of a survey's export, table by table.

    A sheet's table is `table_name`, or the one whose name or label the sheet has, or the one
    that knows the most of its headings. A sheet in which no row holds known headings has none:
    the list is empty for a file without a heading. `mapping` (heading to column, or to None to
    leave it out) was saved for this source; a heading that it does not name is looked up. With
    `unknown` a sheet of `table_name` without known headings is answered too, as `likely_header`
    finds it: for a person to say what they mean. `heading_row` is the row that this person says
    holds the headings, 0 for none: see `chosen_header`.
    ValueError if it names a column that the table has not.
    """
    mapping = dict(mapping or {})
    if kobo.is_export(book.sheets) and heading_row is None:
        found = [
            _layout(book, split.sheet, split.header, BY_NAME[split.table_name], mapping, split)
            for split in kobo.split(book.sheets)
            if table_name in (None, split.table_name)
        ]
        if found or not unknown:  # the answers to another form are any table that a person says
            return found
    found = []
    for sheet in book.sheets:
        named = table_name or _named_after(sheet.name)
        tables = [BY_NAME[named]] if named else TABLES
        if heading_row is not None and table_name:
            header = chosen_header(sheet, BY_NAME[table_name], heading_row)
        else:
            header = find_header(sheet, tables, mapping)
        if header is None and unknown and table_name:
            header = likely_header(sheet, BY_NAME[table_name])
        if header is not None:
            found.append(_layout(book, sheet, header, header.table, mapping))
    return found


def _named_after(sheet_name: str) -> str | None:
    """The table that a sheet is named after, by its name or its label."""
    asked = headings.spelt(sheet_name)
    for table in TABLES:
        if asked and asked in {headings.spelt(name) for name in (table.name, *table.label)}:
            return table.name
    return None


def _layout(
    book: Book,
    sheet: Sheet,
    header: Header,
    table: Table,
    mapping: Mapping[str, str | None],
    split: kobo.Split | None = None,
) -> Layout:
    meant = header.columns or [
        headings.meaning_of(table, heading) or (headings.meaning_of(table, tag) if tag else None)
        for heading, tag in zip(header.headings, header.tags, strict=True)
    ]
    columns = tuple(
        _mapped(table, mapping[heading]) if heading in mapping else name
        for heading, name in zip(header.headings, meant, strict=True)
    )
    unknown = [
        heading
        for heading, column in zip(header.headings, columns, strict=True)
        if heading and column is None and heading not in mapping
    ]
    several = len(book.sheets) > 1 or split is not None
    return Layout(
        table=table,
        sheet=sheet,
        file=f"{book.name} [{sheet.name}]" if several and sheet.name else book.name,
        header_rows=header.rows,
        first_row=header.first_row,
        headings=header.headings,
        columns=columns,
        suggestions={
            heading: likely
            for heading in unknown
            if (likely := _free(headings.suggestions(table, heading), columns))
        },
        notes=(*header.notes, *((split.note,) if split else ())),
        derived=header.derived,
        submissions=split.submissions if split else None,
    )


def _mapped(table: Table, name: str | None) -> str | None:
    if name is not None and name not in {column.name for column in table.columns}:
        raise ValueError(f"{table.name} has no column {name}")
    return name


def _free(likely: tuple[str, ...], taken: tuple[str | None, ...]) -> tuple[str, ...]:
    return tuple(name for name in likely if name not in taken)
