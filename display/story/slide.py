"""What a slide is: one idea, its number, its picture, and what the presenter says to it."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from data_access.language.vocabulary import Text


@dataclass(frozen=True)
class Number:
    """A number to be read from the back row. `name` says what it counts, with its unit; `look` is
    "plain", or "late" for the one thing to look at."""

    value: Text
    name: Text
    look: str = "plain"


@dataclass(frozen=True, eq=False)
class Picture:
    """What to draw: a `kind` and the small table behind it, of which `columns` labels each column
    that may be read. Cells are numbers, days or codes; words stand in them as a Text.

    `value` is the picture as display/charts gives it, for a kind that more than slides draw; then
    the table only repeats it.
    """

    kind: str
    table: pd.DataFrame
    columns: dict[str, Text]
    alt: Text
    value: Any = None


@dataclass(frozen=True, eq=False)
class Slide:
    """`name` for the list of slides; `title` the finding; `lead` what it rests on, or what follows.

    `source` names the records that were counted; `note` is for the presenter alone.
    """

    key: str
    name: Text
    title: Text
    lead: Text
    numbers: tuple[Number, ...]
    picture: Picture
    source: Text
    note: Text
