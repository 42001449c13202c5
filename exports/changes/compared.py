"""Both days of one programme, and the words for what lies between them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd

from data_access import since
from data_access.programme import Programme
from data_access.vocabulary import Text
from exports.words import Words, words_of

MOST_NAMED = 2
NO_NAME = Text("–", "–")


@dataclass(frozen=True)
class Compared:
    """`programme` as it stands, and the `earlier` day it is compared with."""

    programme: Programme
    earlier: date

    @property
    def then(self) -> Programme:
        return self.programme.on(self.earlier)

    @cached_property
    def words(self) -> tuple[Words, Words]:
        return words_of(self.programme, "th"), words_of(self.programme, "en")

    @cached_property
    def moves(self) -> pd.DataFrame:
        return since.moves_since(self.programme, self.earlier)

    @cached_property
    def figures(self) -> pd.DataFrame:
        return since.then_and_now(self.programme, self.earlier).set_index("key")

    def both(self, key: str) -> tuple[float, float] | None:
        """A figure then and now; None where either is not known."""
        row = self.figures.loc[key]
        return None if pd.isna(row["moved"]) else (float(row["then"]), float(row["now"]))

    def mostly_in(self, moves: pd.DataFrame, unit_th: str) -> list[Text]:
        """The districts with most of these moves; nothing where a single one is in view."""
        counts = moves.groupby("district_code")["moves"].sum()
        if len(counts) < 2:
            return []
        first = counts.sort_values(ascending=False, kind="stable").head(MOST_NAMED)
        names = self.words[0].areas
        thai = " ".join(f"{names[code].th} {count:,} {unit_th}" for code, count in first.items())
        english = ", ".join(f"{names[code].en} ({count:,})" for code, count in first.items())
        return [Text(f"มากที่สุดที่ {thai}", f"Most of them in {english}")]

    def partners(self, ids: Iterable[str]) -> Text:
        """The short names of the first few, and that there are more."""
        listed = list(ids)
        names = [self.words[0].partners.get(one, NO_NAME) for one in listed[:MOST_NAMED]]
        more = Text(" และอื่น ๆ", " and others") if len(listed) > len(names) else Text("", "")
        return Text(
            ", ".join(name.th for name in names) + more.th,
            ", ".join(name.en for name in names) + more.en,
        )
