"""One figure that moved, and how its sentences are made."""

from dataclasses import dataclass

from data_access.language.vocabulary import Text


@dataclass(frozen=True)
class Change:
    """One figure on both days, written out. `state` says what the move means: "better", "worse" or
    "same". `said` is the move in a sentence, `why` what the logs tell of it, a sentence each."""

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
    more_is_better: bool = True,
) -> Change:
    """A change of a count, then and now."""
    then, now = (Text(f"{count:,.0f}", f"{count:,.0f}") for count in days)
    state = state_of(*(days if more_is_better else days[::-1]))
    return Change(key, name, then, now, state, said, tuple(why))


def shared(
    key: str, name: Text, days: tuple[float, float], words: tuple[str, str], said: Text, why: list
) -> Change:
    """A change of a share, which `words` write for both days."""
    then, now = (Text(word, word) for word in words)
    return Change(key, name, then, now, state_of(*days), said, tuple(why))


def state_of(then: float, now: float) -> str:
    return "same" if now == then else "better" if now > then else "worse"


def one_or_many(count: float, one: str, many: str) -> str:
    """The English word that goes with a count."""
    return one if abs(count) == 1 else many
