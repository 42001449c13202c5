"""Need, measure and money by dimension: one bar each, and a dashed empty one where nobody plans."""

import plotly.graph_objects as go

from data_access.language.plurals import counted
from data_access.language.vocabulary import Text
from display.charts.need_matrix import NOBODY_PLANS, NeedLine, NeedMatrix
from display.palette import ink_on
from ui.charts.drawing.canvas import SMALL, Sheet, px, word
from ui.session.language import say
from ui.session.theme import palette

LINE = 26
BAR = 34
GAP = 12


def need_matrix(drawn: NeedMatrix) -> go.Figure:
    """One line a dimension: its name and need above its bar. The bar is filled by what is secured of
    the money planned; a dimension without a measure has a dashed bar that says so."""
    each = LINE + BAR + GAP
    sheet = Sheet(len(drawn.lines) * each)
    for at, line in enumerate(drawn.lines):
        y = at * each
        sheet.write(f"<b>{word(say(line.name))}</b>", y + LINE / 2)
        need = word(say(line.need))
        colour = palette().orange_text if line.is_above else palette().muted
        sheet.write(need, y + LINE / 2, size=SMALL, anchor="right", colour=colour)
        _bar(sheet, y + LINE, line)
    return sheet.figure()


def _bar(sheet: Sheet, y: float, line: NeedLine) -> None:
    colours, share = palette(), line.secured_share or 0.0
    sheet.shape(
        "rect",
        x0=0,
        x1=1,
        y0=px(y),
        y1=px(y + BAR),
        fillcolor=colours.paper if line.is_empty else colours.shades[1],
        line={
            "color": colours.orange if line.is_empty and line.is_above else colours.grey,
            "width": 1,
            "dash": "dot" if line.is_empty else "solid",
        },
        layer="below",
    )
    if share:
        sheet.shape(
            "rect",
            x0=0,
            x1=share,
            y0=px(y),
            y1=px(y + BAR),
            fillcolor=colours.shades[2],
            line={"width": 0},
            layer="below",
        )
    fill = colours.paper if line.is_empty else colours.shades[1]
    ink = colours.orange_text if line.is_empty and line.is_above else ink_on(fill)
    sheet.write(word(said_of(line)), y + BAR / 2, size=SMALL, colour=ink, shift=8)


def said_of(line: NeedLine) -> str:
    """What is on the bar: that nobody plans, or how many measures, and what money they have."""
    if line.is_empty:
        return say(NOBODY_PLANS)
    count = say(Text(f"{line.measures:,} โครงการ", counted(line.measures, "measure")))
    return f"{count} · {say(line.money)}" if line.money else count
