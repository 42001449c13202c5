"""The quality of the records (G18): each rule, how many households fail it, and which."""

from dataclasses import dataclass

import pandas as pd

from data_access.programme import Programme
from data_access.vocabulary import Text


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


def failures_by_rule(programme: Programme) -> pd.DataFrame:
    """One row a rule, in the order of RULES: `rule`, `households` that fail it, `checked` in all.
    A household may fail several: the rows do not add up to those that fail any."""
    counts = ", ".join(f"count(case when {rule.fails} then 1 end) as {rule.key}" for rule in RULES)
    row = programme.ask(f"select count(*) as checked, {counts} from household_now").iloc[0]
    return pd.DataFrame(
        {
            "rule": [rule.key for rule in RULES],
            "households": [int(row[rule.key]) for rule in RULES],
            "checked": int(row["checked"]),
        }
    )


def passing_all(programme: Programme) -> pd.Series:
    """One row as a series: `households` in view and `passing` every rule."""
    fails = " or ".join(f"({rule.fails})" for rule in RULES)
    return programme.ask(
        f"""
        select count(*) as households, count(case when not ({fails}) then 1 end) as passing
        from household_now
        """
    ).iloc[0]


def failing_households(programme: Programme, rule_key: str) -> pd.DataFrame:
    """One row a household that fails the rule, by id: household_id and its areas. Nothing else
    of it is told; only readers who may see rows get any."""
    rule = next(rule for rule in RULES if rule.key == rule_key)
    if programme.principal.rights.rows != "all":
        return pd.DataFrame(columns=["household_id", "subdistrict_code", "district_code"])
    return programme.ask(
        f"""
        select household_id, subdistrict_code, district_code
        from household_now
        where {rule.fails}
        order by household_id
        """
    )
