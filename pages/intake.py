"""Intake: what does an office's file change? Seen before it is kept, and taken back if wrong."""

import streamlit as st

from data_access.language.vocabulary import Text
from ui.panels.intake import (
    intake,
    intake_batches,
    intake_file,
    intake_forms,
    intake_preview,
    intake_waiting,
)
from ui.session.language import say

st.title(say(Text("ไฟล์นี้จะเปลี่ยนข้อมูลอะไร", "What will this file change?")))
work = intake.chosen_job()
st.header(intake.answer(work), anchor=False)

if work is None:
    intake_file.bring()
elif work.state == "running":
    intake.watch(work)
elif work.kind == "preview" and work.state == "finished":
    intake_preview.draw(work)
else:
    intake.tell(work)

if work is None:
    waiting, batches, forms = st.tabs(
        [say(title) for title in intake.SECTIONS], key="intake_section"
    )
    with waiting:
        intake_waiting.quarantine()
    with batches:
        intake_batches.batches_kept()
    with forms:
        intake_forms.draw()
