"""What is said of a choice: true of every subdistrict that waits, of few people, and of small gains."""

from dataclasses import replace

import pytest

from data_access.choice.proposal import propose
from display.choice.choice_answer import (
    about,
    choice_against_priority,
    choice_answer,
    gain_words,
    proven_words,
)
from tests.choice.test_proposal import ASK, MUEANG, PAI, waiting
from tests.programmes import programme_of

SOP_MOEI = "580606"


@pytest.fixture(scope="module")
def three_places():
    """A house of one person in each of two subdistricts, one of them dear; in a third nobody has
    said yes to a repair."""
    return programme_of(
        waiting([1], PAI, cost="20000", n_members="1"),
        waiting([1], MUEANG, cost="50000", n_members="1"),
        waiting([1], SOP_MOEI, consent="refused"),
    )


def said(programme, budget_thb, floor_share=0.5):
    return propose(programme, replace(ASK, budget_thb=budget_thb, floor_share=floor_share))


def test_a_subdistrict_whose_home_costs_more_than_the_whole_sum_has_nothing(three_places):
    proposal = said(three_places, 20_000)

    assert proposal.chosen.with_nothing == [MUEANG]
    assert {one.key: one.left_out for one in proposal.ways}["best"] == 1
    assert "; 1 subdistrict with nothing; " in choice_answer(proposal).en


@pytest.mark.parametrize(
    ("floor_share", "words"),
    [
        (0.5, "no subdistrict is left out of those with a home that can be paid for (1 more has none yet)"),
        (0.0, "every subdistrict with a house that waits has one of those with a home"),
    ],
)  # fmt: skip
def test_nobody_is_left_out_only_of_those_whose_home_can_be_paid_for(
    three_places, floor_share, words
):
    proposal = said(three_places, 70_000, floor_share)

    assert proposal.chosen.not_ready == [SOP_MOEI]
    assert words in choice_answer(proposal).en


def test_where_every_place_that_waits_has_a_home_nothing_is_added():
    proposal = said(programme_of(waiting([1], n_members="1")), 20_000)

    assert "no subdistrict is left out; 0 baht left" in choice_answer(proposal).en


@pytest.mark.parametrize(
    ("people", "words"), [(0, "0"), (1, "<10"), (5, "<10"), (6, "10"), (14, "10"), (497, "500")]
)
def test_a_few_people_are_fewer_than_ten_and_not_none(people, words):
    assert about(people) == words


def test_of_few_people_the_answer_says_fewer_than_ten(three_places):
    assert "repairs 1 home** for fewer than 10 people in 1 subdistrict" in choice_answer(
        said(three_places, 20_000)
    ).en  # fmt: skip


def test_as_much_as_the_list_of_scores_is_no_gain_of_nothing_and_a_floor_that_costs_nothing_says_so(
    three_places,
):
    proposal = said(three_places, 20_000)

    assert choice_against_priority(proposal).en == (
        "It does as much as going down the list of scores with the same money, which leaves"
        " 1 subdistrict with nothing. The least share for every subdistrict costs none of the benefit."
    )
    assert "The least share" not in choice_against_priority(said(three_places, 20_000, 0.0)).en
    assert gain_words(proposal) == "0%"


@pytest.mark.parametrize(
    ("benefit", "words"),
    [(1.004, "+<1%"), (1.12, "+12%"), (1.0, "0%"), (0.996, "−<1%"), (0.88, "−12%")],
)
def test_a_small_gain_is_not_none(three_places, benefit, words):
    proposal = said(three_places, 20_000)
    ways = tuple(
        replace(one, benefit={"best": benefit, "priority": 1.0}.get(one.key, one.benefit))
        for one in proposal.ways
    )

    assert gain_words(replace(proposal, ways=ways)) == words


@pytest.mark.parametrize(
    ("bound", "words"), [(1.0, "100.0%"), (1.0001, "99.9%"), (1 / 0.98765, "98.7%"), (2.0, "50.0%")]
)
def test_what_is_proven_is_never_rounded_up(three_places, bound, words):
    proposal = said(three_places, 20_000)
    chosen = replace(proposal.chosen, bound=proposal.chosen.benefit * bound)

    assert proven_words(replace(proposal, chosen=chosen)) == words
