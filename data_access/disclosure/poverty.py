"""The table of poverty by area as it may be shown: what is hidden in it, and what with that.

That a household fails the dimension of health tells of the health of somebody in it. So what it
fails is a sensitive group: below ten hidden for every reader, and never shown below a district. Of
a subdistrict is shown how many are scored and how many are poor, by the same rule.

Households decide what is hidden. What is shown are the people in them: where a household could be
one more here and one less there, so could the people.
"""

from collections.abc import Iterator, Mapping
from itertools import combinations

import numpy as np
import pandas as pd

from data_access.disclosure.cells import Cell, shown
from data_access.disclosure.households import areas_above
from data_access.disclosure.move import Move
from data_access.disclosure.rule import SENSITIVE_GROUP_MINIMUM
from data_access.language.area_codes import districts_of, level_of
from data_access.rules.alkire_foster import DIMENSIONS

DONE = "done_"  # before the name of a column: of those alone whose house was handed over
OF_SUBDISTRICTS = ("scored", "unscored", "poor")
FAILING = ("scored", "poor", *DIMENSIONS)
COUNTED = (*OF_SUBDISTRICTS, *DIMENSIONS, *(f"{DONE}{name}" for name in FAILING))
ANY = np.inf

Numbers = Mapping[str, np.ndarray]


def shown_poverty(
    counts: pd.DataFrame, fewest_failed: int, hidden_elsewhere: set[Cell]
) -> pd.DataFrame:
    """One row an area: the subdistricts in the order given, their districts, the province; COUNTED,
    missing where hidden.

    `counts` has one row a subdistrict by code, with COUNTED. So many dimensions as `fewest_failed`
    at least are failed by whoever is poor. `hidden_elsewhere` are the cells that another table
    hides: of an area the column "scored" where its households are hidden, DONE + "scored" where
    those reached are.
    """
    districts = counts.groupby(districts_of(counts.index).to_numpy()).sum()
    every = known = hidden_elsewhere
    while True:
        of_districts = _shown(districts, COUNTED, _moves_of_districts, fewest_failed, known)
        known = every | _missing(of_districts)
        of_places = _shown(counts, OF_SUBDISTRICTS, _moves_of_places, fewest_failed, known)
        above = _missing(of_places, below="subdistrict")
        if above <= known:
            break
        known = known | above
    places = [code for code in of_places.index if level_of(code) == "subdistrict"]
    return pd.concat([of_places.loc[places].reindex(columns=COUNTED), of_districts]).astype("Int64")


def shown_poor_of_group(counts: pd.DataFrame) -> pd.DataFrame:
    """One row an area: the districts in the order given, then the province: the households of one
    sensitive group that are `scored` and of them `poor`, missing where hidden. `counts` has one row
    a district by code."""
    scored, poor = (counts[name].to_numpy(dtype="float64") for name in ("scored", "poor"))
    rest = scored - poor
    moves = [
        _move("+poor", rest, _but_one(poor)),
        _move("+scored", np.full(len(counts), ANY), np.minimum(rest, _but_one(scored))),
        _move("+scored +poor", np.full(len(counts), ANY), _but_one(poor)),
    ]
    columns, pairs = counts[["scored", "poor"]], [("scored", "poor")]
    return shown(columns, areas_above(counts.index), moves, SENSITIVE_GROUP_MINIMUM, pairs)


def _shown(counts, columns, moves_of, fewest_failed, hidden) -> pd.DataFrame:
    numbers = {name: counts[name].to_numpy(dtype="float64") for name in columns}
    above = areas_above(counts.index)
    areas = {*counts.index, *above, *above.values()}
    return shown(
        counts[list(columns)],
        above,
        list(moves_of(numbers, fewest_failed)),
        SENSITIVE_GROUP_MINIMUM,
        [one for one in PAIRS if set(one) <= set(columns)],
        sorted(cell for cell in hidden if cell[0] in areas and cell[1] in columns),
    )


PAIRS = (
    ("scored", "poor"),
    ("scored", f"{DONE}scored"),
    ("poor", f"{DONE}poor"),
    (f"{DONE}scored", f"{DONE}poor"),
    *(("poor", name) for name in DIMENSIONS),
    *((f"{DONE}poor", f"{DONE}{name}") for name in DIMENSIONS),
    *((name, f"{DONE}{name}") for name in DIMENSIONS),
)


def _missing(table: pd.DataFrame, below: str | None = None) -> set[Cell]:
    return {
        (area, name)
        for name in table
        for area in table.index[table[name].isna()]
        if level_of(area) != below
    }


def _moves_of_places(numbers: Numbers, fewest_failed: int) -> Iterator[Move]:
    """There is one more that is scored or not; one that is scored is poor or not."""
    scored, unscored, poor = (numbers[name] for name in OF_SUBDISTRICTS)
    yield _move("+scored", _any(scored), np.minimum(scored - poor, _but_one(scored)))
    yield _move("+unscored", _any(scored), _but_one(unscored))
    yield _move("+poor", scored - poor, _but_one(poor))
    yield _move("+scored +poor", _any(scored), _but_one(poor))


def _moves_of_districts(numbers: Numbers, fewest_failed: int) -> Iterator[Move]:
    """The same, apart for households with a house handed over and for the rest; a poor household
    fails this or that; one of the rest is one of those with a house, and the other way round.

    Whatever counts of a part are no more than its poor, and together no fewer than `fewest_failed`
    times its poor, are those of some households.
    """
    rest = _Part({name: numbers[name] - numbers[f"{DONE}{name}"] for name in FAILING})
    done = _Part({name: numbers[f"{DONE}{name}"] for name in FAILING})
    yield _move("+unscored", _any(numbers["unscored"]), _but_one(numbers["unscored"]))
    for part, also in ((rest, ""), (done, DONE)):
        for changes, up, down in part.changes(fewest_failed):
            yield _move(_written(changes, also), up, np.minimum(down, _left(numbers, changes)))
    pairs = list(combinations(DIMENSIONS, fewest_failed))
    calm = np.minimum(rest.calm, done.calm)
    yield _move(f"+{DONE}scored", rest.calm, np.minimum(done.calm, _but_one(done["scored"])))
    for names in pairs:
        up, down = rest.poor_failing(names), done.poor_failing(names)
        failing = " ".join(f"+{DONE}{name}" for name in names)
        yield _move(f"+{DONE}scored +{DONE}poor {failing}", up, down)
        yield _move(f"+{DONE}poor {failing}", np.minimum(up, calm), np.minimum(down, calm))
    for name in DIMENSIONS:
        up = np.minimum(done.spare(name), rest.over(name, fewest_failed))
        down = np.minimum(rest.spare(name), done.over(name, fewest_failed))
        yield _move(f"+{DONE}{name}", up, down)


class _Part:
    """The households of a part: how many more or fewer of each count there could be."""

    def __init__(self, numbers: Numbers):
        self.numbers = numbers

    def __getitem__(self, name: str) -> np.ndarray:
        return self.numbers[name]

    @property
    def calm(self) -> np.ndarray:
        """Scored and not poor."""
        return self["scored"] - self["poor"]

    def spare(self, name: str) -> np.ndarray:
        """Poor households that do not fail this dimension."""
        return self["poor"] - self[name]

    def beyond(self, fewest_failed: int) -> np.ndarray:
        """Failures that are more than make the households poor."""
        failures = sum(self[name] for name in DIMENSIONS)
        return np.maximum(failures - fewest_failed * self["poor"], 0)

    def over(self, name: str, fewest_failed: int) -> np.ndarray:
        return np.minimum(_but_one(self[name]), self.beyond(fewest_failed))

    def poor_failing(self, names: tuple[str, ...]) -> np.ndarray:
        """Poor households that could fail these dimensions and no others."""
        least = [_but_one(self[name]) for name in ("poor", *names)]
        others = [self.spare(name) for name in DIMENSIONS if name not in names]
        return np.minimum.reduce([*least, *others])

    def changes(self, fewest_failed: int) -> Iterator[tuple[str, np.ndarray, np.ndarray]]:
        poor, beyond = self["poor"], self.beyond(fewest_failed)
        yield "+scored", _any(poor), self.calm
        fewest = np.minimum.reduce([self.spare(name) for name in DIMENSIONS])
        room = np.minimum(self.calm, beyond // fewest_failed)
        yield "+poor", room, np.minimum(_but_one(poor), fewest)
        for names in combinations(DIMENSIONS, fewest_failed):
            failing = " ".join(f"+{name}" for name in names)
            yield f"+poor {failing}", self.calm, self.poor_failing(names)
            yield f"+scored +poor {failing}", _any(poor), self.poor_failing(names)
        for name in DIMENSIONS:
            yield f"+{name}", self.spare(name), self.over(name, fewest_failed)
        for one, other in combinations(DIMENSIONS, 2):
            up = np.minimum(self.spare(one), _but_one(self[other]))
            down = np.minimum(self.spare(other), _but_one(self[one]))
            yield f"+{one} -{other}", up, down


def _written(changes: str, also: str) -> str:
    """The changes, and those of the part."""
    if not also:
        return changes
    return " ".join([changes, *(f"{word[0]}{also}{word[1:]}" for word in changes.split())])


def _left(numbers: Numbers, changes: str) -> np.ndarray:
    """How often what is added could be taken away: a hidden count is known not to be zero."""
    added = [word[1:] for word in changes.split() if word[0] == "+"]
    return np.minimum.reduce([_but_one(numbers[name]) for name in added])


def _any(like: np.ndarray) -> np.ndarray:
    """As many as one likes: how many households there are is not in this table."""
    return np.full(len(like), ANY)


def _but_one(count: np.ndarray) -> np.ndarray:
    return np.maximum(count - 1, 0)


def _move(changes: str, up: np.ndarray, down: np.ndarray) -> Move:
    signs = {word[1:]: 1 if word[0] == "+" else -1 for word in changes.split()}
    return Move(signs, up, down)
