"""Poverty in many dimensions: the arithmetic, against cases worked out elsewhere."""

import pandas as pd
import pytest

from data_access.rules.alkire_foster import (
    DIMENSIONS,
    Poverty,
    fewest_failed,
    is_too_little,
    scored_and_poor,
    weights_of,
)
from data_access.rules.weights import weights_in_force

# The example of the method's authors: four people, four dimensions; the last row lacks one.
PUBLISHED = ("0000", "0101", "1111", "0100")
NESTED = ("101100101", "001000000", "111111111", "000000100", "011110100", "000000000")
PERSONS = (4, 3, 6, 2, 5, 4)
NESTED_WEIGHTS = (0.1, 0.1, *[0.2 / 3] * 3, 0.2, 0.2, 0.1, 0.1)
OF_DIMENSION = ("h", "h", "l", "l", "l", "e", "i", "a", "a")


def poverty(rows, weights, cutoff, persons=None):
    """The sums of rows of zeros and ones, counted here one by one."""
    persons = persons or [1] * len(rows)
    names = [str(place) for place in range(len(weights))]
    poor = [
        (row, people)
        for row, people in zip(rows, persons, strict=True)
        if sum(w for w, failed in zip(weights, row, strict=True) if failed == "1") >= cutoff - 1e-9
    ]
    failing = {
        name: sum(people for row, people in poor if row[place] == "1")
        for place, name in enumerate(names)
    }
    return Poverty(
        sum(persons), sum(people for _, people in poor), failing,
        dict(zip(names, weights, strict=True)),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("cutoff", "h", "a", "m0"),
    [(1 / 4, 0.75, 0.583333, 0.4375), (2 / 4, 0.5, 0.75, 0.375), (3 / 4, 0.25, 1, 0.25),
     (1, 0.25, 1, 0.25)],
)  # fmt: skip
def test_the_published_example_gives_its_published_figures(cutoff, h, a, m0):
    found = poverty(PUBLISHED, [1 / 4] * 4, cutoff)

    assert (found.headcount, found.intensity, found.adjusted) == pytest.approx((h, a, m0), abs=1e-6)


def test_the_published_example_gives_its_headcounts_and_contributions():
    found = poverty(PUBLISHED, [1 / 4] * 4, 2 / 4)

    assert list(found.censored.values()) == [0.25, 0.5, 0.25, 0.5]
    assert list(found.contributions.values()) == pytest.approx([1 / 6, 1 / 3, 1 / 6, 1 / 3])


def test_unequal_weights_weigh_what_is_lacked():
    found = poverty(PUBLISHED, [0.5, 0.125, 0.125, 0.25], 0.5)

    assert found.adjusted == 0.25
    assert list(found.contributions.values()) == pytest.approx([0.5, 0.125, 0.125, 0.25])


def test_nested_weights_and_households_of_many_people():
    found = poverty(NESTED, NESTED_WEIGHTS, 0.4, PERSONS)
    of_dimension = dict.fromkeys("hleia", 0.0)
    for name, share in zip(OF_DIMENSION, found.contributions.values(), strict=True):
        of_dimension[name] += share

    assert (found.headcount, found.intensity, found.adjusted) == pytest.approx(
        (0.625, 0.708889, 0.443056), abs=1e-6
    )
    assert list(of_dimension.values()) == pytest.approx(
        [0.197492, 0.257053, 0.112853, 0.282132, 0.150470], abs=1e-6
    )


def test_the_index_of_the_whole_is_that_of_its_parts_by_their_people():
    first, second = (
        poverty(NESTED[part], NESTED_WEIGHTS, 0.4, PERSONS[part])
        for part in (slice(0, 3), slice(3, 6))
    )
    whole = poverty(NESTED, NESTED_WEIGHTS, 0.4, PERSONS)

    assert (first.headcount, first.intensity, first.adjusted) == pytest.approx(
        (0.769231, 0.813333, 0.625641), abs=1e-6
    )
    assert (second.headcount, second.intensity, second.adjusted) == pytest.approx(
        (0.454545, 0.5, 0.227273), abs=1e-6
    )
    assert 13 / 24 * first.adjusted / whole.adjusted == pytest.approx(0.76489, abs=1e-5)
    assert (13 * first.adjusted + 11 * second.adjusted) / 24 == pytest.approx(whole.adjusted)


@pytest.mark.parametrize("weights", [[1 / 4] * 4, [0.5, 0.125, 0.125, 0.25]])
def test_the_index_never_rises_with_the_cutoff(weights):
    found = [poverty(PUBLISHED, weights, cutoff / 20).adjusted for cutoff in range(1, 21)]

    assert found == sorted(found, reverse=True)


def test_out_of_nobody_there_is_no_share():
    found = Poverty(0, 0, dict.fromkeys(DIMENSIONS, 0), weights_of(weights_in_force()))

    assert (found.headcount, found.intensity, found.adjusted) == (None, None, None)
    assert set(found.contributions.values()) == {None}


@pytest.mark.parametrize(
    ("cutoff", "fewest"), [(0.2, 1), (0.39, 2), (0.4, 2), (0.41, 3), (0.8, 4), (1, 5)]
)
def test_how_many_dimensions_make_a_household_poor(cutoff, fewest):
    assert fewest_failed(weights_in_force() | {"poverty_cutoff": cutoff}) == fewest


@pytest.mark.parametrize(
    ("share", "too_little"), [(None, True), (0.79, True), (0.8, False), (1, False)]
)
def test_below_four_in_five_too_little_is_surveyed(share, too_little):
    assert is_too_little(share, weights_in_force()) == too_little


@pytest.mark.parametrize(
    ("cutoff", "failed", "poor"),
    [
        (0.4, "income", False),
        (0.4, "income;living", True),
        (1.0, "health;living;education;income", False),
        (1.0, "health;living;education;income;access", True),
    ],
)
def test_who_fails_exactly_the_cutoff_is_poor(cutoff, failed, poor):
    one = pd.DataFrame({"household_id": ["HH-1"], "mpi_failed": [failed], "jpt_set": [None]})
    weights = weights_in_force() | {"poverty_cutoff": cutoff}

    is_scored, is_poor = scored_and_poor(one, pd.Series([], dtype=object), weights)
    assert is_scored["HH-1"]
    assert is_poor["HH-1"] == poor


@pytest.mark.parametrize(("unscored", "share"), [(0, 1.0), (1, 0.8), (4, 0.5)])
def test_the_share_that_is_surveyed_is_of_everybody(unscored, share):
    assert Poverty(4, 2, {}, {}, unscored).scored_share == share
