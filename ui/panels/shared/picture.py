"""A panel that is one picture: made once for all who may see the same, and drawn for each."""

from collections.abc import Callable
from functools import wraps

import streamlit as st

from data_access.language.vocabulary import Text
from ui import charts
from ui.session import view
from ui.session.language import say


def pictured(make: Callable[..., charts.Picture | Text]) -> Callable[..., None]:
    """The panel that draws what `make` makes: a picture, or the words in the place of one. `make`
    itself draws nothing, and looks at nothing but its arguments and what `view` gives."""

    @wraps(make)
    def draw(*arguments: str) -> None:
        made = view.drawn(make, *arguments)
        if isinstance(made, Text):
            st.info(say(made))
        else:
            charts.show(made)

    return draw
