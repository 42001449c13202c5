"""Stores of every older version, with records in them, opened by this one."""

import shutil
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from data_access.publishing.publish import is_published, publish
from data_access.store import audit, migrations
from data_access.store.record_store import open_store
from data_access.store.tables import METADATA, RECORDS
from tests.tiers import IS_SOAK

HERE = str(Path(migrations.__file__).parent)


def config(connection=None):
    made = Config()
    made.set_main_option("script_location", HERE)
    made.attributes["connection"] = connection
    return made


OLDER = [
    script.revision
    for script in ScriptDirectory.from_config(config()).walk_revisions()
    if not script.is_head
]


# Each version on SQLite; the first and the last before this one on PostgreSQL too, and in
# `make soak` all of them.
UPGRADED = [
    (revision, database)
    for revision in OLDER
    for database in ("sqlite", "postgresql")
    if database == "sqlite" or revision in (OLDER[0], OLDER[-1]) or IS_SOAK
]


# A row of a table of which the newest store has none: each refers to the row of the other tables.
ANYTHING = {
    str: "1",
    int: 1,
    float: 1.0,
    bool: True,
    bytes: b"1",
    date: date(2024, 3, 31),
    datetime: datetime(2024, 3, 31),
}


def fill_as_of(revision, connection, newest):
    """Makes the tables of that version, and copies into each what it could hold of a store of
    the newest, or one made-up row where that has none; answers how many rows each table has."""
    command.upgrade(config(connection), revision)
    old = sa.MetaData()
    old.reflect(connection)
    counts = {}
    for table in old.sorted_tables:
        if table.name == "alembic_version" or table.name not in METADATA.tables:
            continue
        known = METADATA.tables[table.name]
        columns = [column for column in known.columns if column.name in table.columns]
        rows = [dict(row) for row in newest.execute(sa.select(*columns)).mappings()]
        rows = rows or [{column.name: ANYTHING[column.type.python_type] for column in columns}]
        written = (sa.column(column.name, column.type) for column in columns)
        connection.execute(sa.insert(sa.table(table.name, *written)), rows)
        counts[table.name] = len(rows)
    return counts


def test_there_are_older_versions():
    assert {"0001", "0002"} <= set(OLDER)


def test_the_files_of_the_versions_are_numbered_as_alembic_follows_them():
    known = [script.revision for script in ScriptDirectory.from_config(config()).walk_revisions()]

    assert known == migrations.KNOWN[::-1]


@pytest.mark.parametrize(("revision", "store_url"), UPGRADED, indirect=["store_url"])
def test_a_filled_store_of_an_older_version_is_upgraded_with_all_that_is_in_it(
    revision, store_url, var, minimal_kept, monkeypatch
):
    monkeypatch.setenv("HOH_STORE", store_url)
    var.mkdir(exist_ok=True)
    if (minimal_kept / "keys").exists():  # the seals of the audit log were made with them
        shutil.copytree(minimal_kept / "keys", var / "keys")
    with closing(open_store(f"sqlite:///{minimal_kept / 'store.sqlite'}")) as newest:
        engine = sa.create_engine(store_url)
        with engine.begin() as connection, newest.reading() as source:
            counts = fill_as_of(revision, connection, source)
        engine.dispose()
        records = {name: newest.read(name) for name in RECORDS}

    with closing(open_store(store_url)) as store:
        with store.reading() as connection:
            assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
            found = {
                name: connection.scalar(
                    sa.select(sa.func.count()).select_from(METADATA.tables[name])
                )
                for name in counts
            }
        assert counts["household"] == 3 and found == counts
        assert all(counts.values())
        for name, rows in records.items():
            upgraded = store.read(name)
            assert upgraded.equals(rows) if name in counts else upgraded.empty, name
        assert audit.verify(store).broken is None
        if revision in (OLDER[0], OLDER[-1]) or IS_SOAK:  # the newest shape, whatever it was before
            publish(store)
            assert is_published(store)
