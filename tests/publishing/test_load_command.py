"""The commands of a terminal: load, batches, undo, publish and setup."""

import io
import json
import shutil
from contextlib import redirect_stdout

import pytest

from data_access.__main__ import main
from data_access.commands.records import setup
from data_access.publishing.current import current_snapshot
from data_access.store.record_store import open_store
from data_access.system.errors import RecordsError
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

    said = capsys.readouterr().out
    assert "household.csv, row 2, column moo: ‘99’ is outside the possible range." in said
    assert "household.csv แถวที่ 2 คอลัมน์ หมู่ที่: ‘99’ อยู่นอกช่วงที่เป็นไปได้" in said
    assert sum(kept().values()) == 0


def test_a_folder_that_is_not_there_is_explained(tmp_path, capsys):
    assert main(["load", str(tmp_path / "nowhere")]) == 2
    assert "There is no folder" in capsys.readouterr().err


def test_what_is_loaded_is_shown_kept_in_part_and_taken_back(set_up, tmp_path, capsys):
    """The exit codes: 0 all kept, 3 rows wait, 2 nothing kept."""
    first = current_snapshot().id
    more = {
        "household": [household(household_id="HH-NEW"), household(household_id="HH-X", moo="99")]
    }
    folder = str(write_folder(tmp_path / "more", more))
    capsys.readouterr()

    assert main(["load", folder, "--dry-run"]) == 3
    said = capsys.readouterr()
    assert "household                    1         0         0         1  " in said.out
    assert "A dry run: nothing was saved." in said.out
    assert "Rows that cannot be saved yet: 1." in said.out
    assert all(
        line.endswith(")") for line in said.err.splitlines()
    )  # how far it is, and no finding
    assert kept()["household"] == 3

    assert main(["load", folder, "--all-or-nothing"]) == 2
    assert "Nothing was loaded; the records are unchanged." in capsys.readouterr().out
    assert kept()["household"] == 3

    assert main(["load", folder, "--json", "--by", "officer"]) == 3
    told = json.loads(capsys.readouterr().out)
    assert (told["state"], told["batch"], told["exit_code"]) == ("committed", 3, 3)
    assert told["tables"]["household"] == {"new": 1, "changed": 0, "same": 0, "rejected": 1, "gone": 0, "missing": 3}  # fmt: skip
    assert told["findings"][0]["en"].startswith("household.csv, row 3, column moo:")
    assert told["published"] == current_snapshot().id != first

    assert main(["batches"]) == 0
    listed = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in listed[:3]] == ["3", "2", "1"]
    assert "บันทึกแล้ว / Saved  +1 ~0 !1  officer  household.csv" in listed[0]
    assert main(["batches", "--json", "--newest", "1"]) == 0
    (newest,) = json.loads(capsys.readouterr().out)
    assert newest["counts"]["household"]["new"] == 1

    assert main(["undo", "3", "--by", "officer"]) == 0
    assert "Batch 3 is undone: 1 record removed" in capsys.readouterr().out
    assert current_snapshot().id == first
    assert main(["undo", "3"]) == 2
    assert "its state is «Undone»" in capsys.readouterr().err


def test_the_same_files_again_are_told_apart_and_one_file_can_be_loaded_alone(
    loaded_var, minimal_folder, tmp_path, capsys
):
    assert main(["load", str(minimal_folder), "--no-publish"]) == 0
    assert "by officer (import 1). Nothing changes." in capsys.readouterr().out

    one = write_folder(tmp_path / "one", {"partner": [partner(color="")]}) / "partner.csv"
    assert main(["load", str(one), "--clear-empty", "--no-publish"]) == 0
    said = capsys.readouterr().out
    assert "partner                      0         1         0         0  " in said
    assert (
        "partner: the store has 1 more that the file lacks; they stay as they are: REDCROSS" in said
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


def test_setup_loads_once_and_then_has_nothing_to_do(set_up, minimal_folder, capsys):
    first, snapshot = set_up
    assert f"published: {snapshot}" in first

    assert main(["setup", str(minimal_folder)]) == 0
    said = capsys.readouterr().out
    assert "published" not in said
    assert f"{minimal_folder} was not loaded" in said
    assert current_snapshot().id == snapshot


def test_setup_never_loads_over_records_that_are_there(loaded_var, tmp_path):
    main(["setup", str(records_folder(tmp_path / "in", programme=[programme(network_size="90")]))])

    assert current_snapshot().manifest["network_size"] == 120


def test_setup_publishes_what_was_loaded_since(set_up, minimal_folder, tmp_path):
    more = write_folder(tmp_path / "more", {"household": first_changed("household", moo="2")})
    main(["load", str(more), "--no-publish"])
    before = current_snapshot().id

    main(["setup", str(minimal_folder)])

    assert current_snapshot().id != before


def test_setup_says_which_folder_and_which_store_it_opens(
    set_up, minimal_set_up, var, minimal_folder, capsys
):
    main(["setup", "sample_data"])
    again = capsys.readouterr().out

    empty = minimal_set_up[0] / "store.sqlite"
    assert f"The record store {empty} is empty: loading {minimal_folder}." in set_up[0]
    assert again.splitlines()[1] == (
        f"Opening the record store {var / 'store.sqlite'} (sample data)."
    )


def made_up_in(folder, says="yes"):
    return str(records_folder(folder, programme=[programme(made_up=says)]))


@pytest.fixture(scope="module")
def minimal_set_up(minimal_folder, tmp_path_factory):
    """A var/ set up with the minimal programme, which is made up; what was said and its snapshot."""
    folder = tmp_path_factory.mktemp("set-up") / "var"
    said = io.StringIO()
    with pytest.MonkeyPatch.context() as environment, redirect_stdout(said):
        environment.setenv("HOH_VAR", str(folder))
        assert main(["setup", str(minimal_folder)]) == 0
        return folder, said.getvalue(), current_snapshot().id


@pytest.fixture
def set_up(var, minimal_set_up):
    """A copy of it as the var/ of this test: what was said, and its snapshot."""
    shutil.copytree(minimal_set_up[0], var)
    return minimal_set_up[1:]


def test_a_folder_of_real_records_is_refused_where_the_store_is_made_up(set_up, tmp_path, capsys):

    assert main(["setup", made_up_in(tmp_path / "real", says="no")]) == 2
    said = capsys.readouterr().err
    assert "holds sample data, so" in said and "HOH_VAR" in said and "ข้อมูลสมมติ" in said


def test_real_records_whose_programme_has_another_mistake_too_are_not_advised_to_be_loaded(
    set_up, tmp_path, capsys
):
    wrong = [programme(made_up="no", network_size="many")]
    folder = write_folder(tmp_path / "real", {"programme": wrong})
    assert main(["setup", str(folder)]) == 2
    assert "hoh load" not in capsys.readouterr().err


def test_sample_data_is_not_advised_over_real_records(tmp_path, capsys):
    main(["load", made_up_in(tmp_path / "real", says="no"), "--no-publish"])
    capsys.readouterr()
    sample = made_up_in(tmp_path / "sample")

    assert main(["setup", sample]) == 0
    said = capsys.readouterr().out
    assert f"{sample} was not loaded: it is sample data." in said and "hoh load" not in said


def test_a_folder_without_a_programme_is_taken_for_real(set_up, tmp_path):
    more = write_folder(tmp_path / "more", {"partner": [partner()]})

    assert main(["setup", str(more)]) == 2


def test_another_made_up_folder_opens_a_store_of_made_up_records(set_up, tmp_path):
    assert main(["setup", made_up_in(tmp_path / "another")]) == 0


def test_an_office_is_served_its_own_records(tmp_path):
    main(["load", made_up_in(tmp_path / "in", says="no")])

    setup.refuse_sample()


def test_an_office_is_served_no_made_up_records(set_up):
    with pytest.raises(RecordsError, match="sample data.*HOH_VAR.*hoh load FOLDER"):
        setup.refuse_sample()


def test_made_up_records_that_were_carried_here_as_a_snapshot_are_not_served(set_up, var):
    for left in [*var.glob("store.sqlite*"), var / "keys"]:
        shutil.rmtree(left) if left.is_dir() else left.unlink()

    with pytest.raises(RecordsError, match="sample data"):
        setup.refuse_sample()


def test_without_any_record_there_is_nothing_to_refuse():
    setup.refuse_sample()


def doubtful(folder):
    """Three households whose places are given too roughly: a kind of doubt, twice three times."""
    rough = [household(household_id=f"HH-{n}", lat="19.3", lon="97.9") for n in range(3)]
    return str(records_folder(folder, household=rough))


def test_doubtful_values_are_one_line_a_kind_with_their_number(tmp_path, capsys):
    main(["load", doubtful(tmp_path / "in"), "--no-publish", "--dry-run"])
    said = capsys.readouterr()
    main(["load", doubtful(tmp_path / "in"), "--no-publish", "--verbose", "--dry-run"])
    each = capsys.readouterr().out

    assert all(
        line.endswith(")") for line in said.err.splitlines()
    )  # how far it is, and no finding
    assert said.out.count("has fewer than 4 decimals") == 1
    assert "6 × household.csv, row 2, column lat: has fewer than 4 decimals" in said.out
    assert "6 แห่ง เช่น household.csv แถวที่ 2" in said.out
    assert each.count("has fewer than 4 decimals") == 6


def test_setup_puts_no_made_up_records_into_a_shared_store(postgres_url, monkeypatch, capsys):
    monkeypatch.setenv("HOH_STORE", postgres_url)

    assert main(["setup", "sample_data"]) == 2
    assert "--folder /srv/records" in capsys.readouterr().err
