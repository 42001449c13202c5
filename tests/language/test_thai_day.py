"""Today is Thailand's, whatever zone the server's clock is set to."""

import shutil
import time
from contextlib import closing
from datetime import UTC, date, datetime, timedelta

import pytest

from data_access.access.roles import Principal
from data_access.casework.entry import move_repair
from data_access.commands.records.load_report import on_a_day
from data_access.intake.commit.commit import commit
from data_access.intake.preview.folder import check_folder
from data_access.language.thai_day import in_thailand, today_in_thailand
from data_access.store.record_store import open_store
from data_access.system.errors import RecordsError
from data_access.system.last_backup import note, said_of_last
from tests.records import programme, records_folder

OFFICER = Principal("data_officer", account_id="A1")


@pytest.fixture(params=["UTC", "Etc/GMT+12", "Etc/GMT-14"])
def server_zone(request, monkeypatch):
    """A server by Greenwich, and those at both ends of the day: it is never Thailand's day at both."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 9, 30, 16, 59, 59, tzinfo=UTC), date(2026, 9, 30)),
        (datetime(2026, 9, 30, 17, 0, 0, tzinfo=UTC), date(2026, 10, 1)),
        (datetime(2026, 9, 30, 18, 30), date(2026, 10, 1)),  # as the store saves it
    ],
)
def test_the_day_begins_at_midnight_in_thailand(moment, day):
    assert in_thailand(moment).date() == day


def test_today_is_thailands_in_every_zone(server_zone):
    before = (datetime.now(UTC) + timedelta(hours=7)).date()
    today = today_in_thailand()
    after = (datetime.now(UTC) + timedelta(hours=7)).date()

    assert before <= today <= after


@pytest.fixture(scope="module")
def real_kept(tmp_path_factory):
    """A var/ whose store holds the minimal programme as real records, which may be of any day."""
    folder = tmp_path_factory.mktemp("real")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("HOH_VAR", str(folder / "var"))
        with closing(open_store()) as store:
            records = records_folder(folder / "in", programme=[programme(made_up="no")])
            commit(check_folder(records, store), store, "officer")
    return folder / "var"


@pytest.mark.usefixtures("unpublished")
def test_an_entry_is_dated_and_checked_by_the_day_in_thailand(real_kept, var, server_zone):
    shutil.copytree(real_kept, var)
    with closing(open_store()) as store:
        assert_dated_and_checked_by_the_day(store)


def assert_dated_and_checked_by_the_day(store):
    today = today_in_thailand()
    with pytest.raises(RecordsError):
        move_repair(store, OFFICER, "R-0002", "surveyed", today + timedelta(days=2))
    move_repair(store, OFFICER, "R-0002", "surveyed", today)

    updated = store.read("repair").set_index("repair_id").loc["R-0002", "updated_at"].date()
    assert today <= updated <= today_in_thailand()


def test_moments_of_the_store_are_said_in_thai_time(server_zone, var):
    var.mkdir(exist_ok=True)
    note(var / "september.age", datetime(2026, 9, 30, 18, 30, tzinfo=UTC))

    assert on_a_day(datetime(2026, 9, 30, 18, 30)).en == "2026-10-01 01:30"
    assert said_of_last().en == "The last backup is september.age, made on 2026-10-01 (2569)."
