"""Questions about the meetings themselves: when, who came, the agenda, and what was agreed."""

import pandas as pd

from data_access.access.release_days import MEETINGS
from data_access.snapshots.programme import Programme


def gatherings(programme: Programme) -> pd.DataFrame:
    """One row a meeting by the as-of day that the whole network came to, or that has an agenda, a
    decision or an attendance; newest first.

    event_id, kind, held_on, place, title_th, title_en, chair_role, attendees (as the office counted
    them; may be missing), `invited`, `present`, `represented`, `excused`, `absent` (rows of attendance;
    0 where none was recorded), `agenda` (items), `decisions` in view.
    """
    return programme.ask(
        f"""
        select e.event_id, e.kind, e.held_on, e.place, e.title_th, e.title_en, e.chair_role,
            e.attendees, coalesce(a.invited, 0) as invited, coalesce(a.present, 0) as present,
            coalesce(a.represented, 0) as represented, coalesce(a.excused, 0) as excused,
            coalesce(a.absent, 0) as absent, coalesce(g.items, 0) as agenda,
            coalesce(d.decisions, 0) as decisions
        from event as e
        left join (
            select event_id, count(*) as invited,
                cast(sum(case when presence = 'present' then 1 else 0 end) as bigint) as present,
                cast(sum(case when presence = 'represented' then 1 else 0 end) as bigint)
                    as represented,
                cast(sum(case when presence = 'excused' then 1 else 0 end) as bigint) as excused,
                cast(sum(case when presence = 'absent' then 1 else 0 end) as bigint) as absent
            from attendance
            group by event_id
        ) as a on a.event_id = e.event_id
        left join (
            select event_id, count(*) as items from raw_agenda_item group by event_id
        ) as g on g.event_id = e.event_id
        left join (
            select event_id, count(*) as decisions from decision group by event_id
        ) as d on d.event_id = e.event_id
        where e.kind in {MEETINGS} or a.invited > 0 or g.items > 0 or d.decisions > 0
        order by e.held_on desc, e.event_id
        """
    )


def next_meeting(programme: Programme) -> pd.DataFrame:
    """The first meeting of the network that is planned after the as-of day, in at most one row:
    event_id, kind, held_on, place, title_th, title_en."""
    return programme.ask(
        f"""
        select event_id, kind, held_on, place, title_th, title_en
        from raw_event
        where held_on > {{as_of}} and status = 'planned' and kind in {MEETINGS}
        order by held_on, event_id
        limit 1
        """
    )


def agenda_items(programme: Programme) -> pd.DataFrame:
    """One row an item of the agenda of a meeting by the as-of day, by meeting and sequence: event_id,
    seq, kind, title_th, title_en, speaker_role, minutes."""
    return programme.ask(
        """
        select g.event_id, g.seq, g.kind, g.title_th, g.title_en, g.speaker_role, g.minutes
        from raw_agenda_item as g
        join event as e on e.event_id = g.event_id
        order by g.event_id, g.seq
        """
    )


def attendance_by_district(programme: Programme) -> pd.DataFrame:
    """One row a meeting and district of those invited, by meeting and district: event_id,
    district_code (missing for partners and bodies of the whole province), `invited`, `came` (present
    or represented)."""
    return programme.ask(
        """
        select event_id, district_code, count(*) as invited,
            cast(sum(case when presence in ('present', 'represented') then 1 else 0 end) as bigint)
                as came
        from attendance
        group by event_id, district_code
        order by event_id, district_code nulls last
        """
    )


def agreements(programme: Programme) -> pd.DataFrame:
    """One row an agreement signed by the as-of day, newest first: agreement_id, title_th, title_en,
    version, signed_on, valid_to, text_sha256, `signatures`."""
    return programme.ask(
        """
        select a.agreement_id, a.title_th, a.title_en, a.version, a.signed_on, a.valid_to,
            a.text_sha256, coalesce(s.signatures, 0) as signatures
        from raw_agreement as a
        left join (
            select agreement_id, count(*) as signatures
            from raw_signature
            where signed_on <= {as_of}
            group by agreement_id
        ) as s on s.agreement_id = a.agreement_id
        where a.signed_on <= {as_of}
        order by a.signed_on desc, a.agreement_id
        """
    )


def clauses(programme: Programme) -> pd.DataFrame:
    """One row a clause of an agreement signed by the as-of day, by agreement and sequence:
    agreement_id, seq, text_th, text_en, binds."""
    return programme.ask(
        """
        select c.agreement_id, c.seq, c.text_th, c.text_en, c.binds
        from raw_agreement_clause as c
        join raw_agreement as a on a.agreement_id = c.agreement_id
        where a.signed_on <= {as_of}
        order by c.agreement_id, c.seq
        """
    )


def signatures(programme: Programme) -> pd.DataFrame:
    """One row a signature by the as-of day, by agreement and id: agreement_id, signature_id,
    event_id, partner_id, lao_id, role, signed_on."""
    return programme.ask(
        """
        select agreement_id, signature_id, event_id, partner_id, lao_id, role, signed_on
        from raw_signature
        where signed_on <= {as_of}
        order by agreement_id, signature_id
        """
    )
