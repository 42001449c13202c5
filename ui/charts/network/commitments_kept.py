"""What people have kept of what they promised, against what should be kept by today."""

import pandas as pd
import plotly.graph_objects as go

from data_access.language.vocabulary import Text
from ui.charts.drawing.canvas import nothing_yet, word
from ui.charts.drawing.rows import Row, Rows
from ui.session.language import say
from ui.session.numbers import is_known, say_percent, say_points
from ui.session.theme import palette


def commitments_kept(rows: pd.DataFrame) -> go.Figure:
    """One bar a group or district. Columns: label, kept, expected, both shares up to 1."""
    if rows.empty:
        return nothing_yet()
    colours = palette()
    sheet = Rows(
        [_row(group) for group in rows.itertuples()],
        widest=1,
        key=[
            ("bar", colours.teal, say(Text("ทำตามคำมั่นแล้ว", "Kept"))),
            ("notch", colours.ink, say(Text("ควรได้ถึงวันนี้", "Expected by today"))),
        ],
    )
    sheet.bars([1 if is_known(kept) else None for kept in rows["kept"]], colours.track)
    sheet.bars(list(rows["kept"]), colours.teal)
    sheet.notches(list(rows["expected"]))
    return sheet.figure()


def _row(group) -> Row:
    remarks = []
    if is_known(group.expected):
        expected = word(say_percent(group.expected))
        remarks.append(say(Text(f"ควรได้ {expected}", f"expected {expected}")))
        if is_known(group.kept):
            remarks.append(say_points(group.kept - group.expected))
    return Row(word(group.label), word(say_percent(group.kept)), remarks)
