"""Records entered one by one, in a form: the same checks, history and audit as a file's rows.

Values are texts, written as an officer's file would hold them. An entry is a batch of its own,
which can be undone; what cannot be kept is explained, and nothing of it stays.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from data_access.access.roles import Principal
from data_access.casework.keeping import Cells, keep, new_id
from data_access.intake.commit.commit import Outcome
from data_access.intake.history.batches import name_of
from data_access.intake.rules.repairs import FILLED_FROM
from data_access.language.vocabulary import REPAIR_MOVES, REPAIR_STATUS, Text
from data_access.rules.stages import REPAIR_RANK, Stage
from data_access.store.record_store import Store
from data_access.store.tables import RECORDS
from data_access.system.errors import RecordsError

# The day on which a repair reached a status stands in a column of its own.
DAY_OF = {
    "surveyed": "surveyed_on",
    "community_verified": "verified_on",
    "approved": "approved_on",
    "in_progress": "started_on",
    "completed": "completed_on",
    "handed_over": "handed_over_on",
}
# What else a move may bring with it, in the same batch.
MAY_COME_ALONG = ("assessment", "repair_funding", "photo")


@dataclass(frozen=True)
class Step:
    """One status that a repair may move to, and the columns that are to be filled in for it."""

    status: str
    needs: tuple[str, ...]


def next_steps(store: Store, by: Principal, repair_id: str) -> list[Step]:
    """The steps that the programme allows from where the repair stands, in the order of its moves.

    NotAllowed unless the reader may enter records; RecordsError if there is no such repair.
    """
    by.require("enter")
    repair = _repair(store, repair_id)
    status = repair["status"]
    allowed = REPAIR_MOVES.get(status, ())
    if status == "on_hold":
        left = _last_move(store, repair_id)["from_status"]
        allowed = tuple(one for one in allowed if one in (left, "cancelled"))
    return [Step(one, tuple(_needs(repair, one))) for one in allowed]


def move_repair(
    store: Store,
    by: Principal,
    repair_id: str,
    to_status: str,
    on: date,
    filled: Cells | None = None,
    also: Mapping[str, Sequence[Cells]] | None = None,
    note: str = "",
) -> Outcome:
    """Moves a repair one step and publishes. `filled` are columns of the repair; `also` has rows
    of an assessment, of funding or of a photo that the step needs.

    RecordsError names the steps that are allowed, or what is missing or wrong.
    """
    steps = {step.status for step in next_steps(store, by, repair_id)}
    if to_status not in steps:
        raise RecordsError(_not_a_step(repair_id, to_status, steps))
    if not set(also or {}) <= set(MAY_COME_ALONG):
        raise ValueError(f"only {', '.join(MAY_COME_ALONG)} may come along")
    repair, last = _repair(store, repair_id), _last_move(store, repair_id)
    held = (filled or {}).get("hold_reason", "")
    changed: dict[str, Any] = {
        "repair_id": repair_id,
        "status": to_status,
        "status_since": on.isoformat(),
        **(filled or {}),
    }
    day = DAY_OF.get(to_status)
    if day and (day != "started_on" or repair[day] is None):  # work is begun once
        changed.setdefault(day, on.isoformat())
    move: dict[str, str] = {
        "repair_id": repair_id,
        "seq": str(last["seq"] + 1),
        "from_status": repair["status"],
        "to_status": to_status,
        "changed_on": on.isoformat(),
        "hold_reason": held,
        "changed_by": name_of(by) or "",
        "note": note,
    }
    rows = {"repair": [changed], "repair_status_log": [move], **(also or {})}
    return keep(store, by, rows, added=["repair_status_log"])


def record_delivery(store: Store, by: Principal, cells: Cells) -> Outcome:
    """Adds one delivery under an id of its own, and publishes. `cells` are its columns but the id.

    RecordsError says what is missing or wrong.
    """
    return keep(store, by, {"delivery": [{"delivery_id": new_id("D"), **cells}]})


def record_commitment_update(store: Store, by: Principal, cells: Cells) -> Outcome:
    """Adds a report on one commitment, or corrects that of the same day, and publishes.

    RecordsError says what is missing or wrong.
    """
    return keep(store, by, {"commitment_update": [cells]})


def _needs(repair: Mapping[str, object], status: str) -> list[str]:
    """The columns that the status needs and the repair has not, in the order of the steps."""
    if status == "on_hold":
        return ["hold_reason"]
    rank = REPAIR_RANK.get(status)
    if rank is None:
        return []
    day = DAY_OF.get(status)
    needed = [
        name
        for name, first in FILLED_FROM.items()
        if first <= rank and name != day and repair[name] is None
    ]
    if rank == Stage.HANDED_OVER and repair["quality_check"] != "pass":
        needed.append("quality_check")
    if repair["status"] == "handed_over" and repair["defect_reported_on"] is None:
        needed.append("defect_reported_on")
    return needed


def _repair(store: Store, repair_id: str) -> Mapping[str, Any]:
    repairs = RECORDS["repair"]
    with store.reading() as connection:
        asked = sa.select(repairs).where(repairs.c.repair_id == repair_id)
        found = connection.execute(asked).mappings().one_or_none()
    if found is None:
        raise RecordsError(
            Text(
                f"ไม่พบรายการซ่อม {repair_id} ตรวจรหัสแล้วลองใหม่",
                f"There is no repair {repair_id}. Check its id and try again.",
            )
        )
    return dict(found)


def _last_move(store: Store, repair_id: str) -> Mapping[str, Any]:
    log = RECORDS["repair_status_log"]
    with store.reading() as connection:
        asked = sa.select(log).where(log.c.repair_id == repair_id).order_by(log.c.seq.desc())
        found = connection.execute(asked).mappings().first()
    return dict(found) if found else {"seq": 0, "from_status": None}


def _not_a_step(repair_id: str, to_status: str, steps: set[str]) -> Text:
    wanted = REPAIR_STATUS.get(to_status, Text(to_status, to_status))
    th, en = (
        ", ".join(REPAIR_STATUS[one][language] for one in REPAIR_STATUS if one in steps) or "–"
        for language in (0, 1)
    )
    return Text(
        f"{repair_id}: เปลี่ยนเป็น «{wanted.th}» จากสถานะนี้ไม่ได้ ขั้นต่อไปที่ทำได้: {th}",
        f"{repair_id}: it cannot become «{wanted.en}» from its present status. Allowed next: {en}.",
    )
