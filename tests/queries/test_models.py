"""Models: what they are on a day, what they changed, and where they may fit."""

from datetime import date

import pytest

from data_access.access.scope import Scope
from data_access.queries.practice.alike import (
    models_that_fit,
    places_alike,
    places_without_a_model,
)
from data_access.queries.practice.effects import (
    COUNTED,
    FOR_ROWS_ONLY,
    NO_HISTORY,
    TOO_EARLY,
    evidence_of_models,
)
from data_access.queries.practice.models import (
    model_cards,
    model_places,
    model_visits,
    proven_districts,
    questions_on_models,
)
from data_access.rules.effect import effect_of
from tests import records
from tests.programmes import (
    PUBLIC,
    assessed,
    home,
    homes,
    programme_of,
    repair_at,
    subdistrict_places,
    together,
)

MODEL, OTHERS = ("580104", "580301", "580302"), ("580105", "580601", "580606")
# Of four homes in need in each subdistrict, how many were handed over after the model began.
DONE = {"580104": 2, "580301": 3, "580302": 2, "580105": 1, "580601": 0, "580606": 1}
PLACES = [
    *subdistrict_places(),
    records.area(area_code="580105", parent_code="5801", name_th="หมอกจำแป่", name_en="Mok Champae"),
]


def model_in(places, **given):
    """A model with its origin and copies, all from its first day."""
    areas = [
        records.model_area(subdistrict_code=code, role="copy" if at else "origin")
        for at, code in enumerate(places)
    ]
    return {"model": [records.model(**given)], "model_area": areas}


def needing():
    """Four homes in need in every subdistrict, looked at before the model began."""
    parts = []
    for code, done in DONE.items():
        for number in range(1, 5):
            parts += [homes([number], code), assessed(home(number, code), 3, on="2023-05-10")]
            if number <= done:
                parts.append(repair_at("handed_over", "2024-01-10", home(number, code)))
    return together(*parts)


NEEDING = needing()


@pytest.fixture(scope="module")
def tried():
    return programme_of(NEEDING, model_in(MODEL), area=PLACES)


def test_before_the_day_of_its_status_a_model_was_being_tried():
    programme = programme_of(
        model_in(["580302"], status="proven", status_since="2024-03-10"), area=PLACES
    )

    def status(day):
        return list(model_cards(programme.on(day))["status"])

    assert status(date(2024, 3, 10)) == ["proven"]
    assert status(date(2024, 3, 9)) == ["trying"]
    assert status(date(2023, 5, 31)) == []
    assert list(proven_districts(programme)["district_code"]) == ["5803"]
    assert proven_districts(programme.on(date(2024, 3, 9))).empty


def test_districts_of_a_proven_model_are_counted_once_each_and_of_those_in_view():
    programme = programme_of(model_in(["580302", "580301", "580104"], status="proven"), area=PLACES)

    assert list(proven_districts(programme)["district_code"]) == ["5801", "5803"]
    narrowed = programme.within(Scope(frozenset({"5803"})))
    assert list(proven_districts(narrowed)["district_code"]) == ["5803"]


def test_the_origin_comes_first_then_the_copies_as_they_began():
    rows = model_in(["580302"])
    rows["model_area"] += [
        records.model_area(subdistrict_code="580104", role="copy", from_on="2023-06-01"),
        records.model_area(subdistrict_code="580301", role="copy", from_on="2024-04-01"),
    ]
    programme = programme_of(rows, area=PLACES)

    assert list(model_places(programme)["subdistrict_code"]) == ["580302", "580104"]


def test_visits_are_counted_by_what_came_of_them():
    visits = [
        records.model_visit(visit_id=f"V-{number}", result=result, asked=asked)
        for number, (result, asked) in enumerate(
            [("adopted", ""), ("adopted", "ใช้ช่างกี่คน"), ("undecided", "ใช้ช่างกี่คน")]
        )
    ]
    day = {"event": [records.event(held_on="2023-07-01", kind="forum")]}
    programme = programme_of(model_in(["580302"]), day, model_visit=visits, area=PLACES)

    rows = model_visits(programme)
    assert dict(zip(rows["result"], rows["visits"], strict=True)) == {"adopted": 2, "undecided": 1}
    assert list(questions_on_models(programme)["asked"]) == ["ใช้ช่างกี่คน"]


def test_a_model_is_compared_with_the_subdistricts_most_like_it(tried):
    (one,) = evidence_of_models(tried)

    assert one.state == COUNTED
    assert one.model == MODEL
    assert sorted(one.others) == list(OTHERS)
    assert one.effect == effect_of(
        [50.0, 75.0, 50.0], [100 * DONE[code] / 4 for code in one.others]
    )
    assert one.effect.is_known


def test_who_may_not_see_every_row_gets_no_comparison(tried):
    outside = programme_of(NEEDING, model_in(MODEL), area=PLACES, reader=PUBLIC)

    (one,) = evidence_of_models(outside)

    assert one.state == FOR_ROWS_ONLY
    assert one.effect is None


@pytest.mark.parametrize(("from_on", "counts"), [("2023-09-30", True), ("2023-10-01", False)])
def test_a_subdistrict_counts_half_a_year_after_it_began(from_on, counts):
    rows = model_in(MODEL)
    rows["model_area"][2]["from_on"] = from_on

    (one,) = evidence_of_models(programme_of(NEEDING, rows, area=PLACES))

    assert ("580302" in one.model) == counts
    assert one.effect.is_known == counts  # on two areas nothing can be said
    assert "580302" not in one.others


def test_a_model_that_began_lately_or_has_no_history_says_so():
    late = model_in(["580302"], started_on="2023-10-01", status_since="2023-10-01")
    late["model_area"][0]["from_on"] = "2023-10-01"
    poverty = model_in(["580302"], measured_by="poverty")

    assert evidence_of_models(programme_of(late, area=PLACES))[0].state == TOO_EARLY
    assert evidence_of_models(programme_of(poverty, area=PLACES))[0].state == NO_HISTORY


def test_places_that_use_another_model_of_the_same_measure_are_not_compared():
    other = {
        "model": [records.model(model_id="MD-02")],
        "model_area": [records.model_area(model_id="MD-02", subdistrict_code="580601")],
    }

    first, _ = evidence_of_models(programme_of(NEEDING, model_in(MODEL), other, area=PLACES))

    assert sorted(first.others) == ["580105", "580606"]


def test_a_model_may_fit_where_a_place_most_like_it_uses_it(tried):
    near = places_alike(tried).groupby("subdistrict_code")["near_code"].agg(list)
    fits = models_that_fit(tried).set_index("subdistrict_code")["through"].to_dict()

    assert fits["580302"] == "own"
    assert set(near["580601"]) == {*MODEL, "580105", "580606"}
    assert fits["580601"] == next(code for code in near["580601"] if code in MODEL)
    assert places_without_a_model(tried).empty


def test_a_model_that_was_given_up_fits_nowhere_and_a_place_unknown_is_not_said_to_lack_one():
    gone = model_in(MODEL, status="given_up", lesson_th="แพง")
    only = together(homes([1], "580302"), assessed(home(1)), homes([1], "580301"), assessed(home(1, "580301")))  # fmt: skip

    programme = programme_of(only, gone, area=PLACES)

    assert models_that_fit(programme).empty
    rows = places_without_a_model(programme).set_index("subdistrict_code")["is_known"]
    assert rows.to_dict() == {code: code in ("580301", "580302") for code in sorted(DONE)}
