"""The rules of record quality (G18): what every household's record should have."""

from dataclasses import dataclass

from data_access.language.vocabulary import Text


@dataclass(frozen=True)
class QualityRule:
    """A rule every household should pass; `fails` is its SQL condition over household_now."""

    key: str
    name: Text
    remedy: Text
    fails: str


RULES = (
    QualityRule(
        "position",
        Text("พิกัดอยู่ในตำบลของตน", "Position lies in its subdistrict"),
        Text("วัดพิกัดใหม่หรือแก้รหัสตำบล", "Take the position again, or correct the subdistrict"),
        "gps_state in ('missing', 'outside')",
    ),
    QualityRule(
        "income",
        Text("มีรายได้ หรือระบุว่าไม่ทราบ", "Income recorded, or said to be unknown"),
        Text("ถามรายได้ หรือทำเครื่องหมายไม่ทราบ", "Ask for the income, or tick «unknown»"),
        "income_pp_year_thb is null and not coalesce(income_unknown, false)",
    ),
    QualityRule(
        "assessment",
        Text("ประเมินบ้านไม่เกิน 1 ปี", "House assessed within a year"),
        Text("ประเมินบ้านใหม่", "Assess the house again"),
        "assessed_on is null or assessed_on <= {ago_365}",
    ),
    QualityRule(
        "consent",
        Text("บันทึกความยินยอมแล้ว", "Consent recorded"),
        Text("ขอความยินยอมและบันทึก", "Ask for consent and record it"),
        "consent = 'not_asked'",
    ),
)
