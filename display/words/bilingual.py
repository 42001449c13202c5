"""Writes in both languages at once, for a file or a talk whose language is chosen later."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from data_access.indicators import Figure
from data_access.language.vocabulary import Text
from data_access.queries.areas.areas import areas
from data_access.queries.partners.partners import partner_table
from data_access.snapshots.programme import Programme
from display.words.writing import NOTHING, Writing

NO_NAME = Text(NOTHING, NOTHING)


@dataclass(frozen=True)
class Bilingual:
    """Numbers, dates and names of one programme as a Text each."""

    programme: Programme

    @cached_property
    def th(self) -> Writing:
        return Writing("th", self.programme.principal.rights.smallest_count)

    @cached_property
    def en(self) -> Writing:
        return Writing("en", self.programme.principal.rights.smallest_count)

    @cached_property
    def areas(self) -> Mapping[str, Text]:
        return areas(self.programme).names

    @cached_property
    def partners(self) -> Mapping[str, tuple[Text, Text]]:
        """The short and the full name of each partner by id."""
        return {
            row.partner_id: (Text(row.short_th, row.short_en), Text(row.name_th, row.name_en))
            for row in partner_table(self.programme).itertuples()
        }

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

    def partner(self, partner_id: str) -> Text:
        """Its short name; a dash for one that is not known."""
        return self.partners.get(partner_id, (NO_NAME, NO_NAME))[0]

    def full_name(self, partner_id: str) -> Text:
        return self.partners.get(partner_id, (NO_NAME, NO_NAME))[1]
