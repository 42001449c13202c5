"""A table of many rows in parts of a few: a chart of each part fits a sheet of paper."""

from collections.abc import Sequence
from typing import TypeVar

import pandas as pd

MOST = 7  # rows with their names and remarks, on a sheet lying on its side


Row = TypeVar("Row")


def in_parts(rows: Sequence[Row]) -> list[Sequence[Row]]:
    """The rows of a value in parts of about as many, in their order; at least one part."""
    count = max(-(-len(rows) // MOST), 1)
    edges = [-(-len(rows) * part // count) for part in range(count + 1)]
    return [rows[start:end] for start, end in zip(edges, edges[1:], strict=False)]


def parts(table: pd.DataFrame, by: str | None = None) -> list[pd.DataFrame]:
    """The rows in parts of about as many, in their order; at least one part. With `by`, rows that
    have this in common stay together and count as one."""
    numbers = pd.Series(pd.factorize(table[by])[0] if by else range(len(table)), table.index)
    rows = numbers.nunique()
    count = max(-(-rows // MOST), 1)
    return [table[numbers * count // max(rows, 1) == part] for part in range(count)]
