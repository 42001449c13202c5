"""Words that are the same in both languages: a number, a share, a dash."""

from data_access.language.vocabulary import Text


def alike(words: str) -> Text:
    return Text(words, words)
