"""The documents for those who fill in records: the dictionary, and one repair worked through."""

import re

import pytest

from data_access.commands.records import load
from data_access.language.vocabulary import REPAIR_MOVES, REPAIR_STATUS, UNIT
from data_access.publishing.publish import publish
from data_access.schema import TABLES
from data_access.system.paths import ROOT
from exports.forms.dictionary import dictionary
from tests.exports.figures import figures_json

WRITTEN = ROOT / "docs" / "dictionary.md"
ONE_REPAIR = ROOT / "docs" / "one-repair.md"
FILE = re.compile(r"^```csv (\S+)\n(.*?)^```", re.DOTALL | re.MULTILINE)


def test_the_dictionary_is_that_of_the_schema():
    """`hoh dictionary docs/dictionary.md` writes it again."""
    assert WRITTEN.read_text("utf-8") == dictionary(ROOT / "sample_data")


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_has_a_row_with_its_name_in_thai_what_is_allowed_and_when_it_is_needed(table):
    section = WRITTEN.read_text("utf-8").partition(f"\n## {table.name} ·")[2].partition("\n## ")[0]
    rows = [line.split(" | ") for line in section.splitlines() if line.startswith("| `")]

    assert [row[0].strip("| `‡") for row in rows] == [one.name for one in table.columns]
    for row, column in zip(rows, table.columns, strict=True):
        assert len(row) == 6
        assert row[1] == column.label.th
        assert all(code in row[3] for code in column.choices or {})
        assert ("always" in row[5]) == column.required


def cell_of(table, column):
    """What the dictionary says is allowed in one column."""
    section = WRITTEN.read_text("utf-8").partition(f"\n## {table} ·")[2].partition("\n## ")[0]
    (row,) = [line for line in section.splitlines() if line.startswith(f"| `{column}`")]
    return row.split(" | ")[3]


def test_what_is_allowed_says_the_form_of_years_periods_codes_yes_and_no():
    assert "2560 to 2600" in cell_of("repair", "fiscal_year_be")
    assert "such as 2567, or a quarter such as 2567Q1" in cell_of("area_target", "period")
    assert not re.search("`(true|false)`", WRITTEN.read_text("utf-8"))
    assert cell_of("programme", "made_up") == "ใช่ หรือ ไม่ใช่ / Yes or No: `yes` · `no`"
    assert all(f" {unit}" in cell_of("goal", "unit") for unit in (*UNIT, "%"))
    assert cell_of("area", "postal_code") == "รหัส 5 หลัก / A code of 5 digits"
    assert cell_of("household", "subdistrict_code").endswith("A code of 6 digits, or the name")


def test_each_status_says_what_it_needs_and_where_it_may_go():
    section = WRITTEN.read_text("utf-8").partition("## สถานะการซ่อม")[2]
    rows = {line.split("`")[1]: line for line in section.splitlines() if line.startswith("| `")}

    assert rows.keys() == REPAIR_STATUS.keys()
    for code, moves in REPAIR_MOVES.items():
        assert rows[code].endswith(f"| {', '.join(f'`{move}`' for move in moves)} |")
    assert "approved_thb filled in" in rows["approved"]
    assert "a row in repair_funding" in rows["approved"]
    assert "quality_check pass" in rows["handed_over"]


def test_the_repair_that_is_worked_through_loads_at_once_and_reaches_the_front_page(
    tmp_path, sqlite_store, capsys
):
    for name, body in FILE.findall(ONE_REPAIR.read_text("utf-8")):
        (tmp_path / name).write_text(body, encoding="utf-8")

    outcome = load.load(tmp_path, sqlite_store)
    said = capsys.readouterr().out
    publish(sqlite_store)
    figures = figures_json(capsys, "--role", "governor")

    assert (outcome.state, outcome.rows_waiting) == ("committed", 0)
    assert "taken from the row before it by seq: 6 cells" in said
    assert (figures["G1"]["value"], figures["G1"]["state"]) == (1, "shown")
    assert figures["G3"]["state"] == "shown"  # there is a target to be compared with
