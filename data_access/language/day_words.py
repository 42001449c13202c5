"""How a day is written, in both languages: the Buddhist era on every page and in every file."""

from datetime import date

from data_access.language.vocabulary import Text

BUDDHIST_ERA = 543
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
    month, year_be = MONTHS[day.month - 1], day.year + BUDDHIST_ERA
    return Text(f"{day.day} {month.th} {year_be}", f"{day.day} {month.en} {day.year} ({year_be})")


def month_words(day: date) -> Text:
    """มี.ค. 67, or Mar 2024: short enough for an axis."""
    month, year_be = MONTHS[day.month - 1], day.year + BUDDHIST_ERA
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
