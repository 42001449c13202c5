"""The rules between columns and between tables, each broken once."""

import pytest

from data_access.intake.checks.check import checked
from data_access.intake.checks.references import lost_references
from data_access.intake.issues import Issues
from data_access.intake.layout.read import read_folder
from data_access.intake.matching.incoming import Incoming
from data_access.intake.preview.folder import check_folder
from data_access.intake.rules import ask_the_rules
from tests.programmes import keep
from tests.records import (
    area_target,
    area_target_change,
    delivery,
    goal,
    goal_target_change,
    household,
    moves,
    moves_to_handed_over,
    pledge,
    programme,
    repair,
    repair_funding,
    repair_handed_over,
    repair_status_log,
    write_folder,
)


@pytest.fixture
def said(minimal, alone, tmp_path):
    """What the rules say of the minimal programme with other rows in some of its tables."""

    def said(store=None, **given):
        _, *files = read_folder(write_folder(tmp_path / "in", given))
        read = {file.table.name: checked(file) for file in files}
        records = {name: one.records for name, one in read.items()}
        beside = Incoming(store, minimal.records, alone.files) if store else alone
        incoming = beside.only(minimal.records | records)
        issues = Issues()
        for file in files:
            issues.add([*file.issues, *read[file.table.name].issues])
        for breaches in (lost_references(incoming), ask_the_rules(incoming)):
            issues.add(incoming.issues_of_all(breaches))
        return [line.en for line in issues.lines()]

    return said


def one_repair(log=None, **given):
    """The minimal programme's tables with one repair, handed over unless `given` says other."""
    return {
        "repair": [repair_handed_over(**given)],
        "repair_status_log": log or moves_to_handed_over("R-0001"),
    }


def test_a_programme_has_exactly_one_row(said):
    two = [programme(), programme(programme_id="OTHER")]

    assert "must hold exactly one programme" in said(programme=two)[0]
    assert "must hold exactly one programme" in said(programme=[])[0]


def test_made_up_and_real_records_never_mix(loaded, tmp_path):
    real = write_folder(tmp_path / "in", {"programme": [programme(made_up="no")]})

    (line,) = check_folder(real, loaded).issues.lines()

    assert "would mix made-up and real records" in line.en


def test_a_household_lies_near_the_programmes_areas(said):
    nothing = (
        "member",
        "assessment",
        "livelihood",
        "livelihood_check",
        "repair",
        "repair_status_log",
        "photo",
        "commitment_house",
        "delivery",
        "repair_funding",
        "proof",
        "measure_link",
    )
    elsewhere = [household(lat="13.7563", lon="100.5018")]

    (line,) = said(household=elsewhere, **{name: [] for name in nothing})

    assert "has coordinates far from the programme's areas" in line
    assert "13.75" not in line


@pytest.mark.parametrize(
    ("given", "column"),
    [
        ({"approved_on": "2023-11-01"}, "approved_on"),
        ({"started_on": "2024-02-11"}, "completed_on"),
    ],
)
def test_the_days_of_a_repair_do_not_run_backwards(given, column, said):
    (line,) = said(**one_repair(**given))

    assert f"column {column}: " in line
    assert "lies before the day of an earlier step" in line


def test_a_step_without_a_day_is_passed_over(said):
    (line,) = said(**one_repair(surveyed_on="", reported_on="2023-11-20"))

    assert "column verified_on: ‘2023-11-10’ lies before" in line


def test_nothing_happened_after_the_as_of(said):
    (line,) = said(delivery=[delivery(delivered_on="2024-04-01")])

    assert "column delivered_on: ‘2024-04-01’ lies after the newest day" in line
    assert "no later than 2024-03-31" in line


def test_a_term_may_lie_ahead(said):
    assert said(pledge=[pledge(due_on="2027-09-30")]) == []


def test_the_first_row_of_a_log_comes_from_nowhere(said):
    log = [*moves_to_handed_over("R-0001"), repair_status_log(repair_id="R-0002", from_status="surveyed")]  # fmt: skip

    (line,) = said(repair_status_log=log)

    assert "row 9, column from_status: ‘surveyed’ is not where the row before it" in line


def test_a_move_starts_where_the_last_arrived(said):
    log = moves_to_handed_over("R-0001")
    log[3]["from_status"] = "surveyed"

    lines = said(**one_repair(log))

    assert "row 5, column from_status: ‘surveyed’ is not where the row before it" in lines[0]


def test_a_move_must_be_one_that_the_programme_allows(said):
    log = moves("R-0001", ("reported", "2023-10-10"), ("approved", "2023-12-01"))
    lines = said(
        **one_repair(log, status="approved", status_since="2023-12-01"),
    )

    assert "column to_status: ‘approved’ is not a move that the programme allows" in lines[0]


@pytest.mark.parametrize(("back_to", "allowed"), [("approved", True), ("in_progress", False)])
def test_from_on_hold_a_repair_goes_back_to_where_it_was(back_to, allowed, said):
    log = moves(
        "R-0001",
        ("reported", "2023-10-10"),
        ("surveyed", "2023-10-20"),
        ("community_verified", "2023-11-10"),
        ("approved", "2023-12-01"),
        ("on_hold", "2023-12-10"),
        (back_to, "2024-01-05"),
    )

    lines = said(**one_repair(log, status=back_to, status_since="2024-01-05"))

    assert (lines == []) is allowed


def test_a_log_does_not_run_backwards(said):
    log = moves_to_handed_over("R-0001")
    log[2]["changed_on"] = "2023-10-19"

    (line,) = said(**one_repair(log))

    assert "column changed_on: ‘2023-10-19’ lies before the row before it" in line


def test_a_repair_stands_where_its_log_ends(said):
    lines = said(**one_repair(status="completed", status_since="2024-02-10"))

    assert "column status: ‘completed’ is not what the last row of its log says" in lines[0]
    assert "column status_since: ‘2024-02-10’ is not what" in lines[1]


def test_a_repair_has_a_log(said):
    lines = said(repair_status_log=moves_to_handed_over("R-0001"))

    assert lines[0].startswith("repair.csv, row 3, column repair_id: ‘R-0002’ has no row in")


@pytest.mark.parametrize(
    ("column", "value", "needed"),
    [
        ("verified_on", "", "verified_on filled in"),
        ("approved_on", "", "approved_on filled in"),
        ("approved_thb", "", "approved_thb filled in"),
        ("started_on", "", "started_on filled in"),
        ("completed_on", "", "completed_on filled in"),
        ("actual_cash_thb", "", "actual_cash_thb filled in"),
        ("handed_over_on", "", "handed_over_on filled in"),
        ("quality_check", "fix", "quality_check pass"),
    ],
)
def test_a_status_needs_what_led_to_it(column, value, needed, said):
    (line,) = said(**one_repair(**{column: value}))

    assert f"column {column}:" in line
    assert f"lacks what the repair's status needs. Allowed: {needed}." in line


@pytest.mark.parametrize(
    ("table", "needed"),
    [
        ("assessment", "an assessment of the house"),
        ("repair_funding", "a row in repair_funding"),
        ("photo", "a photo of the stage after"),
    ],
)
def test_a_status_needs_rows_of_other_tables(table, needed, said):
    (line,) = said(**{table: []})

    assert f"Allowed: {needed}." in line


def test_a_repair_on_hold_says_why(said):
    log = moves(
        "R-0001",
        ("reported", "2023-10-10"),
        ("surveyed", "2023-10-20"),
        ("community_verified", "2023-11-10"),
        ("on_hold", "2023-12-10"),
    )

    (line,) = said(**one_repair(log, status="on_hold", status_since="2023-12-10"))

    assert "column hold_reason: lacks what the repair's status needs" in line


def test_a_house_is_reopened_only_for_a_defect(said):
    log = moves_to_handed_over("R-0001")
    log += [
        repair_status_log(
            seq="8", from_status="handed_over", to_status="in_progress", changed_on="2024-03-01"
        )
    ]
    reopened = {"status": "in_progress", "status_since": "2024-03-01"}

    (line,) = said(**one_repair(log, **reopened))

    assert "reopens a house handed over, but no defect was reported" in line
    reopened["defect_reported_on"] = "2024-02-28"
    assert said(**one_repair(log, **reopened)) == []


def test_an_active_household_has_at_most_one_open_repair(said):
    both = [repair(), repair(repair_id="R-0002")]
    log = [repair_status_log(repair_id=name) for name in ("R-0001", "R-0002")]

    lines = said(repair=both, repair_status_log=log)

    assert "‘R-0001’ is of a household that has another open repair" in lines[0]
    assert len(lines) == 2


def test_a_delivery_is_in_the_unit_of_its_pledge(said):
    (line,) = said(delivery=[delivery(unit="sheet")])

    assert "column unit: ‘sheet’ is not the unit of its pledge" in line


def test_one_programmes_money_for_one_house_stays_under_its_cap(said):
    more = [repair_funding(), repair_funding(funding_id="F-0002", value_thb="1", delivery_id="")]

    lines = said(repair_funding=more)

    assert "more of one programme's money than the cap" in lines[0]
    assert len(lines) == 2


def test_the_rules_look_at_the_store_as_well(loaded, tmp_path):
    more = [repair_funding(funding_id="F-0002", value_thb="1", delivery_id="")]
    write_folder(tmp_path / "more", {"repair_funding": more})

    lines = check_folder(tmp_path / "more", loaded).issues.lines()

    assert lines[0].en.startswith("repair_funding.csv, row 2, column value_thb:")
    assert lines[1].en.startswith("repair_funding.csv, column value_thb:")  # the store's own


def targets(**by_period):
    """Targets of one area and goal, by period: y for the year 2566, q1 to q4 for its quarters."""
    periods = {"y": "2566", **{f"q{number}": f"2566Q{number}" for number in (1, 2, 3, 4)}}
    return [
        area_target(period=periods[period], target_value=str(value))
        for period, value in by_period.items()
    ]


def test_the_quarters_of_an_area_make_up_its_year(said):
    assert said(area_target=targets(y=10, q1=2, q2=2, q3=3, q4=3)) == []
    for wrong in (9, 11):
        lines = said(area_target=targets(y=wrong, q1=2, q2=2, q3=3, q4=3))
        assert len(lines) == 4
        assert "does not make up the year's target" in lines[0]


def test_a_year_without_quarters_and_quarters_without_a_year_say_nothing_of_each_other(said):
    assert said(area_target=targets(y=10)) == []
    assert said(area_target=targets(q3=3)) == []
    other_area = area_target(area_code="580301", period="2566Q1", target_value="3")
    other_year = area_target(period="2568Q1", target_value="3")
    assert said(area_target=[*targets(y=10), other_area, other_year]) == []


def test_a_year_that_comes_after_its_quarters_is_the_row_that_is_refused(said, sqlite_store):
    keep(sqlite_store, {"area_target": targets(q1=4, q2=6)})

    assert said(sqlite_store, area_target=targets(y=10)) == []
    (line,) = said(sqlite_store, area_target=targets(y=11))
    assert "row 2" in line and "‘11’" in line


def changed_targets(day, **by_period):
    """The same targets as changes that hold from a day on."""
    return [
        area_target_change(period=row["period"], target_value=row["target_value"], valid_from=day)
        for row in targets(**by_period)
    ]


def test_on_the_day_of_a_change_the_quarters_still_make_up_the_year(said):
    given = targets(y=10, q1=4, q2=6)

    assert (
        said(area_target=given, area_target_change=changed_targets("2024-03-01", y=12, q2=8)) == []
    )
    for wrong in (11, 13):
        rows = changed_targets("2024-03-01", y=wrong, q2=8)
        lines = said(area_target=given, area_target_change=rows)
        assert len(lines) == 2
        assert "does not make up the year's target" in lines[0]
    (line,) = said(area_target=given, area_target_change=changed_targets("2024-03-01", y=12))
    assert line.startswith("area_target_change.csv, row 2, column target_value: ‘12’")


def test_a_later_change_is_held_against_the_changes_before_it(said):
    given = targets(y=10, q1=4, q2=6)
    first = changed_targets("2024-02-01", y=12, q2=8)

    second = [*first, *changed_targets("2024-03-01", y=13, q1=5)]
    assert said(area_target=given, area_target_change=second) == []
    (line,) = said(
        area_target=given, area_target_change=[*first, *changed_targets("2024-03-01", q1=5)]
    )
    assert "row 4" in line and "‘5’" in line


def test_two_changes_of_one_target_on_one_day_are_refused(said):
    for changes in (
        {"goal_target_change": [goal_target_change(target="60"), goal_target_change(target="90")]},
        {"area_target_change": [area_target_change(), area_target_change(target_value="21")]},
    ):
        (line, *others) = said(**changes)
        assert "is the key of more than one row of this file" in line
        assert all("more than one row" in other for other in others)


def test_two_changes_of_one_target_on_two_days_are_no_error(said):
    rows = [goal_target_change(), goal_target_change(valid_from="2024-03-02", target="90")]
    assert said(goal_target_change=rows) == []


def test_a_change_that_is_decided_for_a_day_ahead_may_be_entered(said):
    assert said(goal_target_change=[goal_target_change(valid_from="2024-10-01")]) == []


def test_a_change_without_a_day_or_of_an_unknown_goal_is_refused(said):
    (line,) = said(goal_target_change=[goal_target_change(valid_from="")])
    assert "column valid_from: is empty and must not be" in line
    (line,) = said(goal_target_change=[goal_target_change(goal_id="G99")])
    assert "column goal_id: ‘G99’" in line


def test_a_changed_target_in_percent_lies_between_0_and_100(said):
    percent = [goal(unit="%", target="80")]

    for value in ("0", "100"):
        assert said(goal=percent, goal_target_change=[goal_target_change(target=value)]) == []
    (line,) = said(goal=percent, goal_target_change=[goal_target_change(target="101")])
    assert "is a percentage below 0 or above 100" in line
