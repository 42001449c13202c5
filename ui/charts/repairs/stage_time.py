"""How many days the work takes from stage to stage."""

import pandas as pd
import plotly.graph_objects as go

from data_access.language.vocabulary import Text
from ui.charts.drawing.canvas import nothing_yet, word
from ui.charts.drawing.rows import BAR, Row, Rows
from ui.session.language import say
from ui.session.numbers import is_known, say_count, say_counted, say_days
from ui.session.theme import palette


def stage_time(rows: pd.DataFrame) -> go.Figure:
    """One bar a stage: the median, a thin line to the days nine in ten need, the limit.

    Columns: label, median, p90, n, limit_days. A median beyond the limit stands out.
    """
    if rows.empty:
        return nothing_yet()
    colours = palette()
    late = [
        is_known(stage.median) and is_known(stage.limit_days) and stage.median > stage.limit_days
        for stage in rows.itertuples()
    ]
    sheet = Rows(
        [_row(stage) for stage in rows.itertuples()],
        widest=rows[["median", "p90", "limit_days"]].max().max(),
        key=[
            ("bar", colours.teal, say(Text("มัธยฐาน", "Median"))),
            ("bar", colours.grey, say(Text("9 ใน 10 ไม่เกิน", "Nine in ten within"))),
            ("notch", colours.ink, say(Text("เกณฑ์", "Limit"))),
        ],
    )
    sheet.bars(list(rows["p90"]), colours.grey, thickness=BAR / 4)
    sheet.bars(
        list(rows["median"]), [colours.orange if is_late else colours.teal for is_late in late]
    )
    sheet.notches(list(rows["limit_days"]))
    return sheet.figure()


def _row(stage) -> Row:
    remarks = []
    if is_known(stage.p90):
        within = say_days(stage.p90)
        remarks.append(say(Text(f"9 ใน 10 ไม่เกิน {within}", f"nine in ten within {within}")))
    if is_known(stage.limit_days):
        limit = say_days(stage.limit_days)
        remarks.append(say(Text(f"เกณฑ์ {limit}", f"limit {limit}")))
    cases = say_counted(stage.n, "repair")
    remarks.append(say(Text(f"จาก {say_count(stage.n)} รายการ", f"of {cases}")))
    return Row(word(stage.label), say_days(stage.median), remarks)
