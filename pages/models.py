"""Models: what works, where, and how may others do the same?"""

import streamlit as st

from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import Text
from ui.panels.practice import model_cards, models
from ui.session.language import say
from ui.shell.title import draw_title

draw_title(Text("อะไรได้ผล ที่ใด ทำตามได้อย่างไร", "What works, where, and how to do the same?"))
st.header(models.answer(), anchor=False)
if not models.is_empty():
    models.model_tiles()

    left, right = st.columns([1, 1], gap="large")
    with left:
        st.subheader(say(Text("ต่างจากที่คล้ายกันเท่าไร", "How much better than places like it")))
        models.effect_bars()
        models.caution()
    with right:
        st.subheader(say(Text("จากต้นทางไปที่ใดแล้ว", "From its origin, copied where")))
        models.ways()
        st.subheader(say(Text("ครอบคลุมทุกกลุ่มหรือยัง", f"Is no {SUBDISTRICT.one} left out?")))
        models.uncovered()

    st.subheader(say(Text("ต้นแบบของที่คล้ายกับพื้นที่นี้", "Models of places like this one")))
    models.fits()
    st.subheader(say(Text("ทุกต้นแบบ รวมที่เลิกทำ", "Every model, those given up too")))
    model_cards.cards()
