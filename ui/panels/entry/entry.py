"""Entering in the meeting: one thing at a time, kept, published, told, and taken back if wrong."""

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
from ui.session.address import adopt, keep
from ui.session.language import say
from ui.session.one_run import look_again

KINDS = {
    "repair": Text("งานซ่อม", "A repair"),
    "delivery": Text("การส่งมอบของภาคี", "A delivery"),
    "report": Text("คำมั่นเครือข่าย", "A commitment"),
    "check": Text("ตรวจสอบการส่งมอบ", "Check deliveries"),
}
WHAT = Text("บันทึกเรื่องใด", "What to record")
ONE_AT_A_TIME = Text(
    "บันทึกได้ทีละเรื่อง ตรวจเหมือนไฟล์ เผยแพร่ทันที และย้อนกลับได้",
    "One thing at a time: checked like a file, published at once, and it can be undone.",
)
SAVING = Text("กำลังตรวจ บันทึก และเผยแพร่…", "Checking, saving and publishing…")
UNDOING = Text("กำลังย้อนกลับและเผยแพร่…", "Undoing and publishing…")
UNDO = Text("ย้อนกลับรายการนี้", "Undo this")
UNDONE = Text("ย้อนกลับแล้ว ข้อมูลกลับเป็นเหมือนก่อนบันทึก", "Undone: the records are as they were before.")
LAST = "last_entry"  # what this reader entered last, as words and the number of its batch
COUNT = "entries"  # how many so far: a form is a new one after each, and a second click finds none

Keeping = Callable[[Store, Principal], Outcome]
Measure = Callable[[], str]


def large_targets() -> None:
    """What a thumb must meet on a phone is at least as tall as a fingertip is wide."""
    st.html(
        "<style>"
        ".st-key-entry_form button, .st-key-entry_form :has(> input) {min-height: 48px}"
        "</style>"
    )


def choose_kind() -> str:
    """Which of the three forms is open; its code is in the address."""
    adopt(
        "entry",
        lambda code: code if code in KINDS else None,
        "repair",
        WHAT,
        lambda code: say(KINDS[code]),
    )
    chosen = st.segmented_control(
        say(WHAT),
        list(KINDS),
        required=True,
        format_func=lambda code: say(KINDS[code]),
        key="entry",
        label_visibility="collapsed",
        width="stretch",
    )
    keep("entry", chosen if chosen != "repair" else None)
    return chosen


def form_key(name: str) -> str:
    """The key of a form or of a field in it, which no entry before had."""
    return f"{name}_{st.session_state.get(COUNT, 0)}"


def save(keeping: Keeping, said: Text, figure: Text, measure: Measure) -> None:
    """Keeps an entry and remembers what it changed; what is wrong is told under the form.

    `said` is the entry in words, `figure` the name of the figure it moves, and `measure` writes
    that figure as the pages show it: before, and after the new snapshot.
    """
    try:
        with st.spinner(say(SAVING)):
            look_again()  # who writes is looked up now, and not when the page began
            before = measure()
            outcome = keeping(the_store(), view.reader())
            look_again()  # another snapshot is open
            # At once, before anything is drawn: a second click must find it kept.
            st.session_state[COUNT] = st.session_state.get(COUNT, 0) + 1
            after = measure()
            st.session_state[LAST] = (outcome.number, said, figure, before, after)
    except RecordsError as error:
        st.error(say(error.text).replace("\n", "\n\n"), icon=":material/edit:")
    else:
        st.rerun()


def tell() -> None:
    """The answer of the page: what was entered last and which figure it moved; or how it works."""
    if LAST not in st.session_state:
        st.header(say(ONE_AT_A_TIME), anchor=False)
        return
    number, said, figure, before, after = st.session_state[LAST]
    if number is None:
        st.header(say(UNDONE), anchor=False)
        return
    moved = f"**{before}** → **{after}**" if before != after else f"**{after}**"
    st.header(
        say(
            Text(
                f"บันทึกแล้ว {said.th} · {figure.th} {moved}",
                f"Saved: {said.en} · {figure.en} {moved}",
            )
        ),
        anchor=False,
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.badge(
            say(Text(f"ชุดที่ {number}", f"Import {number}")),
            icon=":material/check_circle:",
        )
        st.caption(
            say(Text("เผยแพร่เป็นชุดข้อมูล ", "Published as snapshot "))
            + view.programme_of_all().snapshot.id,
            width="content",
        )
        if view.reader().may("undo") and st.button(
            say(UNDO), icon=":material/undo:", key=f"undo_{number}"
        ):
            _take_back(number)


def _take_back(number: int) -> None:
    try:
        with st.spinner(say(UNDOING)):
            undo(str(number), the_store(), view.reader())
            st.session_state[COUNT] = st.session_state.get(COUNT, 0) + 1
            st.session_state[LAST] = (None, None, None, None, None)
            publish_newest(the_store(), view.reader())
    except RecordsError as error:
        st.error(say(error.text), icon=":material/undo:")
    else:
        st.rerun()
