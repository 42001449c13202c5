"""Rows of bars, as a value: what was to be reached, what is done, and a mark for what was due by now.

Page, brief, deck and hall draw it, each in its own way of drawing; what is drawn is said here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import pandas as pd

from data_access.language.number_words import count_words, quantity_words
from data_access.language.shares import is_known
from data_access.language.vocabulary import Text
from display.words.alike import alike

NOTHING_SAID = Text("", "")
NAME = Text("ชื่อ", "Name")


@dataclass(frozen=True)
class Amount:
    """A number in words: `bare`, as it stands before its unit, and `full`, with it."""

    bare: Text
    full: Text


def amount(quantity: float | None, unit: str) -> Amount:
    """Of so many units of vocabulary.UNIT, or %. Money and shares never stand without their unit."""
    full = quantity_words(quantity, unit)
    return Amount(full if unit in ("THB", "%") else alike(count_words(quantity)), full)


def count(number: float | None) -> Amount:
    """Of a number whose unit is said by the whole chart."""
    bare = alike(count_words(number))
    return Amount(bare, bare)


@dataclass(frozen=True)
class Bar:
    """One row. `whole` is the pale bar, `done` the dark one on it, `due` the mark, each None where
    it is not known; `late`, from where on and how far, is what to look at; `beyond` is drawn behind
    the whole.

    `value` is what stands beside the name, `remarks` below it; `late_words` is one of them.
    `cells` are more words of the row, for a medium that has a table.
    """

    key: str
    name: Text
    whole: float | None
    done: float | None
    due: float | None
    of: Amount
    done_words: Amount
    due_words: Amount
    value: Text
    remarks: tuple[Text, ...] = ()
    state: str | None = None
    state_words: Text = NOTHING_SAID
    late: tuple[float, float] | None = None
    late_words: Text = NOTHING_SAID
    beyond: float | None = None
    cells: Mapping[str, Text] = field(default_factory=dict)


@dataclass(frozen=True)
class Bars:
    """The rows in their order, all on one scale, and what each part of them is called: `whole`,
    `done`, `due`, `late`, `beyond`. `unit` is that of the whole chart, empty where each row has its
    own; `absence` is said where there is no row.
    """

    rows: tuple[Bar, ...]
    whole: Text
    done: Text
    due: Text
    alt: Text
    absence: Text
    late: Text = NOTHING_SAID
    beyond: Text = NOTHING_SAID
    unit: Text = NOTHING_SAID

    @property
    def is_empty(self) -> bool:
        return not self.rows

    @property
    def widest(self) -> float:
        """The longest bar without what is beyond it; 1 where there is none."""
        return longest([length for row in self.rows for length in (row.whole, row.done)])

    @property
    def parts_drawn(self) -> frozenset[str]:
        """Which of late and beyond any row has."""
        return frozenset(
            name for name in ("late", "beyond") if any(getattr(row, name) for row in self.rows)
        )

    @property
    def columns(self) -> dict[str, Text]:
        """The labels of `table`."""
        named = {"whole": self.whole, "done": self.done, "due": self.due}
        return {"name": NAME, **{key: label for key, label in named.items() if label.en}}

    def table(self) -> pd.DataFrame:
        """One row a bar: its name, and the length of each part that has a name."""
        rows = [[getattr(row, name) for name in self.columns] for row in self.rows]
        return pd.DataFrame(rows, columns=list(self.columns))

    @property
    def only_wholes(self) -> "Bars":
        """The same chart of what was to be reached alone, dark: before anything can be done of it."""
        rows = [
            replace(
                row,
                whole=None,
                done=row.whole,
                due=None,
                done_words=row.of,
                late=None,
                late_words=NOTHING_SAID,
            )
            for row in self.rows
        ]
        nothing = NOTHING_SAID
        return replace(
            self, rows=tuple(rows), done=self.whole, whole=nothing, due=nothing, late=nothing
        )

    def of_rows(self, rows: Sequence[Bar]) -> "Bars":
        """The same chart of some of its rows."""
        return replace(self, rows=tuple(rows))


def longest(lengths: Sequence[float | None]) -> float:
    """The longest of those known; 1 where none is longer than nothing."""
    known = [float(one) for one in lengths if one is not None and is_known(one)]
    return max(known, default=0.0) or 1.0


def known(length: float | None) -> float | None:
    """A length of a table: a gap of any kind is None."""
    return float(length) if length is not None and is_known(length) else None
