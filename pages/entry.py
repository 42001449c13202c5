"""Enter: what a meeting decides or reports, one thing at a time, in a form."""

import streamlit as st

from data_access.language.vocabulary import Text
from ui.panels.entry import entry
from ui.panels.entry.entry_delivery import delivery_form
from ui.panels.entry.entry_fields import large_targets
from ui.panels.entry.entry_repair import repair_form
from ui.panels.entry.entry_report import report_form
from ui.session.language import say

FORMS = {
    "repair": repair_form,
    "delivery": delivery_form,
    "report": report_form,
}

st.title(say(Text("วันนี้มีอะไรคืบหน้า", "What progress was made today?")))
entry.tell()
large_targets("entry_form")
with st.container(width=720, key="entry_form"):
    FORMS[entry.choose_kind()]()
