"""What a question is asked about: which areas, which fiscal year, as of which day."""

import re
from dataclasses import dataclass, field
from datetime import date

from data_access.language.area_codes import DIGITS, pattern_of
from data_access.language.day_words import short_day_words
from data_access.language.vocabulary import Text


@dataclass(frozen=True)
class Scope:
    """Empty areas mean the whole province; no fiscal year means all; no day, the snapshot's own.

    `districts` holds 4-digit codes and `subdistricts` 6-digit ones. Both together mean the
    subdistricts, which is how a choice of one subdistrict inside a district reads.
    """

    districts: frozenset[str] = field(default_factory=frozenset)
    subdistricts: frozenset[str] = field(default_factory=frozenset)
    fiscal_year_be: int | None = None
    as_of: date | None = None

    def __post_init__(self):
        for codes, level in ((self.districts, "district"), (self.subdistricts, "subdistrict")):
            for code in codes:
                if not re.fullmatch(pattern_of(level), code):
                    raise ValueError(f"{code!r} is not an area code of {DIGITS[level]} digits")

    @property
    def is_whole_province(self) -> bool:
        return not self.districts and not self.subdistricts


def after_the_newest(asked: date, newest: date) -> Text:
    """What to say where a day was asked about that the records do not reach."""
    wanted, last = short_day_words(asked), short_day_words(newest)
    return Text(
        f"ข้อมูลมีถึง {last.th} จึงแสดงของวันนั้น ไม่ใช่ {wanted.th} ที่ขอ",
        f"The records reach {last.en}: the figures are of that day, not of {wanted.en} as asked.",
    )
