"""Questions behind a choice of houses: which wait for money, and what programmes may pay for one."""

import pandas as pd

from data_access.language.thai_calendar import fiscal_year_of
from data_access.rules.stages import Stage, is_before
from data_access.snapshots.programme import Programme


def candidate_houses(programme: Programme) -> pd.DataFrame:
    """One row a household in need, in view, with no repair approved or further, by id, for readers
    who may see every row. Nothing of it leaves as it is, for it has what the choice weighs.

    `priority`, `condition_score`, `vuln_score` and `poverty_score` from 0 to 100 (missing where too
    little is known), `n_members`, `access`, `consent`, `registered_on`, `assessed_lately`; of the
    newest assessment with an estimate, else of its furthest open repair, `cost_thb`, missing where
    neither has one; and the `repair_type` of that repair, missing where there is none.
    """
    return programme.ask(
        f"""
        select h.household_id, h.subdistrict_code, h.priority, h.condition_score, h.vuln_score,
            h.poverty_score, h.n_members, h.access, h.consent, h.registered_on, h.assessed_lately,
            coalesce(c.est_cost_thb, o.est_cost_thb) as cost_thb, o.repair_type
        from household_row as h
        left join (
            select household_id, est_cost_thb, row_number() over (
                partition by household_id order by assessed_on desc, assessment_id desc
            ) as newest
            from assessment
            where est_cost_thb is not null
        ) as c on c.household_id = h.household_id and c.newest = 1
        left join any_repair as o on o.household_id = h.household_id and o.is_furthest
        where h.in_need and {is_before("h.best_rank", Stage.APPROVED)}
        order by h.household_id
        """
    )


def caps_in_force(programme: Programme) -> pd.DataFrame:
    """One row a programme with a cap for one house, by its code: `funding_program`, `cap_thb`, and
    the `fiscal_year_be` of that cap: the fiscal year of the day, or the newest before it."""
    return programme.ask(
        f"""
        select funding_program, cap_thb, fiscal_year_be
        from (
            select funding_program, cap_thb, fiscal_year_be, row_number() over (
                partition by funding_program order by fiscal_year_be desc
            ) as newest
            from raw_subsidy_cap
            where fiscal_year_be <= {fiscal_year_of(programme.as_of)}
        ) as numbered
        where newest = 1
        order by funding_program
        """
    )
