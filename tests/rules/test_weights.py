"""The file of weights: what an office may change in it, and what is refused in words."""

import pytest

from data_access.rules.weights import WEIGHTS_FILE, checked_sets, weights_in_force
from data_access.system.errors import RecordsError

WRITTEN = WEIGHTS_FILE.read_text(encoding="utf-8")


def changed(*changes):
    """The file with lines changed: pairs of what stands there, and what it becomes."""
    written = WRITTEN
    for before, after in changes:
        assert before in written
        written = written.replace(before, after, 1)
    return written


def checked_weights(written):
    """The only set of a file that has no other."""
    (only,) = checked_sets(written, "weights.toml")
    return only["weights"]


def refused(*changes):
    with pytest.raises(RecordsError) as error:
        checked_sets(changed(*changes), "weights.toml")
    assert error.value.text.th != error.value.text.en
    return error.value.text.en


def test_the_weights_that_come_with_the_project_are_in_order():
    assert weights_in_force() == checked_weights(WRITTEN)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("window = 90", "", "forecast.window is missing"),
        ("window = 90", "windw = 90", "forecast.windw is not known"),
        ("window = 90", 'window = "90"', "forecast.window is '90'"),
        ("window = 90", "window = 90.5", "a whole number from 1 to 3,650"),
        ("window = 90", "window = true", "forecast.window is True"),
        ("window = 90", "window = 0", "forecast.window is 0"),
        ("window = 90", "window = -1", "forecast.window is -1"),
        ("long_window = 180", "long_window = 3651", "forecast.long_window is 3651"),
        ("window = 90", "window = 44", "short_window ≤ window ≤ long_window"),
        ("window = 90", "window = 181", "short_window ≤ window ≤ long_window"),
        ("smallest_handovers = 5", "smallest_handovers = 0", "forecast.smallest_handovers is 0"),
        ("roof = 0.20", "roof = 0.21", "[component] adds up to 1.01, not to 1"),
        ("condition = 0.5", "condition = 0.4", "[priority] adds up to 0.9, not to 1"),
        ("roof = 0.20", "roof = -0.20", "component.roof is -0.2"),
        ("roof = 0.20", "", "component.roof is missing"),
        ("bedridden = 40", "bedridden = 101", "vulnerable_group.bedridden is 101"),
        ("bedridden = 40", "bedriden = 40", "vulnerable_group.bedriden is not known"),
        ("months = [6, 7, 8, 9, 10]", "months = []", "rain.months is []"),
        ("months = [6, 7, 8, 9, 10]", "months = [6, 13]", "a list of months from 1 to 12"),
        ("months = [6, 7, 8, 9, 10]", "months = [6, 6]", "each once"),
        ("weight = 0.4", "weight = 1.1", "rain.weight is 1.1"),
        ("weight = 0.4", "weight = nan", "rain.weight is nan"),
        ("watch = 0.80", "watch = 0.96", "pace.watch is 0.96, above pace.on_track"),
        ("surveyed = 30", "surveyed = 0", "stall_days.surveyed is 0"),
        ("urgent_priority = 70", "", "urgent_priority is missing"),
        ("urgent_priority = 70", "urgent_priority = 100.1", "a number from 0 to 100"),
        ("need_condition_score = 50", "need_condition_score = inf", "need_condition_score is inf"),
        ("smallest_sample = 5", "smallest_sample =", "cannot be read"),
        ("[pace]", "[pce]", "pace is missing"),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_name_and_what_is_allowed(before, after, said):
    assert said in refused((before, after))


def test_everything_that_is_wrong_is_said_at_once():
    said = refused(("roof = 0.20", ""), ("window = 90", "window = 0"))

    assert "component.roof is missing" in said
    assert "forecast.window is 0" in said


def test_a_year_without_any_working_day_is_refused():
    every_month = "months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]"

    assert "no day is a working day" in refused(
        ("months = [6, 7, 8, 9, 10]", every_month), ("weight = 0.4", "weight = 0")
    )


@pytest.mark.parametrize("window", [45, 60, 91, 180])
def test_any_number_of_days_between_the_other_windows_may_be_the_window(window):
    weights = checked_weights(changed(("window = 90", f"window = {window}")))

    assert weights["forecast"]["window"] == window


def test_a_group_that_is_not_named_has_no_points_and_is_no_error():
    weights = checked_weights(changed(("pregnant = 10\n", "")))

    assert "pregnant" not in weights["vulnerable_group"]
