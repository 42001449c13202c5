"""What every slide of one story is told from: the programme, what it compares with, and the words."""

from dataclasses import dataclass
from datetime import date

from data_access.indicators import BY_KEY, Figure
from data_access.programme import Programme
from data_access.vocabulary import Text
from exports.words import Words, words_of

NO_NAME = Text("–", "–")


@dataclass(frozen=True)
class Telling:
    """`partner_id` where the story is one partner's; `earlier` the day of the last meeting."""

    programme: Programme
    partner_id: str | None
    earlier: date | None
    th: Words
    en: Words

    def figure(self, key: str) -> Figure:
        return BY_KEY[key].measure(self.programme)

    def count(self, count: float | None) -> Text:
        return Text(self.th.count(count), self.en.count(count))

    def percent(self, share: float | None) -> Text:
        return Text(self.th.percent(share), self.en.percent(share))

    def baht(self, thb: float | None) -> Text:
        return Text(self.th.baht(thb), self.en.baht(thb))

    def date(self, day: date) -> Text:
        return Text(self.th.date(day), self.en.date(day))

    def counted(self, figure: Figure) -> Text:
        """A count of households or people: hidden, unknown and zero are three different things."""
        return Text(self.th.figure(figure, self.th.count), self.en.figure(figure, self.en.count))

    def shared(self, figure: Figure) -> Text:
        return Text(
            self.th.figure(figure, self.th.percent), self.en.figure(figure, self.en.percent)
        )

    def area(self, code: str) -> Text:
        return self.th.areas[code]

    def partner(self, partner_id: str) -> Text:
        return self.th.partners.get(partner_id, NO_NAME)

    def full_name(self, partner_id: str) -> Text:
        return self.th.full_names.get(partner_id, NO_NAME)


def telling(programme: Programme, partner_id: str | None, earlier: date | None) -> Telling:
    return Telling(
        programme, partner_id, earlier, words_of(programme, "th"), words_of(programme, "en")
    )
