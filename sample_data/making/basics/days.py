"""Days as whole numbers, the programme's dates, and the clock of work that rain slows down."""

from datetime import date

import numpy as np

NEVER = -1
_EPOCH = date(1970, 1, 1)


def day(iso: str) -> int:
    return (date.fromisoformat(iso) - _EPOCH).days


OPENED = day("2023-03-16")
AS_OF = day("2024-03-31")
DUE = day("2024-09-30")
FIRST = day("2022-01-01")
_LAST = day("2025-12-31")

_DAYS = [date.fromordinal(_EPOCH.toordinal() + number) for number in range(FIRST, _LAST + 1)]
_ISO = np.array([*(on.isoformat() for on in _DAYS), ""], dtype=object)
_IS_RAIN = np.array([6 <= on.month <= 10 for on in _DAYS])
_FISCAL_YEAR = np.array([on.year + 543 + (on.month >= 10) for on in _DAYS])


def iso(days) -> np.ndarray:
    """Dates as text, and nothing where the day is NEVER."""
    days = np.asarray(days)
    return _ISO[np.where(days == NEVER, len(_ISO) - 1, days - FIRST)]


def iso_day(number: int) -> str:
    return str(iso(np.array([number]))[0])


def fiscal_year_be(days) -> np.ndarray:
    return _FISCAL_YEAR[np.asarray(days) - FIRST]


def is_rain(days) -> np.ndarray:
    return _IS_RAIN[np.asarray(days) - FIRST]


class WorkClock:
    """Days of work done since FIRST, when a day of the rainy season counts as `rain_pace`."""

    def __init__(self, rain_pace: float):
        self._done = np.cumsum(np.where(_IS_RAIN, rain_pace, 1.0))

    def at(self, days) -> np.ndarray:
        return self._done[np.asarray(days) - FIRST]

    def day_of(self, work) -> np.ndarray:
        return FIRST + np.searchsorted(self._done, work - 1e-9)
