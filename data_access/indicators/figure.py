"""What a figure is: a value with the counts behind it, its words, its formula and its unit."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pandas as pd

from data_access.language.vocabulary import UNIT, Text
from data_access.snapshots.programme import Programme

UNITS = UNIT | {
    "percent": Text("ร้อยละ", "%"),
    "repair": Text("รายการ", "repairs"),
    "pledge": Text("คำมั่น", "pledges"),
    "commitment": Text("คำมั่น", "commitments"),
    "delivery": Text("รายการ", "deliveries"),
    "partner": Text("ภาคี", "partners"),
    "village": Text("หมู่บ้าน", "villages"),
    "goal": Text("เป้าหมาย", "goals"),
    "day": Text("วัน", "days"),
    "date": Text("วันที่", "date"),
    "ratio": Text("เท่า", "times"),
    "point": Text("คะแนน", "points"),
    "percentage_point": Text("จุดร้อยละ", "percentage points"),
    "item": Text("รายการ", "items"),
}


@dataclass(frozen=True)
class Figure:
    """The value of an indicator within a scope.

    `state` is "shown", "hidden" (too few households or people to tell) or "none" (nothing to
    count, so no value: out of none there is no share). A share is between 0 and 1.
    """

    value: float | int | date | None
    numerator: float | int | None = None
    denominator: float | int | None = None
    state: str = "shown"
    note: Text | None = None


@dataclass(frozen=True)
class Indicator:
    """One figure the programme answers for: defined here once, for pages, methods and scripts."""

    key: str
    name: Text
    formula: Text
    unit: str
    measure: Callable[[Programme], Figure]
    source: Text


NONE = Figure(None, state="none")


def count(value: float | int | None, out_of: float | int | None = None) -> Figure:
    """A count, with what it is compared to; missing counts are none, not zero."""
    return NONE if value is None else Figure(value, value, out_of)


def share(part: float | int, whole: float | int) -> Figure:
    return Figure(part / whole, part, whole) if whole else Figure(None, part, whole, "none")


def people_count(value: int, out_of: int | None = None) -> Figure:
    """A count of households or people, taken from what may be shown; hidden where that is
    missing."""
    if pd.isna(value) or out_of is not None and pd.isna(out_of):
        return Figure(None, state="hidden")
    return Figure(int(value), int(value), None if out_of is None else int(out_of))


def people_share(part: int, whole: int) -> Figure:
    """A share of households or people, hidden with either of its counts."""
    if pd.isna(part) or pd.isna(whole):
        return Figure(None, state="hidden")
    return share(int(part), int(whole))
