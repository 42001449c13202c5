"""Who does what where: each partner's pledges in each district, and the gaps."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from data_access.language.vocabulary import Text
from ui.charts.drawing.canvas import (
    LINE_HEIGHT,
    SMALL,
    TEXT,
    Sheet,
    fold,
    nothing_yet,
    px,
    room,
    width,
    word,
)
from ui.session.language import NOTHING, say
from ui.session.numbers import is_known, say_percent, say_quantity
from ui.session.theme import palette

LINE = 22
CELLS = 50
BAR = 12
CELL = 0.84  # of a column
HEAD_GAP = 6  # between names of areas, and below them


def partner_matrix(cells: pd.DataFrame) -> go.Figure:
    """One small bullet a partner and area, in percent of what was promised there.

    Columns: partner, partner_name, area_code, area_name, area_short (above its column), promised,
    delivered, unit; partners in the order in which they first appear, areas in that of their
    codes. A cell with no row, or
    with nothing promised, is a dash: it is a gap, and the gaps are what the picture is for.
    """
    if cells.empty:
        return nothing_yet()
    partners = dict(zip(cells["partner"], cells["partner_name"], strict=True))
    areas = dict(sorted(zip(cells["area_code"], cells["area_short"], strict=True)))
    colours = palette()
    names = {
        partner: fold(word(name).split(" "), " ", room(), TEXT, bold=True)
        for partner, name in partners.items()
    }
    head = _head(list(areas.values()))
    tops, height = {}, 0.0  # of the cells of each partner, below its name
    for partner, lines in names.items():
        tops[partner] = height + len(lines) * LINE
        height = tops[partner] + CELLS
    sheet = Sheet(height, top=head.height + 2 * HEAD_GAP)
    sheet.x.update(range=[0, len(areas)])
    _draw_head(sheet, head, height)
    found = {(cell.partner, cell.area_code): cell for cell in cells.itertuples()}
    for partner, top in tops.items():
        lines = names[partner]
        sheet.write(f"<b>{'<br>'.join(lines)}</b>", top - len(lines) * LINE / 2)
        for column, area in enumerate(areas):
            words = _share(found.get((partner, area)))
            colour = colours.muted if words == NOTHING else colours.ink
            sheet.write(
                word(words),
                top + 28,
                column + 0.5,
                size=SMALL,
                colour=colour,
                anchor="center",
            )
    drawn = [
        (tops[cell.partner], list(areas).index(cell.area_code), cell)
        for cell in found.values()
        if is_known(cell.promised) and cell.promised > 0
    ]
    _bars(sheet, [(top, column, 1.0, cell) for top, column, cell in drawn], colours.track)
    _bars(
        sheet,
        [
            (top, column, min(cell.delivered / cell.promised, 1), cell)
            for top, column, cell in drawn
            if is_known(cell.delivered)
        ],
        colours.teal,
    )
    return sheet.figure()


@dataclass(frozen=True)
class _Head:
    """The names of the areas above their columns, from the left, and how high they are in all.
    A name a storey higher has lines of nothing below it: `above` is how many."""

    names: list[str]
    middles: list[float]  # in columns
    above: list[int]
    height: float


def _head(names: Sequence[str]) -> _Head:
    """A column on a phone is narrower than most names, and turned letters are hard to read: every
    other name stands a storey higher, and each has the room of two columns."""
    column = room() / len(names)
    if all(width(word(name), SMALL) <= column - HEAD_GAP for name in names):
        folded, storeys = [[word(name)] for name in names], 1
    else:
        folded, storeys = [], 2
        for at, name in enumerate(names):
            columns = 1.5 if at in (0, len(names) - 1) else 2
            wide = columns * column - HEAD_GAP
            folded.append(fold(word(name).split(" "), " ", wide, SMALL))
    highest = [max(map(len, folded[storey::storeys]), default=0) for storey in range(storeys)]
    above = [at % storeys * highest[0] for at in range(len(names))]
    middles = []
    for at, lines in enumerate(folded):
        half = max(width(line, SMALL) for line in lines) / column / 2
        middles.append(min(max(at + 0.5, half), len(names) - half))
    return _Head(
        ["<br>".join([*lines, *[" "] * empty]) for lines, empty in zip(folded, above, strict=True)],
        middles,
        above,
        sum(highest) * SMALL * LINE_HEIGHT,
    )


def _draw_head(sheet: Sheet, head: _Head, height: float) -> None:
    """On the axis, which sets all names on one line. Those of a storey higher are led to theirs."""
    sheet.x.update(
        visible=True,
        side="top",
        tickvals=head.middles,
        ticktext=head.names,
        ticklabelstandoff=int(px(HEAD_GAP)),
        tickfont={"size": px(SMALL), "color": palette().ink},
    )
    for column, lines in enumerate(head.above):
        if lines:
            sheet.shape(
                "line",
                x0=column + 0.5,
                x1=column + 0.5,
                yref="paper",
                y0=1,
                y1=1 + (lines * SMALL * LINE_HEIGHT + HEAD_GAP / 2) / height,
                line={"color": palette().grey, "width": px(1)},
            )


def _share(cell) -> str:
    """62%, or + where something came that nobody had promised."""
    if cell is None:
        return NOTHING
    promised = is_known(cell.promised) and cell.promised > 0
    if not promised:
        return "+" if is_known(cell.delivered) and cell.delivered > 0 else NOTHING
    return say_percent(cell.delivered / cell.promised) if is_known(cell.delivered) else NOTHING


def _bars(sheet: Sheet, bars: list, colour: str) -> None:
    sheet.trace(
        "bar",
        x=[share * CELL for _, _, share, _ in bars],
        base=[column + (1 - CELL) / 2 for _, column, _, _ in bars],
        y=[px(top + 10) for top, *_ in bars],
        width=px(BAR),
        orientation="h",
        marker={"color": colour, "line": {"width": 0}},
        hovertext=[_hover(cell) for *_, cell in bars],
        hoverinfo="text",
    )


def _hover(cell) -> str:
    delivered, promised = (
        word(say_quantity(quantity, cell.unit)) for quantity in (cell.delivered, cell.promised)
    )
    words = Text(f"ส่งมอบ {delivered} จาก {promised}", f"{delivered} of {promised} delivered")
    return f"<b>{word(cell.partner_name)}</b><br>{word(cell.area_name)}<br>{say(words)}"
