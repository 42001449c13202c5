"""What is released beside the counts of households, each in a chain of its own: people who are poor
in many dimensions, and baht of houses. What few households or houses have changed stays there too."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from data_access.disclosure.poverty import PAIRS as PAIRS_OF_POVERTY
from data_access.disclosure.releases import Release, moved_between, next_release
from data_access.disclosure.sums import EVERY_YEAR, hidden_sums
from data_access.language.area_codes import districts_of, parts_of
from data_access.queries.areas.areas import subdistricts_in_view
from data_access.queries.needs.poverty import POVERTY, SUMS, TOO_LITTLE, people_of_day
from data_access.queries.needs.raw_poverty import (
    HOMES_HANDED_OVER,
    HOMES_STILL_POOR,
    poverty_of_households,
)
from data_access.queries.repairs.raw_baht import SUMS_OF_HOUSES, baht_of_houses
from data_access.queries.repairs.released_baht import BAHT, by_year, sum_in
from data_access.snapshots.programme import Programme

Pairs = list[tuple[str, str]]


@dataclass(frozen=True)
class Day:
    """What one chain has of a day: what each household or house `adds` by its id, the `table` by area
    as it may be shown, missing where hidden, the `pairs` of which the difference is seen too, and
    what is `told` beside it, of no household."""

    adds: pd.DataFrame
    table: pd.DataFrame
    pairs: Pairs
    told: pd.DataFrame

    def release(
        self,
        day: date,
        past: Sequence[Release],
        adds: Mapping[date, pd.DataFrame],
        smallest: int,
        stays: bool,
    ) -> Release:
        """The next of the chain, with what is told beside it. `adds` by the days of the past."""
        moved = {one: moved_between(then, self.adds, self.pairs) for one, then in adds.items()}
        counts = [moved[one.day] for one in past]
        return next_release(day, self.table, past, counts, smallest, self.pairs, stays)


def poverty_of(day: "Programme", households: pd.DataFrame) -> Day:
    """`households` are those released of the day by area: where they are hidden so are the poor."""
    table = people_of_day(day, households).set_index("area_code")
    pairs = [*PAIRS_OF_POVERTY, (HOMES_HANDED_OVER, HOMES_STILL_POOR)]
    told = table[[TOO_LITTLE]].astype("int64")
    return Day(poverty_of_households(day), table[list(SUMS)].astype("Int64"), pairs, told)


def baht_of(day: "Programme", smallest: int) -> Day:
    """Of the province and of districts: below them no baht is told of."""
    houses = baht_of_houses(day)
    adds = by_year(houses)
    of_district = districts_of(adds["subdistrict_code"])
    sums = adds.drop(columns="subdistrict_code").groupby(of_district.to_numpy()).sum()
    table = pd.concat([sums, sums.groupby(parts_of(sums.index, "province").to_numpy()).sum()])
    places = subdistricts_in_view(day)["subdistrict_code"]
    areas = sorted({*districts_of(places), *parts_of(places, "province")})
    table = table.reindex(areas, fill_value=0).astype("Int64")
    for name in SUMS_OF_HOUSES:
        for area, year in _hidden(houses, name, smallest):
            table.loc[area, sum_in(name, year)] = pd.NA
    years = sorted({*houses["fiscal_year_be"]})
    pairs = [
        (sum_in(name, EVERY_YEAR), sum_in(name, one)) for name in SUMS_OF_HOUSES for one in years
    ]
    pairs += [
        (sum_in("approved", year), sum_in("approved_of_spent", year))
        for year in (EVERY_YEAR, *years)
    ]
    return Day(adds, table, pairs, pd.DataFrame(index=table.index))


def _hidden(houses: pd.DataFrame, name: str, smallest: int) -> set[tuple[str, str]]:
    """Where the sum, or a part of it that another sum leaves open, is of few houses."""
    parts = [houses[name].notna()]
    if name == "approved_of_spent":
        parts.append(houses["approved"].notna() & houses["spent"].isna())
    elif name in ("state", "others"):
        parts = [houses["state"].notna(), houses["others"].notna()]
    of_district = districts_of(houses["subdistrict_code"])
    years = houses["fiscal_year_be"].astype(str)
    return hidden_sums([_houses_in(of_district[part], years[part]) for part in parts], smallest)


def _houses_in(of_district: pd.Series, years: pd.Series) -> pd.DataFrame:
    """How many houses: a row a district and a column a year, both in order."""
    row, districts = pd.factorize(of_district.to_numpy(), sort=True)
    column, names = pd.factorize(years.to_numpy(), sort=True)
    size = (len(districts), len(names))
    counts = np.bincount(row * size[1] + column, minlength=size[0] * size[1]).reshape(size)
    return pd.DataFrame(counts, districts, names)


# Each by how its counts begin, which is what its chain is called.
CHAINS: dict[str, Callable[[Programme, pd.DataFrame, int], Day]] = {
    POVERTY: lambda day, households, smallest: poverty_of(day, households),
    BAHT: lambda day, households, smallest: baht_of(day, smallest),
}
