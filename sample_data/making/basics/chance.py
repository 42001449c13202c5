"""Chance: every random draw of the sample records, from one seed."""

import zlib

import numpy as np


class Chance:
    """A stream of draws of its own for each subject, so that a change to one leaves the others.

    Only the generator's plain uniform numbers are used, and only sums, products and comparisons
    are done with them: the same seed gives the same records on any processor.
    """

    def __init__(self, seed: int, subject: str):
        self._generator = np.random.Generator(
            np.random.PCG64([seed, zlib.crc32(subject.encode("utf-8"))])
        )

    def shares(self, count: int) -> np.ndarray:
        """Evenly spread from 0 to 1."""
        return self._generator.random(count)

    def spread(self, count: int) -> np.ndarray:
        """Bell-shaped around 0, never beyond -1 and 1."""
        three = self._generator.random((3, count))
        return (three[0] + three[1] + three[2]) / 1.5 - 1.0

    def whole(self, low, high, count: int) -> np.ndarray:
        """Whole numbers from `low` to `high`, both included; either may differ row by row."""
        low, high = np.asarray(low), np.asarray(high)
        return (low + np.floor(self.shares(count) * (high - low + 1))).astype(np.int64)

    def happens(self, probability, count: int) -> np.ndarray:
        return self.shares(count) < probability

    def pick(self, weighted: dict, count: int) -> np.ndarray:
        """One of the keys for each row, as often as its weight says."""
        bounds = np.cumsum(np.array(list(weighted.values()), dtype=float))
        places = np.searchsorted(bounds, self.shares(count) * bounds[-1], side="right")
        keys = np.empty(len(weighted), dtype=object)
        keys[:] = list(weighted)
        return keys[np.minimum(places, len(keys) - 1)]

    def along(self, quantiles, count: int) -> np.ndarray:
        """Values whose evenly spaced quantiles are the ones given."""
        return np.interp(self.shares(count), np.linspace(0.0, 1.0, len(quantiles)), quantiles)

    def order(self, count: int) -> np.ndarray:
        return np.argsort(self.shares(count), kind="stable")

    # One draw at a time, for the tables of a few dozen rows.

    def one_whole(self, low: int, high: int) -> int:
        return int(self.whole(low, high, 1)[0])

    def one_of(self, weighted: dict):
        return self.pick(weighted, 1)[0]

    def once(self, probability: float) -> bool:
        return bool(self.happens(probability, 1)[0])
