"""Numbers, dates and words as the pages write them, in one language that is given, not chosen.

A file is made on a thread that has no reader, so nothing here asks who reads.
"""

import re
from dataclasses import dataclass
from datetime import date
from datetime import date as Day
from typing import Literal

from data_access.indicators import Figure
from data_access.language.day_words import day_words, month_words
from data_access.language.number_words import (
    baht_words,
    count_words,
    hidden_words,
    quantity_words,
)
from data_access.language.shares import NOTHING, percent_words
from data_access.language.vocabulary import Text

Language = Literal["th", "en"]


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
        return self.say(day_words(day))

    def month(self, day: Day) -> str:
        """มี.ค. 67, or Mar 2024."""
        return self.say(month_words(day))

    def count(self, count: float | None) -> str:
        """1,250, with a decimal only where there is one. What is not known is a dash."""
        return count_words(count)

    def percent(self, share: float | None) -> str:
        """58% of 0.58. Almost none is not none, and almost all is not all: <1%, >99%."""
        return percent_words(share)

    def baht(self, thb: float | None) -> str:
        """12,500 บาท; from one million on, 3.42 ล้านบาท."""
        return self.say(baht_words(thb))

    def quantity(self, quantity: float | None, unit: str) -> str:
        """450 หลัง. The unit is a code of vocabulary.UNIT, or %, where 62 means 62 percent."""
        return self.say(quantity_words(quantity, unit))

    @property
    def hidden(self) -> str:
        """What stands where a count is too small to show, or would tell one that is."""
        return self.say(hidden_words(self.hidden_below))

    def figure(self, figure: Figure, write) -> str:
        """The value of an indicator: hidden, unknown and zero are three different things."""
        if figure.state == "hidden":
            return self.hidden
        return write(figure.value) if figure.state == "shown" else NOTHING


def in_a_file_name(words: str) -> str:
    """mae-hong-son: letters that every system and every post can carry."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")
