"""The slide after the opening: what became of what the last meeting decided."""

from datetime import timedelta

import pandas as pd

from data_access.language.plurals import counted, one_or_many
from data_access.language.vocabulary import Text
from display.answers.decided import in_one_line, last_decided
from display.story.slide import Number, Picture, Slide
from display.story.story_context import StoryContext

MOST = 5  # lines that the back row can read


def decided(told: StoryContext) -> Slide | None:
    """The decisions of the last meeting, the most pressing first; no slide where there is none."""
    today = told.programme.as_of
    before = (
        min(told.earlier, today - timedelta(days=1)) + timedelta(days=1) if told.earlier else today
    )
    last = last_decided(told.programme, before)
    if last is None:
        return None
    day = told.date(last.held_on)
    lines = [in_one_line(row, told) for _, row in last.rows.iterrows()]
    shown, left = lines[:MOST], len(lines) - MOST
    rest = (
        Text(
            f" · อีก {left} ข้ออยู่ในบันทึก",
            f"; {left} more {one_or_many(left, 'is', 'are')} in the notes",
        )
        if left > 0
        else Text("", "")
    )
    older = Text("", "")
    if last.still_earlier:
        older = Text(
            f" · ค้างจากประชุมก่อนหน้าอีก {last.still_earlier} ข้อ",
            f"; {last.still_earlier} still open from earlier meetings",
        )
    late = last.tally.late
    return Slide(
        "decided",
        Text("มติครั้งก่อน", "The last decisions"),
        _title(last.tally.all, last.tally.done, late),
        Text(f"ประชุม {day.th}{rest.th}{older.th}", f"Meeting of {day.en}{rest.en}{older.en}"),
        (
            Number(told.count(last.tally.done), Text("ข้อ เสร็จแล้ว", "done")),
            Number(told.count(late), Text("ข้อ เลยกำหนด", "late"), "late" if late else "plain"),
        ),
        Picture(
            "asks",
            pd.DataFrame({"number": range(1, len(shown) + 1), "ask": shown}),
            {"number": Text("ข้อ", "No."), "ask": Text("มติ", "Decision")},
            Text(f"มติ {len(shown)} ข้อ", counted(len(shown), "decision")),
        ),
        Text("บันทึกการประชุม และรายงานความคืบหน้าของมติ", "Minutes, and the reports on decisions"),
        Text(
            "\n".join(line.th for line in lines),
            "\n".join(line.en for line in lines),
        ),
    )


def _title(every: int, done: int, late: int) -> Text:
    """How many decisions there were, and of what became of them what there is."""
    parts = []
    if done:
        parts.append(Text(f"เสร็จ {done}", f"{done} done"))
    if late:
        parts.append(Text(f"เลยกำหนด {late}", f"{late} late"))
    parts = parts or [Text("ยังไม่มีข้อที่เสร็จหรือเลยกำหนด", "none done or late yet")]
    return Text(
        f"มติครั้งก่อน {every} ข้อ {' '.join(one.th for one in parts)}",
        f"{counted(every, 'decision')} last time: {', '.join(one.en for one in parts)}",
    )
