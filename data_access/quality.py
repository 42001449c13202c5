"""The quality of the records (G18): each rule, how many households fail it, and which."""

import pandas as pd

from data_access.programme import Programme
from data_access.quality_rules import RULES, QualityRule
from data_access.shown_counts import counts_in_view

__all__ = [
    "RULES",
    "QualityRule",
    "failing_households",
    "failures_by_rule",
    "passing_all",
    "shown_failures",
    "shown_passing",
]


def failures_by_rule(programme: Programme) -> pd.DataFrame:
    """One row a rule, in the order of RULES: `rule`, `households` that fail it, `checked` in all.
    A household may fail several: the rows do not add up to those that fail any. Not for a screen
    as it is: see `shown_failures`."""
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
    """One row as a series: `households` in view and `passing` every rule. Not for a screen as it
    is: see `shown_passing`."""
    fails = " or ".join(f"({rule.fails})" for rule in RULES)
    return programme.ask(
        f"""
        select count(*) as households, count(case when not ({fails}) then 1 end) as passing
        from household_now
        """
    ).iloc[0]


def shown_failures(programme: Programme) -> pd.DataFrame:
    """`failures_by_rule` as this reader may see it: missing where hidden."""
    counts = counts_in_view(programme)
    return pd.DataFrame(
        {
            "rule": [rule.key for rule in RULES],
            "households": pd.array([counts[rule.key] for rule in RULES], dtype="Int64"),
            "checked": pd.array([counts["households"]] * len(RULES), dtype="Int64"),
        }
    )


def shown_passing(programme: Programme) -> pd.Series:
    """`passing_all` as this reader may see it: missing where hidden."""
    return counts_in_view(programme)[["households", "passing"]]


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
