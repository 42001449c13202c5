"""Rows that could not be kept, waiting in the store: to be seen, corrected, tried again, or dropped."""

import json
import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import sqlalchemy as sa

from data_access.access.roles import Principal
from data_access.intake.checks.rejected import RejectedRow, said
from data_access.intake.history.batches import By, name_of, now
from data_access.intake.layout.table_file import TableFile
from data_access.intake.matching.recognised import was_asked
from data_access.intake.matching.row_keys import row_keys
from data_access.intake.preview.awaiting import still_to_say
from data_access.intake.preview.folder import checked_files
from data_access.intake.preview.form_rows import written
from data_access.intake.preview.preview import Preview
from data_access.language.vocabulary import Text
from data_access.schema import BY_NAME, Table
from data_access.store.intake_tables import QUARANTINE
from data_access.store.record_store import ROWS_AT_A_TIME, Store
from data_access.store.tables import DATA_IMPORT
from data_access.system.errors import RecordsError

NOT_WAITING = Text(
    "แถวที่เลือกไม่ได้รอแก้ไขอยู่แล้ว อาจมีผู้แก้ไขหรือยกเลิกไปก่อน กรุณาเปิดรายการใหม่",
    "The chosen rows are no longer waiting: somebody may have settled them. Open the list anew.",
)


@dataclass(frozen=True)
class QuarantinedRow:
    """One row that waits, or waited. `cells` are the texts as sent; `issues` what is wrong, as
    (column or None, words). Personal values may be among the cells: for the officer's eyes only."""

    row_id: str
    batch_id: str
    number: int
    table: Table
    file: str
    file_row: int
    cells: dict[str, str]
    issues: list[tuple[str | None, Text]]
    state: str
    key: str | None = None  # none where the key itself could not be read


class WaitingBatch(NamedTuple):
    """A batch of which rows wait: its id and number, the names of its files, and how many wait."""

    batch_id: str
    number: int
    files: list[str]
    rows: int


def keep_rejected(connection: sa.Connection, batch_id: str, preview: Preview) -> None:
    """Puts the rejected rows of the preview into quarantine under the batch.

    Rows that come from the quarantine stay the ones they were, with what is known now.
    """
    arriving: list[dict] = []
    for row in preview.rejected_rows():
        told = {
            "row_key": row.key,
            "cells": json.dumps(row.cells, ensure_ascii=False),
            "findings": json.dumps(_told(row), ensure_ascii=False),
        }
        row_id = preview.row_ids.get((row.table.name, row.file_row))
        if row_id:
            connection.execute(
                QUARANTINE.update().where(QUARANTINE.c.row_id == row_id).values(**told)
            )
            continue
        arriving.append(
            {
                "row_id": uuid.uuid4().hex[:12],
                "batch_id": batch_id,
                "table_name": row.table.name,
                "file": row.file,
                "sheet": getattr(preview.sent[row.table.name], "sheet", None),
                "file_row": row.file_row,
                "state": "waiting",
                **told,
            }
        )
        if len(arriving) == ROWS_AT_A_TIME:
            connection.execute(QUARANTINE.insert(), arriving)
            arriving = []
    if arriving:
        connection.execute(QUARANTINE.insert(), arriving)


def settle_kept(connection: sa.Connection, batch_id: str, preview: Preview) -> None:
    """Marks as resolved what waited under the key of a record that this batch adds or changes.

    A row that waited for a record to come, and says otherwise than it, waits on: to be tried again.
    """
    waiting = connection.execute(
        sa.select(QUARANTINE.c.row_id, QUARANTINE.c.table_name, QUARANTINE.c.row_key).where(
            QUARANTINE.c.state == "waiting"
        )
    ).all()
    kept = {}
    for name in {row.table_name for row in waiting} & preview.tables.keys():
        outcome = preview.tables[name].outcome
        kept[name] = {
            key
            for records in (outcome.new, outcome.changed)
            for key in row_keys(records, BY_NAME[name])
        }
    rejected = {
        preview.row_ids.get((name, row))
        for name, rows in preview.verdict.rejected.items()
        for row in rows
    }
    settled = [
        row.row_id
        for row in waiting
        if row.row_key in kept.get(row.table_name, ())
        or (row.row_id in preview.row_ids.values() and row.row_id not in rejected)
    ]
    unsaid = still_to_say(connection, settled, preview)
    settled = [row_id for row_id in settled if row_id not in unsaid]
    _settle(connection, settled, "resolved", batch_id)


def quarantined(
    store: Store,
    by: Principal,
    state: str = "waiting",
    batch_id: str | None = None,
    limit: int = 500,
    row_ids: Collection[str] | None = None,
) -> list[QuarantinedRow]:
    """The rows in quarantine, or those of one batch or of these ids: newest batch first, and then
    as in their files.

    An officer of some districts sees the rows of the officer's own batches: where a faulty row
    belongs cannot be known. NotAllowed unless the reader may load records.
    """
    by.require("intake")
    asked = (
        sa.select(QUARANTINE, DATA_IMPORT.c.number)
        .join(DATA_IMPORT, DATA_IMPORT.c.batch_id == QUARANTINE.c.batch_id)
        .where(QUARANTINE.c.state == state)
        .order_by(
            DATA_IMPORT.c.number.desc(),
            QUARANTINE.c.file,
            QUARANTINE.c.file_row,
            QUARANTINE.c.row_id,
        )
        .limit(limit)
    )
    if batch_id:
        asked = asked.where(QUARANTINE.c.batch_id == batch_id)
    if row_ids is not None:
        asked = asked.where(QUARANTINE.c.row_id.in_(row_ids))
    with store.reading() as connection:
        return [_row(row) for row in connection.execute(_in_sight(asked, by)).mappings()]


def waiting_batches(store: Store, by: Principal) -> list[WaitingBatch]:
    """One a batch of which rows wait, newest first, with how many of them the reader may see.

    NotAllowed unless the reader may load records.
    """
    by.require("intake")
    batch = DATA_IMPORT.c
    asked = (
        sa.select(batch.batch_id, batch.number, batch.files, sa.func.count().label("rows"))
        .join(QUARANTINE, QUARANTINE.c.batch_id == batch.batch_id)
        .where(QUARANTINE.c.state == "waiting")
        .group_by(batch.batch_id, batch.number, batch.files)
        .order_by(batch.number.desc())
    )
    with store.reading() as connection:
        return [
            WaitingBatch(batch_id, number, list(json.loads(files)), rows)
            for batch_id, number, files, rows in connection.execute(_in_sight(asked, by))
        ]


def retry_quarantine(
    store: Store,
    by: Principal,
    row_ids: Sequence[str],
    corrections: Mapping[str, Mapping[str, str]] | None = None,
) -> Preview:
    """The preview of these rows as they would be now, with corrected cells by row id and column.

    `commit` it as any other. RecordsError if one of them is no longer waiting.
    """
    chosen = _waiting(store, by, row_ids)
    rows_of: dict[str, list[QuarantinedRow]] = {}
    for row in chosen:
        rows_of.setdefault(row.table.name, []).append(row)
    files: list[TableFile] = []
    known: dict[tuple[str, int], str] = {}
    answered: set[tuple[str, int]] = set()
    for name in [name for name in BY_NAME if name in rows_of]:
        cells = [{**row.cells, **(corrections or {}).get(row.row_id, {})} for row in rows_of[name]]
        files.append(written(BY_NAME[name], cells))
        known |= {(name, place): row.row_id for place, row in enumerate(rows_of[name], start=1)}
        answered |= {
            (name, place)
            for place, row in enumerate(rows_of[name], start=1)
            if any(was_asked(words) for _column, words in row.issues)
        }
    return checked_files(files, store, by, source="quarantine", row_ids=known, answered=answered)


def drop_quarantined(store: Store, by: Principal, row_ids: Sequence[str]) -> int:
    """Gives these rows up; they are kept as dropped. Answers how many.

    RecordsError if one of them is no longer waiting.
    """
    chosen = _waiting(store, by, row_ids)
    with store.transaction() as connection:
        refuse_settled(connection, [row.row_id for row in chosen])
        _settle(connection, [row.row_id for row in chosen], "dropped", name_of(by))
    return len(chosen)


def refuse_settled(connection: sa.Connection, row_ids: Collection[str]) -> None:
    """RecordsError unless all of them still wait, whoever else is at the quarantine."""
    waiting = sa.select(QUARANTINE.c.row_id).where(QUARANTINE.c.state == "waiting")
    if row_ids and not set(row_ids) <= set(connection.scalars(waiting)):
        raise RecordsError(NOT_WAITING)


def waiting_rows(store: Store, batch_id: str) -> int:
    """How many rows of the batch still wait."""
    asked = sa.select(sa.func.count()).where(
        QUARANTINE.c.batch_id == batch_id, QUARANTINE.c.state == "waiting"
    )
    with store.reading() as connection:
        return int(connection.scalar(asked))


def forget_batch(connection: sa.Connection, batch_id: str, by: By) -> None:
    """When a batch is undone: its own rows wait no more, and those that it settled wait again."""
    its_own = QUARANTINE.update().where(
        QUARANTINE.c.batch_id == batch_id, QUARANTINE.c.state == "waiting"
    )
    connection.execute(its_own.values(state="dropped", settled_at=now(), settled_by=name_of(by)))
    settled_by_it = QUARANTINE.update().where(
        QUARANTINE.c.settled_by == batch_id, QUARANTINE.c.state == "resolved"
    )
    connection.execute(settled_by_it.values(state="waiting", settled_at=None, settled_by=None))


def _in_sight(asked: sa.Select, by: Principal) -> sa.Select:
    return asked.where(DATA_IMPORT.c.loaded_by == name_of(by)) if by.districts else asked


def _waiting(store: Store, by: Principal, row_ids: Sequence[str]) -> list[QuarantinedRow]:
    wanted = set(row_ids)
    found = quarantined(store, by, limit=len(wanted), row_ids=wanted)
    if len(found) != len(wanted):
        raise RecordsError(NOT_WAITING)
    return found


def _settle(
    connection: sa.Connection, row_ids: Sequence[str], state: str, settled_by: str | None
) -> None:
    if row_ids:
        statement = (
            QUARANTINE.update()
            .where(QUARANTINE.c.row_id == sa.bindparam("settled_row"))
            .values(state=state, settled_at=now(), settled_by=settled_by)
        )
        connection.execute(statement, [{"settled_row": row_id} for row_id in row_ids])


def _told(row: RejectedRow) -> list[list[str | None]]:
    return [[issue.column, *said(issue)] for issue in row.issues]


def _row(row: sa.RowMapping) -> QuarantinedRow:
    return QuarantinedRow(
        row["row_id"],
        row["batch_id"],
        row["number"],
        BY_NAME[row["table_name"]],
        row["file"],
        row["file_row"],
        json.loads(row["cells"]),
        [(column, Text(th, en)) for column, th, en in json.loads(row["findings"])],
        row["state"],
        row["row_key"],
    )
