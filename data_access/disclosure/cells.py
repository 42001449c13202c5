"""Which cells of a table of counts stay hidden, so that none can be worked out from the others.

A table has a row an area: subdistricts, their districts, the province, each the sum of those in
it. A count below the threshold is hidden first. Hidden alone it could be had by subtraction, from
the row above or from another column; so more is hidden with it, the smallest that will do.

What will do is shown and not guessed: for every hidden cell there must be other tables, with the
same visible cells, in which that cell has other values. They are made by moves: a household more
here and one less there, which changes hidden cells only.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd


@dataclass(frozen=True)
class Move:
    """How one household could be elsewhere: the columns that it would add to (1) or take from (-1)
    in the area that gains it, and how often that could be done in each smallest area, one `up`
    and one `down` an area, in the order of the table's rows."""

    changes: Mapping[str, int]
    up: np.ndarray
    down: np.ndarray


def shown(
    counts: pd.DataFrame,
    parents: Mapping[str, str],
    moves: Sequence[Move],
    smallest: int,
    pairs: Sequence[tuple[str, str]] = (),
) -> pd.DataFrame:
    """The counts of every area with those missing that stay hidden; areas as in `counts`, then
    those above them in the order in which they are met.

    `counts` has one row a smallest area. `parents` names the area above each area but the highest.
    A count from 1 to `smallest` − 1 is hidden. So is the second column of each of the `pairs`
    (whole, part) where the rest, whole − part, would be such a count. Zero is never hidden. Each
    hidden cell could have at least `smallest` // 2 other values.
    """
    table = _Table(counts, parents, moves, smallest)
    table.hide_small(pairs)
    table.hide_until_none_can_be_told()
    return table.values.astype("Int64").mask(table.hidden)


class _Table:
    def __init__(
        self,
        counts: pd.DataFrame,
        parents: Mapping[str, str],
        moves: Sequence[Move],
        smallest: int,
    ):
        self.parents, self.moves, self.smallest = parents, moves, smallest
        self.place = {code: place for place, code in enumerate(counts.index)}
        within = {code: [place] for code, place in self.place.items()}
        self.inside: dict[str, list[str]] = {}
        for code, place in self.place.items():
            below = code
            for above in self._above(code):
                within.setdefault(above, []).append(place)
                if below not in self.inside.setdefault(above, []):
                    self.inside[above].append(below)
                below = above
        numbers = counts.to_numpy(dtype="int64")
        self.values = pd.DataFrame(
            [numbers[places].sum(axis=0) for places in within.values()],
            index=list(within),
            columns=counts.columns,
        )
        self.value = {
            (code, column): int(self.values.at[code, column])
            for code in self.values.index
            for column in self.values.columns
        }
        self.secret: dict[tuple[str, str], None] = {}  # a set that keeps its order

    @property
    def hidden(self) -> pd.DataFrame:
        cells = pd.DataFrame(False, index=self.values.index, columns=self.values.columns)
        for code, column in self.secret:
            cells.at[code, column] = True
        return cells

    def hide_small(self, pairs: Sequence[tuple[str, str]]) -> None:
        for cell, count in self.value.items():
            if self._is_small(count):
                self.secret[cell] = None
        for code in self.values.index:
            for whole, part in pairs:
                rest = self.value[code, whole] - self.value[code, part]
                if self._is_small(rest) and self.value[code, part]:
                    self.secret[code, part] = None

    def _is_small(self, count: int) -> bool:
        return 0 < count < self.smallest

    def hide_until_none_can_be_told(self) -> None:
        """What is hidden later only widens what was hidden before, so each is looked at once."""
        waiting = list(self.secret)
        for cell in waiting:  # grows while it is walked
            while self._other_values(*cell) < self.smallest // 2:
                more = [one for one in self._company(*cell) if one not in self.secret]
                if not more:
                    break  # it stands alone in the province, and nothing visible tells of it
                for one in more:
                    self.secret[one] = None
                waiting += more

    def _company(self, code: str, column: str) -> list[tuple[str, str]]:
        """What to hide next so that this cell can be told less well; nothing if all is hidden."""
        if code in self.inside and not self._hidden_inside(code, column):
            return [self._smallest(self.inside[code], column)]
        if self._other_values(code, column, alone=True) < self.smallest // 2:
            return [
                (code, other)
                for other in self._tied_to(column)
                if self.value[code, other] and (code, other) not in self.secret
            ][:1]
        below = code
        for above in self._above(code):
            beside = [one for one in self.inside[above] if one != below]
            if found := self._smallest(beside, column):
                return [found, *self._way_down(found)]
            if (above, column) not in self.secret:
                return [(above, column)]
            below = above
        return []

    def _smallest(self, codes: Sequence[str], column: str) -> tuple[str, str] | None:
        visible = [
            (self.value[code, column], code)
            for code in codes
            if self.value[code, column] and (code, column) not in self.secret
        ]
        return (min(visible)[1], column) if visible else None

    def _way_down(self, cell: tuple[str, str]) -> Iterator[tuple[str, str]]:
        """An area is hidden only if something in it is."""
        code, column = cell
        while code in self.inside and not self._hidden_inside(code, column):
            code, column = self._smallest(self.inside[code], column)
            yield code, column

    def _tied_to(self, column: str) -> list[str]:
        return [
            other
            for move in self.moves
            if column in move.changes
            for other in move.changes
            if other != column
        ]

    def _other_values(self, code: str, column: str, alone: bool = False) -> float:
        """How many other values the cell could have with all that is visible as it is; `alone`:
        with all that is visible in its own row, whatever the rest of the table says."""
        most, least = 0.0, 0.0
        for move in self.moves:
            sign = move.changes.get(column)
            if sign:
                gain, loss = self._room(code, move, alone)
                if sign < 0:
                    gain, loss = loss, gain
                most, least = max(most, gain), max(least, loss)
        return most + least

    def _room(self, code: str, move: Move, alone: bool) -> tuple[float, float]:
        """How many households the move could bring here, and take from here."""
        here = self._movable(code, move)
        if not here:
            return 0.0, 0.0
        up, down = move.up[here].sum(), move.down[here].sum()
        for above in () if alone else self._above(code):
            if not self._is_secret(above, move):
                there = [place for place in self._movable(above, move) if place not in set(here)]
                return min(up, move.down[there].sum()), min(down, move.up[there].sum())
        return up, down

    def _movable(self, code: str, move: Move) -> list[int]:
        """The smallest areas inside where the move changes hidden cells only, all the way up."""
        if code in self.place:
            return [self.place[code]] if self._is_secret(code, move) else []
        return [
            place
            for inner in self.inside[code]
            if self._is_secret(inner, move)
            for place in self._movable(inner, move)
        ]

    def _is_secret(self, code: str, move: Move) -> bool:
        return all((code, column) in self.secret for column in move.changes)

    def _hidden_inside(self, code: str, column: str) -> bool:
        return any((inner, column) in self.secret for inner in self.inside[code])

    def _above(self, code: str) -> Iterator[str]:
        while code in self.parents:
            code = self.parents[code]
            yield code
