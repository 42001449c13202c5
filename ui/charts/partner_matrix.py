"""Who does what where: each partner's pledges in each district, and the gaps."""

import pandas as pd
import plotly.graph_objects as go

from data_access.vocabulary import Text
from ui.charts.canvas import SMALL, TEXT, Sheet, fold, nothing_yet, px, room, width, word
from ui.language import NOTHING, say
from ui.numbers import is_known, say_percent, say_quantity
from ui.palette import palette

LINE = 22
CELLS = 50
BAR = 12
CELL = 0.84  # of a column


def partner_matrix(cells: pd.DataFrame) -> go.Figure:
    """One small bullet a partner and area, in percent of what was promised there.

    Columns: partner, partner_name, area_code, area_name, promised, delivered, unit; partners in
    the order in which they first appear, areas in that of their codes. A cell with no row, or
    with nothing promised, is a dash: it is a gap, and the gaps are what the picture is for.
    """
    if cells.empty:
        return nothing_yet()
    partners = dict(zip(cells["partner"], cells["partner_name"], strict=True))
    areas = dict(sorted(zip(cells["area_code"], cells["area_name"], strict=True)))
    colours = palette()
    tallest = max(width(word(name), SMALL) for name in areas.values())
    names = {
        partner: fold(word(name).split(" "), " ", room(), TEXT, bold=True)
        for partner, name in partners.items()
    }
    tops, height = {}, 0.0  # of the cells of each partner, below its name
    for partner, lines in names.items():
        tops[partner] = height + len(lines) * LINE
        height = tops[partner] + CELLS
    sheet = Sheet(height, top=tallest + 20)
    sheet.x.update(
        visible=True,
        side="top",
        range=[0, len(areas)],
        tickvals=[at + 0.5 for at in range(len(areas))],
        ticktext=[word(name) for name in areas.values()],
        # Upright names, because a column on a phone is narrower than any name of a district.
        tickangle=-90,
        ticklabelstandoff=int(px(8)),
        tickfont={"size": px(SMALL), "color": colours.ink},
    )
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
