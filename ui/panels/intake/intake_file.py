"""The file that an office sends: which tables were found in it, and what its headings mean."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from data_access.accounts.shared_store import the_store
from data_access.intake.cells.coordinates import SYSTEMS
from data_access.intake.files.archive import ARCHIVE
from data_access.intake.files.file_safety import EXTENSIONS
from data_access.intake.history.mappings import save_mapping, saved_mapping, saved_sources
from data_access.intake.jobs.background import start_preview
from data_access.intake.layout.layout import Layout, layouts
from data_access.intake.layout.read import TableFile, read_sheet
from data_access.intake.layout.workbook import Book, open_books, tied
from data_access.language.vocabulary import Text
from data_access.schema import BY_NAME
from data_access.system.errors import RecordsError
from ui.panels.intake import intake
from ui.session import view
from ui.session.language import say
from ui.session.tables import data_table
from ui.session.words import column_name

FILES = Text("ไฟล์ Excel หรือ CSV ไฟล์ละไม่เกิน 20 MB", "Excel or CSV files, 20 MB each at most")
DROP = Text("วางไฟล์ที่นี่ หรือกดปุ่มเพื่อเลือก", "Drop files here, or choose them")
BROWSE = Text("เลือกไฟล์", "Choose files")
SOURCE = Text("มาจากหน่วยงานใด", "Which office it comes from")
SOURCE_WHY = Text(
    "ระบบจำความหมายของหัวตารางไว้ใช้กับไฟล์ครั้งต่อไปของหน่วยงานนี้",
    "The meaning of its headings is remembered for this office's next file.",
)
LEFT_OUT = Text("ไม่เก็บคอลัมน์นี้", "Leave this column out")
UNKNOWN = Text("หัวตารางที่ยังไม่รู้จัก", "Headings that are not known")
KNOWN = Text("หัวตารางที่รู้จัก ตรวจหรือเปลี่ยนได้", "Headings that are known: look at them, or change them")
TABLE = Text("เป็นตาราง", "Which table it is")
COORDINATES = Text("พิกัดเขียนแบบใด", "How coordinates are written")
INCLUDED = Text("นำเข้าตารางนี้", "Bring in this table")
CLEAR = Text("ช่องว่างหมายถึงลบค่าเดิม", "An empty cell clears what is kept")
DAYS = Text(
    "วันที่ปรับปรุงถูกต้องแล้ว แม้มีเพียงไม่กี่แถวที่ใหม่กว่ามาก",
    "The days of update are right, even if few rows are much newer",
)
OTHERS = Text("แถวที่คล้ายข้อมูลเดิมเป็นคนละรายการ", "Rows like stored ones are other records")
CHECK = Text("ตรวจไฟล์ ยังไม่บันทึก", "Check the files; nothing is kept yet")
WHICH = Text("เลือกตารางของไฟล์นี้", "Choose which table this file is")
NO_TABLE = Text(
    "ไม่พบแถวหัวตารางที่รู้จัก ใส่ชื่อคอลัมน์ในแถวแรก หรือใช้แบบกรอกด้านล่าง",
    "No row of headings that are known. Write the column names in row 1, or use a template below.",
)
OPENED = "opened_files"  # by upload, so that a rerun does not read them again


def bring() -> None:
    """The uploader; below it, for each table found, what it is taken for; then the check."""
    _uploader_words()
    files = st.file_uploader(
        say(FILES),
        type=[suffix.removeprefix(".") for suffix in (*EXTENSIONS, ARCHIVE)],
        accept_multiple_files=True,
        key="intake_files",
    )
    if not files:
        st.session_state.pop(OPENED, None)
        intake.latest()
        return
    source = st.selectbox(
        say(SOURCE),
        saved_sources(the_store(), view.reader()),
        index=None,
        accept_new_options=True,
        placeholder=say(SOURCE_WHY),
        key="intake_source",
    )
    chosen: list[tuple[Book, Layout]] = []
    for book in tied([book for file in files for book in _opened(file)]):
        st.markdown(f"**{book.name}** · {say(book.about)}")
        chosen += [(book, layout) for layout in _confirmed(book, source)]
    clear_empty = st.toggle(say(CLEAR), key="intake_clear")
    days = st.toggle(say(DAYS), key="intake_days")
    others = st.toggle(say(OTHERS), key="intake_others")
    if st.button(say(CHECK), type="primary", icon=":material/fact_check:", disabled=not chosen):
        _check(chosen, source, clear_empty, days, others)


def _opened(file: UploadedFile) -> list[Book]:
    """The file's sheets, read once; an archive holds several. Empty if it is refused, and then the
    page says why."""
    held = st.session_state.setdefault(OPENED, {})
    if file.file_id not in held:
        try:
            held[file.file_id] = open_books(file.name, file.getvalue())
        except RecordsError as error:
            st.error(say(error.text), icon=":material/block:")
            return []
    return held[file.file_id]


def _confirmed(book: Book, source: str | None) -> list[Layout]:
    """The tables of the file as the reader confirms them."""
    found = layouts(book)
    if not found:
        st.warning(say(NO_TABLE), icon=":material/help:")
        found = _said_to_be(book)
    confirmed = []
    for place, layout in enumerate(found):
        with st.container(border=True):
            chosen = _table(book, layout, place, source)
            if chosen is not None:
                confirmed.append(chosen)
    return confirmed


def _said_to_be(book: Book) -> list[Layout]:
    """The sheets of a file without known headings, once the reader has said which table it is."""
    table = st.selectbox(
        say(TABLE),
        list(BY_NAME),
        index=None,
        placeholder=say(WHICH),
        format_func=lambda name: say(BY_NAME[name].label),
        key=f"said_{book.sha256[:12]}",
    )
    return layouts(book, table, unknown=True) if table else []


def _table(book: Book, layout: Layout, place: int, source: str | None) -> Layout | None:
    key = f"{book.sha256[:12]}_{place}"
    rows = ", ".join(str(row) for row in layout.header_rows)
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
    left, right = st.columns([1, 1])
    names = list(BY_NAME)
    with left:
        table = st.selectbox(
            say(TABLE),
            names,
            index=names.index(layout.table.name),
            format_func=lambda name: say(BY_NAME[name].label),
            key=f"table_{key}",
        )
    with right:
        system = _system(layout, key)
    if not st.checkbox(say(INCLUDED), value=True, key=f"included_{key}"):
        return None
    saved = saved_mapping(the_store(), source, table) if source else None
    layout = _same_sheet(book, layout, table, saved)
    if layout is None:
        st.warning(say(NO_TABLE), icon=":material/help:")
        return None
    meanings = _meanings(layout, key)
    if meanings != layout.mapping:
        layout = _same_sheet(book, layout, table, meanings)
    data_table(layout.first_rows(), key=f"rows_{key}")
    _lacks(layout)
    return replace(layout, system=system)


def _lacks(layout: Layout) -> None:
    """Says which columns are missing, and what the file is good for without them."""
    names = {name: column_name(layout.table, name) for name in layout.missing}
    key = ", ".join(names.pop(name) for name in layout.missing_key)
    others = ", ".join(names.values())
    if key:
        needed = Text(f"ยังไม่มีคอลัมน์ที่จำเป็น: {key}", f"Columns that are needed and missing: {key}")
        st.warning(say(needed), icon=":material/view_column:")
    if others:
        only_kept = Text(
            f"ใช้แก้ไขได้เฉพาะระเบียนที่มีอยู่แล้ว เพราะไม่มีคอลัมน์ที่ระเบียนใหม่ต้องมี: {others}",
            f"Only for records already kept: a new one needs these columns too: {others}",
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


def _same_sheet(book: Book, layout: Layout, table: str, mapping) -> Layout | None:
    """The same sheet taken for this table, with these meanings."""
    again = layouts(book, table, mapping, unknown=True)
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


def _check(
    chosen: list[tuple[Book, Layout]],
    source: str | None,
    clear_empty: bool,
    days: bool,
    others: bool,
) -> None:
    reader = view.reader()
    if source:
        for _book, layout in chosen:
            save_mapping(the_store(), reader, source, layout.table.name, layout.mapping)
    order = list(BY_NAME)
    chosen = sorted(chosen, key=lambda pair: order.index(pair[1].table.name))
    what = ", ".join(dict.fromkeys(book.name for book, _layout in chosen))
    read = partial(_read, chosen)
    intake.look_at(start_preview(what, read, reader, clear_empty, days, others))
    st.session_state.pop(OPENED, None)
    st.rerun()


def _read(chosen: list[tuple[Book, Layout]]) -> Iterator[TableFile]:
    for book, layout in chosen:
        yield read_sheet(book, layout)


def _uploader_words() -> None:
    """Streamlit says in English alone how to drop a file. The button that chooses the first file
    stands before those words; the buttons of files already chosen have signs only."""
    words = '[data-testid="stFileUploaderDropzoneInstructions"]'
    button = f":has(+ {words}) > button"
    st.html(
        "<style>"
        f"{words} * {{font-size: 0}}"
        f'{words}::after {{content: "{say(DROP)}"; font-size: 1rem}}'
        f"{button} p {{font-size: 0}}"
        f'{button} p::after {{content: "{say(BROWSE)}"; font-size: 1rem}}'
        "</style>"
    )
