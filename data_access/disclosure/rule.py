"""When a count of households or people is too small to show: one rule, in one place.

A count from 1 to one below the smallest that may be shown is hidden; zero is not, since it says
something of an area and of nobody in it. A share is hidden with either of its counts. From which
count on numbers are shown is the reader's right (access.py). Groups that tell of health,
disability, ethnicity or civil status are hidden below ten for every reader, and never shown below
a district.

Nothing else in the program compares a count with a threshold: a test looks for it.
"""

from typing import TypeVar

import numpy as np
import pandas as pd

from data_access.access.roles import Principal

SENSITIVE_GROUP_MINIMUM = 10

Counts = TypeVar("Counts", int, float, pd.Series, np.ndarray)


def is_small(count: Counts, smallest: int):
    """Whether a count is from 1 to `smallest` − 1: of one count, or of each in a column. What is
    missing is not small."""
    return (count > 0) & (count < smallest)


def small_in_sql(count: str, smallest: int) -> str:
    """The same as a condition in a question's SQL; `count` is an expression over a group."""
    return f"({count} > 0 and {count} < {int(smallest)})"


def smallest_sample(weights: dict, principal: Principal | None = None) -> int:
    """Of how many at least there is a median: of the smallest sample of the weights, and of no fewer
    households or houses than `principal` is told of."""
    fewest = int(weights["smallest_sample"])
    return fewest if principal is None else max(fewest, principal.rights.smallest_count)


def if_enough(expression: str, fewest: int, others: tuple[str, int] | None = None) -> str:
    """The SQL of an expression over a group, missing on fewer than `fewest` rows. `others`: the SQL
    that counts those in the group which are not the reader's own, and from which number on they
    may be told of: missing where they are fewer, and not none."""
    few_others = f" and not {small_in_sql(*others)}" if others else ""
    return f"case when count(*) >= {int(fewest)}{few_others} then {expression} end"
