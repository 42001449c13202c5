"""Put a chart on the page, with its words for those who cannot see it and its figures."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from data_access.language.vocabulary import Text
from ui.session.language import say
from ui.session.tables import data_table

CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}
OPEN_AT_FIRST = False  # the table behind a picture
FIGURES = Text("ตัวเลขในตาราง", "The same in figures")


class Picture(NamedTuple):
    """A figure, or the parts of a tall one, with what is drawn beside it.

    `alt` is the sentence the picture says. `columns` gives the labels of the columns of `table` to
    show, in their order: a Text, a string, or a st.column_config. Without it all are shown.
    """

    figure: go.Figure | Sequence[go.Figure]
    alt: str
    key: str
    table: pd.DataFrame | None = None
    columns: Mapping[str, object] | None = None


def show(picture: Picture) -> None:
    """Draw the picture, and below it the table behind it, which is sent once it is opened. Between
    the parts of a tall one a printed page may end."""
    figure, key = picture.figure, picture.key
    figures = [figure] if isinstance(figure, go.Figure) else figure
    for at, part in enumerate(figures):
        number = f"_{at + 1}" if at else ""
        st.plotly_chart(part, theme=None, config=CONFIG, key=f"{key}{number}", alt=picture.alt)
    if picture.table is None:
        return
    behind = st.expander(say(FIGURES), OPEN_AT_FIRST, key=f"{key}_behind", on_change="rerun")
    if behind.open:
        with behind:
            _draw_figures(picture)


def _draw_figures(picture: Picture) -> None:
    labels = {
        name: say(label) if isinstance(label, Text) else label
        for name, label in (picture.columns or {}).items()
    }
    table = picture.table
    data_table(
        table[list(labels)] if labels else table,  # what is not shown is not sent either
        column_order=list(labels) or None,
        column_config=labels or None,
        key=f"{picture.key}_figures",
        alt=picture.alt,
    )
