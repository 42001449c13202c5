"""The tables of a day: every repair, household and line of money as it stood at the end of it.

They are of the whole province and every year. What a reader may see of them is narrowed afterwards
(scoped_tables.py), so that one table serves every scope and reader. Each expression reads the
snapshot's own tables and those before it, and nothing else.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from data_access.rules.stages import Stage, is_before
from data_access.snapshots import poverty_scores

REPAIRS, HOUSEHOLDS, FUNDING = "raw_repair_day", "raw_household_day", "raw_funding_day"
NAMES = (REPAIRS, HOUSEHOLDS, FUNDING)


def day_tables(as_of: date, weights: Mapping[str, Any]) -> dict[str, str]:
    """SQL by the name of the table, in an order in which each can be made after those before it.
    `weights` are those in force on the day."""
    day = f"date '{as_of.isoformat()}'"
    assessed_after = as_of - timedelta(days=weights["assessed_within_days"])
    return {
        REPAIRS: _repairs(day),
        HOUSEHOLDS: _households(day, weights, f"date '{assessed_after}'"),
        FUNDING: _funding(day),
    }


def is_counted(day: str, household: str = "") -> str:
    """True for a household that is on record by the day, and still active."""
    return f"{household}active and {household}registered_on <= {day}"


def _repairs(day: str) -> str:
    """One row a repair, whatever its fiscal year: where it stood at the end of the day, and whether
    it is the furthest on the path of its household."""
    return f"""
select r.repair_id, r.household_id, h.subdistrict_code, h.district_code, h.n_members,
    r.repair_type, r.components, r.fiscal_year_be, r.lead_partner_id,
    s.to_status as status, s.rank_after as rank, s.changed_on as status_since,
    case when s.to_status = 'on_hold' then s.hold_reason end as hold_reason,
    r.reported_on,
    case when r.surveyed_on <= {day} then r.surveyed_on end as surveyed_on,
    case when r.verified_on <= {day} then r.verified_on end as verified_on,
    case when r.approved_on <= {day} then r.approved_on end as approved_on,
    case when r.started_on <= {day} then r.started_on end as started_on,
    case when s.rank_after >= {Stage.COMPLETED} and r.completed_on <= {day} then r.completed_on end
        as completed_on,
    case when s.rank_after = {Stage.HANDED_OVER} then s.changed_on end as handed_over_on,
    r.planned_start, r.planned_finish, r.est_cost_thb,
    case when s.rank_after >= {Stage.APPROVED} then r.approved_thb end as approved_thb,
    case when s.rank_after >= {Stage.COMPLETED} then r.actual_cash_thb end as actual_cash_thb,
    case when s.rank_after >= {Stage.COMPLETED} then r.inkind_value_thb end as inkind_value_thb,
    case when s.rank_after >= {Stage.COMPLETED} then r.labour_person_days end as labour_person_days,
    r.quality_check,
    case when r.defect_reported_on <= {day} then r.defect_reported_on end as defect_reported_on,
    s.rank_after is not null and row_number() over (
        partition by r.household_id, s.rank_after is null
        order by s.rank_after desc, r.repair_id desc
    ) = 1 as is_furthest
from raw_repair as r
join raw_household as h on h.household_id = r.household_id and {is_counted(day, "h.")}
join raw_repair_status_log as s on s.repair_id = r.repair_id
    and s.changed_on <= {day} and (s.next_on is null or s.next_on > {day})"""


def _households(day: str, weights: Mapping[str, Any], assessed_after: str) -> str:
    """One row a household: its scores, whether it is in need, reached, urgent and waiting, was
    assessed lately, which is after the day `assessed_after`, or is poor in many dimensions."""
    # In need and reached are decided once more where a snapshot is published, since vulnerable
    # groups are counted there beside members, who stay behind: derive.households_in_need.
    part, line = weights["priority"], float(weights["poverty_line_thb"])
    condition, vulnerable, poor = part["condition"], part["vulnerability"], part["poverty"]
    return f"""
select scored.*,
    case when parts >= 2 then weighted / part_weight end as priority,
    parts = 3 as priority_complete,
    coalesce(people_at_risk, false)
        or coalesce(condition_score >= {float(weights["need_condition_score"])!r}e0, false)
        or best_rank is not null as in_need,
    coalesce(assessed_on > {assessed_after}, false) as assessed_lately,
    coalesce(best_rank = {Stage.HANDED_OVER} or handed_over_on is not null, false) as reached,
    (coalesce(people_at_risk, false) or coalesce(
        case when parts >= 2 then weighted / part_weight end
            >= {float(weights["urgent_priority"])!r}e0, false))
        and {is_before("best_rank", Stage.IN_PROGRESS)} as urgent_not_started,
    {poverty_scores.is_poor(weights)} as is_poor
from (
    select joined.*,
        (case when condition_score is null then 0 else 1 end)
            + (case when vuln_score is null then 0 else 1 end)
            + (case when poverty_score is null then 0 else 1 end) as parts,
        coalesce({condition!r}e0 * condition_score, 0e0)
            + coalesce({vulnerable!r}e0 * vuln_score, 0e0)
            + coalesce({poor!r}e0 * poverty_score, 0e0) as weighted,
        (case when condition_score is null then 0e0 else {condition!r}e0 end)
            + (case when vuln_score is null then 0e0 else {vulnerable!r}e0 end)
            + (case when poverty_score is null then 0e0 else {poor!r}e0 end) as part_weight
    from (
        select h.household_id, h.subdistrict_code, h.district_code, h.n_members, h.access,
            h.registered_on, h.consent, h.gps_state, h.income_pp_year_thb, h.income_unknown,
            cast(h.vuln_score as double) as vuln_score,
            a.assessed_on, a.condition_score, a.people_at_risk,
            case when h.income_pp_year_thb is not null
                then 100e0 * greatest(0e0, least(1e0, 1e0 - h.income_pp_year_thb / {line!r}e0))
                end as poverty_score,
            f.best_rank, f.open_rank, f.handed_over_on,
            {poverty_scores.failed(weights)}
        from raw_household as h
        left join (
            select household_id, assessed_on, condition_score, people_at_risk, row_number() over (
                partition by household_id order by assessed_on desc, assessment_id desc
            ) as newest
            from raw_assessment
            where assessed_on <= {day}
        ) as a on a.household_id = h.household_id and a.newest = 1
        left join (
            select household_id,
                max(rank) as best_rank,
                max(case when rank < {Stage.HANDED_OVER} then rank end) as open_rank,
                max(case when rank = {Stage.HANDED_OVER} then handed_over_on end) as handed_over_on
            from {REPAIRS}
            where rank is not null
            group by household_id
        ) as f on f.household_id = h.household_id
        where {is_counted(day, "h.")}
    ) as joined
) as scored"""


def _funding(day: str) -> str:
    """One row a line of money on a repair that was approved or further. One that is tied to a
    delivery is money from the day on which that was made."""
    return f"""
select f.*, r.household_id, r.subdistrict_code, r.district_code, r.status, r.rank, r.fiscal_year_be,
    f.delivery_id is null or d.verification = 'verified' as is_verified
from raw_repair_funding as f
join {REPAIRS} as r on r.repair_id = f.repair_id
left join raw_delivery as d on d.delivery_id = f.delivery_id
where r.rank >= {Stage.APPROVED}
    and (f.delivery_id is null or d.delivered_on <= {day} and d.verification <> 'rejected')"""
