"""Sets of weights: each holds from its day on, and names only what it changes."""

from datetime import date

import pytest

from data_access.rules.weight_sets import WeightChange, changes_between, held_since, weights_on
from data_access.rules.weight_words import scored_by_others, weight_name, weight_value
from data_access.rules.weights import WEIGHTS_FILE, checked_sets
from data_access.system.errors import RecordsError

WRITTEN = WEIGHTS_FILE.read_text(encoding="utf-8")
SECOND = """
[[in_force]]
valid_from = 2024-03-01
urgent_priority = 75
[in_force.pace]
watch = 0.85
"""
THIRD = """
[[in_force]]
valid_from = 2024-04-01
[in_force.rain]
months = [6, 7]
"""


def sets_with(more):
    return checked_sets(WRITTEN + more, "weights.toml")


def refused(more, written=WRITTEN):
    with pytest.raises(RecordsError) as error:
        checked_sets(written + more, "weights.toml")
    assert error.value.text.th != error.value.text.en
    return error.value.text.en


def test_a_file_without_sets_holds_on_every_day():
    sets = sets_with("")

    assert [one["valid_from"] for one in sets] == [None]
    assert weights_on(sets, date(1957, 1, 1)) == weights_on(sets, date(2100, 1, 1))
    assert weights_on(sets, date(2024, 3, 1))["urgent_priority"] == 70
    assert held_since(sets, date(2100, 1, 1)) is None


@pytest.mark.parametrize(
    ("day", "priority", "watch", "since"),
    [
        (date(2024, 2, 29), 70, 0.80, None),
        (date(2024, 3, 1), 75, 0.85, date(2024, 3, 1)),
        (date(2024, 3, 2), 75, 0.85, date(2024, 3, 1)),
        (date(2024, 3, 31), 75, 0.85, date(2024, 3, 1)),
        (date(2024, 4, 1), 75, 0.85, date(2024, 4, 1)),
    ],
)
def test_a_set_holds_from_its_day_on(day, priority, watch, since):
    sets = sets_with(SECOND + THIRD)
    held = weights_on(sets, day)

    assert (held["urgent_priority"], held["pace"]["watch"]) == (priority, watch)
    assert held_since(sets, day) == since


def test_what_a_set_does_not_name_stays_as_it_was():
    first, second, third = (one["weights"] for one in sets_with(SECOND + THIRD))

    assert second["pace"]["on_track"] == 0.95
    assert second["component"] == first["component"]
    assert third["rain"] == {"months": [6, 7], "weight": 0.4}
    assert third["urgent_priority"] == 75


def test_the_first_set_may_stand_under_a_heading_too():
    lines = [f"[in_force.{line[1:]}" if line.startswith("[") else line for line in WRITTEN.splitlines()]  # fmt: skip
    headed = "\n".join(["[[in_force]]", *lines])

    assert checked_sets(headed, "weights.toml") == sets_with("")
    assert checked_sets(headed + SECOND, "weights.toml") == sets_with(SECOND)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("\n[[in_force]]\nurgent_priority = 75\n", "valid_from must be a day in CE"),
        ('\n[[in_force]]\nvalid_from = "2024-03-01"\n', "valid_from must be a day in CE"),
        ("\n[[in_force]]\nvalid_from = 2024-03-01T08:00:00\n", "valid_from must be a day in CE"),
        ("\n[[in_force]]\nvalid_from = 2567-03-01\n", "valid_from must be a day in CE"),
        (SECOND + SECOND, "valid_from (2024-03-01) must be later"),
        (THIRD + SECOND, "(2024-03-01) must be later than that of the set before it (2024-04-01)"),
        (SECOND + "[in_force.forecast]\nwindow = 0\n", "from 2024-03-01 on: forecast.window is 0"),
        (SECOND + "[in_force.component]\nroof = 0.3\n", "from 2024-03-01 on: [component] adds up"),
        (SECOND + "[in_force.pce]\nwatch = 1\n", "from 2024-03-01 on: pce is not known"),
        ("\n[in_force]\nurgent_priority = 75\n", "written under [[in_force]]"),
    ],
)
def test_a_set_that_cannot_be_used_is_refused_with_its_day(more, said):
    assert said in refused(more)


def test_a_first_set_with_a_day_is_refused():
    assert "must not have a valid_from" in refused("", "valid_from = 2024-03-01\n" + WRITTEN)


def test_what_is_wrong_in_the_first_set_is_reported_once():
    said = refused(SECOND, WRITTEN.replace("window = 90", "window = 0", 1))

    assert said.count("forecast.window is 0") == 1


def test_changes_are_those_of_the_sets_that_began_in_between():
    sets = sets_with(SECOND + THIRD)
    second = [
        WeightChange("urgent_priority", 70, 75, date(2024, 3, 1)),
        WeightChange("pace.watch", 0.80, 0.85, date(2024, 3, 1)),
    ]
    third = [WeightChange("rain.months", [6, 7, 8, 9, 10], [6, 7], date(2024, 4, 1))]

    assert changes_between(sets, date(2024, 2, 29), date(2024, 3, 31)) == second
    assert changes_between(sets, date(2024, 2, 28), date(2024, 2, 29)) == []
    assert changes_between(sets, date(2024, 3, 1), date(2024, 4, 1)) == third
    assert changes_between(sets, date(2024, 1, 1), date(2025, 1, 1)) == second + third


@pytest.mark.parametrize(
    ("more", "differs"),
    [
        ("urgent_priority = 75\n", False),
        ("need_condition_score = 55\n", True),
        ("smallest_condition_weight = 0.6\n", True),
        ("[in_force.vulnerable_group]\nbedridden = 41\n", True),
        ("[in_force.component]\nroof = 0.25\nwall = 0.05\n", True),
        ("[in_force.pace]\nwatch = 0.85\n", False),
    ],
)
def test_only_some_weights_are_worked_into_what_is_published(more, differs):
    first, second = sets_with("\n[[in_force]]\nvalid_from = 2024-03-01\n" + more)

    assert scored_by_others(second["weights"], first["weights"]) == differs


def test_weights_are_named_and_written_in_words():
    assert weight_name("urgent_priority").en == "Priority that is urgent"
    assert weight_name("pace.watch").en == "Pace (SPI from): Watch"
    assert (weight_value(100000), weight_value([6, 7]), weight_value(None)) == (
        "100,000",
        "6, 7",
        "0",
    )
