"""The figures the programme answers for. Each is defined once, with its words and formula.

To add one, write its block in the module of its subject: pages, the methods page, files, the
`figures` command and the tests take them from `INDICATORS`, in the order of their keys.
"""

import re
from types import ModuleType

from data_access.indicators import (
    commitments,
    meeting,
    money,
    need,
    partnership,
    pledges,
    progress,
)
from data_access.indicators.drill_down import DrillDown
from data_access.indicators.figure import UNITS, Figure
from data_access.indicators.indicator import Indicator
from data_access.indicators.needs import poverty

MODULES = (progress, need, poverty, money, pledges, partnership, commitments, meeting)
ASKED_BY = "GPM"  # the governor's office, partners, the meeting: the first letter of a key


def _indicators_in(module: ModuleType) -> list[Indicator]:
    """Those that a module defines, or imports for a ratio."""
    return [one for one in vars(module).values() if isinstance(one, Indicator)]


def _place(indicator: Indicator) -> tuple[int, int, str]:
    letter, number, part = re.fullmatch(r"([A-Z])(\d+)([a-z]?)", indicator.key).groups()
    return ASKED_BY.index(letter), int(number), part


def _asked_by(letter: str) -> tuple[Indicator, ...]:
    return tuple(one for one in INDICATORS if one.key[0] == letter)


INDICATORS: tuple[Indicator, ...] = tuple(
    sorted({one for module in MODULES for one in _indicators_in(module)}, key=_place)
)
BY_KEY = {indicator.key: indicator for indicator in INDICATORS}
OF_THE_GOVERNOR, PARTNERSHIP, MEETING = (_asked_by(letter) for letter in ASKED_BY)

__all__ = [
    "BY_KEY",
    "INDICATORS",
    "MEETING",
    "OF_THE_GOVERNOR",
    "PARTNERSHIP",
    "UNITS",
    "DrillDown",
    "Figure",
    "Indicator",
]
