"""Of poverty by area nothing that is hidden can be calculated from what is shown."""

import numpy as np
import pandas as pd
import pytest
from scipy.optimize import linprog

from data_access.disclosure.poverty import (
    COUNTED,
    DONE,
    OF_SUBDISTRICTS,
    shown_poor_of_group,
    shown_poverty,
)
from data_access.rules.alkire_foster import DIMENSIONS

PARTS = ("rest", "done")
OF_A_PART = ("scored", "poor", *DIMENSIONS)


def counts_of(**places):
    """Subdistricts by code: how many are (scored, poor, done, done and poor). The poor all fail
    living and income, and nobody else anything."""
    rows = {}
    for code, (scored, poor, done, done_poor) in places.items():
        failing = {"health": 0, "living": poor, "education": 0, "income": poor, "access": 0}
        of_done = {name: done_poor if count else 0 for name, count in failing.items()}
        rows[code.lstrip("s")] = {
            "scored": scored, "unscored": 0, "poor": poor, **failing,
            f"{DONE}scored": done, f"{DONE}poor": done_poor,
            **{f"{DONE}{name}": count for name, count in of_done.items()},
        }  # fmt: skip
    return pd.DataFrame(rows).T[list(COUNTED)].astype(int)


def random_counts(chance):
    """One to three districts, their households made one by one."""
    rows = {}
    for district in range(1, chance.integers(2, 5)):
        for number in range(1, chance.integers(2, 5)):
            count = int(chance.choice([6, 20, 60]))
            fails = chance.random((count, len(DIMENSIONS))) < chance.choice([0.1, 0.35, 0.6])
            scored = chance.random(count) > chance.choice([0, 0, 0.3])
            done = scored & (chance.random(count) < 0.4)
            poor = scored & (fails.sum(axis=1) >= 2)
            row = {"scored": scored, "unscored": ~scored, "poor": poor}
            row |= {name: poor & fails[:, at] for at, name in enumerate(DIMENSIONS)}
            row |= {f"{DONE}{name}": done & row[name] for name in OF_A_PART}
            rows[f"99{district:02}{number:02}"] = {
                name: int(held.sum()) for name, held in row.items()
            }
    return pd.DataFrame(rows).T[list(COUNTED)]


@pytest.mark.parametrize(("poor", "is_shown"), [(9, False), (10, True), (11, True)])
def test_the_poor_of_an_area_are_hidden_below_ten(poor, is_shown):
    table = shown_poverty(
        counts_of(s990101=(60, poor, 0, 0), s990102=(60, 30, 0, 0), s990201=(80, 40, 0, 0)),
        2,
        set(),
    )

    assert pd.notna(table.at["990101", "poor"]) == is_shown
    assert table.at["99", "poor"] == 70 + poor


@pytest.mark.parametrize(("poor", "is_shown"), [(50, True), (51, False), (59, False), (60, True)])
def test_the_poor_are_hidden_where_those_who_are_not_are_few(poor, is_shown):
    counts = counts_of(s990101=(60, poor, 0, 0), s990102=(60, 30, 0, 0), s990103=(60, 30, 0, 0))

    assert pd.notna(shown_poverty(counts, 2, set()).at["990101", "poor"]) == is_shown


def test_what_the_poor_lack_is_never_told_of_a_subdistrict():
    table = shown_poverty(counts_of(s990101=(90, 60, 30, 20), s990102=(90, 60, 30, 20)), 2, set())

    others = [name for name in COUNTED if name not in OF_SUBDISTRICTS]
    assert table.loc[["990101", "990102"], others].isna().all(axis=None)
    assert table.loc[["9901", "99"]].notna().all(axis=None)


def test_where_another_table_hides_the_households_those_scored_are_hidden():
    counts = counts_of(s990101=(60, 30, 0, 0), s990102=(60, 30, 0, 0), s990103=(60, 30, 0, 0))

    table = shown_poverty(counts, 2, {("990101", "scored")})

    assert table["scored"].isna().to_dict()["990101"]


@pytest.mark.parametrize(("scored", "is_shown"), [(40, True), (41, False), (49, False), (50, True)])
def test_the_poor_of_a_group_are_hidden_where_those_who_are_not_are_few(scored, is_shown):
    places = {"9901": (scored, 40), "9902": (90, 40), "9903": (90, 40)}
    counts = pd.DataFrame(places, index=["scored", "poor"]).T

    assert pd.notna(shown_poor_of_group(counts).loc["9901"]).all() == is_shown


@pytest.mark.parametrize("seed", range(5))
def test_nobody_can_calculate_a_hidden_count_of_any_table(seed):
    counts = random_counts(np.random.default_rng(seed))
    shown = shown_poverty(counts, 2, set())
    full = _summed(counts).loc[shown.index]

    assert (shown.isna() | (shown == full)).all(axis=None)
    assert shown[(full > 0) & (full < 10)].isna().all(axis=None)
    known = _Known(shown, counts.index)
    for area in shown.index:
        for name in COUNTED if len(area) < 6 else OF_SUBDISTRICTS:
            if pd.isna(shown.at[area, name]) and full.at[area, name]:
                least, most = known.range_of(area, name)
                assert most - least >= 2, (area, name, least, most)


def test_without_complementary_hiding_a_count_is_found_out():
    counts = counts_of(s990101=(60, 3, 0, 0), s990102=(60, 30, 0, 0))
    full = _summed(counts)
    alone = full.mask((full > 0) & (full < 10)).astype("Int64")

    assert _Known(alone, counts.index).range_of("990101", "poor") == (3, 3)


def _summed(counts):
    areas = sorted({code[:length] for code in counts.index for length in (6, 4, 2)})
    rows = {area: counts[counts.index.str.startswith(area)].sum() for area in areas}
    return pd.DataFrame(rows).T


class _Known:
    """What a reader knows: sums of areas, that a hidden count is not zero, and what poor means."""

    def __init__(self, shown, codes):
        self.codes = list(codes)
        self.districts = sorted({code[:4] for code in codes})
        of_places = [(code, name) for code in self.codes for name in OF_SUBDISTRICTS]
        of_parts = [(d, p, n) for d in self.districts for p in PARTS for n in OF_A_PART]
        self.at = {one: place for place, one in enumerate([*of_places, *of_parts])}
        self.equal, self.most = [], []
        for district in self.districts:
            for name in ("scored", "poor"):
                both = sum(self._unit((district, part, name)) for part in PARTS)
                self.equal.append((both - self._places(district, name), 0))
            for part in PARTS:
                poor = self._unit((district, part, "poor"))
                failing = [self._unit((district, part, name)) for name in DIMENSIONS]
                self.most += [(one - poor, 0) for one in failing]
                self.most.append((2 * poor - sum(failing), 0))
                self.most.append((poor - self._unit((district, part, "scored")), 0))
        for code in self.codes:
            self.most.append((self._unit((code, "poor")) - self._unit((code, "scored")), 0))
        for area in shown.index:
            for name in COUNTED if len(area) < 6 else OF_SUBDISTRICTS:
                if pd.isna(shown.at[area, name]):
                    self.most.append((-self._row(area, name), -1))
                else:
                    self.equal.append((self._row(area, name), shown.at[area, name]))

    def _unit(self, *wanted):
        row = np.zeros(len(self.at))
        for one in wanted:
            row[self.at[one]] = 1
        return row

    def _places(self, area, name):
        return self._unit(*((code, name) for code in self.codes if code.startswith(area)))

    def _row(self, area, name):
        if name in OF_SUBDISTRICTS:
            return self._places(area, name)
        parts = ("done",) if name.startswith(DONE) else PARTS
        return self._unit(
            *(
                (district, part, name.removeprefix(DONE))
                for district in self.districts
                if district.startswith(area)
                for part in parts
            )
        )

    def range_of(self, area, name):
        wanted = self._row(area, name)
        least, most = (sign * self._least(sign * wanted) for sign in (1, -1))
        return np.ceil(least - 1e-6), np.floor(most + 1e-6)

    def _least(self, wanted):
        found = linprog(
            wanted,
            A_ub=[row for row, _ in self.most],
            b_ub=[number for _, number in self.most],
            A_eq=[row for row, _ in self.equal],
            b_eq=[float(number) for _, number in self.equal],
            bounds=(0, 1000),
            method="highs",
        )
        assert found.success, found.message
        return found.fun
