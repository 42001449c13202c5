"""A part of an answer's sentence, and what the eye shall land on in it."""

from dataclasses import dataclass
from typing import Literal

from data_access.language.vocabulary import Text


@dataclass(frozen=True)
class Part:
    """Words with the spaces around them; "strong" is the number asked for, "late" the one thing to
    look at. Each medium has its own way to mark the two."""

    words: Text
    look: Literal["plain", "strong", "late"] = "plain"


def mark(words: Text, is_late: bool) -> Part:
    return Part(words, "late" if is_late else "strong")


def whole(parts: list[Part]) -> Text:
    """The sentence without its marks."""
    return Text("".join(one.words.th for one in parts), "".join(one.words.en for one in parts))
