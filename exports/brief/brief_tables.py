"""The tables of the brief: areas with pace and need, stages of the work, partners and their word."""

import pandas as pd

from data_access.language.vocabulary import AREA_LEVEL, REPAIR_STATUS, Text
from data_access.queries.areas.areas import areas
from data_access.queries.households.households import shown_need_by_area
from data_access.queries.insights.houses_answer import state_words
from data_access.queries.network.goals import NO_GOALS, goal_board
from data_access.queries.partners.partners import by_partner, partner_table
from data_access.queries.repairs.houses import progress_by_area
from data_access.queries.repairs.repairs import funnel
from data_access.snapshots.programme import Programme
from display.words.writing import NOTHING, Writing

MOST_AREAS = 12
MOST_GOALS = 10


def area_rows(programme: Programme, level: str, writing: Writing) -> dict:
    """One row an area, most houses left first: name, handed over, target, expected, pace, in need,
    urgent. What does not fit the page is named in `rest`."""
    rows = progress_by_area(programme, level).merge(
        shown_need_by_area(programme, level), on="area_code", how="left"
    )
    rows["left"] = rows["target"] - rows["handed_over"]
    rows = rows.sort_values(["left", "area_code"], ascending=[False, True])
    names = areas(programme).names
    level_words = writing.say(AREA_LEVEL[level])
    over = max(len(rows) - MOST_AREAS, 0)
    return {
        "head": [
            level_words,
            writing.either("ส่งมอบ", "Done"),
            writing.either("เป้า", "Target"),
            writing.either("ควรได้", "Due"),
            writing.either("จังหวะงาน", "Pace"),
            writing.either("เดือดร้อน", "In need"),
            writing.either("เร่งด่วน", "Urgent"),
        ],
        "rows": [
            {
                "name": writing.say(names[row.area_code]),
                "handed_over": _people(row.handed_over, row.houses_state, writing),
                "target": writing.count(row.target),
                "expected": writing.count(None if pd.isna(row.expected) else round(row.expected)),
                "state": row.rag,
                "state_words": writing.hidden
                if row.houses_state == "hidden"
                else writing.say(state_words(row.rag, row.target)),
                "in_need": _people(row.in_need, row.state, writing),
                "urgent": _people(row.urgent, row.state, writing),
            }
            for row in rows.head(MOST_AREAS).itertuples()
        ],
        "rest": writing.either(f"และอีก {over} {level_words}", f"and {over} more") if over else "",
    }


def _people(count, state: str, writing: Writing) -> str:
    if state == "none":
        return NOTHING
    return writing.hidden if pd.isna(count) else writing.count(count)


def stage_rows(programme: Programme, writing: Writing) -> list[dict]:
    """One row a stage of the work, in order: repairs that came this far, those that stick there,
    and the part of all that the bar shows."""
    rows = funnel(programme)
    most = max(int(rows["repairs"].max()), 1)
    return [
        {
            "name": writing.say(REPAIR_STATUS[row.status]),
            "repairs": writing.count(row.repairs),
            "part": row.repairs / most,
            "stalled": writing.either(f"ค้าง {row.stalled:,}", f"{row.stalled:,} stalled")
            if row.stalled
            else "",
        }
        for row in rows.itertuples()
    ]


def goal_rows(programme: Programme, writing: Writing) -> dict:
    """One row a goal the network set itself, in the order of ids: name, actual, target, expected,
    state. A part of the province has no target for a goal that was set for the whole."""
    board = goal_board(programme)
    rest = max(len(board) - MOST_GOALS, 0)
    return {
        "head": [
            writing.either("เป้าหมาย", "Goal"),
            writing.either("ทำได้", "Actual"),
            writing.either("เป้า", "Target"),
            writing.either("ควรได้", "Expected"),
            writing.either("จังหวะงาน", "Pace"),
        ],
        "rows": [
            {
                "name": writing.either(goal.name_th, goal.name_en),
                "actual": writing.quantity(goal.actual, goal.unit),
                "target": writing.quantity(goal.target, goal.unit),
                "expected": writing.quantity(goal.expected, goal.unit),
                "state": goal.rag,
                "state_words": writing.say(state_words(goal.rag, goal.target)),
            }
            for goal in board.head(MOST_GOALS).itertuples()
        ],
        "rest": writing.either(f"และอีก {rest} เป้าหมาย", f"and {rest} more") if rest else "",
        "empty": writing.say(NO_GOALS),
    }


def partner_rows(programme: Programme, writing: Writing, most: int) -> dict:
    """One row a partner with pledges, most outstanding baht first: name, pledges, promised,
    delivered, their share, overdue. At most `most` rows; the last one sums those left over."""
    rows = by_partner(programme)
    table = partner_table(programme).set_index("partner_id")
    shown = len(rows) if len(rows) <= most else most - 1
    written = [
        _partner(_short_name(table, row["partner_id"], writing), row, writing)
        for _, row in rows.head(shown).iterrows()
    ]
    if len(rows) > shown:
        rest = rows.iloc[shown:]
        sums = rest[["pledges", "promised_thb", "counted_thb", "overdue"]].sum()
        name = writing.either(f"อีก {len(rest)} ภาคี", f"{len(rest)} more partners")
        written.append(_partner(name, sums, writing))
    none = Text("ไม่มีคำมั่นของภาคีในพื้นที่หรือปีที่เลือก", "No pledge of a partner in the chosen area or year")
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


def _partner(name: str, row: pd.Series, writing: Writing) -> dict:
    promised, counted = int(row["promised_thb"]), int(row["counted_thb"])
    return promise(name, row, promised, counted, promised > 0, writing)


def _short_name(table: pd.DataFrame, partner_id: str, writing: Writing) -> str:
    if partner_id not in table.index:
        return partner_id
    partner = table.loc[partner_id]
    return writing.either(partner["short_th"], partner["short_en"] or partner["name_en"])
