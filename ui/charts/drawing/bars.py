"""Rows of bars on the page, from their value: every chart of that kind is drawn here."""

from collections.abc import Sequence

import plotly.graph_objects as go

from data_access.language.vocabulary import Text
from display.charts.bars import Bar, Bars, longest
from ui.charts.drawing.canvas import nothing_yet, word
from ui.charts.drawing.parts import in_parts
from ui.charts.drawing.rows import Row, Rows
from ui.session.language import say
from ui.session.theme import palette

SPACE = 0.012  # of the width, between a whole and what came beyond it


def bars(value: Bars, among: Bars | None = None) -> go.Figure:
    """One row a bar, in the order given. Where the rows are a part of others, `among` are all of
    them: their scale is shared, and the first part has the key of all."""
    if value.is_empty:
        return nothing_yet()
    every, colours = among or value, palette()
    widest = _widest(every)
    sheet = Rows(
        [_row(row) for row in value.rows],
        widest=widest * (1 + SPACE) if "beyond" in every.parts_drawn else widest,
        key=_key(every) if value.rows[0] is every.rows[0] else (),
    )
    whole, done, beyond = ([getattr(row, name) for row in value.rows] for name in LENGTHS)
    if any(one is not None for one in whole):
        sheet.bars(whole, colours.track)
    sheet.bars(done, [colours.of_progress(row.state) for row in value.rows])
    _late(sheet, value.rows)
    if any(beyond):
        gap = SPACE * widest
        starts = [None if one is None else one + gap for one in whole]
        sheet.bars(beyond, colours.teal, starts=starts, hatched=True)
    sheet.notches([row.due for row in value.rows])
    return sheet.figure()


LENGTHS = ("whole", "done", "beyond")


def bars_in_parts(value: Bars) -> list[go.Figure]:
    """The same in parts that each fit a sheet of paper, on one scale."""
    return [bars(value.of_rows(part), among=value) for part in in_parts(value.rows)]


def _widest(value: Bars) -> float:
    ends = [(row.whole or 0) + (row.beyond or 0) for row in value.rows]
    return max(value.widest, longest(ends)) if any(ends) else value.widest


def _late(sheet: Rows, rows: Sequence[Bar]) -> None:
    """What to look at: the part of a bar that is overdue, or stalled."""
    late = [row.late for row in rows]
    if any(late):
        lengths = [one[1] if one else None for one in late]
        starts = [one[0] if one else None for one in late]
        sheet.bars(lengths, palette().orange, starts=starts)


def _key(value: Bars) -> list[tuple[str, str, str]]:
    """What each part is called; of parts that only some rows have, those that are drawn."""
    colours = palette()
    parts: list[tuple[str, str, Text]] = [
        ("bar", colours.teal, value.done),
        ("bar", colours.track, value.whole),
        ("notch", colours.ink, value.due),
    ]
    if "late" in value.parts_drawn:
        parts.append(("bar", colours.orange, value.late))
    if "beyond" in value.parts_drawn:
        parts.append(("hatched", colours.teal, value.beyond))
    return [(kind, colour, say(name)) for kind, colour, name in parts if name.en]


def _row(row: Bar) -> Row:
    remarks = [word(one) for one in row.remarks]
    if row.late_words.en:
        late = f'<span style="color:{palette().orange_text}">{word(row.late_words)}</span>'
        remarks.append(f"<b>{late}</b>")
    return Row(word(row.name), word(row.value), remarks, row.state)
