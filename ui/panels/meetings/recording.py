"""Recording a meeting: its day, kind and place, so that decisions can be taken at it."""

from functools import partial

import streamlit as st

from data_access.casework.meetings import record_meeting
from data_access.language.vocabulary import EVENT_KIND, Text
from data_access.schema import BY_NAME
from ui.panels.entry.entry_fields import day_field
from ui.panels.meetings.keeping import form_key, save
from ui.session.language import say

NEW_MEETING = Text("บันทึกการประชุมใหม่", "Record a meeting")
SAVE = Text("บันทึกการประชุม", "Save the meeting")
EVENT = BY_NAME["event"]


def draw_new_meeting() -> None:
    """A form that is folded until it is asked for."""
    with (
        st.expander(say(NEW_MEETING), icon=":material/event:"),
        st.form(form_key("new_meeting"), border=False),
    ):
        kind = st.selectbox(
            say(EVENT.column("kind").label),
            list(EVENT_KIND),
            index=list(EVENT_KIND).index("review"),
            format_func=lambda code: say(EVENT_KIND[code]),
            key=form_key("meeting_kind"),
        )
        on = day_field(EVENT.column("held_on").label, form_key("meeting_day"))
        place = st.text_input(say(EVENT.column("place").label), key=form_key("meeting_place"))
        title = st.text_input(say(EVENT.column("title_th").label), key=form_key("meeting_title"))
        if st.form_submit_button(say(SAVE), type="primary", icon=":material/save:"):
            cells = {
                "kind": kind,
                "held_on": on.isoformat(),
                "place": place.strip(),
                "title_th": title.strip(),
                "status": "held",
            }
            said = Text("บันทึกการประชุมแล้ว", "The meeting is saved")
            save(partial(record_meeting, cells=cells), said)
