"""The title of a page: its question, and of which area it is asked where that is not the province."""

import streamlit as st

from data_access.language.vocabulary import Text
from display.answers.scope import area_in_view
from ui.session import view
from ui.session.language import say


def draw_title(question: Text) -> None:
    programme = view.programme()
    area = "" if programme.scope.is_whole_province else f" · {say(area_in_view(programme))}"
    st.title(f"{say(question)}{area}")
