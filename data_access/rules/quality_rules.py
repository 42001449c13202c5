"""The rules of record quality (G18): what every household's record should have."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import Text
from data_access.rules.rule_words import stated


@dataclass(frozen=True)
class QualityRule:
    """A rule every household should pass; `fails` is its SQL condition over household_now."""

    key: str
    name_template: Text
    remedy: Text
    fails: str

    def name(self, weights: Mapping[str, Any]) -> Text:
        """The rule in words, by the weights in force."""
        return stated(self.name_template, weights)


RULES = (
    QualityRule(
        "position",
        Text("พิกัดอยู่ในตำบลของตน", f"Position is in its {SUBDISTRICT.one}"),
        Text("วัดพิกัดใหม่หรือแก้รหัสตำบล", f"Take the position again, or correct the {SUBDISTRICT.one}"),
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
        Text(
            "ประเมินบ้านภายใน {assessed_within_days} วัน",
            "House assessed within {assessed_within_days} days",
        ),
        Text("ประเมินบ้านใหม่", "Assess the house again"),
        "not assessed_lately",
    ),
    QualityRule(
        "consent",
        Text("บันทึกความยินยอมแล้ว", "Consent recorded"),
        Text("ขอความยินยอมและบันทึก", "Ask for consent and record it"),
        "consent = 'not_asked'",
    ),
)
