"""The figures the programme answers for. Each is defined once, with its words and formula.

Pages, the methods page, the `figures` command and the tests all take them from `INDICATORS`.
"""

from data_access.indicators.figure import UNITS, Figure, Indicator
from data_access.indicators.meeting import MEETING
from data_access.indicators.money import MONEY
from data_access.indicators.need import NEED
from data_access.indicators.partnership import PARTNERSHIP
from data_access.indicators.progress import PROGRESS

OF_THE_GOVERNOR: tuple[Indicator, ...] = (*PROGRESS, *NEED, *MONEY)
INDICATORS: tuple[Indicator, ...] = (*OF_THE_GOVERNOR, *PARTNERSHIP, *MEETING)
BY_KEY = {indicator.key: indicator for indicator in INDICATORS}

__all__ = [
    "BY_KEY",
    "INDICATORS",
    "MEETING",
    "OF_THE_GOVERNOR",
    "PARTNERSHIP",
    "UNITS",
    "Figure",
    "Indicator",
]
