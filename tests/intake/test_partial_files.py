"""A file that changes some columns of records already kept: what it leaves out stays as it is."""

import csv
import io
from io import BytesIO

import pytest
from openpyxl import load_workbook

from data_access.__main__ import main
from data_access.access.roles import Principal
from data_access.casework.entry import record_delivery
from data_access.intake.cells.column_rules import HOPELESS, MOST_ERRORS
from data_access.intake.checks.check import checked
from data_access.intake.commit.commit import commit
from data_access.intake.commit.undo import undo
from data_access.intake.issues import collected
from data_access.intake.layout.layout import layouts
from data_access.intake.layout.table_file import read_sheet
from data_access.intake.layout.workbook import open_book
from data_access.intake.preview.folder import check_folder, check_path
from data_access.intake.preview.preview import Counts
from data_access.intake.preview.quarantine import quarantined, retry_quarantine
from data_access.schema import BY_NAME
from data_access.store.record_store import open_store
from data_access.system.errors import RecordsError
from exports.workbook.error_workbook import error_workbook
from tests.records import household, member, repair_status_log, write_folder

OFFICER = Principal("data_officer", account_id="A1")
FIRST, SECOND = "HH-580302-0001", "HH-580301-0002"  # of the loaded store, each of 3 members
REQUIRED = [column.name for column in BY_NAME["household"].columns if column.required][1:]


def sent(folder, **tables):
    """A folder of CSVs that have only the columns which their rows name."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        (folder / f"{name}.csv").write_bytes(as_csv(rows))
    return folder


def as_csv(rows):
    content = io.StringIO()
    writer = csv.DictWriter(content, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return content.getvalue().encode()


def sizes(**members):
    """Rows of a household and how many live in it, by FIRST, SECOND or another id."""
    ids = {"first": FIRST, "second": SECOND}
    return [
        {"household_id": ids.get(name, name), "n_members": count} for name, count in members.items()
    ]


def households(store):
    return store.read("household").set_index("household_id")


def reasons(preview):
    """By row of the file, the columns that something stands against."""
    return {row.file_row: [issue.column for issue in row.issues] for row in preview.rejected_rows()}


def test_a_file_of_two_columns_changes_those_cells_and_no_others_and_can_be_undone(
    loaded, tmp_path
):
    before = households(loaded)
    preview = check_folder(sent(tmp_path / "in", household=sizes(first="5", second="3")), loaded)

    assert preview.is_clean
    assert "can change only records already kept" in preview.notes[0].en
    assert preview.counts["household"] == Counts(changed=1, same=1)
    told = [
        (cell.key, cell.column.name, cell.before, cell.after)
        for cell in preview.tables["household"].changes()
    ]
    assert told == [(FIRST, "n_members", 3, 5)]
    outcome = commit(preview, loaded, OFFICER)
    changed = before.copy()
    changed.loc[FIRST, ["n_members", "record_version"]] = 5, 2
    assert households(loaded).equals(changed)

    undo(str(outcome.number), loaded, OFFICER)
    assert households(loaded).equals(before)


def test_an_empty_required_cell_of_a_stored_record_changes_nothing(loaded, tmp_path):
    rows = [household(moo="7", n_members="", tenure="-")]
    preview = check_folder(write_folder(tmp_path / "in", {"household": rows}), loaded)

    assert preview.is_clean
    assert preview.tables["household"].changed_cells == {"moo": 1}


def test_an_empty_cell_clears_no_required_value_and_an_absent_column_clears_nothing(
    loaded, tmp_path
):
    rows = [{"household_id": FIRST, "moo": "7", "n_members": "", "form_version": ""}]
    preview = check_folder(sent(tmp_path / "in", household=rows), loaded, clear_empty=True)

    (line,) = preview.issues.lines()
    assert line.en.startswith("household.csv, row 2, column n_members: is required, so an empty")
    assert "load the file without clearing" in line.en
    assert "นำเข้าโดยไม่ให้ช่องว่างลบค่าเดิม" in line.th

    rows[0]["n_members"] = "4"
    preview = check_folder(sent(tmp_path / "in", household=rows), loaded, clear_empty=True)
    assert preview.is_clean
    assert preview.tables["household"].changed_cells == {
        "moo": 1,
        "n_members": 1,
        "form_version": 1,
    }


def test_a_new_row_is_rejected_alone_and_told_each_column_that_it_lacks(loaded, tmp_path):
    rows = sizes(first="5", nobody="2")
    preview = check_folder(sent(tmp_path / "in", household=rows), loaded)

    assert preview.counts["household"] == Counts(changed=1, rejected=1)
    assert reasons(preview) == {3: [name for name in REQUIRED if name != "n_members"]}
    words = preview.issues.lines()[0]
    assert "is needed for a record that the store does not have yet" in words.en
    assert "correct the key" in words.en
    assert "หรือแก้รหัสที่ผิด" in words.th
    sheet = load_workbook(BytesIO(error_workbook(preview, OFFICER)))["household"]
    assert [cell.value for cell in sheet[1]][:3] == ["แถวในไฟล์", "household_id", "n_members"]
    assert "Subdistrict: is needed for a record" in sheet[2][4].value


def test_a_file_of_new_records_alone_is_told_once_what_columns_it_lacks(loaded, tmp_path):
    folder = sent(tmp_path / "in", household=sizes(one="5", two="2", three="3"))
    issues = check_folder(folder, loaded).issues

    assert issues.rows == set()
    assert len(issues.of_file) == len(REQUIRED) - 1
    assert "moo: is missing and the table needs it" in str(issues.lines())


def test_before_areas_and_programme_are_there_nothing_else_is_asked_for(tmp_path):
    folder = sent(tmp_path / "in", household=sizes(one="5", two="2", three="3"))
    empty = open_store(f"sqlite:///{tmp_path / 'empty.sqlite'}")

    issues = check_folder(folder, empty).issues
    assert issues.rows == set()
    assert sorted(one.file for one in issues.of_file) == ["area.csv", "programme.csv"]
    empty.close()


def test_a_file_needs_its_key_and_a_point_its_other_half(loaded, tmp_path):
    keyless = sent(tmp_path / "keyless", repair_status_log=[{"repair_id": "R-0001", "note": "x"}])
    (line,) = [
        line.en for line in check_folder(keyless, loaded).issues.lines() if "column seq" in line.en
    ]
    assert "is missing and the table needs it" in line

    half = sent(tmp_path / "half", household=[{"household_id": FIRST, "lat": "19.5"}])
    (line,) = check_folder(half, loaded).issues.lines()
    assert "column lat: has one of latitude and longitude without the other" in line.en


def test_a_sheet_with_its_key_and_one_other_column_is_found(loaded):
    book = open_book("sizes.csv", "รหัสครัวเรือน,จำนวนสมาชิก\nHH-1,4\n".encode())
    (layout,) = layouts(book)

    assert layout.table.name == "household"
    assert (layout.missing_key, layout.missing[:2]) == ([], ["subdistrict_code", "moo"])
    (keyless,) = layouts(open_book("m.csv", b"sex,birth_year_be\nmale,2520\n"), "member")
    assert keyless.missing_key == ["member_id"]
    assert layouts(open_book("m.csv", b"household_id\nHH-1\n")) == []
    assert layouts(open_book("m.csv", b"sex,birth_year_be\nmale,2520\n")) == []


def test_the_rules_between_tables_look_at_the_whole_record(loaded, tmp_path):
    moved = [{"household_id": FIRST, "lat": "16.0", "lon": "98.43"}]
    (reason,) = reasons(check_folder(sent(tmp_path / "far", household=moved), loaded)).values()
    assert reason == ["lat"]

    unlogged = [{"repair_id": "R-0002", "status": "surveyed"}]
    preview = check_folder(sent(tmp_path / "unlogged", repair=unlogged), loaded)
    assert reasons(preview) == {2: ["status"]}

    step = repair_status_log(
        repair_id="R-0002", seq="2", from_status="reported", to_status="surveyed", changed_on="2024-01-10"
    )  # fmt: skip
    moved = [{"repair_id": "R-0002", "status": "surveyed", "status_since": "2024-01-10", "surveyed_on": "2024-01-10"}]  # fmt: skip
    folder = sent(tmp_path / "logged", repair=moved, repair_status_log=[step])
    preview = check_folder(folder, loaded)
    assert preview.is_clean
    assert preview.counts["repair"].changed == 1


def test_areas_keep_their_names_while_a_file_changes_only_their_points(loaded, tmp_path):
    area = [{"area_code": "580302", "lat": "19.43", "lon": "98.44"}]
    homes = [{"household_id": FIRST, "subdistrict_code": "เวียงเหนือ", "moo": "2"}]

    preview = check_folder(sent(tmp_path / "in", area=area, household=homes), loaded)

    assert preview.is_clean
    assert preview.tables["household"].changed_cells == {"moo": 1}


def test_an_officer_of_a_district_changes_only_what_lies_there(loaded, tmp_path):
    there = Principal("data_officer", districts=frozenset({"5803"}), account_id="A2")
    rows = sizes(first="5", **{"HH-580104-0003": "2"})

    preview = check_folder(sent(tmp_path / "in", household=rows), loaded, there)

    assert preview.counts["household"] == Counts(changed=1, rejected=1)


def test_a_form_is_told_what_a_new_record_lacks(loaded):
    with pytest.raises(RecordsError, match="Partner: is empty and must not be"):
        record_delivery(loaded, OFFICER, {"kind": "cash", "qty": "1", "unit": "THB"})


def test_a_row_waits_for_its_record_and_is_tried_again_when_it_has_come(loaded, tmp_path):
    folder = sent(tmp_path / "sizes", household=sizes(first="5", new="6"))
    commit(check_folder(folder, loaded, OFFICER), loaded, OFFICER)
    (row,) = quarantined(loaded, OFFICER)
    assert row.cells == {"household_id": "new", "n_members": "6"}
    assert {column for column, _words in row.issues} == set(REQUIRED) - {"n_members"}

    early = retry_quarantine(loaded, OFFICER, [row.row_id])
    assert commit(early, loaded, OFFICER).state == "refused"
    (row,) = quarantined(loaded, OFFICER)
    assert len(row.issues) == len(REQUIRED) - 1

    come = write_folder(tmp_path / "come", {"household": [household(household_id="new")]})
    added = commit(check_folder(come, loaded, OFFICER), loaded, OFFICER)
    assert [one.row_id for one in quarantined(loaded, OFFICER)] == [row.row_id]

    outcome = commit(retry_quarantine(loaded, OFFICER, [row.row_id]), loaded, OFFICER)
    assert outcome.counts["household"] == Counts(changed=1)
    assert households(loaded).loc["new", "n_members"] == 6
    assert quarantined(loaded, OFFICER) == []
    undo(str(outcome.number), loaded, OFFICER)
    assert [one.row_id for one in quarantined(loaded, OFFICER)] == [row.row_id]
    assert households(loaded).loc["new", "n_members"] == 3
    commit(retry_quarantine(loaded, OFFICER, [row.row_id]), loaded, OFFICER)
    with pytest.raises(RecordsError, match="changed"):
        undo(str(added.number), loaded, OFFICER)


def test_a_row_is_settled_by_a_record_that_comes_as_it_says(loaded, tmp_path):
    partial = sent(tmp_path / "sizes", household=sizes(first="5", new="6"))
    commit(check_folder(partial, loaded, OFFICER), loaded, OFFICER)
    come = {"household": [household(household_id="new", n_members="6")]}

    commit(check_folder(write_folder(tmp_path / "come", come), loaded, OFFICER), loaded, OFFICER)

    assert quarantined(loaded, OFFICER) == []


def test_a_row_that_waited_is_settled_by_its_file_sent_again(loaded, tmp_path):
    partial = sent(tmp_path / "sizes", household=sizes(first="5", new="6"))
    commit(check_folder(partial, loaded, OFFICER), loaded, OFFICER)
    come = write_folder(tmp_path / "come", {"household": [household(household_id="new")]})
    commit(check_folder(come, loaded, OFFICER), loaded, OFFICER)

    outcome = commit(check_folder(partial, loaded, OFFICER), loaded, OFFICER)

    assert outcome.counts["household"] == Counts(changed=1, same=1)
    assert quarantined(loaded, OFFICER) == []


def test_rows_of_a_file_that_lacks_columns_wait_with_that_reason(loaded, tmp_path):
    folder = sent(tmp_path / "in", household=sizes(new="6"), member=[member(is_head="no")])

    commit(check_folder(folder, loaded, OFFICER), loaded, OFFICER)

    (row,) = quarantined(loaded, OFFICER)
    assert "moo" in [column for column, _words in row.issues]


def test_the_command_loads_what_is_known_and_tells_what_is_not(loaded, tmp_path, capsys):
    folder = sent(tmp_path / "in", household=sizes(first="5", nobody="2"))

    assert main(["load", str(folder / "household.csv"), "--no-publish"]) == 3

    said = capsys.readouterr()
    assert "household                    0         1         0         1  " in said.out
    assert "is needed for a record that the store does not have yet" in said.out
    assert check_path(folder / "household.csv", loaded).already_loaded is None


def test_a_file_of_very_many_strangers_stops_being_checked(loaded):
    strangers = MOST_ERRORS // 5 + 1
    rows = sizes(first="5", **{f"H{number}": "2" for number in range(strangers)})
    book = open_book("household.csv", as_csv(rows))
    file = read_sheet(book, layouts(book)[0])

    issues = collected(checked(file, stored=loaded.read("household")).issues)

    assert issues.counts[HOPELESS] == 1
    assert sum(issues.counts.values()) == 5 * strangers + 1
