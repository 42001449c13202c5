"""The figures the programme answers for. Each is defined once, with its words and formula.

Pages, the methods page, the `figures` command and the tests all take them from `INDICATORS`.
"""

from data_access.indicators.figure import UNITS, Figure, Indicator
from data_access.indicators.meeting import MEETING
from data_access.indicators.money import MONEY
from data_access.indicators.need import NEED
from data_access.indicators.partnership import PARTNERSHIP
from data_access.indicators.progress import PROGRESS

INDICATORS: tuple[Indicator, ...] = (
    *PROGRESS,
    *NEED,
    *MONEY,
    *PARTNERSHIP,
    *MEETING,
)
BY_KEY = {indicator.key: indicator for indicator in INDICATORS}

__all__ = ["BY_KEY", "INDICATORS", "UNITS", "Figure", "Indicator"]
