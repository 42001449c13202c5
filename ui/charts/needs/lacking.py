"""What poor people lack, one bar a dimension, and on it those whose house is done."""

import plotly.graph_objects as go

from display.charts.bars import Bars
from ui.charts.drawing.canvas import nothing_yet, word
from ui.charts.drawing.rows import Row, Rows
from ui.session.language import say
from ui.session.theme import palette


def lacking(value: Bars) -> go.Figure:
    """All on one scale of people; the longest is the one to look at, so that the whole is no pale
    bar here."""
    if value.is_empty:
        return nothing_yet()
    colours = palette()
    sheet = Rows(
        [Row(word(row.name), word(row.value), list(map(word, row.remarks))) for row in value.rows],
        widest=value.widest,
        key=[("bar", colours.grey, say(value.whole)), ("bar", colours.teal, say(value.done))],
    )
    sheet.bars(
        [row.whole for row in value.rows],
        [colours.orange if row.whole == value.widest else colours.grey for row in value.rows],
    )
    sheet.bars([row.done for row in value.rows], colours.teal)
    return sheet.figure()
