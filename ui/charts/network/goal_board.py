"""The goals of the network side by side, each in percent of its target."""

import pandas as pd
import plotly.graph_objects as go

from data_access.language.vocabulary import Text
from ui.charts.drawing.canvas import nothing_yet, word
from ui.charts.drawing.rows import Row, Rows
from ui.session.language import say
from ui.session.numbers import is_known, say_count, say_percent, say_quantity
from ui.session.status_icons import say_goal_state
from ui.session.theme import palette


def goal_board(goals: pd.DataFrame) -> go.Figure:
    """One bar a goal: how much of the target is reached, and how much should be.

    Columns: goal_id, name, unit, target, actual, expected, share, expected_share, rag, owner.
    Shares are of the target, 1 being all of it; a bar ends there even if more was reached.
    """
    if goals.empty:
        return nothing_yet()
    colours = palette()
    sheet = Rows(
        [_row(goal) for goal in goals.itertuples()],
        widest=1,
        key=[
            ("bar", colours.teal, say(Text("ทำได้แล้ว", "Reached"))),
            ("bar", colours.track, say(Text("เป้าหมาย", "Target"))),
            ("notch", colours.ink, say(Text("ควรได้ถึงวันนี้", "Expected by today"))),
        ],
    )
    sheet.bars(
        [1 if is_known(target) and target else None for target in goals["target"]], colours.track
    )
    sheet.bars(
        [_within_target(share) for share in goals["share"]],
        [colours.of_progress(state) for state in goals["rag"]],
    )
    sheet.notches([_within_target(share) for share in goals["expected_share"]])
    return sheet.figure()


def _within_target(share: float | None) -> float | None:
    return min(max(share, 0), 1) if is_known(share) else None


def _row(goal) -> Row:
    actual, target, expected = (
        word(say_quantity(quantity, goal.unit))
        for quantity in (goal.actual, goal.target, goal.expected)
    )
    state = goal.rag if isinstance(goal.rag, str) else "no_data"
    if goal.unit not in ("THB", "%") and is_known(goal.target) and goal.target:
        actual = say_count(goal.actual)  # the unit stands behind the target
    reached = Text(f"{actual} จาก {target}", f"{actual} of {target}")
    if not is_known(goal.actual):
        reached = Text(f"เป้าหมาย {target}", f"target {target}")
    remarks = [say_goal_state(state, goal.target)]
    if not is_known(goal.target) or not goal.target:
        remarks.append(word(actual))  # what was counted, with nothing to measure it by
    else:
        remarks += [say(reached), say(Text(f"ควรได้ {expected}", f"expected {expected}"))]
    if isinstance(goal.owner, str):
        remarks.append(word(goal.owner))
    return Row(word(goal.name), word(say_percent(goal.share)), remarks, state)
