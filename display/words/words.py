"""Codes of the records in the words of one language.

A file is built away from the page that offers it, so its language is given and never looked up.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from data_access.language.vocabulary import Text
from data_access.queries.areas.areas import areas
from data_access.queries.network.goals import goal_names
from data_access.queries.partners.partners import partner_table
from data_access.snapshots.programme import Programme
from display.words.writing import Language, Writing

PROVINCE_WIDE = Text("ทั้งจังหวัด", "Whole province")


@dataclass(frozen=True)
class Words(Writing):
    """Writing that also knows the names of one programme's areas, partners and goals."""

    areas: Mapping[str, Text]
    partners: Mapping[str, Text]
    full_names: Mapping[str, Text]
    goals: Mapping[str, Text]

    def one_of(self, closed: Mapping[str, Text], code: object) -> str | None:
        """The word of a code; no word for no code, and the code itself where none is known."""
        if not isinstance(code, str):
            return None
        return self.say(closed[code]) if code in closed else code


def words_of(programme: Programme, language: Language) -> Words:
    """The words for this programme; partners are called by their short names."""
    places = areas(programme)
    partners = partner_table(programme).itertuples(index=False)
    named = {one.partner_id: one for one in partners}
    return Words(
        language,
        programme.principal.rights.smallest_count,
        {**places.names, places.province: PROVINCE_WIDE},
        {key: Text(one.short_th, _or(one.short_en, one.name_en)) for key, one in named.items()},
        {key: Text(one.name_th, one.name_en) for key, one in named.items()},
        {
            goal.goal_id: Text(goal.name_th, goal.name_en)
            for goal in goal_names(programme).itertuples(index=False)
        },
    )


def _or(short: object, full: str) -> str:
    return short if isinstance(short, str) and short else full
