"""How a day, a month, a moment and a fiscal year are written, in both languages.

The Buddhist era stands on every page and in every file.
"""

from datetime import date, datetime

from data_access.language.thai_calendar import fiscal_year_days, in_be
from data_access.language.thai_day import in_thailand
from data_access.language.vocabulary import Text

FISCAL_YEAR = Text("ปีงบประมาณ", "Fiscal year")
EVERY_FISCAL_YEAR = Text("ทุกปีงบประมาณ", "All fiscal years")
MONTHS = (
    Text("ม.ค.", "Jan"),
    Text("ก.พ.", "Feb"),
    Text("มี.ค.", "Mar"),
    Text("เม.ย.", "Apr"),
    Text("พ.ค.", "May"),
    Text("มิ.ย.", "Jun"),
    Text("ก.ค.", "Jul"),
    Text("ส.ค.", "Aug"),
    Text("ก.ย.", "Sep"),
    Text("ต.ค.", "Oct"),
    Text("พ.ย.", "Nov"),
    Text("ธ.ค.", "Dec"),
)


def day_words(day: date) -> Text:
    """31 มี.ค. 2567, or 31 Mar 2024 (2567)."""
    month, year_be = MONTHS[day.month - 1], in_be(day.year)
    return Text(f"{day.day} {month.th} {year_be}", f"{day.day} {month.en} {day.year} ({year_be})")


def month_words(day: date) -> Text:
    """มี.ค. 67, or Mar 2024: short enough for an axis."""
    month, year_be = MONTHS[day.month - 1], in_be(day.year)
    return Text(f"{month.th} {year_be % 100:02d}", f"{month.en} {day.year}")


def days_words(first: date, last: date) -> Text:
    """2 ต.ค.–13 พ.ย. 2567, or 2 Oct–13 Nov 2024 (2567): the year once where it is one year."""
    one, other = day_words(first), day_words(last)
    if first == last:
        return one
    if first.year == last.year:
        month = MONTHS[first.month - 1]
        one = Text(f"{first.day} {month.th}", f"{first.day} {month.en}")
    return Text(f"{one.th}–{other.th}", f"{one.en}–{other.en}")


def western_day_words(day: date) -> Text:
    """31 มี.ค. 2567, or 31 Mar 2024: where a list is too narrow for both eras."""
    return Text(day_words(day).th, f"{day.day} {MONTHS[day.month - 1].en} {day.year}")


def short_day_words(day: date) -> Text:
    """31/3/2567, or 2024-03-31: in a sentence, or on a console."""
    return Text(f"{day.day}/{day.month}/{in_be(day.year)}", day.isoformat())


def clock_words(at: datetime) -> Text:
    """09:05 น., or 09:05: the time of day of a moment kept in UTC, in Thai time."""
    clock = f"{in_thailand(at):%H:%M}"
    return Text(f"{clock} น.", clock)


def moment_words(at: datetime) -> Text:
    """31 มี.ค. 2567 09:05 น., or 31 Mar 2024 (2567) 09:05: a moment kept in UTC, in Thai time."""
    day, clock = day_words(in_thailand(at)), clock_words(at)
    return Text(f"{day.th} {clock.th}", f"{day.en} {clock.en}")


def short_moment_words(at: datetime) -> Text:
    """31/3/2567 09:05 น., or 2024-03-31 09:05: a moment kept in UTC, in Thai time."""
    day, clock = short_day_words(in_thailand(at).date()), clock_words(at)
    return Text(f"{day.th} {clock.th}", f"{day.en} {clock.en}")


def fiscal_year_words(fiscal_year_be: int) -> Text:
    """ปีงบประมาณ 2567, or Fiscal year 2567 (Oct 2023–Sep 2024)."""
    first, last = (month_words(day).en for day in fiscal_year_days(fiscal_year_be))
    return Text(
        f"{FISCAL_YEAR.th} {fiscal_year_be}",
        f"{FISCAL_YEAR.en} {fiscal_year_be} ({first}–{last})",
    )


def short_fiscal_year_words(fiscal_year_be: int | None) -> Text:
    """ปีงบประมาณ 2567, or fiscal year 2567 (BE), within a line; all of them where none is given."""
    if not fiscal_year_be:
        return Text(EVERY_FISCAL_YEAR.th, EVERY_FISCAL_YEAR.en.lower())
    return Text(
        f"{FISCAL_YEAR.th} {fiscal_year_be}", f"{FISCAL_YEAR.en.lower()} {fiscal_year_be} (BE)"
    )
