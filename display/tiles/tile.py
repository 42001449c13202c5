"""A tile: one figure the reader asks for first, what it is compared to, and how it stands."""

from dataclasses import dataclass

from data_access.language.number_words import (
    BAHT,
    MILLION_BAHT,
    count_words,
    is_in_millions,
    millions_words,
)
from data_access.language.vocabulary import RAG, Text
from display.words.alike import alike

NOTHING_SAID = Text("", "")


@dataclass(frozen=True)
class Tile:
    """`value` short, its unit in the `name`; `compare` says against what; `state` a RAG word.

    What is behind the figure: `opens` is the list of rows that it counts (a key of ROW_LISTS, of one
    partner where `partner_id` is given), `explained` the indicator of one that has no rows.
    """

    name: Text
    value: Text
    compare: Text = NOTHING_SAID
    state: str | None = None
    opens: str = ""
    partner_id: str | None = None
    explained: str = ""

    @property
    def state_words(self) -> Text:
        return RAG[self.state] if self.state else NOTHING_SAID


def baht_tile(name: Text, thb: float | None, compare: Text = NOTHING_SAID) -> Tile:
    """Money with its unit in the name, so that the value stays short on a phone."""
    if is_in_millions(thb):
        unit, value = MILLION_BAHT, millions_words(thb)
    else:
        unit, value = BAHT, count_words(thb)
    return Tile(Text(f"{name.th} ({unit.th})", f"{name.en} ({unit.en})"), alike(value), compare)
