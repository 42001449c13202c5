"""Years of the Buddhist era (พ.ศ.) and fiscal years of the Thai state. Inside, days are CE dates."""

from datetime import date

BUDDHIST_ERA = 543
FIRST_THAI_YEAR = 2400  # CE years of records end, and พ.ศ. years begin, far from here
FIRST_MONTH = 10  # a fiscal year is named after the year in which it ends


def in_be(year_ce: int) -> int:
    """2567 of 2024."""
    return year_ce + BUDDHIST_ERA


def in_ce(year_be: int) -> int:
    """2024 of 2567."""
    return year_be - BUDDHIST_ERA


def fiscal_year_of(day: date) -> int:
    """The fiscal year in which a day lies: 2567 of 30 September 2024, 2568 of the day after."""
    return in_be(day.year + (day.month >= FIRST_MONTH))


def fiscal_year_days(fiscal_year_be: int) -> tuple[date, date]:
    """The first and the last day: 1 October 2023 and 30 September 2024 of 2567."""
    year = in_ce(fiscal_year_be)
    return date(year - 1, FIRST_MONTH, 1), date(year, FIRST_MONTH - 1, 30)
