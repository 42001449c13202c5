"""The audit log only grows, and shows whoever changed it behind its back."""

import sqlite3

import pytest
import sqlalchemy as sa

from data_access.__main__ import main
from data_access.access.roles import NotAllowed, Principal
from data_access.store import audit
from data_access.system.errors import RecordsError
from data_access.system.keys import key

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


@pytest.fixture
def machines(store, var, tmp_path, monkeypatch):
    """Goes to the HOH_VAR of one of two machines, `here` or `there`, over one store."""
    folders = {"here": var, "there": tmp_path / "there"}
    filled(store)
    return lambda name: monkeypatch.setenv("HOH_VAR", str(folders[name]))


def written(store, action="sign_out"):
    audit.record(store, action, OFFICER)
    return store


def changed(store, number, **values):
    """A row changed by who may write to the database and has no key."""
    with store.transaction() as connection:
        on = " on audit" if connection.dialect.name == "postgresql" else ""
        connection.exec_driver_sql(f"drop trigger if exists audit_keeps_its_rows{on}")
        connection.execute(
            audit.AUDIT.update().where(audit.AUDIT.c.number == number).values(values)
        )
    return audit.verify(store).broken


def row_of(store, number):
    with store.reading() as connection:
        asked = sa.select(audit.AUDIT).where(audit.AUDIT.c.number == number)
        return dict(connection.execute(asked).mappings().one())


def hashed_again(store, number, **values):
    """The row with these values under the seal it has, its plain hash made to fit."""
    before, row = row_of(store, number - 1)["seal"], row_of(store, number) | values
    plain = audit._plain(audit._said({name: row[name] for name in audit.SEALED}, before))
    return {**values, "seal": f"{row['seal'].split(audit.BEHIND)[0]}{audit.BEHIND}{plain}"}


def test_machines_with_keys_of_their_own_both_find_an_untouched_log_whole(
    store, machines, monkeypatch, store_url, capsys
):
    monkeypatch.setenv("HOH_STORE", store_url)
    machines("there")
    written(written(store))
    there = audit.verify(store)
    machines("here")
    written(store)
    here = audit.verify(store)

    assert (there.broken, there.elsewhere, there.unchecked) == (None, 3, 0)
    assert (here.broken, here.elsewhere, here.unchecked) == (None, 2, 0)
    assert main(["audit", "verify"]) == 0
    said = capsys.readouterr().out
    assert "No changed row among 6. 2 of them were sealed on other machines" in said
    assert "no such row" not in said
    machines("there")
    assert audit.verify(store).unchecked == 1  # the row that was written here since
    assert main(["audit", "verify"]) == 0
    assert "Of 1 there is no such row yet" in capsys.readouterr().out


def test_a_row_of_another_machine_that_was_changed_is_found_here_too(store, machines):
    machines("there")
    written(store)
    machines("here")
    written(written(store))

    assert audit.verify(store).broken is None
    assert changed(store, 4, what="another batch") == 4
    assert changed(store, 4, **hashed_again(store, 4)) == 5  # what a row of here has sealed


def test_a_row_of_here_that_is_said_to_be_of_another_machine_is_found(store, machines):
    machines("here")
    written(written(store))

    assert changed(store, 4, what="another batch", key_id="0" * 12) == 4
    assert changed(store, 4, **hashed_again(store, 4)) == 5


def test_of_the_last_rows_of_another_machine_it_is_said_that_nothing_here_speaks_for_them(
    store, machines, var, tmp_path
):
    machines("there")
    written(store)
    machines("here")

    assert audit.verify(store).unchecked == 1
    assert changed(store, 4, **hashed_again(store, 4, what="another batch")) is None
    machines("there")
    assert audit.verify(store).broken == 4
    machines("here")
    (tmp_path / "there" / "keys" / "audit.key").rename(var / "keys" / "audit-there.key")
    assert audit.verify(store).broken == 4


def test_a_log_that_an_earlier_version_began_goes_on(store, machines, monkeypatch):
    """Its seals have no hash behind them: a row of another machine in it needs that machine's key."""
    before = audit._seal
    monkeypatch.setattr(audit, "_seal", lambda *of: before(*of).split(audit.BEHIND)[0])
    machines("there")
    written(store)
    machines("here")
    written(store)
    monkeypatch.setattr(audit, "_seal", before)
    written(store)

    verdict = audit.verify(store, f"5:{row_of(store, 5)['seal']}")
    assert (verdict.broken, verdict.elsewhere, verdict.unchecked) == (None, 1, 1)
    assert changed(store, 5, what="another batch") == 5


def test_the_key_lies_apart_from_the_store_for_its_owner_only(sqlite_store, var):
    filled(sqlite_store)
    path = var / "keys" / "audit.key"

    assert path.stat().st_mode & 0o777 == 0o600
    assert path.read_bytes().strip() not in (var / "store.sqlite").read_bytes()
    path.chmod(0o644)
    with pytest.raises(RecordsError, match="chmod 600"):
        audit.record(sqlite_store, "sign_out", OFFICER)


def test_one_flipped_bit_in_a_key_makes_it_no_other_machine_s(var):
    secret, path = key("audit"), var / "keys" / "audit.key"
    content = path.read_bytes()
    taken = set()
    for place in range(len(content)):
        for bit in range(8):
            damaged = bytearray(content)
            damaged[place] ^= 1 << bit
            path.write_bytes(damaged)
            try:
                taken.add(key("audit"))
            except RecordsError as error:
                assert "is damaged or too short" in error.text.en

    assert taken <= {secret}
    path.write_text(f"{secret.hex()}\n")  # as earlier versions wrote it
    assert key("audit") == secret


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
