"""Doubles: which records are one and the same? Compared side by side, merged or left, and undone."""

import streamlit as st

from data_access.language.vocabulary import Text
from ui.panels.doubles import decided, done, doubles, splitting
from ui.session.language import say

st.title(say(Text("ข้อมูลใดเป็นรายการเดียวกัน", "Which records are one and the same?")))
pairs = doubles.pairs()
st.header(doubles.answer(pairs), anchor=False)
done.tell()
likely, apart, before = st.tabs([say(title) for title in doubles.SECTIONS], key="doubles_section")
with likely:
    doubles.draw(pairs)
with apart:
    splitting.draw()
with before:
    decided.draw()
