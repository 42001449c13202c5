"""Long work that goes on while nobody watches: it can be left, found again, and outlives no one.

A job runs on a thread of its own, outside any reader's session. How far it is stands in the store
for everybody; while it keeps records it says so to this program alone, since the store then has
a writer already. A job whose program was killed is found by the lock that program held.
"""

import json
import threading
import uuid
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from time import monotonic
from typing import Any

import sqlalchemy as sa

from data_access.access.roles import Principal
from data_access.intake.history.batches import By, mark_unfinished, name_of, now
from data_access.intake.progress import Progress
from data_access.language.vocabulary import Text
from data_access.store.intake_tables import INTAKE_JOB
from data_access.store.record_store import AT_A_CLICK_MS, Store, open_store
from data_access.system.errors import RecordsError
from data_access.system.faults import StoreBusy
from data_access.system.process import is_alive, this_process

SECONDS_BETWEEN_NOTES = 2
LISTED = 20
NO_JOB = Text("ไม่พบงานนี้ในรายการของท่าน", "There is no such job among yours.")
UNEXPECTED = Text(
    "เกิดข้อผิดพลาดที่ไม่คาดไว้ ยังไม่มีการเปลี่ยนแปลงในคลังระเบียน กรุณาแจ้งผู้ดูแลระบบ",
    "Something unexpected went wrong. The record store is as it was; tell the administrator.",
)

Work = Callable[[Store, Progress], dict[str, object]]  # answers the summary


@dataclass(frozen=True)
class Job:
    """One job as it stands: `done` of `total` rows of its stage. `summary` says what came of it;
    of a failed one, why, under `th` and `en`."""

    job_id: str
    kind: str
    what: str
    started_by: str
    started_at: datetime
    finished_at: datetime | None
    stage: str
    done: int
    total: int
    state: str
    summary: dict[str, Any]


_lock = threading.Lock()
_under_way: dict[str, tuple[str, int, int]] = {}


def start(
    kind: str,
    what: str,
    by: By,
    work: Work,
    job_id: str | None = None,
    stage: str = "waiting",
) -> str:
    """Begins any work on a thread of its own, with a store of its own; answers the job's id.

    A RecordsError of the work makes the job a failed one, and its words the summary.
    """
    job_id = job_id or new_id()
    started = now()
    row = {
        "job_id": job_id,
        "kind": kind,
        "what": what,
        "started_by": name_of(by) or "",
        "started_at": started,
        "seen_at": started,
        "stage": stage,
        "done": 0,
        "total": 0,
        "state": "running",
        "process": this_process(),
        "summary": "{}",
    }
    with closing(open_store(patience_ms=AT_A_CLICK_MS)) as store:
        mark_killed(store)
        with store.transaction() as connection:
            connection.execute(INTAKE_JOB.insert().values(row))
    with _lock:
        _under_way[job_id] = (stage, 0, 0)
    threading.Thread(target=_run, args=(job_id, work), name=f"intake-{job_id}", daemon=True).start()
    return job_id


def job(job_id: str, by: Principal) -> Job:
    """One of the reader's jobs as it stands now. RecordsError if there is none of this id."""
    found = [one for one in _jobs(by, INTAKE_JOB.c.job_id == job_id) if one.job_id == job_id]
    if not found:
        raise RecordsError(NO_JOB)
    return found[0]


def recent(by: Principal) -> list[Job]:
    """The reader's newest jobs, newest first; those whose program was killed are marked so."""
    return _jobs(by, sa.true())


def mark_killed(store: Store) -> list[str]:
    """Marks the jobs, and the batches, whose program ended before they did; answers the jobs' ids.

    Called when a program starts and whenever jobs are listed. While another writer is at the store
    they are left to the next time.
    """
    running = sa.select(INTAKE_JOB).where(INTAKE_JOB.c.state == "running")
    with store.reading() as connection:
        dead = [
            row.job_id
            for row in connection.execute(running)
            if not is_alive(row.process, row.seen_at, now())
        ]
    for job_id in dead:
        with suppress(StoreBusy):
            _settle(store, job_id, "killed", {})
    mark_unfinished(store)
    return dead


def _jobs(by: Principal, which: sa.ColumnElement[bool]) -> list[Job]:
    by.require("intake")
    asked = (
        sa.select(INTAKE_JOB)
        .where(INTAKE_JOB.c.started_by == (name_of(by) or ""), which)
        .order_by(INTAKE_JOB.c.started_at.desc(), INTAKE_JOB.c.job_id)
        .limit(LISTED)
    )
    with closing(open_store(patience_ms=AT_A_CLICK_MS)) as store:
        mark_killed(store)
        with store.reading() as connection:
            rows = connection.execute(asked).mappings().all()
    return [_job(row) for row in rows]


def _job(row: sa.RowMapping) -> Job:
    told = {name: row[name] for name in Job.__dataclass_fields__}
    one = Job(**told | {"summary": json.loads(row["summary"])})
    with _lock:
        live = _under_way.get(one.job_id)
    if one.state != "running" or live is None:
        return one
    stage, done, total = live
    return replace(one, stage=stage, done=done, total=total)


def _run(job_id: str, work: Work) -> None:
    state, summary = "failed", UNEXPECTED._asdict()
    with closing(open_store()) as store:
        try:
            summary = work(store, _watch(store, job_id))
            state = "finished"
        except RecordsError as error:
            summary = error.text._asdict()
        finally:
            _tell_the_end(store, job_id, state, summary)
            with _lock:
                _under_way.pop(job_id, None)


def _tell_the_end(store: Store, job_id: str, state: str, summary: dict[str, object]) -> None:
    """As often as it takes: a job that nobody is told of would be under way for ever."""
    while True:
        try:
            return _settle(store, job_id, state, summary)
        except StoreBusy:
            continue


def _watch(store: Store, job_id: str) -> Progress:
    noted: list[Any] = [monotonic(), ""]

    def progress(stage: str, done: int, total: int) -> None:
        with _lock:
            _under_way[job_id] = (stage, done, total)
        is_due = stage != noted[1] or monotonic() - noted[0] > SECONDS_BETWEEN_NOTES
        if not is_due or stage == "writing":  # the work itself is the writer now
            return
        noted[:] = monotonic(), stage
        with suppress(RecordsError), store.transaction() as connection:
            connection.execute(
                INTAKE_JOB.update()
                .where(INTAKE_JOB.c.job_id == job_id)
                .values(stage=stage, done=done, total=total, seen_at=now())
            )

    return progress


def _settle(store: Store, job_id: str, state: str, summary: dict[str, object]) -> None:
    with store.transaction() as connection:
        connection.execute(
            INTAKE_JOB.update()
            .where(INTAKE_JOB.c.job_id == job_id, INTAKE_JOB.c.state == "running")
            .values(
                state=state,
                finished_at=now(),
                summary=json.dumps(summary, ensure_ascii=False),
            )
        )


def new_id() -> str:
    """An id for `start`, for work that has to know its own."""
    return uuid.uuid4().hex[:12]
