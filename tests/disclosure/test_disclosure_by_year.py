"""People housed by fiscal year: what is hidden of a year, so that no year tells another."""

import numpy as np
import pandas as pd
import pytest

from data_access.disclosure.cells import FEWEST_OTHERS
from data_access.disclosure.households import COUNTS, shown_by_year, shown_households
from tests.disclosure.test_disclosure import random_counts
from tests.solving import possible_years

YEARS = ["2566", "2567", "2568"]


def by_year(rows):
    return pd.DataFrame.from_dict(rows, orient="index", columns=YEARS)


def totals_of(years):
    return pd.concat(
        [years.groupby(years.index.str[:digits]).sum().sum(axis=1) for digits in (6, 4, 2)]
    ).astype("Int64")


def test_a_small_year_is_hidden_with_another_of_its_area_and_with_neighbours():
    years = by_year({"990101": [9, 40, 0], "990102": [30, 50, 0], "990103": [60, 45, 0]})

    shown = shown_by_year(years, totals_of(years), 10)

    assert shown.loc["990101"].isna().to_list() == [True, True, False]
    assert shown["2566"].isna().sum() == shown["2567"].isna().sum() == 2
    assert shown.loc["99"].to_list() == [99, 135, 0]


def test_years_of_ten_and_more_are_shown():
    years = by_year({"990101": [10, 40, 0], "990102": [30, 50, 0]})

    assert shown_by_year(years, totals_of(years), 10).notna().all(axis=None)


def test_where_the_count_of_an_area_is_hidden_its_years_are():
    years = by_year({"990101": [40, 40, 0], "990102": [30, 50, 0], "990103": [60, 45, 0]})
    totals = totals_of(years)
    totals[["990101", "990102"]] = pd.NA

    shown = shown_by_year(years, totals, 10)

    assert shown.loc[["990101", "990102"]].isna().all(axis=None)
    assert shown.loc[["990103", "9901", "99"]].notna().all(axis=None)


@pytest.mark.parametrize("seed", range(12))
def test_the_years_of_people_housed_tell_no_hidden_count(seed):
    chance = np.random.default_rng(seed)
    counts, smallest = random_counts(chance), (5, 10)[seed % 2]
    shares = chance.dirichlet([1, 1, 0.3])
    years = by_year(
        {code: chance.multinomial(n, shares) for code, n in counts["people_housed"].items()}
    )
    totals = shown_households(counts[list(COUNTS)], smallest)["people_housed"]

    shown = shown_by_year(years, totals, smallest)
    full = shown_by_year(years, totals_of(years), 1)

    assert (shown.isna() | (shown == full)).all(axis=None)
    assert shown[(full > 0) & (full < smallest)].isna().all(axis=None)
    for (area, year), (least, most) in possible_years(shown, totals).items():
        if full.at[area, year]:
            assert most - least >= FEWEST_OTHERS, (area, year)
