"""Needs: what people lack beside a house, where, and whom a finished house has not lifted."""

import streamlit as st

from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import Text
from ui.panels import poverty
from ui.panels.shared.row_list import choose_list, draw_list
from ui.session.language import say
from ui.shell.title import draw_title

draw_title(Text("คนของเราขาดอะไร ที่ใด", "What do our people lack, and where?"))
st.header(poverty.answer(), anchor=False)
if row_list := choose_list("needs"):
    draw_list(row_list)
poverty.poverty_tiles()

left, right = st.columns([1, 1], gap="large")
with left:
    st.subheader(say(Text("คนจนหลายมิติขาดอะไร (คน)", "What poor people lack (people)")))
    poverty.dimension_bars()
with right:
    st.subheader(
        say(Text("จนและขาด รายอำเภอ (ร้อยละของคน)", "Poor and lacking, by district (% of people)"))
    )
    poverty.heat()
poverty.not_known()

st.subheader(say(Text("ได้บ้านแล้ว ยังจน: หน้าที่ของใคร", "House done, still poor: whose duty?")))
poverty.by_duty()
left, right = st.columns([1, 1], gap="large")
with left:
    st.subheader(say(Text("กลุ่มเปราะบางที่จนหลายมิติ (ครัวเรือน)", "Vulnerable groups (households)")))
    poverty.groups()
with right:
    st.subheader(say(Text("รายตำบล (คน)", f"By {SUBDISTRICT.one} (people)")))
    poverty.places()
poverty.source()
