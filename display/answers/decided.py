"""What became of the last meeting's decisions, in words: for the overview, the slide and the brief."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pandas as pd

from data_access.access.scope import Scope
from data_access.language.plurals import counted, one_or_many
from data_access.language.vocabulary import DECISION_REASON, DECISION_STATE, Text
from data_access.queries.meetings.decisions import (
    OPEN,
    Tally,
    decisions,
    most_pressing,
    of_last_meeting,
    tally,
)
from data_access.snapshots.programme import Programme
from display.words.bilingual import Bilingual

NONE_YET = Text("ยังไม่มีมติที่บันทึกไว้", "No decision has been recorded yet")
GOVERNORS_OFFICE = Text("สำนักงานจังหวัด", "Governor’s office")
# How the look of a state is called among the states of the plan.
LOOK = {
    "late": "behind",
    "reported": "watch",
    "open": "not_due",
    "under_way": "not_due",
    "done": "on_track",
    "cancelled": "no_data",
}


@dataclass(frozen=True)
class LastDecided:
    """The decisions of the last meeting that took any: its day, how many are in which state, those
    of earlier meetings that are still open, and the one to speak of first (None when all is done).

    `rows`: those of questions.decisions, the most pressing first.
    """

    held_on: date
    tally: Tally
    still_earlier: int
    first: pd.Series | None
    rows: pd.DataFrame


def last_decided(programme: Programme, before: date | None = None) -> LastDecided | None:
    """Of the newest meeting with decisions in view; before the day `before`, where one is given."""
    every = decisions(programme)
    last = of_last_meeting(every, before)
    if last.empty:
        return None
    earlier = every[every["held_on"] < last["held_on"].iloc[0]]
    rank = {state: place for place, state in enumerate(DECISION_STATE)}
    ordered = last.assign(rank=last["state"].map(rank)).sort_values(["rank", "due_on", "seq"])
    return LastDecided(
        last["held_on"].iloc[0].date(),
        tally(last),
        int(earlier["state"].isin(OPEN).sum()),
        most_pressing(last),
        ordered.drop(columns="rank").reset_index(drop=True),
    )


def none_in_view(programme: Programme) -> Text:
    """Why there is no decision: none was taken yet, or those that were are of another area. One for
    the whole province is no district's own, and is not nothing."""
    elsewhere = len(decisions(programme.within(Scope(as_of=programme.scope.as_of))))
    if not elsewhere:
        return NONE_YET
    return Text(
        f"ไม่มีมติของพื้นที่นี้โดยเฉพาะ มติของทั้งจังหวัดหรือพื้นที่อื่นมี {elsewhere:,} ข้อ เลือกทุกอำเภอเพื่อดู",
        f"No decision is of this area alone. Of the whole province or other areas there"
        f" {one_or_many(elsewhere, 'is', 'are')} {elsewhere:,}: choose all districts to see them.",
    )


def said_of_tally(said: Tally, mark_out: Callable[[str], str] = str) -> Text:
    """มติ 8 ข้อ: เสร็จ 2 · ยังไม่ถึงกำหนด 2 · เลยกำหนด 2; what there is none of is left out, late and
    done are always said. `mark_out` writes what is late so that the eye lands on it."""
    late = mark_out if said.late else str
    th = [f"เสร็จ {said.done:,}", late(f"เลยกำหนด {said.late:,}")]
    en = [f"{said.done:,} done", late(f"{said.late:,} late")]
    for count, thai, english in (
        (said.on_time, "ยังไม่ถึงกำหนด", "not due yet"),
        (said.reported, "รอตรวจว่าเสร็จ", "to be verified"),
        (said.cancelled, "ยกเลิก", "dropped"),
    ):
        if count:
            th.append(f"{thai} {count:,}")
            en.append(f"{count:,} {english}")
    return Text(
        f"มติ {said.all:,} ข้อ: {' · '.join(th)}",
        f"{counted(said.all, 'decision')}: {', '.join(en)}",
    )


def sentence(programme: Programme, last: LastDecided) -> Text:
    """Of which meeting, and what became of its decisions."""
    day, said = Bilingual(programme).date(last.held_on), said_of_tally(last.tally)
    return Text(f"ประชุม {day.th} {said.th}", f"Meeting of {day.en}: {said.en}")


def text_of(row: pd.Series) -> Text:
    """The decision itself; in Thai alone where it was not put into English."""
    english = (
        row["text_en"] if isinstance(row["text_en"], str) and row["text_en"] else row["text_th"]
    )
    return Text(row["text_th"], english)


def owner_of(row: pd.Series, both: Bilingual) -> Text:
    """Who is in charge: a partner by its short name, an LAO by its id, or an office as written."""
    if isinstance(row["partner_id"], str):
        return both.partner(row["partner_id"])
    if row["office"] == GOVERNORS_OFFICE.th:
        return GOVERNORS_OFFICE
    other = row["office"] if isinstance(row["office"], str) else row["lao_id"]
    return Text(str(other), str(other))


def in_one_line(row: pd.Series, both: Bilingual) -> Text:
    """เลยกำหนด: the decision (its owner, its day, why it was moved)."""
    state, said, owner = DECISION_STATE[row["state"]], text_of(row), owner_of(row, both)
    day = both.date(row["due_on"].date())
    why = Text("", "")
    if row["moves"] and row["reason"] in DECISION_REASON and row["state"] in OPEN:
        reason = DECISION_REASON[row["reason"]]
        why = Text(f" เลื่อนเพราะ{reason.th}", f", moved: {reason.en.lower()}")
    return Text(
        f"{state.th}: {said.th} ({owner.th} · {day.th}{why.th})",
        f"{state.en}: {said.en} ({owner.en}, {day.en}{why.en})",
    )
