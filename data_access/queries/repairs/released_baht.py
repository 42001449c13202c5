"""Sums of baht of houses as outsiders see them: as they were released of the day.

Between two releases a sum that one house has entered differs by what that house cost. So a sum moves
where no house or many entered, left or changed in it, and stays as it was released otherwise.
"""

import pandas as pd

from data_access.access.scope import Scope
from data_access.disclosure.releases import moved_between
from data_access.disclosure.rule import is_small
from data_access.disclosure.sums import EVERY_YEAR
from data_access.language.area_codes import province_of
from data_access.queries.households.released_counts import released_table
from data_access.queries.repairs.raw_baht import SUMS_OF_HOUSES, baht_of_houses
from data_access.snapshots.programme import Programme

BAHT = "baht "  # how these sums begin: they have a chain of their own


def sum_in(name: str, year: int | str) -> str:
    return f"{name}:{year}"


def released_baht(programme: "Programme") -> pd.Series:
    """SUMS_OF_HOUSES of the scope as released of its day, missing where hidden: its area's own, or
    the sum of its areas where each is shown. 0 in a fiscal year without a repair. To a partner also
    missing where few houses beside its own have changed it since any day that was released."""
    scope = programme.scope
    whole = programme.within(Scope(as_of=scope.as_of))
    table = released_table(whole, BAHT).set_index("area_code")
    year = scope.fiscal_year_be or EVERY_YEAR
    codes = sorted(scope.districts) or sorted({province_of(code) for code in table.index})
    rows = table.reindex(columns=[sum_in(name, year) for name in SUMS_OF_HOUSES])
    if all(sum_in(name, year) not in table for name in SUMS_OF_HOUSES):
        rows = rows.fillna(0)
    found = rows.loc[codes].sum(skipna=False).set_axis(list(SUMS_OF_HOUSES)).astype("Int64")
    if programme.principal.rights.rows == "own":
        found[_few_others_moved(programme, codes)] = pd.NA
    return found


def by_year(houses: pd.DataFrame) -> pd.DataFrame:
    """One row a house by id: `subdistrict_code`, and what it adds to each sum in every year and in
    its own. `houses` as in baht_of_houses."""
    adds = {}
    for name in SUMS_OF_HOUSES:
        baht = houses[name].fillna(0).astype("int64")
        adds[sum_in(name, EVERY_YEAR)] = baht
        for year in sorted(set(houses["fiscal_year_be"])):
            adds[sum_in(name, year)] = baht.where(houses["fiscal_year_be"] == year, 0)
    return pd.DataFrame(adds, index=houses.index).assign(
        subdistrict_code=houses["subdistrict_code"]
    )


def _few_others_moved(programme: Programme, codes: list[str]) -> list[str]:
    now = _of_others(programme, programme.scope)
    found = set()
    for day in sorted(programme.snapshot.release_days):
        if day < programme.as_of:
            then = _of_others(programme.on(day), programme.on(day).scope)
            moved = moved_between(then, now).reindex(codes, fill_value=0)
            smallest = programme.principal.rights.smallest_count
            found |= {name for name in SUMS_OF_HOUSES if is_small(moved[name], smallest).any()}
    return sorted(found)


def _of_others(programme: Programme, scope: Scope) -> pd.DataFrame:
    houses = baht_of_houses(programme.within(scope)).drop(columns="fiscal_year_be")
    own = programme.within(scope).ask("select repair_id from repair_row order by repair_id")
    rest = houses[~houses.index.isin(own["repair_id"])]
    return rest.fillna(0).astype(dict.fromkeys(SUMS_OF_HOUSES, "int64"))
