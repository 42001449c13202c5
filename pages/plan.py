"""Area plans: what a subdistrict will do about its needs, with whose money, and how far it is."""

import streamlit as st

from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import Text
from ui.panels.meetings import keeping
from ui.panels.plan import changing, drafting, moving, one_plan, together
from ui.session.language import say
from ui.shell.title import draw_title

draw_title(
    Text(
        "ตำบลนี้จะแก้อะไร ด้วยเงินใคร ถึงไหนแล้ว",
        f"What will this {SUBDISTRICT.one} fix, with whose money, and how far is it?",
    )
)
st.header(together.answer(), anchor=False)
keeping.tell()
together.plan_tiles()

left, right = st.columns([1, 1], gap="large")
with left:
    st.subheader(
        say(Text("ความต้องการ โครงการ และเงิน รายมิติ", "Need, measure and money, by dimension"))
    )
    together.matrix()
    if not one_plan.is_one_place():
        st.subheader(say(Text("แผนทุกฉบับ", "Every plan")))
        together.draw_list()
with right:
    if one_plan.is_one_place():
        st.subheader(say(Text("ขั้นของแผน", "Steps of the plan")))
        one_plan.draw_steps()
        if keeping.may_keep():
            moving.draw()
    else:
        st.subheader(say(Text("แผนถึงขั้นใด รายตำบล", f"How far plans are, by {SUBDISTRICT.one}")))
        together.ladder()

if one_plan.is_one_place():
    st.subheader(say(Text("โครงการในแผน", "Measures of the plan")))
    one_plan.draw_measures()
    one_plan.draw_files()
    if keeping.may_keep():
        drafting.draw()
        changing.draw()
together.notes()
