"""Overview: is the programme on pace, where is it late, why, and what is to be decided today?"""

import streamlit as st

from data_access.language.vocabulary import Text
from ui.panels import houses, overview, repairs, since
from ui.panels.downloads import downloads
from ui.panels.meetings import decided, keeping
from ui.panels.shared.tile import tiles
from ui.session.language import say
from ui.shell.title import draw_title

draw_title(Text("ซ่อมบ้านทันแผนหรือไม่", "Are the house repairs on pace?"))
st.header(overview.answer(), anchor=False)
overview.remarks()

first, others = overview.overview_tiles()
tiles(first)

left, right = st.columns([7, 6], gap="large")
with left:
    st.subheader(say(Text("บ้านส่งมอบสะสมเทียบแผน (หลัง)", "Houses handed over against the plan")))
    houses.curve()
    decided.block()
with right:
    st.subheader(say(Text("สิ่งที่ควรรู้และควรตัดสินใจ", "What to know and to decide")))
    keeping.tell()
    overview.draw_findings()

left, right = st.columns([1, 1], gap="large")
with left:
    st.subheader(say(Text("แต่ละอำเภอถึงเป้าแค่ไหน (หลัง)", "How far each district has come (houses)")))
    houses.districts()
with right:
    st.subheader(say(Text("งานซ่อมอยู่ที่ขั้นใด ค้างที่ใด (รายการ)", "Repair progress and bottlenecks")))
    repairs.funnel()

st.subheader(say(Text("แผน คน และเครือข่าย", "The plan, people and the network")))
tiles(others, key="other_tiles")

downloads.files_of_what_is_in_view()
since.to_the_stage()
