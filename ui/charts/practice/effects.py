"""The difference that each model made, with its interval, against no difference at all."""

import pandas as pd
import plotly.graph_objects as go

from data_access.language.vocabulary import Text
from ui.charts.drawing.canvas import nothing_yet, px, word
from ui.charts.drawing.rows import BAR, Row, Rows
from ui.session.language import say
from ui.session.theme import palette

DOT = 15
AROUND = 1.12  # room beyond the widest interval


def effects(rows: pd.DataFrame) -> go.Figure:
    """One row a model: a dot at its difference, a line over its interval, both over the widest of its
    unit, so that different units share the middle. Columns: name, value and remark (words),
    difference, low, high, missing where there is no interval, and widest. The order is kept.
    """
    if rows.empty:
        return nothing_yet()
    colours = palette()
    sheet = Rows(
        [Row(word(row.name), word(row.value), [word(row.remark)]) for row in rows.itertuples(index=False)],
        widest=1,
        key=[
            ("dot", colours.teal, say(Text("ต่างจากที่คล้ายกัน", "Difference from places like it"))),
            ("bar", colours.sky, say(Text("ช่วง 95%", "95% interval"))),
        ],
    )  # fmt: skip
    sheet.x.update(range=[-1, 1])
    for at, row in enumerate(rows.itertuples()):
        y = sheet.middle(at)
        for x0, x1, colour, width in _lines(row, colours):
            sheet.shape(
                "line",
                x0=x0,
                x1=x1,
                y0=y - (px(BAR / 2 + 3) if x0 == x1 else 0),
                y1=y + (px(BAR / 2 + 3) if x0 == x1 else 0),
                line={"color": colour, "width": px(width)},
                layer="below",
            )
    shown = [at for at, row in enumerate(rows.itertuples()) if not pd.isna(row.low)]
    sheet.trace(
        "scatter",
        x=[_over(rows, at, "difference") for at in shown],
        y=[sheet.middle(at) for at in shown],
        mode="markers",
        marker={"size": px(DOT), "color": colours.teal},
        hovertext=[sheet.rows[at].hover for at in shown],
        hoverinfo="text",
    )
    return sheet.figure()


def _over(rows: pd.DataFrame, at: int, column: str) -> float:
    return float(rows[column].iloc[at] / (rows["widest"].iloc[at] * AROUND))


def _lines(row, colours) -> list[tuple[float, float, str, float]]:
    """The scale, its middle, and the interval where there is one."""
    lines = [(-1.0, 1.0, colours.track, 1.5), (0.0, 0.0, colours.muted, 2)]
    if not pd.isna(row.low):
        widest = row.widest * AROUND
        lines.append((row.low / widest, row.high / widest, colours.sky, 7))
    return lines
