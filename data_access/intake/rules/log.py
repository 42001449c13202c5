"""A repair's log tells its whole course, move by move, and ends where the repair stands."""

from collections.abc import Iterator

import pandas as pd

from data_access.intake.issues import Rule
from data_access.intake.matching.incoming import Breach, Incoming, among, breaches, looked_up
from data_access.language.vocabulary import REPAIR_MOVES, Text
from data_access.rules.stages import REPAIR_RANK

NOT_WHERE_IT_WAS = Rule(
    Text("ไม่ต่อจากสถานะของแถวก่อนหน้าในประวัติ", "is not where the row before it in the log arrived"),
    Text(
        "แถวแรกของแต่ละรายการซ่อมเว้น «จากสถานะ» ว่าง แถวต่อไปเริ่มจากสถานะก่อนหน้า",
        "Leave from_status empty in a repair's first row; each next row starts from the last",
    ),
)
MOVE = Rule(
    Text("ข้ามขั้นตอนที่กำหนด", "is not a move that the programme allows"),
    Text("เพิ่มขั้นที่ขาดในประวัติสถานะ", "Add the steps that are missing from the log"),
)
LOG_BACKWARDS = Rule(
    Text("อยู่ก่อนวันที่ของแถวก่อนหน้าในประวัติ", "lies before the row before it in the log"),
    Text("ตรวจวันที่และลำดับ", "Check the days and the sequence"),
)
NO_LOG = Rule(
    Text("ไม่มีประวัติสถานะ", "has no row in repair_status_log"),
    Text("เพิ่มแถวแรกในประวัติสถานะ เช่น แจ้งความเดือดร้อน", "Add the log's first row, such as reported"),
)
STATUS = Rule(
    Text("ไม่ตรงกับแถวสุดท้ายของประวัติสถานะ", "is not what the last row of its log says"),
    Text(
        "ให้สถานะและวันที่ของสถานะตรงกับแถวสุดท้าย",
        "Make status and status_since agree with the log",
    ),
)
ALLOWED = {(before, after) for before, afters in REPAIR_MOVES.items() for after in afters}


def moves_that_are_allowed(incoming: Incoming) -> Iterator[Breach]:
    log = in_order(incoming)
    repair = log.groupby("repair_id", sort=False)
    arrived, left, day = (
        repair[name].shift() for name in ("to_status", "from_status", "changed_on")
    )
    is_first = arrived.isna()
    start = log["from_status"]
    joined = (start == arrived).fillna(False) | (is_first & start.isna())
    yield from breaches(NOT_WHERE_IT_WAS, "repair_status_log", log, ~joined, "from_status")

    moves = pd.Series(zip(start, log["to_status"], strict=True), index=log.index)
    allowed = moves.isin(ALLOWED)
    allowed &= (
        (start != "on_hold") | log["to_status"].isin(["cancelled"]) | (log["to_status"] == left)
    )
    allowed |= is_first & log["to_status"].isin(REPAIR_RANK)
    yield from breaches(MOVE, "repair_status_log", log, joined & ~allowed, "to_status")
    yield from breaches(
        LOG_BACKWARDS, "repair_status_log", log, log["changed_on"] < day, "changed_on"
    )


def status_is_the_last_of_the_log(incoming: Incoming) -> Iterator[Breach]:
    repairs = incoming.whole("repair")
    last = in_order(incoming).drop_duplicates("repair_id", keep="last").set_index("repair_id")
    without = ~among(repairs["repair_id"], last.index.to_series())
    yield from breaches(NO_LOG, "repair", repairs, without, "repair_id")
    for name, in_log in (("status", "to_status"), ("status_since", "changed_on")):
        logged = looked_up(repairs["repair_id"], last[in_log])
        other = ~without & (repairs[name] != logged).fillna(True)
        yield from breaches(STATUS, "repair", repairs, other, name)


def in_order(incoming: Incoming) -> pd.DataFrame:
    """The log repair by repair, each in its sequence."""
    return incoming.whole("repair_status_log").sort_values(["repair_id", "seq"], ignore_index=True)
