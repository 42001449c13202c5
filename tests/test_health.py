"""The administrator sees whether the store is sound and when it was backed up last."""

from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from data_access.access.roles import NotAllowed, Principal
from data_access.backup import health as module
from data_access.backup.health import health
from data_access.store.record_store import open_store
from data_access.system.last_backup import note

ADMIN = Principal("admin", account_id="a-1")


@pytest.fixture(autouse=True)
def never_checked():
    module._checked.clear()


def damage(var):
    with (var / "store.sqlite").open("r+b") as file:
        file.seek(file.seek(0, 2) // 2)
        file.write(b"\x5a" * 60_000)


def test_a_sound_store_is_sound_and_one_on_a_server_is_not_looked_at(store):
    assert health(store, ADMIN).is_sound is (
        True if store.engine.dialect.name == "sqlite" else None
    )


def test_damage_that_came_since_the_start_is_seen_at_the_check_of_the_next_day(
    loaded, loaded_var, monkeypatch
):
    assert health(loaded, ADMIN).is_sound
    loaded.engine.dispose()
    damage(loaded_var)

    assert health(loaded, ADMIN).is_sound  # as it was found earlier that day
    now = module.time.monotonic()
    monkeypatch.setattr(module.time, "monotonic", lambda: now + 86_399)
    assert health(loaded, ADMIN).is_sound
    monkeypatch.setattr(module.time, "monotonic", lambda: now + 86_400)
    assert health(loaded, ADMIN).is_sound is False


@pytest.mark.parametrize(
    ("hours", "needed"), [(0, False), (167, False), (169, True), (-23, False), (-25, True)]
)
def test_a_backup_is_needed_when_the_last_is_older_than_seven_days_or_of_a_time_to_come(
    sqlite_store, var, hours, needed
):
    note(var / "monthly.age", datetime.now(UTC) - timedelta(hours=hours))
    found = health(sqlite_store, ADMIN)

    assert found.last_backup.file == "monthly.age"
    assert found.backup_age.days == hours // 24
    assert found.needs_backup is needed


def test_without_any_backup_one_is_needed(sqlite_store):
    found = health(sqlite_store, ADMIN)

    assert found.last_backup is None and found.backup_age is None
    assert found.needs_backup


def test_nobody_else_is_told(sqlite_store):
    with pytest.raises(NotAllowed):
        health(sqlite_store, Principal("data_officer"))


def test_a_store_so_damaged_that_it_cannot_be_checked_is_called_damaged(loaded_var):
    with closing(open_store()) as store:
        store.engine.dispose()
        with (loaded_var / "store.sqlite").open("r+b") as file:
            file.seek(100)
            file.write(b"\x5a" * 3_900)

        assert health(store, ADMIN).is_sound is False
