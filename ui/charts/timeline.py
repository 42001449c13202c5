"""The path of one repair, from the day it was reported."""

import pandas as pd
import plotly.graph_objects as go

from data_access.vocabulary import Text
from ui.charts.canvas import SMALL, blank, nothing_yet, px, word, write
from ui.language import say, say_date
from ui.numbers import is_known, say_days
from ui.palette import palette

STEP = 76
WORDS = 28  # from the left edge, beside the rail


def timeline(rows: pd.DataFrame) -> go.Figure:
    """One stop a move, downwards. Columns: day, label, days (spent there before the next move).

    The stops are equally far apart: the days between them are written, not drawn. A stop
    without a day has not been reached and is hollow.
    """
    if rows.empty:
        return nothing_yet()
    colours = palette()
    stops = list(rows.itertuples())
    figure = blank(len(stops) * STEP - 22)
    figure.update_xaxes(range=[0, 1])
    figure.update_yaxes(range=[px(len(stops) * STEP - 22), 0])
    reached = [not pd.isna(stop.day) for stop in stops]
    for at, stop in enumerate(stops):
        y = at * STEP + 14
        if at + 1 < len(stops):
            _rail(figure, y, y + STEP, reached[at + 1])
        _stop(figure, y, reached[at])
        day = say_date(stop.day)
        write(figure, f"<b>{word(stop.label)}</b>", y, shift=WORDS)
        spent = say(Text(f"{say_days(stop.days)}ในขั้นนี้", f"{say_days(stop.days)} at this stage"))
        if reached[at] and is_known(stop.days):
            day = f"{day} · {spent}"
        write(figure, day, y + 24, size=SMALL, colour=colours.muted, shift=WORDS)
    return figure


def _rail(figure: go.Figure, y0: float, y1: float, reached: bool) -> None:
    colours = palette()
    figure.add_shape(
        type="line",
        xsizemode="pixel",
        xanchor=0,
        x0=px(9),
        x1=px(9),
        y0=px(y0),
        y1=px(y1),
        line={
            "color": colours.teal if reached else colours.grey,
            "width": px(3),
            "dash": "solid" if reached else "dot",
        },
    )


def _stop(figure: go.Figure, y: float, reached: bool) -> None:
    colours = palette()
    figure.add_shape(
        type="circle",
        xsizemode="pixel",
        xanchor=0,
        x0=px(2),
        x1=px(16),
        y0=px(y - 7),
        y1=px(y + 7),
        fillcolor=colours.teal if reached else colours.paper,
        line={"color": colours.teal if reached else colours.grey, "width": px(2)},
    )
