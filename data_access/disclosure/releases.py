"""What outsiders see of households from one release to the next.

Counts that are safe one by one still tell of one family by their difference: 41 last month, 42 now.
So a count moves only where none or at least `smallest` distinct households entered or left it since
each release in which it was decided; else it stays as it was last released. What could be worked
out counts as told: of two columns the difference, and of an area that has moved the rest that its
parts leave open.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np
import pandas as pd

from data_access.disclosure.flows import Flows, hold_sums
from data_access.disclosure.rule import is_small
from data_access.language.area_codes import LEVELS, level_of, part_of, parts_of


@dataclass(frozen=True)
class Release:
    """One release: a row an area by code and a column a count. `cells` as outsiders see them,
    missing where hidden; `since` the day of which each is; `settled` where that is this day."""

    day: date
    cells: pd.DataFrame
    since: pd.DataFrame
    settled: pd.DataFrame


@dataclass(frozen=True)
class _Before:
    """An earlier release over the areas and columns of today: which cells were decided in it, which
    of them are seen, and how many households `moved` since; the differences of pairs last."""

    settled: np.ndarray
    seen: np.ndarray
    moved: np.ndarray


def next_release(
    day: date,
    table: pd.DataFrame,
    past: Sequence[Release],
    moved: Sequence[pd.DataFrame],
    smallest: int,
    pairs: Sequence[tuple[str, str]] = (),
    stays: bool = True,
    flows: Sequence[Sequence[Flows]] = (),
    last_two: pd.DataFrame | None = None,
) -> Release:
    """The release of `day` after those of the `past`, the last of which outsiders see; what does not
    move stays as it is there, or is hidden where nothing `stays`. `table` holds the counts of the
    day with what is small hidden. `moved`, one for each of the past: how many distinct households
    entered or left each cell since, also of `whole less part` for each of the `pairs`. `flows`, where
    counts are the parts of a whole: for each of the past and of the wholes (flows.py); what is no column
    is public. `last_two`: as `moved`, between the last two of the past."""
    areas, columns = table.index, table.columns
    names = [*columns, *(less(*pair) for pair in pairs)]
    past = [_over(one, table) for one in past]
    before = [
        _Before(
            one.settled.to_numpy(dtype=bool),
            (one.settled & one.cells.notna()).to_numpy(dtype=bool),
            count.reindex(index=areas, columns=names, fill_value=0).to_numpy(dtype="int64"),
        )
        for one, count in zip(past, moved, strict=True)
    ]
    settled = np.ones(table.shape, dtype=bool)
    for one in before:
        settled &= ~(is_small(one.moved[:, : len(columns)], smallest) & one.settled)
    for number, (whole, part) in enumerate(pairs, start=len(columns)):
        of_whole, of_part = columns.get_loc(whole), columns.get_loc(part)
        for one in before:
            both = one.settled[:, of_whole] & one.settled[:, of_part] & settled[:, of_whole]
            settled[:, of_part] &= ~(both & is_small(one.moved[:, number], smallest))
    inside = _inside(areas) if flows else []
    for one, wholes in zip(before, flows, strict=False):
        for flow in wholes:
            hold_sums(flow, table, settled, (one.settled, one.moved), inside, smallest)
    if last_two is not None:
        like = {"index": areas, "columns": columns}
        between = last_two.reindex(**like, fill_value=0).to_numpy(dtype="int64")
        _hold_thirds(table, settled, before, between, smallest)
    _hold_back(table, settled, before, smallest)
    decided = pd.DataFrame(settled, areas, columns)
    if not past:
        return Release(day, table, pd.DataFrame(day, areas, columns), decided)
    last = past[-1]
    if not stays:
        return Release(day, chosen(settled, table), pd.DataFrame(day, areas, columns), decided)
    since = last.since.mask(decided, day)
    return Release(day, chosen(settled, table, last.cells), since, decided)


def chosen(
    moves: np.ndarray, table: pd.DataFrame, before: pd.DataFrame | None = None
) -> pd.DataFrame:
    """The cells of the table that move, and the others of the one `before`, of the same areas and
    columns; missing without one. Both are of whole numbers."""
    numbers, missing = _taken_apart(table)
    if before is None:
        return whole_numbers(numbers, missing | ~moves, table)
    numbers_then, missing_then = _taken_apart(before)
    return whole_numbers(
        np.where(moves, numbers, numbers_then), np.where(moves, missing, missing_then), table
    )


def whole_numbers(numbers: np.ndarray, missing: np.ndarray, like: pd.DataFrame) -> pd.DataFrame:
    """A table of these with the index and columns of another. Column by column pandas takes a hundred
    times as long to choose between two tables that may have cells missing."""
    columns = zip(numbers.T.astype("int64", order="C"), missing.T.copy(), strict=True)
    made = {place: pd.arrays.IntegerArray(*column) for place, column in enumerate(columns)}
    return pd.DataFrame(made, index=like.index).set_axis(like.columns, axis="columns")


def _taken_apart(table: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    return table.to_numpy("int64", na_value=0), table.isna().to_numpy(dtype=bool)


def less(whole: str, part: str) -> str:
    """What the column of one count less another is called."""
    return f"{whole} less {part}"


def moved_between(
    then: pd.DataFrame, now: pd.DataFrame, pairs: Sequence[tuple[str, str]] = ()
) -> pd.DataFrame:
    """How many distinct households entered or left each count between two days: a row an area, a
    column a count. `then` and `now` have a row a household by id: `subdistrict_code`, and what it
    adds to each count. One that went elsewhere left there and entered here."""
    ids = then.index.union(now.index)
    columns = now.columns.union(then.columns).drop("subdistrict_code")
    names = [*columns, *(less(*pair) for pair in pairs)]
    places = [(columns.get_loc(whole), columns.get_loc(part)) for whole, part in pairs]
    adds, codes = [], []
    for one in (then, now):
        rows = ids.get_indexer(one.index)
        added = np.zeros((len(ids), len(names)), dtype="int64")
        added[rows, : len(columns)] = one.reindex(columns=columns, fill_value=0).to_numpy()
        for number, (whole, part) in enumerate(places, start=len(columns)):
            added[:, number] = added[:, whole] - added[:, part]
        adds.append(added)
        codes.append(one["subdistrict_code"].reindex(ids, fill_value="").astype(object))
    moved = (adds[0] != adds[1]).any(axis=1) | (codes[0] != codes[1]).to_numpy()  # most stay
    before, after = (added[moved] for added in adds)
    left_from, came_to = (code[moved] for code in codes)
    found = []
    for level in LEVELS:
        left, entered = (parts_of(code, level).to_numpy() for code in (left_from, came_to))
        stays = (left == entered)[:, None]
        here = np.where(stays, before != after, after != 0)
        areas, row = np.unique(np.concatenate([entered, left]), return_inverse=True)
        count = np.zeros((len(areas), len(names)), dtype="int64")
        np.add.at(count, row, np.concatenate([here, ~stays & (before != 0)]))
        found.append(pd.DataFrame(count, areas, names)[areas != ""])
    return pd.concat(found)


def _over(release: Release, table: pd.DataFrame) -> Release:
    """A release over the areas and columns of today: what was not there was not decided."""
    like = {"index": table.index, "columns": table.columns}
    since = release.since.reindex(**like).astype(object)  # a day of nothing is a number to pandas
    return Release(
        release.day,
        release.cells.reindex(**like).astype("Int64"),
        since.mask(since.isna(), release.day),
        release.settled.reindex(**like, fill_value=False).astype(bool),
    )


def _hold_thirds(
    table: pd.DataFrame,
    settled: np.ndarray,
    before: Sequence[_Before],
    last_two: np.ndarray,
    smallest: int,
) -> None:
    """Leaves a cell as it was where the rest in which it lay at the last release would tell of few: by
    some of that rest as they were the time before, and the others as they are now. `last_two`:
    how many entered or left between these two releases."""
    first, middle = before[-2:]
    inside = _inside(table.index)
    for column in range(len(table.columns)):
        for area, parts in inside:
            if middle.seen[area, column]:
                rest = [part for part in parts if not middle.seen[part, column]]
                while _mixed_of_few(rest, column, settled, first, middle, last_two, smallest):
                    moving = [part for part in rest if settled[part, column]]
                    least = min(moving, key=lambda part: (middle.moved[part, column], part))
                    settled[least, column] = False


def _mixed_of_few(
    rest: list[int],
    column: int,
    settled: np.ndarray,
    first: _Before,
    middle: _Before,
    last_two: np.ndarray,
    smallest: int,
) -> bool:
    if not settled[rest, column].any():
        return False
    sums = {0}
    for part in rest:
        ways = [last_two[part, column]] if first.seen[part, column] else []
        ways += [middle.moved[part, column]] if settled[part, column] else []
        sums = {min(one + way, smallest) for one in sums for way in ways}
    return any(is_small(int(one), smallest) for one in sums)


def _hold_back(
    table: pd.DataFrame, settled: np.ndarray, before: Sequence[_Before], smallest: int
) -> None:
    """Leaves more cells of a column as they were, the least moved first, until the rest that an
    area's parts leave open has moved by enough as well; and all the parts of one that stays."""
    shown, inside = table.notna().to_numpy(), _inside(table.index)
    for column in range(len(table.columns)):
        for area, parts in inside:
            if settled[area, column]:
                _hold_parts(column, area, parts, shown, settled, before, smallest)
                continue
            for one in before:
                stays = (one.moved[parts, column] == 0) | ~one.settled[parts, column]
                settled[parts, column] &= stays


def _inside(areas: pd.Index) -> list[tuple[int, list[int]]]:
    """The province and then the districts, each with its parts, by their places in the table."""
    found = []
    for level, below in pairwise(LEVELS):
        for place, area in enumerate(areas):
            if level_of(area) == level:
                parts = [
                    part
                    for part, code in enumerate(areas)
                    if level_of(code) == below and part_of(code, level) == area
                ]
                found.append((place, parts))
    return [(area, parts) for area, parts in found if parts]


def _hold_parts(
    column: int,
    area: int,
    parts: list[int],
    shown: np.ndarray,
    settled: np.ndarray,
    before: Sequence[_Before],
    smallest: int,
) -> None:
    if not shown[area, column]:
        return  # nothing is left open of what is hidden itself
    told = [
        (
            bool(one.seen[area, column]),
            {part for part in parts if one.seen[part, column]},
            one.moved[:, column],
        )
        for one in before
    ]
    seen = {part for part in parts if settled[part, column] and shown[part, column]}
    while seen:
        left_open = set(parts) - seen
        if not any(
            is_small(int(count[sorted(rest)].sum()), smallest)
            for is_whole, seen_then, count in told
            for rest in _known_twice(left_open, is_whole, seen_then, set(parts))
        ):
            return
        newest = told[-1][2]
        next_one = min(seen, key=lambda part: (newest[part] == 0, newest[part], part))
        settled[next_one, column] = False
        seen.remove(next_one)


def _known_twice(
    left_open: set[int], is_whole: bool, seen_then: set[int], parts: set[int]
) -> list[set[int]]:
    """The sets of parts, left open now or then, of which the sum could be worked out both times;
    not the area itself, which is looked at alone. `is_whole`: whether it was seen then."""
    open_then = parts - seen_then
    if not is_whole:
        rests = [left_open] if left_open <= seen_then else []
    elif left_open & open_then:
        rests = [left_open | open_then]
    else:
        rests = [left_open, open_then]
    return [rest for rest in rests if rest and rest != parts]
