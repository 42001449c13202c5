"""How far each district has come to its target."""

import pandas as pd
import plotly.graph_objects as go

from data_access.language.vocabulary import Text
from ui.charts.drawing.canvas import nothing_yet, word
from ui.charts.drawing.rows import Row, Rows
from ui.session.language import say
from ui.session.numbers import is_known, say_count
from ui.session.status_icons import say_goal_state
from ui.session.theme import palette


def districts_to_target(rows: pd.DataFrame) -> go.Figure:
    """One bar a district, all on one scale: the target, what is handed over, what was due.

    Columns: area_code, name, handed_over, target, expected, rag, need. The order is kept.
    """
    if rows.empty:
        return nothing_yet()
    colours = palette()
    sheet = Rows(
        [_row(district) for district in rows.itertuples()],
        widest=max(rows["target"].max(), rows["handed_over"].max(), 1),
        key=[
            ("bar", colours.teal, say(Text("ส่งมอบแล้ว", "Handed over"))),
            ("bar", colours.track, say(Text("เป้าหมาย", "Target"))),
            ("notch", colours.ink, say(Text("ควรได้ถึงวันนี้", "Expected by today"))),
        ],
    )
    sheet.bars(list(rows["target"]), colours.track)
    sheet.bars(
        list(rows["handed_over"]),
        [colours.of_progress(state) for state in rows["rag"]],
    )
    sheet.notches(list(rows["expected"]))
    return sheet.figure()


def _row(district) -> Row:
    handed_over, target = say_count(district.handed_over), say_count(district.target)
    value = Text(f"{handed_over} จาก {target} หลัง", f"{handed_over} of {target} houses")
    if not is_known(district.target):
        value = Text(f"{handed_over} หลัง ไม่มีเป้าหมาย", f"{handed_over} houses, no target")
    elif not district.target:
        value = Text(f"{handed_over} หลัง", f"{handed_over} houses")
    expected, need = say_count(district.expected), say_count(district.need)
    return Row(
        word(district.name),
        say(value),
        [
            say_goal_state(district.rag, district.target),
            say(Text(f"ควรได้ {expected}", f"expected {expected}")),
            say(Text(f"เดือดร้อน {need} ครัวเรือน", f"{need} households in need"))
            if is_known(district.need)
            else say(Text("ไม่ทราบจำนวนที่เดือดร้อน", "need not known")),
        ],
        state=_state(district.rag),
    )


def _state(rag) -> str:
    return rag if isinstance(rag, str) else "no_data"
