"""Days, however an office writes them: in either calendar, in words, or as Excel counts them."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

from data_access.intake.cells.normalise import THAI_DIGITS
from data_access.intake.issues import Rule
from data_access.language import day_words
from data_access.language.thai_calendar import FIRST_THAI_YEAR, in_ce
from data_access.language.vocabulary import Text

Order = Literal["day_first", "month_first"]

AMBIGUOUS = Rule(
    Text("อ่านได้สองแบบ วันก่อนหรือเดือนก่อน", "can be read as two days: day first or month first"),
    Text(
        "เขียนปีเป็น พ.ศ. เช่น 3/4/2567 หรือเขียนแบบ 2024-04-03",
        "Write the year in the Buddhist era, as 3/4/2567, or the whole day as 2024-04-03",
    ),
)
SHORT_YEAR = Rule(
    Text(
        "เขียนปีเพียงสองหลัก จึงไม่รู้ว่าเป็นศตวรรษใด",
        "has a year of two digits, which may be of two centuries",
    ),
    Text("เขียนปีสี่หลัก", "Write the year with four digits"),
)
NO_SUCH_DAY = Rule(
    Text("ไม่มีวันนี้ในปฏิทิน", "is not a day of the calendar"),
    Text("ตรวจวัน เดือน และปี", "Check day, month and year"),
)

LONGEST = 60  # characters of a day in words
IN_FULL = (
    ("มกราคม", "january"),
    ("กุมภาพันธ์", "february"),
    ("มีนาคม", "march"),
    ("เมษายน", "april"),
    ("พฤษภาคม", "may"),
    ("มิถุนายน", "june"),
    ("กรกฎาคม", "july"),
    ("สิงหาคม", "august"),
    ("กันยายน", "september"),
    ("ตุลาคม", "october"),
    ("พฤศจิกายน", "november"),
    ("ธันวาคม", "december"),
)
MONTHS = tuple(
    (thai, short.th, english)
    for (thai, english), short in zip(IN_FULL, day_words.MONTHS, strict=True)
)
MONTH_OF = {
    re.sub(r"[\s.]", "", word): number
    for number, (thai, short, english) in enumerate(MONTHS, start=1)
    for word in (thai, short, english, english[:3], thai.removesuffix("คม").removesuffix("ยน"))
} | {"sept": 9, "กุมภา": 2}
TIME = r"(?:[t ](?P<time>\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(?:\s?\+07:?00)?)?"
YEAR_FIRST = re.compile(rf"(?P<y>\d{{4}})[-/.](?P<m>\d{{1,2}})[-/.](?P<d>\d{{1,2}}){TIME}")
YEAR_LAST = re.compile(rf"(?P<a>\d{{1,2}})[/.-](?P<b>\d{{1,2}})[/.-](?P<y>\d{{2}}|\d{{4}}){TIME}")
IN_WORDS = re.compile(
    r"(?:วัน\S*\s*)?(?:ที่\s*)?(?P<d>\d{1,2})[\s-]*(?P<m>[ก-๎a-z.]+?)[\s.,-]*"
    r"(?:พ\.?\s?ศ\.?|ค\.?\s?ศ\.?)?\s*(?P<y>\d{2}|\d{4})" + TIME
)
MONTH_IN_FRONT = re.compile(r"(?P<m>[a-z]+)\.?\s+(?P<d>\d{1,2}),?\s+(?P<y>\d{4})")
ISO = re.compile(r"(?:19|2[01])\d\d-\d\d-\d\d", re.ASCII)
SERIAL = re.compile(r"\d{5}(?:\.0)?")
FIRST_SERIAL_DAY = date(1899, 12, 30)  # so that serials after February 1900 come out right
SERIAL_YEARS = range(1990, 2101)
DAYS_OF_1904 = 1462


def read_date(
    text: str, order: Order | None = None, counted_from_1904: bool = False
) -> date | None:
    """The day, or None.

    31/3/2567 is day first, as every Thai office writes it. With a CE year the other order is in
    use too, so 3/4/2024 is read only if `order` says how its column is written; 31/3/2024 can be
    read in one way only. A time of day is left out, but a time of another zone is not read: its
    day may be another one here.
    """
    if ISO.fullmatch(text):  # by far the most, and the quickest to read
        return _day(int(text[:4]), int(text[5:7]), int(text[8:]))
    parts = _parts(text)
    if parts is None:
        return _serial(text, counted_from_1904)
    year, first, second, in_words = parts
    if len(year) == 2:
        return None
    ce_year = int(year)
    month, day = first, second
    if not in_words:
        month, day = second, first
        if ce_year < FIRST_THAI_YEAR:
            ways = _ways(first, second)
            if len(ways) == 2 and first != second:
                ways = ways & {order}
            if len(ways) == 1:
                month, day = (first, second) if "month_first" in ways else (second, first)
            elif first != second:
                return None
    if ce_year >= FIRST_THAI_YEAR:
        ce_year = in_ce(ce_year)
    return _day(ce_year, month, day)


def order_of(texts: Iterable[str]) -> Order | None:
    """How a column writes its CE days, if some of them can be read in one way only.

    None if none proves anything, or if they contradict each other.
    """
    proven: set[Order] = set()
    for text in texts:
        parts = _parts(text)
        if parts and not parts[3] and len(parts[0]) == 4 and int(parts[0]) < FIRST_THAI_YEAR:
            ways = _ways(parts[1], parts[2])
            if len(ways) == 1:
                proven |= ways
    return proven.pop() if len(proven) == 1 else None


def why_unread(text: str) -> Rule | None:
    """The rule that a text breaks which looks like a day and is not read; None for another text."""
    parts = _parts(text)
    if parts is None:
        return None
    if len(parts[0]) == 2:
        return SHORT_YEAR
    if not parts[3] and int(parts[0]) < FIRST_THAI_YEAR and len(_ways(*parts[1:3])) == 2:
        return AMBIGUOUS
    return NO_SUCH_DAY


def with_four_digits(text: str) -> Text | None:
    """The text with its year of two digits written out as one of the Buddhist Era, as an example of
    what is allowed; None for any other text."""
    parts = _parts(text)
    if parts is None or len(parts[0]) != 2:
        return None
    year = parts[0]
    before, _, after = text.translate(THAI_DIGITS).rpartition(year)
    whole = f"{before}25{year}{after}"
    return Text(f"เช่น {whole} ถ้าเป็น พ.ศ.", f"such as {whole}, if the year is of พ.ศ.")


def kind_of_change(text: str) -> str | None:
    """Which kind of change (of changes.KINDS) reading the text as a day takes; None for 2024-03-31."""
    if ISO.fullmatch(text):
        return None
    parts = _parts(text)
    if parts is None:
        return "serial"
    if parts[0].isdigit() and int(parts[0]) >= FIRST_THAI_YEAR:
        return "calendar"
    return "time" if re.match(r"\d{4}-\d\d-\d\d[T ]", text) else "day_form"


def is_thai_year(text: str) -> bool | None:
    """Whether the day is written in พ.ศ.; None if the text is not a day, or its year has two digits."""
    parts = _parts(text)
    return None if parts is None or len(parts[0]) == 2 else int(parts[0]) >= FIRST_THAI_YEAR


def _parts(text: str) -> tuple[str, int, int, bool] | None:
    """The year as written, two numbers, and whether these are surely month and day."""
    if len(text) > LONGEST:
        return None
    text = text.translate(THAI_DIGITS).casefold()
    text = re.sub(r"^วันที่\s*", "", text)
    if found := YEAR_FIRST.fullmatch(text):
        return found["y"], int(found["m"]), int(found["d"]), True
    if found := YEAR_LAST.fullmatch(text):
        return found["y"], int(found["a"]), int(found["b"]), False
    found = IN_WORDS.fullmatch(text) or MONTH_IN_FRONT.fullmatch(text)
    if found:
        month = MONTH_OF.get(re.sub(r"[\s.]", "", found["m"]))
        if month:
            return found["y"], month, int(found["d"]), True
    return None


def _ways(first: int, second: int) -> set[Order]:
    """The orders in which two numbers before a year can be a day and a month."""
    ways: set[Order] = set()
    if 1 <= second <= 12 and 1 <= first <= 31:
        ways.add("day_first")
    if 1 <= first <= 12 and 1 <= second <= 31:
        ways.add("month_first")
    return ways


def _serial(text: str, counted_from_1904: bool) -> date | None:
    text = text.translate(THAI_DIGITS)
    if not SERIAL.fullmatch(text):
        return None
    days = int(text.removesuffix(".0")) + (DAYS_OF_1904 if counted_from_1904 else 0)
    day = FIRST_SERIAL_DAY + timedelta(days)
    return day if day.year in SERIAL_YEARS else None


def _day(year: int, month: int, day: int) -> date | None:
    if not 1900 <= year < 2200:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
