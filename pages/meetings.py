"""Meetings: what was agreed, and what became of the last time?"""

import streamlit as st

from data_access.language.vocabulary import Text
from ui.panels.meetings import decided, deciding, gatherings, keeping, recording
from ui.session.language import say
from ui.shell.title import draw_title

draw_title(
    Text("ประชุมตกลงอะไร มติครั้งก่อนทำถึงไหน", "What was agreed, and what became of the last decisions?")
)
st.header(decided.answer(), anchor=False)
gatherings.draw_next()
keeping.tell()

left, right = st.columns([3, 2], gap="large")
with left:
    st.subheader(say(Text("มติและผู้รับผิดชอบ", "Decisions and who is in charge")))
    decided.draw_decisions()
with right:
    st.subheader(say(Text("การประชุม", "Meetings")))
    gatherings.draw_meetings()
    if keeping.may_keep():
        recording.draw_new_meeting()

if keeping.may_keep():
    st.subheader(say(Text("เรื่องที่รับเป็นมติได้", "What can be made a decision")))
    deciding.draw_drafts()
