"""Both days of one programme, and the words for what lies between them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd

from data_access.access.allowed_scope import is_outsider
from data_access.disclosure import is_small
from data_access.indicators import since
from data_access.language.superlatives import most_of
from data_access.language.vocabulary import UNIT, Text
from data_access.snapshots.programme import Programme
from display.words.bilingual import Bilingual

MOST_NAMED = 2


@dataclass(frozen=True)
class Compared(Bilingual):
    """`programme` as it stands, and the `earlier` day it is compared with."""

    earlier: date

    @property
    def then(self) -> Programme:
        return self.programme.on(self.earlier)

    @cached_property
    def moves(self) -> pd.DataFrame:
        return since.moves_since(self.programme, self.earlier)

    @cached_property
    def figures(self) -> pd.DataFrame:
        return since.then_and_now(self.programme, self.earlier).set_index("key")

    def days(self, key: str) -> tuple[float, float] | None:
        """A figure then and now; None where either is not known."""
        row = self.figures.loc[key]
        return None if pd.isna(row["moved"]) else (float(row["then"]), float(row["now"]))

    def is_of_few(self, moved: int) -> bool:
        """Whether so much of a move would tell an outsider of few repairs."""
        reader = self.programme.principal
        return is_outsider(reader) and bool(is_small(abs(moved), reader.rights.smallest_count))

    def mostly_in(self, moves: pd.DataFrame, unit_th: str) -> list[Text]:
        """Where most of these moves were; nothing where a single district is in view."""
        counts = moves.groupby("district_code")["moves"].sum()
        if len(counts) < 2:
            return []
        said = most_of(counts, self.areas.__getitem__, Text("ที่", "in "), UNIT["district"])
        return [Text(f"{said.th} {unit_th}", said.en[:1].upper() + said.en[1:])]

    def named(self, partners: Iterable[str]) -> Text:
        """The short names of the first few, and that there are more."""
        listed = list(partners)
        names = [self.partner(one) for one in listed[:MOST_NAMED]]
        more = Text(" และอื่น ๆ", " and others") if len(listed) > len(names) else Text("", "")
        return Text(
            ", ".join(name.th for name in names) + more.th,
            ", ".join(name.en for name in names) + more.en,
        )
