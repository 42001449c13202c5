"""Questions about partners: what each promised, what came of it, and where.

A delivery counts towards its pledge when it is verified, and only up to what was promised:
counted = min(max(Σ verified, 0), promised). The rest of the verified is surplus, shown apart.
"""

from typing import TypedDict

import pandas as pd

from data_access.programme import Programme


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
    """One row an active partner of the programme, MOU parties first, then by id: names, type,
    mou_party. Public: who takes part is no secret."""
    return programme.ask(
        """
        select partner_id, name_th, name_en, short_th, short_en, partner_type, mou_party,
            mou_signed_on, is_state
        from raw_partner
        where active
        order by case when mou_party then 0 else 1 end, partner_id
        """
    )


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


def houses_supported(programme: Programme) -> pd.DataFrame:
    """One row a partner that supported a house, by id (P10): `houses`, and `handed_over` of them.
    A house with several partners counts once for each, so the column does not add up."""
    return programme.ask(
        f"""
        select s.partner_id, count(*) as houses, count(r.handed_over_on) as handed_over
        from ({_SUPPORT}) as s
        join repair as r on r.repair_id = s.repair_id
        group by s.partner_id
        order by s.partner_id
        """
    )


def houses_supported_in_all(programme: Programme) -> pd.Series:
    """One row as a series: `houses` with any partner, each once, and `handed_over` of them."""
    return programme.ask(
        f"""
        select count(*) as houses, count(r.handed_over_on) as handed_over
        from (select distinct repair_id from ({_SUPPORT}) as s) as d
        join repair as r on r.repair_id = d.repair_id
        """
    ).iloc[0]


# One row a (partner, repair) tied by a delivery or a funding line.
_SUPPORT = """
    select partner_id, repair_id from delivery where repair_id is not null
    union
    select partner_id, repair_id from funding where partner_id is not null"""


def value_contributed(programme: Programme) -> pd.DataFrame:
    """One row a partner with a verified delivery, by id (P11, P12): `cash_thb`, `inkind_thb`,
    `person_days` of labour, `subdistricts` reached (P13)."""
    return programme.ask(
        """
        select partner_id,
            coalesce(cast(sum(case when kind = 'cash' then value_thb end) as bigint), 0)
                as cash_thb,
            coalesce(cast(sum(case when kind <> 'cash' then value_thb end) as bigint), 0)
                as inkind_thb,
            coalesce(cast(sum(case when unit = 'person_day' then qty end) as bigint), 0)
                as person_days,
            count(distinct case when length(area_code) = 6 then area_code end) as subdistricts
        from delivery
        where verification = 'verified'
        group by partner_id
        order by partner_id
        """
    )


def deliveries_by_area(programme: Programme, level: str) -> pd.DataFrame:
    """One row an area of `level` with a verified delivery, in code order: `value_thb`,
    `deliveries`, `partners`. Deliveries to a wider area than `level` stand in none."""
    digits = {"district": 4, "subdistrict": 6}[level]
    return programme.ask(
        f"""
        select substr(area_code, 1, {digits}) as area_code,
            coalesce(cast(sum(value_thb) as bigint), 0) as value_thb,
            count(*) as deliveries, count(distinct partner_id) as partners
        from delivery
        where verification = 'verified' and length(area_code) >= {digits}
        group by substr(area_code, 1, {digits})
        order by 1
        """
    )


def partner_by_district(programme: Programme) -> pd.DataFrame:
    """One row a (partner, district or the whole province) with a live pledge that has a value:
    `promised_thb`, `counted_thb`, in the order of both (the who-does-what-where matrix)."""
    return programme.ask(
        """
        select partner_id, substr(area_code, 1, 4) as area_code,
            cast(sum(qty * unit_value_thb) as bigint) as promised_thb,
            cast(sum(counted_qty * unit_value_thb) as bigint) as counted_thb
        from pledge_now
        where unit_value_thb is not null
        group by partner_id, substr(area_code, 1, 4)
        order by partner_id, 2
        """
    )


def gaps(programme: Programme) -> pd.DataFrame:
    """One row a subdistrict in view where more households are in need than have a house funded,
    most first (P14): `in_need`, `funded` (approved or further), `gap`, `on_hold_materials`,
    `on_hold_labour`, `on_hold_budget`. Counts of households: see disclosure before showing."""
    return programme.ask(
        """
        select n.subdistrict_code, n.district_code, n.in_need, n.funded,
            n.in_need - n.funded as gap, coalesce(r.materials, 0) as on_hold_materials,
            coalesce(r.labour, 0) as on_hold_labour, coalesce(r.budget, 0) as on_hold_budget
        from (
            select subdistrict_code, district_code, count(*) as in_need,
                count(case when best_rank >= 3 then 1 end) as funded
            from household_now
            where in_need
            group by subdistrict_code, district_code
        ) as n
        left join (
            select subdistrict_code,
                count(case when hold_reason = 'materials' then 1 end) as materials,
                count(case when hold_reason = 'labour' then 1 end) as labour,
                count(case when hold_reason = 'budget' then 1 end) as budget
            from repair
            group by subdistrict_code
        ) as r on r.subdistrict_code = n.subdistrict_code
        where n.in_need > n.funded
        order by gap desc, n.subdistrict_code
        """
    )


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


def last_reports(programme: Programme) -> pd.DataFrame:
    """One row a partner that ever reported a delivery, by id (P16): `last_on`, `days` since."""
    return programme.ask(
        """
        select partner_id, max(delivered_on) as last_on,
            min(cast({as_of} - delivered_on as int)) as days
        from delivery
        group by partner_id
        order by partner_id
        """
    )


def leverage(programme: Programme) -> pd.Series:
    """One row as a series: baht of `state` and of `others` (community, household, private,
    charity) in the funding of repairs (G16: others ÷ state)."""
    return programme.ask(
        """
        select coalesce(cast(sum(case when is_state then value_thb end) as bigint), 0) as state,
            coalesce(cast(sum(case when not is_state then value_thb end) as bigint), 0) as others
        from (
            select f.value_thb,
                coalesce(p.is_state, f.funding_program not in
                    ('community_fund', 'private', 'household', 'red_cross', 'other')) as is_state
            from funding as f
            left join raw_partner as p on p.partner_id = f.partner_id
        ) as sources
        """
    ).iloc[0]


def _of(rows: pd.DataFrame, partner_id: str | None) -> pd.DataFrame:
    if partner_id is None:
        return rows
    return rows[rows["partner_id"] == partner_id].reset_index(drop=True)
