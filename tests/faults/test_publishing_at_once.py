"""Two servers over one HOH_VAR that publish at once."""

import fcntl
import os
from contextlib import closing

import pytest

from data_access.publishing.current import current_snapshot, published_snapshots
from data_access.publishing.publish import is_published, publish
from data_access.store.record_store import open_store
from data_access.system.paths import snapshots_folder
from tests.faults.children import STOPS_BEFORE_ITS_SNAPSHOT_HAS_A_NAME, running
from tests.tiers import IS_SOAK

TIMES = 6 if IS_SOAK else 3  # that each publishes
CHANGES_AND_PUBLISHES = """
import sys
from contextlib import closing
from data_access.publishing.publish import publish
from data_access.store.record_store import open_store
from data_access.store.tables import RECORDS
household = RECORDS["household"]
with closing(open_store()) as store:
    for number in range(int(sys.argv[2])):
        with store.transaction() as connection:
            connection.execute(
                household.update().values(
                    n_members=2 + (number + int(sys.argv[1])) % 7,
                    record_version=household.c.record_version + 1,
                )
            )
        publish(store)
sys.stdout.write("done\\n")
"""
PUBLISHES_THE_SAME = """
import sys
from contextlib import closing
from data_access.publishing.publish import publish
from data_access.store.record_store import open_store
with closing(open_store()) as store:
    for _ in range(int(sys.argv[1])):
        name = publish(store)
sys.stdout.write(name + "\\n")
"""


def test_two_servers_that_change_and_publish_at_once_leave_a_whole_and_newest_snapshot(in_use):
    with (
        running(CHANGES_AND_PUBLISHES, 0, TIMES) as one,
        running(CHANGES_AND_PUBLISHES, 3, TIMES) as other,
    ):
        assert [child.stdout.readline() for child in (one, other)] == ["done\n"] * 2

    with closing(open_store()) as store:
        assert is_published(store)
        kept = set(store.read("household")["n_members"])
    shown = current_snapshot().answer("select n_members from raw_household")
    assert set(shown["n_members"]) == kept
    assert not list(snapshots_folder().glob(".making-*"))
    assert not list(snapshots_folder().glob(".damaged-*"))
    for snapshot in published_snapshots():
        assert len(snapshot.answer("select household_id from raw_household")) == 3


def test_two_servers_that_publish_the_same_records_at_once_make_one_snapshot(in_use):
    with running(PUBLISHES_THE_SAME, TIMES) as one, running(PUBLISHES_THE_SAME, TIMES) as other:
        assert [child.stdout.readline() for child in (one, other)] == [f"{in_use}\n"] * 2

    with closing(open_store()) as store:
        assert is_published(store)
        assert publish(store) == in_use
    folders = [path.name for path in snapshots_folder().iterdir() if path.is_dir()]
    assert folders == [in_use]


def test_while_one_publishes_another_waits_and_is_not_overtaken_by_older_records(in_use):
    folder = os.open(snapshots_folder(), os.O_RDONLY)
    with running(STOPS_BEFORE_ITS_SNAPSHOT_HAS_A_NAME) as child:
        assert child.stdout.readline() == "written\n"
        with pytest.raises(BlockingIOError):
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    os.close(folder)

    with closing(open_store()) as store:  # it was killed: nobody waits for it
        assert publish(store) == in_use
