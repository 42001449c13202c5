"""What medians of houses are of: one value a house and measure, before anything is hidden. What an
outsider may see of it is in medians.py."""

from datetime import timedelta

import pandas as pd

from data_access.queries.repairs.safe_houses import MONEY_ON_A_HOUSE, WITH_COST
from data_access.rules.stages import Stage
from data_access.snapshots.programme import Programme

STAGE_DAYS = (
    "reported_on",
    "surveyed_on",
    "verified_on",
    "approved_on",
    "started_on",
    "completed_on",
    "handed_over_on",
)
# One row a house handed over that was assessed: its score before the work and after, missing where
# there is none.
BEFORE_AND_AFTER = f"""
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
                a.assessed_on > coalesce(c.completed_on, r.completed_on) as is_after
            from repair as r
            join assessment as a on a.household_id = r.household_id
            left join (
                select repair_id, max(changed_on) as completed_on
                from repair_move
                where to_status = 'completed'
                group by repair_id
            ) as c on c.repair_id = r.repair_id
            where r.rank = {Stage.HANDED_OVER} and a.condition_score is not null
        ) as sides
    ) as numbered
    group by repair_id"""


def into_stage(rank: int) -> str:
    """The measure of the days into a stage from the one before."""
    return f"days_into_{rank}"


def of_type(measure: str, repair_type: str) -> str:
    return f"{measure}_{repair_type}"


def of_fund(fund: str, year: int) -> str:
    return f"paid_{fund}_{year}"


def values_of_houses(programme: "Programme") -> pd.DataFrame:
    """One row a house in view and measure: `repair_id`, `subdistrict_code`, `fiscal_year_be`,
    `measure`, `value`: days between stages and from report to hand-over of late (G7), baht of a house
    handed over in all and by type (G15), the change of its condition (M10), and baht of each fund
    and year (subsidies)."""
    houses = programme.ask(
        f"""
        select repair_id, subdistrict_code, fiscal_year_be, repair_type, {", ".join(STAGE_DAYS)},
            actual_cash_thb, coalesce(inkind_value_thb, 0) as inkind, {WITH_COST} as has_cost
        from repair
        order by repair_id
        """
    ).set_index("repair_id")
    found = {
        into_stage(rank): (houses[later] - houses[earlier]).dt.days
        for rank, (earlier, later) in enumerate(
            zip(STAGE_DAYS, STAGE_DAYS[1:], strict=False), start=1
        )
    }
    last = pd.Timestamp(
        programme.as_of - timedelta(days=programme.weights["handovers_within_days"])
    )
    late = houses["handed_over_on"] > last
    found["days_in_all"] = (houses["handed_over_on"] - houses["reported_on"]).dt.days.where(late)
    built = houses[houses["has_cost"].fillna(value=False).astype(bool)]
    cash = built["actual_cash_thb"]
    costs = {"cash": cash, "inkind": built["inkind"], "total": cash + built["inkind"]}
    found |= costs
    for kind, some in built.groupby("repair_type"):
        found |= {of_type(name, kind): cost.loc[some.index] for name, cost in costs.items()}
    scores = programme.ask(
        f"select * from ({BEFORE_AND_AFTER}) as pairs order by repair_id"
    ).set_index("repair_id")
    found["change"] = scores["before_score"] - scores["after_score"]
    money = programme.ask(
        f"select * from ({MONEY_ON_A_HOUSE}) as m order by funding_program, fiscal_year_be, repair_id"
    )
    for (fund, year), some in money.groupby(["funding_program", "fiscal_year_be"]):
        found[of_fund(fund, year)] = some.set_index("repair_id")["thb"]
    rows = pd.concat({name: value.dropna().astype(float) for name, value in found.items()})
    rows = rows.rename_axis(["measure", "repair_id"]).rename("value").reset_index()
    return rows.merge(houses[["subdistrict_code", "fiscal_year_be"]], on="repair_id")
