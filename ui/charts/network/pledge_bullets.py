"""What partners have promised and what has come of it."""

import pandas as pd
import plotly.graph_objects as go

from data_access.language.vocabulary import Text
from ui.charts.drawing.canvas import nothing_yet, word
from ui.charts.drawing.rows import Row, Rows
from ui.session.language import say
from ui.session.numbers import is_known, say_count, say_percent, say_quantity
from ui.session.theme import palette

SPACE = 0.012  # of the width, between a promise and what came beyond it


def pledge_bullets(rows: pd.DataFrame, among: pd.DataFrame | None = None) -> go.Figure:
    """One bullet a pledge or partner, in the order given.

    Columns: label, promised, delivered, due (by today), surplus (beyond the promise), unit.
    Rows of one unit share one scale. Sheets and person-days have none in common, so with
    several units each bullet is in percent of its own promise. Where the rows are a part of
    others, `among` are all of them: their scale is shared, and the first part has the key of all.
    """
    if rows.empty:
        return nothing_yet()
    colours = palette()
    every = rows if among is None else among
    scale = 1 if every["unit"].nunique() == 1 else every["promised"]
    promised = every["promised"] / scale
    delivered = every["delivered"] / scale
    delivered = delivered.where(~(every["delivered"] > every["promised"]), promised)
    due = every["due"] / scale
    surplus = (every["surplus"] / scale).where(every["surplus"] > 0)
    widest = (promised + surplus.fillna(0)).max()
    widest = float(widest) if is_known(widest) and widest > 0 else 1.0
    begins = rows.index[0] == every.index[0]
    sheet = Rows(
        [_row(pledge) for pledge in rows.itertuples()],
        widest=widest * (1 + SPACE) if surplus.notna().any() else widest,
        key=_key(surplus.notna().any(), (delivered < due).any()) if begins else (),
    )
    promised, delivered, due, surplus = (
        of_all[rows.index] for of_all in (promised, delivered, due, surplus)
    )
    sheet.bars(list(promised), colours.track)
    sheet.bars(list(delivered), colours.teal)
    sheet.bars(
        list((due - delivered).where(due > delivered)), colours.orange, starts=list(delivered)
    )
    sheet.bars(list(surplus), colours.teal, starts=list(promised + SPACE * widest), hatched=True)
    sheet.notches(list(due))
    return sheet.figure()


def _key(has_surplus: bool, has_overdue: bool) -> list[tuple[str, str, str]]:
    colours = palette()
    key = [
        ("bar", colours.teal, say(Text("ส่งมอบแล้ว", "Delivered"))),
        ("bar", colours.track, say(Text("คำมั่น", "Promised"))),
        ("notch", colours.ink, say(Text("ครบกำหนดถึงวันนี้", "Due by today"))),
    ]
    if has_overdue:
        key.append(("bar", colours.orange, say(Text("ค้างส่งเกินกำหนด", "Overdue"))))
    if has_surplus:
        key.append(("hatched", colours.teal, say(Text("เกินคำมั่น", "Beyond the promise"))))
    return key


def _row(pledge) -> Row:
    promised, delivered, due, surplus = (
        word(say_quantity(quantity, pledge.unit))
        for quantity in (pledge.promised, pledge.delivered, pledge.due, pledge.surplus)
    )
    has_promise = is_known(pledge.promised) and pledge.promised > 0
    share = None
    if has_promise and is_known(pledge.delivered):
        share = min(pledge.delivered / pledge.promised, 1)
    if pledge.unit != "THB" and is_known(pledge.delivered):
        delivered = say_count(pledge.delivered)  # the unit stands behind the promise
    remarks = [
        say(Text(f"ส่งมอบ {delivered} จาก {promised}", f"{delivered} of {promised} delivered"))
    ]
    if is_known(pledge.due) and pledge.due > 0:
        remarks.append(say(Text(f"ครบกำหนด {due}", f"{due} due")))
    if is_known(pledge.surplus) and pledge.surplus > 0:
        remarks.append(say(Text(f"เกินคำมั่น {surplus}", f"{surplus} beyond the promise")))
    return Row(word(pledge.label), word(say_percent(share)), remarks)
