"""Questions about what partners gave: houses supported, value, places, gaps, and leverage."""

import pandas as pd

from data_access.access.allowed_scope import is_outsider
from data_access.language import area_codes
from data_access.queries.households.safe_counts import counts_by_area, is_told, reads_releases
from data_access.queries.repairs.raw_baht import SOURCES
from data_access.queries.repairs.released_baht import released_baht
from data_access.queries.repairs.safe_houses import Told
from data_access.snapshots.programme import Programme


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


def supported_repairs(programme: Programme, partner_id: str) -> pd.DataFrame:
    """One row a repair that one partner supported and the reader may see, by id: repair_id,
    areas, repair_type, status, status_since, handed_over_on."""
    rows = programme.ask(
        f"""
        select s.partner_id, r.repair_id, r.district_code, r.subdistrict_code, r.repair_type,
            r.status, r.status_since, r.handed_over_on
        from ({_SUPPORT}) as s
        join repair_row as r on r.repair_id = s.repair_id
        order by s.partner_id, r.repair_id
        """
    )
    return rows[rows["partner_id"] == partner_id].reset_index(drop=True)


# One row a (partner, repair) tied by a verified delivery or funding line. Which houses are in view
# is the repair's own matter: what was recorded for a wider area or in another year supports it too.
_SUPPORT = """
    select partner_id, repair_id
    from partner_report
    where repair_id is not null and verification = 'verified'
    union
    select partner_id, repair_id from funding where partner_id is not null and is_verified"""


# One row a (partner, subdistrict) that it reached: by a verified delivery, or a house it supported.
_REACHED = f"""
    select partner_id, area_code as subdistrict_code
    from delivery
    where verification = 'verified' and {area_codes.sql_is_of("area_code", "subdistrict")}
    union
    select s.partner_id, r.subdistrict_code
    from ({_SUPPORT}) as s
    join repair as r on r.repair_id = s.repair_id"""


def subdistricts_reached(programme: Programme) -> pd.DataFrame:
    """One row a partner that reached any, by id: `subdistricts` with a verified delivery of its own
    or a house that it supported (P13). A delivery to a wider area alone reaches none."""
    return programme.ask(
        f"""
        select partner_id, count(*) as subdistricts
        from ({_REACHED}) as reached
        group by partner_id
        order by partner_id
        """
    )


def subdistricts_reached_in_all(programme: Programme) -> int:
    """The subdistricts that any partner reached, each once (P13)."""
    rows = programme.ask(
        f"select count(distinct subdistrict_code) as subdistricts from ({_REACHED}) as reached"
    )
    return int(rows["subdistricts"].iloc[0])


def value_contributed(programme: Programme) -> pd.DataFrame:
    """One row a partner with a verified delivery, by id (P11, P12): `cash_thb`, `inkind_thb`,
    `person_days` of labour."""
    return programme.ask(
        """
        select partner_id,
            coalesce(cast(sum(case when kind = 'cash' then value_thb end) as bigint), 0)
                as cash_thb,
            coalesce(cast(sum(case when kind <> 'cash' then value_thb end) as bigint), 0)
                as inkind_thb,
            coalesce(cast(sum(case when unit = 'person_day' then qty end) as bigint), 0)
                as person_days
        from delivery
        where verification = 'verified'
        group by partner_id
        order by partner_id
        """
    )


def deliveries_by_area(programme: Programme, level: str) -> pd.DataFrame:
    """One row an area of `level` with a verified delivery, in code order: `value_thb`,
    `deliveries`, `partners`. Deliveries to a wider area than `level` stand in none, but apart: see
    `deliveries_to_wider_areas`.

    To an outsider no row below a district (tells_deliveries): most deliveries there are to a house,
    and the baht of an area with one delivery is that house's.
    """
    if not tells_deliveries(programme, level):
        return pd.DataFrame(columns=["area_code", "value_thb", "deliveries", "partners"])
    area = area_codes.sql_part("area_code", level)
    return programme.ask(
        f"""
        select {area} as area_code,
            coalesce(cast(sum(value_thb) as bigint), 0) as value_thb,
            count(*) as deliveries, count(distinct partner_id) as partners
        from delivery
        where verification = 'verified' and {area_codes.sql_lies_within("area_code", level)}
        group by {area}
        order by 1
        """
    )


def tells_deliveries(programme: Programme, level: str) -> bool:
    """Whether this reader is told what was delivered to areas of `level`."""
    return level == "district" or not is_outsider(programme.principal)


def deliveries_to_wider_areas(programme: Programme, level: str) -> pd.DataFrame:
    """One row an area wider than `level`, in view or around what is, with a verified delivery
    recorded for it as a whole, in code order: `area_code`, `value_thb`, `deliveries`."""
    return programme.ask(
        f"""
        select area_code, coalesce(cast(sum(value_thb) as bigint), 0) as value_thb,
            count(*) as deliveries
        from wide_delivery
        where verification = 'verified' and {area_codes.sql_is_wider("area_code", level)}
        group by area_code
        order by area_code
        """
    )


def partner_by_district(programme: Programme) -> pd.DataFrame:
    """One row a (partner, district or the whole province) with a live pledge that has a value:
    `promised_thb`, `counted_thb`, in the order of both (the who-does-what-where matrix)."""
    district = area_codes.sql_district("area_code")
    return programme.ask(
        f"""
        select partner_id, {district} as area_code,
            cast(sum(qty * unit_value_thb) as bigint) as promised_thb,
            cast(sum(counted_qty * unit_value_thb) as bigint) as counted_thb
        from pledge_now
        where unit_value_thb is not null
        group by partner_id, {district}
        order by partner_id, 2
        """
    )


def shown_gaps(programme: Programme) -> pd.DataFrame:
    """One row a subdistrict in view where more households are in need than have a house funded
    (P14), widest gap first, then those whose gap is hidden: `subdistrict_code`, `district_code`,
    `in_need`, `funded` (approved or further), `gap`; missing where hidden. A gap that is hidden is
    one; on a day on which this reader is told of no household, no gap is known."""
    if not is_told(programme):
        return pd.DataFrame(
            columns=["subdistrict_code", "district_code", "in_need", "funded", "gap"]
        )
    rows = counts_by_area(programme, "subdistrict").rename(
        columns={"area_code": "subdistrict_code", "unfunded": "gap"}
    )
    rows["district_code"] = area_codes.districts_of(rows["subdistrict_code"])
    rows["funded"] = rows["in_need"] - rows["gap"]
    has_gap = (rows["gap"] != 0).fillna(True)
    return (
        rows.loc[has_gap, ["subdistrict_code", "district_code", "in_need", "funded", "gap"]]
        .sort_values(["gap", "subdistrict_code"], ascending=[False, True])
        .reset_index(drop=True)
    )


def last_reports(programme: Programme) -> pd.DataFrame:
    """One row a partner that ever reported a delivery, by id: `last_on`, `days` since."""
    return programme.ask(
        """
        select partner_id, max(delivered_on) as last_on,
            min(cast({as_of} - delivered_on as int)) as days
        from delivery
        group by partner_id
        order by partner_id
        """
    )


def freshness(programme: Programme) -> pd.DataFrame:
    """One row an active partner with a live pledge in view, by id (P16): `last_on`, the day of its
    newest delivery reported by the as-of day, wherever it was, and `days` since; both missing
    where it never reported one."""
    return programme.ask(
        """
        select k.partner_id, r.last_on, cast({as_of} - r.last_on as int) as days
        from (select distinct partner_id from pledge) as k
        join raw_partner as p on p.partner_id = k.partner_id and p.active
        left join (
            select partner_id, max(delivered_on) as last_on
            from partner_report
            group by partner_id
        ) as r on r.partner_id = k.partner_id
        order by k.partner_id
        """
    )


def leverage(programme: Programme) -> pd.Series:
    """One row as a series: baht of `state` and of `others` (community, household, private,
    charity) in the funding of repairs (G16: others ÷ state). A line tied to a delivery counts
    from its day on and once that is verified. A state programme is state money whoever hands it
    over; a government office, public organisation, LAO or academic institution is the state
    (derive.STATE_PARTNERS). Both are missing for who may not see every row where either is money
    on fewer houses than this reader is told of (safe_houses); else they are as released."""
    name = f"leverage for {Told(programme).to}"
    return programme.made(name, lambda: _leverage(programme)).iloc[0]


def _leverage(programme: Programme) -> pd.DataFrame:
    row = programme.ask(
        f"""
        select coalesce(cast(sum(case when is_state then value_thb end) as bigint), 0) as state,
            coalesce(cast(sum(case when not is_state then value_thb end) as bigint), 0) as others
        from ({SOURCES}) as sources
        """
    )
    parts = (
        f"repair_id in (select repair_id from ({SOURCES}) as s where {one})"
        for one in ("is_state", "not is_state")
    )
    if Told(programme).hides_sum(*parts):
        row[["state", "others"]] = pd.NA
    elif reads_releases(programme):
        row = row.astype("Int64")
        row.loc[0, ["state", "others"]] = released_baht(programme)[["state", "others"]].array
    return row
