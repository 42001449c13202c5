"""Questions about the money of state and other programmes on single houses, against their caps."""

import pandas as pd

from data_access.access.allowed_scope import is_outsider
from data_access.disclosure import (
    SENSITIVE_GROUP_MINIMUM,
    if_enough,
    small_in_sql,
    smallest_sample,
)
from data_access.language.vocabulary import SENSITIVE_FUNDS
from data_access.queries.households.safe_counts import reads_releases
from data_access.queries.repairs.released.medians import released_medians
from data_access.queries.repairs.released.values import of_fund
from data_access.queries.repairs.safe_houses import MONEY_ON_A_HOUSE, Told
from data_access.snapshots.programme import Programme

OF_A_HOUSE = ["repairs", "highest_thb", "median_thb", "over"]


def subsidies_against_caps(programme: Programme) -> pd.DataFrame:
    """One row a (programme, fiscal year) with money on a house: the cap and its source,
    `repairs`, the `highest_thb` and `median_thb` on one house, and how many are `over` the cap.

    Without a cap on record, cap and over are missing. There is no highest and no median of fewer
    houses than the smallest sample, nor than this reader is told of. Of a programme for people with disabilities or the old the four
    numbers are shown of the whole province only, and of ten houses or more where nothing else that
    is shown tells them (safe_houses); `over` is missing where fewer than ten of them are over the
    cap, or fewer than ten are not. To a partner no number is told that fewer than ten houses
    beside its own are in.
    """
    return programme.made(
        f"subsidies against caps for {Told(programme).to}", lambda: _against_caps(programme)
    )


def _against_caps(programme: Programme) -> pd.DataFrame:
    sensitive = ", ".join(f"'{one}'" for one in SENSITIVE_FUNDS)
    over = "count(case when h.thb > c.cap_thb then 1 end)"
    not_over = "count(case when not h.thb > c.cap_thb then 1 end)"
    any_few = " or ".join(small_in_sql(one, SENSITIVE_GROUP_MINIMUM) for one in (over, not_over))
    enough = smallest_sample(programme.weights, programme.principal)
    rows = programme.ask(
        f"""
        select h.funding_program, h.fiscal_year_be, c.cap_thb, c.cap_source,
            count(*) as repairs,
            {if_enough("max(h.thb)", enough)} as highest_thb,
            {if_enough("median(h.thb)", enough)} as median_thb,
            case when c.cap_thb is not null
                and (h.funding_program not in ({sensitive}) or not ({any_few})) then {over} end
                as over
        from ({MONEY_ON_A_HOUSE}) as h
        left join raw_subsidy_cap as c
            on c.funding_program = h.funding_program and c.fiscal_year_be = h.fiscal_year_be
        group by h.funding_program, h.fiscal_year_be, c.cap_thb, c.cap_source
        order by h.funding_program, h.fiscal_year_be
        """
    ).astype({"repairs": "Int64", "over": "Int64"})
    if reads_releases(programme):
        told = released_medians(
            programme,
            [of_fund(row.funding_program, row.fiscal_year_be) for row in rows.itertuples()],
        )
        rows["repairs"], rows["over"] = told["n"].to_numpy(), pd.NA
        rows["highest_thb"], rows["median_thb"] = (
            told["highest"].to_numpy(),
            told["median"].to_numpy(),
        )
    hidden = [
        Told(programme).hides_fund(row.funding_program, row.fiscal_year_be)
        for row in rows.itertuples()
    ]
    rows.loc[hidden, OF_A_HOUSE] = pd.NA
    return rows


def houses_over_a_cap(programme: Programme) -> int | None:
    """How many times a house received more of a programme than its cap allows, in all; None for an
    outsider where it is any, since that would tell of few people with disabilities."""
    if not is_outsider(programme.principal):
        return int(_over_a_cap(programme)["houses"].iloc[0])
    told = programme.made(
        "houses over a cap, if there is none",
        lambda: _over_a_cap(programme).astype("Int64").where(lambda rows: rows == 0),
    )["houses"].iloc[0]
    return None if pd.isna(told) else int(told)


def _over_a_cap(programme: Programme) -> pd.DataFrame:
    return programme.ask(
        f"""
        select count(*) as houses
        from ({MONEY_ON_A_HOUSE}) as h
        join raw_subsidy_cap as c
            on c.funding_program = h.funding_program and c.fiscal_year_be = h.fiscal_year_be
        where h.thb > c.cap_thb
        """
    )
