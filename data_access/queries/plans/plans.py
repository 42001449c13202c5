"""Questions about area plans: where each is, and how far the subdistricts have come with theirs."""

import pandas as pd

from data_access.queries.areas.areas import subdistricts_in_view
from data_access.rules.planning.plan_steps import COUNTED_STEPS, rank_of
from data_access.snapshots.programme import Programme, remembered

NO_PLAN = "none"  # the step of a subdistrict that has no plan
BY_HAND = "by_hand"  # of one whose step was reported, and of which no plan is on record


@remembered
def plans(programme: Programme) -> pd.DataFrame:
    """One row a plan of a subdistrict in view that was drafted by the as-of day, by place and id.

    plan_id, subdistrict_code, district_code, lao_id, author, title_th, years_from, years_to, form,
    version, `status` (a key of PLAN_STATUS) and `since`, `reason` of a return, forum_on,
    forum_event_id, votes_for, votes_against, adopted_on, doc_ref, and `measures` in the plan.
    """
    return programme.ask(
        """
        select p.plan_id, p.subdistrict_code, p.district_code, p.lao_id, p.author, p.title_th,
            p.years_from, p.years_to, p.form, p.version, p.status, p.since, p.reason, p.forum_on,
            p.forum_event_id, p.votes_for, p.votes_against, p.adopted_on, p.doc_ref,
            coalesce(m.measures, 0) as measures
        from plan_now as p
        left join (
            select plan_id, count(*) as measures
            from measure
            where status = 'in_plan'
            group by plan_id
        ) as m on m.plan_id = p.plan_id
        order by p.subdistrict_code, p.plan_id
        """
    )


@remembered
def plan_ladder(programme: Programme) -> pd.DataFrame:
    """One row a subdistrict in view, in code order: `subdistrict_code`, `district_code`, `step` of its
    plan that is furthest (a key of PLAN_STATUS, BY_HAND or NO_PLAN), `plan_id` of it (missing where
    there is none), `since`, and `counts` towards the goal of area plans."""
    places = subdistricts_in_view(programme)[["subdistrict_code", "district_code"]]
    rows = plans(programme)
    rows["rank"] = [rank_of(status) for status in rows["status"]]
    rows = rows.sort_values(["rank", "plan_id"], ascending=[False, True], kind="stable")
    furthest = rows.drop_duplicates("subdistrict_code").set_index("subdistrict_code")
    by_hand = set(
        programme.ask(
            """
            select subdistrict_code
            from step_reached
            where step = 'plan' and is_counted = 0
            order by subdistrict_code
            """
        )["subdistrict_code"]
    )
    table = places.reset_index(drop=True)
    codes = table["subdistrict_code"]
    found = furthest.reindex(codes).reset_index(drop=True)
    status, reported = found["status"], codes.isin(by_hand)
    table["step"] = status.where(
        status.notna(), reported.map({True: BY_HAND, False: NO_PLAN})
    ).astype("str")
    table["plan_id"], table["since"] = found["plan_id"], found["since"]
    table["counts"] = table["step"].isin(COUNTED_STEPS) | reported
    return table


def plan_moves(programme: Programme) -> pd.DataFrame:
    """One row a step taken by the as-of day by a plan in view, by plan and sequence: plan_id, seq,
    from_status, to_status, changed_on, event_id, doc_ref, votes_for, votes_against, reason."""
    return programme.ask(
        """
        select l.plan_id, l.seq, l.from_status, l.to_status, l.changed_on, l.event_id, l.doc_ref,
            l.votes_for, l.votes_against, l.reason
        from plan_move as l
        join plan_now as p on p.plan_id = l.plan_id
        order by l.plan_id, l.seq
        """
    )


def forums(programme: Programme) -> pd.DataFrame:
    """One row a community forum held by the as-of day of which the place is recorded, newest first:
    event_id, held_on, place, area_code, attendees (missing where nobody has sent the count)."""
    return programme.ask(
        """
        select event_id, held_on, place, area_code, attendees
        from event
        where kind = 'forum' and area_code is not null
        order by held_on desc, event_id
        """
    )


def needs_when_drafted(programme: Programme) -> pd.DataFrame:
    """One row a plan in view, by id, for readers who may see rows: plan_id, `needs_snapshot`, the
    figures of its place as they were when it was drafted, `name=value` by semicolons; may be
    missing."""
    return programme.ask(
        """
        select plan_id, needs_snapshot
        from plan_needs
        order by plan_id
        """
    )
