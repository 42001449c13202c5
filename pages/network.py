"""Network: have the people of the network promised, and do they keep what they promised?"""

import streamlit as st

from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import Text
from ui.panels import network
from ui.panels.shared.row_list import choose_list, draw_list, links_of_page
from ui.session.language import say
from ui.shell.title import draw_title

draw_title(Text("เครือข่ายทำตามที่ให้คำมั่นไว้หรือไม่", "Does the network keep its word?"))
st.header(network.answer(), anchor=False)
network.scope_note()
if row_list := choose_list("network"):
    draw_list(row_list)

left, right = st.columns([3, 2], gap="large")
with left:
    st.subheader(say(Text("ทุกคนในเครือข่ายตามขั้นและกลุ่ม (คน)", "Everyone by stage and group (people)")))
    network.dots()
with right:
    st.subheader(say(Text("จากคนสู่บ้าน", "From people to houses")))
    network.chain()
    network.followed_back()

left, right = st.columns([3, 2], gap="large")
with left:
    st.subheader(say(Text("เป้าหมายเครือข่าย (ร้อยละของเป้า)", "The network's goals (% of target)")))
    network.goals()
with right:
    st.subheader(say(Text("คำมั่นสำเร็จเทียบที่ควรได้ (ร้อยละ)", "Commitments kept against expected (%)")))
    network.kept()

st.subheader(say(Text("ตำบลเดินหน้าถึงขั้นใด", f"How far each {SUBDISTRICT.one} has come")))
network.subdistricts()

st.subheader(say(Text("คำมั่นรายข้อ ที่เลยกำหนดอยู่บนสุด", "Commitments, those past due on top")))
links_of_page("network")
network.commitments()
