"""Methods: how is each figure counted, on which weights, and can the records be trusted?"""

import streamlit as st

from data_access.language.vocabulary import Text
from ui.panels import methods
from ui.panels.shared.drill_down import draw_drill_down
from ui.session.language import say
from ui.shell.title import draw_title

draw_title(Text("ตัวเลขเหล่านี้คิดอย่างไร เชื่อได้แค่ไหน", "How is it counted, and can it be trusted?"))
st.header(methods.answer(), anchor=False)

st.subheader(say(Text("ตัวเลขหนึ่งมาจากไหน", "Where a figure comes from")))
draw_drill_down()
st.subheader(say(Text("กฎความถูกต้อง ตรวจจากข้อมูลที่เปิดอยู่ตอนนี้", "Invariants, checked just now")))
methods.invariants()
st.subheader(say(Text("ตัวชี้วัดทั้งหมดและสูตร", "Every indicator and its formula")))
methods.indicators()
st.subheader(say(Text("อ่านตัวเลขอย่างไร", "How to read the figures")))
methods.reading_rules()
st.subheader(say(Text("น้ำหนัก เกณฑ์ และเส้นแผนที่ใช้", "Weights, limits and the plan curve in force")))
methods.weights()
st.subheader(say(Text("คุณภาพข้อมูล (ครัวเรือน)", "Quality of the records (households)")))
methods.record_quality()
st.subheader(say(Text("ชุดข้อมูลที่แสดง", "The snapshot shown")))
methods.snapshot()
