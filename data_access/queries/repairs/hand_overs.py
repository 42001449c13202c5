"""When houses were handed over: by day to who may list them, in steps of many to all others."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from data_access.access.allowed_scope import is_outsider
from data_access.disclosure.steps import steps_of_many, sums_of_many
from data_access.snapshots.programme import Programme

UNTIL = "until"  # not `day`: what leaves in a file is looked at by what its columns say


def hand_overs(programme: Programme) -> pd.DataFrame:
    """One row a day with a hand-over, in order: `day`, `houses` of that day. To an outsider one row
    an end of a month, by which as many houses had been handed over since the row before as this
    reader is told of at least (disclosure/steps.py)."""
    if not is_outsider(programme.principal):
        return _by_day(programme)
    smallest = programme.principal.rights.smallest_count

    def in_steps() -> pd.DataFrame:
        steps = steps_of_many(_by_day(programme), programme.as_of, "houses", smallest)
        return steps.rename(columns={"day": UNTIL})

    made = programme.made(f"hand-overs in steps of {smallest}", in_steps)
    return made.rename(columns={UNTIL: "day"})


def handed_over_since(programme: "Programme", days: Sequence[date]) -> dict[date, int | None]:
    """How many houses were handed over after each of the `days`, the latest of which comes first. To
    an outsider none where they are few, or few more than after the day before it."""
    if not is_outsider(programme.principal):
        return dict(zip(days, _since(programme, days), strict=True))
    smallest = programme.principal.rights.smallest_count
    told = programme.made(
        f"hand-overs since {', '.join(map(str, days))}, fewer than {smallest} hidden",
        lambda: pd.DataFrame(
            {"houses": pd.array(sums_of_many(_since(programme, days), smallest), dtype="Int64")}
        ),
    )
    counts = [None if pd.isna(one) else int(one) for one in told["houses"]]
    return dict(zip(days, counts, strict=True))


def _since(programme: Programme, days: Sequence[date]) -> list[int]:
    by_day = _by_day(programme)
    return [int(by_day.loc[by_day["day"] > pd.Timestamp(day), "houses"].sum()) for day in days]


def _by_day(programme: Programme) -> pd.DataFrame:
    return programme.ask(
        """
        select handed_over_on as day, count(*) as houses
        from repair
        where handed_over_on is not null
        group by handed_over_on
        order by handed_over_on
        """
    )
