"""Questions about income: what supported households earned before and after, and wages that stayed.

Income is compared within a household, before the support and by the newest verified check half a year
later. Gains are never added up: half the households gained less than the median, and some lost.
"""

import pandas as pd

from data_access.access.allowed_scope import is_outsider
from data_access.access.scope import Scope
from data_access.disclosure import if_enough, small_in_sql, smallest_sample
from data_access.disclosure.livelihoods import FOLLOWED, in_steps, shown_livelihoods
from data_access.language import area_codes
from data_access.queries.areas.areas import level_column, subdistricts_in_view
from data_access.queries.households.safe_counts import counts_by_area
from data_access.snapshots.programme import Programme, remembered

# One row a household with both: its income before the first support and by the newest check.
PAIRS = """
    select household_id, subdistrict_code, district_code, income_before, income_after
    from (
        select household_id, subdistrict_code, district_code,
            max(case when first_one = 1 then income_before end) as income_before,
            max(case when newest = 1 then income_after end) as income_after
        from (
            select household_id, subdistrict_code, district_code, income_before, income_after,
                row_number() over (
                    partition by household_id
                    order by case when income_before is null then 1 else 0 end, started_on,
                        livelihood_id
                ) as first_one,
                row_number() over (
                    partition by household_id
                    order by case when income_after is null then 1 else 0 end,
                        income_checked_on desc, livelihood_id
                ) as newest
            from livelihood_now
        ) as numbered
        group by household_id, subdistrict_code, district_code
    ) as of_household
    where income_before is not null and income_after is not null"""
MEDIANS = ("median_before", "median_after", "median_gain", "low_gain", "high_gain")
# Where a craftsman lives is not recorded; this is given by the community itself.
OWN_COMMUNITY = "'community_fund', 'household'"


def livelihoods_followed(programme: Programme) -> pd.DataFrame:
    """One row a subdistrict in view by its code (the index), in order: disclosure's FOLLOWED, before
    anything is hidden. `due` and `checked` are supports, the others households."""
    followed = programme.ask(
        """
        select l.subdistrict_code, count(case when l.is_due then 1 end) as due,
            count(case when l.is_due and l.is_checked then 1 end) as checked,
            count(distinct case when h.reached then l.household_id end) as repaired
        from livelihood_now as l
        join household_now as h on h.household_id = l.household_id
        group by l.subdistrict_code
        order by l.subdistrict_code
        """
    ).set_index("subdistrict_code")
    paired = programme.ask(
        f"""
        select subdistrict_code, count(*) as pairs,
            count(case when income_after < income_before then 1 end) as fell
        from ({PAIRS}) as pairs
        group by subdistrict_code
        order by subdistrict_code
        """
    ).set_index("subdistrict_code")
    codes = subdistricts_in_view(programme)["subdistrict_code"]
    rows = followed.join(paired, how="outer").reindex(codes)
    return rows[list(FOLLOWED)].fillna(0).astype("int64")


@remembered
def followed_by_area(programme: Programme) -> pd.DataFrame:
    """One row an area of the whole province by its code (the index): subdistricts, districts, the
    province; FOLLOWED, missing where hidden from this reader. To outsiders in whole steps of their
    threshold, so at least that many, and nothing below a district."""
    whole = programme.within(Scope(as_of=programme.scope.as_of))
    smallest, outside = programme.principal.rights.smallest_count, is_outsider(programme.principal)

    def make() -> pd.DataFrame:
        table = shown_livelihoods(livelihoods_followed(whole), smallest)
        if outside:
            table = in_steps(table, smallest)
            table.loc[area_codes.are_of(table.index, "subdistrict")] = pd.NA
        return table.rename_axis("area_code").reset_index()

    steps = "in steps of" if outside else "below"
    return whole.made(f"livelihoods followed {steps} {smallest}", make).set_index("area_code")


@remembered
def followed_in_view(programme: Programme) -> pd.Series:
    """FOLLOWED of the scope, as a series: its area's own, or the sum of its areas where each is shown."""
    table, scope = followed_by_area(programme), programme.scope
    codes = sorted(scope.subdistricts or scope.districts)
    codes = codes or [one for one in table.index if area_codes.level_of(one) == "province"]
    return table.loc[codes].sum(skipna=False).astype("Int64")


@remembered
def income_change(programme: Programme) -> pd.Series:
    """Of the households in view whose income is known before and after, as a series: MEDIANS, in baht
    per person and year, the medians before, after and of the gain, and its quartiles. Missing on too
    few, and where followed_in_view hides how many they are."""
    row = programme.ask(f"select {_medians(programme)} from ({PAIRS}) as pairs").iloc[0]
    if pd.isna(followed_in_view(programme)["pairs"]):
        row[:] = float("nan")
    return row


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
