"""What every slide of one story is told from: the programme, what it compares with, and the words."""

from dataclasses import dataclass
from datetime import date

from data_access.indicators import BY_KEY, Figure
from display.words.bilingual import Bilingual


@dataclass(frozen=True)
class StoryContext(Bilingual):
    """`partner_id` where the story is one partner's; `earlier` the day of the last meeting."""

    partner_id: str | None = None
    earlier: date | None = None

    def figure(self, key: str) -> Figure:
        return BY_KEY[key].measure(self.programme)
