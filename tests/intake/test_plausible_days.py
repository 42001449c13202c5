"""Days outside the plausible span wait, and a few rows do not move the as-of day unasked."""

from datetime import date

import pytest

from data_access.access.roles import Principal
from data_access.intake.checks.plausible_days import PlausibleDays
from data_access.intake.commit.commit import commit
from data_access.intake.commit.correction import try_again
from data_access.intake.preview.folder import check_folder
from data_access.intake.preview.preview import Counts
from data_access.intake.preview.quarantine import quarantined
from data_access.schema import BY_NAME
from tests.records import household, write_folder

OFFICER = Principal("data_officer", account_id="A1")
DAYS = PlausibleDays(today=date(2024, 6, 30), opened=date(2023, 3, 16))


def broken(table_name, name, *day):
    rule, _ = DAYS.broken(BY_NAME[table_name], name, date(*day))
    return rule and rule.problem.en.partition(":")[0]


@pytest.mark.parametrize(
    ("table_name", "name", "day", "problem"),
    [
        ("household", "registered_on", (2018, 3, 15), "is too early for this programme"),
        ("household", "registered_on", (2018, 3, 16), None),
        ("household", "registered_on", (2018, 3, 17), None),
        ("delivery", "delivered_on", (2024, 6, 29), None),
        ("delivery", "delivered_on", (2024, 6, 30), None),
        ("delivery", "delivered_on", (2024, 7, 1), "lies in the future"),
        ("pledge", "due_on", (2034, 6, 29), None),
        ("pledge", "due_on", (2034, 6, 30), None),
        ("pledge", "due_on", (2034, 7, 1), "is too far in the future"),
        ("area", "valid_from", (1990, 1, 1), None),
    ],
)
def test_each_kind_of_day_has_a_first_and_a_last(table_name, name, day, problem):
    assert broken(table_name, name, *day) == problem


@pytest.mark.parametrize(
    ("day", "likely"),
    [
        ((1967, 1, 5), "such as 2024-01-05 (พ.ศ. 2567)"),
        ((1961, 11, 20), "such as 2018-11-20 (พ.ศ. 2561)"),
        ((1967, 7, 1), None),  # 1 July 2567 is yet to come
        ((1960, 2, 29), None),  # 2560 is too early as well
        ((2010, 1, 5), None),
    ],
)
def test_a_thai_year_of_two_digits_that_excel_made_1967_is_said(day, likely):
    _, allowed = DAYS.broken(BY_NAME["household"], "registered_on", date(*day))

    assert allowed.en.startswith("2018-03-16 or later")
    assert (likely in allowed.en) if likely else "such as" not in allowed.en


def test_a_row_with_a_day_of_1967_waits_with_the_likely_reading(loaded, tmp_path):
    rows = [household(household_id="HH-9", registered_on="1967-01-05"), household(n_members="4")]
    preview = check_folder(write_folder(tmp_path / "in", {"household": rows}), loaded)

    (line,) = preview.lines()
    assert "‘1967-01-05’ is too early for this programme: probably a Thai year" in line.en
    assert "such as 2024-01-05 (พ.ศ. 2567)" in line.en
    assert preview.counts["household"] == Counts(changed=1, rejected=1)


def later(day, count):
    """Households of a day after the newest of the store, which is 31 March 2024."""
    return [household(household_id=f"HH-9{n:03}", updated_at=day) for n in range(count)]


def rejected(loaded, folder, rows):
    preview = check_folder(write_folder(folder, {"household": rows}), loaded)
    return preview.counts["household"].rejected


@pytest.mark.parametrize(
    ("day", "waiting"), [("2024-04-30", 0), ("2024-05-01", 0), ("2024-05-02", 1)]
)
def test_one_row_may_move_the_as_of_day_by_31_days(day, waiting, loaded, tmp_path):
    rows = [*later(day, 1), household(household_id="HH-8")]

    assert rejected(loaded, tmp_path / "in", rows) == waiting


@pytest.mark.parametrize(("count", "waiting"), [(4, 4), (5, 0), (6, 0)])
def test_five_rows_of_a_small_file_may_move_it_further(count, waiting, loaded, tmp_path):
    assert rejected(loaded, tmp_path / "in", later("2024-12-31", count)) == waiting


@pytest.mark.parametrize(("count", "waiting"), [(5, 5), (6, 0), (7, 0)])
def test_so_may_one_in_a_hundred_rows_of_a_larger_one(count, waiting, loaded, tmp_path):
    others = [household(household_id=f"HH-8{n:03}") for n in range(600 - count)]

    assert rejected(loaded, tmp_path / "in", [*later("2024-12-31", count), *others]) == waiting


def test_an_officer_who_was_asked_may_retry_the_row_as_it_is(loaded, tmp_path):
    rows = [*later("2024-12-31", 1), household(n_members="4")]
    commit(check_folder(write_folder(tmp_path / "in", {"household": rows}), loaded), loaded)
    (row,) = quarantined(loaded, OFFICER)
    assert "retry the waiting row" in row.issues[0][1].en

    assert try_again(loaded, OFFICER, [row.row_id]).outcome.counts["household"] == Counts(new=1)


def test_or_load_the_file_again_and_confirm_its_days(loaded, tmp_path):
    folder = write_folder(tmp_path / "in", {"household": later("2024-12-31", 1)})

    preview = check_folder(folder, loaded, days_confirmed=True)

    assert preview.counts["household"] == Counts(new=1)
