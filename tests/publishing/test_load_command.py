"""The commands of a terminal: load, batches, undo, publish and setup."""

import json

from data_access.__main__ import main
from data_access.publishing.current import current_snapshot
from data_access.store.record_store import open_store
from tests.records import first_changed, household, partner, programme, records_folder, write_folder


def kept():
    store = open_store()
    rows = store.row_counts()
    store.close()
    return rows


def test_load_keeps_a_folder_and_publishes_it(minimal_folder, capsys):
    assert main(["load", str(minimal_folder), "--by", "officer"]) == 0

    said = capsys.readouterr().out
    assert (
        "household                    3         0         0         0  ครัวเรือน / Households" in said
    )
    assert current_snapshot().id in said
    assert kept()["household"] == 3


def test_load_can_leave_publishing_for_later(loaded_var, minimal_folder):
    main(["load", str(minimal_folder / "partner.csv"), "--no-publish"])
    assert not (loaded_var / "snapshots").exists()

    assert main(["publish"]) == 0
    assert current_snapshot().manifest["row_counts"]["household"] == 3


def test_load_refuses_a_folder_with_an_error_and_says_so_in_both_languages(tmp_path, capsys):
    folder = records_folder(tmp_path / "in", household=first_changed("household", moo="99"))

    assert main(["load", str(folder)]) == 2

    said = capsys.readouterr().err
    assert "household.csv, row 2, column moo: ‘99’ is outside the possible range." in said
    assert "household.csv แถวที่ 2 คอลัมน์ moo: ‘99’ อยู่นอกช่วงที่เป็นไปได้" in said
    assert sum(kept().values()) == 0


def test_a_folder_that_is_not_there_is_explained(tmp_path, capsys):
    assert main(["load", str(tmp_path / "nowhere")]) == 2
    assert "There is no folder" in capsys.readouterr().err


def test_what_is_loaded_is_shown_kept_in_part_and_taken_back(loaded_var, tmp_path, capsys):
    """The exit codes: 0 all kept, 3 rows wait, 2 nothing kept."""
    assert main(["publish"]) == 0
    first = current_snapshot().id
    more = {
        "household": [household(household_id="HH-NEW"), household(household_id="HH-X", moo="99")]
    }
    folder = str(write_folder(tmp_path / "more", more))
    capsys.readouterr()

    assert main(["load", folder, "--dry-run"]) == 3
    said = capsys.readouterr()
    assert "household                    1         0         0         1  " in said.out
    assert "A dry run: nothing was kept." in said.out
    assert "Rows that cannot be kept yet: 1." in said.err
    assert kept()["household"] == 3

    assert main(["load", folder, "--all-or-nothing"]) == 2
    assert "Nothing was loaded; the record store is as it was." in capsys.readouterr().err
    assert kept()["household"] == 3

    assert main(["load", folder, "--json", "--by", "officer"]) == 3
    told = json.loads(capsys.readouterr().out)
    assert (told["state"], told["batch"], told["exit_code"]) == ("committed", 3, 3)
    assert told["tables"]["household"] == {"new": 1, "changed": 0, "same": 0, "rejected": 1, "missing": 3}  # fmt: skip
    assert told["findings"][0]["en"].startswith("household.csv, row 3, column moo:")
    assert told["published"] == current_snapshot().id != first

    assert main(["batches"]) == 0
    listed = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in listed[:3]] == ["3", "2", "1"]
    assert "บันทึกแล้ว / Kept  +1 ~0 !1  officer  household.csv" in listed[0]
    assert main(["batches", "--json", "--newest", "1"]) == 0
    (newest,) = json.loads(capsys.readouterr().out)
    assert newest["counts"]["household"]["new"] == 1

    assert main(["undo", "3", "--by", "officer"]) == 0
    assert "Batch 3 is undone: 1 records removed" in capsys.readouterr().out
    assert current_snapshot().id == first
    assert main(["undo", "3"]) == 2
    assert "its state is «Undone»" in capsys.readouterr().err


def test_the_same_files_again_are_told_apart_and_one_file_can_be_loaded_alone(
    loaded_var, minimal_folder, tmp_path, capsys
):
    assert main(["load", str(minimal_folder), "--no-publish"]) == 0
    assert "by officer (batch 1). Nothing changes." in capsys.readouterr().out

    one = write_folder(tmp_path / "one", {"partner": [partner(color="")]}) / "partner.csv"
    assert main(["load", str(one), "--clear-empty", "--no-publish"]) == 0
    said = capsys.readouterr().out
    assert "partner                      0         1         0         0  " in said
    assert (
        "partner: the store has 1 more that the file has not; they stay as they are: REDCROSS"
        in said
    )


def test_the_first_load_keeps_the_good_rows_only_when_told_to(tmp_path):
    folder = str(records_folder(tmp_path / "in", partner=[partner(), partner(color="red", partner_id="X")]))  # fmt: skip

    assert main(["load", folder, "--no-publish"]) == 2
    assert sum(kept().values()) == 0
    assert main(["load", folder, "--no-publish", "--good-rows"]) == 3
    assert kept()["partner"] == 1


def test_publishing_nothing_is_explained(capsys):
    assert main(["publish"]) == 2
    assert "There are no records to publish" in capsys.readouterr().err


def test_setup_loads_once_and_then_has_nothing_to_do(minimal_folder, capsys):
    folder = str(minimal_folder)

    assert main(["setup", folder]) == 0
    first = current_snapshot().id
    capsys.readouterr()

    assert main(["setup", folder]) == 0
    assert capsys.readouterr().out == ""
    assert current_snapshot().id == first


def test_setup_never_loads_over_records_that_are_there(loaded_var, tmp_path):
    main(["setup", str(records_folder(tmp_path / "in", programme=[programme(network_size="90")]))])

    assert current_snapshot().manifest["network_size"] == 120


def test_setup_publishes_what_was_loaded_since(loaded_var, minimal_folder, tmp_path):
    main(["publish"])
    more = write_folder(tmp_path / "more", {"household": first_changed("household", moo="2")})
    main(["load", str(more), "--no-publish"])
    before = current_snapshot().id

    main(["setup", str(minimal_folder)])

    assert current_snapshot().id != before


def test_setup_puts_no_made_up_records_into_a_shared_store(postgres_url, monkeypatch, capsys):
    monkeypatch.setenv("HOH_STORE", postgres_url)

    assert main(["setup", "sample_data"]) == 2
    assert "SAMPLE=/srv/records" in capsys.readouterr().err
