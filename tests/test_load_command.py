"""The commands of a terminal: load, publish and setup."""

from data_access.__main__ import main
from data_access.snapshot import current_snapshot
from data_access.store import open_store
from tests.records import first_changed, programme, records_folder, write_folder


def kept():
    store = open_store()
    rows = store.row_counts()
    store.close()
    return rows


def test_load_keeps_a_folder_and_publishes_it(tmp_path, capsys):
    assert main(["load", str(records_folder(tmp_path / "in")), "--by", "officer"]) == 0

    said = capsys.readouterr().out
    assert (
        "household                    3         0         0         0  ครัวเรือน / Households" in said
    )
    assert current_snapshot().id in said
    assert kept()["household"] == 3


def test_load_can_leave_publishing_for_later(tmp_path, var):
    main(["load", str(records_folder(tmp_path / "in")), "--no-publish"])
    assert not (var / "snapshots").exists()

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


def test_publishing_nothing_is_explained(capsys):
    assert main(["publish"]) == 2
    assert "There are no records to publish" in capsys.readouterr().err


def test_setup_loads_once_and_then_has_nothing_to_do(tmp_path, capsys):
    folder = str(records_folder(tmp_path / "in"))

    assert main(["setup", folder]) == 0
    first = current_snapshot().id
    capsys.readouterr()

    assert main(["setup", folder]) == 0
    assert capsys.readouterr().out == ""
    assert current_snapshot().id == first


def test_setup_never_loads_over_records_that_are_there(tmp_path):
    main(["load", str(records_folder(tmp_path / "in", programme=[programme(network_size="90")]))])

    main(["setup", str(records_folder(tmp_path / "sample"))])

    assert current_snapshot().manifest["network_size"] == 90


def test_setup_publishes_what_was_loaded_since(tmp_path):
    main(["setup", str(records_folder(tmp_path / "in"))])
    more = write_folder(tmp_path / "more", {"household": first_changed("household", moo="2")})
    main(["load", str(more), "--no-publish"])
    before = current_snapshot().id

    main(["setup", str(tmp_path / "in")])

    assert current_snapshot().id != before


def test_setup_puts_no_made_up_records_into_a_shared_store(postgres_url, monkeypatch, capsys):
    monkeypatch.setenv("HOH_STORE", postgres_url)

    assert main(["setup", "sample_data"]) == 2
    assert "SAMPLE=/srv/records" in capsys.readouterr().err
