"""What outsiders see from one release to the next tells of no single family, and does move."""

from datetime import date, timedelta
from itertools import combinations

import numpy as np
import pandas as pd
import pytest

from data_access.disclosure.releases import less, moved_between, next_release
from tests.tiers import IS_SOAK

FIRST = date(2024, 1, 31)
PLACES = ["580101", "580102", "580103", "580201", "580202", "580203"]
PAIRS = (("in_need", "reached"),)


def households(needs):
    """One row a household: (subdistrict, in need, reached) by id."""
    rows = {
        one: {"subdistrict_code": place, "in_need": need, "reached": need * done}
        for one, (place, need, done) in needs.items()
    }
    return pd.DataFrame.from_dict(rows, orient="index")


def totals(adds):
    """The counts of every area, nothing hidden: what is hidden by itself is another rule's."""
    codes, counts = adds["subdistrict_code"], adds[["in_need", "reached"]]
    parts = [counts.groupby(codes.str[:digits]).sum() for digits in (6, 4, 2)]
    return pd.concat(parts).astype("Int64")


def released(states):
    """A chain of releases of these households, one a day."""
    past = []
    for number, adds in enumerate(states):
        moved = [moved_between(before, adds, PAIRS) for before in states[:number]]
        day = FIRST + timedelta(days=number)
        past.append(next_release(day, totals(adds), past, moved, 10, PAIRS))
    return past


def village(count, need=1, done=0, place="580101", first=0):
    return {f"{place}-{n}": (place, need, done) for n in range(first, first + count)}


def everywhere(count, **given):
    return {
        one: row for place in PLACES for one, row in village(count, place=place, **given).items()
    }


@pytest.mark.parametrize(("entered", "seen"), [(1, 20), (9, 20), (10, 30), (11, 31)])
def test_a_count_moves_once_ten_households_have_entered_or_left_it(entered, seen):
    before = everywhere(20)
    after = before | village(entered, first=20)
    *_, last = released([households(before), households(after)])

    assert last.cells.at["580101", "in_need"] == seen
    assert last.cells.at["58", "in_need"] == 100 + seen
    assert last.since.at["580101", "in_need"] == (FIRST if seen == 20 else FIRST + timedelta(1))


def test_many_who_entered_and_left_move_a_count_by_one():
    before = everywhere(20)
    after = {one: row for one, row in before.items() if one not in village(5)}
    after |= village(6, first=20)
    *_, last = released([households(before), households(after)])

    assert last.cells.at["580101", "in_need"] == 21


@pytest.mark.parametrize(("freed", "seen"), [(1, 20), (9, 20), (10, 10)])
def test_a_household_that_is_in_need_no_more_left_the_count_though_it_lives_where_it_did(
    freed, seen
):
    before = everywhere(20)
    after = before | village(freed, need=0)
    *_, last = released([households(before), households(after)])

    assert last.cells.at["580101", "in_need"] == seen


def test_a_part_that_stays_takes_another_with_it_where_the_rest_would_tell_it():
    before = everywhere(20)
    after = before | village(15, first=20) | village(3, place="580201", first=20)
    *_, last = released([households(before), households(after)])

    assert last.cells.at["58", "in_need"] == 138
    assert last.cells.loc[["5801", "5802"], "in_need"].tolist() == [60, 60]  # 138 − 75 would be 63


def test_two_counts_of_which_the_difference_is_of_one_household_do_not_both_move():
    before = everywhere(20)
    after = before | village(10, first=20, done=1) | village(1, first=30)
    *_, last = released([households(before), households(after)])

    assert last.cells.at["580101", "in_need"] == 31
    assert last.cells.at["580101", "reached"] == 0  # 31 − 10 less 20 − 0 would be one household


def test_what_few_have_changed_month_by_month_moves_once_they_are_ten():
    states = [households(everywhere(20) | village(4 * n, first=20)) for n in range(4)]
    chain = released(states)

    assert [one.cells.at["580101", "in_need"] for one in chain] == [20, 20, 20, 32]


def simulated(seed, releases=10):
    """Households that come into need and are reached, a few a place and release."""
    chance = np.random.default_rng(seed)
    now = everywhere(30)
    states = [households(now)]
    for _ in range(releases):
        now = dict(now)
        for place in PLACES:
            known = [one for one, row in now.items() if row[0] == place and not row[2]]
            for one in known[: chance.poisson(chance.choice([1, 12]))]:
                now[one] = (place, 1, 1)
            first = sum(row[0] == place for row in now.values())
            now |= village(int(chance.poisson(chance.choice([0, 1, 12]))), place=place, first=first)
        states.append(households(now))
    return states


def _told(release):
    """All that can be worked out of one release: each cell of the day, the rest of each area that
    its parts leave open, and the differences of the two counts, as weights of (place, count)."""
    found = {}
    seen = release.settled & release.cells.notna()
    for column in release.cells:
        for area in release.cells.index[seen[column]]:
            found[f"{area} {column}"] = {(one, column): 1 for one in PLACES if one.startswith(area)}
            open_now = [
                code
                for code in release.cells.index
                if code.startswith(area)
                and len(code) == len(area) + 2
                and not seen.at[code, column]
            ]
            if open_now:
                found[f"rest {area} {column} {open_now}"] = {
                    (one, column): 1 for one in PLACES if one[: len(area) + 2] in open_now
                }
    for area in release.cells.index[seen["in_need"] & seen["reached"]]:
        mine = [one for one in PLACES if one.startswith(area)]
        found[f"gap {area}"] = {(one, "in_need"): 1 for one in mine} | {
            (one, "reached"): -1 for one in mine
        }
    return found


@pytest.mark.parametrize("seed", range(30 if IS_SOAK else 2))
def test_who_takes_every_release_and_subtracts_reads_of_no_few_households(seed):
    states = simulated(seed)
    chain = released(states)
    read = []
    for (one, then), (other, now) in combinations(enumerate(chain), 2):
        known = _told(then)
        for what, weights in _told(now).items():
            if weights in known.values():
                ids = states[one].index.union(states[other].index)
                added = [
                    sum(
                        (state[column].where(state["subdistrict_code"] == place, 0) * sign)
                        .reindex(ids)
                        .fillna(0)
                        for (place, column), sign in weights.items()
                    )
                    for state in (states[one], states[other])
                ]
                movers = int((added[0] != added[1]).sum())
                if 0 < movers < 10:
                    read.append((then.day, now.day, what, movers))

    assert read == []


def test_the_difference_of_two_counts_has_a_name_of_its_own():
    moved = moved_between(households(everywhere(1)), households(everywhere(1, done=1)), PAIRS)

    assert moved.at["58", less("in_need", "reached")] == 6
    assert moved.at["580101", "in_need"] == 0
