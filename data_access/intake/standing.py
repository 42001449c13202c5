"""What the rules find in the store's own records, and which arriving rows bring it about."""

from collections.abc import Iterator

import pandas as pd
import sqlalchemy as sa

from data_access.intake.findings import Findings, Rule
from data_access.intake.incoming import Incoming, Standing, among
from data_access.intake.merge import places_in
from data_access.intake.row_keys import row_keys
from data_access.intake.rules import RULES
from data_access.schema import BY_NAME, Table
from data_access.store import Store

Fault = tuple[Rule, str, str, str | None]  # rule, table, key of the record, column


def faults_of(store: Store, connection: sa.Connection | None = None) -> set[Fault]:
    """What stands against the records of the store as they are, with nothing arriving.

    What a rule says of a table as a whole has an empty key.
    """
    alone = Incoming(store, {}, {}, Findings(), connection=connection)
    for rule in RULES:
        rule(alone)
    faults: set[Fault] = {
        (one.rule, one.table_name, key, one.column)
        for one in alone.standing
        for key in row_keys(one.wrong, BY_NAME[one.table_name])
    }
    of_tables = alone.findings.counts.keys() - {one.rule for one in alone.standing}
    return faults | {(rule, "programme", "", None) for rule in of_tables}


def brought_about(incoming: Incoming) -> list[Standing]:
    """What arrives with these rows: what the rules found in stored records, without the faults
    that the store has by itself, which are no reason to keep anything out."""
    if not incoming.standing:
        return []
    known = faults_of(incoming.store, incoming.connection)
    caused = []
    for one in incoming.standing:
        keys = row_keys(one.wrong, BY_NAME[one.table_name])
        is_new = [(one.rule, one.table_name, key, one.column) not in known for key in keys]
        if any(is_new):
            caused.append(Standing(one.rule, one.table_name, one.wrong[is_new], one.column))
    return caused


def rows_behind(incoming: Incoming, fault: Standing) -> dict[str, pd.Index]:
    """By table, the arriving rows that have to do with the stored records that became wrong.

    First those that refer to them, or that they refer to; where there are none, those that name
    the same household, repair or other record as they do. Nothing, where no row can be named.
    """
    for links in (_direct_links, _shared_links):
        rows: dict[str, pd.Index] = {}
        for name, arriving in incoming.records.items():
            table, behind = BY_NAME[name], pd.Series(False, index=arriving.index)
            for column, wrong_column in links(table, BY_NAME[fault.table_name]):
                values = fault.wrong[wrong_column]
                for version in (arriving, _stored_version(incoming, table, arriving)):
                    if column in version:
                        behind |= among(version[column], values)
            if behind.any():
                rows[name] = arriving.index[behind]
        if rows:
            return rows
    return {}


def _direct_links(table: Table, wrong: Table) -> Iterator[tuple[str, str]]:
    """Pairs of columns, of the arriving table and of the wrong one, that name the same record."""
    for column in table.columns:
        if column.refers_to == wrong.name or (
            column.name in table.key and _has(wrong, column.name)
        ):
            yield column.name, wrong.key[0] if column.refers_to == wrong.name else column.name
    for column in wrong.columns:
        if column.refers_to == table.name:
            yield table.key[0], column.name


def _shared_links(table: Table, wrong: Table) -> Iterator[tuple[str, str]]:
    for column in table.columns:
        if column.refers_to and _has(wrong, column.name):
            yield column.name, column.name


def _has(table: Table, name: str) -> bool:
    return any(column.name == name and column.kind == "text" for column in table.columns)


def _stored_version(incoming: Incoming, table: Table, arriving: pd.DataFrame) -> pd.DataFrame:
    """What the store has under the keys of these rows; missing where it has nothing."""
    stored = incoming.stored(table.name)
    places = places_in(arriving, stored, table)
    return pd.DataFrame(
        {name: stored[name].array.take(places, allow_fill=True) for name in stored},
        index=arriving.index,
    )
