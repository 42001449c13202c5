"""What was just done on the page of doubles: said, and taken back if it was wrong."""

from collections.abc import Callable

import streamlit as st

from data_access.accounts.shared_store import the_store
from data_access.intake.commit.commit import Outcome
from data_access.intake.commit.publishing import publish_newest
from data_access.intake.commit.undo import undo
from data_access.language.vocabulary import Text
from data_access.system.errors import RecordsError
from ui.session import view
from ui.session.language import say
from ui.session.one_run import look_again

LAST = "doubles_done"  # words, and the number of the batch that can be taken back
COUNT = "doubles_actions"  # how many so far: the fields of the next are new ones
SAVING = Text("กำลังบันทึกและเผยแพร่…", "Saving and publishing…")
UNDO = Text("ย้อนกลับ", "Undo")
UNDONE = Text("ย้อนกลับแล้ว ข้อมูลเหมือนก่อนบันทึก", "Undone: the records are as they were.")


def act(doing: Callable[[], Outcome | None], said: Text) -> None:
    """Does it and remembers what to say; what is wrong is said in its place."""
    try:
        with st.spinner(say(SAVING)):
            outcome = doing()
            look_again()  # another snapshot is open
    except RecordsError as error:
        st.error(say(error.text), icon=":material/edit:")
        return
    number = outcome.number if outcome else None
    st.session_state[LAST] = (said, number)
    st.session_state[COUNT] = st.session_state.get(COUNT, 0) + 1
    st.rerun()


def key(name: str) -> str:
    """The key of a field, which none had before the last action."""
    return f"{name}_{st.session_state.get(COUNT, 0)}"


def tell() -> None:
    """What was done last, with its batch and a button that takes it back."""
    if LAST not in st.session_state:
        return
    said, number = st.session_state[LAST]
    with st.container(horizontal=True, vertical_alignment="center", key="doubles_told"):
        st.success(say(said), icon=":material/check_circle:")
        if number is None:
            return
        st.badge(say(Text(f"ชุดที่ {number}", f"Batch {number}")))
        if view.reader().may("undo") and st.button(
            say(UNDO), icon=":material/undo:", key=f"doubles_undo_{number}"
        ):
            act(lambda: _undo(number), UNDONE)


def _undo(number: int) -> None:
    undo(str(number), the_store(), view.reader())
    publish_newest(the_store(), view.reader())
