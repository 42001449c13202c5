"""Two servers over one store, each with a HOH_VAR of its own or both with one."""

import shutil
from contextlib import closing

import pytest
import sqlalchemy as sa

from data_access.accounts import shared_store
from data_access.intake.commit.commit import commit
from data_access.intake.commit.publishing import catch_up, publish_newest
from data_access.intake.commit.undo import undo
from data_access.intake.history.batches import batches, mark_unfinished
from data_access.intake.preview.folder import check_folder
from data_access.language.day_words import moment_words
from data_access.publishing.behind import behind
from data_access.publishing.current import current_snapshot
from data_access.store.publication import CURRENT_SNAPSHOT, last_published
from data_access.store.record_store import open_store
from tests.faults.children import running
from tests.records import household, write_folder


@pytest.fixture
def servers(store_url, var, tmp_path, monkeypatch):
    """Goes to the HOH_VAR of one of two servers over one store, `one` or `other`."""
    monkeypatch.setenv("HOH_STORE", store_url)

    def go(name):
        monkeypatch.setenv("HOH_VAR", str(var if name == "one" else tmp_path / name))

    go("one")
    return go


@pytest.fixture
def offices(store, servers, minimal):
    """Both show the minimal programme of the store."""
    commit(minimal, store)
    for name in ("other", "one"):
        servers(name)
        publish_newest(store)
    yield servers
    shared_store.the_store().close()
    shared_store._opened.clear()


def save(store, folder, **given):
    rows = {"household": [household(household_id="HH-NEW", **given)]}
    commit(check_folder(write_folder(folder, rows), store), store)
    newest = batches(store, None)[0]
    return moment_words(newest["finished_at"])


def test_a_server_that_is_behind_says_since_when_until_it_has_published_by_itself(
    store, offices, tmp_path
):
    assert behind() is None
    at = save(store, tmp_path / "in")
    lag = behind()
    assert lag.said.en.startswith(f"Records changed at {at.en}. The figures here are from before")
    assert lag.said.th.startswith(f"ข้อมูลเปลี่ยนเมื่อ {at.th} ตัวเลขหน้านี้เป็นของก่อนหน้านั้น")

    shown = publish_newest(store)
    assert behind() is None
    offices("other")
    assert behind().elsewhere == shown
    assert f"Another machine shows them, as snapshot {shown}" in behind().said.en
    assert f"เครื่องอื่นแสดงแล้วในชุดข้อมูล {shown}" in behind().said.th

    seen = catch_up(None)
    assert current_snapshot().id != shown  # who wrote may be about to publish here
    assert catch_up(seen) is None
    assert (current_snapshot().id, behind()) == (shown, None)

    undo("2", store)
    assert behind().elsewhere is None
    publish_newest(store)
    offices("one")
    assert behind().elsewhere == current_of("other", offices)


def current_of(name, offices):
    offices(name)
    found = current_snapshot().id
    offices("one")
    return found


def test_two_servers_over_one_folder_are_never_behind_and_the_store_names_their_snapshot(
    store, servers, minimal
):
    commit(minimal, store)
    shown = publish_newest(store)

    assert behind() is None
    assert catch_up(catch_up(None)) is None
    with store.reading() as connection:
        row = last_published(connection)
        assert connection.scalar(sa.select(sa.func.count()).select_from(CURRENT_SNAPSHOT)) == 1
    assert (row.snapshot_id, row.revision) == (shown, store.revision())


def test_an_old_copy_in_the_place_of_the_store_is_said_and_not_published_by_itself(
    loaded_var, tmp_path
):
    with closing(open_store()) as store:
        publish_newest(store)
        shutil.copy(loaded_var / "store.sqlite", tmp_path / "old.sqlite")
        save(store, tmp_path / "in")
        shown = publish_newest(store)
    for path in loaded_var.glob("store.sqlite*"):
        path.unlink()
    shutil.copy(tmp_path / "old.sqlite", loaded_var / "store.sqlite")

    assert behind().said.en.startswith("The record store is older than the figures here")
    assert behind().said.th.startswith("ฐานข้อมูลเก่ากว่าตัวเลขหน้านี้")
    assert catch_up(catch_up(None)) is not None
    assert current_snapshot().id == shown
    with closing(open_store()) as store:
        publish_newest(store)  # as it is meant
    assert behind() is None


BEGINS_A_BATCH = """
import sys, time
from data_access.intake.history.batches import open_batch
from data_access.store.record_store import open_store
from tests.faults.test_who_writes import OF_A_BATCH
with open_store().transaction() as connection:
    open_batch(connection, "officer", OF_A_BATCH)
sys.stdout.write("begun\\n")
sys.stdout.flush()
time.sleep(60)
"""


def test_what_another_server_has_under_way_is_not_taken_for_dead(store, servers):
    """Each holds the locks of its programs in its own HOH_VAR, under what may be one name of machine."""
    servers("other")
    with running(BEGINS_A_BATCH) as other:
        assert other.stdout.readline() == "begun\n"
        servers("one")

        assert mark_unfinished(store) == []
        assert batches(store, None)[0]["state"] == "started"
    servers("other")  # where its lock can be looked at
    assert len(mark_unfinished(store)) == 1
