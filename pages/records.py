"""Records: one household on one screen, for who has stated why it must be seen."""

import streamlit as st

from data_access.language.vocabulary import Text
from ui.panels.records import records
from ui.panels.records.records_household import one_household
from ui.session.language import say

st.title(
    say(
        Text(
            "ครัวเรือนนี้อยู่อย่างไร ได้รับอะไรแล้ว",
            "How does this household live, and what has it received?",
        )
    )
)

if not records.may_look():
    records.ask_for_reason()
else:
    with st.container(horizontal=True, vertical_alignment="center"):
        records.time_left()
        chosen = records.chosen_household()
    if chosen:
        one_household(chosen)
    else:
        records.find()
