"""Which cells of a table of counts stay hidden, so that none can be worked out from the others.

A table has a row an area: subdistricts, their districts, the province, each the sum of those in
it. A count below the threshold is hidden first. Hidden alone it could be had by subtraction, from
the row above or from another column; so more is hidden with it, the smallest that will do.

What will do is shown and not guessed: for every hidden cell there must be other tables, with the
same visible cells, in which that cell has other values. They are made by moves: a household more
here and one less there, which changes hidden cells only.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import pandas as pd

from data_access.disclosure.mixed import Mixed
from data_access.disclosure.move import Move
from data_access.disclosure.rule import is_small

FEWEST_OTHERS = 2  # values that a hidden count could have beside its own
Cell = tuple[str, str]  # an area and a column


def shown(
    counts: pd.DataFrame,
    parents: Mapping[str, str],
    moves: Sequence[Move],
    smallest: int,
    pairs: Sequence[tuple[str, str]] = (),
    hidden: Iterable[Cell] = (),
    small_in: Collection[str] | None = None,
    shows_zero: bool = True,
) -> pd.DataFrame:
    """The counts of every area with those missing that stay hidden; areas as in `counts`, then
    those above them in the order in which they are met.

    `counts` has one row a smallest area. `parents` names the area above each area but the highest.
    A count from 1 to `smallest` − 1 is hidden. So is the second column of each of the `pairs`
    (whole, part) where the rest, whole − part, would be such a count. Zero is never hidden. Each
    hidden cell could have FEWEST_OTHERS other values or more, and `smallest` // 2 where no other
    column has to be hidden for it; unless it stands so alone that hiding everything is no help.
    Cells given as `hidden` are so for another reason. Where `small_in` is given, small counts are
    hidden in these columns only; the others are public, and hidden but to keep a secret. Without
    `shows_zero` a zero may be hidden to keep one too: the counts are of a part, and it is not seen
    that there is nothing left of the whole.
    """
    table = _Table(counts, parents, moves, smallest, shows_zero)
    for cell in hidden:
        table.hide(cell)
    table.hide_small(pairs, table.columns if small_in is None else small_in)
    table.hide_until_none_can_be_told()
    return table.seen()


class _Table:
    def __init__(
        self,
        counts: pd.DataFrame,
        parents: Mapping[str, str],
        moves: Sequence[Move],
        smallest: int,
        shows_zero: bool,
    ):
        self.parents, self.moves, self.smallest = parents, moves, smallest
        self.shows_zero = shows_zero
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
        lines = [(code, *self._above(code)) for code in self.place]
        self.mixed = Mixed(moves, list(counts), lines)
        numbers = counts.to_numpy(dtype="int64")
        self.columns = list(counts)
        self.moves_of = {
            column: [move for move in moves if move.changes.get(column)] for column in self.columns
        }
        self.value: dict[Cell, int] = {
            (code, column): int(count)
            for code, places in within.items()
            for column, count in zip(self.columns, numbers[places].sum(axis=0), strict=True)
        }
        self.secret: dict[Cell, None] = {}  # a set that keeps its order
        self.secret_in: dict[str, set[str]] = {code: set() for code in within}

    def seen(self) -> pd.DataFrame:
        rows = [
            [pd.NA if column in secret else self.value[code, column] for column in self.columns]
            for code, secret in self.secret_in.items()
        ]
        return pd.DataFrame(rows, list(self.secret_in), self.columns, dtype="Int64")

    def hide(self, cell: Cell) -> None:
        self.secret[cell] = None
        self.secret_in[cell[0]].add(cell[1])
        self.mixed.hide(*cell)

    def hide_small(self, pairs: Sequence[tuple[str, str]], columns: Collection[str]) -> None:
        for cell, count in self.value.items():
            if cell[1] in columns and is_small(count, self.smallest):
                self.hide(cell)
        for code in self.secret_in:
            for whole, part in pairs:
                rest = self.value[code, whole] - self.value[code, part]
                if is_small(rest, self.smallest) and self.value[code, part]:
                    self.hide((code, part))

    def hide_until_none_can_be_told(self) -> None:
        """What is hidden later only widens what was hidden before, so each is looked at once."""
        waiting = [cell for cell in self.secret if self.value[cell]]
        for cell in waiting:  # grows while it is walked
            while more := self._company(*cell):
                for one in more:
                    self.hide(one)
                waiting += more

    def _company(self, code: str, column: str) -> list[Cell]:
        """What to hide next so that this cell can be told less well, the smallest that helps;
        nothing once it has values enough, or if all that could help is hidden."""
        others = self._other_values(code, column)
        if others >= self.smallest // 2:
            return []
        ways = [
            way
            for move in self.moves
            if column in move.changes and (way := self._way(code, move)) is not None
        ]
        is_enough = others >= FEWEST_OTHERS
        if is_enough:  # unless more costs nothing but this column
            ways = [way for way in ways if all(column == one for _, one in way)]
        cheapest = min(ways, key=self._cost, default=[])
        if not self._tops(cheapest):
            return cheapest
        wanted = self.smallest // 2 if is_enough else FEWEST_OTHERS
        return self._spared(code, column, cheapest, wanted)

    def _tops(self, cells: list[Cell]) -> list[Cell]:
        return [cell for cell in cells if cell[0] not in self.parents]

    def _spared(self, code: str, column: str, cells: list[Cell], wanted: int) -> list[Cell]:
        """Instead of `cells`, which the total of everything is among, as few totals as will do when
        several moves at once are thought of: none, one, or at last all."""
        totals = sorted(self._tops(cells), key=lambda cell: (cell[1] != column, self.value[cell]))
        for fewer in ([], *([total] for total in totals)):
            for total in fewer:
                self.mixed.hide(*total)
            others = self.mixed.other_values(code, column)
            for total in fewer:
                self.mixed.hide(*total, is_hidden=False)
            if others >= wanted:
                return fewer
        return cells

    def _cost(self, cells: list[Cell]) -> int:
        return sum(self.value[cell] for cell in cells)

    def _way(self, code: str, move: Move) -> list[Cell] | None:
        """The cheapest cells to hide so that the move can take more households to this area or
        from it. None where there are no such cells, or where its own row would not let it."""
        opened = self._opened(code, move)
        if opened is None or self._alone(code, move) < self.smallest // 2:
            return None
        if not self._movable(code, move):
            return opened
        below = code
        for above in self._above(code):
            ways = [self._opened(one, move) for one in self.inside[above] if one != below]
            if ways := [way for way in ways if way]:
                return min(ways, key=self._cost)
            if missing := self._missing(above, move):
                return missing
            below = above
        return None

    def _alone(self, code: str, move: Move) -> float:
        places = self._within(code)
        return move.up[places].sum() + move.down[places].sum()

    def _within(self, code: str) -> list[int]:
        if code in self.place:
            return [self.place[code]]
        return [place for inner in self.inside[code] for place in self._within(inner)]

    def _opened(self, code: str, move: Move) -> list[Cell] | None:
        """The cheapest cells to hide in an area so that the move reaches one more place in it:
        none if it is itself such a place already, None if it cannot become one."""
        missing = self._missing(code, move)
        if self.shows_zero and any(self.value[cell] == 0 for cell in missing):
            return None
        if code in self.place:
            place = self.place[code]
            return missing if move.up[place] + move.down[place] > 0 else None
        inside = [way for inner in self.inside[code] if (way := self._opened(inner, move))]
        if inside:
            return missing + min(inside, key=self._cost)
        return missing if self._movable_inside(code, move) else None

    def _missing(self, code: str, move: Move) -> list[Cell]:
        return [(code, one) for one in move.changes if one not in self.secret_in[code]]

    def _other_values(self, code: str, column: str) -> float:
        """How many other values the cell could have with all that is visible as it is."""
        most, least = 0.0, 0.0
        for move in self.moves_of[column]:
            if self._is_seen(code, move):
                continue
            gain, loss = self._room(code, move)
            if move.changes[column] < 0:
                gain, loss = loss, gain
            most, least = max(most, gain), max(least, loss)
        return most + least

    def _room(self, code: str, move: Move) -> tuple[float, float]:
        """How many households the move could bring here, and take from here."""
        here = self._movable(code, move)
        if not here:
            return 0.0, 0.0
        up, down = move.up[here].sum(), move.down[here].sum()
        for above in self._above(code):
            if self._is_seen(above, move):
                there = sorted(set(self._movable_inside(above, move)) - set(here))
                return min(up, move.down[there].sum()), min(down, move.up[there].sum())
        return up, down

    def _movable(self, code: str, move: Move) -> list[int]:
        """The smallest areas inside where the move changes hidden cells only, all the way up."""
        if self._is_seen(code, move):
            return []
        return [self.place[code]] if code in self.place else self._movable_inside(code, move)

    def _movable_inside(self, code: str, move: Move) -> list[int]:
        return [place for inner in self.inside[code] for place in self._movable(inner, move)]

    def _is_seen(self, code: str, move: Move) -> bool:
        """Whether the move would change a cell of this area that is shown."""
        return not move.changes.keys() <= self.secret_in[code]

    def _above(self, code: str) -> Iterator[str]:
        while code in self.parents:
            code = self.parents[code]
            yield code
