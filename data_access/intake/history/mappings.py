"""Which column each heading of a source means, saved once confirmed and used again."""

import json
from collections.abc import Mapping

import sqlalchemy as sa

from data_access.access.roles import Principal
from data_access.intake.history.batches import name_of, now
from data_access.schema import BY_NAME
from data_access.store.intake_tables import INTAKE_MAPPING
from data_access.store.record_store import Store

Meanings = dict[str, str | None]  # heading to column; None: this heading is not kept


def saved_mapping(store: Store, source: str, table_name: str) -> Meanings | None:
    """What an officer confirmed for this source; None if nobody has yet.

    A column that the table no longer has is left out, so that it is asked about anew.
    """
    asked = sa.select(INTAKE_MAPPING.c.mapping).where(
        INTAKE_MAPPING.c.source == source, INTAKE_MAPPING.c.table_name == table_name
    )
    with store.reading() as connection:
        text = connection.scalar(asked)
    if text is None:
        return None
    columns = {column.name for column in BY_NAME[table_name].columns}
    saved: Meanings = json.loads(text)
    return {heading: name for heading, name in saved.items() if name is None or name in columns}


def save_mapping(
    store: Store,
    by: Principal,
    source: str,
    table_name: str,
    mapping: Mapping[str, str | None],
) -> None:
    """Keeps the meanings for the next file of this source, in place of earlier ones.

    NotAllowed unless the reader may load records; ValueError for a column the table has not.
    """
    by.require("intake")
    columns = {column.name for column in BY_NAME[table_name].columns}
    if unknown := {name for name in mapping.values() if name} - columns:
        raise ValueError(f"{table_name} has no column {', '.join(sorted(unknown))}")
    key = {"source": source, "table_name": table_name}
    told = {
        "mapping": json.dumps(dict(mapping), ensure_ascii=False),
        "saved_by": name_of(by),
        "saved_at": now(),
    }
    with store.transaction() as connection:
        connection.execute(INTAKE_MAPPING.delete().filter_by(**key))
        connection.execute(INTAKE_MAPPING.insert().values(**key, **told))


def saved_sources(store: Store, by: Principal) -> list[str]:
    """The sources that something was saved for, in order."""
    by.require("intake")
    asked = sa.select(INTAKE_MAPPING.c.source).distinct().order_by(INTAKE_MAPPING.c.source)
    with store.reading() as connection:
        return list(connection.scalars(asked))
