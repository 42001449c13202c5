"""Money and gifts in kind, in two colours."""

import pandas as pd
import plotly.graph_objects as go

from data_access.language.vocabulary import Text
from ui.charts.drawing.canvas import nothing_yet, word
from ui.charts.drawing.rows import Row, Rows
from ui.session.language import say
from ui.session.numbers import is_known, say_baht, say_count, say_counted
from ui.session.theme import palette


def cost_split(rows: pd.DataFrame) -> go.Figure:
    """One bar a kind of repair: what a house costs in cash and in kind.

    Columns: label, cash, inkind, n. The value is the two together; where one is not known,
    there is no total. Where `n` is not known it is hidden, and said to be.
    """
    return _split(rows)


def money_by_source(rows: pd.DataFrame) -> go.Figure:
    """One bar a source: its cash and the value of what it gave in kind.

    Columns: label, cash, inkind.
    """
    return _split(rows)


def _split(rows: pd.DataFrame) -> go.Figure:
    if rows.empty:
        return nothing_yet()
    colours = palette()
    sheet = Rows(
        [_row(source) for source in rows.itertuples()],
        widest=(rows["cash"].fillna(0) + rows["inkind"].fillna(0)).max(),
        key=[
            ("bar", colours.teal, say(Text("เงิน", "Cash"))),
            ("bar", colours.sky, say(Text("สิ่งของและแรงงาน", "Materials and labour"))),
        ],
    )
    sheet.bars(list(rows["cash"]), colours.teal)
    sheet.bars(list(rows["inkind"]), colours.sky, starts=list(rows["cash"].fillna(0)))
    return sheet.figure()


def _row(source) -> Row:
    both = is_known(source.cash) and is_known(source.inkind)
    cash, inkind = say_baht(source.cash), say_baht(source.inkind)
    remarks = []
    if not _is_nothing(source.cash):
        remarks.append(say(Text(f"เงิน {cash}", f"cash {cash}")))
    if not _is_nothing(source.inkind):
        remarks.append(say(Text(f"สิ่งของและแรงงาน {inkind}", f"in kind {inkind}")))
    if hasattr(source, "n") and not is_known(source.n):
        remarks.append(say(Text("จำนวนหลังไม่แสดง", "how many houses is not shown")))
    elif hasattr(source, "n"):
        houses = say_counted(source.n, "house")
        remarks.append(say(Text(f"จาก {say_count(source.n)} หลัง", f"of {houses}")))
    return Row(word(source.label), say_baht(source.cash + source.inkind if both else None), remarks)


def _is_nothing(thb: float | None) -> bool:
    return is_known(thb) and thb == 0
