"""Households counted as they are, before anything is hidden. No page, file or figure asks here:
what a reader may see of these counts is in shown_counts.py."""

import pandas as pd

from data_access.queries.areas.areas import level_column, subdistricts_in_view
from data_access.queries.areas.programme_facts import fiscal_years
from data_access.rules.quality_rules import RULES
from data_access.rules.stages import Stage, is_before
from data_access.snapshots.programme import Programme

COUNTS = f"""
    count(h.household_id) as households,
    count(case when h.in_need then 1 end) as in_need,
    count(case when h.in_need and h.reached then 1 end) as reached,
    count(case when h.urgent_not_started then 1 end) as urgent,
    count(case when h.in_need and {is_before("h.best_rank", Stage.APPROVED)} then 1 end) as unfunded,
    count(case when h.assessed_lately then 1 end) as assessed,
    count(case when h.assessed_on is null then h.household_id end) as never_assessed,
    count(case when h.in_need and h.vuln_score > 0 then 1 end) as vulnerable_in_need,
    count(case when h.in_need and h.vuln_score > 0 and h.reached then 1 end)
        as vulnerable_reached,
    count(case when h.priority is not null and not h.priority_complete then 1 end)
        as score_incomplete,
    count(case when h.priority is null then h.household_id end) as without_score,
    coalesce(cast(sum(case when h.reached then h.n_members end) as bigint), 0) as people_housed"""

_FAILS = " or ".join(f"({rule.fails})" for rule in RULES)
_BY_RULE = ", ".join(
    f"count(case when {rule.fails} then household_id end) as {rule.key}" for rule in RULES
)
QUALITY = f"""{_BY_RULE},
            count(case when not ({_FAILS}) then household_id end) as passing"""

PEOPLE_HOUSED = "people_housed_"  # and a fiscal year: people housed by its repairs


def household_counts(programme: Programme) -> pd.Series:
    """One row for the whole scope, as a series: households, in_need (G8), reached (G9), urgent
    (G10), unfunded, assessed (lately), never_assessed, vulnerable_in_need and
    vulnerable_reached (G11), score_incomplete, without_score, people_housed (M9)."""
    return programme.ask(f"select {COUNTS} from household_now as h").iloc[0]


def need_by_area(programme: Programme, level: str) -> pd.DataFrame:
    """One row an area of `level` in view, in code order, also where nobody was surveyed: the
    columns of `household_counts`."""
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


def every_count(programme: Programme) -> pd.DataFrame:
    """One row a subdistrict in view, in code order: the columns of `need_by_area`, households
    `passing` every rule of record quality, those that fail each rule by its key, and households
    with supported `livelihoods`."""
    rules = programme.ask(
        f"""
        select subdistrict_code as area_code, {QUALITY}
        from household_now
        group by subdistrict_code
        order by subdistrict_code
        """
    )
    supported = programme.ask(
        """
        select subdistrict_code as area_code, count(distinct household_id) as livelihoods
        from livelihood
        group by subdistrict_code
        order by subdistrict_code
        """
    )
    rows = need_by_area(programme, "subdistrict").set_index("area_code")
    found = [one.set_index("area_code") for one in (rules, supported)]
    return rows.join(found).fillna(0).astype("int64").reset_index()


def counts_of_households(programme: Programme) -> pd.DataFrame:
    """One row a household in view by its id (the index), in order: `subdistrict_code`, and what it
    adds to each column of `every_count` and, as `people_housed_2567`, to people housed by year."""
    counts = programme.ask(
        f"""
        select household_id, subdistrict_code, {COUNTS}, {QUALITY},
            count(supported_id) as livelihoods
        from household_now as h
        left join (select distinct household_id as supported_id from livelihood) as l
            on l.supported_id = h.household_id
        group by household_id, subdistrict_code
        order by household_id
        """
    ).set_index("household_id")
    housed = programme.ask(
        f"""
        select distinct r.household_id, r.fiscal_year_be, h.n_members
        from any_repair as r
        join household as h on h.household_id = r.household_id
        where r.rank = {Stage.HANDED_OVER}
        order by r.household_id, r.fiscal_year_be
        """
    )
    by_year = housed.pivot(index="household_id", columns="fiscal_year_be", values="n_members")
    by_year = by_year.reindex(index=counts.index, columns=sorted(fiscal_years(programme)))
    return counts.join(by_year.fillna(0).astype("int64").add_prefix(PEOPLE_HOUSED))


def people_housed_by_year(programme: Programme) -> pd.DataFrame:
    """One row a subdistrict in view, in code order (the index); a column a fiscal year of repairs,
    as text: people of the households with a house handed over in it, each household once a year."""
    rows = programme.ask(
        f"""
        select h.subdistrict_code, y.fiscal_year_be, cast(sum(h.n_members) as bigint) as people
        from (
            select distinct household_id, fiscal_year_be
            from any_repair
            where rank = {Stage.HANDED_OVER}
        ) as y
        join household as h on h.household_id = y.household_id
        group by h.subdistrict_code, y.fiscal_year_be
        order by h.subdistrict_code, y.fiscal_year_be
        """
    )
    codes = subdistricts_in_view(programme)["subdistrict_code"]
    people = rows.pivot(index="subdistrict_code", columns="fiscal_year_be", values="people")
    people = people.reindex(index=codes, columns=sorted(fiscal_years(programme)))
    return people.fillna(0).astype("int64").rename(columns=str)


def vulnerable_by_district(programme: Programme) -> pd.DataFrame:
    """One row a (vulnerable group, district of the province), in that order, as of the snapshot's
    own day: households of the group `in_need`, and those of them `reached`."""
    return programme.ask(
        """
        select vulnerable_group, district_code, in_need, reached
        from raw_vulnerable_group
        order by vulnerable_group, district_code
        """
    )
