"""Choose homes: which come first on a given sum, why, and that no place is left out."""

import streamlit as st

from data_access.language.vocabulary import Text
from ui.panels.choose import answer, asked, saved
from ui.session.language import say
from ui.shell.title import draw_title

draw_title(Text("เงินก้อนนี้ควรซ่อมหลังใดก่อน", "With this money, which homes first?"))
above = st.container()
ask = asked.ask()
with above:
    proposal, steady = answer.work_out(ask)
    answer.draw_answer(proposal)
answer.draw_tiles(proposal, steady)

left, right = st.columns([1, 1], gap="large")
with left:
    st.subheader(say(Text("เงินเท่ากัน เลือกคนละวิธี (แต้ม)", "The same money, four ways (points)")))
    answer.draw_ways(proposal)
with right:
    st.subheader(say(Text("บ้านที่ยังไม่ได้เลือก เพราะอะไร (หลัง)", "Homes not chosen, and why")))
    answer.draw_reasons(proposal)

st.subheader(say(Text("รายหลังพร้อมเหตุผล", "Every home, with its reason")))
answer.draw_houses(proposal, steady)
answer.draw_files(proposal.ask)
if saved.may_save():
    saved.draw(proposal)
answer.draw_notes(proposal)
