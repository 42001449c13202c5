"""Snapshots that cannot be used are explained, and never read as a zero."""

import json
import os
import re
import shutil
from datetime import date

import duckdb
import pandas as pd
import pytest

from data_access.access.roles import Principal
from data_access.access.scope import Scope
from data_access.publishing.current import current_snapshot, published_snapshots, snapshot
from data_access.publishing.publish import publish
from data_access.snapshots import manifest, result_cache
from data_access.snapshots.manifest import write_manifest
from data_access.snapshots.programme import Programme
from data_access.store.record_store import open_store
from data_access.system.errors import RecordsError
from tests.programmes import keep, programme_of
from tests.records import minimal_programme

THAI = re.compile("[\u0e00-\u0e7f]")


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """A folder of snapshots with one in it, made by publishing; never changed."""
    folder = tmp_path_factory.mktemp("published")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("HOH_VAR", str(folder))
        environment.delenv("HOH_STORE", raising=False)
        store = open_store()
        keep(store, minimal_programme())
        publish(store)
        store.close()
    return folder


@pytest.fixture
def folder(published, var):
    """The only snapshot's own folder, to be damaged at will."""
    shutil.copytree(published / "snapshots", var / "snapshots")
    return var / "snapshots" / (var / "snapshots" / "current").read_text()


def households_in(found):
    programme = Programme(found, Scope(), Principal("governor"))
    return programme.ask("select count(*) as n from household")["n"].iloc[0]


def explained(ask):
    """The words of the error that `ask` ends in: in both languages, and what to do."""
    with pytest.raises(RecordsError) as refused:
        ask()
    words = refused.value.text
    assert THAI.search(words.th)
    assert "hoh " in words.th
    assert "hoh " in words.en
    return words.en


def manifest_of(folder):
    return json.loads((folder / "manifest.json").read_text(encoding="utf-8"))


def rewrite(folder, **changes):
    """The manifest as a program would write it that says this."""
    write_manifest(folder, manifest_of(folder) | changes)


def test_a_published_snapshot_is_current_and_can_be_asked(folder):
    found = current_snapshot()

    assert found.id == folder.name
    assert found.made_up
    assert found.as_of.isoformat() == "2024-03-31"
    assert households_in(found) == 3
    assert published_snapshots() == [found]


def test_a_small_programme_for_tests_holds_what_publishing_its_records_does(folder):
    tables = minimal_programme()
    real, made = current_snapshot(), programme_of(tables).snapshot

    def told(found, name):
        rows = found.answer(f"select * from raw_{name}")
        return rows.drop(columns="record_version")

    assert made.as_of == real.as_of
    for name in ("repair_status_log", "assessment", "partner", "delivery"):
        pd.testing.assert_frame_equal(told(made, name), told(real, name))


def test_nothing_published_says_how_to_begin(var):
    assert "Nothing has been published" in explained(current_snapshot)
    assert published_snapshots() == []


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '"text"', "{}", '{"row_counts": 3}'],
)
def test_a_damaged_manifest_is_explained(folder, text):
    (folder / "manifest.json").write_text(text)

    assert f"{folder.name} is damaged" in explained(current_snapshot)
    assert published_snapshots() == []


def test_a_manifest_that_is_no_text_is_explained(folder):
    (folder / "manifest.json").write_bytes(b"\xff\xfe\x00")

    assert "is damaged" in explained(current_snapshot)


@pytest.mark.parametrize(
    "name", ["id", "as_of", "made_up", "weights", "row_counts", "published_at", "sha256"]
)
def test_a_manifest_that_lacks_what_is_asked_of_it_is_damaged(folder, name):
    manifest = manifest_of(folder)
    del manifest[name]
    write_manifest(folder, manifest)

    assert "is damaged" in explained(current_snapshot)


def test_a_manifest_with_a_day_that_is_none_is_damaged(folder):
    rewrite(folder, as_of="31/3/2567")

    assert "is damaged" in explained(current_snapshot)


def test_a_snapshot_that_is_gone_is_explained(folder):
    shutil.rmtree(folder)

    assert "is damaged or incomplete" in explained(current_snapshot)


def test_a_pointer_to_nowhere_is_explained(folder):
    (folder.parent / "current").write_text("")

    assert "is damaged or incomplete" in explained(current_snapshot)


def test_a_table_that_is_missing_is_explained(folder):
    (folder / "household.parquet").unlink()

    assert "is damaged or incomplete" in explained(current_snapshot)


def test_a_table_that_goes_missing_after_it_was_opened_is_explained(folder):
    found = current_snapshot()
    households_in(found)
    (folder / "household.parquet").unlink()
    result_cache.forget()

    assert "cannot be read" in explained(lambda: households_in(found))


@pytest.mark.parametrize("kept", [0, 3, 200, -1])
def test_a_table_cut_short_is_explained(folder, kept):
    path = folder / "household.parquet"
    path.write_bytes(path.read_bytes()[:kept])

    assert "is damaged" in explained(current_snapshot)


def test_a_table_overwritten_in_its_middle_is_explained(folder):
    path = folder / "household.parquet"
    content = bytearray(path.read_bytes())
    content[4:400] = bytes(396)
    path.write_bytes(content)

    assert "is damaged" in explained(current_snapshot)


@pytest.mark.parametrize("place", range(40))
def test_one_flipped_bit_anywhere_in_a_table_is_found(folder, place):
    """In 2 places of 40 it gave other figures and no error."""
    path = folder / "household.parquet"
    content = bytearray(path.read_bytes())
    content[len(content) * place // 40] ^= 4
    path.write_bytes(content)

    assert "is damaged" in explained(current_snapshot)


def test_a_table_that_changes_while_the_program_runs_is_found_at_the_next_question(folder):
    assert households_in(current_snapshot()) == 3
    path = folder / "household.parquet"
    content = path.read_bytes()
    path.write_bytes(content[:-40] + bytes([content[-40] ^ 1]) + content[-39:])
    os.utime(path, ns=(1, 1))

    assert "is damaged" in explained(current_snapshot)


def test_a_file_that_has_not_changed_is_read_through_once(folder, monkeypatch):
    read = []
    whole = manifest.sha256_of
    monkeypatch.setattr(manifest, "sha256_of", lambda path: read.append(path) or whole(path))

    for _ in range(3):
        current_snapshot()

    assert len(read) == len(set(read)) == len(manifest_of(folder)["sha256"])


def test_one_flipped_bit_in_a_weight_is_found(folder):
    path = folder / "manifest.json"
    text = path.read_text(encoding="utf-8")
    assert '"need_condition_score": 50' in text
    path.write_text(text.replace('"need_condition_score": 50', '"need_condition_score": 10'))

    assert "is damaged" in explained(current_snapshot)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("weights", []),
        ("weights", {}),
        ("weights", {"need_condition_score": 50}),
        ("row_counts", 3),
        ("row_counts", {}),
        ("sha256", ["household.parquet"]),
        ("id", 7),
        ("made_up", "no"),
    ],
)
def test_a_manifest_of_wrong_kinds_is_explained(folder, name, value):
    rewrite(folder, **{name: value})

    assert "is damaged" in explained(current_snapshot)


def test_a_pointer_that_is_no_text_is_explained(folder):
    (folder.parent / "current").write_bytes(b"\xff\xfe\x00")

    assert "is damaged" in explained(current_snapshot)


def test_a_pointer_that_is_a_folder_is_explained(folder):
    (folder.parent / "current").unlink()
    (folder.parent / "current").mkdir()

    assert "is damaged" in explained(current_snapshot)


def test_a_question_that_is_wrong_is_not_called_a_damaged_snapshot(folder):
    with pytest.raises(duckdb.Error, match="nothing_of_that_name"):
        current_snapshot().answer("select nothing_of_that_name from raw_household")


def test_a_snapshot_of_another_structure_is_explained_and_not_offered(folder):
    rewrite(folder, shape="another")

    assert "another version of the program" in explained(current_snapshot)
    assert published_snapshots() == []


def test_a_snapshot_from_before_there_were_checksums_is_explained_as_another_version_s(folder):
    old = manifest_of(folder) | {"schema_version": 1}
    del old["shape"], old["checksum"]
    (folder / "manifest.json").write_text(json.dumps(old), encoding="utf-8")

    assert "another version of the program" in explained(current_snapshot)


@pytest.mark.parametrize("day", ["0001-01-01", "1956-12-31"])
def test_a_day_before_any_record_is_explained(folder, day):
    with pytest.raises(RecordsError, match="earlier than any record"):
        Programme(current_snapshot(), Scope(as_of=date.fromisoformat(day)), Principal("governor"))


def test_the_first_day_that_can_be_asked_about_is_new_year_of_2500(folder):
    first = Scope(as_of=date(1957, 1, 1))
    programme = Programme(current_snapshot(), first, Principal("governor"))

    assert (
        programme.ask("select count(*) as n from household where {ago_365} < {as_of}")["n"][0] == 0
    )


def test_a_snapshot_is_never_looked_for_outside_its_folder(folder):
    outside = folder.parent.parent / "outside"
    shutil.copytree(folder, outside)

    assert "is damaged" in explained(lambda: snapshot(f"..{os.sep}outside"))


def test_older_snapshots_are_offered_newest_day_first(folder):
    older = folder.with_name("older")
    shutil.copytree(folder, older)
    rewrite(older, id="older", as_of="2024-01-31")

    assert [one.id for one in published_snapshots()] == [folder.name, "older"]
    assert snapshot("older").as_of.isoformat() == "2024-01-31"
