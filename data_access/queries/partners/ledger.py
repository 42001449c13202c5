"""One ledger: what a partner promised, what it delivered, what of that is in houses, and what is not.

Money and goods stand in two places, in deliveries and in the lines that pay for a house. A line that
names its delivery ties the two; the others are listed. Per partner and unit, and in baht:

    delivered = counted + surplus + unpledged + of no live pledge
    delivered = placed + not placed + not for houses
    on houses = placed + placed without a delivery
"""

import pandas as pd

from data_access.access.scope import Scope
from data_access.snapshots.programme import Programme

# What goes into a house. Training, data or plans do not, and are never missing in one.
FOR_HOUSES = ("cash", "material", "labour", "craftsman", "transport")
QUANTITIES = (
    "promised", "counted", "surplus", "unpledged", "other", "delivered", "placed", "not_placed",
    "not_for_houses", "without_delivery", "on_houses",
)  # fmt: skip


def ledger(programme: Programme) -> pd.DataFrame:
    """One row a (partner, unit) with anything promised, delivered or on a house that the reader may
    see line by line, by both; no row for who sees no single line.

    partner_id, unit, and whole numbers in that unit: `promised` (live pledges), `delivered`
    (verified), which is `counted` + `surplus` + `unpledged` + `other` (of pledges no longer live,
    or taken back below nothing), and is `placed` (on houses, in lines that name the delivery) +
    `not_placed` (below nothing where lines say more than was delivered) + `not_for_houses`;
    `on_houses`, which is `placed` + `without_delivery`. Each again in baht as `…_thb`; what has no
    value has none there.

    Of the whole province and all years, whatever is in view: a gift of one year may be in a house of
    the next.
    """
    return _of_all(programme).ask(
        f"""
        with promised_by as (
            select partner_id, unit, cast(sum(qty) as bigint) as promised,
                cast(sum(counted_qty) as bigint) as counted,
                cast(sum(surplus_qty) as bigint) as surplus,
                cast(sum(qty * coalesce(unit_value_thb, 0)) as bigint) as promised_thb,
                cast(sum(counted_qty * coalesce(unit_value_thb, 0)) as bigint) as counted_thb,
                cast(sum(surplus_qty * coalesce(unit_value_thb, 0)) as bigint) as surplus_thb
            from pledge_row
            group by partner_id, unit
        ),
        delivered_by as (
            select partner_id, unit, cast(sum(qty) as bigint) as delivered,
                cast(sum(coalesce(value_thb, 0)) as bigint) as delivered_thb,
                cast(sum(case when pledge_id is null then qty else 0 end) as bigint) as unpledged,
                cast(sum(case when pledge_id is null then coalesce(value_thb, 0) else 0 end) as bigint)
                    as unpledged_thb,
                cast(sum(case when kind in {FOR_HOUSES} then 0 else qty end) as bigint)
                    as not_for_houses,
                cast(sum(case when kind in {FOR_HOUSES} then 0 else coalesce(value_thb, 0) end)
                    as bigint) as not_for_houses_thb
            from delivery_row
            where verification = 'verified'
            group by partner_id, unit
        ),
        on_houses_by as (
            select f.partner_id, f.unit, cast(sum(f.qty) as bigint) as on_houses,
                cast(sum(coalesce(f.value_thb, 0)) as bigint) as on_houses_thb,
                cast(sum(case when f.delivery_id is null then 0 else f.qty end) as bigint) as placed,
                cast(sum(case when f.delivery_id is null then 0 else coalesce(f.value_thb, 0) end)
                    as bigint) as placed_thb
            from funding_row as r
            join funding as f on f.funding_id = r.funding_id
            where f.partner_id is not null and f.is_verified
            group by f.partner_id, f.unit
        ),
        keys as (
            select partner_id, unit from promised_by
            union
            select partner_id, unit from delivered_by
            union
            select partner_id, unit from on_houses_by
        ),
        joined as (
            select k.partner_id, k.unit,
                {_whole("p", "promised", "counted", "surplus")},
                {_whole("d", "delivered", "unpledged", "not_for_houses")},
                {_whole("h", "on_houses", "placed")}
            from keys as k
            left join promised_by as p on p.partner_id = k.partner_id and p.unit = k.unit
            left join delivered_by as d on d.partner_id = k.partner_id and d.unit = k.unit
            left join on_houses_by as h on h.partner_id = k.partner_id and h.unit = k.unit
        )
        select joined.*,
            {", ".join(_difference(ending) for ending in ("", "_thb"))}
        from joined
        order by partner_id, unit
        """
    )


def _whole(table: str, *columns: str) -> str:
    return ", ".join(
        f"coalesce({table}.{name}{ending}, 0) as {name}{ending}"
        for name in columns
        for ending in ("", "_thb")
    )


def _difference(ending: str) -> str:
    return (
        f"delivered{ending} - counted{ending} - surplus{ending} - unpledged{ending} as other{ending},"
        f" delivered{ending} - placed{ending} - not_for_houses{ending} as not_placed{ending},"
        f" on_houses{ending} - placed{ending} as without_delivery{ending}"
    )


def untied_lines(programme: Programme) -> pd.DataFrame:
    """One row a line on a house of a partner that names no delivery, as the reader may see it, the
    dearest first: funding_id, repair_id, partner_id, kind, qty, unit, value_thb."""
    return _of_all(programme).ask(
        """
        select f.funding_id, f.repair_id, f.partner_id, f.kind, f.qty, f.unit, f.value_thb
        from funding_row as f
        join funding as l on l.funding_id = f.funding_id
        where f.partner_id is not null and l.delivery_id is null
        order by coalesce(f.value_thb, 0) desc, f.funding_id
        """
    )


def unplaced_deliveries(programme: Programme) -> pd.DataFrame:
    """One row a verified delivery of what goes into houses that its lines do not add up to, as the
    reader may see it, the most left first: delivery_id, partner_id, kind, delivered_on, qty, unit,
    `placed`, `left_over` (below nothing where the lines say more)."""
    return _of_all(programme).ask(
        f"""
        select d.delivery_id, d.partner_id, d.kind, d.delivered_on, d.qty, d.unit,
            coalesce(l.placed, 0) as placed, d.qty - coalesce(l.placed, 0) as left_over,
            d.value_thb
        from delivery_row as d
        left join (
            select delivery_id, cast(sum(qty) as bigint) as placed
            from funding
            where delivery_id is not null
            group by delivery_id
        ) as l on l.delivery_id = d.delivery_id
        where d.verification = 'verified' and d.kind in {FOR_HOUSES}
            and d.qty <> coalesce(l.placed, 0)
        order by coalesce(d.value_thb, 0) desc, d.delivery_id
        """
    )


def _of_all(programme: Programme) -> Programme:
    return programme.within(Scope(as_of=programme.scope.as_of))
