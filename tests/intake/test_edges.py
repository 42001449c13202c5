"""The checks of intake at their edges: one below, at, and one above, each number written out."""

from datetime import date, timedelta

import pytest

from data_access.intake.checks.check import checked
from data_access.intake.checks.references import lost_references
from data_access.intake.issues import Issues
from data_access.intake.layout.read import read_folder
from data_access.intake.rules import ask_the_rules
from tests.records import (
    assessment,
    delivery,
    goal,
    goal_update,
    household,
    moves,
    photo,
    pledge,
    repair,
    repair_funding,
    repair_handed_over,
    write_folder,
)

TODAY = date(2024, 6, 15)
PATH = (
    ("reported", "2023-10-10"),
    ("surveyed", "2023-10-20"),
    ("community_verified", "2023-11-10"),
    ("approved", "2023-12-01"),
    ("in_progress", "2024-01-05"),
    ("completed", "2024-02-10"),
    ("handed_over", "2024-02-20"),
)


@pytest.fixture
def cells(tmp_path):
    """What is said of one file's cells, read on TODAY, as lines in English."""

    def cells(**tables):
        _, *files = read_folder(write_folder(tmp_path / "in", tables))
        issues = Issues()
        for file in files:
            issues.add([*file.issues, *checked(file, today=TODAY).issues])
        return [line.en for line in issues.lines()]

    return cells


@pytest.fixture
def judged(minimal, alone, tmp_path):
    """What the rules find in the minimal programme with other rows in some of its tables."""

    def judged(**tables):
        _, *files = read_folder(write_folder(tmp_path / "in", tables))
        read = {file.table.name: checked(file) for file in files}
        records = {name: one.records for name, one in read.items()}
        incoming = alone.only(minimal.records | records)
        issues = Issues()
        for file in files:
            issues.add([*file.issues, *read[file.table.name].issues])
        for breaches in (lost_references(incoming), ask_the_rules(incoming)):
            issues.add(incoming.issues_of_all(breaches))
        return issues

    return judged


@pytest.fixture
def said(judged):
    """The same as lines in English, without the warnings."""
    return lambda **tables: [line.en for line in judged(**tables).lines()]


def at(status, **given):
    """The minimal programme's repair at `status`, with what the way there left behind."""
    whole, names = repair_handed_over(), [name for name, _ in PATH]
    place = names.index(status)
    # What comes with a later status is not there yet.
    days = ("reported_on", "surveyed_on", "verified_on", "approved_on", "started_on",
            "completed_on", "handed_over_on")  # fmt: skip
    later = dict.fromkeys(days[place + 1 :], "")
    if place < 6:
        later |= {"quality_check": "na"}
    if place < 5:
        later |= {"actual_cash_thb": "", "inkind_value_thb": "", "labour_person_days": ""}
    if place < 3:
        later |= {"approved_thb": ""}
    row = {**whole, **later, "status": status, "status_since": PATH[place][1], **given}
    return {
        "repair": [row],
        "repair_status_log": moves("R-0001", *PATH[: place + 1]),
    }


# Cells.


@pytest.mark.parametrize(
    ("day", "is_refused"),
    [(TODAY - timedelta(1), False), (TODAY, False), (TODAY + timedelta(1), True)],
)
def test_a_day_is_in_the_future_from_tomorrow_on(day, is_refused, cells):
    lines = cells(household=[household(registered_on=str(day))])

    assert any("lies in the future" in line for line in lines) is is_refused


@pytest.mark.parametrize(("length", "is_refused"), [(1_999, False), (2_000, False), (2_001, True)])
def test_a_text_may_have_two_thousand_characters_and_not_one_more(length, is_refused, cells):
    lines = cells(household=[household(village_name_th="ก" * length)])

    assert any("is too long" in line for line in lines) is is_refused


@pytest.mark.parametrize(
    ("members", "is_refused"), [("0", True), ("1", False), ("25", False), ("26", True)]
)
def test_a_number_may_be_at_either_end_of_its_range(members, is_refused, cells):
    lines = cells(household=[household(n_members=members)])

    assert any("is outside the possible range" in line for line in lines) is is_refused


# Rules between tables.


@pytest.mark.parametrize("status", [name for name, _ in PATH])
def test_a_repair_with_all_that_its_status_needs_is_accepted(status, said):
    assert said(**at(status)) == []


@pytest.mark.parametrize(
    ("column", "before", "first"),
    [
        ("verified_on", "surveyed", "community_verified"),
        ("approved_on", "community_verified", "approved"),
        ("approved_thb", "community_verified", "approved"),
        ("started_on", "approved", "in_progress"),
        ("completed_on", "in_progress", "completed"),
        ("actual_cash_thb", "in_progress", "completed"),
        ("handed_over_on", "completed", "handed_over"),
    ],
)
def test_a_column_is_needed_from_its_status_on_and_not_before(column, before, first, said):
    assert said(**at(before, **{column: ""})) == []
    (line,) = said(**at(first, **{column: ""}))
    assert f"Allowed: {column} filled in." in line


@pytest.mark.parametrize(
    ("table", "before", "first", "needed"),
    [
        ("assessment", "reported", "surveyed", "an assessment of the house"),
        ("repair_funding", "community_verified", "approved", "a row in repair_funding"),
        ("photo", "in_progress", "completed", "a photo of the stage after"),
    ],
)
def test_rows_of_another_table_are_needed_from_a_status_on_and_not_before(
    table, before, first, needed, said
):
    assert said(**at(before), **{table: []}) == []
    (line,) = said(**at(first), **{table: []})
    assert f"Allowed: {needed}." in line


def test_a_photo_of_before_is_not_the_one_of_after(said):
    (line,) = said(**at("completed"), photo=[photo(stage="before")])

    assert "Allowed: a photo of the stage after." in line


@pytest.mark.parametrize(("check", "before_hand_over"), [("fix", True), ("na", True)])
def test_the_quality_check_is_needed_at_the_hand_over_only(check, before_hand_over, said):
    assert said(**at("completed", quality_check=check)) == []
    (line,) = said(**at("handed_over", quality_check=check))
    assert "quality_check pass" in line


@pytest.mark.parametrize(
    ("thb", "is_refused"), [("19999", False), ("20000", False), ("20001", True)]
)
def test_money_may_reach_its_cap_and_not_one_baht_more(thb, is_refused, said):
    lines = said(repair_funding=[repair_funding(value_thb=thb)])

    assert any("than the cap" in line for line in lines) is is_refused


@pytest.mark.parametrize(
    ("day", "is_refused"),
    [("2024-03-30", False), ("2024-03-31", False), ("2024-04-01", True)],
)
def test_what_happened_lies_no_later_than_the_day_of_the_records(day, is_refused, said):
    lines = said(delivery=[delivery(delivered_on=day)])

    assert any("lies after the newest day" in line for line in lines) is is_refused


@pytest.mark.parametrize(
    ("surveyed_on", "is_refused"),
    [("2023-10-09", True), ("2023-10-10", False), ("2023-10-11", False)],
)
def test_two_steps_of_a_repair_may_be_on_one_day_and_not_backwards(surveyed_on, is_refused, said):
    lines = said(**at("handed_over", surveyed_on=surveyed_on))

    assert any("lies before the day of an earlier step" in line for line in lines) is is_refused


@pytest.mark.parametrize(("qty", "warns"), [("199999", False), ("200000", False), ("200001", True)])
def test_deliveries_may_fill_their_pledge_and_more_is_a_warning(qty, warns, judged):
    findings = judged(pledge=[pledge(qty="200000")], delivery=[delivery(qty=qty)])

    assert findings.lines() == []
    told = [line.en for line in findings.warning_lines()]
    assert any("to more than was pledged" in line for line in told) is warns


@pytest.mark.parametrize(
    ("value", "is_refused"), [("-1", True), ("0", False), ("100", False), ("101", True)]
)
def test_a_percentage_lies_between_nothing_and_a_hundred(value, is_refused, said):
    lines = said(goal=[goal(unit="%", target="100")], goal_update=[goal_update(value=value)])

    assert bool(lines) is is_refused


def test_a_household_has_one_open_repair_and_any_number_of_closed_ones(said):
    second = repair(repair_id="R-0002", status="cancelled", status_since="2023-10-12")
    log = moves("R-0001", PATH[0]) + moves("R-0002", PATH[0], ("cancelled", "2023-10-12"))

    assert said(repair=[repair(), second], repair_status_log=log) == []


def test_an_assessment_of_another_house_is_none_of_this_one(said):
    other = [assessment(household_id="HH-580301-0002")]

    lines = said(**at("surveyed"), assessment=other)

    assert any("an assessment of the house" in line for line in lines)


@pytest.mark.parametrize(
    ("day", "is_refused"), [("2023-10-09", True), ("2023-10-10", False), ("2023-10-11", False)]
)
def test_two_moves_of_a_repair_may_be_on_one_day(day, is_refused, said):
    tables = at("surveyed", surveyed_on="2023-10-20", status_since=day)
    tables["repair_status_log"] = moves("R-0001", PATH[0], ("surveyed", day))

    lines = said(**tables)

    assert any("lies before the row before it" in line for line in lines) is is_refused
