"""The title of a page: its question, and of which area it is asked where that is not the province."""

import streamlit as st

from data_access.language.vocabulary import Text
from display.answers.scope import area_in_view
from ui.session import view
from ui.session.language import say
from ui.shell.filters import draw_way_out


def draw_title(question: Text) -> None:
    """Beside the name of a chosen area, the way back to the whole province."""
    programme = view.programme()
    if programme.scope.is_whole_province:
        st.title(say(question))
        return
    with st.container(horizontal=True, vertical_alignment="center", key="title"):
        st.title(f"{say(question)} · {say(view.ask(area_in_view))}", width="content")
        draw_way_out()
