"""Where a sum of baht of a few houses is hidden in a table by district and year, and what with it.

Baht tell more than a count: a hidden sum must not be had from the others at all. It cannot where it
lies on a ring of hidden cells: a baht more here, one less beside it, and so on round, changes no sum
of a row or a column that is shown. The totals are a row and a column like the others.
"""

import heapq
from collections.abc import Collection, Iterator

import numpy as np
import pandas as pd

from data_access.disclosure.cells import Cell
from data_access.disclosure.rule import is_small

EVERY_YEAR = "every_year"
DEARER_TOTAL = 1_000_000  # a total is hidden where nothing else will do


def hidden_sums(tables: Collection[pd.DataFrame], smallest: int) -> set[Cell]:
    """The cells (area, year or EVERY_YEAR) in which a sum of baht is hidden: those where one of the
    `tables`, each the houses that a part of the sum is of, has from 1 to `smallest` − 1 of them,
    and the cheapest rings through these, those of the fewest houses.

    A table has one row a district by code and a column a year. Where there is no ring, since a
    table has too few cells with a house, the totals of its row and column are hidden as well.
    """
    whole = [_with_totals(table) for table in tables if not table.empty]
    hidden = {
        cell for counts in whole for cell, count in counts.items() if is_small(count, smallest)
    }
    while True:
        more = {cell for counts in whole for cell in _rings(counts, hidden)} - hidden
        if not more:
            return hidden
        hidden |= more


def _with_totals(table: pd.DataFrame) -> dict[Cell, int]:
    counts = table.to_numpy()
    counts = np.column_stack([counts, counts.sum(axis=1)])
    counts = np.vstack([counts, counts.sum(axis=0)])
    areas, years = [*table.index, table.index[0][:2]], [*table.columns, EVERY_YEAR]
    return {
        (area, year): int(counts[row, column])
        for row, area in enumerate(areas)
        for column, year in enumerate(years)
    }


def _rings(counts: dict[Cell, int], hidden: set[Cell]) -> Iterator[Cell]:
    """What to hide so that each hidden cell with a house in it is on a ring."""
    known = set(hidden)
    for cell in sorted(hidden):
        if counts.get(cell):
            way = _way_round(cell, counts, known)
            known |= way
            yield from way


def _way_round(cell: Cell, counts: dict[Cell, int], hidden: set[Cell]) -> set[Cell]:
    """The cheapest cells that lead from the cell's row to its column and not through itself; its
    row's and column's total, and the total of all, if there is no way."""
    start, goal = ("row", cell[0]), ("column", cell[1])
    waiting: list[tuple[int, tuple[str, str], frozenset[Cell]]] = [(0, start, frozenset())]
    been = set()
    while waiting:
        cost, here, way = heapq.heappop(waiting)
        if here == goal:
            return set(way)
        if here in been:
            continue
        been.add(here)
        for one, count in counts.items():
            ends = ("row", one[0]), ("column", one[1])
            if one != cell and count and here in ends:
                there = ends[0] if here == ends[1] else ends[1]
                price = 0 if one in hidden else count + DEARER_TOTAL * _totals(one)
                heapq.heappush(waiting, (cost + price, there, way | {one}))
    around = {(cell[0], EVERY_YEAR), (cell[0][:2], cell[1]), (cell[0][:2], EVERY_YEAR)}
    return around & counts.keys() - {cell}


def _totals(cell: Cell) -> int:
    return (len(cell[0]) == 2) + (cell[1] == EVERY_YEAR)
