"""The table of houses by type of repair, district and fiscal year as it may be shown.

How many houses there are at a stage is the programme's own account. Hidden is what tells of the
people in them: for whom a house was adapted, and whose fund paid for it. What work was done is told
of few houses to nobody but who may list them.
"""

from collections.abc import Collection, Iterator
from itertools import combinations

import numpy as np
import pandas as pd

from data_access.disclosure.cells import Cell, shown
from data_access.disclosure.households import areas_above
from data_access.disclosure.move import Move
from data_access.disclosure.rule import SENSITIVE_GROUP_MINIMUM, is_small
from data_access.disclosure.sums import EVERY_YEAR
from data_access.language.area_codes import district_of, province_of

# Whose house is adapted, or paid for by one of SENSITIVE_FUNDS, is old or has a disability: a count
# of such houses is a count of such households.
SENSITIVE_TYPE = "accessibility"


def column(kind: str, year: int | str) -> str:
    return f"{kind}:{year}"


def hidden_types(
    houses: pd.DataFrame,
    others: pd.DataFrame | None,
    funds: pd.DataFrame,
    province: str,
    smallest: int,
    every_type: bool = False,
) -> set[Cell]:
    """The cells (area, `column` of a type and a year or EVERY_YEAR) in which the number of houses
    of a type is hidden, and what is a median of them.

    `houses` has one row a district by code, and for each type of repair and year a `column`: how
    many houses. How many of all types together there are is public, so a hidden type takes another
    with it. `others`, for a reader with rows of its own, are those that are not its own: of the
    sensitive type it is told of none of them or of `smallest` at least. `funds` has one row a year, and the houses of each
    of SENSITIVE_FUNDS in the province: where one of them is hidden the type is, and the other way.
    `every_type`: for a reader who may not list houses, few houses of any type are hidden.
    """
    hidden: set[Cell] = {
        (province, column(SENSITIVE_TYPE, year))
        for year in funds.index
        if is_small(funds.loc[year], SENSITIVE_GROUP_MINIMUM).any()
    }
    years = {name.split(":")[1] for name in houses}
    of_whom = [column(SENSITIVE_TYPE, year) for year in (*years, EVERY_YEAR)]
    small_in = None if every_type else of_whom
    while not houses.empty:
        found = hidden | _hidden(houses, SENSITIVE_GROUP_MINIMUM, hidden, small_in)
        if others is not None:
            found |= _hidden(others, smallest, found, of_whom, shows_zero=False)
        if found == hidden:
            break
        hidden = found
    return hidden


def _hidden(
    counts: pd.DataFrame,
    smallest: int,
    hidden: set[Cell],
    small_in: Collection[str] | None = None,
    shows_zero: bool = True,
) -> set[Cell]:
    years = sorted({name.split(":")[1] for name in counts})
    kinds = sorted({_kind(name) for name in counts})
    # A type without a house in some year has none there.
    counts = counts.reindex(columns=[kind + year for kind in kinds for year in years], fill_value=0)
    for kind in kinds:
        counts[f"{kind}{EVERY_YEAR}"] = counts[[kind + year for year in years]].sum(axis=1)
    known = {area for code in counts.index for area in (code, district_of(code), province_of(code))}
    kept = sorted(cell for cell in hidden if cell[0] in known and cell[1] in counts)
    numbers = {name: counts[name].to_numpy(dtype="float64") for name in counts}
    table = shown(
        counts,
        areas_above(counts.index),
        list(_moves_of_types(numbers, one_stays=int(shows_zero))),
        smallest,
        hidden=kept,
        small_in=small_in,
        shows_zero=shows_zero,
    )
    return {(area, name) for name in table for area in table.index[table[name].isna()]}


def _kind(name: str) -> str:
    """What stands before the year in the name of a column: `rebuild:`."""
    return name[: -len(name.split(":")[-1])]


def _moves_of_types(numbers: dict[str, np.ndarray], one_stays: int) -> Iterator[Move]:
    """A house is of this type and not of that, in a year; or in one year so, and in another the
    other way round, so that each type has as many in all. Where a hidden number is known not to
    be none one of it has to stay."""
    left = {name: np.maximum(number - one_stays, 0) for name, number in numbers.items()}
    years = sorted({name.split(":")[1] for name in numbers} - {EVERY_YEAR})
    for one, other in combinations(sorted({_kind(name) for name in numbers}), 2):
        for year in years:
            more, less = (one + year, one + EVERY_YEAR), (other + year, other + EVERY_YEAR)
            changes = dict.fromkeys(more, 1) | dict.fromkeys(less, -1)
            yield Move(changes, left[other + year], left[one + year])
        for first, second in combinations(years, 2):
            more, less = (one + first, other + second), (one + second, other + first)
            changes = dict.fromkeys(more, 1) | dict.fromkeys(less, -1)
            up, down = (np.minimum(*(left[name] for name in side)) for side in (less, more))
            yield Move(changes, up, down)
