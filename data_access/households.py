"""Questions about households: who is in need, who has been reached, what is not known."""

import pandas as pd

from data_access.areas import level_column
from data_access.disclosure import SENSITIVE_GROUP_MINIMUM, hide_small
from data_access.programme import Programme

COUNTS = """
    count(h.household_id) as households,
    count(case when h.in_need then 1 end) as in_need,
    count(case when h.in_need and h.reached then 1 end) as reached,
    count(case when h.urgent_not_started then 1 end) as urgent,
    count(case when h.in_need and coalesce(h.best_rank, -1) < 3 then 1 end) as unfunded,
    count(case when h.assessed_on > {ago_365} then 1 end) as assessed,
    count(case when h.assessed_on is null then h.household_id end) as never_assessed,
    count(case when h.in_need and h.vuln_score > 0 then 1 end) as vulnerable_in_need,
    count(case when h.in_need and h.vuln_score > 0 and h.reached then 1 end)
        as vulnerable_reached,
    count(case when h.priority is not null and not h.priority_complete then 1 end)
        as score_incomplete,
    count(case when h.priority is null then h.household_id end) as without_score,
    coalesce(cast(sum(case when h.reached then h.n_members end) as bigint), 0) as people_housed"""


def household_counts(programme: Programme) -> pd.Series:
    """One row for the whole scope, as a series: households, in_need (G8), reached (G9), urgent
    (G10), unfunded, assessed within a year, never_assessed, vulnerable_in_need and
    vulnerable_reached (G11), score_incomplete, without_score, people_housed (M9)."""
    return programme.ask(f"select {COUNTS} from household_now as h").iloc[0]


def need_by_area(programme: Programme, level: str) -> pd.DataFrame:
    """One row an area of `level` in view, in code order, also where nobody was surveyed: the
    columns of `household_counts`. Not for a screen as it is: see `shown_need_by_area`."""
    column = level_column(level)
    return programme.ask(
        f"""
        select a.{column} as area_code, {COUNTS}
        from subdistrict as a
        left join household_now as h on h.subdistrict_code = a.subdistrict_code
        group by a.{column}
        order by a.{column}
        """
    )


def shown_need_by_area(programme: Programme, level: str) -> pd.DataFrame:
    """`need_by_area` as this reader may see it, one row an area in code order.

    Columns: area_code, `in_need`, `reached`, `urgent`, `unfunded` (missing where hidden),
    `coverage` (reached ÷ in_need; missing where hidden or nobody is in need), and `state`:
    "shown", "hidden" (too few to show), or "none" (no household assessed, so need is unknown).
    """
    rows = need_by_area(programme, level)
    nobody_surveyed = (rows["assessed"] == 0) & (rows["in_need"] == 0)
    shown = rows[["area_code"]].copy()
    for name in ("in_need", "reached", "urgent", "unfunded"):
        shown[name] = hide_small(rows[name], programme.principal)
    covered = rows["reached"] / rows["in_need"].where(rows["in_need"] > 0)
    shown["coverage"] = covered.where(shown["in_need"].notna() & shown["reached"].notna())
    shown["state"] = "shown"
    shown.loc[shown["in_need"].isna(), "state"] = "hidden"
    shown.loc[nobody_surveyed, "state"] = "none"
    shown.loc[nobody_surveyed, ["in_need", "reached", "urgent", "unfunded"]] = pd.NA
    return shown


def household_rows(programme: Programme, which: str) -> pd.DataFrame:
    """One row a household that is "in_need", "reached", "urgent", "unfunded" or "assessed" within
    a year, by id: household_id, its areas, `status` of its furthest repair, `assessed_on`.

    Nothing tells of the people in it. Only readers who may see every row get any.
    """
    condition = ROWS_OF[which]
    seen = "true" if programme.principal.rights.rows == "all" else "false"
    return programme.ask(
        f"""
        select h.household_id, h.district_code, h.subdistrict_code, r.status, h.assessed_on
        from household_now as h
        left join (
            select household_id, status, row_number() over (
                partition by household_id order by rank desc, repair_id desc
            ) as furthest
            from any_repair
            where rank is not null
        ) as r on r.household_id = h.household_id and r.furthest = 1
        where {condition} and {seen}
        order by h.household_id
        """
    )


ROWS_OF = {
    "in_need": "h.in_need",
    "reached": "h.in_need and h.reached",
    "urgent": "h.urgent_not_started",
    "unfunded": "h.in_need and coalesce(h.best_rank, -1) < 3",
    "assessed": "h.assessed_on > {ago_365}",
}


def vulnerable_groups(programme: Programme) -> pd.DataFrame:
    """One row a vulnerable group over the districts in view, by the snapshot's own day: `in_need`,
    `reached`, `coverage`. Counts below ten are missing; a person may be in several groups.
    Never narrower than a district: a scope of subdistricts gives no row."""
    if programme.scope.subdistricts:
        return pd.DataFrame(columns=["vulnerable_group", "in_need", "reached", "coverage"])
    rows = programme.ask(
        """
        select v.vulnerable_group, cast(sum(v.in_need) as bigint) as in_need,
            cast(sum(v.reached) as bigint) as reached
        from raw_vulnerable_group as v
        where v.district_code in (select district_code from subdistrict)
        group by v.vulnerable_group
        order by in_need desc, v.vulnerable_group
        """
    )
    for name in ("in_need", "reached"):
        small = (rows[name] > 0) & (rows[name] < SENSITIVE_GROUP_MINIMUM)
        rows[name] = rows[name].astype("Int64").mask(small)
    rows["coverage"] = (rows["reached"] / rows["in_need"].where(rows["in_need"] > 0)).astype(
        "Float64"
    )
    return rows


def condition_change(programme: Programme) -> pd.DataFrame:
    """One row: over houses handed over with an assessment before the work and one after, `n`
    and the `median_change` of the condition score, before − after (M10). Before is the newest by
    the day work began, after the newest since it was completed."""
    rows = programme.ask(
        """
        select count(*) as n, median(before_score - after_score) as median_change
        from (
            select repair_id,
                max(case when is_before and newest = 1 then condition_score end) as before_score,
                max(case when is_after and newest = 1 then condition_score end) as after_score
            from (
                select sides.*, row_number() over (
                    partition by repair_id, is_before, is_after
                    order by assessed_on desc, assessment_id desc
                ) as newest
                from (
                    select r.repair_id, a.assessment_id, a.assessed_on, a.condition_score,
                        a.assessed_on <= r.started_on as is_before,
                        a.assessed_on > r.completed_on as is_after
                    from repair as r
                    join assessment as a on a.household_id = r.household_id
                    where r.rank = 6 and a.condition_score is not null
                ) as sides
            ) as numbered
            group by repair_id
        ) as pairs
        where before_score is not null and after_score is not null
        """
    )
    rows["median_change"] = rows["median_change"].mask(
        rows["n"] < programme.weights["smallest_sample"]
    )
    return rows


def villages_reached(programme: Programme) -> int:
    """Villages (subdistrict and village number) with a house handed over (M11)."""
    return int(
        programme.ask(
            """
            select count(*) as villages
            from (
                select distinct h.subdistrict_code, h.moo
                from repair as r
                join household as h on h.household_id = r.household_id
                where r.rank = 6
            ) as reached
            """
        )["villages"].iloc[0]
    )


def livelihoods(programme: Programme) -> int:
    """Households whose livelihood is supported by the as-of day, each counted once (G10 goal)."""
    return int(
        programme.ask("select count(distinct household_id) as n from livelihood")["n"].iloc[0]
    )


def households_in_view(programme: Programme) -> int:
    return int(programme.ask("select count(*) as n from household")["n"].iloc[0])
