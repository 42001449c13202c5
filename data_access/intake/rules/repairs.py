"""What must be known of a repair before it may have its status."""

from collections.abc import Iterator

import pandas as pd

from data_access.intake.issues import Rule
from data_access.intake.matching.incoming import Breach, Incoming, among, breaches, looked_up
from data_access.intake.rules.log import in_order
from data_access.language.vocabulary import OFF_PATH, Text
from data_access.rules.stages import REPAIR_RANK, Stage
from data_access.schema import BY_NAME

NEEDED = Rule(
    Text("ยังขาดสิ่งที่สถานะนี้ต้องมี", "lacks what the repair's status needs"),
    Text("กรอกให้ครบ หรือถอยสถานะกลับ", "Fill it in, or take the status back"),
)
REOPENED = Rule(
    Text(
        "กลับมาซ่อมหลังส่งมอบโดยไม่มีวันที่แจ้งข้อบกพร่อง",
        "reopens a house handed over, but no defect was reported",
    ),
    Text("กรอกวันที่แจ้งข้อบกพร่อง", "Fill in defect_reported_on"),
)
OPEN_TWICE = Rule(
    Text(
        "ครัวเรือนนี้มีรายการซ่อมที่ยังไม่จบมากกว่าหนึ่งรายการ", "is of a household that has another open repair"
    ),
    Text("รวมเป็นรายการเดียว หรือปิดรายการที่ไม่ใช้", "Make one repair of them, or close one"),
)
# From this stage on, these columns must be filled.
FILLED_FROM = {
    "verified_on": Stage.COMMUNITY_VERIFIED,
    "approved_on": Stage.APPROVED,
    "approved_thb": Stage.APPROVED,
    "started_on": Stage.IN_PROGRESS,
    "completed_on": Stage.COMPLETED,
    "actual_cash_thb": Stage.COMPLETED,
    "handed_over_on": Stage.HANDED_OVER,
}
# From this stage on, this must be known elsewhere; an assessment of the house and so on.
ASSESSED = Text("บ้านมีการประเมิน", "an assessment of the house")
FUNDED = Text("มีแหล่งเงินหรือสิ่งสมทบ", "a row in repair_funding")
SHOWN = Text("มีภาพหลังซ่อม", "a photo of the stage after")
PASSED = Text("ผลตรวจรับเป็น «ผ่าน»", "quality_check pass")
KNOWN_FROM = {
    Stage.SURVEYED: ASSESSED,
    Stage.APPROVED: FUNDED,
    Stage.COMPLETED: SHOWN,
    Stage.HANDED_OVER: PASSED,
}
ON_HOLD = Text("มีเหตุที่ชะลอ", "hold_reason filled in")


def filled(name: str) -> Text:
    label = BY_NAME["repair"].column(name).label
    return Text(f"ต้องกรอก{label.th}", f"{name} filled in")


def rank_reached(incoming: Incoming) -> pd.Series:
    """By repair id, the rank it stands at; on hold, the one it left; off the path, missing."""
    last = in_order(incoming).drop_duplicates("repair_id", keep="last").set_index("repair_id")
    return (
        last["to_status"]
        .where(last["to_status"] != "on_hold", last["from_status"])
        .map(REPAIR_RANK)
    )


def what_a_status_needs(incoming: Incoming) -> Iterator[Breach]:
    repairs = incoming.whole("repair")
    rank = looked_up(repairs["repair_id"], rank_reached(incoming))

    def needed(missing: pd.Series, what: Text, column: str = "status") -> Iterator[Breach]:
        return breaches(NEEDED, "repair", repairs, missing, column, what)

    for name, first in FILLED_FROM.items():
        yield from needed((rank >= first) & repairs[name].isna(), filled(name), name)
    on_hold = repairs["status"] == "on_hold"
    yield from needed(on_hold & repairs["hold_reason"].isna(), ON_HOLD, "hold_reason")
    assessed = among(repairs["household_id"], incoming.whole("assessment")["household_id"])
    yield from needed((rank >= Stage.SURVEYED) & ~assessed, ASSESSED)
    funded = among(repairs["repair_id"], incoming.whole("repair_funding")["repair_id"])
    yield from needed((rank >= Stage.APPROVED) & ~funded, FUNDED)
    photos = incoming.whole("photo")
    shown = among(repairs["repair_id"], photos.loc[photos["stage"] == "after", "repair_id"])
    yield from needed((rank >= Stage.COMPLETED) & ~shown, SHOWN)
    passed = repairs["quality_check"] == "pass"
    yield from needed((rank == Stage.HANDED_OVER) & ~passed, PASSED, "quality_check")


def defect_before_reopening(incoming: Incoming) -> Iterator[Breach]:
    log, repairs = in_order(incoming), incoming.whole("repair")
    reopened = log["repair_id"][(log["from_status"] == "handed_over").fillna(False)]
    wrong = among(repairs["repair_id"], reopened) & repairs["defect_reported_on"].isna()
    yield from breaches(REOPENED, "repair", repairs, wrong, "defect_reported_on")


def one_open_repair(incoming: Incoming) -> Iterator[Breach]:
    repairs, households = incoming.whole("repair"), incoming.whole("household")
    active = households.loc[households["active"].fillna(False), "household_id"]
    is_open = ~repairs["status"].isin(["handed_over", *OFF_PATH])
    open_ones = repairs[is_open & among(repairs["household_id"], active)]
    again = open_ones.duplicated("household_id", keep=False)
    yield from breaches(OPEN_TWICE, "repair", open_ones, again, "repair_id")
