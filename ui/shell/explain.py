"""What is said instead of a page that cannot be shown: in words, and with the way on."""

import streamlit as st

from data_access.access.roles import NotAllowed
from data_access.language.vocabulary import Text
from data_access.system.errors import RecordsError
from ui.session import current_user
from ui.session.language import say

SIGN_IN = Text("ลงชื่อเข้าใช้", "Sign in")


def explain(error: RecordsError) -> None:
    if isinstance(error, current_user.SessionOver):
        st.warning(say(error.text), icon=":material/lock:")
        # Asking for the same address again leads to the sign-in, and back here after it. Streamlit's
        # own link buttons open a second window.
        st.html(f'<a href="" target="_self">{say(SIGN_IN)}</a>')
        return
    if isinstance(error, NotAllowed):
        current_user.note("denied", error.capability, result="refused")
    st.error(say(error.text), icon=":material/folder_off:")


def explain_if_ours(error: Exception) -> bool:
    """For what a click ran into, outside any page. True if it was explained."""
    if isinstance(error, RecordsError):
        explain(error)
    return isinstance(error, RecordsError)
