"""The safe conversions, and what is left to the person who keeps the file."""

from datetime import date

import pytest

from data_access.intake import normalise
from data_access.vocabulary import REPAIR_TYPE, VULNERABLE_GROUP


@pytest.mark.parametrize(
    ("written", "tidied"),
    [
        ("เเม่ฮ่องสอน", "แม่ฮ่องสอน"),
        ("ต\u0e4dาบล", "ตำบล"),
        ("น\u0e4d\u0e49า", "น้ำ"),
        ("น\u0e49\u0e4dา", "น้ำ"),
        ("บ้าน\u200bแพม", "บ้านแพม"),
        ("บ้าน\u00a0แพม", "บ้าน แพม"),
    ],
)
def test_spellings_that_look_alike_become_one(written, tidied):
    assert normalise.tidy(written) == tidied


@pytest.mark.parametrize("written", ["1250", "1,250", "๑๒๕๐", "๑,๒๕๐", "1250.0", "+1250"])
def test_a_whole_number_is_read_however_an_office_writes_it(written):
    assert normalise.read_whole(written) == 1250


@pytest.mark.parametrize("written", ["12.5", "1,25", "1 250", "พัน", "nan", "inf", "1e30", ""])
def test_what_is_not_surely_a_whole_number_is_not_read(written):
    assert normalise.read_whole(written) is None


@pytest.mark.parametrize(
    "written",
    ["2024-03-31", "2567-03-31", "31/3/2567", "31-03-2567", "๓๑/๓/๒๕๖๗", "2024-03-31T00:00:00"],
)
def test_a_day_is_read_in_either_calendar(written):
    assert normalise.read_date(written) == date(2024, 3, 31)


def test_a_leap_day_of_the_thai_calendar_is_read():
    assert normalise.read_date("29/2/2567") == date(2024, 2, 29)


@pytest.mark.parametrize(
    "written", ["3/4/2024", "31/3/67", "2024-02-30", "2024-03-31 14:30", "ม.ค."]
)
def test_a_day_that_could_be_another_is_not_read(written):
    assert normalise.read_date(written) is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [("ใช่", True), ("ไม่ใช่", False), ("TRUE", True), ("no", False), ("๑", True), ("อาจจะ", None)],
)
def test_yes_and_no_are_read_in_both_languages(written, meant):
    assert normalise.read_yes_no(written) is meant


@pytest.mark.parametrize(("written", "code"), [("12.0", "12"), ("๕๘๐๑", "5801"), ("A.0", "A.0")])
def test_a_code_keeps_its_digits_and_loses_what_a_spreadsheet_added(written, code):
    assert normalise.read_code(written) == code


@pytest.mark.parametrize("written", ["extend", "ต่อเติม", "Extension", "extension"])
def test_a_choice_is_known_by_its_code_or_its_words(written):
    assert normalise.read_choice(written, REPAIR_TYPE) == "extend"


def test_a_word_outside_the_list_is_not_read():
    assert normalise.read_choice("ต่อ", REPAIR_TYPE) is None


@pytest.mark.parametrize(
    "written", ["elderly;disabled", "disabled; elderly", "disabled,elderly", "disabled elderly"]
)
def test_a_set_of_choices_has_one_form(written):
    assert normalise.read_choices(written, VULNERABLE_GROUP) == "disabled;elderly"


def test_one_unknown_choice_makes_the_set_unread():
    assert normalise.read_choices("elderly;rich", VULNERABLE_GROUP) is None
