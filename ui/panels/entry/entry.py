"""Entering in the meeting: one thing at a time, kept, published, told, and taken back if wrong."""

import streamlit as st

from data_access.language.vocabulary import Text
from ui.panels.shared.saving import Saving
from ui.session import view
from ui.session.address import adopt, keep
from ui.session.language import say

KINDS = {
    "repair": Text("งานซ่อม", "A repair"),
    "delivery": Text("การส่งมอบของภาคี", "A delivery"),
    "report": Text("คำมั่นเครือข่าย", "A commitment"),
}
WHAT = Text("บันทึกเรื่องใด", "What to record")
ONE_AT_A_TIME = Text(
    "บันทึกได้ทีละเรื่อง ตรวจเหมือนไฟล์ เผยแพร่ทันที และย้อนกลับได้",
    "One thing at a time: checked like a file, published at once, and it can be undone.",
)
UNDO = Text("ย้อนกลับรายการนี้", "Undo this")
SAVING = Saving("entry")
form_key, save = SAVING.key, SAVING.save


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


def tell() -> None:
    """The answer of the page: what was entered last and which figure it moved; or how it works."""
    saved = SAVING.last
    if saved is None:
        st.header(say(ONE_AT_A_TIME), anchor=False)
        return
    if saved.figure is None:
        st.header(say(saved.said), anchor=False)
        return
    said, figure, before, after = saved.said, saved.figure, saved.before, saved.after
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
            say(Text(f"ชุดที่ {saved.number}", f"Import {saved.number}")),
            icon=":material/check_circle:",
        )
        st.caption(
            say(Text("เผยแพร่เป็นชุดข้อมูล ", "Published as snapshot "))
            + view.programme_of_all().snapshot.id,
            width="content",
        )
        if view.reader().may("undo"):
            SAVING.undo_button(UNDO)
