"""The rules of single cells and of references, and what a message may say."""

import pytest

from data_access.intake.cells.identity import holds_national_id
from data_access.intake.issues import LISTED_PER_RULE
from data_access.intake.preview.folder import check_folder
from data_access.schema import TABLES
from data_access.system.errors import RecordsError
from tests.records import (
    household,
    lao,
    member,
    partner,
    write_folder,
)

VALID_ID = "1101700230708"  # the check digit is right; nobody's number is known by it


def new_household(**given):
    return household(household_id="HH-NEW", **given)


def lines(store, tmp_path, **given):
    return check_folder(write_folder(tmp_path / "in", given), store).issues.lines()


def the_line(store, tmp_path, **given):
    (line,) = lines(store, tmp_path, **given)
    return line.en


def test_the_minimal_programme_has_nothing_against_it(minimal):
    assert minimal.issues.lines() == []
    assert minimal.notes == []
    assert set(minimal.records) == {table.name for table in TABLES}


def test_a_required_cell_must_be_filled(loaded, tmp_path):
    line = the_line(loaded, tmp_path, household=[new_household(n_members="")])

    assert line.startswith("household.csv, row 2, column n_members: is empty and must not be.")


def test_a_choice_must_be_in_its_list_and_the_list_is_shown(loaded, tmp_path):
    line = the_line(loaded, tmp_path, partner=[partner(partner_id="NEW", partner_type="firm")])

    assert "‘firm’ is not in the closed list" in line
    assert "Allowed: provincial_gov, public_org, lao" in line


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("n_members", "three", "Allowed: a whole number such as 1250."),
        ("registered_on", "March", "Allowed: a day such as 2024-03-31 or 31/3/2567."),
        ("registered_on", "3/4/2024", "can be read as two days"),
        ("registered_on", "31/3/67", "has a year of two digits"),
        ("registered_on", "30/2/2567", "is not a day of the calendar"),
        ("registered_on", "1/1/2999", "is not a day of the calendar"),
        ("updated_at", "31/3/2640", "lies in the future"),
        ("active", "perhaps", "Allowed: yes or no."),
        ("n_members", "26", "‘26’ is outside the possible range. Allowed: 1 to 25."),
        ("subdistrict_code", "58030", "Allowed: 6 digits."),
        ("subdistrict_code", "580399", "Allowed: a key of the table area."),
    ],
)
def test_a_cell_that_is_not_allowed_says_what_is(column, value, said, loaded, tmp_path):
    found = lines(loaded, tmp_path, household=[new_household(**{column: value})])

    assert said in found[0].en
    assert f"column {column}:" in found[0].en
    assert "วิธีแก้:" in found[0].th


def test_a_key_that_comes_twice_is_refused_at_both_rows(loaded, tmp_path):
    twins = [partner(), partner(name_en="Another Institute")]
    found = lines(loaded, tmp_path, partner=twins)

    assert [line.en[:63] for line in found] == [
        "partner.csv, row 2, column partner_id: ‘CODI’ is the key of mor",
        "partner.csv, row 3, column partner_id: ‘CODI’ is the key of mor",
    ]


def test_a_reference_may_be_to_a_record_that_the_store_has(loaded, tmp_path):
    assert lines(loaded, tmp_path, household=[new_household()]) == []


def test_the_value_of_a_personal_column_is_never_quoted(loaded, tmp_path):
    found = lines(
        loaded,
        tmp_path,
        household=[household(lat="somewhere near the temple")],
        member=[member(household_id="HH-nobody", sex="secret")],
    )

    said = " ".join(line.th + line.en for line in found)
    assert len(found) >= 3
    for value in ("somewhere", "HH-nobody", "secret"):
        assert value not in said


def test_a_telephone_number_in_another_column_is_not_quoted(loaded, tmp_path):
    line = the_line(loaded, tmp_path, household=[new_household(moo="081-234-5678")])

    assert "column moo: is not of the kind" in line


@pytest.mark.parametrize("column", ["head_name", "village_name_th", "household_id"])
def test_a_national_id_in_any_column_is_refused_and_not_quoted(column, loaded, tmp_path):
    found = lines(loaded, tmp_path, household=[household(**{column: f"x{VALID_ID}"})])

    assert any("holds a national identity number" in line.en for line in found)
    assert VALID_ID not in " ".join(line.th + line.en for line in found)


def test_a_national_id_in_a_column_that_would_be_left_out_is_refused(loaded, tmp_path):
    folder = write_folder(tmp_path / "in", {"lao": [lao()]})
    path = folder / "lao.csv"
    heading, row = path.read_text("utf-8").splitlines()
    path.write_text(f"{heading},บัตร\n{row},1-1017-00230-70-8\n", "utf-8")

    (line,) = check_folder(folder, loaded).issues.lines()

    assert line.en.startswith("lao.csv, row 2, column บัตร: holds a national identity number")


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (VALID_ID, True),
        ("1 1017 00230 70 8", True),
        ("๑๑๐๑๗๐๐๒๓๐๗๐๘", True),
        ("เลข1101700230708ครับ", True),
        ("1101700230709", False),  # the check digit is wrong
        ("21101700230708", False),  # fourteen digits
        ("19.1101700230708", False),  # a coordinate
    ],
)
def test_an_identity_number_is_known_by_its_check_digit(text, held):
    assert holds_national_id(text) is held


def test_a_rule_lists_fifty_rows_and_counts_the_rest(loaded, tmp_path):
    many = [household(household_id=f"HH-{number}", moo="99") for number in range(60)]
    found = [line.en for line in lines(loaded, tmp_path, household=many) if "range" in line.en]

    assert len(found) == LISTED_PER_RULE + 1
    assert found[-1] == "And 10 more where it is outside the possible range."


def test_a_folder_that_is_not_there_or_holds_nothing_is_explained(sqlite_store, tmp_path):
    with pytest.raises(RecordsError, match="There is no folder"):
        check_folder(tmp_path / "nowhere", sqlite_store)
    (tmp_path / "empty").mkdir()
    with pytest.raises(RecordsError, match="no file of the programme"):
        check_folder(tmp_path / "empty", sqlite_store)


def test_a_file_of_no_table_is_noted_and_two_files_for_one_are_refused(loaded, tmp_path):
    folder = write_folder(tmp_path / "in", {"lao": [lao()]})
    (folder / "contacts.csv").write_text("name\n", "utf-8")
    (folder / "lao.xlsx").write_bytes(b"")

    preview = check_folder(folder, loaded)

    assert "contacts.csv" in preview.notes[0].en
    assert preview.issues.lines()[0].en.startswith("lao.xlsx: is one of two files")
