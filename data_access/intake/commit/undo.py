"""Takes a batch back: its new records go, its changed cells become what they were, and what it
removed returns.

Nothing of a later batch is touched. What a later batch changed cannot be taken back before that
batch is; what a later batch confirmed stays, and from then on it is that batch's doing.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from data_access.access.roles import Principal
from data_access.intake.checks.existing_issues import faults_of
from data_access.intake.commit import cannot_undo
from data_access.intake.history.batches import Batch, By, batch_named, name_of, now, reader_of
from data_access.intake.history.history import cells_of
from data_access.intake.history.sources import OWN, TAKEN_BACK_WHOLE, require_undo
from data_access.intake.matching.noted import hand_over_submissions
from data_access.intake.matching.replaced import MERGED
from data_access.intake.matching.row_keys import BETWEEN, key_values, row_keys
from data_access.intake.preview.quarantine import forget_batch
from data_access.intake.progress import Progress, unwatched
from data_access.schema import BY_NAME, TABLES, Table
from data_access.store import audit
from data_access.store.intake_tables import RECORD_LINK, ROW_HISTORY
from data_access.store.record_store import Store
from data_access.store.tables import DATA_IMPORT, RECORDS
from data_access.system.errors import RecordsError

Touched = dict[str, list[sa.Row]]  # by table, the history of one batch


@dataclass(frozen=True)
class Undone:
    """What taking a batch back did: records removed and restored, and those left as they are
    because a later batch confirmed them."""

    number: int
    removed: int
    restored: int
    left: int


def undo(batch: str, store: Store, by: By = None, progress: Progress = unwatched) -> Undone:
    """Undoes the batch of this number or id, in one transaction. Publishing is the caller's.

    RecordsError, and nothing done, if a later batch changed records of it or refers to them, if
    the others would be wrong without it, or if it is not a batch that was kept. An officer of
    some districts may undo the officer's own batches; who reports for itself, its own reports.
    """
    chosen = batch_named(store, batch)
    if isinstance(by, Principal):
        require_undo(by, chosen["source"])
        only_own = by.districts or (chosen["source"] == OWN and not by.may("undo"))
        if only_own and chosen["loaded_by"] != name_of(by):
            raise RecordsError(cannot_undo.of_another(chosen))
    with store.transaction() as connection:
        state = connection.scalar(
            sa.select(DATA_IMPORT.c.state).where(DATA_IMPORT.c.batch_id == chosen["batch_id"])
        )
        if state != "committed":
            raise RecordsError(cannot_undo.not_kept(chosen, state))
        touched, inherited = _history(connection, chosen)
        total = sum(len(rows) for rows in touched.values())
        progress("writing", 0, total)
        removed, restored = 0, 0
        for name, rows in touched.items():
            removed += _remove(connection, BY_NAME[name], rows)
            restored += _restore(connection, BY_NAME[name], rows)
            restored += _return(connection, BY_NAME[name], rows)
            progress("writing", removed + restored, total)
        _hand_over(connection, inherited)
        hand_over_submissions(connection, inherited.values())
        _refuse_if_referred_to(store, connection, chosen, touched)
        _refuse_if_others_become_wrong(store, connection, chosen)
        forget_batch(connection, chosen["batch_id"], by)
        connection.execute(
            DATA_IMPORT.update()
            .where(DATA_IMPORT.c.batch_id == chosen["batch_id"])
            .values(state="undone", undone_at=now(), undone_by=name_of(by))
        )
        what = f"batch {chosen['number']} ({chosen['batch_id']})"
        audit.record(connection, "undo", reader_of(by), what, removed + restored)
    return Undone(chosen["number"], removed, restored, len(inherited))


def _later_touches(chosen: Batch) -> sa.Select:
    """Each record that the batch added or changed, with every touch of a later batch on it."""
    mine, theirs, later = ROW_HISTORY.alias("mine"), ROW_HISTORY.alias("theirs"), DATA_IMPORT
    same_record = (mine.c.table_name == theirs.c.table_name) & (mine.c.row_key == theirs.c.row_key)
    return (
        sa.select(mine, theirs.c.batch_id.label("later_id"), later.c.number)
        .join(theirs, same_record)
        .join(later, later.c.batch_id == theirs.c.batch_id)
        .where(
            mine.c.batch_id == chosen["batch_id"],
            mine.c.operation != "seen",
            later.c.number > chosen["number"],
            later.c.state == "committed",
        )
        .add_columns(theirs.c.operation.label("later_operation"))
        .order_by(later.c.number)
    )


def _history(connection: sa.Connection, chosen: Batch) -> tuple[Touched, dict[tuple, sa.Row]]:
    """What the batch did and is to be taken back, by table; and what later batches confirmed,
    with the first that did. RecordsError if one of them changed it.

    Records that were merged or split are taken back together: a file that confirmed one of them says
    nothing of that, unless it is a record that was not there before.
    """
    inherited: dict[tuple, sa.Row] = {}
    changed: Counter[int] = Counter()
    is_whole = chosen["source"] in TAKEN_BACK_WHOLE
    for row in connection.execute(_later_touches(chosen)):
        if row.later_operation != "seen" or (is_whole and row.operation == "new"):
            changed[row.number] += 1
        elif not is_whole:
            inherited.setdefault((row.table_name, row.row_key), row)
    if is_whole:
        changed += _added_since(connection, chosen)
    if changed:
        raise RecordsError(cannot_undo.changed_later(chosen, changed))
    did = sa.select(ROW_HISTORY).where(ROW_HISTORY.c.batch_id == chosen["batch_id"])
    rows = connection.execute(did).all()
    if not rows and chosen["rows_new"] + chosen["rows_changed"]:
        raise RecordsError(cannot_undo.without_history(chosen))
    touched: Touched = {}
    for row in rows:
        if row.operation != "seen" and (row.table_name, row.row_key) not in inherited:
            touched.setdefault(row.table_name, []).append(row)
    return touched, inherited


def _added_since(connection: sa.Connection, chosen: Batch) -> Counter[int]:
    """By batch, how many records later ones added to what others were merged into: whose they would
    be cannot be known."""
    added: Counter[int] = Counter()
    linked = sa.select(RECORD_LINK).where(
        RECORD_LINK.c.batch_id == chosen["batch_id"], RECORD_LINK.c.kind == MERGED
    )
    for link in connection.execute(linked):
        for table in TABLES:
            for column in table.columns:
                if column.refers_to == link.table_name:
                    added += _added_to(connection, chosen, table, column.name, link.other_key)
    return added


def _added_to(
    connection: sa.Connection, chosen: Batch, table: Table, column: str, key: str
) -> Counter[int]:
    stored, history = RECORDS[table.name], ROW_HISTORY
    own = sa.select(*(stored.c[name] for name in table.key)).where(stored.c[column] == key)
    keys = [BETWEEN.join(map(str, row)) for row in connection.execute(own)]
    asked = (
        sa.select(DATA_IMPORT.c.number)
        .join(history, history.c.batch_id == DATA_IMPORT.c.batch_id)
        .where(
            history.c.table_name == table.name,
            history.c.row_key.in_(keys),
            history.c.operation == "new",
            DATA_IMPORT.c.number > chosen["number"],
            DATA_IMPORT.c.state == "committed",
        )
    )
    return Counter(connection.scalars(asked))


def _remove(connection: sa.Connection, table: Table, rows: list[sa.Row]) -> int:
    new = [row for row in rows if row.operation == "new"]
    if new:
        stored = RECORDS[table.name]
        statement = stored.delete().where(
            *(stored.c[name] == sa.bindparam(f"key_{name}") for name in table.key)
        )
        connection.execute(statement, [_key(row, table) for row in new])
    return len(new)


def _restore(connection: sa.Connection, table: Table, rows: list[sa.Row]) -> int:
    stored = RECORDS[table.name]
    alike: dict[tuple[str, ...], list[dict]] = {}
    for row in rows:
        if row.operation == "changed":
            before = cells_of(row.before, table)
            alike.setdefault(tuple(before), []).append({**before, **_key(row, table)})
    for columns, values in alike.items():
        statement = (
            stored.update()
            .where(*(stored.c[name] == sa.bindparam(f"key_{name}") for name in table.key))
            .values({name: sa.bindparam(name) for name in columns})
        )
        connection.execute(statement, values)
    return sum(map(len, alike.values()))


def _return(connection: sa.Connection, table: Table, rows: list[sa.Row]) -> int:
    """Puts back the records that the batch removed."""
    removed = [cells_of(row.before, table) for row in rows if row.operation == "removed"]
    if removed:
        connection.execute(RECORDS[table.name].insert(), removed)
    return len(removed)


def _hand_over(connection: sa.Connection, inherited: Mapping[tuple, sa.Row]) -> None:
    """Had this batch never been, the first to confirm a record would have added or changed it."""
    if not inherited:
        return
    history = ROW_HISTORY
    statement = (
        history.update()
        .where(
            history.c.batch_id == sa.bindparam("heir"),
            history.c.table_name == sa.bindparam("in_table"),
            history.c.row_key == sa.bindparam("of_row"),
        )
        .values({name: sa.bindparam(name) for name in ("operation", "before", "after")})
    )
    connection.execute(
        statement,
        [
            {
                "heir": row.later_id,
                "in_table": row.table_name,
                "of_row": row.row_key,
                "operation": row.operation,
                "before": row.before,
                "after": row.after,
            }
            for row in inherited.values()
        ],
    )


def _refuse_if_referred_to(
    store: Store, connection: sa.Connection, chosen: Batch, touched: Touched
) -> None:
    removed = {
        name: {row.row_key for row in rows if row.operation == "new"}
        for name, rows in touched.items()
    }
    for table in TABLES:
        for column in table.columns:
            gone = removed.get(column.refers_to)
            if not gone:
                continue
            records = store.read(table.name, connection)
            hanging = records[records[column.name].isin(gone)]
            if len(hanging):
                keys = row_keys(hanging, table)
                raise RecordsError(cannot_undo.referred_to(connection, chosen, table, keys))


def _refuse_if_others_become_wrong(store: Store, connection: sa.Connection, chosen: Batch) -> None:
    if not any(store.row_counts(connection).values()):
        return
    after = faults_of(store, connection)
    if after:
        with store.reading() as as_it_was:
            after -= faults_of(store, as_it_was)
    if after:
        raise RecordsError(cannot_undo.wrong_without_it(chosen, after))


def _key(row: sa.Row, table: Table) -> dict[str, object]:
    values = key_values(row.row_key, table)
    return {f"key_{name}": value for name, value in values.items()}
