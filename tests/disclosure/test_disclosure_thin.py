"""A province with many subdistricts and few households in need: its totals show, and nothing that
is hidden can be worked out from them."""

import numpy as np
import pandas as pd
import pytest

from data_access.disclosure.cells import FEWEST_OTHERS
from data_access.disclosure.households import COUNTS, NEED, QUALITY, shown_households
from data_access.disclosure.mixed import Mixed
from data_access.disclosure.move import Move
from tests.solving import possible_values

FAILS = (0.3, 0.15, 0.4, 0.05)  # of position, income, assessment and consent


def thin_province(seed):
    """585 households, 86 of them in need, anywhere in 124 subdistricts of 11 districts."""
    chance = np.random.default_rng(seed)
    codes = [f"95{1 + at % 11:02}{1 + at // 11:02}" for at in range(124)]
    rows = pd.DataFrame(0, index=sorted(codes), columns=list(COUNTS))
    places = chance.choice(len(rows), 585, p=chance.dirichlet(np.ones(len(rows))))
    in_need = set(chance.choice(585, 86, replace=False).tolist())
    for household, place in enumerate(places):
        fails = chance.random(len(QUALITY)) < FAILS
        added = {"households": 1, "passing": int(not fails.any())}
        added |= dict(zip(QUALITY, fails.astype(int).tolist(), strict=True))
        if household in in_need:
            added |= _in_need(chance)
        for name, count in added.items():
            rows.iloc[place, rows.columns.get_loc(name)] += count
    return rows


def _in_need(chance):
    fate = chance.random()
    if fate < 0.4:
        return {"in_need": 1, "reached": 1, "people_housed": int(chance.integers(1, 6))}
    if fate < 0.8:
        return {"in_need": 1, "unfunded": 1, "urgent": int(chance.random() < 0.4)}
    return {"in_need": 1}


@pytest.mark.parametrize("seed", [0, 1])
def test_the_totals_of_a_thin_province_show_and_tell_no_hidden_count(seed):
    counts = thin_province(seed)
    shown = shown_households(counts, 10)
    small = (full := shown_households(counts, 1)).gt(0) & full.lt(10)

    assert shown.loc["95", ["in_need", "households"]].to_list() == [86, 585]
    assert shown.loc["95", ["reached", "passing"]].notna().all()
    assert shown[small].isna().all(axis=None)
    for cell, (least, most) in possible_values(shown, NEED).items():
        assert most - least >= FEWEST_OTHERS, cell


def test_what_one_move_changes_is_made_good_by_two_others_in_two_places():
    def move(changes, up, down):
        return Move(changes, np.array(up, dtype=float), np.array(down, dtype=float))

    lines = [("9501", "95"), ("9502", "95"), ("9503", "95")]
    both = move({"x": 1, "y": 1}, [2, 0, 0], [0, 0, 0])
    one = move({"x": 1}, [0, 0, 0], [0, 2, 0])

    def others(*moves):
        table = Mixed(moves, ["x", "y"], lines)
        for code, _ in lines:
            table.hide(code, "x")
            table.hide(code, "y")
        return table.other_values("9501", "x")

    assert others(both) == 0
    assert others(both, one) == 0
    assert others(both, one, move({"y": 1}, [0, 0, 0], [0, 0, 1])) == 1
    assert others(both, one, move({"y": 1}, [0, 0, 0], [0, 0, 2])) == 2
    # In one and the same place the two would be in each other's way.
    assert others(both, one, move({"y": 1}, [0, 0, 0], [0, 2, 0])) == 0
