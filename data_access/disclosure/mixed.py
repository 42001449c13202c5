"""Other tables that are made by several moves at once: what one move changes here is made good
elsewhere by others, so that every visible count stays as it is.

A single move, done here and undone elsewhere, shows nearly always that a hidden count could be
another. In a thin province it does not: with one or two households in each place, nowhere can the
very same move be undone. There a household more here is made good by one less there, and its
record that fails a rule by a record elsewhere.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from data_access.disclosure.move import Move

Footprint = frozenset[tuple[str, int]]  # what a move changes of what is visible: columns and signs


class Mixed:
    """Of a table with some cells hidden: its smallest areas by their place, and the areas above."""

    def __init__(self, moves: Sequence[Move], columns: Sequence[str], lines: Sequence[tuple]):
        """`lines` has one a place: the smallest area and those above it, upwards."""
        self.moves = moves
        self.levels = [np.array(codes) for codes in zip(*lines, strict=True)]
        self.of_column = {name: at for at, name in enumerate(columns)}
        self.columns_of = [[self.of_column[name] for name in move.changes] for move in moves]
        self.hidden = [np.zeros((len(lines), len(columns)), dtype=bool) for _ in self.levels]
        self.known: dict[str, dict[Footprint, np.ndarray]] = {}

    def hide(self, code: str, column: str, is_hidden: bool = True) -> None:
        for codes, hidden in zip(self.levels, self.hidden, strict=True):
            hidden[codes == code, self.of_column[column]] = is_hidden
        self.known.clear()

    def other_values(self, code: str, column: str) -> float:
        """How many other values the cell could have, of those above it and below it."""
        most = least = 0.0
        for number, move in enumerate(self.moves):
            if column not in move.changes:
                continue
            for sign, room in ((1, move.up), (-1, move.down)):
                count = self._room(code, number, sign, room)
                if sign * move.changes[column] > 0:
                    most = max(most, count)
                else:
                    least = max(least, count)
        return most + least

    def _room(self, code: str, number: int, sign: int, room: np.ndarray) -> float:
        """How often the move could be done in this area, and made good outside of it."""
        level = self._level(code)
        here = self._free(number, level + 1) & (self.levels[level] == code)
        count = float(room[here].sum())
        if not count:
            return 0.0
        place = int(np.argmax(here))
        for above in range(level + 1, len(self.levels)):
            seen = self._footprint(number, above, place)
            if seen:
                if not self._rest_is_hidden(number, above, place):
                    return 0.0
                wanted = frozenset((name, -sign * one) for name, one in seen)
                area = str(self.levels[above][place])
                return min(count, self._made_good(area, wanted, ~here))
        return count

    def _level(self, code: str) -> int:
        return next(level for level, codes in enumerate(self.levels) if (codes == code).any())

    def _free(self, number: int, below: int) -> np.ndarray:
        """Places where the move changes hidden cells only, on every level below this one."""
        columns = self.columns_of[number]
        return np.logical_and.reduce(
            [hidden[:, columns].all(axis=1) for hidden in self.hidden[:below]]
        )

    def _footprint(self, number: int, level: int, place: int) -> Footprint:
        hidden = self.hidden[level][place]
        return frozenset(
            (name, sign)
            for name, sign in self.moves[number].changes.items()
            if not hidden[self.of_column[name]]
        )

    def _rest_is_hidden(self, number: int, level: int, place: int) -> bool:
        """Whether what the move changes unseen in this area is unseen in those above it too."""
        rest = [at for at in self.columns_of[number] if self.hidden[level][place, at]]
        return all(hidden[place, rest].all() for hidden in self.hidden[level + 1 :])

    def _made_good(self, area: str, wanted: Footprint, elsewhere: np.ndarray) -> float:
        """How often what is wanted could be done in an area, each place doing a part of it."""
        found = self._possible(area)
        best = 0.0
        for parts in _parts(sorted(wanted)):
            if all(part in found for part in parts):
                rooms = [np.where(elsewhere, found[part], 0) for part in parts]
                best = max(best, _shared_out(rooms))
        return best

    def _possible(self, area: str) -> dict[Footprint, np.ndarray]:
        """By what is seen of it in the area: how often that could be done in each place, by the
        one move that does it most often there."""
        if area in self.known:
            return self.known[area]
        level = self._level(area)
        inside = self.levels[level] == area
        place = int(np.argmax(inside))
        found: dict[Footprint, np.ndarray] = {}
        for number, move in enumerate(self.moves):
            seen = self._footprint(number, level, place)
            if not seen or not self._rest_is_hidden(number, level, place):
                continue
            free = self._free(number, level) & inside
            for sign, room in ((1, move.up), (-1, move.down)):
                done = frozenset((name, sign * one) for name, one in seen)
                there = np.where(free, room, 0)
                found[done] = np.maximum(found[done], there) if done in found else there
        self.known[area] = found
        return found


def _parts(wanted: list[tuple[str, int]]) -> Iterator[list[Footprint]]:
    """Every way to divide what is wanted into parts."""
    if not wanted:
        yield []
        return
    first, rest = wanted[0], wanted[1:]
    for number in range(2 ** len(rest)):
        mine = [one for at, one in enumerate(rest) if number >> at & 1]
        left = [one for at, one in enumerate(rest) if not number >> at & 1]
        for others in _parts(left):
            yield [frozenset([first, *mine]), *others]


def _shared_out(rooms: list[np.ndarray]) -> float:
    """How often every part could be done, where each place does one of them only: the part with
    the least so far takes next the place that is of least use to the others."""
    counts, free = [0.0] * len(rooms), np.ones(len(rooms[0]), dtype=bool)
    while True:
        at = int(np.argmin(counts))
        mine = np.flatnonzero(free & (rooms[at] > 0))
        if not len(mine) or np.isinf(counts[at]):
            return counts[at]
        use = sum(np.minimum(room[mine], 9) for room in rooms) - np.minimum(rooms[at][mine], 9)
        place = mine[int(np.argmin(use))]
        counts[at] += float(rooms[at][place])
        free[place] = False
