"""One table of a file as its reader confirms it: which table, which row has the headings, and what
each of them means."""

from dataclasses import replace
from functools import partial

import streamlit as st

from data_access.accounts.shared_store import the_store
from data_access.intake.cells.coordinates import SYSTEMS
from data_access.intake.files.file_kinds import kind_of_file
from data_access.intake.history.mappings import saved_mapping
from data_access.intake.issues import shortened
from data_access.intake.layout.header_rows import LOOKED_AT
from data_access.intake.layout.layout import MASKED, Layout, layouts
from data_access.intake.layout.workbook import Book
from data_access.language.vocabulary import Text
from data_access.schema import BY_NAME
from ui.session.language import say
from ui.session.tables import data_table
from ui.session.words import column_name

LEFT_OUT = Text("ไม่เก็บคอลัมน์นี้", "Leave this column out")
UNKNOWN = Text("หัวตารางที่ยังไม่รู้จัก", "Headings that were not recognised")
KNOWN = Text("หัวตารางที่รู้จัก ตรวจหรือเปลี่ยนได้", "Recognised headings: check or change them")
TABLE = Text("เป็นตาราง", "Which table it is")
HEADINGS_IN = Text("หัวตารางอยู่แถวที่", "Row of the headings")
FOUND = Text("ตามที่พบ", "As it was found")
NO_HEADINGS = Text("ไม่มีหัวตาราง (คอลัมน์ชื่อตามตัวอักษร)", "No headings (columns go by letters)")
CELLS_SHOWN = 4  # of a row that may hold the headings
COORDINATES = Text("พิกัดเขียนแบบใด", "How coordinates are written")
INCLUDED = Text("นำเข้าตารางนี้", "Import this table")
WHICH = Text("เลือกตารางของไฟล์นี้", "Choose which table this file is")
NO_TABLE = Text(
    "ไม่พบแถวหัวตารางที่รู้จัก ใส่ชื่อคอลัมน์ในแถวแรก หรือใช้แบบกรอกด้านล่าง",
    "No row of known headings was found. Write the column names in row 1, or use a template below.",
)


def confirmed(book: Book, source: str | None) -> list[Layout]:
    """The tables of the file as the reader confirms them."""
    found = layouts(book)
    if not found:
        kind = kind_of_file(book.sheets)
        st.warning(say(kind or NO_TABLE), icon=":material/help:")
        found = _said_to_be(book, source)
    taken = []
    for place, layout in enumerate(found):
        with st.container(border=True):
            chosen = _table(book, layout, place, source)
            if chosen is not None:
                taken.append(chosen)
    return taken


def _said_to_be(book: Book, source: str | None) -> list[Layout]:
    """The sheets of a file without known headings, once the reader has said which table it is; the
    one that the headings were of before is offered."""
    names = list(BY_NAME)
    before = _table_of_before(book, source)
    table = st.selectbox(
        say(TABLE),
        names,
        index=names.index(before) if before else None,
        placeholder=say(WHICH),
        format_func=lambda name: say(BY_NAME[name].label),
        key=f"said_{book.sha256[:12]}_{source}",
    )
    return layouts(book, table, unknown=True) if table else []


def _table_of_before(book: Book, source: str | None) -> str | None:
    """The table for which this office's headings were matched, if some row of the file has them."""
    if source is None:
        return None
    cells = {cell for sheet in book.sheets for row in sheet.top(LOOKED_AT).values() for cell in row}
    known = {
        name: len(cells & {heading for heading, meant in saved.items() if meant})
        for name in BY_NAME
        if (saved := saved_mapping(the_store(), source, name))
    }
    best = max(known, key=known.__getitem__, default=None)
    return best if best and known[best] > 1 else None


def _table(book: Book, layout: Layout, place: int, source: str | None) -> Layout | None:
    key = f"{book.sha256[:12]}_{place}"
    rows = ", ".join(str(row) for row in layout.header_rows) or "–"
    st.markdown(
        say(
            Text(
                f"แผ่นงาน **{layout.sheet.name or '–'}** · หัวตารางแถวที่ {rows}",
                f"Sheet **{layout.sheet.name or '–'}** · headings in row {rows}",
            )
        )
    )
    for note in layout.notes:
        st.caption(say(note))
    left, middle, right = st.columns(3)
    names = list(BY_NAME)
    with left:
        table = st.selectbox(
            say(TABLE),
            names,
            index=names.index(layout.table.name),
            format_func=lambda name: say(BY_NAME[name].label),
            key=f"table_{key}",
        )
    with middle:
        row = _heading_row(layout, key)
    with right:
        system = _system(layout, key)
    if not st.checkbox(say(INCLUDED), value=True, key=f"included_{key}"):
        return None
    saved = saved_mapping(the_store(), source, table) if source else None
    layout = _same_sheet(book, layout, table, saved, row)
    if layout is None:
        st.warning(say(NO_TABLE), icon=":material/help:")
        return None
    meanings = _meanings(layout, key)
    if meanings != layout.mapping:
        layout = _same_sheet(book, layout, table, meanings, row)
    data_table(layout.first_rows(), key=f"rows_{key}")
    _lacks(layout)
    return replace(layout, system=system)


def _lacks(layout: Layout) -> None:
    """Says which columns are missing, and what the file is good for without them."""
    names = {name: column_name(layout.table, name) for name in layout.missing}
    key = ", ".join(names.pop(name) for name in layout.missing_key)
    others = ", ".join(names.values())
    if key:
        needed = Text(f"ยังไม่มีคอลัมน์ที่จำเป็น: {key}", f"Required columns that are missing: {key}")
        st.warning(say(needed), icon=":material/view_column:")
    if others:
        only_kept = Text(
            f"ใช้แก้ไขได้เฉพาะรายการที่มีอยู่แล้ว เพราะไม่มีคอลัมน์ที่รายการใหม่ต้องมี: {others}",
            f"Can only change existing records: new ones also need these columns: {others}",
        )
        st.info(say(only_kept), icon=":material/view_column:")


def _system(layout: Layout, key: str) -> str:
    if "lat" not in layout.columns:
        return layout.system
    return st.selectbox(
        say(COORDINATES),
        list(SYSTEMS),
        format_func=lambda code: say(SYSTEMS[code]),
        key=f"system_{key}",
    )


def _heading_row(layout: Layout, key: str) -> int | None:
    """The row that the reader says holds the headings; None for the one that was found, 0 for none.
    A survey's export names its questions in the first row."""
    if layout.submissions:
        return None
    rows = layout.sheet.top(LOOKED_AT)
    return st.selectbox(
        say(HEADINGS_IN),
        [None, 0, *rows],
        format_func=lambda row: say(FOUND) if row is None else _row_in_words(row, rows),
        key=f"heading_{key}",
    )


def _row_in_words(row: int, rows: dict[int, list[str]]) -> str:
    """The row's number and its first cells. Of a row with figures, which may be a person's, none."""
    if row == 0:
        return say(NO_HEADINGS)
    filled = [cell for cell in rows[row] if cell]
    if any(cell.isdecimal() or shortened(cell) is None for cell in filled):
        filled = [MASKED]
    return f"{row}: {' · '.join(filled[:CELLS_SHOWN])}"


def _same_sheet(
    book: Book, layout: Layout, table: str, mapping, heading_row: int | None = None
) -> Layout | None:
    """The same sheet taken for this table, with these meanings."""
    again = layouts(book, table, mapping, unknown=True, heading_row=heading_row)
    return next((one for one in again if one.file == layout.file), None)


def _meanings(layout: Layout, key: str) -> dict[str, str | None]:
    """Heading by heading, the column that the reader confirms."""
    unknown = [heading for heading, name in layout.mapping.items() if name is None]
    known = [heading for heading, name in layout.mapping.items() if name is not None]
    chosen: dict[str, str | None] = {}
    if unknown:
        st.markdown(f"**{say(UNKNOWN)}**")
        chosen |= _select(layout, unknown, f"unknown_{key}")
    with st.expander(f"{say(KNOWN)} ({len(known)})"):
        chosen |= _select(layout, known, f"known_{key}")
    return chosen


def _select(layout: Layout, headings: list[str], key: str) -> dict[str, str | None]:
    """A select box a heading, three beside each other; likely meanings come first."""
    names = [column.name for column in layout.table.columns]
    chosen = {}
    columns = st.columns(3)
    for number, heading in enumerate(headings):
        likely = layout.suggestions.get(heading, ())
        options = ["", *likely, *(name for name in names if name not in likely)]
        meant = layout.mapping[heading] or ""
        with columns[number % 3]:
            picked = st.selectbox(
                heading,
                options,
                index=options.index(meant),
                format_func=partial(_option, layout, likely),
                key=f"{key}_{number}_{layout.table.name}",
            )
        chosen[heading] = picked or None
    return chosen


def _option(layout: Layout, likely: tuple[str, ...], name: str) -> str:
    if not name:
        return say(LEFT_OUT)
    label = column_name(layout.table, name)
    return f"{label} ({say(Text('อาจใช่', 'likely'))})" if name in likely else label
