"""One waiting row as a form: its faulty cells first, each with what is wrong beneath it."""

from collections.abc import Callable

import streamlit as st

from data_access.accounts.shared_store import the_store
from data_access.intake.cells.column_rules import FORMS, between, form, listed
from data_access.intake.commit.correction import correct
from data_access.intake.preview.quarantine import QuarantinedRow
from data_access.language.vocabulary import Text
from data_access.schema import Column
from data_access.system.errors import RecordsError
from ui.session import view
from ui.session.language import say
from ui.session.words import column_name

OTHERS = Text("ช่องอื่นของแถวนี้", "The other cells of this row")
KEEP = Text("ตรวจและบันทึก", "Check and save")
CHECKING = Text("กำลังตรวจ บันทึก และเผยแพร่…", "Checking, saving and publishing…")
NOT_KEPT = Text(
    "ยังไม่ได้บันทึก แก้ช่องที่บอกเหตุไว้ แล้วตรวจอีกครั้ง",
    "Nothing was saved. Correct the cells marked below and check again.",
)
CELLS = "waiting_cells"  # what the form is known by to its style
STILL_WRONG = "still_wrong"  # what the last try found, and of which row

WordedIssues = list[tuple[str | None, Text]]


def draw(row: QuarantinedRow, kept: Callable[[Text], None]) -> None:
    """The form. Once its row is in the records, `kept` gets the words for it."""
    issues = _issues(row)
    faulty = _faulty(row, issues)
    others = [name for name in row.cells if row.table.label_of(name) and name not in faulty]
    _room_for_tone_marks()
    st.subheader(say(_title(row)), anchor=False)
    if STILL_WRONG in st.session_state:
        st.error(say(NOT_KEPT), icon=":material/edit:")
    with st.container(key=CELLS), st.form(f"correct_{row.row_id}"):
        for column, words in issues:
            if not set(_columns(row, column)) & set(faulty):
                _note(words)
        typed = {name: _cell(row, name, issues) for name in faulty}
        with st.expander(f"{say(OTHERS)} ({len(others):,})", expanded=not faulty):
            typed |= {name: _cell(row, name, issues) for name in others}
        asked = st.form_submit_button(say(KEEP), type="primary", icon=":material/fact_check:")
    if asked:
        _keep(row, typed, kept)


def forget() -> None:
    """The row is no longer looked at; what a try has found goes with what was typed."""
    st.session_state.pop(STILL_WRONG, None)


def _keep(row: QuarantinedRow, typed: dict[str, str], kept: Callable[[Text], None]) -> None:
    corrected = {name: text for name, text in typed.items() if text != _as_sent(row, name)}
    try:
        with st.spinner(say(CHECKING)):
            correction = correct(the_store(), view.reader(), row.row_id, corrected)
            if correction.outcome:  # at once, before anything is drawn: a second click is in vain
                kept(_said(row, correction.outcome.number))
    except RecordsError as error:
        st.error(say(error.text), icon=":material/edit:")
    else:
        st.session_state[STILL_WRONG] = row.row_id, correction.still_wrong
        st.rerun()


def _said(row: QuarantinedRow, number: int) -> Text:
    return Text(
        f"บันทึกแถวที่ {row.file_row:,} ของ {row.file} เป็นชุดที่ {number} และเผยแพร่แล้ว",
        f"Row {row.file_row:,} of {row.file} was saved as import {number} and published.",
    )


def _issues(row: QuarantinedRow) -> WordedIssues:
    """What the last try of this row found, or else what it waits for."""
    tried, found = st.session_state.get(STILL_WRONG, (None, []))
    if tried == row.row_id:
        return found
    forget()
    return row.issues


def _faulty(row: QuarantinedRow, issues: WordedIssues) -> list[str]:
    """The columns that something is said of, in the order of the table. One that a try has found
    right stays where it was."""
    told = {name for column, _words in [*row.issues, *issues] for name in _columns(row, column)}
    return [column.name for column in row.table.columns if column.name in told]


def _columns(row: QuarantinedRow, told_of: str | None) -> list[str]:
    """The columns of the table that an issue is about: a key may have several."""
    return [name for name in (told_of or "").split(", ") if row.table.label_of(name)]


def _cell(row: QuarantinedRow, name: str, issues: WordedIssues) -> str:
    column = row.table.column(name)
    allowed = _allowed(column)
    typed = st.text_input(
        column_name(row.table, name),
        _as_sent(row, name),
        help=say(allowed) if allowed else None,
        autocomplete="off",  # a browser would remember personal values
        key=f"cell_{row.row_id}_{name}",
    )
    for told_of, words in issues:
        if name in _columns(row, told_of):
            _note(words)
    return typed.strip()


def _note(words: Text) -> None:
    """What is wrong, as plain text: it may quote a cell."""
    st.text(f"▲ {say(words)}")


def _room_for_tone_marks() -> None:
    """Streamlit's lines of text are too low for ซื้อ: its tone mark would be cut off, and it is
    what may have to be corrected."""
    st.html(f"<style>.st-key-{CELLS} input {{line-height: 2}}</style>")


def _as_sent(row: QuarantinedRow, name: str) -> str:
    return row.cells.get(name, "").strip()


def _allowed(column: Column) -> Text | None:
    if column.choices:
        return listed(column)
    if column.low is not None or column.high is not None:
        return between(column)
    return form(column.pattern) if column.pattern else FORMS.get(column.kind)


def _title(row: QuarantinedRow) -> Text:
    return Text(
        f"แก้แถวที่ {row.file_row:,} ของ {row.file} · {row.table.label.th}",
        f"Correct row {row.file_row:,} of {row.file} · {row.table.label.en}",
    )
