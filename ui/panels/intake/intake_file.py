"""The file that an office sends: which tables were found in it, and what its headings mean."""

from collections.abc import Iterator
from functools import partial

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from data_access.accounts.shared_store import the_store
from data_access.intake.files.archive import ARCHIVE
from data_access.intake.files.file_safety import EXTENSIONS
from data_access.intake.history.mappings import save_mapping, saved_sources
from data_access.intake.jobs.background import start_preview
from data_access.intake.layout.layout import Layout
from data_access.intake.layout.read import TableFile, read_sheet
from data_access.intake.layout.workbook import Book, open_books, tied
from data_access.language.vocabulary import Text
from data_access.schema import BY_NAME
from data_access.system.errors import RecordsError
from ui.panels.intake import intake
from ui.panels.intake.intake_table import confirmed
from ui.session import view
from ui.session.language import say

FILES = Text("ไฟล์ Excel หรือ CSV ไฟล์ละไม่เกิน 20 MB", "Excel or CSV files, 20 MB each at most")
DROP = Text("วางไฟล์ที่นี่ หรือกดปุ่มเพื่อเลือก", "Drop files here, or choose them")
BROWSE = Text("เลือกไฟล์", "Choose files")
SOURCE = Text("มาจากหน่วยงานใด", "Which office it comes from")
SOURCE_WHY = Text(
    "ระบบจำความหมายของหัวตารางไว้ใช้กับไฟล์ครั้งต่อไปของหน่วยงานนี้",
    "The meaning of its headings is remembered for this office's next file.",
)
CLEAR = Text("ช่องว่างหมายถึงลบค่าเดิม", "An empty cell clears the stored value")
DAYS = Text(
    "วันที่ปรับปรุงถูกต้องแล้ว แม้มีเพียงไม่กี่แถวที่ใหม่กว่ามาก",
    "The days of update are right, even if few rows are much newer",
)
OTHERS = Text("แถวที่คล้ายข้อมูลเดิมเป็นคนละรายการ", "Rows like stored ones are other records")
CHECK = Text("ตรวจไฟล์ ยังไม่บันทึก", "Check the files (nothing is saved yet)")
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
        chosen += [(book, layout) for layout in confirmed(book, source)]
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
