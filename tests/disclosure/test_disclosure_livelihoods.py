"""Of supported households by area nothing that is hidden can be calculated from what is shown."""

import numpy as np
import pandas as pd
import pytest
from scipy.optimize import linprog

from data_access.disclosure.households import FOLLOWED, NESTED, shown_livelihoods

SMALLEST = 5


def counts_of(pairs):
    """Subdistricts by code: `pairs` known before and after, nobody earns less, nothing else."""
    rows = {code: {**dict.fromkeys(FOLLOWED, 0), "pairs": count} for code, count in pairs.items()}
    return pd.DataFrame(rows).T[list(FOLLOWED)]


@pytest.mark.parametrize(("pairs", "is_shown"), [(4, False), (5, True), (6, True)])
def test_a_count_below_the_threshold_is_hidden(pairs, is_shown):
    table = shown_livelihoods(
        counts_of({"990101": pairs, "990201": 9, "990301": 8, "990401": 30}), SMALLEST
    )

    assert pd.isna(table.at["990101", "pairs"]) != is_shown


def test_one_hidden_district_takes_another_along():
    table = shown_livelihoods(
        counts_of({"990101": 3, "990201": 9, "990301": 8, "990401": 30}), SMALLEST
    )

    assert table.at["99", "pairs"] == 50
    assert table.loc[["9901", "9902", "9903", "9904"], "pairs"].isna().sum() >= 2


def random_counts(chance):
    rows = {}
    for district in range(1, 4):
        for number in range(1, 4):
            due, pairs = chance.integers(0, 25, 2)
            rows[f"99{district:02}{number:02}"] = {
                "due": due, "checked": chance.integers(0, due + 1), "pairs": pairs,
                "fell": chance.integers(0, pairs + 1), "repaired": chance.integers(0, 15),
            }  # fmt: skip
    return pd.DataFrame(rows).T[list(FOLLOWED)].astype(int)


@pytest.mark.parametrize("number", range(4))
def test_who_solves_for_the_hidden_counts_finds_none(number):
    counts = random_counts(np.random.default_rng(number))

    table = shown_livelihoods(counts, SMALLEST)

    places = list(counts.index)
    at = {
        (code, name): i for i, (code, name) in enumerate((c, n) for c in places for n in FOLLOWED)
    }

    def row(area, name, of=1.0):
        line = np.zeros(len(at))
        for code in places:
            if code.startswith(area):
                line[at[code, name]] = of
        return line

    known = [(row(a, n), table.at[a, n]) for a in table.index for n in FOLLOWED if not pd.isna(table.at[a, n])]  # fmt: skip
    within = [row(c, part) - row(c, whole) for c in places for whole, part in NESTED]
    hidden = [(a, n) for a in table.index for n in FOLLOWED if pd.isna(table.at[a, n])]
    for area, name in hidden:
        ends = [
            linprog(
                sign * row(area, name),
                A_ub=np.array(within),
                b_ub=np.zeros(len(within)),
                A_eq=np.array([line for line, _ in known]),
                b_eq=[float(v) for _, v in known],
                bounds=(0, None),
            )  # fmt: skip
            for sign in (1, -1)
        ]
        assert ends[1].status == 3 or -ends[1].fun - ends[0].fun >= 2 - 1e-6, (area, name)
