"""Meetings: each row is of exactly one person or body, reports say what they must, no family is named."""

import re
from collections.abc import Iterator

import pandas as pd

from data_access.intake.issues import Rule
from data_access.intake.matching.incoming import Breach, Incoming, breaches
from data_access.intake.rules.order import TOO_LATE
from data_access.language.day_words import day_words
from data_access.language.vocabulary import Text
from data_access.schema import BY_NAME

NOT_ONE = Rule(
    Text("ต้องระบุหนึ่งเดียวในคอลัมน์เหล่านี้", "must name exactly one of its columns for who it is of"),
    Text(
        "กรอกเพียงช่องเดียว เช่น ผู้เข้าร่วม ภาคี อปท. หน่วยงาน คำมั่น หรือการส่งมอบ",
        "Fill in one of them only, such as participant, partner, LAO, office, promise or delivery",
    ),
)
ONE_OF = {
    "attendance": ("participant_id", "partner_id", "lao_id"),
    "signature": ("partner_id", "lao_id"),
    "decision": ("partner_id", "lao_id", "office"),
    "promise_move": ("pledge_id", "commitment_id"),
    "proof": ("delivery_id", "commitment_id", "decision_id", "repair_id"),
}
TWICE = Rule(
    Text("ซ้ำกับอีกแถวของกิจกรรมหรือข้อตกลงเดียวกัน", "is already in another row of the same meeting or agreement"),
    Text("เก็บไว้เพียงแถวเดียว", "Keep one of the two rows"),
)  # fmt: skip
ONCE_IN = {"attendance": "event_id", "signature": "agreement_id"}
NUMBERED_TWICE = Rule(
    Text("มีเลขที่ซ้ำกับมติอื่นของการประชุมเดียวกัน", "has the number of another decision of the meeting"),
    Text("ใช้เลขที่ถัดไป", "Give it the next number"),
)
NO_NEW_DAY = Rule(
    Text("เลื่อนกำหนดแต่ไม่มีวันใหม่", "moves the decision and names no new day"),
    Text("กรอกกำหนดใหม่", "Fill in the new day (due_on)"),
)
NO_REASON = Rule(
    Text("เลื่อนหรือยกเลิกมติโดยไม่มีเหตุผล", "moves or drops the decision without a reason"),
    Text("เลือกเหตุผล", "Choose a reason"),
)
BEFORE_THE_MEETING = Rule(
    Text("อยู่ก่อนวันประชุมที่มีมตินี้", "lies before the meeting that decided it"),
    Text("ตรวจวันที่ และรหัสกิจกรรม", "Check the day, and the event"),
)
NAMES_A_PERSON = Rule(
    Text(
        "มีชื่อบุคคลในทะเบียนหรือเบอร์โทรศัพท์ ข้อความนี้จะถูกเผยแพร่",
        "holds the name of a person on record, or a phone number; this text is published",
    ),
    Text(
        "ใช้รหัสครัวเรือนหรือชื่อตำแหน่งแทนชื่อคน",
        "Write a household's id or a role instead of a name",
    ),
)
# Free texts of meetings, models, enterprises and plans that leave the store.
PUBLISHED_TEXTS = {
    "event": ("place", "title_th", "title_en", "chair_role"),
    "agenda_item": ("title_th", "title_en", "speaker_role", "doc_ref"),
    "agreement": ("title_th", "title_en"),
    "agreement_clause": ("text_th", "text_en"),
    "signature": ("role", "reservation"),
    "decision": ("text_th", "text_en", "office"),
    "model": tuple(
        f"{name}_{language}"
        for name in ("name", "did", "inputs", "conditions", "not_for", "lesson")
        for language in ("th", "en")
    ),
    "model_step": ("text_th", "text_en", "who_th", "who_en"),
    "model_visit": ("asked",),
    "enterprise": ("name_th", "name_en"),
    "area_plan": ("title_th",),
    "plan_log": ("doc_ref",),
    "measure": (
        "name_th",
        "objective_th",
        "output_th",
        "kpi_th",
        "expected_th",
        "strategy_th",
        "tactic_th",
        "programme_th",
    ),
}
NAMES = (("household", "head_name"), ("participant", "name"))
SHORTEST_NAME = 4  # characters: a shorter one is a word like any other
PHONE = re.compile(r"(?<!\d)0\d{1,2}[- ]?\d{3}[- ]?\d{3,4}(?!\d)")


def of_exactly_one(incoming: Incoming) -> Iterator[Breach]:
    """Somebody who attends, signs or owns a decision is one person, partner, LAO or office; a new day
    or a proof is of one thing."""
    for table_name, columns in ONE_OF.items():
        rows = incoming.whole(table_name)
        named = rows[list(columns)].notna().sum(axis=1)
        yield from breaches(NOT_ONE, table_name, rows, named != 1, columns[0])


def once_each(incoming: Incoming) -> Iterator[Breach]:
    """Nobody attends the same meeting, or signs the same agreement, twice; no number stands for two
    decisions of a meeting."""
    for table_name, within in ONCE_IN.items():
        rows = incoming.whole(table_name)
        key = BY_NAME[table_name].key[0]
        columns = [within, *ONE_OF[table_name]]
        again = rows.sort_values(key).duplicated(columns).reindex(rows.index)
        yield from breaches(TWICE, table_name, rows, again, key)
    decisions = incoming.whole("decision").sort_values("file_row")
    yield from breaches(NUMBERED_TWICE, "decision", decisions, _numbered_again(decisions), "seq")


def _numbered_again(decisions: pd.DataFrame) -> pd.Series:
    """Stored rows come first, so that of two it is the arriving one."""
    return decisions.duplicated(["event_id", "seq"]) & decisions["seq"].notna()


def reports_say_what_they_must(incoming: Incoming) -> Iterator[Breach]:
    """A decision that is moved has a new day and a reason, one that is dropped a reason; nothing is
    reported or due before the meeting that decided it."""
    updates = incoming.whole("decision_update")
    is_moved = updates["status"] == "moved"
    is_changed = updates["status"].isin(["moved", "cancelled"])
    name = "decision_update"
    yield from breaches(NO_NEW_DAY, name, updates, is_moved & updates["due_on"].isna(), "due_on")
    yield from breaches(NO_REASON, name, updates, is_changed & updates["reason"].isna(), "reason")
    decisions = incoming.whole("decision")
    held = incoming.whole("event").drop_duplicates("event_id").set_index("event_id")["held_on"]
    met = held.reindex(decisions["event_id"]).set_axis(decisions.index)
    early = decisions["due_on"] < met
    yield from breaches(BEFORE_THE_MEETING, "decision", decisions, early, "due_on")
    met_by_id = met.set_axis(decisions["decision_id"])
    met_by_id = met_by_id[~met_by_id.index.duplicated()]
    met_then = met_by_id.reindex(updates["decision_id"]).set_axis(updates.index)
    for column in ("reported_on", "due_on"):
        yield from breaches(BEFORE_THE_MEETING, name, updates, updates[column] < met_then, column)


def only_plans_lie_ahead(incoming: Incoming) -> Iterator[Breach]:
    """An event after the as-of day is one that is planned, or was and is cancelled."""
    last = incoming.updated_last
    events = incoming.whole("event")
    if pd.isna(last):
        return
    ahead = (events["held_on"] > last) & ~events["status"].isin(["planned", "cancelled"])
    allowed = Text(f"ไม่เกิน {day_words(last).th}", f"no later than {last:%Y-%m-%d}")
    yield from breaches(TOO_LATE, "event", events, ahead, "held_on", allowed)


def no_person_is_named(incoming: Incoming) -> Iterator[Breach]:
    """Texts that are published hold no phone number and no name of a household or a participant.
    What the store has already is left alone: a name may come later than the text."""
    arriving = [name for name in PUBLISHED_TEXTS if name in incoming.records]
    if not arriving:
        return
    names = _names(incoming)
    for table_name in arriving:
        rows = incoming.whole(table_name)
        rows = rows[rows["file_row"] > 0]
        for column in PUBLISHED_TEXTS[table_name]:
            texts = rows[column].fillna("")
            found = texts.map(lambda text: bool(text) and _names_a_person(text, names))
            yield from breaches(NAMES_A_PERSON, table_name, rows, found.astype(bool), column)


def _names(incoming: Incoming) -> list[str]:
    """Each name on record, spaces as one."""
    known: set[str] = set()
    for table_name, column in NAMES:
        values = incoming.whole(table_name)[column].dropna()
        known |= {" ".join(str(one).split()) for one in values}
    return [one for one in known if len(one) >= SHORTEST_NAME]


def _names_a_person(text: str, names: list[str]) -> bool:
    tidy = " ".join(text.split())
    return bool(PHONE.search(tidy)) or any(name in tidy for name in names)
