"""The benchmark: the page is written from what is kept, and right is told from wrong in a file."""

import pytest

from bench import intake, intake_files
from bench.__main__ import main
from bench.hall import TITLE as HALL
from bench.intake import TITLE as INTAKE
from bench.parts import PARTS
from bench.results.report import NOT_YET, report
from bench.results.results import Kept, keep


def on_a_quiet_day(facts):
    return Kept("2024-03-31", load=0.2, others=0.01, facts=facts)


@pytest.fixture
def folder(tmp_path):
    hall = {"first": [3.5], "opened": [0.5, 0.7, 0.61], "turned": [0.021], "shown": [2.5]}
    keep("hall", on_a_quiet_day(hall), tmp_path)
    return tmp_path


def sections(page):
    """What the page says, by heading."""
    return dict(part.split("\n", 1) for part in page.split("\n## ")[1:])


def test_the_page_tells_what_is_kept_and_when_that_was_measured(folder):
    told = sections(report(folder))[HALL]

    assert "| First slide, a warm browser | 3 | 0.61 | 0.70 |" in told
    assert "on 2024-03-31; before it the machine was idle (load average 0.2, 1% of" in told


def test_a_part_of_which_nothing_is_kept_says_so(folder):
    page = sections(report(folder))

    assert len(page) == len(PARTS) + 1
    assert [told.strip() for name, told in page.items() if name != HALL] == [NOT_YET.strip()] * 7


def test_a_part_that_is_measured_again_changes_no_other_section(folder):
    before = sections(report(folder))
    file = {"name": "CSV", "mb": 1, "peak_mb": 90, "opening_mb": 0, "seconds": 2, "refused": None}
    keep("intake", on_a_quiet_day([file | {"planted": 9, "found": 8, "false": 1}]), folder)
    after = sections(report(folder))

    assert "| CSV | 1.00 | 2.00 | 90 | – | 9 | 8 | 1 |" in after[INTAKE]
    assert {name for name in after if after[name] != before[name]} == {INTAKE}


def test_the_command_writes_the_page_from_what_is_kept(folder, capsys):
    page = folder / "benchmarks.md"
    assert main(["--only", "", "--into", str(page), "--kept-in", str(folder)]) == 0

    assert page.read_text("utf-8") == report(folder)


def test_a_part_that_there_is_not_is_refused_by_name(capsys):
    with pytest.raises(SystemExit):
        main(["--only", "hall,dreams"])

    assert "no such part: dreams" in capsys.readouterr().err


def test_every_row_planted_in_a_file_is_found_and_no_other(tmp_path):
    path = tmp_path / "household.csv"
    planted = intake_files.write_csv(path, rows=400)
    reading = intake.read(path)

    assert len(planted) == 400 // intake_files.BAD
    assert reading["rows"] == planted


def test_nothing_is_found_in_a_file_that_is_right(tmp_path):
    path = tmp_path / "household.xlsx"

    assert intake_files.write_workbook(path, rows=50) == []
    assert intake.read(path)["rows"] == []


def test_a_row_named_for_nothing_counts_as_false():
    reading = intake.against_planted({"rows": [2, 5, 22]}, planted=[2, 22, 42])

    assert reading == {"planted": 3, "found": 2, "false": 1}
