"""How many repairs are where: counted once for the funnel, the board, the findings and the figures."""

import pandas as pd

from data_access.disclosure.reasons import NOT_NAMED
from data_access.language.vocabulary import HOLD_REASON, OFF_PATH
from data_access.queries.repairs.raw_stages import HELD, PLACES, is_stalled
from data_access.queries.repairs.released.houses import (
    BECAUSE,
    STALLED,
    areas_of_houses,
    has_released_houses,
    released_of_houses,
)
from data_access.rules.stages import REPAIR_RANK, Stage
from data_access.snapshots.programme import Programme, remembered


@remembered
def repairs_at(programme: Programme) -> pd.DataFrame:
    """One row a (rank, status) with repairs on the as-of day, in that order, off the path last:
    `rank`, missing off the path, `status`, `repairs`, and `stalled` of these.

    To an outsider as released; only how many were handed over is always of the day."""
    if has_released_houses(programme):
        return programme.made("repairs at each stage", lambda: _released(programme))
    rows = programme.ask(
        f"""
        select rank, status, count(*) as repairs,
            count(case when {is_stalled(programme)} then 1 end) as stalled
        from repair
        group by rank, status
        order by rank nulls last, status
        """
    )
    return rows.astype({"rank": "Int64"})


def released_reasons(programme: "Programme") -> pd.DataFrame:
    """Those of which the number was released, and the rest without a name; none has one where they
    are of other days than the number on hold, and more than that."""
    counts = released_of_houses(programme, areas_of_houses(programme)).sum()
    every = repairs_at(programme)
    held = int(every.loc[every["status"] == HELD, "repairs"].sum())
    named = {one: int(counts[f"{BECAUSE}{one}"]) for one in HOLD_REASON}
    if sum(named.values()) > held:
        named = {}
    rows = {**named, NOT_NAMED: held - sum(named.values())}
    table = pd.DataFrame({"hold_reason": list(rows), "repairs": list(rows.values())})
    table = table[table["repairs"] > 0].sort_values(
        ["repairs", "hold_reason"], ascending=[False, True], ignore_index=True
    )
    return table.astype({"hold_reason": "str", "repairs": "int64"})


def _released(programme: Programme) -> pd.DataFrame:
    counts = released_of_houses(programme, areas_of_houses(programme)).sum()
    done = programme.ask("select count(handed_over_on) as houses from repair")["houses"].iloc[0]
    rows = [
        (*_rank_and_status(place), counts[place], counts[f"{STALLED}{place}"]) for place in PLACES
    ]
    rows.append((int(Stage.HANDED_OVER), Stage.HANDED_OVER.status, done, 0))
    table = pd.DataFrame(rows, columns=["rank", "status", "repairs", "stalled"])
    table = table[table["repairs"] > 0].astype(
        {"rank": "Int64", "repairs": "int64", "stalled": "int64"}
    )
    return table.sort_values(["rank", "status"], na_position="last", ignore_index=True)


def _rank_and_status(place: str) -> tuple[int | None, str]:
    if place in OFF_PATH:
        return None, place
    if place in REPAIR_RANK:
        return REPAIR_RANK[place], place
    return int(place.removeprefix(f"{HELD}_")), HELD
