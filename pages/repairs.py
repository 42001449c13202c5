"""Repairs: how far they have come, which are stuck and why, how long and how much they take."""

import streamlit as st

from data_access.language.vocabulary import Text
from ui.panels import repairs
from ui.panels.shared.one_repair import one_repair
from ui.panels.shared.pick import pick_repair
from ui.panels.shared.row_list import choose_list, draw_list, links_of_page
from ui.session.language import say
from ui.shell.title import draw_title

draw_title(Text("งานซ่อมติดอยู่ที่ใด เพราะอะไร", "Where are repairs stuck, and why?"))
st.header(repairs.answer(), anchor=False)
row_list = choose_list("repairs")
chosen = pick_repair()

if row_list and not chosen:
    draw_list(row_list)
if chosen:
    one_repair(chosen)
elif repairs.has_repairs():
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.subheader(say(Text("ขั้นตอนการซ่อม (รายการ)", "Stages of the work (repairs)")))
        repairs.funnel()
    with right:
        st.subheader(say(Text("เวลาระหว่างขั้น (วัน)", "Time between stages (days)")))
        repairs.stage_time()
    left, right = st.columns([3, 1], gap="large")
    with left:
        st.subheader(say(Text("รายการที่ค้างนานเกินเกณฑ์", "Repairs stalled beyond their limit")))
        repairs.stalled()
    with right:
        st.subheader(say(Text("เหตุที่ชะลอ (รายการ)", "Why repairs are on hold")))
        repairs.reasons()
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader(say(Text("ต้นทุนต่อหลัง มัธยฐาน (บาท)", "Cost per house, median (baht)")))
        repairs.cost()
    with right:
        st.subheader(
            say(Text("เงินอุดหนุนต่อหลังเทียบเพดาน (บาท)", "Subsidy per house and its cap (baht)"))
        )
        repairs.caps()
    st.subheader(
        say(Text("ทุกรายการ เลือกแถวเพื่อดูรายละเอียด", "Every repair: choose a row to open it"))
    )
    links_of_page("repairs")
    repairs.every_repair()
