"""A whole by its reasons, where a reason that holds for a few is not named."""

import pandas as pd

from data_access.disclosure.rule import is_small

NOT_NAMED = ""


def few_not_named(counts: pd.DataFrame, reason: str, count: str, smallest: int) -> pd.DataFrame:
    """The rows of `counts`, one a reason, most first. Those of fewer than `smallest` are one row
    under NOT_NAMED, with the smallest of the others where they would be too few together: the whole
    less what is named would tell them."""
    named = counts.sort_values([count, reason], ascending=[False, True], ignore_index=True)
    first = int((~is_small(named[count], smallest)).sum())
    while 0 < first < len(named) and is_small(int(named[count][first:].sum()), smallest):
        first -= 1
    if first == len(named):
        return named
    rest = pd.DataFrame({reason: [NOT_NAMED], count: [int(named[count][first:].sum())]})
    return pd.concat([named[:first][[reason, count]], rest], ignore_index=True)
