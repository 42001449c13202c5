"""Who takes three releases together, every pair and sum of what they show, reads of no few."""

from datetime import date, timedelta
from itertools import combinations, product

import numpy as np
import pandas as pd
import pytest

from data_access.disclosure.flows import flows_between
from data_access.disclosure.releases import moved_between, next_release
from tests.tiers import IS_SOAK

FIRST = date(2024, 1, 31)
PLACES = ("580101", "580201", "580301")
PATH = ("reported", "surveyed", "approved", "completed", "handed_over")
STAGES = PATH[:-1]  # the last is public
NEEDS = ("in_need", "reached")


def flows_of(then, now):
    return [flows_between(then, now, PATH)]


def chain_of(states, columns, pairs=(), is_path=False):
    """The releases of these states, a day after another: each state a row a household or house by
    id, with `subdistrict_code` and a 0 or 1 for each of the columns."""
    past = []
    for number, adds in enumerate(states):
        codes = adds["subdistrict_code"]
        counts = [adds[list(columns)].groupby(codes.str[:digits]).sum() for digits in (4, 2)]
        table = pd.concat(counts).astype("Int64")
        moved = [moved_between(then, adds, pairs) for then in states[:number]]
        flows = [flows_of(then, adds) for then in states[:number]] if is_path else ()
        last_two = moved_between(*states[number - 2 : number]) if number > 1 else None
        day = FIRST + timedelta(number)
        past.append(
            next_release(day, table, past, moved, 10, pairs, flows=flows, last_two=last_two)
        )
    return past


def houses(seed):
    """Three districts in which, from one release to the next, a few houses or many go one stage on,
    are reported, or lose their place on the path."""
    chance = np.random.default_rng(seed)
    at = {f"{place}-{n}": (place, n % 5) for place in PLACES for n in range(100)}
    states = []
    for _ in range(3):
        states.append(
            pd.DataFrame.from_dict(
                {
                    one: {
                        "subdistrict_code": place,
                        **{name: int(name == PATH[stage]) for name in PATH},
                    }
                    for one, (place, stage) in at.items()
                },
                orient="index",
            )
        )
        at = dict(at)
        for place, stage in product(PLACES, range(4)):
            here = [one for one, row in at.items() if row == (place, stage)]
            for one in here[: chance.poisson(chance.choice([0, 1, 5, 12]))]:
                at[one] = (place, stage + 1)
        for place in PLACES:
            for n in range(chance.poisson(chance.choice([1, 6, 12]))):
                at[f"{place}-{len(at)}-{n}"] = (place, 0)
    return states


def households(seed):
    """Three districts in which a few or many come into need, and are reached."""
    chance = np.random.default_rng(seed)
    at = {f"{place}-{n}": (place, 0) for place in PLACES for n in range(60)}
    states = []
    for _ in range(3):
        rows = {
            one: {"subdistrict_code": place, "in_need": 1, "reached": done}
            for one, (place, done) in at.items()
        }
        states.append(pd.DataFrame.from_dict(rows, orient="index"))
        at = dict(at)
        for place in PLACES:
            waiting = [one for one, row in at.items() if row == (place, 0)]
            for one in waiting[: chance.poisson(chance.choice([1, 5, 12]))]:
                at[one] = (place, 1)
            for n in range(chance.poisson(chance.choice([0, 1, 6, 12]))):
                at[f"{place}-{len(at)}-{n}"] = (place, 0)
    return states


class Seen:
    """What can be worked out of one release: any sum of its cells of the day, as weights of what is
    counted in each district, and of the public counts."""

    def __init__(self, release, columns, public):
        self.atoms = [(place[:4], name) for place in PLACES for name in (*columns, *public)]
        cells = [
            (area, name)
            for name in columns
            for area in release.cells.index
            if release.settled.at[area, name] and pd.notna(release.cells.at[area, name])
        ]
        areas = (*release.cells.index,)
        self.cells = np.array(
            [
                [float(place.startswith(area) and name == of) for place, of in self.atoms]
                for area, name in [*cells, *product(areas, public)]
            ]
        )
        _, sizes, rows = np.linalg.svd(self.cells, full_matrices=False)
        self.basis = rows[sizes > 1e-9]

    def knows(self, sums):
        return np.abs(sums - sums @ self.basis.T @ self.basis).max(axis=1) < 1e-9

    def sums(self, most):
        """Every sum or difference of up to so many of its cells."""
        found = []
        for many in range(1, most + 1):
            for some in combinations(range(len(self.cells)), many):
                for signs in product((1, -1), repeat=many - 1):
                    found.append(np.array([1, *signs]) @ self.cells[list(some)])
        return np.unique(np.array(found), axis=0)


def contributions(state, atoms, ids):
    rows = state.reindex(ids)
    codes = rows["subdistrict_code"].fillna("").str[:4]
    return np.column_stack(
        [rows[name].fillna(0).to_numpy() * (codes == place) for place, name in atoms]
    )


def _of_public_alone(sums, told):
    """Whether all that a sum says of one of its districts is public."""
    by_place = np.abs(sums).reshape(len(sums), len(PLACES), sums.shape[1] // len(PLACES))
    is_told = told.reshape(len(PLACES), -1)
    named = by_place.max(axis=2) > 0
    return (named & ((by_place * is_told).max(axis=2) == 0)).any(axis=1)


def read_by_three(states, chain, columns, public=()):
    """Every sum that is known of two releases, or of the second if one is of the first and the other
    of the third, which fewer than ten entered or left; what is of the public counts alone is not."""
    seen = [Seen(one, columns, public) for one in chain]
    ids = pd.Index(sorted({one for state in states for one in state.index}))
    adds = [contributions(state, seen[0].atoms, ids) for state in states]
    told = np.array([name not in public for _, name in seen[0].atoms])
    read = []
    for then, now in combinations(range(3), 2):
        sums = seen[now].sums(3)
        sums = sums[seen[then].knows(sums) & (np.abs(sums[:, told]).max(axis=1) > 0)]
        moved = adds[now] - adds[then]
        movers = (sums @ moved.T != 0).sum(axis=1)
        beside_public = ((sums * told) @ moved.T != 0).any(axis=1) & ~_of_public_alone(sums, told)
        few = (movers > 0) & (movers < 10) & beside_public
        read += [(then, now, one) for one in sums[few]]
    first, last = (
        one[np.abs(one[:, told]).max(axis=1) > 0] for one in (seen[0].sums(1), seen[2].sums(1))
    )
    for one, sign in product(first, (1, -1)):
        middle = one - sign * last
        both = seen[1].knows(middle) & (np.abs(middle).max(axis=1) > 0)
        for other, between in zip(sign * last[both], middle[both], strict=True):
            net = adds[2] @ other + adds[1] @ between - adds[0] @ one
            if 0 < (net != 0).sum() < 10:
                read.append((0, 1, 2, one, other))
    return read


@pytest.mark.parametrize("seed", range(60 if IS_SOAK else 3))
def test_three_releases_of_households_together_tell_of_no_few(seed):
    states = households(seed)
    chain = chain_of(states, NEEDS, pairs=[NEEDS])

    assert read_by_three(states, chain, NEEDS) == []


@pytest.mark.parametrize("seed", range(60 if IS_SOAK else 3))
def test_three_releases_of_houses_at_their_stages_together_tell_of_no_few(seed):
    states = houses(seed)
    chain = chain_of(states, STAGES, is_path=True)

    assert read_by_three(states, chain, STAGES, public=("handed_over",)) == []
