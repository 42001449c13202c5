"""A plan's log says its whole course, step by step, and each step has what it needs."""

from collections.abc import Iterator

import pandas as pd

from data_access.intake.issues import Rule
from data_access.intake.matching.incoming import Breach, Incoming, looked_up
from data_access.intake.matching.merge import merged
from data_access.intake.rules.plans.progress import Left, unfinished_measures, year_money
from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import Text
from data_access.rules.planning.plan_steps import (
    ALLOWED_MOVES,
    NEEDS_A_DOCUMENT,
    NEEDS_A_FORUM,
    NEEDS_ALL_DONE,
    NEEDS_MONEY,
    PLAN_RANK,
    STOPPED,
)
from data_access.schema import BY_NAME
from data_access.schema.column import STAMP_NAMES

NOT_WHERE_IT_WAS = Rule(
    Text("ไม่ต่อจากขั้นของแถวก่อนหน้าในประวัติแผน", "must equal to_status of the plan's previous row"),
    Text(
        "แถวแรกของแผนเป็นร่างและเว้น «จากขั้น» ว่าง แถวต่อไปเริ่มจากขั้นก่อนหน้า",
        "The plan's first row is a draft without from_status; each next row starts from the last",
    ),
)
SKIPS = Rule(
    Text("ข้ามขั้นของแผน", "skips a step of the plan"),
    Text("เพิ่มขั้นที่ขาดในประวัติแผน", "Add the missing steps to the plan's log"),
)
PLAN_BACKWARDS = Rule(
    Text("อยู่ก่อนวันที่ของขั้นก่อนหน้า", "is before the day of the previous step"),
    Text("ตรวจวันที่และลำดับ", "Check the days and the sequence"),
)
NO_PLAN_LOG = Rule(
    Text("ไม่มีประวัติขั้นของแผน", "has no row in plan_log"),
    Text("เพิ่มแถวแรกเป็นร่างแผน", "Add its first row, a draft"),
)
NOT_THE_LAST = Rule(
    Text("ไม่ตรงกับขั้นสุดท้ายในประวัติแผน", "differs from the last step of the plan's log"),
    Text("ให้ขั้นของแผนตรงกับแถวสุดท้ายของประวัติ", "Make it the last step of the log"),
)
WRITTEN_ALREADY = Rule(
    Text("แก้ขั้นที่บันทึกไว้แล้ว", "changes a step that is already recorded"),
    Text(
        "ประวัติแผนเพิ่มได้อย่างเดียว เพิ่มแถวใหม่ หรือย้อนกลับการบันทึก",
        "The log of a plan only grows: add a row, or undo the import of this one",
    ),
)
NO_FORUM = Rule(
    Text("ขั้นนี้ขาดประชาคม", "lacks its forum: this step needs one"),
    Text(
        "ระบุกิจกรรมประเภทประชาคมในตำบลของแผน จัดไม่หลังวันที่ของขั้น และมีผู้เข้าร่วมอย่างน้อย 1 คน",
        f"Name an event of the kind forum in the plan's {SUBDISTRICT.one}, held by that day, with at"
        " least 1 person there",
    ),
)
NO_DOCUMENT = Rule(
    Text("ขั้นนี้ขาดเลขที่เอกสารที่ อปท. เห็นชอบ", "lacks the LAO's document: this step needs one"),
    Text("กรอกเลขที่รายงานการประชุมหรือหนังสือ", "Fill in the number of the minutes or the letter"),
)
WITHOUT_A_REASON = Rule(
    Text("ส่งกลับหรือถอนแผนโดยไม่มีเหตุผล", "returns or withdraws the plan without a reason"),
    Text("เลือกเหตุผล", "Choose a reason"),
)
NOT_SECURED = Rule(
    Text("ขั้นนี้ขาดเงินที่อนุมัติแล้วของปีนั้น", "lacks approved money for that fiscal year"),
    Text(
        "บันทึกเงินที่อนุมัติหรือจ่ายแล้วให้ครบทุกโครงการของปีนั้น หรือรอขั้นนี้ไว้ก่อน",
        "Record money that is approved or paid for every measure of the year, or wait with this step",
    ),
)
NOT_DONE = Rule(
    Text("ขั้นนี้ขาดโครงการที่ยังทำไม่ครบ", "lacks the end of some measures: this step needs them done"),
    Text("ทำให้ครบ เชื่อมกับงานที่ทำ หรือยกเลิกโครงการนั้น", "Finish them, link what was done, or cancel them"),
)  # fmt: skip


def steps_that_are_allowed(incoming: Incoming) -> Iterator[Breach]:
    """Each row of the log starts where the one before it arrived, and goes a step that may follow."""
    log = _in_order(incoming)
    if log.empty:
        return
    plan = log.groupby("plan_id", sort=False)
    arrived, day = plan["to_status"].shift(), plan["changed_on"].shift()
    start = log["from_status"]
    is_first = arrived.isna()
    joined = (start == arrived).fillna(False) | (
        is_first & start.isna() & (log["to_status"] == "draft")
    )
    yield Breach(NOT_WHERE_IT_WAS, "plan_log", log[~joined], "from_status")
    moves = pd.Series(zip(start, log["to_status"], strict=True), index=log.index)
    skips = joined & ~is_first & ~moves.isin(ALLOWED_MOVES)
    yield Breach(SKIPS, "plan_log", log[skips], "to_status")
    yield Breach(PLAN_BACKWARDS, "plan_log", log[log["changed_on"] < day], "changed_on")


def step_is_the_last_of_the_log(incoming: Incoming) -> Iterator[Breach]:
    plans = incoming.whole("area_plan")
    last = _last_steps(incoming)
    without = ~plans["plan_id"].isin(last.index)
    yield Breach(NO_PLAN_LOG, "area_plan", plans[without], "plan_id")
    logged = looked_up(plans["plan_id"], last["to_status"])
    other = ~without & (plans["status"] != logged).fillna(True)
    yield Breach(NOT_THE_LAST, "area_plan", plans[other], "status")


def what_is_written_stays(incoming: Incoming) -> Iterator[Breach]:
    """A row of the log that the store has is never changed by a file or a form; stamps apart."""
    if "plan_log" not in incoming.records:
        return
    table, records = BY_NAME["plan_log"], incoming.records["plan_log"]
    if any(name not in records for name in table.key):
        return
    outcome = merged(records, incoming.stored("plan_log"), table, incoming.clear_empty)
    content = [name for name in outcome.differs if name not in STAMP_NAMES]
    changed = outcome.changed[outcome.differs[content].any(axis=1).to_numpy()]
    yield Breach(WRITTEN_ALREADY, "plan_log", changed.assign(file_row=changed.index), "to_status")


def what_a_step_needs(incoming: Incoming) -> Iterator[Breach]:
    """A forum is one that was held there and that somebody came to; an adoption has its document; a
    return or withdrawal its reason."""
    log = _in_order(incoming)
    if log.empty:
        return
    held = log["to_status"] == NEEDS_A_FORUM
    yield Breach(NO_FORUM, "plan_log", log[held & ~_has_a_forum(incoming, log)], "event_id")
    adopted = log["to_status"] == NEEDS_A_DOCUMENT
    yield Breach(NO_DOCUMENT, "plan_log", log[adopted & log["doc_ref"].isna()], "doc_ref")
    stopped = log["to_status"].isin(STOPPED)
    yield Breach(WITHOUT_A_REASON, "plan_log", log[stopped & log["reason"].isna()], "reason")


def money_and_measures_of_a_step(incoming: Incoming) -> Iterator[Breach]:
    """A plan that is funded or further has secured what its measures cost in the fiscal year of that
    step; one that is closed has every measure done or cancelled. What is missing is named."""
    log = _in_order(incoming)
    now = _last_steps(incoming)["to_status"].map(PLAN_RANK)
    funded = log[log["to_status"] == NEEDS_MONEY].drop_duplicates("plan_id", keep="last")
    funded = funded[funded["plan_id"].map(now) >= PLAN_RANK[NEEDS_MONEY]]
    for row in funded.itertuples():
        money = year_money(incoming, row.plan_id, row.changed_on)
        if money.planned == 0 or money.secured < money.planned:
            yield Breach(NOT_SECURED, "plan_log", log.loc[[row.Index]], "to_status", money.words)
    closed = log[log["to_status"] == NEEDS_ALL_DONE].drop_duplicates("plan_id", keep="last")
    closed = closed[closed["plan_id"].map(now) == PLAN_RANK[NEEDS_ALL_DONE]]
    for row in closed.itertuples():
        left = unfinished_measures(incoming, row.plan_id)
        if left.numbers or not left.of:
            yield Breach(NOT_DONE, "plan_log", log.loc[[row.Index]], "to_status", _left(left))


def _has_a_forum(incoming: Incoming, log: pd.DataFrame) -> pd.Series:
    events = incoming.whole("event").drop_duplicates("event_id").set_index("event_id")
    came = incoming.whole("attendance")
    came = came[came["presence"].isin(["present", "represented"])]
    counted = events["attendees"].fillna(0).astype("int64")
    counted = counted + came.groupby("event_id").size().reindex(events.index).fillna(0)
    events = events.assign(came=counted)

    def of_event(column: str) -> pd.Series:
        return looked_up(log["event_id"], events[column])

    plans = incoming.whole("area_plan").drop_duplicates("plan_id").set_index("plan_id")
    place = looked_up(log["plan_id"], plans["subdistrict_code"])
    fits = (of_event("kind") == NEEDS_A_FORUM) & (of_event("area_code") == place)
    fits &= of_event("held_on") <= log["changed_on"]
    fits &= ~of_event("status").isin(["planned", "cancelled"])
    return (fits & (of_event("came") >= 1)).fillna(False).astype(bool)


def _left(left: Left) -> Text:
    if not left.of:
        return Text("แผนที่มีโครงการ", "a plan that has measures")
    numbers = ", ".join(map(str, left.numbers))
    return Text(
        f"ทุกโครงการครบ ยังเหลือโครงการที่ {numbers}", f"all measures done; still open: {numbers}"
    )


def _last_steps(incoming: Incoming) -> pd.DataFrame:
    return _in_order(incoming).drop_duplicates("plan_id", keep="last").set_index("plan_id")


def _in_order(incoming: Incoming) -> pd.DataFrame:
    """The log plan by plan, each in its sequence."""
    return incoming.whole("plan_log").sort_values(["plan_id", "seq"], ignore_index=True)
