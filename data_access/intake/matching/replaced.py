"""Records that were merged into others: a file that still has the old key means the record that
took its place."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

import pandas as pd
import sqlalchemy as sa

from data_access.intake.history.history import cells_of
from data_access.intake.issues import Issue, Rule
from data_access.intake.layout.table_file import TableFile
from data_access.intake.matching.incoming import Incoming
from data_access.intake.matching.row_keys import may_be_named
from data_access.language.vocabulary import Text
from data_access.schema import BY_NAME, Table
from data_access.schema.column import STAMP_NAMES
from data_access.store.intake_tables import RECORD_LINK, ROW_HISTORY
from data_access.store.record_store import Store
from data_access.store.tables import DATA_IMPORT

MERGED, SPLIT = "merged", "split"
# As a household was before it was merged; that a file says it is merged is no news.
STILL_ACTIVE = {"active": True, "inactive_reason": None}
SAYS_SO = ("merged", "duplicate")
Replacing = dict[str, dict[str, str]]  # by table, each old key with the key in its place


@dataclass
class Redirected:
    """What became of rows with old keys: `rows` by table, those that now have the key in its place;
    `passed` by file, those that were passed over."""

    rows: dict[str, list[int]] = field(default_factory=dict)
    passed: set[tuple[str, int]] = field(default_factory=set)
    issues: list[Issue] = field(default_factory=list)
    notes: list[Text] = field(default_factory=list)


def replaced_keys(connection: sa.Connection) -> Replacing:
    """Every key that was merged away, with the key of the record that has its place now. What an
    undone batch merged is not among them."""
    asked = _links().where(RECORD_LINK.c.kind == MERGED).order_by(DATA_IMPORT.c.number)
    direct: Replacing = {}
    for row in connection.execute(asked):
        direct.setdefault(row.table_name, {})[row.row_key] = row.other_key
    return {
        name: {key: _last(keys, key) for key in keys if _last(keys, key) != key}
        for name, keys in direct.items()
    }


def origin_of(connection: sa.Connection, table_name: str, key: str) -> str | None:
    """The record that this one was split from; None if it was not."""
    asked = _links().where(
        RECORD_LINK.c.kind == SPLIT,
        RECORD_LINK.c.table_name == table_name,
        RECORD_LINK.c.row_key == key,
    )
    row = connection.execute(asked).first()
    return row.other_key if row else None


def redirect(
    incoming: Incoming,
    files: dict[str, TableFile],
    replaced: Replacing,
    wrong: Collection[tuple[str, int]] = (),
) -> Redirected:
    """Gives rows with old keys, and what refers to them, the keys in their place; in `incoming` and
    in `files`.

    A row that says what the replaced record said already has nothing new and is passed over: it
    would put old values over those that were chosen. Of another only what is new is taken. Where
    the file has the record in its place as well, the row waits. `wrong`: file and row of those
    that something stands against already; none of them is passed over.
    """
    done = Redirected()
    for name in [name for name in files if replaced.get(name)]:
        _own_rows(incoming, files, name, replaced[name], done, wrong)
    for name, file in files.items():
        for column in file.table.columns:
            keys = replaced.get(column.refers_to or "", {})
            records = incoming.records[name]
            if keys and column.name in records:
                _rename(incoming, files, name, column.name, _mapped(records[column.name], keys))
    return done


def _own_rows(
    incoming: Incoming,
    files: dict[str, TableFile],
    name: str,
    keys: Mapping[str, str],
    done: Redirected,
    wrong: Collection[tuple[str, int]],
) -> None:
    table, file, (key, *_) = BY_NAME[name], files[name], BY_NAME[name].key
    if key not in incoming.records[name]:
        return
    old = _mapped(incoming.records[name][key], keys)
    if old.empty:
        return
    records, cells = incoming.records[name].copy(), file.cells.copy()
    before = _as_replaced(incoming, table, records.loc[old.index, key].tolist())
    present = set(records[key].dropna())
    passed: list[int] = []
    for row, into in old.items():
        stored = before.get(records.at[row, key])
        old_news = _old_news(records.loc[row], stored, key) if stored else set()
        is_silent = stored and set(records.columns) <= {*old_news, *STAMP_NAMES, key}
        if is_silent and (file.name, row) not in wrong:
            passed.append(row)
        elif into in present:
            done.issues.append(Issue(_in_file_too(name, into), file.name, row, key))
        else:
            present.add(into)
            done.rows.setdefault(name, []).append(row)
            records.loc[row, key] = cells.loc[row, key] = into
            for one in set() if incoming.clear_empty else old_news - STAMP_NAMES:
                records.loc[row, one] = None
    incoming.records[name] = records.drop(index=passed)
    files[name] = replace(file, cells=cells.drop(index=passed))
    done.passed |= {(file.name, row) for row in passed}
    if passed:
        done.notes.append(_passed_over(file.name, len(passed)))


def _old_news(row: pd.Series, stored: Mapping[str, object], key: str) -> set[str]:
    """The columns in which a row says no more than the replaced record did."""
    before = {**stored, **(STILL_ACTIVE if "active" in stored else {})}
    if row.get("inactive_reason") in SAYS_SO:
        before |= {name: row.get(name) for name in STILL_ACTIVE}
    return {
        str(name)
        for name, value in row.items()
        if name != key and _is_said(value, before.get(str(name)))
    }


def _as_replaced(incoming: Incoming, table: Table, keys: list[str]) -> dict[str, dict]:
    """What the replaced records say: those that are still in the store, and others as the history
    has them from when they were taken out."""
    (key,) = table.key
    stored = incoming.stored(table.name)
    found = {str(row[key]): row for row in stored[stored[key].isin(keys)].to_dict("records")}
    gone = [one for one in keys if one not in found]
    if gone:
        asked = (
            sa.select(ROW_HISTORY.c.row_key, ROW_HISTORY.c.before)
            .join(DATA_IMPORT, DATA_IMPORT.c.batch_id == ROW_HISTORY.c.batch_id)
            .where(
                ROW_HISTORY.c.table_name == table.name,
                ROW_HISTORY.c.row_key.in_(gone),
                ROW_HISTORY.c.operation == "removed",
                DATA_IMPORT.c.state == "committed",
            )
            .order_by(DATA_IMPORT.c.number)
        )
        with incoming.store.reading() as connection:
            for row in connection.execute(asked):
                found[row.row_key] = cells_of(row.before, table)
    return found


def _is_said(value: object, before: object) -> bool:
    """Whether a cell says nothing beyond what was known."""
    if pd.isna(value):
        return True
    if pd.isna(before):
        return False
    if isinstance(value, pd.Timestamp):
        return value == pd.Timestamp(before)
    return bool(value == before)


def _rename(
    incoming: Incoming, files: dict[str, TableFile], name: str, column: str, new: pd.Series
) -> None:
    if new.empty:
        return
    records, cells = incoming.records[name].copy(), files[name].cells.copy()
    records.loc[new.index, column] = new
    cells.loc[new.index, column] = new
    incoming.records[name] = records
    files[name] = replace(files[name], cells=cells)


def _mapped(values: pd.Series, keys: Mapping[str, str]) -> pd.Series:
    """The rows whose value is an old key, with the key in its place."""
    return values[values.isin(keys)].map(keys)


def _last(keys: Mapping[str, str], key: str) -> str:
    """Where a chain of replacements ends; it is its own end where it comes back to itself."""
    seen = [key]
    while (following := keys.get(seen[-1])) is not None and following not in seen:
        seen.append(following)
    return seen[-1]


def _links() -> sa.Select:
    return (
        sa.select(RECORD_LINK)
        .join(DATA_IMPORT, DATA_IMPORT.c.batch_id == RECORD_LINK.c.batch_id)
        .where(DATA_IMPORT.c.state == "committed")
    )


def _in_file_too(table_name: str, into: str) -> Rule:
    named = f" {into}" if may_be_named(table_name) else ""
    return Rule(
        Text(
            f"เป็นรหัสที่รวมเข้ากับ{named} แล้ว และไฟล์นี้มีรายการนั้นด้วย",
            f"was merged into{named or ' another record'}, which this file has too",
        ),
        Text(
            "ย้ายสิ่งที่เปลี่ยนไปไว้ในแถวของรายการนั้น แล้วนำแถวนี้ออก",
            "Put what has changed into the row of that record, and take this row out",
        ),
    )


def _passed_over(file: str, rows: int) -> Text:
    return Text(
        f"{file}: ข้ามแถวของรายการที่รวมกับรายการอื่นแล้ว ซึ่งไม่มีอะไรใหม่ {rows:,} แถว",
        f"{file}: rows of records that were merged into others, with nothing new in them, passed"
        f" over: {rows:,}",
    )


def now_known_as(store: Store, table_name: str, key: str) -> str:
    """The key of the record that has this one's place now; the same key where none has."""
    with store.reading() as connection:
        return replaced_keys(connection).get(table_name, {}).get(key, key)
