"""`hoh figures`: every indicator in plain values."""

import json
import shutil

import pytest

from data_access.__main__ import main
from data_access.indicators import INDICATORS
from data_access.publishing.publish import publish
from data_access.store.record_store import open_store
from tests.programmes import keep
from tests.records import minimal_programme


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """A folder of snapshots with the minimal programme in it."""
    folder = tmp_path_factory.mktemp("published")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("HOH_VAR", str(folder))
        environment.delenv("HOH_STORE", raising=False)
        store = open_store()
        keep(store, minimal_programme())
        publish(store)
        store.close()
    return folder / "snapshots"


@pytest.fixture
def figures(published, var, capsys):
    """Asks the command with these arguments; answers its JSON."""
    shutil.copytree(published, var / "snapshots")

    def ask(*arguments):
        assert main(["figures", "--json", *arguments]) == 0
        return json.loads(capsys.readouterr().out)

    return ask


def value(answer, key):
    return next(row for row in answer["figures"] if row["key"] == key)


def test_every_indicator_is_told_with_its_words_and_formula(figures):
    answer = figures()

    assert [row["key"] for row in answer["figures"]] == [one.key for one in INDICATORS]
    assert (answer["as_of"], answer["role"], answer["made_up"]) == ("2024-03-31", "public", True)
    for row in answer["figures"]:
        assert row["name_th"]
        assert row["formula_en"]
        assert row["state"] in ("shown", "hidden", "none")


def test_the_public_is_told_nothing_of_two_households(figures):
    row = value(figures(), "G8")

    assert row["state"] == "hidden"
    assert (row["value"], row["numerator"], row["denominator"]) == (None, None, None)


def test_the_figures_are_those_of_the_day_and_places_asked_about(figures):
    assert value(figures(), "G1")["value"] == 1
    assert value(figures("--as-of", "2024-01-31"), "G1")["value"] == 0
    elsewhere = figures("--district", "5801", "--fiscal-year", "2567")
    assert value(elsewhere, "G1")["value"] == 0
    assert (elsewhere["districts"], elsewhere["fiscal_year_be"]) == (["5801"], 2567)


@pytest.mark.parametrize(
    ("asked", "moved"), [("2024-03-30", False), ("2024-03-31", False), ("2024-04-01", True)]
)
def test_a_day_after_the_newest_records_is_answered_with_the_newest_and_said_so(
    figures, capsys, asked, moved
):
    assert main(["figures", "--json", "--role", "governor", "--as-of", asked]) == 0
    told = capsys.readouterr()
    answer = json.loads(told.out)

    assert answer["as_of_asked"] == asked
    assert answer["as_of"] == min(asked, "2024-03-31")
    assert (f"not of {asked} as asked" in told.err) == moved
    assert ("ข้อมูลมีถึง 31/3/2567" in told.err) == moved


def test_a_role_that_may_not_see_every_row_is_told_of_no_single_subdistrict(
    figures, published, capsys
):
    assert figures("--role", "governor", "--subdistrict", "580302")["subdistricts"] == ["580302"]

    assert main(["figures", "--subdistrict", "580302"]) == 2
    assert "--district" in capsys.readouterr().err


def test_an_older_snapshot_can_be_asked_by_its_id(figures):
    current = figures()["snapshot"]

    assert figures("--snapshot", current)["snapshot"] == current


@pytest.mark.parametrize("role", ["public", "presenter", "admin"])
def test_a_day_between_those_that_are_released_is_refused_and_the_nearest_are_named(
    published, var, capsys, role
):
    shutil.copytree(published, var / "snapshots")

    assert main(["figures", "--role", role, "--as-of", "2024-03-14"]) == 2
    said = capsys.readouterr().err
    assert "29 Feb 2024 (2567) and 31 Mar 2024 (2567)" in said
    assert "29 ก.พ. 2567 และ 31 มี.ค. 2567" in said


def test_only_who_sees_every_row_may_ask_another_snapshot_than_the_open_one(published, var, capsys):
    shutil.copytree(published, var / "snapshots")

    assert main(["figures", "--snapshot", "0123456789ab"]) == 2
    assert "the open snapshot only" in capsys.readouterr().err
    assert main(["figures", "--role", "governor", "--snapshot", "0123456789ab"]) == 2
    assert "the open snapshot only" not in capsys.readouterr().err


def test_without_json_it_is_a_line_a_figure(published, var, capsys):
    shutil.copytree(published, var / "snapshots")

    assert main(["figures", "--role", "governor"]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(INDICATORS)
    assert lines[0].split()[:2] == ["G1", "1"]
    assert "(hidden)" in next(line for line in lines if line.startswith("G8 "))
    assert "10.0" in next(line for line in lines if line.startswith("P2 "))


def test_when_nothing_is_published_it_says_so_and_fails(var, capsys):
    assert main(["figures"]) != 0

    said = capsys.readouterr()
    assert said.out == ""
    assert "Nothing has been published yet" in said.err


def test_a_partner_that_is_not_on_record_is_refused_and_the_ids_are_named(published, var, capsys):
    shutil.copytree(published, var / "snapshots")

    assert main(["figures", "--role", "partner", "--organisation", "nobody"]) == 2
    said = capsys.readouterr()
    assert "There is no partner nobody. The ids are " in said.err + said.out
    assert main(["figures", "--role", "partner", "--organisation", "CODI"]) == 0


@pytest.mark.parametrize(
    ("asked", "english", "thai"),
    [
        ("2023", "in the Buddhist Era it is 2566. Those on record: 2567.", "ตรงกับ พ.ศ. 2566"),
        ("2024", "in the Buddhist Era it is 2567.", "ตรงกับ พ.ศ. 2567"),
        ("2565", "There is no fiscal year 2565. Those on record: 2567.", "ที่มีข้อมูลคือ 2567"),
        ("2568", "There is no fiscal year 2568. Those on record: 2567.", "ไม่มีข้อมูลของปีงบประมาณ 2568"),
        ("67", "There is no fiscal year 67. Those on record: 2567.", "ไม่มีข้อมูลของปีงบประมาณ 67"),
    ],
)  # fmt: skip
def test_a_fiscal_year_that_is_not_on_record_is_refused_and_those_that_are_are_named(
    published, var, capsys, asked, english, thai
):
    shutil.copytree(published, var / "snapshots")

    assert main(["figures", "--fiscal-year", asked]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert english in said.err
    assert thai in said.err
    assert main(["figures", "--fiscal-year", "2567"]) == 0


def test_a_district_that_its_subdistricts_would_pass_over_is_refused(published, var, capsys):
    shutil.copytree(published, var / "snapshots")
    asked = ["figures", "--role", "governor", "--subdistrict", "580302", "--district"]

    assert main([*asked, "5801"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "disagree about district 5801, 5803" in said.err
    assert "ไม่ตรงกันที่อำเภอ 5801, 5803" in said.err
    assert main([*asked, "5803"]) == 0


@pytest.mark.parametrize(
    ("option", "written", "said"),
    [
        ("--as-of", "2566-12-31", "in CE it is 2023-12-31"),
        ("--as-of", "31/12/2566", "write the day in CE"),
        ("--fiscal-year", "2567.5", "must be a whole number"),
        ("--role", "king", "There is no role"),
    ],
)
def test_what_is_not_understood_is_said_and_never_answered_for(var, capsys, option, written, said):
    assert main(["figures", option, written]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert said in told.err


@pytest.mark.parametrize("written", ["0", "-1", "x"])
def test_less_than_one_batch_is_not_all_of_them(var, capsys, written):
    assert main(["batches", f"--newest={written}"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "must be a whole number from 1 on" in told.err
