"""Saving what a meeting does: kept and published at the click, told, and taken back if it was wrong."""

from collections.abc import Callable

import streamlit as st

from data_access.access.roles import Principal
from data_access.accounts.shared_store import the_store
from data_access.intake.commit.commit import Outcome
from data_access.intake.commit.publishing import publish_newest
from data_access.intake.commit.undo import undo
from data_access.language.vocabulary import Text
from data_access.store.record_store import Store
from data_access.system.errors import RecordsError
from ui.session import view
from ui.session.language import say

SAVING = Text("กำลังบันทึกและเผยแพร่…", "Saving and publishing…")
UNDO = Text("ย้อนกลับ", "Undo")
UNDONE = Text("ย้อนกลับแล้ว ข้อมูลกลับเป็นเหมือนก่อนบันทึก", "Undone: the records are as they were.")
LAST = "last_of_a_meeting"  # what this reader saved last: the number of its batch and the words
COUNT = "saved_of_meetings"  # a form is a new one after each


def may_keep() -> bool:
    """Whether this reader records meetings and decisions: never over a file to present."""
    return view.reader().may("keep_meetings") and not view.programme().snapshot.is_presented


def form_key(name: str) -> str:
    return f"{name}_{st.session_state.get(COUNT, 0)}"


def save(keeping: Callable[[Store, Principal], Outcome | object], said: Text) -> None:
    """Saves, and remembers what; what is wrong is told where the button is. What is no batch of
    records is not undone here."""
    try:
        with st.spinner(say(SAVING)):
            outcome = keeping(the_store(), view.reader())
            st.session_state[COUNT] = st.session_state.get(COUNT, 0) + 1
            number = outcome.number if isinstance(outcome, Outcome) else None
            st.session_state[LAST] = (number, said)
    except RecordsError as error:
        st.error(say(error.text).replace("\n", "\n\n"), icon=":material/edit:")
    else:
        st.rerun()


def tell() -> None:
    """What was saved last on a page of this visit, with the way to undo it."""
    if LAST not in st.session_state or not may_keep():
        return
    number, said = st.session_state[LAST]
    with st.container(horizontal=True, vertical_alignment="center", key="saved_of_a_meeting"):
        st.success(say(said), icon=":material/check_circle:")
        if number is not None and st.button(
            say(UNDO), icon=":material/undo:", key=f"undo_meeting_{number}"
        ):
            _take_back(number)


def _take_back(number: int) -> None:
    try:
        with st.spinner(say(SAVING)):
            undo(str(number), the_store(), view.reader())
            st.session_state[COUNT] = st.session_state.get(COUNT, 0) + 1
            st.session_state[LAST] = (None, UNDONE)
            publish_newest(the_store(), view.reader())
    except RecordsError as error:
        st.error(say(error.text), icon=":material/undo:")
    else:
        st.rerun()
