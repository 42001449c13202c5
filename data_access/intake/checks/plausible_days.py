"""The days that a record can plausibly have, and what an implausible one was probably meant to be."""

from dataclasses import dataclass
from datetime import date

from data_access.intake.cells.column_rules import MAY_LIE_AHEAD, NOT_YET
from data_access.intake.issues import Rule
from data_access.language.day_words import day_words
from data_access.language.thai_calendar import in_ce
from data_access.language.vocabulary import Text
from data_access.schema import Table

YEARS_BEFORE = 5  # that a record may be older than the programme
YEARS_AHEAD = 10  # that a plan or a term may reach beyond today
# Excel takes 5/1/67 for 1967; the office meant 2567, which is 2024.
TO_THAI_YEAR_MEANT = in_ce(2500) - 1900
TOO_EARLY = Rule(
    Text("อยู่ก่อนช่วงเวลาของโครงการ", "is too early for this programme"),
    Text("ตรวจปีของวันที่", "Check the year"),
)
TWO_DIGITS = Rule(
    Text(
        "อยู่ก่อนช่วงเวลาของโครงการ น่าจะเป็นปี พ.ศ. สองหลักที่ Excel อ่านเป็น ค.ศ.",
        "is too early for this programme: probably a Thai year typed with two digits, which Excel"
        " read as CE",
    ),
    Text("ถ้าใช่ ให้เขียนปีสี่หลัก", "If so, write the year with four digits"),
)
TOO_FAR_AHEAD = Rule(
    Text("อยู่ไกลเกินไปในอนาคต", "is too far in the future"),
    Text("ตรวจปี โดยเฉพาะ พ.ศ. กับ ค.ศ.", "Check the year, and whether it is พ.ศ. or CE"),
)
# Areas are older than any programme, and the programme's own day is what others are held against.
WITHOUT_A_FIRST_DAY = {("area", "valid_from"), ("area", "valid_to"), ("programme", "started_on")}


@dataclass(frozen=True)
class PlausibleDays:
    """The days from `YEARS_BEFORE` the programme `opened` to `today`, and of plans `YEARS_AHEAD`.

    Without `opened` no day is too early.
    """

    today: date
    opened: date | None = None

    def broken(self, table: Table, name: str, day: date) -> tuple[Rule | None, Text | None]:
        """The rule that a day of this column breaks, and what is allowed instead."""
        is_plan = name in MAY_LIE_AHEAD
        last = _years_on(self.today, YEARS_AHEAD) if is_plan else self.today
        if day > last and not is_plan:
            return NOT_YET, None
        if day > last:
            return TOO_FAR_AHEAD, Text(f"ไม่เกิน {day_words(last).th}", f"{last} or earlier")
        if self.opened is None or (table.name, name) in WITHOUT_A_FIRST_DAY:
            return None, None
        first = _years_on(self.opened, -YEARS_BEFORE)
        if day >= first:
            return None, None
        allowed = Text(f"{day_words(first).th} หรือหลังจากนั้น", f"{first} or later")
        meant = _years_on(day, TO_THAI_YEAR_MEANT)
        if not first <= meant <= last:
            return TOO_EARLY, allowed
        year = day.year % 100 + 2500
        return TWO_DIGITS, Text(
            f"{allowed.th} เช่น {day_words(meant).th}",
            f"{allowed.en}, such as {meant} (พ.ศ. {year})",
        )


def _years_on(day: date, years: int) -> date:
    """The same day of another year; 28 February where there is no 29th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
