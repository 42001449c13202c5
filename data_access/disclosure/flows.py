"""Houses that went from one count to another: which counts together would tell of few.

Of counts that part one set of houses between them, any sum is seen where each of them is. Twelve that
went from the first to the second and twelve from the second to the third move all three; and the sum
of the first two tells of the one that came from elsewhere. A sum is told where none or many went in
or out of it: between a count that is told and any other, none or many must have a way to go.
"""

from collections import Counter, deque
from collections.abc import Collection, Mapping, Sequence

import numpy as np
import pandas as pd

from data_access.disclosure.rule import is_small
from data_access.language.area_codes import districts_of

ELSEWHERE = ("", "")  # in none of the counts: not there yet or no more
Cell = tuple[str, str]  # an area's code and the name of a count
Flows = Mapping[
    tuple[Cell, Cell], int
]  # how many went between two counts, the one way or the other


def flows_between(then: pd.DataFrame, now: pd.DataFrame, parts: Collection[str]) -> Flows:
    """How many went between each two of the counts `parts` of each district, of which a house is in
    one at most. `then` and `now` as in `releases.moved_between`."""
    ids = then.index.union(now.index)
    was_in, is_in = (_cells(one, parts).reindex(ids) for one in (then, now))
    was_in, is_in = (
        one.where(one.notna(), pd.Series([ELSEWHERE] * len(ids), ids)) for one in (was_in, is_in)
    )
    found: Counter[tuple[Cell, Cell]] = Counter()
    for one, other in zip(was_in, is_in, strict=True):
        if one != other:
            found[min(one, other), max(one, other)] += 1
    return found


def hold_sums(
    flows: Flows,
    table: pd.DataFrame,
    settled: np.ndarray,
    before: tuple[np.ndarray, np.ndarray],
    inside: Sequence[tuple[int, list[int]]],
    smallest: int,
) -> None:
    """Leaves more of the parts of a whole as they were at an earlier release, the least moved first,
    until no sum of those that move tells of few. `before`: which cells were decided then, and how
    many houses entered or left each since; `inside`: areas and their parts, by their places in the
    table. What is no column of the table is public."""
    then, moved = before
    columns = {name: number for number, name in enumerate(table.columns)}
    counted = {cell[1] for ends in flows for cell in ends if cell[1]}
    public = counted - columns.keys()
    while True:
        lumps = {
            (lump, name): (area, parts)
            for name in sorted(counted - public)
            for area, parts in inside
            for lump in _known_together(area, parts, columns[name], settled, then)
        }
        known = {
            (table.index[part], name): (_written(lump, table.index), name)
            for lump, name in lumps
            for part in lump
        }
        few = told_of_few(flows, known, public, smallest)
        if not few:
            return
        held = []
        for (lump, name), (area, parts) in lumps.items():
            if (_written(lump, table.index), name) in few:
                column = columns[name]
                moving = [part for part in lump if settled[part, column]]
                moving = moving or [part for part in parts if settled[part, column]]
                held += [
                    (row == area, int(moved[row, column]), name, row) for row in moving or [area]
                ]
        *_, name, row = min(held)
        settled[row, columns[name]] = False


def _written(lump: tuple[int, ...], areas: pd.Index) -> str:
    return " ".join(areas[part] for part in lump)


def _known_together(
    area: int, parts: list[int], column: int, now: np.ndarray, then: np.ndarray
) -> list[tuple[int, ...]]:
    """The parts of an area of which the sum is known now and was then, no fewer of them together: each
    that is seen, and what all the others leave open where the area is seen too."""
    lumps = {part: {part} for part in parts}
    unknown: set[int] = set()
    for seen in (now[:, column], then[:, column]):
        left_open = [part for part in parts if not seen[part]]
        if not seen[area]:
            unknown |= set(left_open)
            continue
        together = set().union(*(lumps[part] for part in left_open))
        lumps |= dict.fromkeys(together, together)
    found = {tuple(sorted(lump)) for lump in lumps.values() if not lump & unknown}
    return sorted(found)


def told_of_few(
    flows: Flows, known: Mapping[Cell, Cell], public: Collection[str], smallest: int
) -> set[Cell]:
    """Cells among the `known` of which the sum tells of few; none where no sum does. A cell is known
    as another where only the sum of several is. Counts that are `public` are known anyway, and may
    tell of themselves."""
    between: dict[Cell, Counter[Cell]] = {}
    for ends, number in flows.items():
        one, other = (known.get(end, end if end[1] in public else ELSEWHERE) for end in ends)
        if one != other:
            between.setdefault(one, Counter())[other] += number
            between.setdefault(other, Counter())[one] += number
    told = [cell for cell in sorted(between) if cell != ELSEWHERE and cell[1] not in public]
    for cell in told:
        many, side = _way_from(cell, ELSEWHERE, between, smallest)
        others = [one for one in sorted(side) if one != cell] if not many else []
        while others and not many:  # none went elsewhere: then between those that are together
            many, side = _way_from(cell, others.pop(), between, smallest)
            many = 0 if not is_small(many, smallest) else many
        if is_small(many, smallest):
            return {one for one in side if one[1] not in public}
    return set()


def _way_from(
    start: Cell, goal: Cell, between: Mapping[Cell, Mapping[Cell, int]], enough: int
) -> tuple[int, set[Cell]]:
    """How many can go from one cell to another at once, counted up to `enough`; and of fewer, the
    cells on the start's side of where no more can."""
    left = {one: dict(others) for one, others in between.items()}
    left.setdefault(goal, {})
    many = 0
    while True:
        came_from: dict[Cell, Cell] = {start: start}
        waiting = deque([start])
        while waiting and goal not in came_from:
            here = waiting.popleft()
            for there, room in left[here].items():
                if room and there not in came_from:
                    came_from[there] = here
                    waiting.append(there)
        if goal not in came_from:
            return many, set(came_from)
        way = [goal]
        while way[-1] != start:
            way.append(came_from[way[-1]])
        steps = [(before, after) for after, before in zip(way, way[1:], strict=False)]
        room = min(left[before][after] for before, after in steps)
        for before, after in steps:
            left[before][after] -= room
            left[after][before] = left[after].get(before, 0) + room
        many += room
        if many >= enough:
            return many, set()


def _cells(adds: pd.DataFrame, parts: Collection[str]) -> pd.Series:
    """The district and the one of the parts that each house is in, of those in any."""
    columns = [one for one in parts if one in adds]
    is_in = adds[columns].to_numpy() != 0
    some = is_in.any(axis=1)
    names = np.array(columns, dtype=object)[is_in[some].argmax(axis=1)] if some.any() else []
    places = districts_of(adds.loc[some, "subdistrict_code"])
    cells = pd.Series(index=adds.index[some], dtype=object)
    cells[:] = list(zip(places, names, strict=True))
    return cells
