"""The slide of the goals the network set itself, each against its plan."""

import pandas as pd

from data_access.language.plurals import counted, is_or_are, one_or_many
from data_access.language.superlatives import named, top
from data_access.language.vocabulary import Text
from data_access.queries.network.goals import HIDDEN_COUNTS, NO_GOALS, goal_board
from display.charts.goal_bars import JUDGED, goal_bars
from display.story.slide import Number, Picture, Slide
from display.story.story_context import StoryContext

# Why a goal cannot be judged, in the order in which it is said.
WHY_NOT = {
    "not_begun": Text("ยังไม่ถึงกำหนดเริ่ม", "not due yet"),
    "no_report": Text("ไม่มีรายงานระยะนี้", "no recent report"),
    "hidden": Text("จำนวนน้อยจึงไม่แสดง", "too few to show"),
    "nothing_to_count": Text("ยังไม่มีสิ่งที่นับได้", "nothing to count yet"),
    "none_set": Text("ไม่มีเป้าในพื้นที่นี้", "no target here"),
    "nothing_due": Text("เป้าเป็น 0", "a target of 0"),
}


def goals(told: StoryContext) -> Slide:
    """How many goals are on track; the one furthest from its plan is named."""
    board, bars = goal_board(told.programme), goal_bars(told.programme)
    judged, unknown = _judged(board)
    on_track = int((judged["rag"] == "on_track").sum())
    off, why_not = judged[judged["rag"] != "on_track"], _why_not(unknown)
    number = Number(
        told.count(on_track),
        Text(f"จาก {len(judged)} เป้าหมาย ตามแผน", f"of {counted(len(judged), 'goal')} on track"),
        "late" if len(off) else "plain",
    )
    return Slide(
        "goals",
        Text("เป้าหมายเครือข่าย", "The network’s goals"),
        _title(on_track, len(judged), len(board)),
        _furthest(told, off) if len(judged) else why_not,
        (number,) if len(judged) else (),
        Picture("goals", bars.table(), bars.columns, bars.alt, bars),
        Text(
            "เป้าหมายเครือข่าย รายงานคำมั่น และประวัติสถานะการซ่อม",
            "The network’s goals, reports of commitments, and the status log of repairs",
        ),
        Text(
            f"แถบเข้มคือที่ทำได้ ขีดตั้งคือที่ควรได้ถึงวันนี้ {why_not.th}".rstrip(),
            "The dark bar is what is done, the upright mark what was due by today."
            f" {why_not.en}".rstrip(),
        ),
    )


def _judged(board: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, int]]:
    """The goals that have a pace, and how many of the others have none, by a key of WHY_NOT."""
    is_judged = board["rag"].isin(JUDGED)
    why = [_reason(goal) for goal in board[~is_judged].itertuples()]
    return board[is_judged], {key: why.count(key) for key in WHY_NOT if key in why}


def _reason(goal) -> str:
    if goal.target_state != "set":
        return goal.target_state
    if goal.rag == "not_due":
        return "not_begun"
    if pd.notna(goal.actual) or goal.rollup == "manual":
        return "no_report"
    return "hidden" if goal.rollup in HIDDEN_COUNTS else "nothing_to_count"


def _why_not(unknown: dict[str, int]) -> Text:
    """How many cannot be judged and why, each reason with its number; nothing of none."""
    if not unknown:
        return Text("", "")
    every = sum(unknown.values())
    th = " ".join(f"{WHY_NOT[key].th} {count} ข้อ" for key, count in unknown.items())
    en = ", ".join(f"{WHY_NOT[key].en} ({count})" for key, count in unknown.items())
    return Text(f"ยังประเมินไม่ได้ {every} ข้อ: {th}", f"{every} cannot be judged: {en}")


def _title(on_track: int, judged: int, goals: int) -> Text:
    if not goals:
        return NO_GOALS
    if not judged:
        return Text("ยังไม่มีเป้าหมายที่ประเมินได้", "No goal can be judged yet")
    return Text(
        f"เป็นไปตามแผน {on_track} จาก {judged} เป้าหมาย",
        f"{on_track} of {judged} {one_or_many(judged, 'goal')}"
        f" {is_or_are(on_track, judged)} on track",
    )


def _furthest(told: StoryContext, off: pd.DataFrame) -> Text:
    """The one furthest from its plan, of goals of which some can be judged."""
    if off.empty:
        return Text("ทุกเป้าหมายที่ประเมินได้เป็นไปตามแผน", "Every goal that can be judged is on track")
    by_goal = off.set_index("goal_id")
    furthest = top(by_goal["spi"].astype(float).round(2), lowest=True)

    def name(goal_id: str) -> Text:
        return Text(by_goal.at[goal_id, "name_th"], by_goal.at[goal_id, "name_en"])

    who = named(furthest, name, Text("เป้าหมาย", "goals"))
    if len(furthest.keys) > 1:
        return Text(f"ห่างจากแผนมากที่สุดคือ {who.th}", f"Furthest from their plan: {who.en}")
    first = by_goal.loc[furthest.keys[0]]
    done, due = told.percent(first["share"]), told.percent(first["expected_share"])
    return Text(
        f"ห่างจากแผนมากที่สุดคือ {who.th} ได้ {done.th} ควรได้ {due.th}",
        f"Furthest from its plan: {who.en}, {done.en} against {due.en} expected",
    )
