"""Map: where is the need, where have repairs come, and where is nobody helping yet?"""

import streamlit as st

from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import Text
from ui.panels import map as panel
from ui.panels import needs
from ui.panels.shared.row_list import choose_list, draw_list, links_of_page
from ui.session.language import say
from ui.shell.title import draw_title

draw_title(Text("ความเดือดร้อนอยู่ที่ใด ไปถึงแล้วแค่ไหน", "Where is the need, and how far have we come?"))
with st.container(horizontal=True, vertical_alignment="center"):
    layer = panel.choose_layer()
    status = panel.choose_status(layer)
    level = panel.choose_level()
st.header(panel.answer(layer, level, status), anchor=False)
if row_list := choose_list("map"):
    draw_list(row_list)

left, right = st.columns([1, 1], gap="medium")
with left:
    panel.draw_map(layer, level, status)
    panel.recorded_apart(layer, level)
with right:
    panel.legend(layer, level)
    st.caption(
        say(
            Text(
                "คลิกพื้นที่เพื่อดูใกล้ขึ้น หรือเลือกอำเภอและตำบลด้านบน",
                f"Click an area to come closer, or choose a district and {SUBDISTRICT.one} above",
            )
        )
    )
    panel.areas_in_figures(level)
links_of_page("map")

st.subheader(
    say(Text("กลุ่มเปราะบางได้รับบ้านแค่ไหน (ครัวเรือน)", "Vulnerable groups reached (households)"))
)
needs.groups()
