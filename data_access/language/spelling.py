"""Which known name a mistyped one was meant to be."""

from collections.abc import Iterable, Mapping

FARTHEST = 2  # letters added, left out, exchanged or put in another's place


def nearest(written: str, known: Iterable[str]) -> str | None:
    """The one known name within two letters of what was written; None if there is none, or if two
    are as near, or if as many letters are wrong as are right."""
    return nearest_meaning(written, {name: name for name in known})


def nearest_meaning(written: str, meanings: Mapping[str, str]) -> str | None:
    """As `nearest`, of several spellings that may mean the same: the one meaning of the nearest."""
    by_distance: dict[int, set[str]] = {}
    for spelling, meaning in meanings.items():
        if abs(len(written) - len(spelling)) > FARTHEST:
            continue  # the long questions of a survey are not compared letter by letter
        if (apart := distance(written.lower(), spelling.lower())) <= FARTHEST:
            by_distance.setdefault(apart, set()).add(meaning)
    if not by_distance:
        return None
    closest = min(by_distance)
    if len(by_distance[closest]) > 1 or closest * 2 >= len(written):
        return None
    return by_distance[closest].pop()


def distance(one: str, other: str) -> int:
    """How many single letters must be added, left out, put in another's place or exchanged with
    their neighbour to make one word the other."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        now = [row]
        for column, beside in enumerate(other, 1):
            steps = [
                last[column] + 1,
                now[column - 1] + 1,
                last[column - 1] + (letter != beside),
            ]
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == beside:
                steps.append(before[column - 2] + 1)
            now.append(min(steps))
        before, last = last, now
    return last[-1]
