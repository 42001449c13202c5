"""The people of the network, one dot each, by how far their commitment has come."""

import plotly.graph_objects as go

from display.charts.people_dots import PEOPLE, Dots, Stage
from ui.charts.drawing.canvas import LINE_HEIGHT, SMALL, TEXT, Sheet, nothing_yet, px, word
from ui.session.language import say
from ui.session.theme import palette

WIDE = 20  # dots in a row: six rows of them are the 120
SPACE = 18
HEAD = 1.9  # rows taken by the words above the dots of a stage
SYMBOLS = ("circle", "diamond", "square")


def dots(value: Dots) -> go.Figure:
    """One dot a person, in a block a stage, coloured and shaped by group. The dots of a hollow stage
    are outlines: those people have not begun."""
    if not value.stages:
        return nothing_yet()
    blocks, y = [], len(value.groups) * 1.5 + 0.4
    for stage in value.stages:
        blocks.append((y, stage))
        rows = -(-(stage.people or 0) // WIDE)
        y += HEAD + rows + 0.6
    sheet = Sheet(y * SPACE)
    sheet.x.update(range=[-0.5, WIDE - 0.5], constrain="domain", constraintoward="left")
    sheet.y.update(range=[y, 0], scaleanchor="x", constrain="domain", constraintoward="top")
    for at, group in enumerate(value.groups):
        _dot(sheet, [0], [at * 1.5 + 0.5], group.look, False, "")
        words = f"{word(group.name)} {word(group.count)} {say(PEOPLE)}"
        _write(sheet, words, 0.8, at * 1.5 + 0.5, bold=False)
    for top, stage in blocks:
        share = "" if stage.people is None else f" ({word(stage.share)})"
        people = f"{word(stage.count)} {say(PEOPLE)}"
        _write(sheet, f"<b>{word(stage.name)} {people}</b>{share}", -0.5, top + 0.7, bold=True)
        _block(sheet, stage, top + HEAD)
    return sheet.figure()


def _block(sheet: Sheet, stage: Stage, top: float) -> None:
    begun = 0
    for group in stage.groups:
        places = range(begun, begun + (group.people or 0))
        begun = places.stop
        words = f"<b>{word(stage.name)}</b><br>{word(group.name)} {word(group.count)}"
        _dot(
            sheet,
            [place % WIDE for place in places],
            [top + place // WIDE for place in places],
            group.look,
            stage.is_hollow,
            words,
        )


def _dot(
    sheet: Sheet, x: list[float], y: list[float], group: int, hollow: bool, words: str
) -> None:
    colours = palette()
    colour = (colours.teal, colours.sky, colours.grey)[group]
    sheet.trace(
        "scatter",
        x=x,
        y=y,
        mode="markers",
        cliponaxis=False,
        marker={
            "symbol": SYMBOLS[group] + ("-open" if hollow else ""),
            "size": px(13),
            "color": colour,
            "line": {"width": px(2) if hollow else 0, "color": colour},
        },
        hovertext=words,
        hoverinfo="text" if words else "skip",
    )


def _write(sheet: Sheet, words: str, x: float, y: float, bold: bool) -> None:
    colours = palette()
    size = TEXT if bold else SMALL
    sheet.note(
        words,
        x=x,
        xanchor="left",
        y=y,
        yanchor="bottom",
        yshift=-px(size) * LINE_HEIGHT / 2,
        font={"size": px(size), "color": colours.ink if bold else colours.muted},
    )
