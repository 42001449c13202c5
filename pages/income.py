"""Income: do supported households earn more, and did the money stay?"""

import streamlit as st

from data_access.language.vocabulary import Text
from ui.panels.practice import income
from ui.session.language import say
from ui.shell.title import draw_title

draw_title(Text("รายได้เพิ่มหรือไม่ เงินอยู่ในชุมชนเท่าไร", "Has income grown, and has the money stayed?"))
st.header(income.answer(), anchor=False)
income.income_tiles()

left, right = st.columns([1, 1], gap="large")
with left:
    st.subheader(
        say(
            Text("ก่อนและหลัง (บาทต่อคนต่อปี มัธยฐาน)", "Before and after (median baht per person, year)")
        )
    )
    income.before_and_after()
with right:
    st.subheader(say(Text("รายพื้นที่ (ครัวเรือน และบาท)", "By area (households, and baht)")))
    income.by_area()
st.subheader(say(Text("กลุ่มอาชีพและวิสาหกิจของชุมชน", "Enterprises of the communities")))
income.enterprises()
income.limits()
