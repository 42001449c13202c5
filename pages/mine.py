"""Mine: what waits for a partner, an LAO or a participant today; or for who verifies their reports."""

import streamlit as st

from data_access.language.vocabulary import Text
from ui.panels.entry.entry_fields import large_targets
from ui.panels.mine import letters, mine, queue, reporting
from ui.session import view
from ui.session.language import say

st.title(say(Text("วันนี้มีอะไรรอฉัน", "What waits for me today?")))
large_targets("mine")
with st.container(key="mine"):
    if view.reader().may("verify"):
        found = queue.waiting()
        st.header(queue.answer(found), anchor=False)
        mine.SAVING.tell()
        queue.draw(found)
        letters.draw()
    else:
        of, reports = mine.seen(), mine.reports()
        st.header(mine.answer(of, reports), anchor=False)
        mine.SAVING.tell()
        left, right = st.columns([3, 2], gap="large")
        with left:
            mine.promises(of)
            reporting.take_up(mine.SAVING, of)
        with right:
            mine.own(reports)
            mine.houses(of)
        letters.draw()
