"""Before and after on one line, so that the way between them is what is seen."""

import pandas as pd
import plotly.graph_objects as go

from data_access.language.vocabulary import Text
from ui.charts.drawing.canvas import nothing_yet, px, word
from ui.charts.drawing.rows import Row, Rows
from ui.session.language import say
from ui.session.theme import palette

DOT = 15


def dumbbell(rows: pd.DataFrame, before: Text, after: Text) -> go.Figure:
    """One row each below its name, all on one scale from nothing.

    Columns: name, value and remark (words), before, after (missing where it is not shown: the row then
    has its words and no line). The order is kept.
    """
    known = rows[rows["before"].notna() & rows["after"].notna()]
    if known.empty:
        return nothing_yet()
    colours = palette()
    widest = float(max(known["before"].max(), known["after"].max())) * 1.06
    sheet = Rows(
        [Row(word(row.name), word(row.value), [word(row.remark)]) for row in rows.itertuples(index=False)],
        widest=widest,
        key=[("dot", colours.grey, say(before)), ("dot", colours.teal, say(after))],
    )  # fmt: skip
    shown = [at for at, row in enumerate(rows.itertuples()) if not pd.isna(row.before + row.after)]
    for at in shown:
        sheet.shape(
            "line",
            x0=float(rows["before"].iloc[at]),
            x1=float(rows["after"].iloc[at]),
            y0=sheet.middle(at),
            y1=sheet.middle(at),
            line={"color": colours.grey, "width": px(4)},
            layer="below",
        )
    for column, colour in (("before", colours.grey), ("after", colours.teal)):
        sheet.trace(
            "scatter",
            x=[float(rows[column].iloc[at]) for at in shown],
            y=[sheet.middle(at) for at in shown],
            mode="markers",
            marker={"size": px(DOT), "color": colour},
            hovertext=[sheet.rows[at].hover for at in shown],
            hoverinfo="text",
        )
    return sheet.figure()
