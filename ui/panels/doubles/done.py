"""What was just done on the page of doubles: said, and taken back by who may undo."""

from collections.abc import Callable

import streamlit as st

from data_access.language.vocabulary import Text
from ui.panels.shared.saving import Saving
from ui.session import view
from ui.session.language import say

SAVING = Saving("doubles")
key = SAVING.key


def act(doing: Callable[[], object], said: Text) -> None:
    """Does it and remembers what to say; what is wrong is said in its place."""
    SAVING.save(lambda _store, _by: doing(), said)


def tell() -> None:
    """What was done last, with its batch and a button that takes it back."""
    saved = SAVING.last
    if saved is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="doubles_told"):
        st.success(say(saved.said), icon=":material/check_circle:")
        if saved.number is None:
            return
        st.badge(say(Text(f"ชุดที่ {saved.number}", f"Batch {saved.number}")))
        if view.reader().may("undo"):
            SAVING.undo_button()
