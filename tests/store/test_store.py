"""The record store, on SQLite and on PostgreSQL."""

from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext

from data_access.intake.commit.undo import undo
from data_access.schema import BY_NAME, TABLES
from data_access.schema.kinds import PANDAS
from data_access.store import migrations
from data_access.store.record_store import open_store
from data_access.store.tables import METADATA, RECORDS
from data_access.system.errors import RecordsError


def programme_row(**given):
    return {
        "programme_id": "HOH",
        "name_th": "บ้านแห่งความสุข",
        "name_en": "Home of Happiness",
        "province_code": "58",
        "started_on": sa.func.current_date(),
        "network_size": 120,
        "made_up": True,
        "updated_at": sa.func.current_date(),
        **given,
    }


@contextmanager
def store_of_version(revision, store_url, var):
    """A connection to an empty store as an older version of the program left it."""
    var.mkdir(exist_ok=True)
    engine = sa.create_engine(store_url)
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(Path(migrations.__file__).parent))
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        yield connection
    engine.dispose()


def test_a_migrated_store_has_exactly_the_tables_that_the_code_describes(store):
    with store.reading() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), METADATA)

    assert differences == []


def test_batches_of_an_older_version_get_their_numbers_by_when_they_came(store_url, var):
    with store_of_version("0002", store_url, var) as connection:
        batches = sa.Table("data_import", sa.MetaData(), autoload_with=connection)
        for batch_id, day in (("b", 2), ("a", 3), ("c", 1)):
            counts = {one.name: 1 for one in batches.columns if one.name.startswith("rows_")}
            day = datetime(2024, 3, day)
            connection.execute(
                batches.insert().values(
                    batch_id=batch_id, files="{}", sha256="", state="committed", **counts,
                    started_at=day, finished_at=day,
                )
            )  # fmt: skip

    store = open_store(store_url)

    assert [(batch["batch_id"], batch["number"]) for batch in store.batches()] == [
        ("a", 3),
        ("b", 2),
        ("c", 1),
    ]
    with pytest.raises(RecordsError, match="kept no history yet"):
        undo("3", store)
    store.close()


def test_targets_of_an_older_version_hold_as_they_did_and_can_be_changed_from_a_day_on(
    store_url, var
):
    with store_of_version("0003", store_url, var) as connection:
        targets = sa.Table("area_target", sa.MetaData(), autoload_with=connection)
        connection.execute(
            targets.insert().values(
                area_code="580302", goal_id="G6", period="2567", target_value=10,
                updated_at=date(2024, 3, 1),
            )
        )  # fmt: skip

    store = open_store(store_url)

    assert store.read("area_target")["target_value"].tolist() == [10]
    change = {"area_code": "580302", "goal_id": "G6", "period": "2567", "target_value": 20}
    stamped = change | {"updated_at": date(2024, 3, 1)}
    with store.transaction() as connection:
        for day in (date(2024, 3, 1), date(2024, 4, 1)):
            connection.execute(
                RECORDS["area_target_change"].insert().values(stamped | {"valid_from": day})
            )
    with pytest.raises(sa.exc.IntegrityError), store.transaction() as connection:
        again = stamped | {"valid_from": date(2024, 3, 1)}
        connection.execute(RECORDS["area_target_change"].insert().values(again))
    assert store.read("area_target_change")["target_value"].tolist() == [20, 20]
    assert store.read("goal_target_change").empty
    store.close()


def test_opening_a_store_twice_changes_nothing(store, store_url):
    with store.transaction() as connection:
        connection.execute(RECORDS["programme"].insert().values(programme_row()))

    again = open_store(store_url)

    assert len(again.read("programme")) == 1
    again.close()


def test_a_store_can_be_opened_while_another_program_writes(store, store_url):
    with store.transaction() as connection:
        connection.execute(RECORDS["programme"].insert().values(programme_row()))
        again = open_store(store_url)

        assert again.is_empty()
    assert not again.is_empty()
    again.close()


def test_a_store_used_by_a_newer_program_is_refused(store, store_url):
    with store.transaction() as connection:
        connection.execute(sa.text("update alembic_version set version_num = '9999'"))

    with pytest.raises(RecordsError, match="newer version"):
        open_store(store_url)


def test_a_server_that_does_not_answer_is_explained_without_its_password():
    with pytest.raises(RecordsError) as refused:
        open_store("postgresql://officer:secret@127.0.0.1:1/records")

    assert "cannot be opened" in refused.value.text.en
    assert "secret" not in refused.value.text.en + refused.value.text.th


def test_an_empty_store_says_so(store):
    assert store.is_empty()
    assert not store.is_made_up()


def test_a_store_of_made_up_records_says_so(store):
    with store.transaction() as connection:
        connection.execute(RECORDS["programme"].insert().values(programme_row()))

    assert store.is_made_up()
    assert not store.is_empty()


def test_every_table_reads_with_the_types_of_the_schema_even_when_empty(store):
    for table in TABLES:
        records = store.read(table.name)

        assert list(records) == [column.name for column in table.columns]
        assert [str(kind) for kind in records.dtypes] == [
            PANDAS[column.kind] for column in table.columns
        ]


def test_records_come_in_key_order_whatever_the_database_collates(store):
    rows = [programme_row(programme_id=name) for name in ("b", "B", "a-1", "a1", "10", "9")]
    with store.transaction() as connection:
        for row in rows:
            connection.execute(RECORDS["programme"].insert().values(row))

    assert list(store.read("programme")["programme_id"]) == ["10", "9", "B", "a-1", "a1", "b"]


def test_a_transaction_that_fails_leaves_nothing(store):
    with pytest.raises(ZeroDivisionError), store.transaction() as connection:
        connection.execute(RECORDS["programme"].insert().values(programme_row()))
        raise ZeroDivisionError

    assert store.is_empty()


def test_a_reader_sees_one_state_while_another_writes(store):
    with store.reading() as connection:
        before = store.row_counts(connection)
        with store.transaction() as writer:
            writer.execute(RECORDS["programme"].insert().values(programme_row()))

        assert store.row_counts(connection) == before
    assert store.row_counts()["programme"] == 1


def test_every_change_of_a_record_changes_the_revision(store):
    revisions = [store.revision()]
    programme = RECORDS["programme"]
    for change in (
        programme.insert().values(programme_row()),
        programme.update().values(network_size=121, record_version=2),
        programme.delete(),
    ):
        with store.transaction() as connection:
            connection.execute(change)
        revisions.append(store.revision())

    assert len(set(revisions[:3])) == 3
    assert revisions[3] == revisions[0]


def test_the_file_of_the_store_is_for_its_owner_only(sqlite_store, var):
    assert (var / "store.sqlite").stat().st_mode & 0o077 == 0


def test_every_key_column_is_required():
    for table in TABLES:
        assert all(BY_NAME[table.name].column(name).required for name in table.key)
