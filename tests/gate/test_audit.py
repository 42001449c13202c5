"""The audit log only grows, and shows whoever changed it behind its back."""

import sqlite3

import pytest
import sqlalchemy as sa

from data_access.__main__ import main
from data_access.access.roles import NotAllowed, Principal
from data_access.store import audit
from data_access.system.errors import RecordsError
from data_access.system.keys import keys_folder

OFFICER = Principal("data_officer", account_id="a-1", session_id="s-1")
ADMIN = Principal("admin", account_id="a-2", session_id="s-2")


def filled(store):
    audit.record(store, "sign_in", OFFICER)
    audit.record(store, "intake_commit", OFFICER, "batch 12", count=200)
    audit.record(store, "publish", None, "snapshot ab12")
    return store


def behind_its_back(var, statement):
    """Changes the database file as its owner can: the triggers go first."""
    connection = sqlite3.connect(var / "store.sqlite")
    for trigger in ("audit_keeps_its_rows", "audit_loses_no_row"):
        connection.execute(f"drop trigger {trigger}")
    connection.execute(statement)
    connection.commit()
    connection.close()


def test_each_row_says_who_did_what_when_to_how_many_and_with_what_result(store):
    newest = audit.rows(filled(store), ADMIN)

    assert [row["number"] for row in newest] == [3, 2, 1]
    assert newest[1]["action"] == "intake_commit"
    assert newest[1]["account_id"] == "a-1"
    assert newest[1]["role"] == "data_officer"
    assert newest[1]["what"] == "batch 12"
    assert newest[1]["count"] == 200
    assert newest[1]["result"] == "ok"
    assert newest[0]["account_id"] == ""


def test_an_untouched_log_is_whole(store):
    verdict = audit.verify(filled(store))

    assert (verdict.rows, verdict.broken) == (3, None)
    assert verdict.head == audit.head(store)


@pytest.mark.parametrize("change", ["update audit set result = 'no'", "delete from audit"])
def test_no_row_can_be_changed_or_taken_away(store, change):
    filled(store)
    with pytest.raises(sa.exc.DBAPIError, match="append-only"), store.transaction() as connection:
        connection.execute(sa.text(change))

    assert audit.verify(store).rows == 3


def test_the_whole_log_cannot_be_emptied_on_postgresql(postgres_url, request):
    request.getfixturevalue("var")
    from data_access.store.record_store import open_store

    store = filled(open_store(postgres_url))
    with pytest.raises(sa.exc.DBAPIError, match="append-only"), store.transaction() as connection:
        connection.execute(sa.text("truncate audit"))
    store.close()


def test_the_first_changed_row_is_named(sqlite_store, var, capsys):
    filled(sqlite_store)
    behind_its_back(var, "update audit set what = 'batch 13' where number = 2")

    assert audit.verify(sqlite_store).broken == 2
    assert main(["audit", "verify"]) == 1
    assert "row 2: it was changed" in capsys.readouterr().err


def test_a_row_that_was_taken_out_is_missed(sqlite_store, var):
    filled(sqlite_store)
    behind_its_back(var, "delete from audit where number = 2")

    assert audit.verify(sqlite_store).broken == 3


def test_rows_cut_off_at_the_end_are_missed_by_a_head_that_was_noted(sqlite_store, var, capsys):
    noted = audit.head(filled(sqlite_store))
    behind_its_back(var, "delete from audit where number = 3")

    assert audit.verify(sqlite_store).broken is None
    assert audit.verify(sqlite_store, noted).broken == 3
    assert main(["audit", "verify", "--head", noted]) == 1
    assert "missing" in capsys.readouterr().err
    with pytest.raises(RecordsError, match="noted head"):
        audit.verify(sqlite_store, "yesterday")


def test_the_log_goes_on_and_the_noted_head_still_stands_in_it(sqlite_store):
    noted = audit.head(filled(sqlite_store))
    audit.record(sqlite_store, "sign_out", OFFICER)

    assert audit.verify(sqlite_store, noted).broken is None


def test_a_row_sealed_with_a_key_that_is_not_here_is_named(sqlite_store):
    filled(sqlite_store)
    (keys_folder() / "audit.key").rename(keys_folder() / "old")
    audit.record(sqlite_store, "sign_out", OFFICER)

    assert audit.verify(sqlite_store).broken == 1
    (keys_folder() / "old").rename(keys_folder() / "audit-first.key")
    assert audit.verify(sqlite_store).broken is None


def test_the_key_lies_apart_from_the_store_for_its_owner_only(sqlite_store, var):
    filled(sqlite_store)
    path = var / "keys" / "audit.key"

    assert path.stat().st_mode & 0o777 == 0o600
    assert path.read_bytes().strip() not in (var / "store.sqlite").read_bytes()
    path.chmod(0o644)
    with pytest.raises(RecordsError, match="chmod 600"):
        audit.record(sqlite_store, "sign_out", OFFICER)


def test_what_is_recorded_stands_or_falls_with_what_it_tells_of(sqlite_store):
    with pytest.raises(ZeroDivisionError), sqlite_store.transaction() as connection:
        audit.record(connection, "undo", OFFICER, "batch 12")
        raise ZeroDivisionError

    assert audit.verify(sqlite_store).rows == 0


def test_an_action_that_is_not_on_the_list_is_a_mistake(sqlite_store):
    with pytest.raises(ValueError, match="not one of"):
        audit.record(sqlite_store, "looked around", OFFICER)


def test_reading_the_log_is_for_who_may_and_is_itself_kept(sqlite_store):
    filled(sqlite_store)
    with pytest.raises(NotAllowed):
        audit.rows(sqlite_store, OFFICER)
    audit.rows(sqlite_store, ADMIN)

    assert audit.rows(sqlite_store, ADMIN)[0]["action"] == "audit_read"
