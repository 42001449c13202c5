"""Houses at their stages as outsiders see them: as they were released of the day.

How many houses of a district were handed over is public (docs/decisions/0024); how many wait at
another stage, are on hold, for what reason, or are stalled moves from release to release by many
or not at all, as households do. What is not counted by itself here is added up from what is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from data_access.access.scope import Scope
from data_access.disclosure.flows import Flows, flows_between
from data_access.disclosure.releases import Release, moved_between, next_release
from data_access.disclosure.rule import is_small
from data_access.disclosure.sums import EVERY_YEAR
from data_access.language.area_codes import districts_of, parts_of
from data_access.language.vocabulary import HOLD_REASON
from data_access.queries.areas.areas import areas, subdistricts_in_view
from data_access.queries.households.released_counts import released_table
from data_access.queries.households.safe_counts import reads_releases
from data_access.queries.repairs.raw_stages import PLACES, houses_at_stages
from data_access.rules.stages import Stage
from data_access.snapshots.programme import Programme
from data_access.snapshots.result_cache import note, noted

HOUSES = "houses "  # how these counts begin: they have a chain of their own
STALLED, BECAUSE = "stalled_", "because_"  # before a place, and before the reason of a hold
AT = PLACES
# Each is of houses of which none is in two: so their sums are looked at as well.
WHOLES = (
    AT,
    tuple(f"{STALLED}{place}" for place in PLACES),
    tuple(f"{BECAUSE}{reason}" for reason in HOLD_REASON),
)
COUNTED = tuple(one for whole in WHOLES for one in whole)


def count_in(name: str, year: int | str) -> str:
    return f"{name}:{year}"


def added_by_houses(houses: pd.DataFrame) -> pd.DataFrame:
    """One row a house by id: `subdistrict_code`, and 1 in each count of every year and of its own
    that it is in, else 0. `houses` as in houses_at_stages."""
    handed_over = Stage.HANDED_OVER.status
    place = houses["place"]
    there = set(place)
    is_in = {one: place == one for one in (*AT, handed_over) if one in there}
    is_in |= {
        f"{STALLED}{one}": (place == one) & houses["is_stalled"] for one in PLACES if one in there
    }
    reasons = set(houses["hold_reason"].dropna())
    is_in |= {f"{BECAUSE}{one}": houses["hold_reason"] == one for one in sorted(reasons)}
    adds = {}
    for year in (EVERY_YEAR, *sorted(set(houses["fiscal_year_be"]))):
        of_year = year == EVERY_YEAR or houses["fiscal_year_be"] == year
        for name, one in is_in.items():
            adds[count_in(name, year)] = (one & of_year).astype("int64")
    adds = pd.DataFrame(adds, index=houses.index)
    # A count that nobody is in on any day need not be carried along.
    return adds.loc[:, adds.any()].assign(subdistrict_code=houses["subdistrict_code"])


def pairs_of(adds: pd.DataFrame) -> list[tuple[str, str]]:
    """Of two counts in which a house is, the difference is seen too: those of other years, and those
    at a place that are not stalled."""
    return [pair for pair in _pairs(list(adds)) if {*pair} <= {*adds}]


def flows_of(then: pd.DataFrame, now: pd.DataFrame) -> list[Flows]:
    """What went between the counts of WHOLES, in every year and in each."""
    years = {name.split(":")[1] for name in (*then, *now) if ":" in name}
    handed_over = Stage.HANDED_OVER.status
    return [
        flows_between(then, now, [count_in(name, year) for name in parts])
        for year in sorted(years)
        for parts in ((*AT, handed_over), *WHOLES[1:])
    ]


@dataclass(frozen=True)
class _Older:
    """Noted of a result in which houses are as they were released before the day asked about."""

    as_of: date
    oldest: date


def areas_of_houses(programme: "Programme") -> list[str]:
    """The districts in view, or the province: by these houses are released."""
    return sorted(programme.scope.districts) or [areas(programme).province]


def has_released_houses(programme: "Programme", among: Sequence[str] = ()) -> bool:
    """Whether this reader sees houses of the areas `among` (default: areas_of_houses) as they were
    released on the day; how old they are is noted then (result_cache.py). Of a day that was released
    before houses were, it sees what was shown of it then."""
    if not reads_releases(programme):
        return False
    values, _ = _told(programme.within(Scope(as_of=programme.scope.as_of)))
    if oldest := oldest_of_houses(programme, list(among) or areas_of_houses(programme)):
        note(_Older(programme.as_of, oldest))
    return not values.empty


def released_of_houses(programme: "Programme", areas: list[str]) -> pd.DataFrame:
    """One row each of the `areas`, a column each of COUNTED, as released of the day, within the
    fiscal year in view; 0 where there was none, and where few are on hold for a reason."""
    values, _ = _told(programme.within(Scope(as_of=programme.scope.as_of)))
    return _in_year(programme, values, areas).fillna(0).astype("int64")


def oldest_of_houses(programme: "Programme", areas: list[str]) -> date | None:
    """The oldest day, but the one asked about, of which a count of houses of the areas is that is
    shown; None where all are of that day."""
    values, since = _told(programme.within(Scope(as_of=programme.scope.as_of)))
    since = since.where(values.notna())
    days = pd.to_datetime(_in_year(programme, since, areas).stack().dropna()).dt.date
    return min((day for day in days if day != programme.as_of), default=None)


def oldest_shown(programme: "Programme") -> date | None:
    """The oldest day, but the one asked about, of which a count of houses is that was asked for since
    result_cache.noting began; None where all are of that day, or none was asked for."""
    older = [one for one in noted() if isinstance(one, _Older)]
    return min((one.oldest for one in older if one.as_of == programme.as_of), default=None)


def _in_year(programme: Programme, table: pd.DataFrame, areas: list[str]) -> pd.DataFrame:
    year = programme.scope.fiscal_year_be or EVERY_YEAR
    rows = table.reindex(index=areas, columns=[count_in(name, year) for name in COUNTED])
    return rows.set_axis(list(COUNTED), axis=1)


def _told(whole: Programme) -> tuple[pd.DataFrame, pd.DataFrame]:
    return whole.remember(_released)


def _released(whole: Programme) -> tuple[pd.DataFrame, pd.DataFrame]:
    values, since = (
        released_table(whole, HOUSES, what).set_index("area_code") for what in ("value", "since")
    )
    if whole.principal.rights.rows == "own":
        return _beside_own(whole, values, since)
    return values, since


def _beside_own(
    whole: Programme, values: pd.DataFrame, since: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Where few houses beside the partner's own have changed a count since a day that was released
    before, as it was on the newest day of which that is not so: its own it could subtract."""
    days = sorted(day for day in whole.snapshot.release_days if day <= whole.as_of)
    if len(days) < 2:
        return values, since
    smallest = whole.principal.rights.smallest_count
    adds = {day: _of_others(whole.on(day)) for day in days}
    settled = since == pd.Timestamp(whole.as_of)  # to pandas a day is never a time
    for then in days[:-1]:
        settled &= _many_moved(then, adds[then], adds[days[-1]], values, smallest)
    before, since_before = _told(whole.on(days[-2]))
    like = {"index": values.index, "columns": values.columns}
    return (
        values.where(settled, before.reindex(**like).fillna(0).astype("Int64")),
        since.where(settled, since_before.reindex(**like).fillna(days[-2])),
    )


def _many_moved(
    then_on: date, then: pd.DataFrame, now: pd.DataFrame, table: pd.DataFrame, smallest: int
) -> pd.DataFrame:
    every = pd.DataFrame(True, table.index, table.columns)
    past = Release(then_on, table, every.astype(object).mask(every, then_on), every)
    pairs = pairs_of(table)
    named = {one for pair in pairs for one in pair}
    then, now = (one.reindex(columns=sorted({*one} | named), fill_value=0) for one in (then, now))
    moved, flows = moved_between(then, now, pairs), flows_of(then, now)
    return next_release(then_on, table, [past], [moved], smallest, pairs, flows=[flows]).settled


def _of_others(programme: Programme) -> pd.DataFrame:
    own = programme.ask("select repair_id from repair_row order by repair_id")["repair_id"]
    houses = houses_at_stages(programme)
    return added_by_houses(houses[~houses.index.isin(own)])


def _pairs(names: list[str]) -> Iterator[tuple[str, str]]:
    for name in names:
        counted, _, year = name.partition(":")
        if year and year != EVERY_YEAR:
            yield count_in(counted, EVERY_YEAR), name
        if counted.startswith(STALLED):
            yield count_in(counted.removeprefix(STALLED), year), name


def table_of_houses(whole: "Programme", adds: pd.DataFrame, smallest: int) -> pd.DataFrame:
    """One row a district and the province by code, a column each that houses add to: how many,
    missing where few are on hold for a reason. How many were handed over is in no column."""
    codes = adds["subdistrict_code"]
    by_district = (
        adds.drop(columns="subdistrict_code").groupby(districts_of(codes).to_numpy()).sum()
    )
    of_all = by_district.groupby(parts_of(by_district.index, "province").to_numpy()).sum()
    places = subdistricts_in_view(whole)["subdistrict_code"]
    areas = sorted({*districts_of(places), *parts_of(places, "province")})
    table = pd.concat([by_district, of_all]).reindex(areas, fill_value=0).astype("Int64")
    public = table.columns.str.startswith(f"{Stage.HANDED_OVER.status}:")
    table = table.loc[:, ~public]
    reasons = table.columns[table.columns.str.startswith(BECAUSE)]
    table[reasons] = table[reasons].mask(is_small(table[reasons], smallest))
    return table
