"""What a figure is: a value with the counts it is made of, and the units it may have."""

from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from data_access.language.vocabulary import UNIT, Text

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
    "index": Text("ดัชนี 0–1", "index, 0–1"),
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

    value: Any  # a number, or a date, by the unit of the indicator; None where there is none
    numerator: float | int | None = None
    denominator: float | int | None = None
    state: str = "shown"
    note: Text | None = None


NONE = Figure(None, state="none")
HIDDEN = Figure(None, state="hidden")


def count(value: float | int | None, out_of: float | int | None = None) -> Figure:
    """A count, with what it is compared to; missing counts are none, not zero."""
    return NONE if value is None else Figure(value, value, out_of)


def count_unless(why: Text | None, value: float | int, out_of: float | int | None = None) -> Figure:
    """A count; of none there is no figure where `why` says that the zero may be none."""
    return Figure(None, state="none", note=why) if why and not value else count(value, out_of)


def share(part: float | int, whole: float | int) -> Figure:
    return Figure(part / whole, part, whole) if whole else Figure(None, part, whole, "none")


def sum_of(value: float | int | None) -> Figure:
    """A whole number of baht or of things, from an answer in which none may be missing."""
    return NONE if pd.isna(value) else count(int(value))


def people_count(value: int, out_of: int | None = None) -> Figure:
    """A count of households or people, taken from what may be shown; hidden where that is
    missing."""
    if pd.isna(value) or out_of is not None and pd.isna(out_of):
        return Figure(None, state="hidden")
    return Figure(int(value), int(value), None if out_of is None else int(out_of))


def quotient(part: Figure, whole: Figure, note: Text | None = None) -> Figure:
    """One figure ÷ another: hidden with either of them, and none where either is unknown."""
    if "hidden" in (part.state, whole.state):
        return Figure(None, state="hidden", note=note)
    if part.value is None or whole.value is None:
        return Figure(None, state="none", note=note)
    return replace(share(part.value, whole.value), note=note)
