"""Questions about what is recorded for an area wider than those in view: it is 0 in none of them.

Of a pledge or a delivery to a whole district nobody knows how much is for one of its subdistricts.
Where nothing is recorded for the areas in view themselves, but something for an area around them,
there is no figure and not a figure of none.
"""

from collections.abc import Iterable

import pandas as pd

from data_access.language import area_codes
from data_access.language.area_codes import level_of
from data_access.language.vocabulary import AREA_LEVEL, Text
from data_access.queries.areas.areas import areas
from data_access.snapshots.programme import Programme

VERIFIED = "verification = 'verified'"
# What may have been given, as a condition on a delivery.
GIVEN = {
    "anything": VERIFIED,
    "cash": f"{VERIFIED} and kind = 'cash'",
    "in_kind": f"{VERIFIED} and kind <> 'cash'",
    "labour": f"{VERIFIED} and unit = 'person_day'",
    "unpledged": f"{VERIFIED} and pledge_id is null",
    "waiting": "verification = 'self_reported'",
}


def wider_pledges(programme: Programme) -> pd.DataFrame:
    """One row a (partner, area) with live pledges for an area wider than those in view and around
    them, in the order of both: `partner_id`, `area_code`, `pledges`. Of the province none."""
    return programme.ask(
        f"""
        select partner_id, area_code, count(*) as pledges
        from wide_pledge
        where {area_codes.sql_is_wider("area_code", _narrowest(programme))}
        group by partner_id, area_code
        order by partner_id, area_code
        """
    )


def wider_deliveries(programme: Programme, given: str) -> pd.DataFrame:
    """The same of deliveries of one kind, a key of GIVEN: `partner_id`, `area_code`, `deliveries`."""
    return programme.ask(
        f"""
        select partner_id, area_code, count(*) as deliveries
        from wide_delivery
        where {GIVEN[given]} and {area_codes.sql_is_wider("area_code", _narrowest(programme))}
        group by partner_id, area_code
        order by partner_id, area_code
        """
    )


def pledges_apart(programme: Programme, partner_id: str | None = None) -> Text | None:
    """Why it is not known what was promised where no pledge is in view, of all partners or of one;
    None where none was promised around it either."""
    return _recorded_for(programme, wider_pledges(programme), partner_id)


def deliveries_apart(
    programme: Programme, given: str, partner_id: str | None = None
) -> Text | None:
    """The same of what was delivered, a key of GIVEN."""
    return _recorded_for(programme, wider_deliveries(programme, given), partner_id)


def _narrowest(programme: Programme) -> str:
    """The level of the areas that were chosen."""
    scope = programme.scope
    if scope.subdistricts:
        return "subdistrict"
    return "district" if scope.districts else "province"


def _recorded_for(programme: Programme, rows: pd.DataFrame, partner_id: str | None) -> Text | None:
    if partner_id:
        rows = rows[rows["partner_id"] == partner_id]
    codes = sorted(set(rows["area_code"]))
    return _as_a_whole(programme, codes) if codes else None


def _as_a_whole(programme: Programme, codes: Iterable[str]) -> Text:
    names = areas(programme).names
    levels = {code: AREA_LEVEL[level_of(code)] for code in codes}
    th = " และ ".join(f"{level.th}{names[code].th}" for code, level in levels.items())
    en = " and ".join(f"{names[code].en} {level.en.lower()}" for code, level in levels.items())
    return Text(
        f"บันทึกไว้ทั้ง{th} ไม่แยกพื้นที่นี้",
        f"recorded for {en} as a whole, not for this area alone",
    )
