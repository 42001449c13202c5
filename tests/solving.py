"""Somebody who wants to know what is hidden: knows the rules, sees what is shown, and calculates."""

import numpy as np
import pandas as pd
from scipy.optimize import linprog
from scipy.sparse import csr_matrix

from data_access.disclosure.households import COUNTS, QUALITY

WITHOUT_END = 10_000  # households in one place: more than any table here has


def possible_values(shown, columns=COUNTS, houses=None):
    """For each hidden cell the least and the most that it could be: by (area, column).

    `shown` has a row an area by code (6 digits, 4, 2), missing where hidden; what it says outside of
    `columns` is not used. What is known
    beside it: areas add up to the areas above them, a hidden count is not zero, a household in
    need is reached, unfunded or on its way, the urgent are in need and not reached, and a record
    that fails a rule does not pass. `houses`, where given, has `handed_over` and `under_way` of the
    areas: a house handed over is a household reached, one under way is a household on its way.
    """
    known = _Knowledge(shown[list(columns)], houses)
    return {
        (area, column): known.range_of(area, column)
        for area in shown.index
        for column in columns
        if shown.isna().at[area, column]
    }


def possible_years(shown, totals):
    """The same for a table of people by fiscal year, a column a year: `totals` is their sum by
    area, missing where hidden. Where the total is shown a hidden year is not zero."""
    codes = [code for code in shown.index if len(code) == 6]
    places = [(code, year) for code in codes for year in shown]

    def row(area, years):
        return [int(code.startswith(area) and year in years) for code, year in places]

    equal, most = [], []
    for area in shown.index:
        for year in shown:
            if not pd.isna(shown.at[area, year]):
                equal.append((row(area, [year]), shown.at[area, year]))
            elif not pd.isna(totals[area]):
                most.append(([-one for one in row(area, [year])], -1))
        if pd.isna(totals[area]):
            most.append(([-one for one in row(area, list(shown))], -1))
        else:
            equal.append((row(area, list(shown)), totals[area]))

    def least(wanted):
        found = linprog(
            wanted,
            A_ub=[one for one, _ in most] or None,
            b_ub=[number for _, number in most] or None,
            A_eq=[one for one, _ in equal] or None,
            b_eq=[number for _, number in equal] or None,
            bounds=(0, WITHOUT_END),
            method="highs",
        )
        assert found.success, found.message
        return found.fun

    ranges = {}
    for area in shown.index:
        for year in shown:
            if pd.isna(shown.at[area, year]):
                wanted = np.array(row(area, [year]))
                ranges[area, year] = (
                    np.ceil(least(wanted) - 1e-6),
                    np.floor(-least(-wanted) + 1e-6),
                )
    return ranges


def possible_sums(shown, equal=()):
    """For each cell of a table of houses that is missing, the least and the most that it could be.

    `shown` has a row an area (districts, then the province) and columns named `kind:year`, with
    `kind:every_year` their sum. What is known beside it: districts add up to the province and years
    to every year, no number is below zero, and `equal`: of pairs ({cell: factor}, number), a cell
    being (area, column), what else is told.
    """
    smallest = [
        (area, name)
        for area in shown.index
        if len(area) == 4
        for name in shown
        if not name.endswith(":every_year")
    ]
    place = {cell: number for number, cell in enumerate(smallest)}

    def row(area, name):
        kind, year = name.split(":")
        made_of = np.zeros(len(smallest))
        for (inside, one), number in place.items():
            in_kind, in_year = one.split(":")
            if inside.startswith(area) and in_kind == kind and year in ("every_year", in_year):
                made_of[number] = 1
        return made_of

    known = [
        (row(area, name), shown.at[area, name])
        for area in shown.index
        for name in shown
        if not pd.isna(shown.at[area, name])
    ]
    known += [(sum(by * row(*cell) for cell, by in cells.items()), sum_) for cells, sum_ in equal]
    left, right = csr_matrix([one for one, _ in known]), [float(number) for _, number in known]

    def least(wanted):
        found = linprog(
            wanted, A_eq=left, b_eq=right, bounds=(0, 1_000 * WITHOUT_END), method="highs"
        )
        assert found.success, found.message
        return found.fun

    hidden = [
        (area, name) for area in shown.index for name in shown if pd.isna(shown.at[area, name])
    ]
    return {
        cell: (
            np.ceil(least(row(*cell)) - 1e-6),
            np.floor(-least(-row(*cell)) + 1e-6),
        )
        for cell in hidden
    }


class _Knowledge:
    def __init__(self, shown, houses):
        self.areas = [code for code in shown.index if len(code) == 6]
        # `on_the_way` is nobody's column: it is what is left of those in need.
        self.columns = list(shown)
        self.names = ["on_the_way", *(name for name in self.columns if name != "in_need")]
        self.equal, self.equals, self.most, self.at_most = [], [], [], []
        for area in shown.index:
            for column in self.columns:
                value = shown.at[area, column]
                if shown.isna().at[area, column]:
                    self.most.append(-self._row(area, column))
                    self.at_most.append(-1)
                else:
                    self.equal.append(self._row(area, column))
                    self.equals.append(int(value))
        for area in self.areas:
            self._rules(area)
        for area, row in () if houses is None else houses.iterrows():
            for column, name in (("handed_over", "reached"), ("under_way", "on_the_way")):
                if not pd.isna(row[column]):
                    self.equal.append(self._row(area, name))
                    self.equals.append(int(row[column]))
        self.equal, self.most = csr_matrix(self.equal), csr_matrix(self.most)

    def _rules(self, area):
        """Pairs of what is at most as much as what."""
        rules = [
            (("urgent", "reached"), ("in_need",)),
            (("in_need",), ("households",)),
            (("reached",), ("people_housed",)),
            *(((name, "passing"), ("households",)) for name in QUALITY),
            (("households",), (*QUALITY, "passing")),
        ]
        for smaller, larger in rules:
            if {*smaller, *larger} <= set(self.columns):
                rows = [sum(self._row(area, name) for name in side) for side in (smaller, larger)]
                self.most.append(rows[0] - rows[1])
                self.at_most.append(0)

    def _row(self, area, column):
        """How a cell is made of what is unknown: one number a (smallest area, name)."""
        row = np.zeros((len(self.areas), len(self.names)))
        parts = ("reached", "unfunded", "on_the_way") if column == "in_need" else (column,)
        for place, code in enumerate(self.areas):
            if code.startswith(area):
                for part in parts:
                    row[place, self.names.index(part)] = 1
        return row.ravel()

    def range_of(self, area, column):
        wanted = self._row(area, column)
        least, most = (sign * self._least(sign * wanted) for sign in (1, -1))
        return np.ceil(least - 1e-6), np.floor(most + 1e-6)

    def _least(self, wanted):
        found = linprog(
            wanted,
            A_ub=self.most,
            b_ub=self.at_most,
            A_eq=self.equal,
            b_eq=self.equals,
            bounds=(0, WITHOUT_END),
            method="highs",
        )
        assert found.success, found.message  # what is shown would contradict itself
        return found.fun
