"""From people to houses: a few big numbers, each leading to the next."""

import plotly.graph_objects as go

from display.charts.chain_links import Chain
from ui.charts.drawing.canvas import SMALL, Sheet, nothing_yet, px, word
from ui.session.theme import palette

STEP = 82
BIG = 36
NUMBERS = 104  # room for the numbers, which end where the words begin


def chain(value: Chain) -> go.Figure:
    """One number a link, downwards, which fits any width."""
    if not value.links:
        return nothing_yet()
    colours = palette()
    sheet = Sheet(len(value.links) * STEP - 26)
    for at, link in enumerate(value.links):
        y = at * STEP + 26
        number = f"<b>{link.count}</b>"
        sheet.write(number, y, 0, size=BIG, colour=colours.teal_text, anchor="right", shift=NUMBERS)
        sheet.write(f"<b>{word(link.name)}</b>", y - 10, shift=NUMBERS + 14)
        sheet.write(word(link.unit), y + 13, size=SMALL, colour=colours.muted, shift=NUMBERS + 14)
        if at + 1 < len(value.links):
            _arrow(sheet, y)
    return sheet.figure()


def _arrow(sheet: Sheet, y: float) -> None:
    """An arrow head drawn as a shape: the font has no arrows."""
    left, right = px(NUMBERS - 34), px(NUMBERS - 12)
    top, tip = px(y + 32), px(y + 44)
    sheet.shape(
        "path",
        path=f"M {left} {top} L {(left + right) / 2} {tip} L {right} {top}",
        xref="paper",
        xsizemode="pixel",
        xanchor=0,
        line={"color": palette().grey, "width": px(3)},
        fillcolor="rgba(0, 0, 0, 0)",
    )
