"""Since the last meeting: what moved between two days, by how much, and why."""

import streamlit as st

from data_access.language.vocabulary import Text
from ui.panels import since
from ui.panels.meetings import decided, keeping
from ui.panels.shared.row_list import draw_list
from ui.session.language import say
from ui.shell.title import draw_title

draw_title(Text("ตั้งแต่ประชุมครั้งก่อน อะไรเปลี่ยนไปบ้าง", "What has changed since the last meeting?"))
earlier = since.choose_since()
made = since.changed_since(earlier)
st.header(since.answer(made), anchor=False)
if row_list := since.choose_list(earlier):
    draw_list(row_list)

if earlier:
    since.draw_changes(made, earlier)
keeping.tell()
decided.block()
st.subheader(say(Text("สิ่งที่ขอจากที่ประชุม", "What the meeting is asked for")))
since.draw_asks()
since.to_the_stage(earlier)
