"""When a number of households or people is not shown, and what stays hidden with it."""

from data_access.disclosure.cells import shown
from data_access.disclosure.move import Move
from data_access.disclosure.rule import (
    SENSITIVE_GROUP_MINIMUM,
    if_enough,
    is_small,
    small_in_sql,
    smallest_sample,
)

__all__ = [
    "SENSITIVE_GROUP_MINIMUM",
    "Move",
    "if_enough",
    "is_small",
    "shown",
    "small_in_sql",
    "smallest_sample",
]
