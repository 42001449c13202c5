"""A partner's statement as a value: asked once, and laid out as PDF and as a workbook after."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

import pandas as pd

from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import Text
from data_access.queries.partners import contributions, partners
from data_access.queries.partners.ledger import ledger
from data_access.snapshots.programme import Programme
from display.answers.ledger import bridge, sums_of


@dataclass(frozen=True)
class Reached:
    """One thing that the partner's gifts reached. None is not known; none given is 0."""

    name: Text
    value: float | date | None
    kind: Literal["count", "date"] = "count"


@dataclass(frozen=True, eq=False)
class PartnerStatement:
    """What one partner promised and what came of it.

    `units`: one row a unit, of partners.by_unit; `pledges`, overdue on top, of partners.pledge_rows;
    `deliveries`, newest on top, of partners.delivery_rows.
    """

    partner_id: str
    partner: Text  # its full name
    units: pd.DataFrame
    reached: tuple[Reached, ...]
    pledges: pd.DataFrame
    deliveries: pd.DataFrame
    bridge: Text  # how delivered and placed in houses come from each other


def may_have_statement(programme: Programme, partner_id: str) -> bool:
    """Whether this reader may see the rows of this partner: all of them, or its own."""
    principal = programme.principal
    return principal.rights.rows == "all" or principal.organisation == partner_id


def partner_statement(programme: Programme, partner_id: str) -> PartnerStatement:
    """PermissionError for a reader who may not see the partner's rows, KeyError for a partner that
    is not one."""
    if not may_have_statement(programme, partner_id):
        raise PermissionError(f"{programme.principal.role} may not see the rows of {partner_id}")
    known = partners.partner_table(programme).set_index("partner_id").loc[partner_id]
    return PartnerStatement(
        partner_id,
        Text(known["name_th"], known["name_en"]),
        partners.by_unit(programme, partner_id),
        _reached(programme, partner_id),
        partners.pledge_rows(programme, partner_id),
        partners.delivery_rows(programme, partner_id),
        _bridge(programme, partner_id),
    )


def _bridge(programme: Programme, partner_id: str) -> Text:
    rows = ledger(programme)
    return bridge(sums_of(rows[rows["partner_id"] == partner_id]))


def _reached(programme: Programme, partner_id: str) -> tuple[Reached, ...]:
    """Houses, subdistricts and labour. A partner that gave nothing has reached none."""
    houses = contributions.houses_supported(programme)
    places = contributions.subdistricts_reached(programme)
    given = contributions.value_contributed(programme)

    def number(table: pd.DataFrame, column: str) -> float:
        mine = table.loc[table["partner_id"] == partner_id, column]
        return mine.iloc[0] if len(mine) else 0

    reports = contributions.last_reports(programme)
    last = reports.loc[reports["partner_id"] == partner_id, "last_on"]
    return (
        Reached(Text("บ้านที่ร่วมสนับสนุน (หลัง)", "Houses supported"), number(houses, "houses")),
        Reached(Text("ในนั้นส่งมอบแล้ว (หลัง)", "Of them handed over"), number(houses, "handed_over")),
        Reached(
            Text("ตำบลที่ไปถึง", f"{SUBDISTRICT.many.capitalize()} reached"),
            number(places, "subdistricts"),
        ),
        Reached(Text("แรงงาน (คน-วัน)", "Labour (person-days)"), number(given, "person_days")),
        Reached(Text("ให้เป็นเงิน (บาท)", "Given in cash (baht)"), number(given, "cash_thb")),
        Reached(Text("ให้ไม่ใช่เงิน (บาท)", "Given in kind (baht)"), number(given, "inkind_thb")),
        Reached(Text("รายงานล่าสุด", "Last report"), last.iloc[0] if len(last) else None, "date"),
    )
