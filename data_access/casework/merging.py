"""Two records that are one: one stays, the other is merged into it, and all that hangs on it moves.

Nothing of the other is lost: a household stays as an inactive record, other records go, and the
history keeps every cell of both. A file that still has the old key is read as the record that
stayed (intake/matching/replaced.py). Undoing the batch returns everything.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pandas as pd
import sqlalchemy as sa

from data_access.access.roles import Principal
from data_access.casework.doubles import stated, two_records
from data_access.casework.stored import as_stored, records_with
from data_access.intake.commit.changes import Changes, keep_changes
from data_access.intake.commit.commit import Outcome
from data_access.intake.commit.publishing import publish_newest
from data_access.intake.history.sources import MERGE
from data_access.intake.matching.people import matched
from data_access.intake.matching.replaced import MERGED
from data_access.language.vocabulary import Text
from data_access.schema import BY_NAME, TABLES, Table
from data_access.schema.column import STAMP_NAMES
from data_access.store.record_store import Store
from data_access.system.errors import RecordsError

# A point is taken whole or not at all.
POINT = ("lat", "lon", "location_accuracy_m")
NOT_FILLED = frozenset({"active", "inactive_reason", *STAMP_NAMES})
INACTIVE = Text(
    "รายการที่จะคงไว้ไม่ได้ใช้งานแล้ว กรุณาเลือกรายการที่ยังใช้งาน",
    "The record that is to stay is not active. Choose the one that is.",
)


@dataclass
class Plan:
    """What a merge would do. `moved` and `found_twice`: by table, how many records would hang on the
    one that stays, and how many it has already, which go; `filled`: its columns that the other
    fills; `members`: of a household, how many people would be listed."""

    moved: dict[str, int] = field(default_factory=dict)
    found_twice: dict[str, int] = field(default_factory=dict)
    filled: list[str] = field(default_factory=list)
    members: int = 0
    n_members: int = 0


def plan_merge(store: Store, by: Principal, table_name: str, keep: str, gone: str) -> Plan:
    """What `merge` would do. Nothing is written. Errors as of `merge`."""
    by.require("intake")
    with store.reading() as connection:
        return _Merging(connection, by, BY_NAME[table_name], keep, gone).plan


def merge(
    store: Store,
    by: Principal,
    table_name: str,
    keep: str,
    gone: str,
    reason: str,
    n_members: int | None = None,
) -> Outcome:
    """Merges the record `gone` into `keep`, and publishes. What `keep` says stays; where it says
    nothing, it is filled from the other. `n_members`: of a household, how many live in it then.

    NotAllowed unless the reader may load records; RecordsError without a reason, if one of the two
    is not there or lies outside the reader's districts, or if records would become wrong, such as
    a household with two open repairs.
    """
    by.require("intake")
    reason = stated(reason)

    def changing(connection: sa.Connection) -> Changes:
        merging = _Merging(connection, by, BY_NAME[table_name], keep, gone)
        if n_members is not None and table_name == "household":
            merging.kept["n_members"] = n_members
        return merging.changes()

    what = f"{table_name} {gone} into {keep}"
    outcome = keep_changes(store, by, MERGE, "merge", what, reason, changing)
    publish_newest(store, by)
    return outcome


class _Merging:
    """The records that a merge changes, worked out once for the plan and for the writing."""

    def __init__(
        self, connection: sa.Connection, by: Principal, table: Table, keep: str, gone: str
    ):
        self.table, self.keep, self.gone = table, keep, gone
        (self.key,) = table.key
        self.plan = Plan()
        both = two_records(connection, by, table, keep, gone)
        self.stored = {table.name: both}
        self.records: dict[str, pd.DataFrame] = {}
        self.going: dict[str, Sequence[str]] = {}
        self.links = [(table.name, gone, MERGED, keep)]
        rows = both.set_index(self.key, drop=False)
        self.kept = rows.loc[keep].to_dict()
        self.other = rows.loc[gone].to_dict()
        if table.name == "household" and not self.kept["active"]:
            raise RecordsError(INACTIVE)
        self.plan.filled = list(self._fill(table, self.kept, self.other))
        for child, column in _hanging(table):
            self._move(connection, child, column)
        if table.name == "household":
            self.plan.n_members = int(self.kept["n_members"])

    def changes(self) -> Changes:
        records = [self.kept]
        if self.table.name == "household":
            records.append({**self.other, "active": False, "inactive_reason": "merged"})
        else:
            self.going[self.table.name] = [self.gone]
        self.records[self.table.name] = as_stored(records, self.stored[self.table.name])
        return Changes(self.stored, self.records, self.going, self.links)

    def _fill(self, table: Table, record: dict, other: dict) -> Iterator[str]:
        """Fills what `record` leaves open from the other; yields the columns. A household that
        refused consent once has refused it."""
        has_point = not pd.isna(record.get("lat"))
        for column in table.columns:
            name = column.name
            if name in table.key or name in NOT_FILLED or (name in POINT and has_point):
                continue
            if pd.isna(record[name]) and not pd.isna(other[name]):
                record[name] = other[name]
                yield name
        if other.get("consent") == "refused" != record.get("consent"):
            record |= {name: other[name] for name in ("consent", "consent_date")}
            yield "consent"

    def _move(self, connection: sa.Connection, child: Table, column: str) -> None:
        """What hangs on the record that goes hangs on the one that stays; what is there already
        goes."""
        hanging = records_with(connection, child, column, (self.gone, self.keep))
        is_of_gone = (hanging[column] == self.gone).to_numpy()
        coming, there = hanging[is_of_gone], hanging[~is_of_gone]
        if child.name == "member":
            self.plan.members = len(hanging)
        if coming.empty:
            return
        pairs = _found_twice(child, column, coming, there)
        (key,) = child.key
        records = coming.assign(**{column: self.keep}).to_dict("records")
        moved = [record for place, record in enumerate(records) if place not in pairs]
        if child.name == "member":
            self.plan.members -= len(pairs)
            if there["is_head"].fillna(False).any():
                moved = [{**one, "is_head": False} for one in moved]
        same = []
        for place, other in pairs.items():
            record = there.iloc[other].to_dict()
            if list(self._fill(child, record, records[place])):
                same.append(record)
            self.links.append((child.name, records[place][key], MERGED, record[key]))
        self.stored[child.name] = hanging
        if moved or same:
            self.records[child.name] = as_stored([*moved, *same], hanging)
        if pairs:
            self.going[child.name] = [records[place][key] for place in pairs]
            self.plan.found_twice[child.name] = len(pairs)
        if moved:
            self.plan.moved[child.name] = len(moved)


def _hanging(table: Table) -> list[tuple[Table, str]]:
    """The tables with a column that names a record of this one, with that column."""
    return [
        (child, column.name)
        for child in TABLES
        for column in child.columns
        if column.refers_to == table.name
    ]


def _found_twice(
    child: Table, column: str, coming: pd.DataFrame, there: pd.DataFrame
) -> dict[int, int]:
    """By place, which of the records that come are there already, and as which. People are
    recognised by what is said of them; other records if all is equal, and nothing hangs on them."""
    if child.name == "member":
        columns = [
            one.name
            for one in child.columns
            if one.name not in STAMP_NAMES and one.name not in child.key and not one.refers_to
        ]
        return matched(coming, there, columns)
    if _hanging(child):
        return {}
    columns = [
        one.name
        for one in child.columns
        if one.name not in STAMP_NAMES and one.name not in child.key and one.name != column
    ]
    mine, theirs = (
        [tuple("" if pd.isna(one) else str(one) for one in row) for row in rows]
        for rows in (coming[columns].to_numpy(object), there[columns].to_numpy(object))
    )
    pairs: dict[int, int] = {}
    for place, row in enumerate(mine):
        other = next(
            (at for at, one in enumerate(theirs) if one == row and at not in pairs.values()), None
        )
        if other is not None:
            pairs[place] = other
    return pairs
