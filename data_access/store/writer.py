"""Who writes to the record store just now: told to those who waited for their turn in vain."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import sqlalchemy as sa

from data_access.language.day_words import clock_words
from data_access.language.vocabulary import ROLE, Text
from data_access.schema import BY_NAME
from data_access.store.intake_tables import INTAKE_JOB
from data_access.store.tables import DATA_IMPORT
from data_access.system.faults import BUSY
from data_access.system.process import is_under_way

TABLES_NAMED = 2
BY_COMMAND = Text("คำสั่งบนเครื่องแม่ข่าย", "a command on the server")


@dataclass(frozen=True)
class Work:
    """Something that keeps records, what it is called, and who began it when, in UTC."""

    called: Text
    by: str | None
    started_at: datetime

    @property
    def said(self) -> Text:
        who = ROLE.get(self.by, Text(self.by, self.by)) if self.by else BY_COMMAND
        since = clock_words(self.started_at)
        return Text(
            f"{self.called.th} โดย {who.th} กำลังบันทึกลงฐานข้อมูลตั้งแต่ {since.th}"
            " สิ่งที่ทำเมื่อครู่จึงยังไม่ถูกบันทึก กรุณารอสักครู่แล้วทำอีกครั้ง",
            f"{self.called.en}, begun by {who.en}, has been writing to the record store since"
            f" {since.en}, so nothing of this was saved. Wait a moment and do it again.",
        )


def said_of_writer(engine: sa.Engine) -> Text:
    """The batch that is being kept or taken back, its tables, who began it and when; BUSY where
    the store does not tell.

    Of several the first to begin is told: the others wait for it. The names of files are left out:
    they are an office's own words, and this is read by whoever wanted to write.
    """
    try:
        with engine.connect() as connection:
            works = [*_batches(connection), *_undoings(connection)]
    except sa.exc.DBAPIError:
        return BUSY
    return min(works, key=lambda work: work.started_at).said if works else BUSY


def _batches(connection: sa.Connection) -> Iterator[Work]:
    begun = sa.select(DATA_IMPORT).where(DATA_IMPORT.c.state == "started")
    for row in connection.execute(begun.order_by(DATA_IMPORT.c.number)):
        if is_under_way(row.batch_id, row.process, row.started_at, _now()):
            tables = _named(list(json.loads(row.counts)))
            called = Text(f"ชุดที่ {row.number} ({tables.th})", f"Import {row.number} ({tables.en})")
            yield Work(called, row.loaded_by, row.started_at)


def _undoings(connection: sa.Connection) -> Iterator[Work]:
    undoing = sa.select(INTAKE_JOB).where(
        INTAKE_JOB.c.state == "running",
        INTAKE_JOB.c.kind == "undo",
        INTAKE_JOB.c.stage == "writing",
    )
    for row in connection.execute(undoing.order_by(INTAKE_JOB.c.started_at)):
        if is_under_way(row.job_id, row.process, row.seen_at, _now()):
            called = Text(f"การย้อนกลับชุดที่ {row.what}", f"Undoing import {row.what}")
            yield Work(called, row.started_by, row.started_at)


def _named(table_names: list[str]) -> Text:
    labels = [BY_NAME[name].label for name in table_names if name in BY_NAME]
    more = len(labels) - TABLES_NAMED
    th, en = (", ".join(label[language] for label in labels[:TABLES_NAMED]) for language in (0, 1))
    return Text(f"{th} และอีก {more} ตาราง", f"{en} and {more} more") if more > 0 else Text(th, en)


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
