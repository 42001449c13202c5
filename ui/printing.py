"""A page on paper: Ctrl-P gives a sheet to read, and says where the brief is."""

from pathlib import Path

import streamlit as st

from data_access.vocabulary import Text
from ui.language import say

STYLES = Path(__file__).parent / "static" / "print.css"
BRIEF_IS_BETTER = Text(
    "พิมพ์จากหน้าจอ เอกสารที่จัดหน้าไว้สำหรับพิมพ์คือ «สรุป 2 หน้า (PDF)» ดาวน์โหลดได้ท้ายหน้าภาพรวม",
    "Printed from the screen. The sheet that is made for paper is the two-page brief (PDF), at the"
    " foot of the overview.",
)


def printable() -> None:
    """Draws nothing on a screen."""
    st.html(STYLES)
    with st.container(key="printed"):
        st.caption(say(BRIEF_IS_BETTER))
