"""A column of a sheet, and a cell that is written otherwise than its column."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, NamedTuple

import pandas as pd

from data_access.language.vocabulary import Text
from display.words.writing import NOTHING

# What a cell holds, and with it how it is written: see Book.
Kind = Literal[
    "text",
    "words",
    "count",
    "number",
    "share",
    "percent",
    "ratio",
    "index",
    "exact",
    "date",
    "year",
]
Value = str | int | float | date | None
SUM = "sum"


@dataclass(frozen=True)
class Column:
    """One column: its heading, how its values are written, and how it is totalled.

    `total` is SUM, or "part/whole": the total of one column over that of another. `missing` stands
    where a number is not known; lists of records leave the cell empty, as a record does.
    """

    name: str
    label: Text
    kind: Kind = "text"
    total: str | None = None
    missing: str = NOTHING


class Cell(NamedTuple):
    """A value with a kind of its own."""

    value: Value
    kind: Kind


def plain(value: object) -> Value:
    """A value of a table as Python's own: gaps are None, days are dates."""
    if value is None or value is pd.NA or value is pd.NaT or value != value:
        return None
    if isinstance(value, pd.Timestamp):
        return value.date()
    own: Any = value  # pandas brings no types
    return own.item() if hasattr(own, "item") else own
