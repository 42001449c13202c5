"""What a model has changed: its areas against areas like them, each before and after.

Areas are the units, for they are what chose the model. Their mean change less that of the others is
the difference; an interval by Welch (1947) says how sure it is, and the share of all ways to divide
the same areas in which it is as large says how easily chance alone would make it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb, exp, inf, lgamma, log, log1p, sqrt
from statistics import fmean, variance

import pandas as pd

FEWEST_AREAS = 3  # of either kind: on fewer there is no interval
# Half a year after it began an area, or a livelihood, shows what it brought, and no earlier.
SETTLED_AFTER_DAYS = 183
NEAREST = 5  # areas that a model is compared with
CONFIDENCE = 0.95
MOST_WAYS = 200_000  # to divide the areas: beyond that they are not counted
NEARLY = 1e-9
LESS_THAN_ONE = 1e-15
DECIMALS_OF_DISTANCE = 9  # areas equally near must be so on every machine


@dataclass(frozen=True)
class Effect:
    """`difference` of the mean changes, None where either kind has no area. Where both have
    FEWEST_AREAS: its `standard_error`, `degrees` of freedom, the interval `low` to `high`, and of all
    `ways` to divide the areas those `as_large` (None where there are more than MOST_WAYS)."""

    of_model: int
    of_others: int
    difference: float | None = None
    standard_error: float | None = None
    degrees: float | None = None
    low: float | None = None
    high: float | None = None
    ways: int | None = None
    as_large: int | None = None

    @property
    def is_known(self) -> bool:
        return self.low is not None

    @property
    def excludes_none(self) -> bool:
        """Whether no change at all lies outside the interval."""
        return self.low is not None and self.high is not None and not self.low <= 0 <= self.high


def effect_of(model: Sequence[float], others: Sequence[float]) -> Effect:
    """The effect from the change of each area, those of the model and those they are compared to."""
    few = Effect(len(model), len(others))
    if not model or not others:
        return few
    difference = fmean(model) - fmean(others)
    if min(len(model), len(others)) < FEWEST_AREAS:
        return Effect(len(model), len(others), difference)
    ways, as_large = _ways_as_large(model, others, difference)
    parts = variance(model) / len(model), variance(others) / len(others)
    squared = sum(parts)
    if squared <= 0:  # all changed alike: one could not say how else it might have been
        return Effect(len(model), len(others), difference, ways=ways, as_large=as_large)
    degrees = squared**2 / sum(
        part**2 / (len(some) - 1) for part, some in zip(parts, (model, others), strict=True)
    )
    error = sqrt(squared)
    far = t_quantile(0.5 + CONFIDENCE / 2, degrees) * error
    return Effect(
        len(model),
        len(others),
        difference,
        error,
        degrees,
        difference - far,
        difference + far,
        ways,
        as_large,
    )


def _ways_as_large(
    model: Sequence[float], others: Sequence[float], difference: float
) -> tuple[int | None, int | None]:
    """All ways to call so many of the areas the model's, and those with a difference as large."""
    every = [*model, *others]
    ways = comb(len(every), len(model))
    if ways > MOST_WAYS:
        return None, None
    total, most = sum(every), abs(difference) - NEARLY
    found = 0
    for some in combinations(every, len(model)):
        inside = sum(some)
        found += abs(inside / len(model) - (total - inside) / len(others)) >= most
    return ways, found


def nearest_areas(profiles: pd.DataFrame, model: Sequence[str], not_among: set[str]) -> list[str]:
    """The NEAREST areas to those of the model, the nearest first, then by code.

    `profiles` has a row an area by code and a column a trait; an area that lacks one is not compared.
    Each trait is measured by its spread over all areas, and the middle of the model's areas counts.
    """
    known = profiles.dropna()
    mine = known.loc[known.index.intersection(list(model))]
    rest = known.loc[sorted(set(known.index) - set(model) - not_among)]
    if mine.empty or rest.empty:
        return []
    spread = known.std(ddof=0)
    scaled = (rest - mine.mean()) / spread.where(spread > 0, inf)
    far = scaled.pow(2).sum(axis=1).round(DECIMALS_OF_DISTANCE)
    return far.sort_values(kind="stable").index[:NEAREST].tolist()


def neighbours(profiles: pd.DataFrame) -> Mapping[str, list[str]]:
    """Of each area that has every trait, those nearest to it, the nearest first."""
    codes = profiles.dropna().index
    return {code: nearest_areas(profiles, [code], set()) for code in codes}


def t_quantile(share: float, degrees: float) -> float:
    """The value below which lies this `share` (from a half to 1) of Student's t."""
    low, high = 0.0, 1.0
    while t_share_below(high, degrees) < share:
        high *= 2
    for _ in range(200):
        middle = (low + high) / 2
        if not low < middle < high:
            break
        if t_share_below(middle, degrees) < share:
            low = middle
        else:
            high = middle
    return high


def t_share_below(value: float, degrees: float) -> float:
    """The share of Student's t below a `value` that is not negative."""
    outside = degrees / (degrees + value * value)
    return 1 - _incomplete_beta(degrees / 2, 0.5, outside) / 2


def _incomplete_beta(a: float, b: float, x: float) -> float:
    """The regularised incomplete beta function, by its continued fraction (Abramowitz & Stegun 26.5.8,
    evaluated by Lentz's method)."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    if x > (a + 1) / (a + b + 2):
        return 1 - front * _fraction(b, a, 1 - x) / b
    return front * _fraction(a, b, x) / a


def _fraction(a: float, b: float, x: float) -> float:
    above, below = 1.0, 1 / (1 - (a + b) * x / (a + 1))
    value = below
    for step in range(1, 500):
        even = step * (b - step) * x / ((a + 2 * step - 1) * (a + 2 * step))
        odd = -(a + step) * (a + b + step) * x / ((a + 2 * step) * (a + 2 * step + 1))
        for term in (even, odd):
            below = 1 / (1 + term * below)
            above = 1 + term / above
            value *= above * below
        if abs(above * below - 1) < LESS_THAN_ONE:
            break
    return value
