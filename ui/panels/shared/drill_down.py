"""The rows behind a figure: any indicator, followed to the ids that make it up."""

import streamlit as st

from data_access.indicators import BY_KEY, INDICATORS
from data_access.language.vocabulary import Text
from ui.panels.shared.rows import rows
from ui.session import view
from ui.session.address import adopt, keep
from ui.session.language import say

CHOOSE = Text("เลือกตัวชี้วัดเพื่อดูแถวที่ประกอบเป็นตัวเลข", "Choose an indicator to see the rows behind it")
INDICATOR = Text("ตัวชี้วัด", "Indicator")
NO_ROWS = Text(
    "ไม่มีแถวในขอบเขตที่เลือก หรือบทบาทนี้เห็นเฉพาะตัวเลขรวม",
    "No row in what is chosen, or this role sees totals only",
)
FIRST = "G10"


def rows_behind() -> None:
    """Draws the choice, kept in the address, and the rows of the indicator chosen."""
    keys = [one.key for one in INDICATORS if one.rows]

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
    drill_down = BY_KEY[chosen].rows
    rows(view.ask(drill_down.question), drill_down.columns, f"behind_{chosen}", NO_ROWS)
