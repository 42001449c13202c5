"""How many houses stand where, by area: one table for every page, map and file that draws them."""

import pandas as pd

from data_access.access.allowed_scope import is_outsider
from data_access.language.vocabulary import REPAIR_STATUS
from data_access.queries.areas.areas import areas, level_column
from data_access.queries.households.safe_counts import houses_in_view
from data_access.queries.repairs.raw_stages import HELD, PLACES
from data_access.queries.repairs.released.houses import has_released_houses, released_of_houses
from data_access.rules.stages import Stage, is_under_way
from data_access.snapshots.programme import Programme, remembered

HANDED_OVER = Stage.HANDED_OVER.status
UNDER_WAY = "under_way"


@remembered
def houses_by_area(programme: Programme, level: str) -> pd.DataFrame:
    """One row an area of `level` in view, in code order, also without a repair: `area_code`, the
    repairs that stand at each of REPAIR_STATUS by its code on the as-of day, and `under_way`
    (approved to completed, those on hold among them). Missing where this reader may not be told.

    A file for others holds this table, and not the counts that it is made of.
    """
    if not is_outsider(programme.principal):
        return _counted(programme, level)
    smallest = programme.principal.rights.smallest_count
    is_released = level == "district" and has_released_houses(programme, _districts(programme))
    return programme.made(
        f"houses by {level} beside households below {smallest} hidden",
        lambda: _told(programme, level, is_released),
    )


def _districts(programme: Programme) -> list[str]:
    return sorted(programme.scope.districts) or areas(programme).of_level("district")


def _told(programme: Programme, level: str, is_released: bool) -> pd.DataFrame:
    rows, told = _counted(programme, level), houses_in_view(programme, level)
    if is_released:
        rows = _as_released(programme, rows)
    for name in rows.columns.drop("area_code"):
        rows[name] = rows[name].where(told["handed_over" if name == HANDED_OVER else "any_stage"])
    return rows


def _as_released(programme: Programme, rows: pd.DataFrame) -> pd.DataFrame:
    counts = released_of_houses(programme, list(rows["area_code"])).reset_index(drop=True)
    held = {rank: counts[f"{HELD}_{rank}"] for rank in range(Stage.HANDED_OVER)}
    for status in REPAIR_STATUS:
        if status in PLACES:
            rows[status] = counts[status].astype("Int64")
    rows[HELD] = sum(held.values()).astype("Int64")
    under_way = [counts[stage.status] + held[stage] for stage in Stage if _is_under_way(stage)]
    rows[UNDER_WAY] = sum(under_way).astype("Int64")
    return rows


def _is_under_way(stage: Stage) -> bool:
    return Stage.APPROVED <= stage < Stage.HANDED_OVER


def _counted(programme: Programme, level: str) -> pd.DataFrame:
    column = level_column(level)
    by_status = ", ".join(
        f"count(case when r.status = '{status}' then 1 end) as {status}" for status in REPAIR_STATUS
    )
    rows = programme.ask(
        f"""
        select a.{column} as area_code, {by_status},
            count(case when {is_under_way("r.rank")} then 1 end) as {UNDER_WAY}
        from subdistrict as a
        left join repair as r on r.subdistrict_code = a.subdistrict_code
        group by a.{column}
        order by a.{column}
        """
    )
    return rows.astype(dict.fromkeys(rows.columns.drop("area_code"), "Int64"))
