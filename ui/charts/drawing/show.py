"""Put a chart on the page, with its words for those who cannot see it and its figures."""

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from data_access.language.vocabulary import Text
from ui.session.language import say
from ui.session.tables import data_table

CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}
FIGURES = Text("ตัวเลขในตาราง", "The same in figures")


def show(
    figure: go.Figure | Sequence[go.Figure],
    alt: str,
    key: str,
    table: pd.DataFrame | None = None,
    columns: Mapping[str, object] | None = None,
) -> None:
    """Draw the figure, or the parts of a tall one, and below it the table behind it. Between its
    parts a printed page may end.

    `alt` is the sentence the picture says. `columns` gives the labels of the columns to show, in
    their order: a Text, a string, or a st.column_config. Without it all columns are shown.
    """
    figures = [figure] if isinstance(figure, go.Figure) else figure
    for at, part in enumerate(figures):
        number = f"_{at + 1}" if at else ""
        st.plotly_chart(part, theme=None, config=CONFIG, key=f"{key}{number}", alt=alt)
    if table is None:
        return
    with st.expander(say(FIGURES)):
        labels = {
            name: say(label) if isinstance(label, Text) else label
            for name, label in (columns or {}).items()
        }
        data_table(
            table[list(labels)] if labels else table,  # what is not shown is not sent either
            column_order=list(labels) or None,
            column_config=labels or None,
            key=f"{key}_figures",
            alt=alt,
        )
