"""The slide of the goals the network set itself, each against its plan."""

import pandas as pd

from data_access.language.plurals import counted, one_or_many
from data_access.language.superlatives import named, top
from data_access.language.vocabulary import Text
from data_access.queries.network.goals import NO_GOALS, goal_board
from display.charts.goal_bars import goal_bars
from display.story.slide import Number, Picture, Slide
from display.story.story_context import StoryContext

JUDGED = ("on_track", "watch", "behind")
NONE_JUDGED = Text(
    "ยังไม่ถึงกำหนดของเป้าหมายใด หรือยังไม่มีรายงาน", "No goal is due yet, or nothing has been reported"
)


def goals(told: StoryContext) -> Slide:
    """How many goals are on track; the one furthest from its plan is named."""
    board, bars = goal_board(told.programme), goal_bars(told.programme)
    judged = board[board["rag"].isin(JUDGED)]
    on_track = int((judged["rag"] == "on_track").sum())
    off = judged[judged["rag"] != "on_track"]
    number = Number(
        told.count(on_track),
        Text(f"จาก {len(judged)} เป้าหมาย ตามแผน", f"of {counted(len(judged), 'goal')} on track"),
        "late" if len(off) else "plain",
    )
    unknown = len(board) - len(judged)
    return Slide(
        "goals",
        Text("เป้าหมายเครือข่าย", "The network’s goals"),
        _title(on_track, len(judged), len(board)),
        _furthest(told, off, len(judged), len(board)),
        (number,) if len(judged) else (),
        Picture("goals", bars.table(), bars.columns, bars.alt, bars),
        Text(
            "เป้าหมายเครือข่าย รายงานคำมั่น และประวัติสถานะการซ่อม",
            "The network’s goals, reports of commitments, and the status log of repairs",
        ),
        Text(
            "แถบเข้มคือที่ทำได้ ขีดตั้งคือที่ควรได้ถึงวันนี้"
            + (
                f" ยังประเมินไม่ได้ {unknown} ข้อ เพราะไม่มีรายงาน ไม่มีเป้าในพื้นที่นี้ หรือเป้าเป็น 0"
                if unknown
                else ""
            ),
            "The dark bar is what is done, the upright mark what was due by today."
            + (
                f" {unknown} cannot be judged: no report, no target here, or a target of 0."
                if unknown
                else ""
            ),
        ),
    )


def _title(on_track: int, judged: int, goals: int) -> Text:
    if not goals:
        return NO_GOALS
    if not judged:
        return Text("ยังไม่มีเป้าหมายที่ประเมินได้", "No goal can be judged yet")
    return Text(
        f"เป็นไปตามแผน {on_track} จาก {judged} เป้าหมาย",
        f"{on_track} of {judged} {one_or_many(judged, 'goal is', 'goals are')} on track",
    )


def _furthest(told: StoryContext, off: pd.DataFrame, judged: int, goals: int) -> Text:
    if not judged:
        return NONE_JUDGED if goals else Text("", "")
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
