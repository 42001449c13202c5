"""Numbers in the language of the page. How each is written stands in language/number_words.py."""

from data_access.language.number_words import (
    baht_words,
    count_words,
    hidden_words,
    index_words,
    length_words,
    points_words,
    quantity_words,
    share_words,
    signed_words,
)
from data_access.language.plurals import one_or_many
from data_access.language.shares import NOTHING as NOTHING
from data_access.language.shares import is_known as is_known
from data_access.language.shares import percent_words
from ui.session.language import say

say_count = count_words
say_signed = signed_words
say_percent = percent_words
say_index = index_words


def say_counted(count: float | None, one: str, many: str | None = None) -> str:
    """The count in English with the word that goes with it; a dash for what is not known."""
    return f"{say_count(count)} {one_or_many(count if is_known(count) else 0, one, many)}"


def say_quantity(quantity: float | None, unit: str) -> str:
    return say(quantity_words(quantity, unit))


def say_baht(thb: float | None) -> str:
    return say(baht_words(thb))


def say_share(count: float | None, out_of: float | None, places: int = 0) -> str:
    return say(share_words(count, out_of, places))


def say_points(difference: float | None) -> str:
    return say(points_words(difference))


def say_days(days: float | None) -> str:
    return say(length_words(days))


def say_hidden(fewer_than: int) -> str:
    return say(hidden_words(fewer_than))
