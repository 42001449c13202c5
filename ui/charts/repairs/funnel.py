"""How many repairs have come how far, and where they are stuck."""

import pandas as pd
import plotly.graph_objects as go

from data_access.language.vocabulary import Text
from ui.charts.drawing.canvas import nothing_yet, word
from ui.charts.drawing.rows import Row, Rows
from ui.session.language import say
from ui.session.numbers import is_known, say_count, say_days, say_percent
from ui.session.theme import palette


def funnel(stages: pd.DataFrame) -> go.Figure:
    """One bar a stage, what is stalled there at its end.

    Columns: rank, label, houses (this far or further), conversion (share of the stage before),
    median_days (from the stage before), stalled. The stalled are among the houses that have come
    no further, which is why they are the tail of the bar.
    """
    if stages.empty:
        return nothing_yet()
    colours = palette()
    sheet = Rows(
        [_row(stage) for stage in stages.itertuples()],
        widest=stages["houses"].max(),
        key=[
            ("bar", colours.teal, say(Text("ถึงขั้นนี้แล้ว", "Came this far"))),
            ("bar", colours.orange, say(Text("ค้างเกินกำหนด", "Stuck beyond the limit"))),
        ],
    )
    stalled = [count if is_known(count) and count > 0 else None for count in stages["stalled"]]
    sheet.bars(list(stages["houses"]), colours.teal)
    sheet.bars(
        stalled,
        colours.orange,
        starts=[
            None if stuck is None else houses - stuck
            for houses, stuck in zip(stages["houses"], stalled, strict=True)
        ],
    )
    return sheet.figure()


def _row(stage) -> Row:
    remarks = []
    if is_known(stage.conversion):
        share = word(say_percent(stage.conversion))
        remarks.append(say(Text(f"{share} ของขั้นก่อน", f"{share} of the stage before")))
    if is_known(stage.median_days):
        days = say_days(stage.median_days)
        remarks.append(say(Text(f"มัธยฐาน {days}", f"median {days}")))
    if is_known(stage.stalled) and stage.stalled > 0:
        stuck = say_count(stage.stalled)
        remarks.append(
            f'<b><span style="color:{palette().orange_text}">'
            f"{say(Text(f'ค้าง {stuck}', f'{stuck} stuck'))}</span></b>"
        )
    return Row(word(stage.label), say_count(stage.houses), remarks)
