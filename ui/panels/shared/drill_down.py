"""Where a figure comes from: any indicator, its formula, and the ids that make it up."""

import streamlit as st

from data_access.indicators import BY_KEY, INDICATORS
from data_access.language.vocabulary import Text
from ui.panels.shared.rows import rows
from ui.session import view
from ui.session.address import adopt, keep
from ui.session.language import say

CHOOSE = Text(
    "เลือกตัวชี้วัดเพื่อดูสูตรและแถวที่ประกอบเป็นตัวเลข",
    "Choose an indicator to see its formula and the rows behind it",
)
WITHOUT_ROWS = Text(
    "ตัวเลขนี้ไม่มีแถวให้แสดง เพราะคำนวณจากแผน หรือรหัสเพียงอย่างเดียวก็เปิดเผยข้อมูลอ่อนไหว",
    "This figure lists no rows: it comes from the plan, or an id alone would disclose what is"
    " sensitive.",
)
INDICATOR = Text("ตัวชี้วัด", "Indicator")
NO_ROWS = Text(
    "ไม่มีแถวในขอบเขตที่เลือก หรือบทบาทนี้เห็นเฉพาะตัวเลขรวม",
    "No row in what is chosen, or this role sees totals only",
)
FIRST = "G10"


def draw_drill_down() -> None:
    """Draws the choice, saved in the address, with the formula and rows of the indicator."""
    keys = [one.key for one in INDICATORS]

    def say_option(key: str) -> str:
        return f"{key} {say(BY_KEY[key].name)}"

    adopt("indicator", lambda key: key if key in keys else None, FIRST, INDICATOR, say_option)
    chosen = st.selectbox(
        say(CHOOSE),
        keys,
        format_func=say_option,
        key="indicator",
        filter_mode="contains",
    )
    keep("indicator", chosen if chosen != FIRST else None)
    st.markdown(say(BY_KEY[chosen].formula(view.programme().weights)))
    drill_down = BY_KEY[chosen].rows
    if drill_down is None:
        st.caption(say(WITHOUT_ROWS))
        return
    rows(view.ask(drill_down.question), drill_down.columns, f"behind_{chosen}", NO_ROWS)
