"""Several programs that write at once, and a server that stops while they do."""

import os
import signal
import threading
import time
from contextlib import closing

import pytest
import sqlalchemy as sa

from data_access.store import audit
from data_access.store.record_store import open_store
from data_access.system.errors import RecordsError
from data_access.system.faults import BUSY, SERVER_LOST, StoreBusy
from tests.faults.children import finished, running

TWENTY_ROWS = """
import sys
from data_access.store import audit
from data_access.store.record_store import open_store
store = open_store()
for number in range(20):
    audit.record(store, "entry", None, f"{sys.argv[1]} {number}")
sys.stdout.write("done\\n")
"""


def test_programs_that_write_at_once_take_turns_and_none_loses_a_row(store, store_url, monkeypatch):
    """Each row seals the one before: two that had read the same last row would break the log."""
    monkeypatch.setenv("HOH_STORE", store_url)
    audit.record(store, "entry", None, "first")
    with running(TWENTY_ROWS, "one") as one, running(TWENTY_ROWS, "another") as another:
        assert [child.stdout.readline() for child in (one, another)] == ["done\n"] * 2
    with store.reading() as connection:
        kept = set(connection.scalars(sa.select(audit.AUDIT.c.what)))

    assert kept == {"first"} | {
        f"{who} {number}" for who in ("one", "another") for number in range(20)
    }
    assert audit.verify(store).broken is None


def test_a_writer_who_waits_too_long_is_told_and_readers_go_on(store, store_url):
    with (
        closing(open_store(store_url, patience_ms=50)) as impatient,
        store.transaction() as connection,
    ):
        audit.record(connection, "entry", None, "a long load")

        with pytest.raises(StoreBusy) as told:
            audit.record(impatient, "entry", None, "in between")
        assert told.value.text is BUSY
        assert impatient.is_empty()
    assert audit.head(store).startswith("1:")


COMES_AND_GOES = """
from contextlib import closing
from data_access.store.record_store import open_store
with closing(open_store()) as store:
    store.is_empty()
"""


def test_a_program_that_comes_and_goes_leaves_the_store_to_one_that_has_opened_it_twice(
    sqlite_store,
):
    """The last to close a store takes its log away: it must be seen that another has it open."""
    audit.record(sqlite_store, "entry", None, "before")
    with closing(open_store()) as again:
        assert not audit.head(again).startswith("0:")
    assert finished(COMES_AND_GOES).returncode == 0
    audit.record(sqlite_store, "entry", None, "after")

    assert audit.verify(sqlite_store).rows == 2
    with closing(open_store()) as fresh:
        assert audit.verify(fresh).rows == 2


def test_a_server_that_crashes_under_load_loses_nothing_that_it_confirmed(postgres_url):
    stop, confirmed, told = threading.Event(), [], []

    def write():
        number = 0
        while not stop.is_set():
            number += 1
            try:
                audit.record(store, "entry", None, str(number))
                confirmed.append(str(number))
            except RecordsError as error:
                told.append(error.text)
                time.sleep(0.1)

    def read():
        while not stop.is_set():
            try:
                store.row_counts()
            except RecordsError as error:
                told.append(error.text)
                time.sleep(0.1)

    store = open_store(postgres_url)
    threads = [threading.Thread(target=one) for one in (write, read, read)]
    for one in threads:
        one.start()
    _wait_until(lambda: len(confirmed) > 5)
    with store.reading() as connection:
        # A process of the server that dies takes all its connections with it, and it starts anew.
        os.kill(connection.scalar(sa.text("select pg_backend_pid()")), signal.SIGKILL)
        with pytest.raises(sa.exc.DBAPIError):
            connection.execute(sa.text("select 1"))
        raised_by_then = len(confirmed)
    _wait_until(lambda: told and len(confirmed) > raised_by_then + 5)
    stop.set()
    for one in threads:
        one.join()

    assert set(told) == {SERVER_LOST}
    with store.reading() as connection:
        kept = set(connection.scalars(sa.select(audit.AUDIT.c.what)))
    assert set(confirmed) <= kept
    assert audit.verify(store).broken is None
    store.close()


def _wait_until(what, seconds=60):
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until
        time.sleep(0.02)
