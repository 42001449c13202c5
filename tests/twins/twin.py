"""What a twin answers, and the list of twins by the key of their indicator."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

ANYTHING = object()  # where an indicator has no second number, or none that a twin speaks of


@dataclass(frozen=True)
class Counted:
    """A value with what it is out of. `value` is None where there is nothing to count."""

    value: float | date | None
    out_of: Any = ANYTHING


NOTHING = Counted(None)
TWINS: dict[str, Callable[..., Counted]] = {}


def twin_of(key: str) -> Callable:
    def added(function: Callable) -> Callable:
        TWINS[key] = function
        return function

    return added


def share(part: float, whole: float) -> Counted:
    """Out of none there is no share."""
    return Counted(part / whole if whole else None, whole)
