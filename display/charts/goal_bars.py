"""The goals of the network side by side, as bars: each in parts of its target."""

import pandas as pd

from data_access.language.plurals import counted
from data_access.language.shares import is_known, percent_words
from data_access.language.vocabulary import Text
from data_access.queries.insights.houses_answer import state_words
from data_access.queries.network.goals import NO_GOALS, goal_board
from data_access.snapshots.programme import Programme
from display.charts.bars import Bar, Bars, amount
from display.words.alike import alike
from display.words.bilingual import Bilingual

TARGET, REACHED = Text("เป้าหมาย", "Target"), Text("ทำได้แล้ว", "Reached")
JUDGED = ("on_track", "watch", "behind")  # the states of a goal that has a pace
EXPECTED = Text("ควรได้ถึงวันนี้", "Expected by today")


def goal_bars(programme: Programme) -> Bars:
    """One bar a goal, in the order of ids."""
    board, names = goal_board(programme), Bilingual(programme)
    board["name"] = [Text(goal.name_th, goal.name_en) for goal in board.itertuples()]
    board["owner"] = [names.partner(one) for one in board["owner_partner_id"]]
    return goals_of(board)


def goals_of(board: pd.DataFrame) -> Bars:
    """Columns: goal_id, name, unit, target, actual, expected, share, expected_share, rag, owner.

    Shares are of the target, 1 being all of it; a bar ends there even if more was reached.
    """
    return Bars(
        tuple(map(_bar, board.itertuples())),
        TARGET,
        REACHED,
        EXPECTED,
        _alt(board["rag"]),
        NO_GOALS,
    )


def _alt(states: pd.Series) -> Text:
    on_track, every = int((states == "on_track").sum()), counted(len(states), "goal")
    if states.empty:
        return NO_GOALS
    if not states.isin(JUDGED).any():
        return Text(
            f"เป้าหมาย {len(states)} ข้อ ยังประเมินไม่ได้สักข้อ", f"{every}; none can be judged yet"
        )
    return Text(
        f"เป้าหมาย {len(states)} ข้อเทียบแผน ตามแผน {on_track} ข้อ",
        f"{every} against plan, {on_track} on track",
    )


def _bar(goal) -> Bar:
    """Without a number to reach there is no whole, and the state says why."""
    has_target = bool(is_known(goal.target) and goal.target)
    of, done, due = (amount(one, goal.unit) for one in (goal.target, goal.actual, goal.expected))
    state = goal.rag if isinstance(goal.rag, str) else "no_data"
    said = state_words(state, goal.target)
    remarks = [said, done.full]  # what was counted, with nothing to measure it by
    if has_target:
        reached = Text(f"{done.bare.th} จาก {of.full.th}", f"{done.bare.en} of {of.full.en}")
        if not is_known(goal.actual):
            reached = Text(f"เป้าหมาย {of.full.th}", f"target {of.full.en}")
        remarks = [said, reached, Text(f"ควรได้ {due.full.th}", f"expected {due.full.en}")]
    if isinstance(goal.owner, Text):
        remarks.append(goal.owner)
    return Bar(
        goal.goal_id,
        goal.name,
        1.0 if has_target else None,
        _within(goal.share),
        _within(goal.expected_share),
        of,
        done,
        due,
        alike(percent_words(goal.share)),
        tuple(remarks),
        state,
        said,
    )


def _within(share: float | None) -> float | None:
    return min(max(float(share), 0.0), 1.0) if is_known(share) else None
