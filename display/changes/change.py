"""One figure that moved, and how its sentences are made."""

from dataclasses import dataclass
from typing import Literal

from data_access.language.superlatives import direction
from data_access.language.vocabulary import Text


@dataclass(frozen=True)
class Change:
    """One figure on both days, written out. `state` says what the move means, by a key of DIRECTION.
    `said` is the move in a sentence, `why` what the logs tell of it, a sentence each."""

    key: str
    name: Text
    then: Text
    now: Text
    state: str
    said: Text
    why: tuple[Text, ...]


def counted(
    key: str,
    name: Text,
    days: tuple[float, float],
    said: Text,
    why: list[Text],
    kind: Literal["gap", "count"] = "count",
) -> Change:
    """A change of a count, then and now: of what was done, or of what is left as a "gap"."""
    then, now = (Text(f"{count:,.0f}", f"{count:,.0f}") for count in days)
    return Change(key, name, then, now, direction(*days, kind), said, tuple(why))


def shared(
    key: str, name: Text, days: tuple[float, float], words: tuple[str, str], said: Text, why: list
) -> Change:
    """A change of a share, which `words` write for both days; what reads the same is the same."""
    then, now = (Text(word, word) for word in words)
    state = "same" if words[0] == words[1] else direction(*days, "share")
    return Change(key, name, then, now, state, said, tuple(why))
