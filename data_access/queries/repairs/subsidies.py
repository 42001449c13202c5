"""Questions about the money of state and other programmes on single houses, against their caps."""

import pandas as pd

from data_access.disclosure import SENSITIVE_GROUP_MINIMUM
from data_access.snapshots.programme import Programme

# Whoever has money of it has a disability: a count of such houses is a count of such households.
FOR_A_SENSITIVE_GROUP = ("dep_disabled",)


def subsidies_against_caps(programme: Programme) -> pd.DataFrame:
    """One row a (programme, fiscal year) with money on a house: the cap and its source,
    `repairs`, the `highest_thb` and `median_thb` on one house, and how many are `over` the cap.

    Without a cap on record, cap and over are missing. There is no highest and no median of fewer
    houses than the smallest sample. A programme for people with disabilities is told of the whole
    province only, and of ten houses or more; elsewhere the four numbers are missing.
    """
    sensitive = ", ".join(f"'{one}'" for one in FOR_A_SENSITIVE_GROUP)
    told = f"h.funding_program not in ({sensitive})"
    if programme.scope.is_whole_province:
        told = f"({told} or count(*) >= {SENSITIVE_GROUP_MINIMUM})"
    enough = f"{told} and count(*) >= {programme.weights['smallest_sample']}"
    return programme.ask(
        f"""
        select h.funding_program, h.fiscal_year_be, c.cap_thb, c.cap_source,
            case when {told} then count(*) end as repairs,
            case when {enough} then max(h.thb) end as highest_thb,
            case when {enough} then median(h.thb) end as median_thb,
            case when {told} and c.cap_thb is not null
                then count(case when h.thb > c.cap_thb then 1 end) end as over
        from ({_OF_ONE_HOUSE}) as h
        left join raw_subsidy_cap as c
            on c.funding_program = h.funding_program and c.fiscal_year_be = h.fiscal_year_be
        group by h.funding_program, h.fiscal_year_be, c.cap_thb, c.cap_source
        order by h.funding_program, h.fiscal_year_be
        """
    )


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
