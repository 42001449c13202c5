"""Names that tell their bearers apart: a label is for reading and never an identity.

Three councils may have one short name. In a list, a table or a chart they would be three equal
rows, so who bears a name that another one bears too is named with more words, or with the id.
"""

from collections import Counter
from collections.abc import Mapping

import pandas as pd

from data_access.language.vocabulary import Text


def distinct(names: Mapping[str, Text], more: Mapping[str, Text] | None = None) -> dict[str, Text]:
    """The names by id, each once in each language, in the order given.

    A name borne twice has the words of `more` behind it, in brackets, and the id where these are
    the same too, or missing. Upper case and spaces around a name make no difference.
    """
    more = more or {}
    thai = _distinct(_of(names, "th"), _of(more, "th"))
    english = _distinct(_of(names, "en"), _of(more, "en"))
    return {
        one: Text(thai.get(one, name.th), english.get(one, name.en)) for one, name in names.items()
    }


def with_distinct(
    table: pd.DataFrame, key: str, columns: tuple[str, str], more: tuple[str, str] | None = None
) -> pd.DataFrame:
    """The same rows, with the names in the Thai and the English of `columns` told apart by the
    words in those of `more`. `key` is the column of ids."""

    def named(pair: tuple[str, str]) -> dict[str, Text]:
        texts = zip(table[pair[0]], table[pair[1]], strict=True)
        return dict(zip(table[key], (Text(*pair) for pair in texts), strict=True))

    names = distinct(named(columns), named(more) if more else None)
    thai, english = columns
    return table.assign(
        **{
            thai: [names[one].th for one in table[key]],
            english: [names[one].en for one in table[key]],
        }
    )


def _of(names: Mapping[str, Text], language: str) -> dict[str, str]:
    """The names of one language; who has none is left out."""
    said = {one: getattr(words, language) for one, words in names.items()}
    return {one: words for one, words in said.items() if isinstance(words, str) and words}


def _distinct(names: dict[str, str], more: dict[str, str]) -> dict[str, str]:
    longer = {
        one: f"{name} ({more[one]})" if more.get(one) and _same(more[one]) != _same(name) else name
        for one, name in names.items()
    }
    borne = Counter(map(_same, names.values()))
    said = {one: longer[one] if borne[_same(name)] > 1 else name for one, name in names.items()}
    borne = Counter(map(_same, said.values()))
    return {
        one: f"{names[one]} ({one})" if borne[_same(words)] > 1 else words
        for one, words in said.items()
    }


def _same(name: str) -> str:
    return " ".join(name.split()).casefold()
