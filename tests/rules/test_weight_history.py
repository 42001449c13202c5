"""A past day has the weights of that day, in figures, in words and on the pages that print them."""

from datetime import date

import pytest

from data_access.indicators import BY_KEY
from data_access.publishing.current import current_snapshot
from data_access.publishing.publish import is_published, publish
from data_access.queries.repairs.houses import houses_pace, houses_plan
from data_access.rules import weights
from data_access.rules.weight_sets import weights_on
from data_access.snapshots import shape
from data_access.snapshots.manifest import read_manifest
from tests.programmes import assessed, home, programme_of
from tests.records import goal

BEFORE, ON, AFTER = date(2024, 2, 29), date(2024, 3, 1), date(2024, 3, 2)


def sets_with(**changed):
    first = weights.weights_in_force()
    return [
        {"valid_from": None, "weights": first},
        {"valid_from": "2024-03-01", "weights": first | changed},
    ]


def test_a_limit_decides_by_the_set_of_the_day_in_view():
    house = assessed(home(1), condition=2)  # a score of 66.7
    programme = programme_of(house, weight_sets=sets_with(need_condition_score=70))

    def in_need(day):
        sql = "select count(case when in_need then 1 end) as homes from household_now"
        return programme.on(day).ask(sql)["homes"].iloc[0]

    assert (in_need(BEFORE), in_need(ON), in_need(AFTER)) == (1, 0, 0)


def test_words_of_a_formula_state_the_set_of_the_day_in_view():
    programme = programme_of(weight_sets=sets_with(urgent_priority=75))

    def formula(day):
        return BY_KEY["G10"].formula(programme.on(day).weights).en

    assert "70" in formula(BEFORE) and "75" not in formula(BEFORE)
    assert "75" in formula(ON) and "70" not in formula(ON)
    assert formula(AFTER) == formula(ON)


def test_what_was_expected_before_the_rain_was_weighed_otherwise_stays():
    rain = {"months": [6, 7, 8, 9, 10], "weight": 1.0}
    programme = programme_of(
        goal=[goal(target="450", curve="rain")], weight_sets=sets_with(rain=rain)
    )

    assert round(houses_pace(programme.on(date(2023, 12, 31))).expected, 1) == 223.5
    assert round(houses_pace(programme).expected, 1) == 304.0
    assert [until for until, _ in houses_plan(programme).earlier] == [ON]
    assert round(houses_plan(programme).expected_by(date(2023, 12, 31)), 1) == 223.5


@pytest.fixture
def written(tmp_path, monkeypatch):
    """Puts another file in the place of weights.toml: the project's own with `more` behind it."""

    def forget():
        weights.weight_sets.cache_clear()
        shape.shape_in_force.cache_clear()

    def write(more):
        text = own.read_text(encoding="utf-8") + more
        path = tmp_path / "weights.toml"
        path.write_text(text, encoding="utf-8")
        monkeypatch.setattr(weights, "WEIGHTS_FILE", path)
        forget()

    own = weights.WEIGHTS_FILE
    yield write
    monkeypatch.undo()
    forget()


def set_from(day, roof="0.25", wall="0.05"):
    return (
        f"\n[[in_force]]\nvalid_from = {day}\n[in_force.component]\nroof = {roof}\nwall = {wall}\n"
    )


def test_scores_are_worked_out_by_the_set_of_the_newest_day_and_the_manifest_has_all(
    loaded, written
):
    written(set_from("2024-03-01") + set_from("2024-04-01", "0.15", "0.15"))
    publish(loaded, {})
    snapshot = current_snapshot()

    assert snapshot.as_of == date(2024, 3, 31)
    assert snapshot.weights["component"]["roof"] == 0.25
    days = [one["valid_from"] for one in snapshot.weight_sets]
    assert days == [None, "2024-03-01", "2024-04-01"]
    roofs = [weights_on(snapshot.weight_sets, day)["component"]["roof"] for day in (BEFORE, ON)]
    assert roofs == [0.20, 0.25]


def test_a_set_more_is_published_again_and_a_file_without_sets_has_none_in_its_manifest(
    loaded, written
):
    first = publish(loaded, {})
    assert read_manifest(current_snapshot().folder)["weight_sets"] == []

    written(set_from("2024-03-01"))
    assert not is_published(loaded)
    assert publish(loaded, {}) != first


def test_a_set_that_names_one_more_group_is_read_back(loaded, written):
    written("\n[[in_force]]\nvalid_from = 2024-04-01\n[in_force.vulnerable_group]\nhomebound = 5\n")
    publish(loaded, {})

    assert "homebound" not in current_snapshot().weights["vulnerable_group"]
