"""What came to be over time, in steps of many: when a single house was handed over is not told."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from data_access.disclosure.rule import is_small


def steps_of_many(by_day: pd.DataFrame, last: date, count: str, smallest: int) -> pd.DataFrame:
    """The rows of `by_day` (columns `day` and `count`) added up to ends of months, and these until
    each is of `smallest` at least. The last step takes what is left over, and is then of the day
    `last`, as all of it is where there are fewer in all."""
    month_ends = by_day["day"] + pd.offsets.MonthEnd(0)
    by_month = by_day.groupby(month_ends.clip(upper=pd.Timestamp(last)))[count].sum()
    steps: list[tuple[pd.Timestamp, int]] = []
    so_far = 0
    for day, number in by_month.items():
        so_far += int(number)
        if so_far and not is_small(so_far, smallest):
            steps.append((day, so_far))
            so_far = 0
    if so_far:
        before = steps.pop()[1] if steps else 0
        steps.append((pd.Timestamp(last), before + so_far))
    found = pd.DataFrame(steps, columns=["day", count])
    return found.astype(by_day.dtypes.to_dict())


def sums_of_many(sums: Sequence[int], smallest: int) -> list[int | None]:
    """Sums that each hold the one before, shortest first: None where what one holds more than the
    last that is told is of few."""
    told: list[int | None] = []
    last = 0
    for one in sums:
        is_told = not is_small(one - last, smallest)
        told.append(one if is_told else None)
        last = one if is_told else last
    return told
