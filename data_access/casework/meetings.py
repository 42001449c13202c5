"""A meeting as it is kept: a decision taken, what became of it, the meeting itself.

Each is a batch of its own, with the checks and the history of a file's rows, published at once and
taken back by who keeps meetings.
"""

from datetime import date

import sqlalchemy as sa

from data_access.access.roles import Principal
from data_access.casework.keeping import Cells, keep, new_id
from data_access.intake.commit.commit import Outcome
from data_access.intake.history.sources import MEETING
from data_access.language.vocabulary import Text
from data_access.store.record_store import Store
from data_access.store.tables import RECORDS
from data_access.system.errors import RecordsError


def record_meeting(store: Store, by: Principal, cells: Cells) -> Outcome:
    """Adds one event under an id of its own, and publishes. `cells` are its columns but the id.

    NotAllowed unless the reader keeps meetings; RecordsError says what is missing or wrong.
    """
    by.require("keep_meetings")
    return keep(store, by, {"event": [{"event_id": new_id("E"), **cells}]}, MEETING)


def decide(store: Store, by: Principal, cells: Cells) -> Outcome:
    """Adds one decision to its meeting under the next number there, and publishes. `cells` are its
    columns but id and number.

    The same thing is not decided twice in one meeting: RecordsError names the decision that is there.
    NotAllowed unless the reader keeps meetings; RecordsError says what is missing or wrong.
    """
    by.require("keep_meetings")
    decisions = RECORDS["decision"]
    of_meeting = decisions.c.event_id == cells.get("event_id", "")
    with store.reading() as connection:
        if cells.get("about"):
            same = sa.select(decisions.c.seq).where(of_meeting, decisions.c.about == cells["about"])
            if (known := connection.scalar(same)) is not None:
                raise RecordsError(_known_already(known))
        last = connection.scalar(sa.select(sa.func.max(decisions.c.seq)).where(of_meeting)) or 0
    row = {"decision_id": new_id("DN"), "seq": str(last + 1), **cells}
    return keep(store, by, {"decision": [row]}, MEETING, ["decision"])


def change(store: Store, by: Principal, decision_id: str, cells: Cells) -> Outcome:
    """Corrects columns of one decision, such as its words, owner or day, and publishes; who takes it
    over is named in one column, and the others are emptied.

    To move its day for a reason is a report. NotAllowed, RecordsError as above.
    """
    by.require("keep_meetings")
    decisions = RECORDS["decision"]
    with store.reading() as connection:
        asked = sa.select(decisions).where(decisions.c.decision_id == decision_id)
        known = connection.execute(asked).mappings().one_or_none()
    if known is None:
        raise RecordsError(_unknown(decision_id))
    return keep(store, by, {"decision": [{"decision_id": decision_id, **cells}]}, MEETING)


def report(
    store: Store,
    by: Principal,
    decision_id: str,
    status: str,
    on: date,
    due_on: date | None = None,
    reason: str = "",
    note: str = "",
    verification: str = "verified",
) -> Outcome:
    """Adds a report on one decision under the next number, and publishes.

    NotAllowed unless the reader keeps meetings; RecordsError if there is no such decision, if a new
    day or a reason is missing, or what else is wrong.
    """
    by.require("keep_meetings")
    decisions, updates = RECORDS["decision"], RECORDS["decision_update"]
    with store.reading() as connection:
        known = connection.scalar(
            sa.select(sa.func.count()).where(decisions.c.decision_id == decision_id)
        )
        of_decision = updates.c.decision_id == decision_id
        last = connection.scalar(sa.select(sa.func.max(updates.c.seq)).where(of_decision)) or 0
    if not known:
        raise RecordsError(_unknown(decision_id))
    row = {
        "decision_id": decision_id,
        "seq": str(last + 1),
        "reported_on": on.isoformat(),
        "status": status,
        "due_on": due_on.isoformat() if due_on else "",
        "reason": reason,
        "verification": verification,
        "note": note,
    }
    return keep(store, by, {"decision_update": [row]}, MEETING, ["decision_update"])


def notes_of(store: Store, by: Principal, decision_id: str) -> list[str]:
    """The notes of the reports on one decision, oldest first. They are in no snapshot: for who keeps
    meetings alone (NotAllowed)."""
    by.require("keep_meetings")
    updates = RECORDS["decision_update"]
    asked = (
        sa.select(updates.c.note)
        .where(updates.c.decision_id == decision_id, updates.c.note.is_not(None))
        .order_by(updates.c.seq)
    )
    with store.reading() as connection:
        return list(connection.scalars(asked))


def _known_already(seq: int) -> Text:
    return Text(
        f"การประชุมนี้มีมติเรื่องนี้แล้ว คือมติที่ {seq} แก้ไขหรือรายงานความคืบหน้าของมตินั้นแทน",
        f"This meeting has decided on this already: it is decision {seq}. Change or report on that one.",
    )


def _unknown(decision_id: str) -> Text:
    return Text(
        f"ไม่พบมติ {decision_id} ตรวจรหัสแล้วลองใหม่",
        f"There is no decision {decision_id}. Check its id and try again.",
    )
