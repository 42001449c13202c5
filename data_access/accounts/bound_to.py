"""Whom an account can be bound to: partners, LAOs and participants by id, never by a person's name."""

import sqlalchemy as sa

from data_access.access.roles import BOUND_TO, Principal
from data_access.language.vocabulary import PARTICIPANT_GROUP, Text
from data_access.schema import BY_NAME
from data_access.store.record_store import Store
from data_access.store.tables import RECORDS


def may_be_bound_to(store: Store, by: Principal | None, role: str) -> dict[str, Text]:
    """What they are called by id, in the order of ids; nothing for a role that is bound to none.
    NotAllowed unless `by` manages accounts; over made-up records whoever tries a role may ask."""
    if role not in BOUND_TO:
        return {}
    if by is not None and not store.is_made_up():
        by.require("accounts")
    table = RECORDS[BOUND_TO[role]]
    (key,) = BY_NAME[table.name].key
    with store.reading() as connection:
        rows = connection.execute(sa.select(table).order_by(table.c[key])).mappings()
        return {row[key]: _called(table.name, row[key], row) for row in rows}


def _called(table_name: str, key: str, row: sa.RowMapping) -> Text:
    if table_name == "participant":
        group = PARTICIPANT_GROUP[row["participant_group"]]
        return Text(f"{key} · {row['role_th']}", f"{key} · {group.en}")
    if table_name == "partner":
        return Text(row["short_th"], row["short_en"] or row["name_en"])
    return Text(row["name_th"], f"{row['name_th']} ({key})")
