"""The people of the network, one dot each, by how far their commitment has come."""

import pandas as pd
import plotly.graph_objects as go

from data_access.language.vocabulary import PARTICIPANT_GROUP, Text
from ui.charts.drawing.canvas import LINE_HEIGHT, SMALL, TEXT, Sheet, nothing_yet, px, word
from ui.session.language import say
from ui.session.numbers import is_known, say_count, say_percent
from ui.session.theme import palette

WIDE = 20  # dots in a row: six rows of them are the 120
SPACE = 18
HEAD = 1.9  # rows taken by the words above the dots of a stage
SYMBOLS = ("circle", "diamond", "square")


def dots(people: pd.DataFrame, hollow_stage: str | None = "no_commitment") -> go.Figure:
    """One dot a person, in a block a stage, coloured and shaped by group.

    Columns: stage, label, group (a code of PARTICIPANT_GROUP), people; stages in the order
    given. The dots of `hollow_stage` are outlines: those people have not begun.
    """
    if people.empty:
        return nothing_yet()
    groups = list(dict.fromkeys(people["group"]))
    stages = list(dict.fromkeys(people["stage"]))
    everybody = _count(people)
    blocks, y = [], len(groups) * 1.5 + 0.4
    for stage in stages:
        block = people[people["stage"] == stage]
        blocks.append((y, stage, block))
        rows = -(-int(block["people"].fillna(0).sum()) // WIDE)
        y += HEAD + rows + 0.6
    sheet = Sheet(y * SPACE)
    sheet.x.update(range=[-0.5, WIDE - 0.5], constrain="domain", constraintoward="left")
    sheet.y.update(range=[y, 0], scaleanchor="x", constrain="domain", constraintoward="top")
    for at, group in enumerate(groups):
        count = _count(people[people["group"] == group])
        _dot(sheet, [0], [at * 1.5 + 0.5], at, False, "")
        words = f"{_group(group)} {say_count(count)} {say(Text('คน', 'people'))}"
        _write(sheet, words, 0.8, at * 1.5 + 0.5, bold=False)
    for top, stage, block in blocks:
        total = _count(block)
        share = (
            f" ({word(say_percent(total / everybody))})" if total is not None and everybody else ""
        )
        label = word(block["label"].iloc[0])
        people_words = f"{say_count(total)} {say(Text('คน', 'people'))}"
        _write(sheet, f"<b>{label} {people_words}</b>{share}", -0.5, top + 0.7, bold=True)
        _block(sheet, block, groups, top + HEAD, stage == hollow_stage, label)
    return sheet.figure()


def _block(
    sheet: Sheet,
    block: pd.DataFrame,
    groups: list[str],
    top: float,
    hollow: bool,
    label: str,
) -> None:
    begun = 0
    for row in block.itertuples():
        count = int(row.people) if is_known(row.people) else 0
        places = range(begun, begun + count)
        begun += count
        words = f"<b>{label}</b><br>{_group(row.group)} {say_count(row.people)}"
        _dot(
            sheet,
            [place % WIDE for place in places],
            [top + place // WIDE for place in places],
            groups.index(row.group),
            hollow,
            words,
        )


def _dot(
    sheet: Sheet, x: list[float], y: list[float], group: int, hollow: bool, words: str
) -> None:
    colours = palette()
    colour = (colours.teal, colours.sky, colours.grey)[group % 3]
    sheet.trace(
        "scatter",
        x=x,
        y=y,
        mode="markers",
        cliponaxis=False,
        marker={
            "symbol": SYMBOLS[group % 3] + ("-open" if hollow else ""),
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


def _group(group: str) -> str:
    return word(PARTICIPANT_GROUP.get(group, group))


def _count(people: pd.DataFrame) -> int | None:
    """How many people; None where no count at all is known."""
    known = people["people"].dropna()
    return None if known.empty else int(known.sum())
