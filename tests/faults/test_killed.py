"""A program that is killed leaves nothing half, and the next one goes on.

Killed while it loads: tests/intake/test_jobs.py.
"""

from contextlib import closing

import pyrage
import pytest

from data_access.__main__ import main
from data_access.backup.making import back_up
from data_access.backup.restoring import restore
from data_access.backup.sealing import Identity, Recipient
from data_access.intake.commit.undo import undo
from data_access.publishing.current import current_snapshot
from data_access.publishing.publish import is_published, publish
from data_access.schema import BY_NAME
from data_access.store.record_store import open_store
from data_access.store.tables import RECORDS
from tests.faults.children import STOPS_BEFORE_ITS_SNAPSHOT_HAS_A_NAME, running

STOPS_WHILE_IT_SEALS = """
import sys, time
from pathlib import Path
from data_access.backup.making import back_up
from data_access.store.record_store import open_store

class Stopping:
    def seal(self, plain, sealed):
        sealed.write_bytes(plain.read_bytes()[:1000])
        sys.stdout.write("written\\n")
        sys.stdout.flush()
        time.sleep(60)

back_up(open_store(), Path(sys.argv[1]), Stopping())
"""

STOPS_WHILE_IT_UNDOES = """
import sys, time
from data_access.intake.commit.undo import undo
from data_access.store.record_store import open_store

def stop(stage, done, total):
    if 0 < done < total:
        sys.stdout.write("half\\n")
        sys.stdout.flush()
        time.sleep(60)

undo("1", open_store(), progress=stop)
"""


def change_a_record(store):
    with store.transaction() as connection:
        household = RECORDS["household"]
        connection.execute(
            household.update().values(n_members=9, record_version=household.c.record_version + 1)
        )


def test_an_undo_that_is_killed_has_undone_nothing_and_can_be_done_again(in_use):
    with running(STOPS_WHILE_IT_UNDOES) as child:
        assert child.stdout.readline() == "half\n"

    with closing(open_store()) as store:
        assert len(store.read("household")) == 3
        assert undo("1", store).removed > 3
        assert store.is_empty()


def test_a_publication_that_is_killed_leaves_the_old_snapshot_current_and_whole(in_use):
    with closing(open_store()) as store:
        change_a_record(store)
        with running(STOPS_BEFORE_ITS_SNAPSHOT_HAS_A_NAME) as child:
            assert child.stdout.readline() == "written\n"

        assert current_snapshot().id == in_use
        households = current_snapshot().answer("select n_members from raw_household")
        assert 9 not in set(households["n_members"])
        assert not is_published(store)

        assert publish(store) != in_use
        assert is_published(store)
        assert len(store.read("household")) == 3
        assert "household" in BY_NAME


def test_a_backup_that_is_killed_leaves_no_file_and_nothing_readable_for_long(
    in_use, var, tmp_path
):
    secret = pyrage.x25519.Identity.generate()
    (tmp_path / "key").write_text(str(secret))
    file = tmp_path / "usb" / "backup.age"
    file.parent.mkdir()
    with running(STOPS_WHILE_IT_SEALS, file) as child:
        assert child.stdout.readline() == "written\n"
    assert not file.exists()
    assert [path.stat().st_mode & 0o077 for path in var.glob(".backup-*")] == [0]

    with closing(open_store()) as store:
        back_up(store, file, Recipient(str(secret.to_public())))
        rows = store.row_counts()

    assert [path.name for path in file.parent.iterdir()] == ["backup.age"]
    assert list(var.glob(".backup-*")) == []
    restored = restore(file, tmp_path / "restored", Identity(tmp_path / "key"))
    assert {name: restored.tables[name][0] for name in rows} == rows


STOPS_WHILE_IT_RESTORES = """
import sys, time
from pathlib import Path
from data_access.backup import restoring
from data_access.backup.sealing import Identity

def stop(copy, manifest):
    sys.stdout.write("unpacked\\n")
    sys.stdout.flush()
    time.sleep(60)

restoring._refuse_other = stop
restoring.restore(Path(sys.argv[1]), Path(sys.argv[2]), Identity(Path(sys.argv[3])))
"""


@pytest.fixture
def backup(in_use, tmp_path):
    """A backup, and the file of the key that opens it."""
    secret = pyrage.x25519.Identity.generate()
    (tmp_path / "key").write_text(str(secret))
    with closing(open_store()) as store:
        back_up(store, tmp_path / "backup.age", Recipient(str(secret.to_public())))
    return tmp_path / "backup.age", tmp_path / "key"


def left_by_a_killed_restore(backup, var):
    """The unencrypted store that it leaves beside HOH_VAR."""
    file, key = backup
    with running(STOPS_WHILE_IT_RESTORES, file, var.parent / "restored", key) as child:
        assert child.stdout.readline() == "unpacked\n"
    (left,) = var.parent.glob(".restoring-*")
    assert (left / "var" / "store.sqlite").exists() and (left / "var" / "keys").exists()


def test_what_a_killed_restore_leaves_is_gone_after_the_next_restore(backup, var):
    left_by_a_killed_restore(backup, var)
    restore(backup[0], var.parent / "restored", Identity(backup[1]))

    assert list(var.parent.glob(".restoring-*")) == []


def test_what_a_killed_restore_leaves_beside_the_data_is_gone_after_the_next_start(backup, var):
    left_by_a_killed_restore(backup, var)
    (var / ".backup-killed").mkdir()
    (var / ".backup-killed" / "store.sqlite").touch()

    assert main(["batches"]) == 0
    assert list(var.parent.glob(".restoring-*")) == []
    assert list(var.glob(".backup-*")) == []


def test_a_restore_that_goes_on_is_left_alone(backup, var):
    file, key = backup
    with running(STOPS_WHILE_IT_RESTORES, file, var.parent / "restored", key) as child:
        assert child.stdout.readline() == "unpacked\n"
        assert main(["batches"]) == 0

        (going_on,) = var.parent.glob(".restoring-*")
        assert (going_on / "var" / "store.sqlite").exists()
