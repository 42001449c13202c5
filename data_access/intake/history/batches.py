"""The batches of data_import: what was loaded, by whom, what came of it, and what was undone."""

import hashlib
import json
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from data_access.access.roles import Principal
from data_access.language.vocabulary import Text
from data_access.store.record_store import Store
from data_access.store.tables import DATA_IMPORT
from data_access.system.errors import RecordsError
from data_access.system.faults import StoreBusy
from data_access.system.process import is_under_way, note_ended, this_process

NO_NUMBER = 10  # digits, from which on a name is no number of a batch; an id has twelve characters
By = Principal | str | None  # who does it: a reader, or the name given to the command line
Batch = Mapping[str, Any]  # one row of data_import


def now() -> datetime:
    """The time in UTC, as the store keeps it."""
    return datetime.now(UTC).replace(tzinfo=None)


def name_of(by: By) -> str | None:
    """What a batch keeps of who did it: an account's id, or the name given."""
    return by.account_id or by.role if isinstance(by, Principal) else by


def reader_of(by: By) -> Principal | None:
    """What the audit log keeps: None is the command line."""
    return by if isinstance(by, Principal) else None


def sha256_of(hashes: Mapping[str, str]) -> str:
    """One hash for a set of files, from the hash of each under its name."""
    return hashlib.sha256(json.dumps(hashes, sort_keys=True).encode()).hexdigest()


def as_text(mapping: Mapping[str, Mapping[str, str]]) -> str:
    """The mapping as a batch keeps it: the same text for the same meanings."""
    return json.dumps(mapping, ensure_ascii=False, sort_keys=True)


def loaded_before(
    store: Store,
    hashes: Mapping[str, str],
    mapping: Mapping[str, Mapping[str, str]],
    clear_empty: bool,
) -> Batch | None:
    """The newest batch that kept these very files whole, with their headings taken for the same
    columns, and was not undone; None if there is none.

    Files of which some rows wait in quarantine may be sent again: what they wait for may be there.
    """
    with store.reading() as connection:
        asked = (
            sa.select(DATA_IMPORT)
            .where(
                DATA_IMPORT.c.sha256 == sha256_of(hashes),
                DATA_IMPORT.c.mapping == as_text(mapping),
                DATA_IMPORT.c.state == "committed",
                DATA_IMPORT.c.source == "file",
                DATA_IMPORT.c.clear_empty == clear_empty,
                DATA_IMPORT.c.rows_rejected == 0,
            )
            .order_by(DATA_IMPORT.c.number.desc())
        )
        row = connection.execute(asked).mappings().first()
    return dict(row) if row else None


def batches(store: Store, by: By, newest: int = 100) -> list[Batch]:
    """The newest batches, newest first. NotAllowed unless the reader may load records."""
    if isinstance(by, Principal):
        by.require("intake")
    mark_unfinished(store)
    with store.reading() as connection:
        asked = sa.select(DATA_IMPORT).order_by(DATA_IMPORT.c.number.desc()).limit(newest)
        return [dict(row) for row in connection.execute(asked).mappings()]


def batch_named(store: Store, name: str) -> Batch:
    """The batch of this number, or whose id begins so. RecordsError if there is not exactly one.

    Whoever writes a number means no id: the id of another batch may begin with it.
    """
    if name.isdecimal() and len(name) < NO_NUMBER:
        asked = DATA_IMPORT.c.number == int(name)
    else:
        asked = DATA_IMPORT.c.batch_id.startswith(name, autoescape=True)
    with store.reading() as connection:
        found = connection.execute(sa.select(DATA_IMPORT).where(asked)).mappings().all()
    if len(found) != 1 or not name:
        raise RecordsError(
            Text(
                f"ไม่พบชุดนำเข้า {name} หรือมีมากกว่าหนึ่งชุด ดูเลขชุดได้ด้วย hoh batches",
                f"There is no batch {name}, or more than one begins so."
                " `hoh batches` lists them by their numbers.",
            )
        )
    return dict(found[0])


def open_batch(connection: sa.Connection, by: By, told: Mapping[str, Any]) -> tuple[str, int]:
    """Writes down that a batch has begun; answers its id and its number. `told` are the columns
    that describe it."""
    batch_id = uuid.uuid4().hex[:12]
    number = connection.scalar(sa.select(sa.func.coalesce(sa.func.max(DATA_IMPORT.c.number), 0)))
    started = {
        "batch_id": batch_id,
        "number": number + 1,
        "rows_kept": 0,
        "rows_new": 0,
        "rows_changed": 0,
        "loaded_by": name_of(by),
        "started_at": now(),
        "state": "started",
        "process": this_process(),
    }
    connection.execute(DATA_IMPORT.insert().values({**started, **told}))
    return batch_id, number + 1


def settle_batch(connection: sa.Connection, batch_id: str, state: str, **columns: Any) -> None:
    """Writes down how a batch ended."""
    connection.execute(
        DATA_IMPORT.update()
        .where(DATA_IMPORT.c.batch_id == batch_id)
        .values(state=state, finished_at=now(), **columns)
    )


@contextmanager
def finishing(store: Store, batch_id: str) -> Iterator[None]:
    """Whatever stops the work inside, the batch does not stay behind as one that is under way."""
    is_told = False
    try:
        yield
        is_told = True
    except StoreBusy:
        note_ended(batch_id)  # `mark_unfinished` tells the store: it is not waited for once more
        is_told = True
        raise
    finally:
        if not is_told:
            with store.transaction() as connection:
                settle_batch(connection, batch_id, "not_finished")


def mark_unfinished(store: Store) -> list[str]:
    """Marks the batches whose program ended before it kept them; answers their ids.

    The store is as it was before them: a batch is kept in one transaction. While another writer
    is at the store they are left to the next time.
    """
    begun = sa.select(DATA_IMPORT).where(DATA_IMPORT.c.state == "started")
    with store.reading() as connection:
        dead = [
            row.batch_id
            for row in connection.execute(begun)
            if not is_under_way(row.batch_id, row.process, row.started_at, now())
        ]
    for batch_id in dead:
        with suppress(StoreBusy), store.transaction() as connection:
            connection.execute(
                DATA_IMPORT.update()
                .where(DATA_IMPORT.c.batch_id == batch_id, DATA_IMPORT.c.state == "started")
                .values(state="not_finished", finished_at=now())
            )
    return dead
