"""The subdistricts as tiles, each with the number of the step it has reached."""

import pandas as pd
import plotly.graph_objects as go

from display.palette import ink_on
from ui.charts.drawing.canvas import SMALL, Sheet, fold, nothing_yet, px, room, word
from ui.session.language import NOTHING
from ui.session.numbers import is_known
from ui.session.theme import palette

ACROSS = 4  # the longest name still fits its tile on a phone
TILE = 66
HEAD = 34
GAP = 3
KEY = 24


def subdistrict_board(rows: pd.DataFrame) -> go.Figure:
    """One tile a subdistrict, grouped by district in the order given.

    Columns: subdistrict_code, name, district, stage (0–4, how many steps are reached), label
    (the words of that stage). A subdistrict whose stage is not known is a dashed tile with a dash.
    """
    if rows.empty:
        return nothing_yet()
    key = rows[rows["stage"].map(is_known)].drop_duplicates("stage").sort_values("stage")
    top = len(key) * KEY + 8
    places, heads, y = [], [], top
    for district, tiles in rows.groupby("district", sort=False):
        heads.append((district, y))
        for at, tile in enumerate(tiles.itertuples()):
            places.append((at % ACROSS, y + HEAD + at // ACROSS * TILE, tile))
        y += HEAD + -(-len(tiles) // ACROSS) * TILE + 8
    sheet = Sheet(y)
    sheet.x.update(range=[0, ACROSS])
    for line, stage in enumerate(key.itertuples()):
        _key(sheet, line, int(stage.stage), word(stage.label))
    for district, place in heads:
        sheet.write(f"<b>{word(district)}</b>", place + HEAD / 2)
    for column, place, tile in places:
        _tile(sheet, column, place, tile)
    sheet.trace(
        "scatter",
        x=[column + 0.5 for column, _, _ in places],
        y=[px(place + TILE / 2) for _, place, _ in places],
        mode="markers",
        marker={"size": px(TILE - 10), "opacity": 0, "color": palette().ink},
        hovertext=[
            f"<b>{word(tile.name)}</b><br>{_number(tile.stage)} {_label(tile)}"
            for _, _, tile in places
        ],
        hoverinfo="text",
    )
    return sheet.figure()


def _tile(sheet: Sheet, column: int, place: float, tile) -> None:
    colours = palette()
    known = is_known(tile.stage)
    fill = colours.shades[int(tile.stage)] if known else colours.paper
    sheet.shape(
        "rect",
        x0=column + 0.02,
        x1=column + 0.98,
        y0=px(place + GAP),
        y1=px(place + TILE - GAP),
        fillcolor=fill,
        line={"color": colours.grey, "width": 1, "dash": "solid" if known else "dot"},
        layer="below",
    )
    name = "<br>".join(fold(word(tile.name).split(" "), " ", room() / ACROSS - 6, SMALL))
    sheet.write(
        f"{name}<br><b>{_number(tile.stage)}</b>",
        place + TILE / 2,
        column + 0.5,
        size=SMALL,
        colour=ink_on(fill),
        anchor="center",
    )


def _number(stage: float | None) -> str:
    return str(int(stage)) if is_known(stage) else NOTHING


def _label(tile) -> str:
    return word(tile.label) if is_known(tile.stage) else ""


def _key(sheet: Sheet, line: int, stage: int, label: str) -> None:
    colours = palette()
    y = line * KEY + KEY / 2
    sheet.shape(
        "rect",
        xsizemode="pixel",
        xanchor=0,
        x0=1,
        x1=px(22),
        y0=px(y - 10),
        y1=px(y + 10),
        fillcolor=colours.shades[stage],
        line={"color": colours.grey, "width": 1},
    )
    fill = colours.shades[stage]
    number = f"<b>{stage}</b>"
    sheet.write(number, y, 0, size=SMALL, colour=ink_on(fill), anchor="center", shift=11.5)
    sheet.write(label, y, size=SMALL, shift=30)
