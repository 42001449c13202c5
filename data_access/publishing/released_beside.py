"""What is released beside the counts of households, each in a chain of its own: people who are poor
in many dimensions, and baht of houses. What few households or houses have changed stays there too."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import pandas as pd

from data_access.disclosure.flows import Flows
from data_access.disclosure.households import NESTED
from data_access.disclosure.poverty import PAIRS as PAIRS_OF_POVERTY
from data_access.disclosure.releases import Release, chosen, moved_between, next_release
from data_access.disclosure.sums import EVERY_YEAR, hidden_sums
from data_access.language.area_codes import districts_of, parts_of
from data_access.queries.areas.areas import subdistricts_in_view
from data_access.queries.needs.poverty import POVERTY, SUMS, TOO_LITTLE, people_of_day
from data_access.queries.needs.raw_poverty import (
    HOMES_HANDED_OVER,
    HOMES_STILL_POOR,
    poverty_of_households,
)
from data_access.queries.practice.released_income import (
    INCOME,
    added_to_income,
    income_of_households,
    tables_of_income,
)
from data_access.queries.repairs.raw_baht import SUMS_OF_HOUSES, baht_of_houses
from data_access.queries.repairs.raw_stages import houses_at_stages
from data_access.queries.repairs.released.houses import (
    HOUSES,
    added_by_houses,
    flows_of,
    pairs_of,
    table_of_houses,
)
from data_access.queries.repairs.released.medians import (
    MEDIANS,
    added_to_medians,
    statistic_of,
    tables_of_medians,
)
from data_access.queries.repairs.released.values import values_of_houses
from data_access.queries.repairs.released_baht import BAHT, by_year, sum_in
from data_access.snapshots.programme import Programme

Pairs = list[tuple[str, str]]


@dataclass(frozen=True)
class Day:
    """What one chain has of a day: what each household or house `adds` by its id, the `table` by area
    as it may be shown, missing where hidden, the `pairs` of which the difference is seen too, and
    what is `told` beside it, of no household. `flows` are what went between counts of which a house
    is in one at most; of these a count that is not there is none. `statistics` are further tables like
    `table`, of the same houses, which move where their count moves."""

    adds: pd.DataFrame
    table: pd.DataFrame
    pairs: Pairs
    told: pd.DataFrame
    flows: Callable[[pd.DataFrame, pd.DataFrame], list[Flows]] | None = None
    statistics: Mapping[str, pd.DataFrame] = field(default_factory=dict)

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
        last_two = None
        if len(past) > 1:
            last_two = moved_between(adds[past[-2].day], adds[past[-1].day])
        if not self.flows:
            made = next_release(
                day, self.table, past, counts, smallest, self.pairs, stays, last_two=last_two
            )
            return self._with_statistics(made, past[-1] if past and stays else None)
        flows = [self.flows(adds[one.day], self.adds) for one in past]
        every = {*self.table}.union(*(one.cells for one in past))
        table = self.table.reindex(columns=sorted(every), fill_value=0)
        past = [_with_none(one, table) for one in past]
        # How many houses are at a stage is public at all times: nothing is hidden of an earlier day.
        return next_release(
            day, table, past, counts, smallest, self.pairs, flows=flows, last_two=last_two
        )

    def _with_statistics(self, made: Release, last: Release | None) -> Release:
        if not self.statistics:
            return made
        cells, since, settled = [made.cells], [made.since], [made.settled]
        for name, table in self.statistics.items():
            columns = {counted: statistic_of(counted, name) for counted in table}
            told = table.rename(columns=columns)
            moves, of_day = (
                one[list(table)].rename(columns=columns) for one in (made.settled, made.since)
            )
            before = last.cells.reindex_like(told).astype("Int64") if last else None
            cells.append(chosen(moves.to_numpy(dtype=bool), told, before))
            since.append(of_day)
            settled.append(moves)
        return Release(made.day, *(pd.concat(some, axis=1) for some in (cells, since, settled)))


def _with_none(release: Release, table: pd.DataFrame) -> Release:
    """The release with the counts of the table that it does not have, all of them 0."""
    new = table.columns.difference(release.cells.columns)
    areas = release.cells.index
    return Release(
        release.day,
        release.cells.join(pd.DataFrame(0, areas, new, dtype="Int64")),
        release.since.join(pd.DataFrame(release.day, areas, new)),
        release.settled.join(pd.DataFrame(True, areas, new)),
    )


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


def houses_of(day: "Programme", smallest: int) -> Day:
    """At their stages, by district: below it no stage is told of but the last."""
    adds = added_by_houses(houses_at_stages(day))
    table = table_of_houses(day, adds, smallest)
    return Day(adds, table, pairs_of(table), pd.DataFrame(index=table.index), flows_of)


def medians_of(day: "Programme", smallest: int) -> Day:
    """Of the province and of districts, each with the number of houses it is of."""
    values = values_of_houses(day)
    table, statistics = tables_of_medians(day, values, smallest)
    years = [name for name in table if not name.endswith(EVERY_YEAR)]
    pairs = [(f"{name.rpartition(':')[0]}:{EVERY_YEAR}", name) for name in years]
    told = pd.DataFrame(index=table.index)
    return Day(added_to_medians(values), table, pairs, told, statistics=statistics)


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


def income_of(day: "Programme", smallest: int) -> Day:
    """Of supported households, in the province and in districts."""
    households = income_of_households(day)
    table, statistics = tables_of_income(day, households, smallest)
    told = pd.DataFrame(index=table.index)
    return Day(added_to_income(households), table, list(NESTED), told, statistics=statistics)


# Each by how its counts begin, which is what its chain is called.
CHAINS: dict[str, Callable[[Programme, pd.DataFrame, int], Day]] = {
    POVERTY: lambda day, households, smallest: poverty_of(day, households),
    BAHT: lambda day, households, smallest: baht_of(day, smallest),
    HOUSES: lambda day, households, smallest: houses_of(day, smallest),
    MEDIANS: lambda day, households, smallest: medians_of(day, smallest),
    INCOME: lambda day, households, smallest: income_of(day, smallest),
}
