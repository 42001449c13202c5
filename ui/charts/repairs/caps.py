"""The most that one house received from a programme, against what the programme allows."""

import pandas as pd
import plotly.graph_objects as go

from data_access.disclosure import SENSITIVE_GROUP_MINIMUM
from data_access.language.vocabulary import Text
from ui.charts.drawing.canvas import nothing_yet, px, word
from ui.charts.drawing.rows import BAR, Row, Rows
from ui.session.language import say
from ui.session.numbers import is_known, say_baht, say_count, say_counted, say_hidden
from ui.session.theme import palette


def caps(rows: pd.DataFrame) -> go.Figure:
    """One line a programme up to its cap, a dot at the most that one house received.

    Columns: label, cap, maximum, repairs, over. Without a cap on record there is no line. Where the
    cap is known and `over` is not, it is hidden, and said to be.
    """
    if rows.empty:
        return nothing_yet()
    colours = palette()
    sheet = Rows(
        [_row(program) for program in rows.itertuples()],
        widest=1.03 * rows[["cap", "maximum"]].max().max(),
        key=[
            ("notch", colours.ink, say(Text("เพดานต่อหลัง", "Cap per house"))),
            ("dot", colours.teal, say(Text("สูงสุดที่จ่าย", "Highest paid"))),
            ("diamond", colours.orange, say(Text("เกินเพดาน", "Over the cap"))),
        ],
    )
    sheet.bars(list(rows["cap"]), colours.track, thickness=BAR / 2)
    sheet.notches(list(rows["cap"]), layer="below")
    known = [at for at, highest in enumerate(rows["maximum"]) if is_known(highest)]
    over = [
        is_known(highest) and is_known(cap) and highest > cap
        for highest, cap in zip(rows["maximum"], rows["cap"], strict=True)
    ]
    sheet.trace(
        "scatter",
        x=[rows["maximum"].iloc[at] for at in known],
        y=[sheet.middle(at) for at in known],
        mode="markers",
        cliponaxis=False,
        marker={
            "size": px(BAR),
            "symbol": ["diamond" if over[at] else "circle" for at in known],
            "color": [colours.orange if over[at] else colours.teal for at in known],
            "line": {"width": 1.5, "color": colours.paper},
        },
        hovertext=[sheet.rows[at].hover for at in known],
        hoverinfo="text",
    )
    return sheet.figure()


def _row(program) -> Row:
    cap, repairs = say_baht(program.cap), say_count(program.repairs)
    counted = say(Text(f"{repairs} รายการ", say_counted(program.repairs, "repair")))
    if not is_known(program.repairs):
        counted = say_hidden(SENSITIVE_GROUP_MINIMUM)
    remarks = [
        say(Text(f"เพดาน {cap}", f"cap {cap}"))
        if is_known(program.cap)
        else say(Text("ไม่มีเพดานในฐานข้อมูล", "no cap on record")),
        counted,
    ]
    if is_known(program.cap) and not is_known(program.over) and is_known(program.repairs):
        remarks.append(say(Text("จำนวนที่เกินเพดานไม่แสดง", "how many are over is not shown")))
    elif is_known(program.over) and program.over > 0:
        over = say_count(program.over)
        remarks.append(
            f'<b><span style="color:{palette().orange_text}">'
            f"{say(Text(f'เกินเพดาน {over}', f'{over} over'))}</span></b>"
        )
    return Row(word(program.label), say_baht(program.maximum), remarks)
