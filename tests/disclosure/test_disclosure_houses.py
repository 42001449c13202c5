"""Houses by district and year: what tells who lives in them, and the baht of a few of them."""

import numpy as np
import pandas as pd
import pytest

from data_access.disclosure.houses import hidden_types
from data_access.disclosure.sums import hidden_sums
from tests.solving import possible_sums

DISTRICTS = ["5801", "5802", "5803", "5804", "5805", "5806", "5807"]
YEARS = ["2566", "2567", "2568"]
TYPES = ("accessibility", "extend", "rebuild", "repair", "utility")
FUNDS = ("dep_disabled", "dop_elderly")


def with_totals(counts):
    """Every cell that may be asked about: districts and the province, years and every year."""
    whole = counts.copy()
    for kind in sorted({name.split(":")[0] for name in counts}):
        mine = [name for name in counts if name.split(":")[0] == kind]
        whole[f"{kind}:every_year"] = counts[mine].sum(axis=1)
    whole.loc["58"] = whole.sum()
    return whole


def seen(counts, hidden):
    table = with_totals(counts).astype("Int64")
    for area, name in hidden:
        if area in table.index and name in table:
            table.loc[area, name] = pd.NA
    return table


def totals_of_types(whole):
    """How many houses of all types there are is public, of each area and year."""
    return [
        (
            {(area, f"{kind}:{year}"): 1 for kind in {name.split(":")[0] for name in whole}},
            whole.loc[area, [name for name in whole if name.endswith(f":{year}")]].sum(),
        )
        for area in whole.index
        for year in (*YEARS, "every_year")
    ]


def random_types(chance):
    mean = {"accessibility": 4, "extend": 5, "rebuild": 6, "repair": 14, "utility": 9}
    return pd.DataFrame(
        {f"{kind}:{year}": chance.poisson(mean[kind], 7) for kind in TYPES for year in YEARS},
        index=DISTRICTS,
    )


def no_money():
    return pd.DataFrame(columns=list(FUNDS), dtype="int64")


def some_of(counts, chance):
    """The houses of a table that are not a partner's own: nearly all of some, few of others."""
    return counts.apply(
        lambda one: [chance.binomial(number, chance.choice([0.0, 0.2, 1.0])) for number in one]
    )


@pytest.mark.parametrize(("count", "is_hidden"), [(0, False), (1, True), (9, True), (10, False)])
def test_houses_adapted_for_the_old_and_disabled_are_hidden_below_ten(count, is_hidden):
    counts = pd.DataFrame(40, DISTRICTS, [f"{kind}:2567" for kind in TYPES])
    counts.loc["5803", "accessibility:2567"] = count

    hidden = hidden_types(counts, None, no_money(), "58", 10)

    assert (("5803", "accessibility:2567") in hidden) is is_hidden
    assert bool(hidden) is is_hidden


def test_a_type_that_is_not_sensitive_is_shown_of_one_house():
    counts = pd.DataFrame(40, DISTRICTS, [f"{kind}:2567" for kind in TYPES])
    counts.loc["5803", "utility:2567"] = 1

    assert hidden_types(counts, None, no_money(), "58", 10) == set()


@pytest.mark.parametrize(("count", "is_hidden"), [(0, False), (1, True), (9, True), (10, False)])
def test_the_type_is_hidden_where_a_fund_for_the_old_or_disabled_is(count, is_hidden):
    counts = pd.DataFrame(40, DISTRICTS, [f"{kind}:2567" for kind in TYPES])
    funds = pd.DataFrame({"dep_disabled": [count], "dop_elderly": [100]}, ["2567"])

    hidden = hidden_types(counts, None, funds, "58", 10)

    assert (("58", "accessibility:2567") in hidden) is is_hidden


def test_small_counts_of_a_type_hidden_alone_are_found_out():
    counts = random_types(np.random.default_rng(1))
    small = {
        (area, name)
        for name in counts
        if name.startswith("accessibility")
        for area in DISTRICTS
        if 0 < counts.at[area, name] < 10
    }

    found = possible_sums(seen(counts, small), totals_of_types(with_totals(counts)))

    assert small and all(least == most for least, most in found.values())


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("is_partner", [False, True], ids=["public", "partner"])
def test_nobody_can_calculate_how_many_houses_of_a_type_are_hidden(seed, is_partner):
    chance = np.random.default_rng(seed)
    counts = random_types(chance)
    others = some_of(counts, chance) if is_partner else None
    funds = pd.DataFrame({fund: chance.poisson(14, 3) for fund in FUNDS}, YEARS)

    hidden = hidden_types(counts, others, funds, "58", 10)

    # A partner takes its own from each: what it looks for is how many of the type are others'.
    looked_for = counts if others is None else others
    found = possible_sums(seen(looked_for, hidden), totals_of_types(with_totals(looked_for)))
    whole = with_totals(looked_for)
    few = [
        cell for cell in found if cell[1].startswith("accessibility") and 0 < whole.at[cell] < 10
    ]
    assert len(few) > 5
    for cell in few:
        least, most = found[cell]
        assert most - least >= (1 if is_partner else 2), cell


@pytest.mark.parametrize("seed", range(6))
def test_nobody_can_calculate_the_houses_of_a_fund_from_those_of_the_type_and_the_other_fund(seed):
    """At the worst every house that one of the two funds pays for is of the type, and no other."""
    chance = np.random.default_rng(seed)
    counts = random_types(chance)
    of_type = with_totals(counts).loc["58", [f"accessibility:{year}" for year in YEARS]].to_numpy()
    disabled = chance.integers(0, of_type // 2 + 1)
    funds = pd.DataFrame({"dep_disabled": disabled, "dop_elderly": of_type - disabled}, YEARS)

    hidden = hidden_types(counts, None, funds, "58", 10)

    types = seen(counts, hidden)
    for year in YEARS:
        at_risk = [number for number in funds.loc[year] if 0 < number < 10]
        assert pd.isna(types.at["58", f"accessibility:{year}"]) or not at_risk


def by_year(*rows, years=YEARS):
    index = DISTRICTS[: len(rows)]
    return pd.DataFrame(list(rows), index, list(years))


@pytest.mark.parametrize(("count", "is_hidden"), [(0, False), (1, True), (9, True), (10, False)])
def test_baht_of_fewer_houses_than_a_reader_is_told_of_is_hidden(count, is_hidden):
    hidden = hidden_sums([by_year([40, count, 30], [50, 60, 70], [40, 40, 40])], 10)

    assert (("5801", "2567") in hidden) is is_hidden
    assert bool(hidden) is is_hidden


def test_baht_of_a_year_is_hidden_with_another_of_its_district_and_of_its_year():
    hidden = hidden_sums([by_year([40, 1, 30], [50, 60, 70], [45, 44, 43])], 10)

    assert len([1 for area, name in hidden if area == "5801"]) == 2
    assert len([1 for area, name in hidden if name == "2567"]) == 2
    assert not [1 for area, name in hidden if area == "58"]


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("is_partner", [False, True], ids=["public", "partner"])
def test_nobody_can_calculate_the_baht_of_a_few_houses(seed, is_partner):
    chance = np.random.default_rng(seed)
    counts = pd.DataFrame(chance.poisson(9, (7, 3)), DISTRICTS, YEARS)
    others = some_of(counts, chance) if is_partner else counts

    hidden = {(area, f"baht:{year}") for area, year in hidden_sums([counts, others], 10)}

    # A partner takes its own from each sum: what it looks for is the baht of the others.
    others = others.add_prefix("baht:")
    baht = others * 20_000 + (others > 0) * chance.integers(0, 900, others.shape)
    whole = with_totals(others)
    few = {(area, name) for area in whole.index for name in whole if 0 < whole.at[area, name] < 10}
    assert few and few <= hidden
    for cell, (least, most) in possible_sums(seen(baht, hidden)).items():
        if whole.at[cell]:
            assert most - least >= 10_000, cell
