"""Keeping a folder: all of it or nothing, and no change where nothing changed."""

import csv

import pytest

from data_access.errors import RecordsError
from data_access.intake.commit import Counts, commit, preview, record_refusal
from data_access.intake.folder import check_folder
from data_access.schema import BY_NAME, TABLES
from tests.records import (
    first_changed,
    household,
    minimal_programme,
    partner,
    records_folder,
    write_folder,
)


def load(store, folder):
    return commit(check_folder(folder, store), store, by="officer")


def test_every_row_of_every_table_is_kept(store, tmp_path):
    tables = minimal_programme()

    counts = load(store, records_folder(tmp_path / "in"))

    assert counts == {name: Counts(len(tables[name]), 0, 0) for name in BY_NAME}
    assert store.row_counts() == {name: len(tables[name]) for name in BY_NAME}


def test_what_is_kept_is_what_was_written(store, tmp_path):
    load(store, records_folder(tmp_path / "in"))

    kept = store.read("household").set_index("household_id").loc["HH-580302-0001"]

    assert kept["lat"] == 19.42
    assert kept["n_members"] == 3
    assert kept["active"]
    assert str(kept["registered_on"].date()) == "2023-05-01"
    assert kept["record_version"] == 1
    assert kept[["house_no", "income_unknown", "fragile_level", "elevation_m"]].isna().all()
    assert list(store.read("member")["groups"]) == ["elderly", "none", "chronic;disabled"]


def test_the_same_bytes_again_change_nothing(store, tmp_path):
    folder = records_folder(tmp_path / "in")
    load(store, folder)
    before = {table.name: store.read_arrow(table.name) for table in TABLES}
    revision = store.revision()

    counts = load(store, folder)

    assert all((one.new, one.changed) == (0, 0) for one in counts.values())
    assert all(store.read_arrow(name).equals(records) for name, records in before.items())
    assert store.revision() == revision


def test_a_record_that_changes_gets_the_next_version(store, tmp_path):
    load(store, records_folder(tmp_path / "in"))
    changed = {"household": [household(n_members="4"), household(household_id="HH-NEW")]}

    counts = load(store, write_folder(tmp_path / "changed", changed))

    assert counts == {"household": Counts(new=1, changed=1, same=0)}
    kept = store.read("household").set_index("household_id")
    assert kept.loc["HH-580302-0001", ["n_members", "record_version"]].tolist() == [4, 2]
    assert kept.loc["HH-NEW", "record_version"] == 1
    assert len(kept) == 4


def test_a_column_that_the_file_lacks_keeps_what_the_store_knows(store, tmp_path):
    load(store, records_folder(tmp_path / "in"))
    columns = ["partner_id", "name_th", "name_en", "short_th", "partner_type", "mou_party", "active", "updated_at"]  # fmt: skip
    folder = tmp_path / "narrow"
    folder.mkdir()
    with (folder / "partner.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, extrasaction="ignore")
        writer.writeheader()
        writer.writerow(partner(short_th="สถาบันฯ"))

    load(store, folder)

    kept = store.read("partner").set_index("partner_id").loc["CODI"]
    assert kept["short_th"] == "สถาบันฯ"
    assert kept["color"] == "#0B6E6E"


def test_a_cell_left_empty_clears_what_the_store_had(store, tmp_path):
    load(store, records_folder(tmp_path / "in"))

    load(store, write_folder(tmp_path / "cleared", {"partner": [partner(color="")]}))

    kept = store.read("partner").set_index("partner_id").loc["CODI"]
    assert kept.isna()["color"]


def test_nothing_is_kept_of_a_folder_with_one_bad_row(store, tmp_path):
    bad = records_folder(tmp_path / "in", household=first_changed("household", moo=""))
    checked = check_folder(bad, store)

    with pytest.raises(ValueError, match="cannot be committed"):
        commit(checked, store)
    record_refusal(checked, store, by="officer")

    assert store.is_empty()
    (batch,) = store.batches()
    assert (batch["state"], batch["rows_kept"], batch["rows_rejected"]) == ("refused", 0, 1)


def test_a_batch_tells_what_was_loaded_and_by_whom(store, tmp_path):
    folder = records_folder(tmp_path / "in")
    checked = check_folder(folder, store)
    commit(checked, store, by="officer")

    (batch,) = store.batches()

    assert batch["loaded_by"] == "officer"
    assert batch["state"] == "committed"
    assert batch["rows_read"] == batch["rows_kept"] == checked.rows_read
    assert "household.csv" in batch["files"]
    assert batch["sha256"] == checked.sha256
    assert batch["started_at"] <= batch["finished_at"]


def test_a_preview_tells_what_would_change_and_changes_nothing(store, tmp_path):
    checked = check_folder(records_folder(tmp_path / "in"), store)

    assert preview(checked, store)["household"] == Counts(3, 0, 0)
    assert store.is_empty()


def test_what_was_checked_against_another_state_is_not_kept(store, tmp_path):
    folder = records_folder(tmp_path / "in")
    checked = check_folder(folder, store)
    load(store, folder)

    with pytest.raises(RecordsError, match="load them again"):
        commit(checked, store)
