"""What the rules find in the store's own records, and which arriving rows bring it about."""

from dataclasses import replace

import pandas as pd
import sqlalchemy as sa

from data_access.intake.issues import Rule
from data_access.intake.matching.incoming import Breach, Incoming, among
from data_access.intake.matching.merge import merged
from data_access.intake.matching.row_keys import row_keys
from data_access.intake.rules import ask_the_rules
from data_access.schema import BY_NAME, Table
from data_access.store.record_store import Store

Fault = tuple[Rule, str, str, str | None]  # rule, table, key of the record, column


def faults_of(store: Store, connection: sa.Connection | None = None) -> set[Fault]:
    """What stands against the records of the store as they are, with nothing arriving.

    What a rule says of a table as a whole has an empty key.
    """
    return _faults(Incoming(store, {}, {}, connection=connection))


def _faults(alone: Incoming) -> set[Fault]:
    faults: set[Fault] = set()
    for breach in ask_the_rules(alone):
        if breach.wrong is None:
            faults.add((breach.rule, breach.table_name, "", None))
        elif (one := breach.in_store) is not None:
            keys = row_keys(one.wrong, BY_NAME[one.table_name])
            faults |= {(one.rule, one.table_name, key, one.column) for key in keys}
    return faults


def brought_about(incoming: Incoming, standing: list[Breach]) -> list[Breach]:
    """What arrives with these rows: of `standing`, what the rules found in stored records, that
    without the faults the store has by itself, which are no reason to keep anything out."""
    if not standing:
        return []
    known = _faults(incoming.only({}))
    caused = []
    for one in standing:
        keys = row_keys(one.wrong, BY_NAME[one.table_name])
        is_new = [(one.rule, one.table_name, key, one.column) not in known for key in keys]
        if any(is_new):
            caused.append(replace(one, wrong=one.wrong[is_new]))
    return caused


def rows_behind(incoming: Incoming, fault: Breach) -> dict[str, pd.Index]:
    """By table, the arriving rows that have to do with the stored records that became wrong.

    First those that refer to them or share a part of their key; where there are none, those that
    they refer to; then those that name the same household, repair or other record as they do. A
    row that changes nothing is never behind it. Empty, where no row can be named.
    """
    for links in (_to_it, _from_it, _beside_it):
        rows: dict[str, pd.Index] = {}
        for name, arriving in incoming.records.items():
            table = BY_NAME[name]
            pairs = links(table, BY_NAME[fault.table_name])
            if not pairs:
                continue
            outcome = merged(arriving, incoming.stored(name), table, incoming.clear_empty)
            for version in (outcome.new, outcome.changed, outcome.before):
                behind = pd.Series(False, index=version.index)
                for column, wrong_column in pairs:
                    behind |= among(version[column], fault.wrong[wrong_column])
                if behind.any():
                    rows[name] = version.index[behind].union(rows.get(name, version.index[:0]))
        if rows:
            return rows
    return {}


def _to_it(table: Table, wrong: Table) -> list[tuple[str, str]]:
    """Pairs of columns, of the arriving table and of the wrong one, that name the same record."""
    return [
        (column.name, wrong.key[0] if column.refers_to == wrong.name else column.name)
        for column in table.columns
        if column.refers_to == wrong.name or (column.name in table.key and _has(wrong, column.name))
    ]


def _from_it(table: Table, wrong: Table) -> list[tuple[str, str]]:
    return [(table.key[0], one.name) for one in wrong.columns if one.refers_to == table.name]


def _beside_it(table: Table, wrong: Table) -> list[tuple[str, str]]:
    return [
        (column.name, column.name)
        for column in table.columns
        if column.refers_to and _has(wrong, column.name)
    ]


def _has(table: Table, name: str) -> bool:
    return any(
        column.name == name and column.kind in ("text", "choice") for column in table.columns
    )
