"""The foot of every page: as of when, on which curve, of which snapshot, and how it is counted."""

import streamlit as st

from data_access.language.vocabulary import CURVE, Text
from data_access.queries.households.safe_counts import oldest_released
from data_access.queries.repairs.houses import houses_plan
from data_access.queries.repairs.released.houses import oldest_shown
from ui.session import view
from ui.session.download import words_of_the_wait
from ui.session.language import say, say_date
from ui.shell.menu import page
from ui.shell.printing import printable

AS_RELEASED = Text(
    "จำนวนครัวเรือนที่เปลี่ยนเพียงไม่กี่ครัวเรือนคงตามที่เผยแพร่ ตั้งแต่",
    "counts that few households changed are as released, the oldest on",
)
HOUSES_AS_RELEASED = Text(
    "จำนวนบ้านที่เปลี่ยนเพียงไม่กี่หลังคงตามที่เผยแพร่ ตั้งแต่",
    "counts that few houses changed are as released, the oldest on",
)


def draw_foot() -> None:
    programme = view.programme()
    plan = view.ask(houses_plan)
    curve = say(CURVE[plan.curve]) if plan else say(Text("ไม่มีเป้าในพื้นที่นี้", "no target here"))
    parts = [
        say(Text("ข้อมูล ณ ", "As of ")) + say_date(programme.as_of),
        say(Text("เส้นแผน", "plan curve: ")) + curve,
        say(Text("ชุดข้อมูล ", "snapshot ")) + programme.snapshot.id,
    ]
    if oldest := view.ask(oldest_released):
        parts.append(f"{say(AS_RELEASED)} {say_date(oldest)}")
    if oldest := oldest_shown(programme):  # last on the page: of what was drawn above
        parts.append(f"{say(HOUSES_AS_RELEASED)} {say_date(oldest)}")
    if programme.snapshot.made_up:
        parts.append(say(Text("ข้อมูลสมมติ", "made-up records")))
    with st.container(key="foot", horizontal=True, vertical_alignment="center"):
        st.caption(" · ".join(parts), width="content")
        st.page_link(
            page("methods"),
            label=say(Text("วิธีคำนวณ", "How it is counted")),
            icon=":material/function:",
        )
    words_of_the_wait()
    printable()
