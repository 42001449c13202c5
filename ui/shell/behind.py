"""What is said on every page while the store holds more than is shown."""

import streamlit as st

from data_access.access.allowed_scope import is_outsider
from data_access.access.roles import Principal
from data_access.publishing.behind import behind
from ui.session.language import say


def draw_behind(reader: Principal) -> None:
    """Outsiders are shown the last release, whatever has changed since."""
    if is_outsider(reader):
        return
    if lag := behind():
        st.info(say(lag.said), icon=":material/update:")
