"""Words that stay on one line: a name of a place, or a date, is not split at the end of it."""

import re
from collections.abc import Iterable

from ui.language import MONTHS
from ui.present.tree import Tree, words

_MONTHS = "|".join(re.escape(name) for month in MONTHS for name in month)
_DATE = rf"\d{{1,2}} (?:{_MONTHS}) \d{{4}}(?: \(\d{{4}}\))?"


def unbroken(text: str, names: Iterable[str]) -> list[Tree | str]:
    """The text in pieces, each name and date in one that the browser keeps whole."""
    longest_first = sorted({name for name in names if name}, key=len, reverse=True)
    kept = "|".join([_DATE, *map(re.escape, longest_first)])
    pieces = re.split(f"({kept})", text)
    return [
        words("whole", piece) if number % 2 else piece
        for number, piece in enumerate(pieces)
        if piece
    ]
