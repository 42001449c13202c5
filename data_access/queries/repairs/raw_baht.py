"""Baht of houses as they are, before anything is hidden. No page, file or figure asks here: what a
reader may see of it is in safe_houses.py."""

import pandas as pd

from data_access.snapshots.programme import Programme

STATE_PROGRAMMES = "'codi_bpp', 'codi_bmk', 'dep_disabled', 'dop_elderly', 'lao_budget', 'glo'"
# One row a verified line of money on a repair in view, and whether it is the state's.
SOURCES = f"""
    select f.repair_id, f.value_thb,
        coalesce(p.is_state, false) or f.funding_program in ({STATE_PROGRAMMES}) as is_state
    from funding as f
    left join raw_partner as p on p.partner_id = f.partner_id
    where f.is_verified"""
SUMS_OF_HOUSES = ("approved", "spent", "approved_of_spent", "state", "others")


def baht_of_houses(programme: Programme) -> pd.DataFrame:
    """One row a repair in view by its id (the index), in order: `subdistrict_code`,
    `fiscal_year_be`, and its baht in each of SUMS_OF_HOUSES, missing where it has none in that."""
    return programme.ask(
        f"""
        select r.repair_id, r.subdistrict_code, r.fiscal_year_be,
            r.approved_thb as approved, r.actual_cash_thb as spent,
            case when r.actual_cash_thb is not null then r.approved_thb end as approved_of_spent,
            s.state, s.others
        from repair as r
        left join (
            select repair_id,
                cast(sum(case when is_state then value_thb end) as bigint) as state,
                cast(sum(case when not is_state then value_thb end) as bigint) as others
            from ({SOURCES}) as sources
            group by repair_id
        ) as s on s.repair_id = r.repair_id
        order by r.repair_id
        """
    ).set_index("repair_id")
