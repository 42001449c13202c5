"""Whoever waits in vain for another writer is told who that is; and nothing waits for ever."""

import re
import threading
import time
from contextlib import closing, contextmanager
from datetime import timedelta

import pytest
import sqlalchemy as sa

from data_access.access.roles import Principal
from data_access.accounts import shared_store, signing_in
from data_access.intake.commit.commit import commit
from data_access.intake.history.batches import batches, finishing, mark_unfinished, open_batch
from data_access.intake.jobs.jobs import job, start
from data_access.intake.preview.folder import check_folder
from data_access.store import audit
from data_access.store.record_store import AT_A_CLICK_MS, PATIENT_MS, open_store
from data_access.store.tables import DATA_IMPORT
from data_access.system import process
from data_access.system.faults import BUSY, StoreBusy
from tests.records import records_folder

OFFICER = Principal("data_officer", account_id="A1")
OF_A_BATCH = {
    "source": "file",
    "files": "{}",
    "sha256": "",
    "mapping": "{}",
    "mode": "good_rows",
    "clear_empty": False,
    "rows_read": 1,
    "rows_rejected": 0,
    "counts": '{"household": {}}',
}


@pytest.fixture
def used_by_all(store_url, monkeypatch):
    """The pages and the jobs of a test work on its store."""
    monkeypatch.setenv("HOH_STORE", store_url)
    return store_url


@pytest.fixture
def impatient(store_url, store, used_by_all):
    """The same store, for a writer who hardly waits."""
    with closing(open_store(store_url, patience_ms=50)) as impatient:
        yield impatient


@contextmanager
def refused():
    """What a writer is told who waited in vain."""
    told = []
    with pytest.raises(StoreBusy) as busy:
        yield told
    told.append(busy.value.text)


def test_who_waits_in_vain_is_told_which_batch_is_kept_by_whom_and_since_when(
    store, impatient, tmp_path
):
    words = []

    def come_in_between(stage, done, total):
        if stage == "writing" and not words:
            with refused() as told:
                audit.record(impatient, "entry", None, "in between")
            words.extend(told)

    preview = check_folder(records_folder(tmp_path / "in"), store)
    commit(preview, store, "officer", progress=come_in_between)
    (batch,) = store.batches()
    since = f"{batch['started_at'] + timedelta(hours=7):%H:%M}"

    assert words[0].en == (
        "Import 1 (Areas, Programme and 45 more), begun by officer, has been writing to the record"
        f" store since {since}, so nothing of this was saved. Wait a moment and do it again."
    )
    assert re.match(rf"ชุดที่ 1 \(.+\) โดย officer กำลังบันทึก.+ตั้งแต่ {since} น\.", words[0].th)
    with store.transaction(), refused() as told:
        audit.record(impatient, "entry", None, "after it")
    assert told[0] is BUSY


def test_a_batch_being_taken_back_is_told_too(store, impatient):
    holding, enough = threading.Event(), threading.Event()

    def undo(own_store, _progress):
        with own_store.transaction():
            holding.set()
            enough.wait(60)
        return {}

    job_id = start("undo", "12", Principal("data_officer"), undo, stage="writing")
    holding.wait(60)
    with refused() as told:
        audit.record(impatient, "entry", None, "in between")
    enough.set()

    assert told[0].en.startswith("Undoing import 12, begun by Data officer, has been writing")
    assert told[0].th.startswith("การย้อนกลับชุดที่ 12 โดย เจ้าหน้าที่ข้อมูล กำลังบันทึก")
    _wait_until(lambda: job(job_id, Principal("data_officer")).state == "finished")


def test_a_batch_whose_program_is_gone_is_not_named(store, impatient):
    here = process._place()  # as of this HOH_VAR, whichever this program began with
    with store.transaction() as connection:
        open_batch(connection, "officer", OF_A_BATCH)
        connection.execute(DATA_IMPORT.update().values(process=f"{here}/gone"))

    with store.transaction(), refused() as told:
        audit.record(impatient, "entry", None, "in between")
    assert told[0] is BUSY


def test_a_batch_that_waits_in_vain_is_not_left_behind_as_one_under_way(store, impatient):
    with store.transaction() as connection:
        batch_id, _number = open_batch(connection, OFFICER, OF_A_BATCH)

    with store.transaction():
        with refused() as told, finishing(impatient, batch_id), impatient.transaction():
            pass
        assert told[0].en.startswith("Import 1 (Households), begun by A1, has")
        with refused() as told:
            audit.record(impatient, "entry", None, "in between")
        assert told[0] is BUSY
        mark_unfinished(impatient)  # it cannot be told now, and nobody is troubled with that
    assert [one["state"] for one in batches(store, OFFICER)] == ["not_finished"]


def test_a_job_that_ends_while_another_writes_is_told_of_when_the_other_has_finished(
    postgres_url, monkeypatch
):
    monkeypatch.setenv("HOH_STORE", postgres_url)
    ready, may_end = threading.Event(), threading.Event()

    def work(own_store, _progress):
        own_store.patience_ms = 50
        ready.set()
        may_end.wait(60)
        return {"kept": 3}

    with closing(open_store(postgres_url)) as store:
        job_id = start("preview", "in.csv", OFFICER, work)
        ready.wait(60)
        with store.transaction():
            may_end.set()
            time.sleep(0.3)
            assert job(job_id, OFFICER).state == "running"
        _wait_until(lambda: job(job_id, OFFICER).state == "finished")
        assert job(job_id, OFFICER).summary == {"kept": 3}


def test_a_click_waits_five_seconds_for_its_turn_and_a_job_or_a_command_thirty(store, used_by_all):
    assert (AT_A_CLICK_MS, PATIENT_MS) == (5_000, 30_000)
    assert [_patience(shared_store.the_store()), _patience(store)] == [5_000, 30_000]


def test_whoever_is_not_signed_in_is_not_told_what_others_do(sqlite_store, monkeypatch):
    monkeypatch.setattr(shared_store, "AT_A_CLICK_MS", 50)
    with sqlite_store.transaction() as connection:
        open_batch(connection, "officer", OF_A_BATCH)

    with sqlite_store.transaction(), refused() as told:
        signing_in.sign_in("somebody", "a password", "127.0.0.1")
    assert told[0] is BUSY


def _patience(store):
    """How many milliseconds the database itself waits for another writer."""
    with store.transaction() as connection:
        if connection.dialect.name == "sqlite":
            return connection.exec_driver_sql("pragma busy_timeout").scalar()
        unit = {"s": 1_000, "ms": 1}
        number, name = re.fullmatch(
            r"(\d+)(\w+)", connection.scalar(sa.text("show lock_timeout"))
        ).groups()
        return int(number) * unit[name]


def _wait_until(what, seconds=60):
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until
        time.sleep(0.02)
