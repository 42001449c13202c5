"""Questions about income: what supported households earned before and after, and wages that stayed.

Income is compared within a household, before the support and by the newest verified check half a year
later. Gains are never added up: half the households gained less than the median, and some lost.
"""

import pandas as pd

from data_access.access.allowed_scope import is_outsider
from data_access.access.scope import Scope
from data_access.disclosure import if_enough, small_in_sql, smallest_sample
from data_access.disclosure.households import FOLLOWED, shown_livelihoods
from data_access.language import area_codes
from data_access.queries.areas.areas import areas, level_column
from data_access.queries.households.safe_counts import counts_by_area, reads_releases
from data_access.queries.practice.released_income import (
    MEDIANS,
    PAIRS,
    counted_by_place,
    income_of_households,
    released_income,
)
from data_access.snapshots.programme import Programme, remembered

# Where a craftsman lives is not recorded; this is given by the community itself.
OWN_COMMUNITY = "'community_fund', 'household'"


@remembered
def followed_by_area(programme: Programme) -> pd.DataFrame:
    """One row an area of the whole province by its code (the index): subdistricts, districts, the
    province; FOLLOWED, missing where hidden from this reader. Outsiders read what was released of the
    day, and nothing below a district."""
    if reads_releases(programme):
        return released_income(programme)[list(FOLLOWED)]
    whole = programme.within(Scope(as_of=programme.scope.as_of))
    smallest = programme.principal.rights.smallest_count

    def make() -> pd.DataFrame:
        counts = counted_by_place(whole, income_of_households(whole))
        return shown_livelihoods(counts, smallest).rename_axis("area_code").reset_index()

    table = whole.made(f"livelihoods followed below {smallest}", make).set_index("area_code")
    if is_outsider(programme.principal):
        table.loc[area_codes.are_of(table.index, "subdistrict")] = pd.NA
    return table


@remembered
def followed_in_view(programme: Programme) -> pd.Series:
    """FOLLOWED of the scope, as a series: its area's own, or the sum of its areas where each is shown."""
    table = followed_by_area(programme)
    found = table.reindex(_codes(programme)).sum(skipna=False)
    return found.astype("Int64")


@remembered
def income_change(programme: Programme) -> pd.Series:
    """Of the households in view whose income is known before and after, as a series: MEDIANS, in baht
    per person and year, the medians before, after and of the gain, and its quartiles. Missing on too
    few, and where followed_in_view hides how many they are; to outsiders as released, and missing of
    several districts together."""
    if reads_releases(programme):
        codes = _codes(programme)
        row = released_income(programme)[list(MEDIANS)].reindex(codes[:1]).iloc[0]
        return row.astype("Float64").where(len(row.index) * [len(codes) == 1])
    row = programme.ask(f"select {_medians(programme)} from ({PAIRS}) as pairs").iloc[0]
    if pd.isna(followed_in_view(programme)["pairs"]):
        row[:] = float("nan")
    return row


def _codes(programme: "Programme") -> list[str]:
    scope = programme.scope
    return sorted(scope.subdistricts or scope.districts) or [areas(programme).province]


@remembered
def income_change_by_area(programme: Programme, level: str) -> pd.DataFrame:
    """One row an area of `level` in view with supported households or where their number is hidden,
    in code order: `area_code`, `livelihoods` (households supported, missing where hidden), `pairs`
    as in followed_by_area, and MEDIANS as in income_change. Nothing of income below a district to
    outsiders."""
    rows = counts_by_area(programme, level)[["area_code", "livelihoods"]]
    rows = rows[(rows["livelihoods"] != 0).fillna(True)].reset_index(drop=True)
    pairs = followed_by_area(programme)["pairs"].reindex(rows["area_code"])
    rows["pairs"] = pairs.set_axis(rows.index).astype("Int64")
    if level == "subdistrict" and is_outsider(programme.principal):
        return rows.assign(**dict.fromkeys(MEDIANS, float("nan")))
    if reads_releases(programme):
        told = released_income(programme)[list(MEDIANS)].reindex(rows["area_code"])
        return rows.join(told.set_axis(rows.index).astype("float64"))
    column = level_column(level)
    found = programme.ask(
        f"""
        select {column} as area_code, {_medians(programme)}
        from ({PAIRS}) as pairs
        group by {column}
        order by {column}
        """
    )
    rows = rows.merge(found, on="area_code", how="left")
    rows.loc[rows["pairs"].isna(), list(MEDIANS)] = float("nan")
    return rows


def _medians(programme: Programme) -> str:
    fewest = smallest_sample(programme.weights, programme.principal)
    gain = "income_after - income_before"
    parts = ((0.5, "income_before"), (0.5, "income_after"), (0.5, gain), (0.25, gain), (0.75, gain))
    return ", ".join(
        if_enough(f"percentile_cont({share}e0) within group (order by {of})", fewest)
        + f" as {name}"
        for name, (share, of) in zip(MEDIANS, parts, strict=True)
    )


@remembered
def wages_that_stayed(programme: Programme) -> pd.Series:
    """Of verified work on houses in view, as a series: `person_days` of labour and craftsmen in all,
    `own_days`, those of them that the community's own funds and the households gave; `own_thb` what
    craftsmen were paid of these, in baht; `houses` with any such work. All missing on few houses. To
    outsiders days are in whole hundreds, more than one house takes, and baht are missing."""
    own = f"funding_program in ({OWN_COMMUNITY})"
    days = "coalesce(cast(sum(qty) as bigint), 0)"
    own_days = f"coalesce(cast(sum(case when {own} then qty end) as bigint), 0)"
    paid = f"case when {own} and kind = 'craftsman' then value_thb end"
    baht, houses = f"coalesce(cast(sum({paid}) as bigint), 0)", "count(distinct repair_id)"
    if is_outsider(programme.principal):
        days, own_days = (f"cast(floor({one} / 100e0) * 100 as bigint)" for one in (days, own_days))
        baht, houses = "cast(null as bigint)", f"cast(floor({houses} / 10e0) * 10 as bigint)"
    few = small_in_sql("count(distinct repair_id)", programme.principal.rights.smallest_count)
    columns = {"houses": houses, "person_days": days, "own_days": own_days, "own_thb": baht}
    told = ", ".join(
        f"case when not {few} then {one} end as {name}" for name, one in columns.items()
    )
    return programme.ask(
        f"""
        select {told}
        from funding
        where is_verified and kind in ('labour', 'craftsman') and unit = 'person_day'
        """
    ).iloc[0]


def enterprises_in_view(programme: Programme) -> pd.DataFrame:
    """One row an enterprise in view, by id: enterprise_id, name_th, name_en, kind, area_code, members,
    started_on, registered. It is an organisation, and no household; what it sells is not asked."""
    return programme.ask(
        """
        select enterprise_id, name_th, name_en, kind, area_code, members, started_on, registered
        from enterprise
        order by enterprise_id
        """
    )
