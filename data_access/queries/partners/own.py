"""Promises one by one as their owner sees them: how far each is, when it is due, and its houses."""

import pandas as pd

from data_access.snapshots.programme import Programme


def promises(programme: Programme) -> pd.DataFrame:
    """One row a promise that the reader may see one by one (a partner, an LAO and a participant their
    own), the longest late first, then by due day: `promise_id`, `partner_id` or `participant_id`,
    `text_th`, `kind` (of a pledge), `qty` in `unit`, `counted_qty` (verified, no more than promised),
    `due_on`, `first_due_on` (as first promised), `is_late`, `is_due_soon`, `area_code`."""
    soon = int(programme.weights["due_soon_days"])
    return programme.ask(
        f"""
        select pledge_id as promise_id, partner_id, cast(null as string) as participant_id, text_th,
            kind, qty, unit, counted_qty, due_on, first_due_on, overdue as is_late,
            due_soon as is_due_soon, area_code
        from pledge_row
        union all
        select commitment_id as promise_id, cast(null as string) as partner_id, participant_id,
            text_th, cast(null as string) as kind, target_qty as qty, metric_unit as unit,
            least(verified_qty, target_qty) as counted_qty, due_on, first_due_on,
            due_on < {{as_of}} and kept_share < 1e0 as is_late,
            due_on >= {{as_of}} and cast(due_on - {{as_of}} as int) <= {soon} and kept_share < 1e0
                as is_due_soon,
            area_code
        from ({_COMMITMENTS}) as c
        order by is_late desc, due_on, promise_id
        """
    )


def participants(programme: Programme) -> pd.DataFrame:
    """One row a participant still taking part that the reader may see one by one (an LAO and a
    participant their own), by id: participant_id, lao_id, role_th, district_code, subdistrict_code.
    By number and role, never by name."""
    return programme.ask(
        """
        select participant_id, lao_id, role_th, district_code, subdistrict_code
        from (select * from participant_row union all select * from own_participant) as p
        where active
        order by participant_id
        """
    )


def houses_of_promises(programme: Programme) -> pd.DataFrame:
    """One row a promise and a house it is recorded to have gone into, as the reader may see both, by
    promise and house: `promise_id`, `partner_id` or `participant_id`, `repair_id`,
    `is_handed_over`."""
    return programme.ask(
        """
        select distinct t.promise_id, t.partner_id, t.participant_id, t.repair_id, t.is_handed_over
        from (
            select d.pledge_id as promise_id, d.partner_id,
                cast(null as string) as participant_id, r.repair_id,
                r.handed_over_on is not null as is_handed_over
            from delivery_row as d
            join repair_row as r on r.repair_id = d.repair_id
            where d.pledge_id is not null and d.verification = 'verified'
            union all
            select d.pledge_id as promise_id, d.partner_id,
                cast(null as string) as participant_id, r.repair_id,
                r.handed_over_on is not null as is_handed_over
            from delivery_row as d
            join funding as f on f.delivery_id = d.delivery_id
            join repair_row as r on r.repair_id = f.repair_id
            where d.pledge_id is not null and d.verification = 'verified'
            union all
            select h.commitment_id as promise_id, cast(null as string) as partner_id,
                c.participant_id, h.repair_id, r.handed_over_on is not null as is_handed_over
            from commitment_house as h
            join commitment_row as c on c.commitment_id = h.commitment_id
            join repair_row as r on r.repair_id = h.repair_id
            union all
            select h.commitment_id as promise_id, cast(null as string) as partner_id,
                c.participant_id, h.repair_id, h.is_handed_over
            from own_house as h
            join own_commitment as c on c.commitment_id = h.commitment_id
        ) as t
        order by promise_id, repair_id
        """
    )


# Of all of them for who sees every row, of the reader's own for who reports on them.
_COMMITMENTS = "select * from commitment_row union all select * from own_commitment"
