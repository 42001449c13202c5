"""A store that was here and is gone is never replaced by an empty one."""

import shutil
from contextlib import closing
from datetime import UTC, datetime

import pytest

from data_access.__main__ import main
from data_access.accounts import register, shared_store
from data_access.accounts.role_assignment import Standing
from data_access.intake.commit.commit import commit
from data_access.publishing.publish import publish
from data_access.store import audit
from data_access.store.record_store import open_store
from data_access.system.errors import RecordsError
from data_access.system.last_backup import note
from tests.browser.server import serving
from tests.gate.browser import Browser

TRACES = (
    "store.sqlite-wal",
    "store.sqlite-shm",
    "snapshots/current",
    "keys/audit.key",
    "releases/x",
)


def take_store_away(var):
    for path in var.glob("store.sqlite*"):
        path.unlink()


@pytest.mark.parametrize("trace", TRACES)
def test_beside_anything_that_a_store_leaves_no_empty_one_is_made(trace, var, capsys):
    (var / trace).parent.mkdir(parents=True)
    (var / trace).touch()

    with pytest.raises(RecordsError, match=r"is missing.*restore BACKUP --into FOLDER"):
        open_store()
    assert main(["setup", "sample_data"]) == 2
    assert "is missing" in capsys.readouterr().err
    assert not (var / "store.sqlite").exists()


def test_a_folder_without_any_trace_gets_a_store(var):
    (var / "keys").mkdir(parents=True)
    (var / "snapshots").mkdir()
    (var / "keys" / "publishing.key").touch()

    open_store().close()

    assert (var / "store.sqlite").exists()


def test_the_last_backup_is_named(in_use, var, capsys):
    note(var / "before-the-meeting.age", datetime(2026, 11, 1, tzinfo=UTC))
    take_store_away(var)

    assert main(["setup", "sample_data"]) == 2
    assert "The last backup is before-the-meeting.age" in capsys.readouterr().err


def test_a_store_that_vanishes_under_an_open_one_is_not_made_by_asking_it(in_use, var):
    with closing(open_store()) as store:
        store.engine.dispose()  # as a connection that was idle for long is closed
        take_store_away(var)

        with pytest.raises(RecordsError, match="is missing"):
            store.row_counts()
        with pytest.raises(RecordsError, match="is missing"), store.transaction():
            pass
    assert not (var / "store.sqlite").exists()


def test_nobody_is_taken_for_a_first_reader_once_the_store_with_the_accounts_is_gone(in_use, var):
    with closing(open_store()) as store:
        register.create(store, None, "keeper", Standing("admin"))
    take_store_away(var)

    with pytest.raises(RecordsError, match="is missing"):
        shared_store.has_store()


def test_a_store_elsewhere_that_is_gone_is_missed_by_what_is_in_the_data_folder(
    in_use, var, tmp_path, monkeypatch
):
    monkeypatch.setenv("HOH_STORE", f"sqlite:///{tmp_path / 'elsewhere' / 'store.sqlite'}")

    with pytest.raises(RecordsError, match="is missing"):
        open_store()


def test_a_running_server_says_that_the_store_is_gone_and_makes_none(in_use, var):
    with closing(open_store()) as store:
        register.create(store, None, "keeper", Standing("admin"))
    with serving(var) as address:
        browser = Browser(address)
        assert browser.open("/").status_code == 303
        for path in var.glob("store.sqlite*"):
            shutil.move(path, var.parent / path.name)
        answers = [browser.open("/"), browser.open("/sign-in"), browser.open("/repairs")]
        browser.close()

    assert [answer.status_code for answer in answers] == [503, 503, 503]
    assert all("หายไป" in answer.text and "restore" in answer.text for answer in answers)
    assert not (var / "store.sqlite").exists()


def test_a_database_that_was_emptied_is_missed_at_a_start_and_under_a_running_server(
    postgres_url, minimal, var, monkeypatch
):
    monkeypatch.setenv("HOH_STORE", postgres_url)
    gone = "no longer holds the record store's tables"
    with closing(open_store()) as store:
        commit(minimal, store)
        publish(store)
        with store.engine.begin() as connection:
            connection.exec_driver_sql("drop schema public cascade; create schema public")

        with pytest.raises(RecordsError, match=gone):
            store.row_counts()
        with pytest.raises(RecordsError, match=gone), store.transaction() as connection:
            audit.record(connection, "entry", None)
    with pytest.raises(RecordsError, match=gone):
        open_store()
    assert main(["load", "sample_data"]) == 2
    open_store(may_begin=True).close()  # as a backup is restored into it
    assert (var / "servers.txt").stat().st_mode & 0o777 == 0o600
