"""Poverty in many dimensions at once, counted by the method of Alkire and Foster (2011).

A household is poor where the dimensions that it fails weigh at least the cut-off. People are
counted, all members of a poor household among them. All figures come from sums, so that those of a
larger area are had by addition and no row of a household is needed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from data_access.language.vocabulary import POVERTY_DIMENSION

NEARLY = 1e-9  # five weights of a fifth must reach a cut-off of one, whatever the last digit
DIMENSIONS = tuple(POVERTY_DIMENSION)


@dataclass(frozen=True)
class Poverty:
    """What an area's sums say. `scored` people are those of whom it is known what they lack, `poor`
    those of them who are poor, `failing` the poor who fail a dimension, by its name, and `unscored`
    all the others. Shares are between 0 and 1; None out of none."""

    scored: int
    poor: int
    failing: Mapping[str, int]
    weights: Mapping[str, float]
    unscored: int = 0

    @property
    def weighed(self) -> float:
        """People times the weight of what they lack, over the poor."""
        return sum(self.weights[name] * people for name, people in self.failing.items())

    @property
    def headcount(self) -> float | None:
        """H: the share of people who are poor."""
        return _over(self.poor, self.scored)

    @property
    def intensity(self) -> float | None:
        """A: how much of everything the poor lack, on average."""
        return _over(self.weighed, self.poor)

    @property
    def adjusted(self) -> float | None:
        """M0 = H · A."""
        return _over(self.weighed, self.scored)

    @property
    def censored(self) -> dict[str, float | None]:
        """By dimension the share of people who are poor and fail it."""
        return {name: _over(people, self.scored) for name, people in self.failing.items()}

    @property
    def contributions(self) -> dict[str, float | None]:
        """By dimension its share in M0; they add up to 1."""
        return {
            name: _over(self.weights[name] * people, self.weighed)
            for name, people in self.failing.items()
        }

    @property
    def scored_share(self) -> float | None:
        return _over(self.scored, self.scored + self.unscored)

    @property
    def bounds(self) -> tuple[float | None, float | None]:
        """H where nobody of the unscored is poor, and where all of them are."""
        everybody = self.scored + self.unscored
        return _over(self.poor, everybody), _over(self.poor + self.unscored, everybody)


def weights_of(weights: Mapping[str, Any]) -> dict[str, float]:
    """The weight of each dimension, in the order of the closed list."""
    return {name: float(weights["poverty_dimension"][name]) for name in DIMENSIONS}


def scored_and_poor(
    households: pd.DataFrame, assessed: pd.Series, weights: Mapping[str, Any]
) -> tuple[pd.Series, pd.Series]:
    """By household id whether it is known what it lacks, and whether it is poor. `households` have
    `mpi_failed` and `jpt_set`; of the ids in `assessed` a house was assessed."""
    # Questions decide the same of each household on any day in SQL: poverty_scores.py. A test
    # compares the two (tests/queries/test_poverty.py).
    failed = households["mpi_failed"].fillna("")
    sets = failed.drop_duplicates()
    of_dimension = weights_of(weights)
    score = {one: sum(of_dimension.get(name, 0) for name in one.split(";")) for one in sets}
    is_scored = (
        failed.ne("")
        | households["jpt_set"].fillna("").ne("")
        | households["household_id"].isin(assessed)
    )
    is_poor = is_scored & failed.map(score).ge(weights["poverty_cutoff"] - NEARLY)
    ids = households["household_id"].to_numpy()
    return is_scored.set_axis(ids), is_poor.set_axis(ids)


def fewest_failed(weights: Mapping[str, Any]) -> int:
    """So many dimensions make a household poor, whichever they are."""
    lightest, total = sorted(weights_of(weights).values()), 0.0
    for number, weight in enumerate(lightest, 1):
        total += weight
        if total >= weights["poverty_cutoff"] - NEARLY:
            return number
    return len(lightest)


def is_too_little(scored_share: float | None, weights: Mapping[str, Any]) -> bool:
    """Whether so few people are scored that nothing is said of the area."""
    return scored_share is None or scored_share < weights["smallest_scored_share"] - NEARLY


def _over(part: float, whole: float) -> float | None:
    return part / whole if whole else None
