"""How goals, pledges, commitments, decisions, models and livelihoods stand on a day: the longer
table expressions.

`day` is an SQL date literal. See scoped_tables.py, which puts them before a question.
"""

from data_access.rules.effect import SETTLED_AFTER_DAYS
from data_access.schema import BY_NAME


def goal_now(day: str) -> str:
    """One row a goal, with the target that held on the day: its own, or its newest change by then."""
    return f"""
select g.goal_id, g.name_th, g.name_en, g.unit, g.baseline, coalesce(c.target, g.target) as target,
    g.start_on, g.due_on, g.curve, g.direction, g.rollup, g.step, g.weight, g.owner_partner_id
from raw_goal as g
left join (
    select goal_id, target, row_number() over (
        partition by goal_id order by valid_from desc
    ) as newest
    from raw_goal_target_change
    where valid_from <= {day}
) as c on c.goal_id = g.goal_id and c.newest = 1"""


def area_target_given(day: str) -> str:
    """One row a target that was set for an area, goal and period by the day: the first, without
    `valid_from`, and each change with its own. The newest of them holds."""
    return f"""
select area_code, goal_id, period, target_value, cast(null as date) as valid_from
from raw_area_target
union all
select area_code, goal_id, period, target_value, valid_from
from raw_area_target_change
where valid_from <= {day}"""


def goal_target_move(day: str) -> str:
    """One row a change of a goal's target by the day, and the target that held before it."""
    return f"""
select c.goal_id, c.valid_from, c.target,
    coalesce(lag(c.target) over (partition by c.goal_id order by c.valid_from), g.target)
        as target_before
from raw_goal_target_change as c
join raw_goal as g on g.goal_id = c.goal_id
where c.valid_from <= {day}"""


def area_target_move(day: str, within: str) -> str:
    """One row a change of an area's target by the day, where `within` holds of its area_code, and
    the target that held before it; missing where none was set before."""
    return f"""
select c.area_code, c.goal_id, c.period, c.valid_from, c.target_value,
    coalesce(lag(c.target_value) over (
        partition by c.area_code, c.goal_id, c.period order by c.valid_from
    ), t.target_value) as value_before
from raw_area_target_change as c
left join raw_area_target as t
    on t.area_code = c.area_code and t.goal_id = c.goal_id and t.period = c.period
where c.valid_from <= {day} and {within}"""


def promised(table: str, key: str, day: str) -> str:
    """One row a pledge or commitment of the table, due on its newest verified new day by then, or on
    the day that was promised first (`first_due_on`). What was asked for and not verified moves none."""
    columns = ", ".join(
        f"t.{column.name}" for column in BY_NAME[table].public_columns if column.name != "due_on"
    )
    return f"""
select {columns}, coalesce(m.due_on, t.due_on) as due_on, t.due_on as first_due_on
from raw_{table} as t
left join (
    select {key} as moved_id, due_on, row_number() over (
        partition by {key} order by reported_on desc, move_id desc
    ) as newest
    from raw_promise_move
    where {key} is not null and verification = 'verified' and reported_on <= {day}
) as m on m.moved_id = t.{key} and m.newest = 1"""


def pledge_now(day: str, due_soon_days: int) -> str:
    """Per pledge: what verified deliveries have brought, capped at what was promised (P2–P6).

    It was fulfilled on the day from whose end it stayed so: a delivery that a later correction took
    back did not fulfil it. Of one day only the sum counts: its rows have no order.
    """
    return f"""
select p.*,
    coalesce(d.verified, 0) as verified_qty,
    least(greatest(coalesce(d.verified, 0), 0), p.qty) as counted_qty,
    greatest(p.qty - greatest(coalesce(d.verified, 0), 0), 0) as outstanding_qty,
    greatest(coalesce(d.verified, 0) - p.qty, 0) as surplus_qty,
    coalesce(d.waiting, 0) as waiting_qty,
    p.due_on < {day} and coalesce(d.verified, 0) < p.qty as overdue,
    case when p.due_on < {day} and coalesce(d.verified, 0) < p.qty
        then cast({day} - p.due_on as int) end as days_late,
    p.due_on >= {day} and cast(p.due_on - {day} as int) <= {int(due_soon_days)}
        and coalesce(d.verified, 0) < p.qty as due_soon,
    f.fulfilled_on, d.last_delivered_on
from pledge as p
left join (
    select pledge_id,
        cast(sum(case when verification = 'verified' then qty else 0 end) as bigint) as verified,
        cast(sum(case when verification = 'self_reported' then qty else 0 end) as bigint)
            as waiting,
        max(delivered_on) as last_delivered_on
    from pledge_delivery
    group by pledge_id
) as d on d.pledge_id = p.pledge_id
left join (
    select pledge_id, min(delivered_on) as fulfilled_on
    from (
        select pledge_id, delivered_on, min(so_far) over (
            partition by pledge_id order by delivered_on
            rows between current row and unbounded following
        ) as least_from_here
        from (
            select pledge_id, delivered_on, sum(qty) over (
                partition by pledge_id order by delivered_on
                rows between unbounded preceding and current row
            ) as so_far
            from (
                select pledge_id, delivered_on, sum(qty) as qty
                from pledge_delivery
                where verification = 'verified'
                group by pledge_id, delivered_on
            ) as by_day
        ) as running
    ) as lasting
    join (select pledge_id as promised_id, qty as promised_qty from pledge) as promised
        on promised_id = pledge_id
    where least_from_here >= promised_qty
    group by pledge_id
) as f on f.pledge_id = p.pledge_id"""


def commitment_now(day: str) -> str:
    """Per commitment: the newest verified quantity, and how much of the target it is (M3)."""
    return f"""
select c.*,
    coalesce(v.qty_to_date, 0) as verified_qty,
    v.reported_on as verified_on,
    u.last_reported_on,
    least(coalesce(v.qty_to_date, 0) * 1e0 / c.target_qty, 1e0) as kept_share
from commitment as c
left join (
    select *
    from (
        select commitment_id, reported_on, qty_to_date, row_number() over (
            partition by commitment_id order by reported_on desc
        ) as newest
        from raw_commitment_update
        where verification = 'verified' and reported_on <= {day}
    ) as numbered
    where newest = 1
) as v on v.commitment_id = c.commitment_id
left join (
    select commitment_id, max(reported_on) as last_reported_on
    from raw_commitment_update
    where reported_on <= {day}
    group by commitment_id
) as u on u.commitment_id = c.commitment_id"""


def meeting_tables(day: str, sees_rows: str, in_the_area: str) -> dict[str, str]:
    """SQL by table name. `sees_rows` is true for readers of single rows, `in_the_area` of a decision
    `d` that is in view.

    Who came is counted for every reader, and one by one it is for those who see rows. Those who came
    are officials and partners: their small counts hide nobody.
    """
    return {
        "event": f"""
select *
from raw_event
where held_on <= {day} and coalesce(status, 'held') = 'held'""",
        "attendance": """
select a.*, coalesce(p.district_code, l.district_code) as district_code
from raw_attendance as a
join event as e on e.event_id = a.event_id
left join raw_participant as p on p.participant_id = a.participant_id
left join raw_lao as l on l.lao_id = a.lao_id""",
        "attendance_row": f"\nselect * from attendance where {sees_rows}",
        # A decision of no area is the whole province's: a district has its own.
        "decision": f"""
select d.*, e.held_on, e.kind as event_kind
from raw_decision as d
join event as e on e.event_id = d.event_id
where {in_the_area}""",
        "decision_now": _decision_now(day),
    }


def _decision_now(day: str) -> str:
    """Per decision: its day of now, how often it was moved, and its state by a key of DECISION_STATE.

    Only what was verified moves or closes it; a later report that it is done waits to be verified. It
    is late on the day after its day.
    """
    return f"""
select d.decision_id, d.event_id, d.held_on, d.event_kind, d.seq, d.text_th, d.text_en,
    d.kind, d.partner_id, d.lao_id, d.office, d.area_code, d.goal_id, d.about,
    d.due_on as first_due_on, coalesce(m.due_on, d.due_on) as due_on,
    coalesce(n.moves, 0) as moves, v.reason, v.reported_on,
    case when v.status in ('done', 'cancelled') then v.status
        when r.decision_id is not null then 'reported'
        when coalesce(m.due_on, d.due_on) < {day} then 'late'
        when v.status = 'under_way' then 'under_way'
        else 'open' end as state
from decision as d
left join ({_newest_report(day, "verification = 'verified'")}) as v
    on v.decision_id = d.decision_id
left join ({_newest_report(day, "verification = 'verified' and status = 'moved'")}) as m
    on m.decision_id = d.decision_id
left join ({_newest_report(day, "verification = 'self_reported' and status = 'done'")}) as r
    on r.decision_id = d.decision_id and r.seq > coalesce(v.seq, 0)
left join (
    select decision_id, count(*) as moves
    from raw_decision_update
    where verification = 'verified' and status = 'moved' and reported_on <= {day}
    group by decision_id
) as n on n.decision_id = d.decision_id"""


def _newest_report(day: str, condition: str) -> str:
    return f"""
    select *
    from (
        select decision_id, seq, reported_on, status, due_on, reason, row_number() over (
            partition by decision_id order by seq desc
        ) as newest
        from raw_decision_update
        where reported_on <= {day} and {condition}
    ) as numbered
    where newest = 1"""


def model_tables(day: str) -> dict[str, str]:
    """SQL by table name: models that had begun, the areas that used one, and who came to see it. They
    are the whole province's, whatever is in view. Before the day of its status a model was being
    tried: what it was in between is not recorded."""
    return {
        "model": f"""
select *, case when status_since <= {day} then status else 'trying' end as status_now
from raw_model
where started_on <= {day}""",
        "model_place": f"""
select p.model_id, p.subdistrict_code, p.role, p.from_on, m.measured_by, m.status_now,
    cast({day} - p.from_on as int) >= {SETTLED_AFTER_DAYS} as is_settled
from raw_model_area as p
join model as m on m.model_id = p.model_id
where p.from_on <= {day}""",
        "model_visit": """
select v.model_id, v.event_id, e.held_on, v.lao_id, v.asked, v.result
from raw_model_visit as v
join model as m on m.model_id = v.model_id
join event as e on e.event_id = v.event_id""",
    }


def livelihood_now(day: str) -> str:
    """One row a livelihood that was supported by the day: its income by the newest verified check half
    a year after it began or later, whether half a year has passed (`is_due`) and a verified check came no earlier
    (`is_checked`), and whether somebody is at work in it still."""
    return f"""
select l.livelihood_id, l.household_id, l.subdistrict_code, l.district_code, l.kind, l.started_on,
    l.enterprise_id, l.repair_id, l.income_before_pp_year_thb as income_before,
    c.income_pp_year_thb as income_after, c.checked_on as income_checked_on,
    cast({day} - l.started_on as int) >= {SETTLED_AFTER_DAYS} as is_due,
    coalesce(k.days_after >= {SETTLED_AFTER_DAYS}, false) as is_checked,
    (l.ended_on is null or l.ended_on > {day}) and coalesce(k.is_active, true) as is_at_work
from livelihood as l
left join (
    select *
    from (
        select a.livelihood_id, a.checked_on, a.income_pp_year_thb, row_number() over (
            partition by a.livelihood_id order by a.checked_on desc
        ) as newest
        from raw_livelihood_check as a
        join raw_livelihood as b on b.livelihood_id = a.livelihood_id
        where a.checked_on <= {day} and a.verification = 'verified'
            and a.income_pp_year_thb is not null
            and cast(a.checked_on - b.started_on as int) >= {SETTLED_AFTER_DAYS}
    ) as asked
    where newest = 1
) as c on c.livelihood_id = l.livelihood_id
left join (
    select n.livelihood_id, n.active as is_active, cast(n.checked_on - s.started_on as int) as days_after
    from (
        select livelihood_id, checked_on, active, row_number() over (
            partition by livelihood_id order by checked_on desc
        ) as newest
        from raw_livelihood_check
        where checked_on <= {day} and verification = 'verified'
    ) as n
    join raw_livelihood as s on s.livelihood_id = n.livelihood_id
    where n.newest = 1
) as k on k.livelihood_id = l.livelihood_id"""
