"""Questions about the money of state and other programmes on single houses, against their caps."""

import pandas as pd

from data_access.disclosure import (
    SENSITIVE_GROUP_MINIMUM,
    if_enough,
    small_in_sql,
    smallest_sample,
)
from data_access.snapshots.programme import Programme

# Whoever has money of it has a disability: a count of such houses is a count of such households.
FOR_A_SENSITIVE_GROUP = ("dep_disabled",)


def subsidies_against_caps(programme: Programme) -> pd.DataFrame:
    """One row a (programme, fiscal year) with money on a house: the cap and its source,
    `repairs`, the `highest_thb` and `median_thb` on one house, and how many are `over` the cap.

    Without a cap on record, cap and over are missing. There is no highest and no median of fewer
    houses than the smallest sample. Of a programme for people with disabilities the four numbers
    are shown of the whole province only, and of ten houses or more; `over` is missing where fewer
    than ten of them are over the cap, or fewer than ten are not.
    """
    sensitive = ", ".join(f"'{one}'" for one in FOR_A_SENSITIVE_GROUP)
    anybody = f"h.funding_program not in ({sensitive})"
    over = "count(case when h.thb > c.cap_thb then 1 end)"
    shown, over_shown = anybody, anybody
    if programme.scope.is_whole_province:
        shown = f"({anybody} or not {_of_few('count(*)')})"
        not_over = "count(case when not h.thb > c.cap_thb then 1 end)"
        any_few = " or ".join(_of_few(one) for one in ("count(*)", over, not_over))
        over_shown = f"({anybody} or not ({any_few}))"
    enough = smallest_sample(programme.weights)
    return programme.ask(
        f"""
        select h.funding_program, h.fiscal_year_be, c.cap_thb, c.cap_source,
            case when {shown} then count(*) end as repairs,
            case when {shown} then {if_enough("max(h.thb)", enough)} end as highest_thb,
            case when {shown} then {if_enough("median(h.thb)", enough)} end as median_thb,
            case when {over_shown} and c.cap_thb is not null then {over} end as over
        from ({_OF_ONE_HOUSE}) as h
        left join raw_subsidy_cap as c
            on c.funding_program = h.funding_program and c.fiscal_year_be = h.fiscal_year_be
        group by h.funding_program, h.fiscal_year_be, c.cap_thb, c.cap_source
        order by h.funding_program, h.fiscal_year_be
        """
    )


def _of_few(count: str) -> str:
    return small_in_sql(count, SENSITIVE_GROUP_MINIMUM)


def houses_over_a_cap(programme: Programme) -> int:
    """How many times a house received more of a programme than its cap allows, in all."""
    rows = programme.ask(
        f"""
        select count(*) as houses
        from ({_OF_ONE_HOUSE}) as h
        join raw_subsidy_cap as c
            on c.funding_program = h.funding_program and c.fiscal_year_be = h.fiscal_year_be
        where h.thb > c.cap_thb
        """
    )
    return int(rows["houses"].iloc[0])


_OF_ONE_HOUSE = """
    select funding_program, fiscal_year_be, repair_id, cast(sum(value_thb) as bigint) as thb
    from funding
    where kind = 'cash' and value_thb is not null
    group by funding_program, fiscal_year_be, repair_id"""
