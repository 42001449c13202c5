"""A page on paper: Ctrl-P gives a sheet to read, and says where the brief is."""

from pathlib import Path

import streamlit as st

from data_access.language.vocabulary import Text
from ui.session.language import say

_HERE = Path(__file__).parents[1] / "static"
STYLES = _HERE / "print.css"
BRIEF_IS_BETTER = Text(
    "พิมพ์จากหน้าจอ ตารางพิมพ์เท่าที่เห็น ทุกแถวอยู่ในไฟล์ CSV เอกสารที่จัดหน้าไว้สำหรับพิมพ์คือ «สรุป 2 หน้า (PDF)»"
    " ดาวน์โหลดได้ท้ายหน้าภาพรวม",
    "Printed from the screen: tables show only the rows on screen, all rows are in the CSV. For"
    " paper use the two-page brief (PDF) at the foot of the overview.",
)
_fitted = st.components.v2.component("printing", js=(_HERE / "print.js").read_text("utf-8"))


def printable() -> None:
    """Draws nothing on a screen."""
    st.html(STYLES)
    with st.container(key="printed"):
        _fitted(key="fitted_to_paper")
        st.caption(say(BRIEF_IS_BETTER))
