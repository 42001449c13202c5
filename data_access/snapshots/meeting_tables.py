"""The tables of meetings as a question may name them: what was held by the day, and decisions as they
stand on it."""


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
