"""Area plans as they are on a day: the step of each, its measures, and what their links have brought.

`day` is an SQL date literal. See scoped_tables.py, which puts these tables before a question.
"""

from data_access.language.vocabulary import SECURED
from data_access.rules.planning.plan_steps import COUNTED_STEPS, NEEDS_A_DOCUMENT, NEEDS_A_FORUM
from data_access.rules.stages import Stage


def plan_tables(day: str, sees_rows: str) -> dict[str, str]:
    """SQL by table name. `sees_rows` is true for readers of single rows: money, the figures frozen at
    drafting, and what was done house by house are for them; the plan itself is for everybody."""
    return {
        "plan_move": f"""
select l.plan_id, l.seq, l.from_status, l.to_status, l.changed_on, l.event_id, l.doc_ref,
    l.votes_for, l.votes_against, l.reason
from raw_plan_log as l
where l.changed_on <= {day}""",
        "plan_now": _plan_now(),
        "measure": """
select m.*, p.subdistrict_code, p.district_code, o.name_th as lead_lao_th
from raw_measure as m
join plan_now as p on p.plan_id = m.plan_id
left join raw_lao as o on o.lao_id = m.lead_lao_id""",
        "measure_row": f"\nselect * from measure where {sees_rows}",
        "measure_money": f"""
select b.measure_id, m.plan_id, m.dimension, b.seq, b.fiscal_year_be, b.source_of_money,
    b.amount_thb, b.pledge_id, b.secured,
    case when b.secured in {SECURED} then b.amount_thb else 0 end as secured_thb
from raw_measure_budget as b
join measure as m on m.measure_id = b.measure_id
where m.status = 'in_plan' and {sees_rows}""",
        "measure_linked": f"\nselect * from ({_measure_linked(day)}) as linked where {sees_rows}",
        "measure_done": _measure_done(),
        "plan_needs": f"""
select p.plan_id, r.needs_snapshot
from plan_now as p
join raw_area_plan as r on r.plan_id = p.plan_id
where {sees_rows}""",
    }


def step_reached(day: str) -> str:
    """One row a subdistrict in view and step reached by the day: when, and `is_counted`, 1 where a
    plan in force reached it and 0 where it was reported by hand."""
    return f"""
select subdistrict_code, step, min(reached_on) as reached_on, max(is_counted) as is_counted
from (
    select s.subdistrict_code, s.step, s.reached_on, 0 as is_counted
    from raw_subdistrict_step as s
    join subdistrict as a on a.subdistrict_code = s.subdistrict_code
    where s.reached_on <= {day}
    union all
    select subdistrict_code, 'plan' as step, adopted_on as reached_on, 1 as is_counted
    from plan_now
    where status in {COUNTED_STEPS} and adopted_on is not null
) as reached
group by subdistrict_code, step"""


def _plan_now() -> str:
    """Per plan drafted by the day: its step of now, since when, and when it last had its forum and its
    adoption."""
    return f"""
select p.plan_id, p.subdistrict_code, a.district_code, p.lao_id, p.author, p.title_th,
    p.years_from, p.years_to, p.form, p.version, n.to_status as status, n.changed_on as since,
    n.reason, f.changed_on as forum_on, f.event_id as forum_event_id, f.votes_for, f.votes_against,
    d.changed_on as adopted_on, d.doc_ref
from raw_area_plan as p
join subdistrict as a on a.subdistrict_code = p.subdistrict_code
join ({_newest("true")}) as n on n.plan_id = p.plan_id
left join ({_newest(f"to_status = '{NEEDS_A_FORUM}'")}) as f on f.plan_id = p.plan_id
left join ({_newest(f"to_status = '{NEEDS_A_DOCUMENT}'")}) as d on d.plan_id = p.plan_id"""


def _newest(condition: str) -> str:
    return f"""
    select *
    from (
        select *, row_number() over (partition by plan_id order by seq desc) as newest
        from plan_move
        where {condition}
    ) as numbered
    where newest = 1"""


def _measure_linked(day: str) -> str:
    """Per link of a measure in view: `what` it is linked with, whether that is done by the day, and
    `qty` in `unit`, what it brings. A decision brings no quantity: it is done or is not.

    It looks past the scope in view, for a pledge of the whole province may serve one subdistrict.
    """
    return f"""
select l.measure_id, m.plan_id, l.seq, m.unit as wanted_unit, 'repair' as what,
    l.repair_id as record_id, 'house' as unit,
    case when r.rank = {Stage.HANDED_OVER} then 1 else 0 end as qty,
    case when r.rank = {Stage.HANDED_OVER} then 1 else 0 end as is_done
from raw_measure_link as l
join measure as m on m.measure_id = l.measure_id
left join any_repair as r on r.repair_id = l.repair_id
where l.repair_id is not null
union all
select l.measure_id, m.plan_id, l.seq, m.unit, 'livelihood', l.livelihood_id, 'household',
    case when v.started_on <= {day} then 1 else 0 end,
    case when v.started_on <= {day} then 1 else 0 end
from raw_measure_link as l
join measure as m on m.measure_id = l.measure_id
join raw_livelihood as v on v.livelihood_id = l.livelihood_id
union all
select l.measure_id, m.plan_id, l.seq, m.unit, 'pledge', l.pledge_id, p.unit,
    least(greatest(coalesce(d.verified, 0), 0), p.qty),
    case when coalesce(d.verified, 0) >= p.qty then 1 else 0 end
from raw_measure_link as l
join measure as m on m.measure_id = l.measure_id
join raw_pledge as p on p.pledge_id = l.pledge_id
left join (
    select pledge_id, sum(qty) as verified
    from raw_delivery
    where verification = 'verified' and delivered_on <= {day}
    group by pledge_id
) as d on d.pledge_id = l.pledge_id
union all
select l.measure_id, m.plan_id, l.seq, m.unit, 'commitment', l.commitment_id, c.metric_unit,
    coalesce(u.qty_to_date, 0),
    case when coalesce(u.qty_to_date, 0) >= c.target_qty then 1 else 0 end
from raw_measure_link as l
join measure as m on m.measure_id = l.measure_id
join raw_commitment as c on c.commitment_id = l.commitment_id
left join (
    select commitment_id, qty_to_date, row_number() over (
        partition by commitment_id order by reported_on desc
    ) as newest
    from raw_commitment_update
    where verification = 'verified' and reported_on <= {day}
) as u on u.commitment_id = l.commitment_id and u.newest = 1
union all
select l.measure_id, m.plan_id, l.seq, m.unit, 'decision', l.decision_id, cast(null as string), 0,
    case when u.status = 'done' then 1 else 0 end
from raw_measure_link as l
join measure as m on m.measure_id = l.measure_id
left join (
    select decision_id, status, row_number() over (
        partition by decision_id order by seq desc
    ) as newest
    from raw_decision_update
    where verification = 'verified' and reported_on <= {day}
) as u on u.decision_id = l.decision_id and u.newest = 1
where l.decision_id is not null"""


def _measure_done() -> str:
    """Per measure with a link that the reader may see: `links`, of them `links_done`, the links that
    bring its own unit (`fits`), and `done_qty` that they bring."""
    return """
select measure_id, count(*) as links, cast(sum(is_done) as bigint) as links_done,
    cast(sum(case when unit = wanted_unit then 1 else 0 end) as bigint) as fits,
    cast(sum(case when unit = wanted_unit then qty else 0 end) as bigint) as done_qty
from measure_linked
group by measure_id"""
