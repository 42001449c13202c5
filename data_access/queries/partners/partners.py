"""Questions about partners: what each promised, what came of it, and where.

A delivery counts towards its pledge when it is verified, and only up to what was promised:
counted = min(max(Σ verified, 0), promised). The rest of the verified is surplus, shown apart.
"""

from typing import TypedDict

import pandas as pd

from data_access.language.labels import with_distinct
from data_access.snapshots.programme import Programme, remembered


class Fulfilment(TypedDict):
    """Baht promised and counted over pledges with a value, and the pledges without one."""

    promised_thb: int
    counted_thb: int
    fulfilment: float | None
    pledges: int
    pledges_without_value: int
    overdue: int
    due_soon: int
    on_time: int
    already_due: int


SUMS = """
    count(*) as pledges,
    count(case when unit_value_thb is null then 1 end) as pledges_without_value,
    coalesce(cast(sum(qty * unit_value_thb) as bigint), 0) as promised_thb,
    coalesce(cast(sum(counted_qty * unit_value_thb) as bigint), 0) as counted_thb,
    coalesce(cast(sum(case when due_on <= {as_of} then qty * unit_value_thb end) as bigint), 0)
        as due_thb,
    coalesce(cast(sum(surplus_qty * unit_value_thb) as bigint), 0) as surplus_thb,
    count(case when overdue then 1 end) as overdue,
    count(case when due_soon then 1 end) as due_soon,
    count(case when fulfilled_on <= due_on then 1 end) as on_time,
    count(case when due_on <= {as_of} then 1 end) as already_due,
    count(case when due_on <= {as_of} and fulfilled_on <= due_on then 1 end) as due_on_time"""


def partner_table(programme: Programme) -> pd.DataFrame:
    """One row a partner of the programme, also of those that left, MOU parties first, then by
    id: names (without a short one in English, the whole), type, mou_party, active. A short name
    that several bear has the whole name or the id behind it. Public: who takes part is no secret.
    """
    table = programme.ask(
        """
        select partner_id, name_th, name_en, short_th, coalesce(short_en, name_en) as short_en,
            partner_type, mou_party, mou_signed_on, is_state, active
        from raw_partner
        order by case when mou_party then 0 else 1 end, partner_id
        """
    )
    short, whole = ("short_th", "short_en"), ("name_th", "name_en")
    return with_distinct(table, "partner_id", short, whole)


@remembered
def fulfilment(programme: Programme, partner_id: str | None = None) -> Fulfilment:
    """P1, P2, P6–P8 over all live pledges in scope, or over one partner's. None of none is no
    share: `fulfilment` is None where no pledge has a value."""
    rows = by_partner(programme)
    if partner_id:
        rows = rows[rows["partner_id"] == partner_id]
    sums = {name: int(rows[name].sum()) for name in _COUNTED}
    promised, counted = sums["promised_thb"], sums["counted_thb"]
    return Fulfilment(
        promised_thb=promised,
        counted_thb=counted,
        fulfilment=counted / promised if promised else None,
        pledges=sums["pledges"],
        pledges_without_value=sums["pledges_without_value"],
        overdue=sums["overdue"],
        due_soon=sums["due_soon"],
        on_time=sums["due_on_time"],
        already_due=sums["already_due"],
    )


_COUNTED = (
    "promised_thb",
    "counted_thb",
    "pledges",
    "pledges_without_value",
    "overdue",
    "due_soon",
    "due_on_time",
    "already_due",
)


@remembered
def by_partner(programme: Programme) -> pd.DataFrame:
    """One row a partner with a live pledge in scope, most outstanding baht first: pledges,
    pledges_without_value, promised_thb, counted_thb, due_thb (due by the as-of day), surplus_thb,
    outstanding_thb, overdue, due_soon, on_time, already_due, due_on_time (counts of pledges)."""
    rows = programme.ask(
        f"select partner_id, {SUMS} from pledge_now group by partner_id order by partner_id"
    )
    rows["outstanding_thb"] = rows["promised_thb"] - rows["counted_thb"]
    return rows.sort_values(
        ["outstanding_thb", "partner_id"], ascending=[False, True], ignore_index=True
    )


def by_unit(programme: Programme, partner_id: str | None = None) -> pd.DataFrame:
    """One row a unit of live pledges or of gifts, in the order of units: `promised`, `delivered`
    (verified, uncapped), `counted`, `outstanding`, `surplus`, `due` (promised for a day already
    past), `waiting` (reported, not yet verified) and `unpledged` (gifts without a pledge)."""
    pledged = programme.ask(
        """
        select partner_id, unit, cast(sum(qty) as bigint) as promised,
            cast(sum(verified_qty) as bigint) as delivered,
            cast(sum(counted_qty) as bigint) as counted,
            cast(sum(outstanding_qty) as bigint) as outstanding,
            cast(sum(surplus_qty) as bigint) as surplus,
            coalesce(cast(sum(case when due_on <= {as_of} then qty end) as bigint), 0) as due,
            cast(sum(waiting_qty) as bigint) as waiting
        from pledge_now
        group by partner_id, unit
        order by partner_id, unit
        """
    )
    gifts = programme.ask(
        """
        select partner_id, unit, cast(sum(qty) as bigint) as unpledged
        from delivery
        where pledge_id is null and verification = 'verified'
        group by partner_id, unit
        order by partner_id, unit
        """
    )
    rows = pledged.merge(gifts, on=["partner_id", "unit"], how="outer")
    if partner_id:
        rows = rows[rows["partner_id"] == partner_id]
    sums = rows.drop(columns="partner_id").groupby("unit", as_index=False).sum()
    return sums.astype({name: "int64" for name in sums.columns if name != "unit"})


def pledge_rows(programme: Programme, partner_id: str | None = None) -> pd.DataFrame:
    """One row a live pledge the reader may see, overdue first (longest late on top), then by due
    day: ids, kind, text, qty, unit, counted, outstanding, surplus, waiting, due_on, days_late,
    area_code, goal_id."""
    rows = programme.ask(
        """
        select pledge_id, partner_id, kind, text_th, qty, unit, unit_value_thb, counted_qty,
            outstanding_qty, surplus_qty, waiting_qty, pledged_on, due_on, overdue, days_late,
            due_soon, fulfilled_on, last_delivered_on, area_code, goal_id
        from pledge_row
        order by case when overdue then 0 else 1 end, due_on, pledge_id
        """
    )
    return _of(rows, partner_id)


def delivery_rows(programme: Programme, partner_id: str | None = None) -> pd.DataFrame:
    """One row a delivery the reader may see (rejected ones left out), newest first: ids, kind,
    qty (negative in a correction), unit, value_thb, area_code, repair_id, verification."""
    rows = programme.ask(
        """
        select delivery_id, pledge_id, partner_id, kind, delivered_on, qty, unit, value_thb,
            area_code, repair_id, verification
        from delivery_row
        order by delivered_on desc, delivery_id
        """
    )
    return _of(rows, partner_id)


def waiting(programme: Programme, partner_id: str | None = None) -> dict[str, int | None]:
    """P9: deliveries reported and not yet verified, and the age in days of the oldest."""
    rows = programme.ask(
        """
        select partner_id, count(*) as deliveries,
            max(cast({as_of} - delivered_on as int)) as oldest_days
        from delivery
        where verification = 'self_reported'
        group by partner_id
        order by partner_id
        """
    )
    mine = _of(rows, partner_id)
    return {
        "deliveries": int(mine["deliveries"].sum()),
        "oldest_days": int(mine["oldest_days"].max()) if len(mine) else None,
    }


def pledges_by_goal(programme: Programme) -> pd.DataFrame:
    """One row a (partner, goal) of live pledges (P15): `pledges`; no goal is its own row."""
    return programme.ask(
        """
        select partner_id, coalesce(goal_id, '') as goal_id, count(*) as pledges
        from pledge_now
        group by partner_id, coalesce(goal_id, '')
        order by partner_id, 2
        """
    )


def _of(rows: pd.DataFrame, partner_id: str | None) -> pd.DataFrame:
    if partner_id is None:
        return rows
    return rows[rows["partner_id"] == partner_id].reset_index(drop=True)
