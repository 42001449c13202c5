"""Areas by dimension: the darker a cell, the more of its people are poor and lack it."""

from bisect import bisect_right
from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from display.palette import ink_on
from ui.charts.drawing.canvas import SMALL, Sheet, fold, nothing_yet, px, room, word
from ui.session.language import NOTHING
from ui.session.numbers import is_known, say_percent
from ui.session.theme import palette

LINE = 24
CELL = 38
GAP = 10
EDGES = (0.05, 0.15, 0.25, 0.35)  # from which share on a cell is a shade darker


def heat_table(rows: pd.DataFrame, dimensions: Mapping[str, str]) -> go.Figure:
    """One row of cells an area, below its name and, at the right, its `value` in words.

    Columns: name, value, and by dimension a share of people, missing where it is not shown: such a
    cell is dashed and has a dash. `dimensions` names them. The order is kept.
    """
    if rows.empty:
        return nothing_yet()
    heads = [fold(word(name).split(" "), " ", room() / len(dimensions), SMALL)
             for name in dimensions.values()]  # fmt: skip
    top = max(map(len, heads)) * LINE
    sheet = Sheet(top + len(rows) * (LINE + CELL + GAP))
    sheet.x.update(range=[0, len(dimensions)])
    for column, lines in enumerate(heads):
        sheet.write("<br>".join(lines), top / 2, column + 0.5, size=SMALL,
                    colour=palette().muted, anchor="center")  # fmt: skip
    hovers = []
    for at, row in enumerate(rows.to_dict("records")):
        y = top + at * (LINE + CELL + GAP)
        sheet.write(f"<b>{word(row['name'])}</b>", y + LINE / 2)
        sheet.write(word(row["value"]), y + LINE / 2, size=SMALL, anchor="right")
        for column, (key, name) in enumerate(dimensions.items()):
            said = _cell(sheet, column, y + LINE, row[key])
            hover = f"<b>{word(row['name'])}</b><br>{word(name)} {said}"
            hovers.append((column + 0.5, px(y + LINE + CELL / 2), hover))
    sheet.trace(
        "scatter",
        x=[x for x, _, _ in hovers],
        y=[y for _, y, _ in hovers],
        mode="markers",
        marker={"size": px(CELL - 6), "opacity": 0, "color": palette().ink},
        hovertext=[words for *_, words in hovers],
        hoverinfo="text",
    )
    return sheet.figure()


def _cell(sheet: Sheet, column: int, y: float, share: float | None) -> str:
    colours, known = palette(), is_known(share)
    fill = colours.shades[bisect_right(EDGES, share)] if known else colours.paper
    said = say_percent(share) if known else NOTHING
    sheet.shape(
        "rect",
        x0=column + 0.02,
        x1=column + 0.98,
        y0=px(y),
        y1=px(y + CELL),
        fillcolor=fill,
        line={"color": colours.grey, "width": 1, "dash": "solid" if known else "dot"},
        layer="below",
    )
    sheet.write(said, y + CELL / 2, column + 0.5, size=SMALL, colour=ink_on(fill), anchor="center")
    return said
