"""Changes of stored records that no file brings: a batch like any other, with history and undo."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field

import pandas as pd
import sqlalchemy as sa

from data_access.access.roles import Principal
from data_access.intake.checks.existing_issues import Fault, faults_of
from data_access.intake.commit.cannot_undo import NAMED
from data_access.intake.commit.commit import ALL_OR_NOTHING, Outcome, write_outcome
from data_access.intake.history.batches import (
    finishing,
    open_batch,
    reader_of,
    settle_batch,
    sha256_of,
)
from data_access.intake.matching.merge import Merged, merged
from data_access.intake.matching.row_keys import may_be_named
from data_access.intake.preview.preview import Counts
from data_access.language.plurals import counted
from data_access.language.vocabulary import Text
from data_access.schema import BY_NAME
from data_access.store import audit
from data_access.store.intake_tables import RECORD_LINK
from data_access.store.record_store import Store
from data_access.system.errors import RecordsError

Link = tuple[str, str, str, str]  # table, key, kind and the other key, as RECORD_LINK has them


@dataclass
class Changes:
    """By table whole records as they are to be, new ones among them, and the keys of those that
    go; and the links between records to be noted. `stored` are the records as they are."""

    stored: dict[str, pd.DataFrame]
    records: dict[str, pd.DataFrame] = field(default_factory=dict)
    gone: dict[str, Sequence[str]] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)

    def outcomes(self) -> dict[str, Merged]:
        """By table in the schema's order, what is written."""
        return {
            name: merged(
                self.records.get(name, self.stored[name].head(0)),
                self.stored[name],
                table,
                clear_empty=True,
                gone=self.gone.get(name, ()),
            )
            for name, table in BY_NAME.items()
            if name in self.records or name in self.gone
        }


def keep_changes(
    store: Store,
    by: Principal,
    source: str,
    action: str,
    what: str,
    reason: str,
    changing: Callable[[sa.Connection], Changes],
    noting: Callable[[sa.Connection, str], None] | None = None,
) -> Outcome:
    """Writes what `changing` answers, in one transaction with its batch, history and audit row.
    Publishing is the caller's.

    `noting` writes what is noted beside the records, in the same transaction, under the batch's id.
    `source` is one of vocabulary.BATCH_SOURCE, `action` of vocabulary.ACTION. RecordsError, and
    nothing done, if records of the store would become wrong that are not now.
    """
    told = {
        "source": source,
        "files": "{}",
        "sha256": sha256_of({}),
        "mapping": "{}",
        "mode": ALL_OR_NOTHING,
        "clear_empty": True,
        "rows_read": 0,
        "rows_rejected": 0,
        "counts": "{}",
    }
    with store.transaction() as connection:
        batch_id, number = open_batch(connection, by, told)
    with finishing(store, batch_id), store.transaction() as connection:
        changes = changing(connection)
        counts: dict[str, Counts] = {}
        for name, outcome in changes.outcomes().items():
            for _rows in write_outcome(connection, batch_id, BY_NAME[name], outcome):
                pass
            counts[name] = Counts(len(outcome.new), len(outcome.changed), gone=len(outcome.gone))
        _link(connection, batch_id, changes.links)
        if noting:
            noting(connection, batch_id)
        _refuse_if_records_become_wrong(store, connection)
        new = sum(one.new for one in counts.values())
        changed = sum(one.changed + one.gone for one in counts.values())
        settle_batch(
            connection,
            batch_id,
            "committed",
            rows_new=new,
            rows_changed=changed,
            rows_kept=new + changed,
            counts=json.dumps({name: asdict(one) for name, one in counts.items()}),
        )
        audit.record(
            connection,
            action,
            reader_of(by),
            f"batch {number} ({batch_id}): {what}",
            new + changed,
            reason,
        )
    return Outcome("committed", batch_id, number, counts)


def _link(connection: sa.Connection, batch_id: str, links: Sequence[Link]) -> None:
    rows = [
        {
            "batch_id": batch_id,
            "table_name": table,
            "row_key": key,
            "kind": kind,
            "other_key": other,
        }
        for table, key, kind, other in links
    ]
    if rows:
        connection.execute(RECORD_LINK.insert(), rows)


def _refuse_if_records_become_wrong(store: Store, connection: sa.Connection) -> None:
    after = faults_of(store, connection)
    if after:
        with store.reading() as as_it_was:
            after -= faults_of(store, as_it_was)
    if after:
        raise RecordsError(_wrong_then(after))


def _wrong_then(faults: set[Fault]) -> Text:
    listed = sorted(faults, key=lambda fault: (fault[1], fault[2], fault[0].problem.en))[:NAMED]
    th, en = (
        "; ".join(
            f"{BY_NAME[table].label[language]} {key if may_be_named(table) else ''}"
            f" {rule.problem[language]} ({rule.remedy[language]})"
            for rule, table, key, _column in listed
        )
        for language in (0, 1)
    )
    return Text(
        f"ยังไม่ได้บันทึก เพราะข้อมูล {len(faults):,} แห่งจะไม่ถูกต้อง เช่น {th}",
        f"Nothing was saved: {counted(len(faults), 'place')} in the records would be wrong, such as:"
        f" {en}.",
    )
