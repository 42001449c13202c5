"""Medians of houses as outsiders see them: as they were released of the day.

One house more moves a median, and two of them tell what it cost or how long it took. So it moves with
the number of houses it is of: where none or many entered, left or changed.
"""

from collections.abc import Sequence

import pandas as pd

from data_access.access.scope import Scope
from data_access.disclosure.releases import moved_between, whole_numbers
from data_access.disclosure.rule import is_small, smallest_sample
from data_access.disclosure.sums import EVERY_YEAR
from data_access.language.area_codes import districts_of, parts_of
from data_access.queries.areas.areas import areas, subdistricts_in_view
from data_access.queries.households.released_counts import released_table
from data_access.queries.repairs.released.values import values_of_houses
from data_access.snapshots.programme import Programme

MEDIANS = "medians "  # how these numbers begin: they have a chain of their own
COUNT = "n"
STATISTICS = {"median": 0.5, "p90": 0.9, "highest": 1.0}
SHARES = 1_000  # what is released is whole: of a median, thousandths
PRESENT = 1_000_000_007  # added to each value, so that a house with one of 0 is counted


def statistic_of(counted: str, statistic: str) -> str:
    """The name of a statistic of the houses that are `counted`."""
    return f"{counted}/{statistic}"


def added_to_medians(values: pd.DataFrame) -> pd.DataFrame:
    """One row a house by id: `subdistrict_code`, and for each measure, in every year and in its own,
    the value it has there, shifted so that 0 is none. `values` as in values_of_houses."""
    rows = _by_period(values)
    shifted = rows.assign(value=rows["value"] + PRESENT)
    adds = shifted.pivot(index="repair_id", columns="counted", values="value")
    places = values.groupby("repair_id")["subdistrict_code"].first()
    return adds.fillna(0).astype("int64").assign(subdistrict_code=places)


def tables_of_medians(
    whole: "Programme", values: pd.DataFrame, smallest: int
) -> tuple[pd.DataFrame, dict[str, pd.DataFrame]]:
    """One row a district and the province by code, a column a measure and period: how many houses it
    is of; and by statistic the thousandths of what is in the middle of them, missing where they are
    fewer than the smallest sample, or than an outsider is told of."""
    fewest = max(smallest, smallest_sample(whole.weights))
    rows = _by_period(values)
    districts = districts_of(rows["subdistrict_code"])
    rows = pd.concat(
        rows.assign(area_code=codes) for codes in (districts, parts_of(districts, "province"))
    )
    places = subdistricts_in_view(whole)["subdistrict_code"]
    every = sorted({*districts_of(places), *parts_of(places, "province")})
    grouped = rows.groupby(["area_code", "counted"])["value"]
    counts = grouped.count()

    def wide(numbers: pd.Series) -> pd.DataFrame:
        table = numbers.unstack().reindex(every).round()
        return whole_numbers(table.fillna(0).to_numpy(), table.isna().to_numpy(), table)

    told = {
        statistic: wide(grouped.quantile(share).where(counts >= fewest))
        for statistic, share in STATISTICS.items()
    }
    return wide(counts).fillna(0), told


def _by_period(values: pd.DataFrame) -> pd.DataFrame:
    """The values in thousandths, each in every year and in its own, by what they are `counted` in."""
    rows = values.assign(value=(values["value"] * SHARES).round().astype("int64"))
    in_year = rows["measure"] + ":" + rows["fiscal_year_be"].astype("str")
    return pd.concat(
        [
            rows.assign(counted=rows["measure"] + f":{EVERY_YEAR}"),
            rows.assign(counted=in_year),
        ]
    )


def released_medians(programme: "Programme", measures: Sequence[str]) -> pd.DataFrame:
    """One row each of the `measures`: STATISTICS of the houses in the district in view or the whole
    province, as released of the day; missing where hidden, and of several districts together. To a
    partner also where few houses beside its own have changed it since a day that was released."""
    whole = programme.within(Scope(as_of=programme.scope.as_of))
    year = programme.scope.fiscal_year_be or EVERY_YEAR
    chosen = sorted(programme.scope.districts)
    area = chosen[0] if chosen else areas(programme).province
    table = whole.remember(_told).reindex(index=[area])
    rows = {}
    for measure in measures:
        counted = f"{measure}:{year}"
        names = [counted, *(statistic_of(counted, one) for one in STATISTICS)]
        rows[measure] = table.reindex(columns=names).iloc[0].set_axis([COUNT, *STATISTICS])
    found = pd.DataFrame.from_dict(rows, orient="index", columns=[COUNT, *STATISTICS])
    found = found.astype("Float64")
    found[[*STATISTICS]] = found[[*STATISTICS]] / SHARES
    if len(chosen) > 1:
        found[:] = pd.NA
    return found.astype({COUNT: "Int64"})


def _told(whole: Programme) -> pd.DataFrame:
    table = released_table(whole, MEDIANS).set_index("area_code")
    if whole.principal.rights.rows == "own":
        now, smallest = _of_others(whole), whole.principal.rights.smallest_count
        for day in sorted(whole.snapshot.release_days):
            if day < whole.as_of:
                moved = moved_between(_of_others(whole.on(day)), now)
                counted = [name.partition("/")[0] for name in table]
                moved = moved.reindex(index=table.index, columns=counted, fill_value=0)
                table = table.mask(is_small(moved.to_numpy(), smallest))
    return table


def _of_others(programme: Programme) -> pd.DataFrame:
    own = programme.ask("select repair_id from repair_row order by repair_id")["repair_id"]
    values = values_of_houses(programme)
    return added_to_medians(values[~values["repair_id"].isin(own)])
