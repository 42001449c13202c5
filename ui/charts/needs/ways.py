"""The same money spent in several ways: what each does, and whom it leaves with nothing."""

import pandas as pd
import plotly.graph_objects as go

from data_access.language.plurals import counted
from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import Text
from ui.charts.drawing.canvas import nothing_yet, word
from ui.charts.drawing.rows import Row, Rows
from ui.session.language import say
from ui.session.theme import palette


def ways(rows: pd.DataFrame) -> go.Figure:
    """One bar a way, of its benefit, all on one scale; the choice itself in the main colour.

    Columns: key, name, benefit, houses, left_out. The order is kept.
    """
    if rows.empty or not rows["benefit"].max():
        return nothing_yet()
    colours = palette()
    sheet = Rows([_row(one) for one in rows.itertuples()], widest=float(rows["benefit"].max()))
    sheet.bars(
        list(rows["benefit"]),
        [colours.teal if one == "best" else colours.grey for one in rows["key"]],
    )
    return sheet.figure()


def _row(one) -> Row:
    out = (
        Text(
            f"{one.left_out:,} ตำบลไม่ได้เลย",
            f"{counted(one.left_out, SUBDISTRICT.one, SUBDISTRICT.many)} with nothing",
        )
        if one.left_out
        else Text("ทุกตำบลได้", f"every {SUBDISTRICT.one} has some")
    )
    points = f"{one.benefit:,.0f}"
    return Row(
        word(one.name),
        say(Text(f"{points} แต้ม", counted(one.benefit, "point"))),
        [say(Text(f"{one.houses:,} หลัง", counted(one.houses, "home"))), say(out)],
    )
