"""Pairs of stored records that may be one: which there are, how they compare, what was decided."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import pandas as pd
import sqlalchemy as sa

from data_access.access.roles import Principal
from data_access.accounts.personal_access import NUMBER_OF_A_PERSON
from data_access.casework.stored import inside_districts, records_with
from data_access.intake.cells.names import person, telephone
from data_access.intake.history.batches import name_of, now
from data_access.intake.matching.doubles import HAS_DOUBLES, Alike, alike_in_store
from data_access.language.vocabulary import DOUBLE_VERDICT, Text
from data_access.schema import BY_NAME, Column, Table
from data_access.schema.column import STAMP_NAMES
from data_access.store import audit
from data_access.store.intake_tables import DOUBLE_DECISION
from data_access.store.record_store import Store
from data_access.system.errors import RecordsError

# How a text that two people write differently is compared.
SPELT = {"head_name": person, "name": person, "phone": telephone}
NO_SUCH = Text(
    "ไม่พบรายการหนึ่งในคู่นี้แล้ว อาจถูกรวมหรือย้อนกลับไป กรุณาเปิดรายชื่อใหม่",
    "One of the two is not there any more: it may have been merged or undone. Open the list again.",
)
SHORTEST_REASON = 5  # characters
NO_REASON = Text(
    f"กรุณาระบุเหตุผลอย่างน้อย {SHORTEST_REASON} ตัวอักษร และอย่าใส่ชื่อหรือเลขประจำตัวของใคร",
    f"State why, in {SHORTEST_REASON} characters at least, without anybody's name or identity number.",
)


@dataclass(frozen=True)
class Decision:
    """What was decided of two records. `verdict` is one of vocabulary.DOUBLE_VERDICT."""

    table_name: str
    one: str
    other: str
    verdict: str
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True)
class Compared:
    """One column of two records. Of a personal one neither value is given, only whether they agree.

    `agree`: None where one of them says nothing.
    """

    column: Column
    one: object
    other: object
    agree: bool | None

    @property
    def is_hidden(self) -> bool:
        return self.column.personal


def likely_pairs(store: Store, by: Principal) -> list[tuple[Alike, Decision | None]]:
    """The pairs that are not decided to be two, table by table, the surest first; with what was
    decided so far. An officer of some districts sees the pairs that lie in them.

    NotAllowed unless the reader may load records.
    """
    by.require("intake")
    decided = {(one.table_name, one.one, one.other): one for one in decisions(store, by)}
    pairs: list[tuple[Alike, Decision | None]] = []
    for name in HAS_DOUBLES:
        stored = store.read(name)
        (key,) = BY_NAME[name].key
        mine = stored[inside_districts(stored, by)]
        keys = set(mine[key])
        for pair in alike_in_store(name, mine) if len(keys) > 1 else []:
            said = decided.get((name, pair.one, pair.other))
            if said is None or said.verdict != "other":
                pairs.append((pair, said))
    return pairs


def decisions(store: Store, by: Principal) -> list[Decision]:
    """What was decided, newest first. NotAllowed unless the reader may load records."""
    by.require("intake")
    asked = sa.select(DOUBLE_DECISION).order_by(
        DOUBLE_DECISION.c.decided_at.desc(), DOUBLE_DECISION.c.one_key, DOUBLE_DECISION.c.other_key
    )
    with store.reading() as connection:
        return [Decision(*row) for row in connection.execute(asked)]


def decide(
    store: Store, by: Principal, table_name: str, one: str, other: str, verdict: str, reason: str
) -> None:
    """Saves that the two are one or two, in place of what was decided before, with who did and why.

    NotAllowed unless the reader may load records; RecordsError without a reason, or if one of them
    is not there or lies outside the reader's districts.
    """
    by.require("intake")
    if verdict not in DOUBLE_VERDICT:
        raise ValueError(f"{verdict!r} is not one of {', '.join(DOUBLE_VERDICT)}")
    reason = stated(reason)
    one, other = sorted((one, other))
    with store.transaction() as connection:
        two_records(connection, by, BY_NAME[table_name], one, other)
        key = {"table_name": table_name, "one_key": one, "other_key": other}
        connection.execute(DOUBLE_DECISION.delete().filter_by(**key))
        connection.execute(
            DOUBLE_DECISION.insert().values(
                **key,
                verdict=verdict,
                reason=reason,
                decided_by=name_of(by) or "",
                decided_at=now(),
            )
        )
        audit.record(
            connection, "double_decided", by, f"{table_name} {one} {other}: {verdict}", 2, reason
        )


def take_back_decision(store: Store, by: Principal, decision: Decision) -> None:
    """The pair is open again. NotAllowed unless the reader may load records."""
    by.require("intake")
    with store.transaction() as connection:
        connection.execute(
            DOUBLE_DECISION.delete().filter_by(
                table_name=decision.table_name, one_key=decision.one, other_key=decision.other
            )
        )
        what = f"{decision.table_name} {decision.one} {decision.other}: open again"
        audit.record(connection, "double_decided", by, what, 2)


def compared(store: Store, by: Principal, table_name: str, one: str, other: str) -> list[Compared]:
    """The two records column by column, in the schema's order; columns in which neither says
    anything are left out. Errors as of `decide`."""
    by.require("intake")
    table = BY_NAME[table_name]
    with store.reading() as connection:
        records = two_records(connection, by, table, one, other).set_index(table.key[0])
    return list(_lines(table, records.loc[one], records.loc[other]))


def two_records(
    connection: sa.Connection, by: Principal, table: Table, one: str, other: str
) -> pd.DataFrame:
    """Both records, in key order. RecordsError if one is not there, or not the reader's."""
    records = records_with(connection, table, table.key[0], (one, other))
    if len(records) != 2:
        raise RecordsError(NO_SUCH)
    if not inside_districts(records, by).all():
        raise RecordsError(NO_SUCH)
    return records


def stated(reason: str) -> str:
    """The reason on one line. RecordsError if it is none."""
    reason = " ".join(reason.split())
    if len(reason) < SHORTEST_REASON or NUMBER_OF_A_PERSON.search(reason):
        raise RecordsError(NO_REASON)
    return reason


def _lines(table: Table, one: pd.Series, other: pd.Series) -> Iterator[Compared]:
    for column in table.columns:
        if column.name in STAMP_NAMES - {"updated_at"} or column.name in table.key:
            continue
        mine, theirs = (
            None if pd.isna(record[column.name]) else record[column.name] for record in (one, other)
        )
        if mine is None and theirs is None:
            continue
        spelt = SPELT.get(column.name, lambda value: value)
        agree = None if mine is None or theirs is None else bool(spelt(mine) == spelt(theirs))
        hidden = column.personal
        yield Compared(column, None if hidden else mine, None if hidden else theirs, agree)
