"""The path of one repair, from the day it was reported."""

import pandas as pd
import plotly.graph_objects as go

from data_access.language.vocabulary import Text
from ui.charts.drawing.canvas import SMALL, Sheet, nothing_yet, px, word
from ui.session.language import say, say_date
from ui.session.numbers import is_known, say_days
from ui.session.theme import palette

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
    sheet = Sheet(len(stops) * STEP - 22)
    reached = [not pd.isna(stop.day) for stop in stops]
    for at, stop in enumerate(stops):
        y = at * STEP + 14
        if at + 1 < len(stops):
            _rail(sheet, y, y + STEP, reached[at + 1])
        _stop(sheet, y, reached[at])
        day = say_date(stop.day)
        sheet.write(f"<b>{word(stop.label)}</b>", y, shift=WORDS)
        spent = say(Text(f"{say_days(stop.days)}ในขั้นนี้", f"{say_days(stop.days)} at this stage"))
        if reached[at] and is_known(stop.days):
            day = f"{day} · {spent}"
        sheet.write(day, y + 24, size=SMALL, colour=colours.muted, shift=WORDS)
    return sheet.figure()


def _rail(sheet: Sheet, y0: float, y1: float, reached: bool) -> None:
    colours = palette()
    sheet.shape(
        "line",
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


def _stop(sheet: Sheet, y: float, reached: bool) -> None:
    colours = palette()
    sheet.shape(
        "circle",
        xsizemode="pixel",
        xanchor=0,
        x0=px(2),
        x1=px(16),
        y0=px(y - 7),
        y1=px(y + 7),
        fillcolor=colours.teal if reached else colours.paper,
        line={"color": colours.teal if reached else colours.grey, "width": px(2)},
    )
