"""One sheet of a file: its cells as text, as they were sent, under the file's row numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import pyarrow as pa

Range = tuple[int, int, int, int]  # first row, first place, last row, last place; both ends in it


@dataclass(frozen=True)
class Sheet:
    """`cells`: every cell as text under its place (0, 1, …), the row numbers of the file as index.

    `uneven`: rows left out because they have another number of cells than the heading.
    `without_value` and `failed`: (row, place) of cells whose formula has no value yet, and with
    the words that Excel shows, of those whose formula failed.
    """

    name: str
    cells: pd.DataFrame
    hidden: bool = False
    hidden_rows: int = 0
    merged: tuple[Range, ...] = ()
    uneven: tuple[int, ...] = ()
    without_value: tuple[tuple[int, int], ...] = ()
    failed: tuple[tuple[int, int, str], ...] = ()

    @classmethod
    def of(
        cls,
        table: pa.Table,
        name: str,
        hidden: bool,
        merged: Sequence,
        without_value: Sequence,
        failed: Sequence,
        hidden_rows: int,
    ) -> "Sheet":
        """From a table of text whose first row is row 1, as `unpack` sends it."""
        cells = table.to_pandas()
        cells.columns = range(cells.shape[1])
        cells.index = pd.RangeIndex(1, 1 + len(cells))
        return cls(
            name=name,
            cells=cells,
            hidden=hidden,
            hidden_rows=hidden_rows,
            merged=tuple((first[0] + 1, first[1], last[0] + 1, last[1]) for first, last in merged),
            without_value=tuple((row, place) for row, place in without_value),
            failed=tuple((row, place, words) for row, place, words in failed),
        )

    @property
    def is_blank(self) -> bool:
        return not any((self.cells[place].str.strip() != "").any() for place in self.cells)

    def top(self, rows: int) -> dict[int, list[str]]:
        """The first rows by their number, each with its cells stripped."""
        first = self.cells.head(rows)
        return {
            row: [str(cell).strip() for cell in values]
            for row, values in zip(first.index, first.to_numpy("object"), strict=True)
        }


def letters(place: int) -> str:
    """The name that Excel gives a column: A for place 0, AA for 26."""
    name = ""
    place += 1
    while place:
        place, letter = divmod(place - 1, 26)
        name = chr(ord("A") + letter) + name
    return name
