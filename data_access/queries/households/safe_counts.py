"""Counts of households as a reader may see them: every page, map, figure, finding and file asks
here, and what is hidden in one of them is hidden in all.

What is hidden is worked out once, over the whole province as of the day. What a reader chooses is
read off that table, so that no choice of areas tells what another hides.
"""

from datetime import date

import pandas as pd

from data_access.access.allowed_scope import is_outsider
from data_access.access.scope import Scope
from data_access.disclosure.households import (
    COUNTS,
    NEED,
    shown_by_year,
    shown_groups,
    shown_households,
)
from data_access.language import area_codes
from data_access.queries.areas.areas import subdistricts_in_view
from data_access.queries.areas.programme_facts import meetings
from data_access.queries.households import raw_counts
from data_access.queries.households.released_counts import (
    SENSITIVE,
    people_housed_in,
    released_cells,
    released_groups,
)
from data_access.snapshots.programme import Programme, remembered


@remembered
def counts_of_areas(programme: Programme) -> pd.DataFrame:
    """One row an area of the whole province by its code (the index): subdistricts, districts, the
    province. COUNTS and SENSITIVE, missing where hidden from this reader, and `is_surveyed`:
    whether a house was assessed there lately (the weights' assessed_within_days).

    A fiscal year narrows `people_housed` alone, as it does houses: to those housed by a repair of
    that year. Need is need in every year.

    Who may not see every row reads what was released of the day (releases.py), and nothing is
    counted anew: between two days close to each other few households change.
    """
    whole = programme.within(Scope(as_of=programme.scope.as_of))
    smallest = programme.principal.rights.smallest_count
    if reads_releases(programme):
        return _released_by_area(programme, whole, smallest)
    table = programme.snapshot.protected(
        f"households below {smallest} hidden, {programme.as_of}",
        lambda: (
            hidden_where_small(raw_counts.every_count(whole).set_index("area_code"), smallest)
            .rename_axis("area_code")
            .reset_index()
        ),
    )
    table = table.set_index("area_code")
    if year := programme.scope.fiscal_year_be:
        table["people_housed"] = _housed_in(year, whole, smallest, table["people_housed"])
    if not is_told(programme):
        table[[*COUNTS, *SENSITIVE]] = pd.NA
    return table


def reads_releases(programme: Programme) -> bool:
    """Whether this reader sees of households what was released, and not what is so by now."""
    return is_outsider(programme.principal) and programme.snapshot.has_releases


def oldest_released(programme: Programme) -> date | None:
    """The oldest day of which a count of need in view is, for who reads releases: one that few
    households have changed stays as it was last released. None where all are of the day."""
    if not reads_releases(programme):
        return None
    whole = programme.within(Scope(as_of=programme.scope.as_of))
    smallest = programme.principal.rights.smallest_count
    days = programme.snapshot.protected(
        f"days of released households below {smallest} hidden, {programme.as_of}",
        lambda: released_cells(whole, smallest, "since"),
    ).set_index("area_code")
    codes = sorted(programme.scope.districts) or _province(days)
    oldest = days.loc[codes, list(NEED)].min().min().date()
    return oldest if oldest < programme.as_of else None


def _released_by_area(programme: Programme, whole: Programme, smallest: int) -> pd.DataFrame:
    table = programme.snapshot.protected(
        f"released households below {smallest} hidden, {programme.as_of}",
        lambda: released_cells(whole, smallest, "value"),
    ).set_index("area_code")
    if year := programme.scope.fiscal_year_be:
        none = pd.Series(0, table.index, dtype="Int64")
        table["people_housed"] = table.get(people_housed_in(year), none)
    table["is_surveyed"] = table["is_surveyed"].fillna(0).astype(bool)
    return table[[*COUNTS, *SENSITIVE, "is_surveyed"]]


@remembered
def is_told(programme: Programme) -> bool:
    """Whether households are told of on this day to this reader at all."""
    if reads_releases(programme):
        return True
    days = {programme.snapshot.as_of, *meetings(programme)["held_on"].dt.date}
    return not is_outsider(programme.principal) or programme.as_of in days


@remembered
def counts_in_view(programme: Programme) -> pd.Series:
    """COUNTS and SENSITIVE of the scope: its area's own, or the sum of its areas where every one
    of them is shown. Groups of people are not told below a district. `assessed` of the households
    within a year, missing where hidden, and `is_surveyed`: whether any was."""
    table = counts_of_areas(programme)
    scope = programme.scope
    codes = sorted(scope.subdistricts or scope.districts) or _province(table)
    found = _sum(table, codes, table.columns.drop("is_surveyed"))
    if scope.subdistricts:
        found[list(SENSITIVE)] = pd.NA
    found["assessed"] = found["households"] - found["assessment"]
    found["is_surveyed"] = bool(table.loc[codes, "is_surveyed"].any())
    return found


@remembered
def counts_by_area(programme: Programme, level: str) -> pd.DataFrame:
    """One row an area of `level` in view, in code order: `area_code`, COUNTS, `is_surveyed`. Of a
    district that is in view in part, what is shown of that part."""
    table = counts_of_areas(programme)
    if level == "subdistrict" or not programme.scope.subdistricts:
        codes = table.index[area_codes.are_of(table.index, level)]
        in_view = subdistricts_in_view(programme)[f"{level}_code"]
        rows = table.loc[sorted(set(codes) & set(in_view)), [*COUNTS, "is_surveyed"]]
        return rows.rename_axis("area_code").reset_index()
    parts = subdistricts_in_view(programme).groupby("district_code")["subdistrict_code"]
    rows = [
        {
            "area_code": district,
            **_sum(table, list(codes), list(COUNTS)),
            "is_surveyed": table.loc[list(codes), "is_surveyed"].any(),
        }
        for district, codes in parts
    ]
    return pd.DataFrame(rows, columns=["area_code", *COUNTS, "is_surveyed"]).astype(
        {name: "Int64" for name in COUNTS}
    )


@remembered
def houses_in_view(programme: Programme, level: str) -> pd.DataFrame:
    """One row an area of `level` in view, in code order: `area_code`, and whether this reader may
    be told how many houses are `handed_over` there, and how many stand at `any_stage`.

    Houses are the programme's own account and told in full of the province and of a district.
    Below that a house stands for a household: the number of those handed over, in all years, is that
    of the households reached. Those at another stage, or of one year, are few.
    """
    rows = counts_by_area(programme, level)
    every = not is_outsider(programme.principal) or level == "district"
    in_all_years = programme.scope.fiscal_year_be is None
    return pd.DataFrame(
        {
            "area_code": rows["area_code"],
            "handed_over": every | rows["reached"].notna() & in_all_years,
            "any_stage": every,
        }
    )


@remembered
def groups_in_view(programme: Programme) -> pd.DataFrame:
    """One row a vulnerable group over the districts in view, most in need first, then those of
    whom nothing is shown: `vulnerable_group`, `in_need`, `reached`, missing where hidden. No row
    in a scope of subdistricts."""
    whole = programme.within(Scope())
    if reads_releases(programme):
        table = programme.snapshot.protected("released groups", lambda: released_groups(whole))
    else:
        table = programme.snapshot.protected("vulnerable groups", lambda: groups_of_day(whole))
    scope = programme.scope
    rows = []
    for group, counts in table.groupby("vulnerable_group"):
        counts = counts.set_index("area_code")[["in_need", "reached"]]
        codes = sorted(scope.districts) or _province(counts)
        rows.append({"vulnerable_group": group, **_sum(counts, codes, counts.columns)})
    columns = ["vulnerable_group", "in_need", "reached"]
    if scope.subdistricts or not rows:
        return pd.DataFrame(columns=columns).astype({name: "Int64" for name in columns[1:]})
    return (
        pd.DataFrame(rows, columns=columns)
        .astype({name: "Int64" for name in columns[1:]})
        .sort_values(["in_need", "vulnerable_group"], ascending=[False, True], ignore_index=True)
    )


def hidden_where_small(counts: pd.DataFrame, smallest: int) -> pd.DataFrame:
    """One row an area by code: COUNTS and SENSITIVE, missing where hidden, and `is_surveyed`.
    `counts` has one row a subdistrict by code, as in `every_count`."""
    table = shown_households(counts, smallest)
    vulnerable = counts[list(SENSITIVE)].groupby(area_codes.districts_of(counts.index)).sum()
    vulnerable = shown_groups(vulnerable.set_axis(["in_need", "reached"], axis=1))
    table[list(SENSITIVE)] = vulnerable.reindex(table.index)
    surveyed = counts["assessed"] > 0
    table["is_surveyed"] = [
        bool(surveyed[surveyed.index.str.startswith(code)].any()) for code in table.index
    ]
    return table


def _housed_in(year: int, whole: Programme, smallest: int, totals: pd.Series) -> pd.Series:
    table = whole.snapshot.protected(
        f"people housed by fiscal year below {smallest} hidden, {whole.as_of}",
        lambda: (
            shown_by_year(raw_counts.people_housed_by_year(whole), totals, smallest)
            .rename_axis("area_code")
            .reset_index()
        ),
    ).set_index("area_code")
    if str(year) not in table:  # no repair of that year, so nobody was housed by one
        return pd.Series(0, totals.index, dtype="Int64")
    return table[str(year)].reindex(totals.index).astype("Int64")


def groups_of_day(whole: "Programme") -> pd.DataFrame:
    rows = raw_counts.vulnerable_by_district(whole)
    tables = [
        shown_groups(counts.set_index("district_code")[["in_need", "reached"]])
        .rename_axis("area_code")
        .reset_index()
        .assign(vulnerable_group=group)
        for group, counts in rows.groupby("vulnerable_group")
    ]
    columns = ["vulnerable_group", "area_code", "in_need", "reached"]
    if not tables:
        return pd.DataFrame(columns=columns)
    return pd.concat(tables, ignore_index=True)[columns]


def _sum(table: pd.DataFrame, codes: list[str], columns: pd.Index | list[str]) -> pd.Series:
    return table.loc[codes, columns].sum(skipna=False)


def _province(table: pd.DataFrame) -> list[str]:
    return [code for code in table.index if area_codes.level_of(code) == "province"]
