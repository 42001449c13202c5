"""Every question is registered once, with what it is asked about and whether readers get it."""

import importlib
import pkgutil
from datetime import date
from pathlib import Path

import pytest

import data_access
from data_access.indicators import INDICATORS
from data_access.queries.households import raw_counts
from data_access.questions import (
    ASKED_ABOUT,
    MODULES,
    OF_THE_STORE,
    QUESTIONS,
    RAW,
    Question,
    asked_of_readers,
    questions_of,
)
from tests.questions import OF_THE_SAMPLE, questions

# They ask what is registered: for the file, and for a choice of houses with its terms.
NO_QUESTIONS = {
    "choice.proposal.envelopes_of",
    "choice.proposal.homes_that_wait",
    "choice.proposal.houses_of",
    "choice.proposal.ordinary_ask",
    "choice.proposal.promised_in_view",
    "choice.proposal.propose",
    "choice.proposal.stability",
    "choice.proposal.terms_of",
    "choice.scenarios.override_cost",
    "presentation_file.contents.ask_everything",
    "presentation_file.contents.published_days",
    "presentation_file.contents.published_scopes",
}


def everything_that_looks_like_a_question():
    folder = str(Path(data_access.__file__).parent)
    for found in pkgutil.walk_packages([folder], "data_access."):
        if not any(part in found.name for part in ("__main__", "migrations")):
            yield from questions_of(importlib.import_module(found.name))


def test_every_question_is_registered():
    registered = {(one.module, one.name) for one in QUESTIONS}
    nowhere = {
        f"{one.module}.{one.name}"
        for one in everything_that_looks_like_a_question()
        if (one.module, one.name) not in registered
    }

    assert nowhere == NO_QUESTIONS


def test_every_module_registered_holds_a_question():
    assert [one.__name__ for one in MODULES if not [*questions_of(one)]] == []


def test_every_parameter_is_one_of_some_question():
    assert {one for question in QUESTIONS for one in question.parameters} == ASKED_ABOUT.keys()
    assert set(OF_THE_SAMPLE) <= ASKED_ABOUT.keys()


def test_what_readers_do_not_get_is_a_question():
    assert {one.name for one in QUESTIONS} >= RAW | OF_THE_STORE
    assert {one.name for one in questions_of(raw_counts)} <= RAW


def test_readers_get_every_other_question_and_the_tests_ask_all():
    of_readers = {question.name for question, _ in asked_of_readers(since=[date(2023, 9, 28)])}

    assert of_readers == {one.name for one in QUESTIONS} - RAW - OF_THE_STORE
    assert {question for question, _ in questions()} == set(QUESTIONS)
    assert {one.key for one in INDICATORS} <= of_readers


def test_a_question_is_asked_about_every_combination():
    question = Question("queries.x", "x", lambda *_: None, ("level", "by"))

    assert [*question.arguments()] == [
        ("district", None),
        ("district", "participant_group"),
        ("district", "district_code"),
        ("subdistrict", None),
        ("subdistrict", "participant_group"),
        ("subdistrict", "district_code"),
    ]
    assert [*question.arguments(level=("area",), by=())] == []


def test_without_a_day_to_compare_with_no_question_is_asked_about_one():
    assert not any("since" in question.parameters for question, _ in asked_of_readers())


@pytest.mark.parametrize(
    "layer", ["need", "poor", "coverage", "pace", "unmet", "net", "repairs", "deliveries"]
)
def test_every_layer_of_the_map_is_asked_for(layer):
    asked = [arguments for one, arguments in questions() if one.name == "map_values"]

    assert [one for one in asked if one[0] == layer] == [
        (layer, "district", "handed_over"),
        (layer, "subdistrict", "handed_over"),
    ]
