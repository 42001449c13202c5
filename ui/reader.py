"""The role switch: made-up records may be seen as any role. Real ones only as the public, until
the reader is known by signing in."""

import streamlit as st

from data_access.access import Principal
from data_access.vocabulary import ROLE, Text
from ui.address import adopt, keep
from ui.language import say
from ui.view import PRINCIPAL, partner_names, programme_of_all

READING_AS = Text("ดูในฐานะ", "Reading as")
ORGANISATION = Text("หน่วยงาน", "Organisation")
FIRST = "governor"


def choose_reader() -> None:
    """Draws the switch where the records are made up, and says who is asking from here on."""
    if not programme_of_all().snapshot.made_up:
        st.session_state[PRINCIPAL] = Principal("public")
        return
    adopt("role", lambda role: role if role in ROLE else None, FIRST)
    role = st.selectbox(
        say(READING_AS),
        list(ROLE),
        format_func=lambda role: say(ROLE[role]),
        key="role",
        label_visibility="collapsed",
        width=205,
    )
    keep("role", role if role != FIRST else None)
    if role != "partner":
        keep("organisation", None)
        st.session_state[PRINCIPAL] = Principal(role)
        return
    partners = partner_names()
    adopt("organisation", lambda one: one if one in partners else None, next(iter(partners)))
    organisation = st.selectbox(
        say(ORGANISATION),
        list(partners),
        format_func=lambda one: say(Text(*partners[one])),
        key="organisation",
        filter_mode="contains",
        label_visibility="collapsed",
        width=205,
    )
    keep("organisation", organisation)
    st.session_state[PRINCIPAL] = Principal("partner", organisation)
