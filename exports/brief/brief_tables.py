"""The tables of the brief: areas with pace and need, stages of the work, partners and their word."""

import pandas as pd

from data_access.language.plurals import one_or_many
from data_access.language.vocabulary import AREA_LEVEL, Text
from data_access.queries.partners.partners import by_partner
from data_access.snapshots.programme import Programme
from display.answers.partner_answer import PartnerAnswer
from display.charts.area_bars import area_bars
from display.charts.goal_bars import goal_bars
from display.charts.promise_bars import with_rest
from display.charts.stage_bars import stage_bars
from display.words.bilingual import Bilingual
from display.words.writing import NOTHING, Writing

MOST_AREAS = 12
MOST_GOALS = 10


def area_rows(programme: Programme, level: str, writing: Writing) -> dict:
    """One row an area, most houses left first: name, handed over, target, expected, pace, in need,
    urgent. What does not fit the page is named in `rest`."""
    bars = area_bars(programme, level)
    level_words = writing.say(AREA_LEVEL[level])
    over = max(len(bars.rows) - MOST_AREAS, 0)
    return {
        "head": [
            level_words,
            writing.either("ส่งมอบ", "Done"),
            writing.either("เป้า", "Target"),
            writing.either("ควรได้", "Due"),
            writing.either("เทียบแผน", "Pace"),
            writing.either("เดือดร้อน", "In need"),
            writing.either("เร่งด่วน", "Urgent"),
        ],
        "rows": [
            {
                "name": writing.say(row.name),
                "handed_over": writing.say(row.done_words.bare),
                "target": writing.say(row.of.bare),
                "expected": writing.say(row.due_words.bare),
                "state": row.state,
                "state_words": writing.say(row.state_words),
                **{name: writing.say(words) for name, words in row.cells.items()},
            }
            for row in bars.rows[:MOST_AREAS]
        ],
        "rest": writing.either(f"และอีก {over} {level_words}", f"and {over} more") if over else "",
    }


def stage_rows(programme: Programme, writing: Writing) -> list[dict]:
    """One row a stage of the work, in order: repairs that came this far, those that are stalled
    there, and the part of all that the bar shows."""
    bars = stage_bars(programme)
    return [
        {
            "name": writing.say(row.name),
            "repairs": writing.say(row.done_words.bare),
            "part": (row.done or 0) / bars.widest,
            "stalled": writing.say(row.late_words),
        }
        for row in bars.rows
    ]


def goal_rows(programme: Programme, writing: Writing) -> dict:
    """One row a goal the network set itself, in the order of ids: name, actual, target, expected,
    state. A part of the province has no target for a goal that was set for the whole."""
    bars = goal_bars(programme)
    rest = max(len(bars.rows) - MOST_GOALS, 0)
    return {
        "head": [
            writing.either("เป้าหมาย", "Goal"),
            writing.either("ทำได้", "Actual"),
            writing.either("เป้า", "Target"),
            writing.either("ควรได้", "Expected"),
            writing.either("เทียบแผน", "Pace"),
        ],
        "rows": [
            {
                "name": writing.say(row.name),
                "actual": writing.say(row.done_words.full),
                "target": writing.say(row.of.full),
                "expected": writing.say(row.due_words.full),
                "state": row.state,
                "state_words": writing.say(row.state_words),
            }
            for row in bars.rows[:MOST_GOALS]
        ],
        "rest": writing.either(f"และอีก {rest} เป้าหมาย", f"and {rest} more") if rest else "",
        "empty": writing.say(bars.absence),
    }


def partner_rows(programme: Programme, writing: Writing, most: int) -> dict:
    """One row a partner with pledges, most outstanding baht first: name, pledges, promised,
    delivered, their share, overdue. At most `most` rows; the last one sums those left over."""
    names, rows = Bilingual(programme), by_partner(programme)
    shown = len(rows) if len(rows) <= most else most - 1
    sums = ["pledges", "promised_thb", "counted_thb", "overdue"]
    written = []
    for _, row in with_rest(rows, shown, sums).iterrows():
        name = writing.say(names.partner(row["partner_id"]))
        if row["others"]:
            more = one_or_many(row["others"], "more partner")
            name = writing.either(f"อีก {row['others']} ภาคี", f"{row['others']} {more}")
        promised, counted = int(row["promised_thb"]), int(row["counted_thb"])
        written.append(promise(name, row, promised, counted, promised > 0, writing))
    none = Text("ไม่มีคำมั่นของภาคีในพื้นที่หรือปีที่เลือก", "No pledge of a partner in the chosen area or year")
    if (partners := PartnerAnswer(programme)).apart:
        none = partners.overdue
    return promises(Text("ภาคี", "Partner"), written, none, writing)


def promises(of: Text, rows: list[dict], none: Text, writing: Writing) -> dict:
    """The table of promises of these `rows`, whose first column is called `of`; `none` is said
    where there are no rows."""
    return {
        "head": [
            writing.say(of),
            writing.either("คำมั่น (ข้อ)", "Pledges"),
            writing.either("สัญญาไว้ (บาท)", "Promised (baht)"),
            writing.either("ส่งมอบแล้ว (บาท)", "Delivered (baht)"),
            writing.either("ร้อยละ", "Share"),
            writing.either("เกินกำหนด (ข้อ)", "Overdue"),
        ],
        "rows": rows,
        "empty": writing.say(none),
        "note": writing.either(
            "มูลค่าเฉพาะคำมั่นที่ตีราคาได้ ส่งมอบแล้วนับเฉพาะที่ตรวจสอบแล้วและไม่เกินคำมั่นแต่ละข้อ",
            "Value of pledges with a price; delivered counts what is verified, up to each pledge.",
        ),
    }


def promise(
    name: str, row: pd.Series, promised: int, counted: int, has_value: bool, writing: Writing
) -> dict:
    """One row of `promises`, in baht. A pledge without a value is no promise of zero baht."""
    return {
        "name": name,
        "pledges": writing.count(row["pledges"]),
        "promised": writing.count(promised) if has_value else NOTHING,
        "delivered": writing.count(counted) if has_value else NOTHING,
        "share": writing.percent(counted / promised) if promised else NOTHING,
        "part": min(counted / promised, 1) if promised else 0,
        "overdue": writing.count(row["overdue"]),
        "is_late": bool(row["overdue"] > 0),
    }
