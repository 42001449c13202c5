"""From a sheet and its layout to one table of tidy text under the schema's column names."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from data_access.intake.cells.changes import Changes
from data_access.intake.cells.full_name import full_names
from data_access.intake.cells.identity import national_ids
from data_access.intake.cells.tidy_cells import tidy_column, trimmed
from data_access.intake.files.sheet import letters
from data_access.intake.issues import Issue, Rule, issues_of_rows, may_be_shown
from data_access.intake.layout.heading_units import scaled
from data_access.intake.layout.headings import TWICE, factor_in, spelt_wrong
from data_access.intake.layout.layout import Layout
from data_access.intake.layout.not_records import blank, not_records, repeated
from data_access.intake.layout.points import point_cells
from data_access.intake.layout.submissions import Submissions
from data_access.intake.layout.workbook import Book
from data_access.language.vocabulary import Text
from data_access.schema import Table

NO_ROWS = Rule(
    Text("มีหัวตารางแต่ไม่มีข้อมูล (0 แถว)", "has a heading and no records (0 rows)"),
    Text("ตรวจว่าส่งไฟล์ที่ถูกต้อง", "See that it is the right file"),
    severity="warning",
)
CELLS = Rule(
    Text("มีจำนวนช่องไม่เท่ากับหัวตาราง", "has not as many cells as the heading"),
    Text(
        "ตรวจเครื่องหมายคั่น และใส่เครื่องหมายคำพูดคร่อมข้อความที่มีเครื่องหมายคั่น",
        "Check the separators, and put quotes around text that holds one",
    ),
)
MERGED_HEADING = Rule(
    Text("เป็นหัวคอลัมน์ที่ผสานเซลล์คร่อมหลายคอลัมน์", "is a heading merged over several columns"),
    Text("ยกเลิกการผสานเซลล์ แล้วใส่ชื่อให้ทุกคอลัมน์", "Unmerge the cells and give each column a name"),
)
NO_VALUE = Rule(
    Text("เป็นสูตรที่ยังไม่มีค่า", "is a formula that has no value yet"),
    Text("คัดลอกทั้งตารางแล้ววางเป็นค่า (Paste values)", "Copy the table and paste it as values"),
)
FAILED = Rule(
    Text("เป็นสูตรที่คำนวณไม่ได้", "is a formula that failed"),
    Text("แก้สูตร หรือใส่ค่าแทน", "Correct the formula, or write the value"),
)
LEVEL = re.compile(r"[/.]")  # between the groups of a survey's question
HIDDEN = Rule(
    Text("มีแถวหรือแผ่นที่ซ่อนอยู่ ซึ่งถูกอ่านด้วย", "has hidden rows or is a hidden sheet; they were read too"),
    Text("ยกเลิกการซ่อนแล้วตรวจว่าตั้งใจส่งข้อมูลเหล่านั้น", "Unhide them and see that they are meant to be sent"),
    severity="warning",
)  # fmt: skip


@dataclass(frozen=True)
class TableFile:
    """One table of one file as tidy text, under the row numbers of the file.

    `cells` has the schema's column names, `headings` the file's own for each of them, and
    `source_rows` every column of the file as it was sent; None of rows that come from no file, as
    `written` makes them. `changes` counts what was altered;
    `check.checked` adds what it alters itself. `system`: how its coordinates are written, one of
    coordinates.SYSTEMS. `name` is unlike that of any other table of the file: issues go by it.
    `issues` are those of the reading alone, and `notes` say how it was read. `submissions`: of a
    survey's export, what the server says of the submission of each row. `misspelt`: `spelt_wrong`.
    """

    table: Table
    name: str
    sha256: str
    cells: pd.DataFrame
    headings: Mapping[str, str] = field(default_factory=dict)
    source_rows: pd.DataFrame | None = None
    changes: Changes = field(default_factory=Changes)
    system: str = "degrees"
    from_1904: bool = False
    issues: Sequence[Issue] = ()
    notes: Sequence[Text] = ()
    submissions: Submissions | None = None
    misspelt: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Unread:
    """What stands against files of which no table could be read, or why they were left out."""

    issues: Sequence[Issue] = ()
    notes: Sequence[Text] = ()


def read_sheet(book: Book, layout: Layout) -> TableFile:
    """The table that the layout describes. Blank rows, totals and remarks are passed over, and
    said; columns without a meaning are left out, and named."""
    table, sheet, name = layout.table, layout.sheet, layout.file
    rows = sheet.cells.loc[layout.first_row :]
    changes = Changes()
    notes = [Text(f"{name}: {note.th}", f"{name}: {note.en}") for note in layout.notes]
    issues = list(national_ids(rows.set_axis(_titles(layout), axis=1), name))
    sent = rows
    rows, moved = trimmed(_filled_down(rows, layout, changes))
    empty = blank(rows)
    rows = rows[~empty] if empty.any() else rows
    passed_over, none = not_records(rows, layout.headings, name)
    issues += none
    rows = rows.drop(index=passed_over) if len(passed_over) else rows
    place_of = _places(layout)
    skipped = set(passed_over)
    if place_of.keys() >= set(table.key):
        wrong_rows = {issue.row for issue in issues if issue.severity == "error"}
        again, twice = repeated(
            rows[~rows.index.isin(wrong_rows)] if wrong_rows else rows,
            [place_of[name] for name in table.key],
            sorted(place_of.values()),
            name,
        )
        rows = rows.drop(index=again) if len(again) else rows
        skipped |= set(again)
        issues += twice
    point = point_cells(rows, table, layout.headings, layout.columns)
    names = full_names(rows, table, layout.headings, layout.columns)
    read = {point[0]} if point else set()
    read |= {layout.headings[place] for place in names[1]} if names else set()
    unknown = _unknown(layout, read)
    misspelt = spelt_wrong(table, unknown, layout.columns)
    notes += _left_out(layout, unknown, misspelt)
    issues += [*_faulty_headings(layout, rows), *_formulas(layout, place_of, skipped)]
    if sheet.hidden or sheet.hidden_rows:
        issues.append(Issue(HIDDEN, name))
    uneven = [row for row in sheet.uneven if row >= layout.first_row]
    issues += issues_of_rows(CELLS, name, uneven)
    if rows.empty and not sheet.uneven:
        issues.append(Issue(NO_ROWS, name))
    cells = {}
    for column in table.columns:
        if column.name in place_of:
            place = place_of[column.name]
            quoted = may_be_shown(table.name, column.name)
            changes.add(column.name, "spaces", moved[place])
            cells[column.name], untidy = tidy_column(
                rows[place], column.name, quoted, name, changes
            )
            issues += untidy
            factor = factor_in(table, column.name, layout.headings[place]) or 1
            if factor != 1:
                cells[column.name], wrong = scaled(
                    cells[column.name].rename(column.name), factor, quoted, name, changes
                )
                issues += wrong
                notes.append(_multiplied(layout, place, factor))
            if layout.headings[place] in layout.derived:
                changes.add(column.name, "derived", int((cells[column.name] != "").sum()))
    if point is not None:
        heading, apart = point
        cells |= {name: apart[name] for name in apart}
        changes.add("lat", "apart", int((apart["lat"] != "").sum()))
        place_of |= {name: layout.headings.index(heading) for name in apart}
    if names is not None:
        target, places, joined = names
        cells[target] = joined
        changes.add(target, "joined", int((joined != "").sum()))
        place_of[target] = places[0]
    return TableFile(
        table,
        name,
        book.sha256,
        pd.DataFrame(cells, index=rows.index),
        {column: layout.headings[place] for column, place in place_of.items()},
        (sent if len(sent) == len(rows) else sent.loc[rows.index]).set_axis(
            layout.headings, axis=1
        ),
        changes,
        layout.system,
        book.from_1904,
        issues,
        notes,
        layout.submissions,
        misspelt,
    )


def _titles(layout: Layout) -> list[str]:
    """A name for each column of the file: its heading, or its letter."""
    return [heading or letters(place) for place, heading in enumerate(layout.headings)]


def _filled_down(rows: pd.DataFrame, layout: Layout, changes: Changes) -> pd.DataFrame:
    """The value of cells merged over several rows, given to each of them."""
    tall = [
        (first_row, last_row, place)
        for first_row, place, last_row, last in layout.sheet.merged
        if last_row > first_row >= layout.first_row and place == last
    ]
    if not tall:
        return rows
    rows = rows.copy()
    for first_row, last_row, place in tall:
        value = rows.at[first_row, place] if first_row in rows.index else ""
        below = rows.index[(rows.index > first_row) & (rows.index <= last_row)]
        name = layout.columns[place]
        if value and len(below) and name:
            rows.loc[below, place] = value
            changes.add(name, "merged", len(below))
    return rows


def _places(layout: Layout) -> dict[str, int]:
    """The place of each column that the file has: the first, where a column comes twice."""
    place_of: dict[str, int] = {}
    for place, column in enumerate(layout.columns):
        if column is not None:
            place_of.setdefault(column, place)
    return place_of


def _faulty_headings(layout: Layout, rows: pd.DataFrame) -> Iterator[Issue]:
    """Headings merged over several filled columns, and columns that come more than once."""
    seen: set[str] = set()
    for place, column in enumerate(layout.columns):
        if column in seen:
            yield Issue(TWICE, layout.file, column=column)
        elif column is not None:
            seen.add(column)
        elif (
            not layout.headings[place]
            and (rows[place] != "").any()
            and (merged := _merged_over(layout, place))
        ):
            yield Issue(MERGED_HEADING, layout.file, column=merged)


def _unknown(layout: Layout, read: Collection[str]) -> list[str]:
    """The headings without a meaning; those `read` have one all the same, and a point of a survey
    that stands in columns of its own."""
    points = [
        heading
        for heading, column in zip(layout.headings, layout.columns, strict=True)
        if column == "lat"
    ]
    return [
        heading
        for heading, column in zip(layout.headings, layout.columns, strict=True)
        if column is None
        and heading
        and heading not in read
        and not any(point.endswith(f"_{LEVEL.split(heading)[-1]}_latitude") for point in points)
    ]


def _left_out(
    layout: Layout, unknown: Sequence[str], misspelt: Mapping[str, str]
) -> Iterator[Text]:
    """What is said of the headings without a meaning."""
    for meant, heading in misspelt.items():
        label = layout.table.column(meant).label
        yield Text(
            f"{layout.file}: หัวคอลัมน์ «{heading}» หมายถึง «{label.th}» ใช่หรือไม่ ถ้าใช่ ให้แก้ชื่อในไฟล์",
            f"{layout.file}: did you mean {meant} ({label.en}) by the heading «{heading}»? If so,"
            " rename it in the file.",
        )
    if unknown:
        listed = ", ".join(unknown)
        stop = "" if listed.endswith(".") else "."
        yield Text(
            f"{layout.file}: ไม่ได้เก็บคอลัมน์ที่ไม่รู้จัก {listed}",
            f"{layout.file}: columns that are not known were left out: {listed}{stop}",
        )


def _multiplied(layout: Layout, place: int, factor: int) -> Text:
    heading = layout.headings[place]
    return Text(
        f"{layout.file}: หัวคอลัมน์ «{heading}» ระบุหน่วย จึงคูณตัวเลขด้วย {factor:,}",
        f"{layout.file}: the heading «{heading}» names a unit, so its figures were multiplied by"
        f" {factor:,}.",
    )


def _merged_over(layout: Layout, place: int) -> str | None:
    """The merged cells that a heading without words belongs to, as Excel names them."""
    for first_row, first, last_row, last in layout.sheet.merged:
        if first < place <= last and first_row in layout.header_rows:
            return f"{letters(first)}{first_row}:{letters(last)}{last_row}"
    return None


def _formulas(
    layout: Layout, place_of: Mapping[str, int], skipped: Collection[int]
) -> Iterator[Issue]:
    """Formulas of known columns that have no value, in rows that are not passed over."""
    column_at = {place: column for column, place in place_of.items()}
    for row, place in layout.sheet.without_value:
        if row >= layout.first_row and row not in skipped and place in column_at:
            yield from issues_of_rows(NO_VALUE, layout.file, [row], column_at[place])
    for row, place, words in layout.sheet.failed:
        if row >= layout.first_row and row not in skipped and place in column_at:
            yield from issues_of_rows(FAILED, layout.file, [row], column_at[place], [words])
