"""Keeps what a preview shows: the good rows, in one transaction, with a batch to tell of it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass

import pandas as pd
import sqlalchemy as sa

from data_access.access.roles import Principal
from data_access.intake.commit.meanwhile import as_it_is_now
from data_access.intake.history.batches import (
    By,
    as_text,
    finishing,
    open_batch,
    reader_of,
    settle_batch,
)
from data_access.intake.history.history import write_history
from data_access.intake.history.sources import NEEDS, require
from data_access.intake.matching.merge import Merged
from data_access.intake.matching.noted import note_submissions
from data_access.intake.preview.preview import Counts, Preview
from data_access.intake.preview.quarantine import keep_rejected, refuse_settled, settle_kept
from data_access.intake.progress import Progress, unwatched
from data_access.schema import Table
from data_access.schema.kinds import to_arrow
from data_access.store import audit
from data_access.store.record_store import ROWS_AT_A_TIME, Store
from data_access.store.tables import RECORDS

GOOD_ROWS = "good_rows"  # the others wait in quarantine
ALL_OR_NOTHING = "all_or_nothing"


@dataclass(frozen=True)
class Outcome:
    """What became of a preview: `committed`, `refused`, or `already_loaded` by an earlier batch."""

    state: str
    batch_id: str
    number: int
    counts: Mapping[str, Counts]

    @property
    def is_kept(self) -> bool:
        return self.state != "refused"

    @property
    def rows_waiting(self) -> int:
        """How many of the rows went to quarantine."""
        if self.state != "committed":
            return 0
        return sum(one.rejected for one in self.counts.values())


def commit(
    preview: Preview,
    store: Store,
    by: By = None,
    mode: str = GOOD_ROWS,
    progress: Progress = unwatched,
) -> Outcome:
    """Keeps the good rows and puts the others into quarantine; or refuses all of it, when there
    is no good row, or when `mode` is ALL_OR_NOTHING and one is bad.

    A record's version grows by one when anything in it changes. ChangedMeanwhile, and nothing is
    kept, if others have touched rows of the preview or what they refer to since it was made.
    """
    if isinstance(by, Principal):
        require(by, preview.source, preview.tables)
    preview = as_it_is_now(preview, store)
    if preview.already_loaded:
        known = preview.already_loaded
        return Outcome("already_loaded", known["batch_id"], known["number"], preview.counts)
    if not preview.is_clean and (mode == ALL_OR_NOTHING or not preview.rows_good):
        return _refuse(preview, store, by, mode)
    with store.transaction() as connection:
        batch_id, number = open_batch(connection, by, _told(preview, mode))
    with finishing(store, batch_id), store.transaction() as connection:
        preview = as_it_is_now(preview, store, connection)
        refuse_settled(connection, preview.row_ids.values())
        done, total = 0, sum(one.new + one.changed + one.gone for one in preview.counts.values())
        progress("writing", done, total)
        for one in preview.tables.values():
            for rows in write_outcome(connection, batch_id, one.table, one.outcome):
                done += rows
                progress("writing", done, total)
        note_submissions(connection, batch_id, preview.submissions())
        settle_kept(connection, batch_id, preview)
        keep_rejected(connection, batch_id, preview)
        settle_batch(connection, batch_id, "committed", **_sums(preview))
        audit.record(
            connection,
            "entry" if preview.source in NEEDS else "intake_commit",
            reader_of(by),
            f"batch {number} ({batch_id})",
            total,
        )
    return Outcome("committed", batch_id, number, preview.counts)


def write_outcome(
    connection: sa.Connection, batch_id: str, table: Table, outcome: Merged
) -> Iterator[int]:
    """Adds, changes and takes out the table's records under the batch, with their history; yields
    how many were written at a time."""
    yield from _write(table, outcome.new, outcome.changed, connection)
    _remove(table, outcome.gone, connection)
    write_history(connection, batch_id, table, outcome)


def _refuse(preview: Preview, store: Store, by: By, mode: str) -> Outcome:
    """Leaves a batch that tells of files refused; of the files nothing else is kept."""
    with store.transaction() as connection:
        batch_id, number = open_batch(connection, by, _told(preview, mode))
        settle_batch(connection, batch_id, "refused")
        if preview.row_ids:
            keep_rejected(connection, batch_id, preview)
        rejected = preview.rows_rejected
        audit.record(
            connection,
            "intake_refused",
            reader_of(by),
            f"batch {number} ({batch_id})",
            rejected,
            result="refused",
        )
    return Outcome("refused", batch_id, number, preview.counts)


def _told(preview: Preview, mode: str) -> dict[str, object]:
    return {
        "source": preview.source,
        "files": json.dumps(preview.hashes, sort_keys=True, ensure_ascii=False),
        "sha256": preview.sha256,
        "mapping": as_text(preview.mapping),
        "mode": mode,
        "clear_empty": preview.clear_empty,
        "rows_read": preview.rows_read,
        "rows_rejected": preview.rows_rejected,
        "counts": json.dumps({name: asdict(one) for name, one in preview.counts.items()}),
    }


def _sums(preview: Preview) -> dict[str, int]:
    counts = preview.counts.values()
    return {
        "rows_kept": sum(one.kept for one in counts),
        "rows_new": sum(one.new for one in counts),
        "rows_changed": sum(one.changed + one.gone for one in counts),
    }


def _write(
    table: Table, new: pd.DataFrame, changed: pd.DataFrame, connection: sa.Connection
) -> Iterator[int]:
    """Adds and changes the table's records; yields how many at a time."""
    stored = RECORDS[table.name]
    for batch in to_arrow(new, table.columns).to_batches(ROWS_AT_A_TIME):
        connection.execute(stored.insert(), batch.to_pylist())
        yield len(batch)
    statement = stored.update().where(
        *(stored.c[name] == sa.bindparam(f"key_{name}") for name in table.key)
    )
    values = [column.name for column in table.columns if column.name not in table.key]
    statement = statement.values({name: sa.bindparam(name) for name in values})
    for batch in to_arrow(changed, table.columns).to_batches(ROWS_AT_A_TIME):
        connection.execute(
            statement,
            [
                {f"key_{name}" if name in table.key else name: value for name, value in row.items()}
                for row in batch.to_pylist()
            ],
        )
        yield len(batch)


def _remove(table: Table, gone: pd.DataFrame, connection: sa.Connection) -> None:
    """Takes out records whose survey has them no more; the history keeps all of their cells."""
    if len(gone):
        (key,) = table.key
        stored = RECORDS[table.name]
        statement = stored.delete().where(stored.c[key] == sa.bindparam("gone"))
        connection.execute(statement, [{"gone": one} for one in gone[key]])
