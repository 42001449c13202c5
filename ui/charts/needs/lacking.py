"""What poor people lack, one bar a dimension, and on it those whose house is done."""

import pandas as pd
import plotly.graph_objects as go

from data_access.language.vocabulary import Text
from ui.charts.drawing.canvas import nothing_yet, word
from ui.charts.drawing.rows import Row, Rows
from ui.session.language import NOTHING, say
from ui.session.numbers import is_known, say_count, say_percent
from ui.session.theme import palette


def lacking(rows: pd.DataFrame) -> go.Figure:
    """One bar a dimension, all on one scale of people; the longest is the one to look at.

    Columns: name, poor, censored, contribution, housed (missing where hidden). The order is kept.
    """
    if rows.empty or rows["poor"].isna().all():
        return nothing_yet()
    colours = palette()
    most = rows["poor"].max()
    first = [colours.orange if one == most else colours.grey for one in rows["poor"]]
    sheet = Rows(
        [_row(one) for one in rows.itertuples()],
        widest=float(rows["poor"].max()),
        key=[
            ("bar", colours.grey, say(Text("คนจนหลายมิติที่ขาดเรื่องนี้", "Poor people who lack it"))),
            ("bar", colours.teal, say(Text("ในนั้นได้บ้านแล้ว", "of them, house done"))),
        ],
    )
    sheet.bars(list(rows["poor"]), first)
    sheet.bars(list(rows["housed"]), colours.teal)
    return sheet.figure()


def _row(one) -> Row:
    people = say_count(one.poor)
    housed = say_count(one.housed) if is_known(one.housed) else NOTHING
    return Row(
        word(one.name),
        say(Text(f"{people} คน", f"{people} people")),
        [
            say(
                Text(
                    f"{say_percent(one.censored)} ของทุกคนที่สำรวจ",
                    f"{say_percent(one.censored)} of all surveyed",
                )
            ),
            say(Text(f"ได้บ้านแล้ว {housed} คน", f"house done: {housed} people")),
        ],
    )
