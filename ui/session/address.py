"""Choices live in the address, as codes: a link shows what its sender saw, in either language.

Streamlit can bind a widget to the address by itself, but writes the label of the choice there,
which is a Thai word for one reader and an English one for the next.
"""

from collections.abc import Callable

import streamlit as st

WRITTEN = "written_to_address"


def adopt(key: str, read: Callable[[str], object | None], default: object) -> None:
    """Before the widget of this key is drawn: take the value that a link or the browser's back
    button brought, else keep what the reader chose. `read` gives None for a value not allowed."""
    written = st.session_state.setdefault(WRITTEN, {})
    in_address = st.query_params.get(key)
    if in_address is not None and in_address != written.get(key):
        value = read(in_address)
        if value is not None:
            st.session_state[key] = value
    st.session_state.setdefault(key, default)


def keep(key: str, code: str | None) -> None:
    """After the widget is drawn: write its code to the address, or nothing for the default."""
    st.session_state.setdefault(WRITTEN, {})[key] = code
    if code is None:
        st.query_params.pop(key, None)
    elif st.query_params.get(key) != code:
        st.query_params[key] = code
