"""Numbers, dates and words as the pages write them, in one language that is given, not chosen.

A file is made on a thread that has no reader, so nothing here asks who reads.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

import pandas as pd

from data_access.indicators import Figure
from data_access.language.vocabulary import UNIT, Text

Language = Literal["th", "en"]

NOTHING = "–"
MINUS = "−"
MILLION = 1_000_000
BUDDHIST_ERA = 543
MONTHS = Text(
    "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.",
    "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
)


@dataclass(frozen=True)
class Writing:
    """Writes in one language, for a reader to whom counts below `hidden_below` are hidden."""

    language: Language
    hidden_below: int

    def say(self, text: Text) -> str:
        return text.en if self.language == "en" else text.th

    def either(self, th: str, en: str) -> str:
        return self.say(Text(th, en))

    def date(self, day: date) -> str:
        """31 มี.ค. 2567, or 31 Mar 2024 (2567)."""
        year_be = day.year + BUDDHIST_ERA
        year = self.either(f"{year_be}", f"{day.year} ({year_be})")
        return f"{day.day} {self._month(day)} {year}"

    def month(self, day: date) -> str:
        """มี.ค. 67, or Mar 2024."""
        year = self.either(f"{(day.year + BUDDHIST_ERA) % 100:02d}", f"{day.year}")
        return f"{self._month(day)} {year}"

    def _month(self, day: date) -> str:
        return self.say(MONTHS).split()[day.month - 1]

    def count(self, count: float | None) -> str:
        """1,250, with a decimal only where there is one. What is not known is a dash."""
        if pd.isna(count):
            return NOTHING
        rounded = round(float(count), 1)
        written = f"{abs(rounded):,.0f}" if rounded.is_integer() else f"{abs(rounded):,.1f}"
        return f"{MINUS}{written}" if rounded < 0 else written

    def percent(self, share: float | None) -> str:
        """58% of 0.58. Almost none is not none, and almost all is not all: <1%, >99%."""
        if pd.isna(share):
            return NOTHING
        percent = float(share) * 100
        rounded = round(percent)
        if 0 < percent < 1 and rounded in (0, 1):
            return "<1%"
        if percent < 100 and rounded == 100:
            return ">99%"
        return f"{MINUS if rounded < 0 else ''}{abs(rounded):,}%"

    def baht(self, thb: float | None) -> str:
        """12,500 บาท; from one million on, 3.42 ล้านบาท."""
        if pd.isna(thb):
            return NOTHING
        baht = round(float(thb))
        sign = MINUS if baht < 0 else ""
        if abs(baht) >= MILLION:
            unit = self.either("ล้านบาท", "million baht")
            return f"{sign}{abs(baht) / MILLION:,.2f} {unit}"
        return f"{sign}{abs(baht):,} {self.either('บาท', 'baht')}"

    def quantity(self, quantity: float | None, unit: str) -> str:
        """450 หลัง. The unit is a code of vocabulary.UNIT, or %, where 62 means 62 percent."""
        if pd.isna(quantity):
            return NOTHING
        if unit == "THB":
            return self.baht(quantity)
        if unit == "%":
            return f"{self.count(quantity)}%"
        words = UNIT.get(unit, Text(unit, unit))
        one = words.en.removesuffix("s") if abs(quantity) == 1 else words.en
        return f"{self.count(quantity)} {self.either(words.th, one)}"

    @property
    def hidden(self) -> str:
        """What stands where a count is too small to show, or would tell one that is."""
        below = self.hidden_below
        return self.either(f"ไม่แสดง (เกณฑ์ <{below})", f"Not shown (rule <{below})")

    def figure(self, figure: Figure, write) -> str:
        """The value of an indicator: hidden, unknown and zero are three different things."""
        if figure.state == "hidden":
            return self.hidden
        return write(figure.value) if figure.state == "shown" else NOTHING


def in_a_file_name(words: str) -> str:
    """mae-hong-son: letters that every system and every post can carry."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")
