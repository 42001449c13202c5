"""Keeping what was sent: the good rows or nothing, and no change where nothing changed."""

import csv
import json

import pytest

from data_access.access.roles import NotAllowed, Principal
from data_access.intake.commit.commit import ALL_OR_NOTHING, commit
from data_access.intake.preview.folder import check_folder
from data_access.intake.preview.preview import Counts
from data_access.intake.preview.quarantine import quarantined
from data_access.schema import BY_NAME, TABLES
from data_access.store import audit
from tests.records import (
    first_changed,
    household,
    member,
    minimal_programme,
    partner,
    records_folder,
    write_folder,
)
from tests.tiers import on_both_in_soak

OFFICER = Principal("data_officer")


def load(store, folder, **given):
    return commit(check_folder(folder, store, **given), store, by="officer").counts


def audit_rows(store):
    found = audit.rows(store, Principal("admin"))
    return [row for row in found if row["action"] != "audit_read"]


def kept(store, table_name, key):
    table = BY_NAME[table_name]
    return store.read(table_name).set_index(table.key[0]).loc[key]


def test_every_row_of_every_table_is_kept(store, minimal):
    tables = minimal_programme()

    outcome = commit(minimal, store)

    assert outcome.counts == {name: Counts(len(tables[name]), 0, 0) for name in BY_NAME}
    assert store.row_counts() == {name: len(tables[name]) for name in BY_NAME}


def test_what_is_kept_is_what_was_written(store, minimal):
    commit(minimal, store)

    one = kept(store, "household", "HH-580302-0001")

    assert one["lat"] == 19.42
    assert one["n_members"] == 3
    assert one["active"]
    assert str(one["registered_on"].date()) == "2023-05-01"
    assert one["record_version"] == 1
    assert one[["house_no", "income_unknown", "fragile_level", "elevation_m"]].isna().all()
    assert list(store.read("member")["groups"]) == ["elderly", "none", "chronic;disabled"]


@on_both_in_soak
def test_the_same_bytes_again_are_known_and_nothing_is_done(store, minimal, minimal_folder):
    first = commit(minimal, store, by="officer")
    revision = store.revision()

    preview = check_folder(minimal_folder, store)
    again = commit(preview, store, by="somebody else")

    assert preview.already_loaded["loaded_by"] == "officer"
    assert (again.state, again.number) == ("already_loaded", first.number)
    assert store.revision() == revision
    assert len(store.batches()) == 1


@on_both_in_soak
def test_the_same_rows_in_another_file_change_nothing(store, minimal, tmp_path):
    commit(minimal, store)
    folder = records_folder(tmp_path / "in")
    before = {table.name: store.read_arrow(table.name) for table in TABLES}
    revision = store.revision()
    saved_again = folder / "household.csv"
    saved_again.write_bytes(saved_again.read_bytes() + b"\r\n")

    counts = load(store, folder)

    assert all((one.new, one.changed) == (0, 0) for one in counts.values())
    assert all(store.read_arrow(name).equals(records) for name, records in before.items())
    assert store.revision() == revision


def test_a_record_that_changes_gets_the_next_version(loaded, tmp_path):
    changed = {"household": [household(n_members="4"), household(household_id="HH-NEW")]}

    counts = load(loaded, write_folder(tmp_path / "changed", changed))

    assert counts == {"household": Counts(new=1, changed=1, same=0)}
    one = kept(loaded, "household", "HH-580302-0001")
    assert one[["n_members", "record_version"]].tolist() == [4, 2]
    assert kept(loaded, "household", "HH-NEW")["record_version"] == 1
    assert len(loaded.read("household")) == 4


def test_a_column_that_the_file_lacks_keeps_what_the_store_knows(loaded, tmp_path):
    columns = ["partner_id", "name_th", "name_en", "short_th", "partner_type", "mou_party", "active", "updated_at"]  # fmt: skip
    folder = tmp_path / "narrow"
    folder.mkdir()
    with (folder / "partner.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, extrasaction="ignore")
        writer.writeheader()
        writer.writerow(partner(short_th="สถาบันฯ"))

    load(loaded, folder)

    assert kept(loaded, "partner", "CODI")["short_th"] == "สถาบันฯ"
    assert kept(loaded, "partner", "CODI")["color"] == "#0B6E6E"


def test_a_cell_left_empty_changes_nothing_unless_it_is_said_to_clear(loaded, tmp_path):
    folder = write_folder(tmp_path / "emptied", {"partner": [partner(color="")]})

    assert load(loaded, folder) == {"partner": Counts(new=0, changed=0, same=1)}
    assert kept(loaded, "partner", "CODI")["color"] == "#0B6E6E"

    assert load(loaded, folder, clear_empty=True) == {"partner": Counts(new=0, changed=1, same=0)}
    assert kept(loaded, "partner", "CODI").isna()["color"]


def test_the_good_rows_are_kept_and_the_bad_ones_wait(store, minimal, tmp_path):
    commit(minimal, store)
    partners = [partner(partner_id="NEW"), partner(partner_id="X", color="red")]
    folder = write_folder(tmp_path / "in", {"partner": partners})

    outcome = commit(check_folder(folder, store), store, by="officer")

    assert outcome.counts["partner"] == Counts(new=1, rejected=1)
    assert list(store.read("partner")["partner_id"]) == ["CODI", "NEW", "REDCROSS"]
    (row,) = quarantined(store, OFFICER)
    assert (row.number, row.file, row.file_row) == (outcome.number, "partner.csv", 3)
    assert row.cells["color"] == "red"
    ((column, words),) = row.issues
    assert column == "color"
    assert "does not have the form" in words.en


@on_both_in_soak
def test_all_or_nothing_keeps_nothing_of_a_folder_with_one_bad_row(store, tmp_path):
    bad = records_folder(tmp_path / "in", household=first_changed("household", moo=""))

    outcome = commit(check_folder(bad, store), store, by="officer", mode=ALL_OR_NOTHING)

    assert outcome.state == "refused"
    assert store.is_empty()
    assert quarantined(store, OFFICER) == []
    (batch,) = store.batches()
    assert (batch["state"], batch["rows_kept"], batch["rows_rejected"]) == ("refused", 0, 20)


def test_where_no_row_is_good_nothing_is_kept_and_nothing_waits(loaded, tmp_path):
    folder = write_folder(tmp_path / "bad", {"member": [member(household_id="HH-nobody")]})

    assert commit(check_folder(folder, loaded), loaded).state == "refused"
    assert quarantined(loaded, OFFICER) == []


def test_a_batch_tells_what_was_loaded_and_by_whom(store, minimal):
    commit(minimal, store, by="officer")

    (batch,) = store.batches()

    assert batch["loaded_by"] == "officer"
    assert batch["state"] == "committed"
    assert batch["rows_read"] == batch["rows_kept"] == minimal.rows_read
    assert "household.csv" in batch["files"]
    assert batch["sha256"] == minimal.sha256
    assert batch["started_at"] <= batch["finished_at"]
    assert json.loads(batch["counts"])["household"] == {
        "new": 3,
        "changed": 0,
        "same": 0,
        "rejected": 0,
        "gone": 0,
    }


def test_only_who_may_load_records_can(sqlite_store, minimal, minimal_folder):
    for role in ("governor", "records_reader", "admin", "presenter", "public"):
        with pytest.raises(NotAllowed):
            check_folder(minimal_folder, sqlite_store, by=Principal(role))
        with pytest.raises(NotAllowed):
            commit(minimal, sqlite_store, by=Principal(role))
    assert sqlite_store.is_empty()


def test_every_batch_is_in_the_audit_log_without_a_value_of_it(sqlite_store, minimal, tmp_path):
    commit(minimal, sqlite_store, by="officer")
    commit(
        check_folder(
            write_folder(tmp_path / "bad", {"partner": [partner(color="red")]}), sqlite_store
        ),
        sqlite_store,
        by=Principal("data_officer", account_id="A7"),
    )

    kept_log = audit_rows(sqlite_store)

    assert [(row["action"], row["account_id"], row["count"]) for row in kept_log] == [
        ("intake_refused", "A7", 1),
        ("intake_commit", "", sum(sqlite_store.row_counts().values())),
    ]
    assert "CODI" not in str(kept_log)
