"""The rows behind what moved since an earlier day, as lists of the page /since."""

from collections.abc import Callable
from datetime import date
from functools import cache, partial

import pandas as pd

from data_access.indicators import since
from data_access.indicators.changed import changed_rows
from data_access.indicators.drill_down import DELIVERY
from data_access.indicators.figure import UNITS
from data_access.indicators.row_lists import ONE_OF_MANY, RowList
from data_access.language.vocabulary import SUBDISTRICT_STEP, Text
from data_access.snapshots.programme import Programme

PAGE = "since"
Lists = dict[str, tuple[RowList, ...]]
Count = Callable[[Programme, date], int]
Rows = Callable[[Programme, date], pd.DataFrame]

MOVE = (
    "repair_id", "district_code", "subdistrict_code", "from_status", "to_status", "hold_reason",
    "changed_on",
)  # fmt: skip
PLEDGE = (
    "pledge_id", "partner_id", "text_th", "area_code", "pledged_on", "due_on", "qty",
    "outstanding_qty", "unit",
)  # fmt: skip
REPORT = (
    "commitment_id", "participant_id", "role_th", "district_code", "reported_on", "qty_to_date",
    "verification",
)  # fmt: skip
KEPT = (
    "commitment_id", "participant_id", "role_th", "district_code", "goal_id", "text_th",
    "target_qty", "verified_qty", "metric_unit", "due_on",
)  # fmt: skip
STEP = ("subdistrict_code", "district_code", "reached_on")


@cache
def lists_since(day: date) -> Lists:
    """The lists of each change by the key of the change, in the order in which its sentences say
    their numbers. The same lists for the same day, so that their answers are remembered."""
    listed = partial(_listed, day)
    return {
        "houses": (
            listed(
                "given_since",
                Text("ส่งมอบบ้านหลังวันที่เทียบ", "Hand-overs since then"),
                Text(
                    "การตรวจรับและส่งมอบหลังวันที่เทียบ ถึงวันที่ดูข้อมูล หลังที่ส่งมอบอีกครั้งหลังแก้ไขนับทุกครั้ง",
                    "Hand-overs after the day compared with, until the as-of day; a house handed"
                    " over again after a defect was repaired counts each time",
                ),
                _moves(to_status="handed_over"),
            ),
            listed(
                "sent_back",
                Text("กลับไปแก้ไขหลังส่งมอบ", "Went back after the hand-over"),
                Text(
                    "รายการที่ออกจากสถานะส่งมอบหลังวันที่เทียบ เพราะพบข้อบกพร่อง",
                    "Repairs that left the status of handed over after the day compared with, for"
                    " a defect",
                ),
                _moves(from_status="handed_over"),
            ),
        ),
        "holds": (
            listed(
                "newly_held",
                Text("ชะลอใหม่", "Newly on hold"),
                Text(
                    "การชะลอที่เริ่มหลังวันที่เทียบ แม้กลับมาเดินหน้าแล้ว",
                    "Holds that began after the day compared with, also those over by now",
                ),
                _moves(to_status="on_hold"),
            ),
            listed(
                "went_on",
                Text("กลับมาเดินหน้า", "Went on again"),
                Text(
                    "รายการที่พ้นการชะลอหลังวันที่เทียบ ไม่รวมที่ยกเลิก",
                    "Repairs whose hold ended after the day compared with, other than by being"
                    " cancelled",
                ),
                _moves(from_status="on_hold", but_not_to="cancelled"),
            ),
            listed(
                "hold_cancelled",
                Text("ชะลอแล้วยกเลิก", "Cancelled while on hold"),
                Text(
                    "รายการที่ชะลออยู่และยกเลิกหลังวันที่เทียบ",
                    "Repairs on hold that were cancelled after the day compared with",
                ),
                _moves(from_status="on_hold", to_status="cancelled"),
            ),
        ),
        "pledges": (
            listed(
                "delivered_since",
                Text("การส่งมอบใหม่ที่ตรวจสอบแล้ว", "New deliveries, verified"),
                Text(
                    "การส่งมอบหลังวันที่เทียบซึ่งตรวจสอบแล้ว รายการแก้ยอดไม่นับเป็นการส่งมอบ",
                    "Verified deliveries after the day compared with; a correction is no delivery",
                ),
                (_deliveries, changed_rows.delivered_rows),
                DELIVERY,
                UNITS["delivery"],
            ),
            *(
                listed(key, name, formula, _pledges(column), PLEDGE, ONE_OF_MANY)
                for key, column, name, formula in OF_PLEDGES
            ),
        ),
        "commitments": (
            listed(
                "reports_since",
                Text("รายงานคำมั่นใหม่", "New reports on commitments"),
                Text(
                    "รายงานของคำมั่นที่ไม่ยกเลิก ซึ่งรายงานหลังวันที่เทียบ ทั้งที่ตรวจสอบแล้วและยังไม่ตรวจสอบ",
                    "Reports after the day compared with on commitments not dropped, verified or not",
                ),
                (_reports, changed_rows.report_rows),
                REPORT,
                Text("ครั้ง", "reports"),
            ),
            listed(
                "kept_since",
                Text("คำมั่นที่ทำครบเพิ่ม", "Commitments newly kept in full"),
                Text(
                    "คำมั่นที่ยอดตรวจสอบแล้วถึงเป้าในวันที่ดูข้อมูล และยังไม่ถึงในวันที่เทียบ",
                    "Commitments whose verified quantity has reached its target by the as-of day"
                    " and had not by the day compared with",
                ),
                (_kept, changed_rows.kept_rows),
                KEPT,
                ONE_OF_MANY,
            ),
        ),
        "subdistricts": tuple(
            listed(
                f"reached_{step}",
                Text(f"{word.th}เพิ่ม", f"Since then: {word.en.lower()}"),
                Text(
                    "ตำบลที่มาถึงขั้นนี้หลังวันที่เทียบ",
                    "Areas that reached this step after the day compared with",
                ),
                _steps(step),
                STEP,
                UNITS["subdistrict"],
                for_all=True,
            )
            for step, word in SUBDISTRICT_STEP.items()
        ),
    }


def list_since(day: date, key: str) -> RowList | None:
    """One of them by its own key; None for a key of none."""
    return next(
        (one for lists in lists_since(day).values() for one in lists if one.key == key), None
    )


# The key of a list, the column that tells its rows, its name and how it is counted.
OF_PLEDGES = (
    (
        "withdrawn_since", "withdrawn",
        Text("คำมั่นที่ขอยกเลิก", "Pledges withdrawn"),
        Text(
            "คำมั่นที่มีอยู่ในวันที่เทียบและขอยกเลิกหลังจากนั้น",
            "Pledges live on the day compared with and withdrawn after it",
        ),
    ),
    (
        "made_since", "made",
        Text("คำมั่นที่ให้ใหม่", "Pledges newly made"),
        Text("คำมั่นที่ให้หลังวันที่เทียบ", "Pledges made after the day compared with"),
    ),
    (
        "newly_overdue", "newly_overdue",
        Text("คำมั่นที่เกินกำหนดเพิ่ม", "Pledges newly overdue"),
        Text(
            "คำมั่นที่เกินกำหนดในวันที่ดูข้อมูล และยังไม่เกินกำหนดในวันที่เทียบ",
            "Pledges overdue on the as-of day that were not on the day compared with",
        ),
    ),
    (
        "fulfilled_since", "fulfilled",
        Text("คำมั่นที่ส่งมอบครบเพิ่ม", "Pledges newly delivered in full"),
        Text(
            "คำมั่นที่ส่งมอบครบในวันที่ดูข้อมูล และยังไม่ครบในวันที่เทียบ",
            "Pledges delivered in full by the as-of day that were not by the day compared with",
        ),
    ),
)  # fmt: skip


def _listed(
    day: date,
    key: str,
    name: Text,
    formula: Text,
    counted: tuple[Count, Rows],
    columns: tuple[str, ...] = MOVE,
    unit: Text = UNITS["repair"],
    for_all: bool = False,
) -> RowList:
    count, rows = counted
    return RowList(
        key=key,
        page=PAGE,
        name=name,
        unit=unit,
        formula_template=formula,
        number=lambda programme, _: count(programme, day),
        question=lambda programme: rows(programme, day),
        columns=columns,
        for_all=for_all,
    )


def _moves(
    from_status: str | None = None, to_status: str | None = None, but_not_to: str | None = None
) -> tuple[Count, Rows]:
    """Moves from and to these statuses, in number and one by one."""

    def these(moves: pd.DataFrame) -> pd.DataFrame:
        if from_status:
            moves = moves[moves["from_status"] == from_status]
        if to_status:
            moves = moves[moves["to_status"] == to_status]
        return moves[moves["to_status"] != but_not_to].reset_index(drop=True)

    return (
        lambda programme, day: int(these(since.moves_since(programme, day))["moves"].sum()),
        lambda programme, day: these(changed_rows.move_rows(programme, day)),
    )


def _pledges(column: str) -> tuple[Count, Rows]:
    counted = "overdue" if column == "newly_overdue" else column

    def rows(programme: Programme, day: date) -> pd.DataFrame:
        changed = changed_rows.pledge_rows(programme, day)
        return changed[changed[column]].reset_index(drop=True)

    return lambda programme, day: int(since.pledges_since(programme, day)[counted].sum()), rows


def _deliveries(programme: Programme, day: date) -> int:
    return int(since.deliveries_since(programme, day)["deliveries"].sum())


def _reports(programme: Programme, day: date) -> int:
    return int(since.commitments_since(programme, day)["reports"])


def _kept(programme: Programme, day: date) -> int:
    return int(since.commitments_since(programme, day)["kept"])


def _steps(step: str) -> tuple[Count, Rows]:
    def number(programme: Programme, day: date) -> int:
        rows = since.steps_since(programme, day)
        return int(rows.loc[rows["step"] == step, "subdistricts"].sum())

    def rows(programme: Programme, day: date) -> pd.DataFrame:
        reached = changed_rows.step_rows(programme, day)
        return reached[reached["step"] == step].reset_index(drop=True)

    return number, rows
