"""The rules of models, livelihoods and enterprises, each broken once."""

import pytest

from tests.intake.test_rules import said  # noqa: F401
from tests.records import (
    PILOT_OPENED,
    livelihood,
    livelihood_check,
    model,
    model_area,
    model_step,
    model_visit,
)

BEGAN = {"started_on": PILOT_OPENED}


def test_the_ordinary_model_and_livelihood_break_no_rule(said):  # noqa: F811
    assert said(model=[model(**BEGAN)], livelihood=[livelihood(repair_id="R-0001")]) == []


def test_a_model_has_one_origin(said):  # noqa: F811
    two = [model_area(), model_area(subdistrict_code="580301")]

    (line,) = said(model_area=two)

    assert "model_area.csv, row 3" in line
    assert "is a second origin of the same model" in line


@pytest.mark.parametrize("status", ["shown", "proven"])
def test_a_model_that_works_has_an_origin(said, status):  # noqa: F811
    (line,) = said(model=[model(**BEGAN, status=status)], model_area=[])

    assert "is shown or proven, but no area is its origin" in line


def test_who_gives_a_model_up_says_why(said):  # noqa: F811
    (line,) = said(model=[model(**BEGAN, status="given_up")])

    assert "is given up without a lesson" in line
    assert said(model=[model(**BEGAN, status="given_up", lesson_th="ต้นทุนสูง")]) == []


def test_no_area_uses_a_model_and_nobody_visits_it_before_it_began(said):  # noqa: F811
    later = said(model=[model(started_on="2023-06-02", status_since="2023-06-02")])

    assert [line.split(":")[0] for line in later] == [
        "model_area.csv, row 2, column from_on",
        "model_visit.csv, row 2, column event_id",
    ]


def test_a_model_is_not_in_a_status_since_before_it_began(said):  # noqa: F811
    (line,) = said(model=[model(**BEGAN, status_since="2023-03-15")])

    assert "column status_since" in line
    assert "lies before the day of an earlier step" in line


@pytest.mark.parametrize("who", [{"lao_id": ""}, {"participant_id": "P001"}])
def test_a_visit_is_of_one_person_or_one_lao(said, who):  # noqa: F811
    (line,) = said(model_visit=[model_visit(**who)])

    assert "must name exactly one of its columns" in line


def test_steps_name_no_person_of_the_records(said):  # noqa: F811
    (line,) = said(model_step=[model_step(who_th="โทร 089-123-4567")])

    assert "this text is published" in line


def test_the_repair_of_a_livelihood_is_of_the_same_household(said):  # noqa: F811
    (line,) = said(livelihood=[livelihood(repair_id="R-0002")])

    assert "is a repair of another household" in line


def test_a_check_comes_no_earlier_than_the_support(said):  # noqa: F811
    (line,) = said(livelihood_check=[livelihood_check(checked_on="2024-01-09")])

    assert "before the day on which the support began" in line
    assert said(livelihood_check=[livelihood_check(checked_on="2024-01-10")]) == []


def test_a_livelihood_ends_no_earlier_than_it_began(said):  # noqa: F811
    (line,) = said(livelihood=[livelihood(ended_on="2024-01-09")])

    assert "column ended_on" in line
