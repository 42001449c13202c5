"""Who does what where, when and how much: the pledges as other organisations share them (3W)."""

import pandas as pd

from data_access.language.area_codes import sql_district
from data_access.snapshots.programme import Programme


def activities(programme: Programme) -> pd.DataFrame:
    """One row a (partner, kind, unit, district or the whole province) with a live pledge, in that
    order: `pledges`, `overdue` of them, `promised` and `counted` in the unit, the same as
    `promised_thb` and `counted_thb` (missing where a pledge among them has no value), `first_on`
    and `last_due_on`, and `status`: "completed", "ongoing" (something delivered) or "planned".

    Public, as what partners promised is: it tells of organisations and of no person. A sum may be
    of one pledge only, but has neither its id nor its words.
    """
    district = sql_district("area_code")
    rows = programme.ask(
        f"""
        select partner_id, kind, unit, {district} as area_code,
            count(*) as pledges,
            count(case when overdue then 1 end) as overdue,
            cast(sum(qty) as bigint) as promised,
            cast(sum(counted_qty) as bigint) as counted,
            case when count(unit_value_thb) = count(*)
                then cast(sum(qty * unit_value_thb) as bigint) end as promised_thb,
            case when count(unit_value_thb) = count(*)
                then cast(sum(counted_qty * unit_value_thb) as bigint) end as counted_thb,
            min(pledged_on) as first_on,
            max(due_on) as last_due_on
        from pledge_now
        group by partner_id, kind, unit, {district}
        order by partner_id, kind, unit, 4
        """
    )
    rows["status"] = "planned"
    rows.loc[rows["counted"] > 0, "status"] = "ongoing"
    rows.loc[rows["counted"] == rows["promised"], "status"] = "completed"
    return rows
