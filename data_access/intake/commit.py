"""Keeps a checked folder in the store: all of it, in one transaction, with a batch to tell of it."""

import json
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime

import pandas as pd
import sqlalchemy as sa

from data_access.errors import RecordsError
from data_access.intake.folder import CheckedFolder
from data_access.intake.merge import merged
from data_access.kinds import to_arrow
from data_access.schema import BY_NAME, Table
from data_access.store import ROWS_AT_A_TIME, Store
from data_access.tables import DATA_IMPORT, RECORDS
from data_access.vocabulary import Text

CHANGED_MEANWHILE = Text(
    "มีผู้บันทึกข้อมูลในคลังระเบียนระหว่างที่ตรวจไฟล์ ยังไม่มีการเปลี่ยนแปลงจากไฟล์นี้ กรุณานำเข้าอีกครั้ง",
    "Somebody changed the record store while the files were being checked. Nothing of them was"
    " kept; load them again.",
)


@dataclass(frozen=True)
class Counts:
    """What one table's file did: records new, changed, and the same as before."""

    new: int
    changed: int
    same: int


def preview(folder: CheckedFolder, store: Store) -> dict[str, Counts]:
    """By table, what `commit` would do. Writes nothing."""
    with store.reading() as connection:
        return {
            name: _counts(_merged(name, records, store, connection))
            for name, records in folder.records.items()
        }


def commit(folder: CheckedFolder, store: Store, by: str | None = None) -> dict[str, Counts]:
    """By table, what was done. A record's version grows by one when anything in it changes.

    RecordsError if the store has changed since the folder was checked. ValueError if the folder
    has findings: what the checks refuse is never half kept.
    """
    if folder.findings:
        raise ValueError("a folder with findings cannot be committed")
    started_at = _now()
    counts = {}
    with store.transaction() as connection:
        if store.revision(connection) != folder.revision:
            raise RecordsError(CHANGED_MEANWHILE)
        for name, records in folder.records.items():
            outcome = _merged(name, records, store, connection)
            _insert(BY_NAME[name], outcome.new, connection)
            _update(BY_NAME[name], outcome.changed, connection)
            counts[name] = _counts(outcome)
        _record(folder, counts, by, started_at, connection)
    return counts


def record_refusal(folder: CheckedFolder, store: Store, by: str | None = None) -> None:
    """Leaves a batch that tells of a folder refused; nothing else of it is kept."""
    with store.transaction() as connection:
        _record(folder, {}, by, _now(), connection)


def _merged(name: str, records: pd.DataFrame, store: Store, connection: sa.Connection):
    return merged(records, store.read(name, connection), BY_NAME[name])


def _counts(outcome) -> Counts:
    return Counts(len(outcome.new), len(outcome.changed), outcome.same)


def _insert(table: Table, records: pd.DataFrame, connection: sa.Connection) -> None:
    for batch in to_arrow(records, table.columns).to_batches(ROWS_AT_A_TIME):
        connection.execute(RECORDS[table.name].insert(), batch.to_pylist())


def _update(table: Table, records: pd.DataFrame, connection: sa.Connection) -> None:
    stored = RECORDS[table.name]
    statement = stored.update().where(
        *(stored.c[name] == sa.bindparam(f"key_{name}") for name in table.key)
    )
    values = [column.name for column in table.columns if column.name not in table.key]
    statement = statement.values({name: sa.bindparam(name) for name in values})
    for batch in to_arrow(records, table.columns).to_batches(ROWS_AT_A_TIME):
        connection.execute(
            statement,
            [
                {f"key_{name}" if name in table.key else name: value for name, value in row.items()}
                for row in batch.to_pylist()
            ],
        )


def _record(
    folder: CheckedFolder,
    counts: dict[str, Counts],
    by: str | None,
    started_at: datetime,
    connection: sa.Connection,
) -> None:
    connection.execute(
        DATA_IMPORT.insert().values(
            batch_id=uuid.uuid4().hex,
            files=json.dumps(folder.hashes, sort_keys=True),
            sha256=folder.sha256,
            rows_read=folder.rows_read,
            rows_kept=folder.rows_read if counts else 0,
            rows_rejected=len(folder.findings.rows),
            rows_new=sum(one.new for one in counts.values()),
            rows_changed=sum(one.changed for one in counts.values()),
            loaded_by=by,
            started_at=started_at,
            finished_at=_now(),
            state="refused" if folder.findings else "committed",
        )
    )


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
