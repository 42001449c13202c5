"""When a number of households or people is not shown, and what stays hidden with it."""

from data_access.disclosure.cells import Move, shown
from data_access.disclosure.rule import (
    SENSITIVE_GROUP_MINIMUM,
    hide_small,
    is_hidden,
    is_hidden_for_group,
)

__all__ = [
    "SENSITIVE_GROUP_MINIMUM",
    "Move",
    "hide_small",
    "is_hidden",
    "is_hidden_for_group",
    "shown",
]
