"""Long work: it goes on by itself, says how far it is, and a killed program leaves nothing half."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import sqlalchemy as sa

from data_access.access.roles import NotAllowed, Principal
from data_access.intake.commit.commit import commit
from data_access.intake.history.batches import batches
from data_access.intake.jobs.background import preview_of, start_commit, start_preview, start_undo
from data_access.intake.jobs.jobs import job, recent, start
from data_access.intake.layout.read import read_folder
from data_access.intake.preview.folder import check_folder
from data_access.publishing.current import current_snapshot
from data_access.store.intake_tables import INTAKE_JOB, QUARANTINE, ROW_HISTORY
from data_access.store.record_store import open_store
from data_access.system.errors import RecordsError
from tests.records import household, write_folder

ROOT = Path(__file__).parent.parent.parent
OFFICER = Principal("data_officer", account_id="A1")
OTHER = Principal("data_officer", account_id="A2")
# Loads a folder as a job, and stops for good in the middle of keeping it.
STOPS_WHILE_WRITING = """
import sys, time
from pathlib import Path
from data_access.access.roles import Principal
from data_access.intake.commit.commit import commit
from data_access.intake.preview.folder import check_folder
from data_access.intake.jobs.jobs import start

def work(store, progress):
    def stopping(stage, done, total):
        progress(stage, done, total)
        if stage == "writing" and done > 10:
            sys.stdout.write("written\\n")
            sys.stdout.flush()
            time.sleep(60)
    commit(check_folder(Path(sys.argv[1]), store), store, "officer", progress=stopping)

start("commit", "in", Principal("data_officer", account_id="A1"), work, stage="writing")
time.sleep(60)
"""


def finished(job_id, by=OFFICER):
    for _ in range(600):
        one = job(job_id, by)
        if one.state != "running":
            return one
        time.sleep(0.05)
    raise AssertionError(f"{one} did not finish")


def test_a_killed_program_leaves_the_store_whole_and_its_job_and_batch_marked(
    store_url, minimal, minimal_folder, monkeypatch
):
    monkeypatch.setenv("HOH_STORE", store_url)
    child = subprocess.Popen(
        [sys.executable, "-c", STOPS_WHILE_WRITING, str(minimal_folder)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )
    store = open_store()
    try:
        assert child.stdout.readline() == "written\n"
        while_running = recent(OFFICER)
    finally:
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
        child.stdout.close()

    (after,) = recent(OFFICER)
    (batch,) = batches(store, OFFICER)

    assert [one.state for one in while_running] == ["running"]
    assert (after.state, after.stage) == ("killed", "writing")
    assert (batch["state"], batch["rows_kept"]) == ("not_finished", 0)
    assert store.is_empty()
    with store.reading() as connection:
        for table in (ROW_HISTORY, QUARANTINE):
            assert connection.scalar(sa.select(sa.func.count()).select_from(table)) == 0
        if connection.dialect.name == "sqlite":
            assert connection.exec_driver_sql("pragma integrity_check").scalar() == "ok"
    assert commit(minimal, store).state == "committed"
    store.close()


def test_a_page_previews_keeps_and_undoes_in_jobs_that_can_be_left_and_found_again(
    loaded, tmp_path
):
    folder = write_folder(
        tmp_path / "more", {"household": [household(household_id="HH-NEW"), household(moo="99")]}
    )

    previewing = start_preview("household.csv", lambda: read_folder(folder), OFFICER)
    assert finished(previewing).summary == {"rows_read": 2, "rows_rejected": 1}
    assert preview_of(previewing, OFFICER).counts["household"].new == 1

    keeping = start_commit(previewing, OFFICER)
    kept = finished(keeping)
    assert (kept.summary["state"], kept.summary["rows_waiting"]) == ("committed", 1)
    assert kept.summary["published"] == current_snapshot().id
    assert len(loaded.read("household")) == 4

    undone = finished(start_undo(str(kept.summary["number"]), OFFICER))
    assert undone.summary["removed"] == 1
    assert undone.summary["published"] == current_snapshot().id != kept.summary["published"]

    assert [one.kind for one in recent(OFFICER)] == ["undo", "commit", "preview"]
    assert recent(OTHER) == []
    with pytest.raises(RecordsError, match="no such job among yours"):
        preview_of(previewing, OTHER)
    with pytest.raises(RecordsError, match="no longer held"):
        preview_of(previewing, OFFICER)


def test_a_job_says_how_far_it_is_and_what_went_wrong(loaded):
    seen = []

    def work(store, progress):
        progress("reading", 40, 100)
        seen.extend(recent(OFFICER))
        return {"done": True}

    def failing(store, progress):
        check_folder(Path("nowhere"), store)

    assert finished(start("preview", "a.csv", OFFICER, work)).summary == {"done": True}
    failed = finished(start("preview", "b.csv", OFFICER, failing))

    (running,) = seen
    assert (running.state, running.stage, running.done, running.total) == ("running", "reading", 40, 100)  # fmt: skip
    assert failed.state == "failed"
    assert "There is no folder nowhere" in failed.summary["en"]
    with loaded.reading() as connection:
        noted = connection.execute(sa.select(INTAKE_JOB.c.stage, INTAKE_JOB.c.done)).all()
    assert ("reading", 40) in noted


def test_only_who_may_load_records_starts_or_sees_jobs(loaded):
    for role in ("governor", "records_reader", "admin", "public"):
        with pytest.raises(NotAllowed):
            start_preview("a.csv", lambda: [], Principal(role))
        with pytest.raises(NotAllowed):
            recent(Principal(role))
        with pytest.raises(NotAllowed):
            start_undo("1", Principal(role))
