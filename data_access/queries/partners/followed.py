"""From a promise to its houses and from a house back: only what is recorded as a link counts.

A house leads to a partner's pledge by a verified delivery against it, recorded for the house or
named by a line of its money; to a commitment of the network by `commitment_house`.
"""

from collections.abc import Callable

import pandas as pd

from data_access.access.allowed_scope import is_outsider
from data_access.disclosure import is_small
from data_access.rules.stages import is_under_way
from data_access.snapshots.programme import Programme

CHAIN = ("participants", "commitments", "pledges", "under_way", "handed_over")
HOUSES = ("under_way", "under_way_rest", "handed_over", "handed_over_rest")
PARTS = ("to_pledge", "to_commitment", "to_gift", "to_none")
# One row a (house, delivery) that are linked, with the pledge of the delivery if it has one.
_DELIVERED = """
    select d.repair_id, d.delivery_id, d.pledge_id, d.partner_id
    from partner_report as d
    where d.repair_id is not null and d.verification = 'verified'
    union
    select f.repair_id, d.delivery_id, d.pledge_id, d.partner_id
    from funding as f
    join partner_report as d on d.delivery_id = f.delivery_id
    where d.verification = 'verified'"""
# One row a house in view, and how much of each it leads to.
_LINKED = f"""
    select r.repair_id, r.rank, r.handed_over_on, coalesce(l.given, 0) as given,
        coalesce(l.pledged, 0) as pledged, coalesce(c.committed, 0) as committed
    from repair as r
    left join (
        select repair_id, count(*) as given, count(pledge_id) as pledged
        from ({_DELIVERED}) as ties
        group by repair_id
    ) as l on l.repair_id = r.repair_id
    left join (
        select repair_id, count(*) as committed from commitment_house group by repair_id
    ) as c on c.repair_id = r.repair_id"""


def houses_linked(programme: Programme) -> pd.Series:
    """One row as a series, of houses handed over in view: `houses`; `to_pledge`, which lead to a
    partner's pledge; `to_commitment`, of the others those that lead to a commitment of the network;
    `to_gift`, which lead to a gift outside any pledge; `to_none`, of which nothing is recorded.
    Each house once: the four add up to all.

    To an outsider the four are missing where any is of few houses: what a house was built with is
    not the programme's public account, as the number of houses is.
    """
    return _told(programme, "houses linked", _houses_linked, PARTS).iloc[0]


def chain_linked(programme: Programme) -> dict[str, int | None]:
    """Of the links of network.chain, by the same names, how many are recorded as leading to a house
    in view (participants, commitments, pledges) or as leading to a promise (houses). To an outsider
    the houses are missing where they, or the rest of them, are few."""
    row = _told(programme, "chain linked", _chain_linked, HOUSES).iloc[0]
    return {name: None if pd.isna(row[name]) else int(row[name]) for name in CHAIN}


def promises_of_house(programme: Programme, repair_id: str) -> pd.DataFrame:
    """One row a promise that the house leads to and the reader may see, pledges first, then by id:
    `promise_id`, `partner_id` or `participant_id`, `text_th`, `role` (of HOUSE_ROLE, of a
    commitment), `delivery_id` (the first). Empty: no promise is recorded for it."""
    rows = programme.ask(
        f"""
        select t.repair_id, p.pledge_id as promise_id, p.partner_id,
            cast(null as string) as participant_id, p.text_th, cast(null as string) as role,
            min(t.delivery_id) as delivery_id
        from ({_DELIVERED}) as t
        join pledge_row as p on p.pledge_id = t.pledge_id
        join repair_row as r on r.repair_id = t.repair_id
        group by t.repair_id, p.pledge_id, p.partner_id, p.text_th
        union all
        select h.repair_id, c.commitment_id as promise_id, cast(null as string) as partner_id,
            c.participant_id, c.text_th, h.role, cast(null as string) as delivery_id
        from commitment_house as h
        join commitment_row as c on c.commitment_id = h.commitment_id
        join repair_row as r on r.repair_id = h.repair_id
        order by repair_id, promise_id
        """
    )
    mine = rows[rows["repair_id"] == repair_id].drop(columns="repair_id")
    return mine.sort_values(
        ["participant_id", "promise_id"], na_position="first", ignore_index=True
    )


def _told(
    programme: Programme,
    name: str,
    ask: Callable[[Programme], pd.DataFrame],
    parts: tuple[str, ...],
) -> pd.DataFrame:
    if not is_outsider(programme.principal):
        return ask(programme)
    smallest = programme.principal.rights.smallest_count
    return programme.made(
        f"{name}, fewer than {smallest} hidden", lambda: _many(ask(programme), parts, smallest)
    )


def _many(asked: pd.DataFrame, parts: tuple[str, ...], smallest: int) -> pd.DataFrame:
    row = asked.astype("Int64")
    if is_small(row.loc[0, list(parts)], smallest).any():
        row[list(parts)] = pd.NA
    return row.astype("Int64")


def _houses_linked(programme: Programme) -> pd.DataFrame:
    return programme.ask(
        f"""
        select count(*) as houses,
            count(case when pledged > 0 then 1 end) as to_pledge,
            count(case when pledged = 0 and committed > 0 then 1 end) as to_commitment,
            count(case when pledged = 0 and committed = 0 and given > 0 then 1 end) as to_gift,
            count(case when committed = 0 and given = 0 then 1 end) as to_none
        from ({_LINKED}) as linked
        where handed_over_on is not null
        """
    )


def _chain_linked(programme: Programme) -> pd.DataFrame:
    return programme.ask(
        f"""
        select p.participants, p.commitments, g.pledges, h.under_way, h.under_way_rest,
            h.handed_over, h.handed_over_rest
        from (
            select count(distinct c.participant_id) as participants,
                count(distinct c.commitment_id) as commitments
            from commitment as c
            join commitment_house as l on l.commitment_id = c.commitment_id
            join repair as r on r.repair_id = l.repair_id
        ) as p
        cross join (
            select count(distinct t.pledge_id) as pledges
            from ({_DELIVERED}) as t
            join pledge as k on k.pledge_id = t.pledge_id
            join repair as r on r.repair_id = t.repair_id
        ) as g
        cross join (
            select count(case when is_going and promised > 0 then 1 end) as under_way,
                count(case when is_going and promised = 0 then 1 end) as under_way_rest,
                count(case when is_done and promised > 0 then 1 end) as handed_over,
                count(case when is_done and promised = 0 then 1 end) as handed_over_rest
            from (
                select {is_under_way("rank")} as is_going, handed_over_on is not null as is_done,
                    pledged + committed as promised
                from ({_LINKED}) as linked
            ) as houses
        ) as h
        """
    )
