"""The table of households with a supported livelihood by area as it may be shown: which counts there
are, how one tells of another, and so which are hidden together."""

import numpy as np
import pandas as pd

from data_access.disclosure.cells import shown
from data_access.disclosure.households import areas_above
from data_access.disclosure.move import Move

# Supports that are due for a check, and of them those that had one; households whose income is known
# before and after, and of them those that earn less; households with a house, too.
NESTED = (("due", "checked"), ("pairs", "fell"))
FOLLOWED = ("due", "checked", "pairs", "fell", "repaired")


def shown_livelihoods(counts: pd.DataFrame, smallest: int) -> pd.DataFrame:
    """One row an area: the subdistricts in the order given, the districts above them, the province;
    FOLLOWED, missing where hidden. `counts` has one row a subdistrict by code, with FOLLOWED."""
    numbers = {name: counts[name].to_numpy(dtype="float64") for name in FOLLOWED}
    moves = [_move("+repaired", _any(numbers["repaired"]), _but_one(numbers["repaired"]))]
    for whole, part in NESTED:
        rest = numbers[whole] - numbers[part]
        moves += [
            _move(f"+{part}", rest, _but_one(numbers[part])),
            _move(f"+{whole}", _any(numbers[whole]), np.minimum(rest, _but_one(numbers[whole]))),
            _move(f"+{whole} +{part}", _any(numbers[whole]), _but_one(numbers[part])),
        ]
    return shown(counts[list(FOLLOWED)], areas_above(counts.index), moves, smallest, list(NESTED))


def in_steps(table: pd.DataFrame, smallest: int) -> pd.DataFrame:
    """The counts of the table in whole steps of the threshold, rounded down: one household more is seen
    in no two of them, of two days or of two areas."""
    return table // smallest * smallest


def _any(like: np.ndarray) -> np.ndarray:
    return np.full(len(like), np.inf)


def _but_one(count: np.ndarray) -> np.ndarray:
    """A hidden count is known not to be zero: one of it has to stay."""
    return np.maximum(count - 1, 0)


def _move(changes: str, up: np.ndarray, down: np.ndarray) -> Move:
    return Move({word[1:]: 1 for word in changes.split()}, up, down)
