"""An open page shows the new figures by itself, within seconds of their being published."""

import gc
from functools import cache

import streamlit as st

from data_access.publishing.current import current_snapshot
from data_access.system.errors import RecordsError

SECONDS = 3  # a look costs a few milliseconds of the server; a change shows within 5 seconds
BY_ITSELF = "came_by_itself"


def came_by_itself() -> bool:
    """Whether the page runs because figures changed and not because its reader did anything."""
    return bool(st.session_state.pop(BY_ITSELF, False))


def shown_snapshot() -> str | None:
    """The id of the snapshot that is current; None while none can be read."""
    try:
        return current_snapshot().id
    except RecordsError:
        return None  # the page says what is wrong


@st.fragment(run_every=SECONDS)
def watch(shown: str | None) -> None:
    """Runs the page again once another snapshot than `shown` is current."""
    if shown_snapshot() != shown:
        st.session_state[BY_ITSELF] = True
        st.rerun()


@cache
def make_runs_cheap() -> None:
    """What the first page that was drawn has loaded stays until the server ends, so it need not be
    swept again (gate/startup.py)."""
    gc.collect()
    gc.freeze()
