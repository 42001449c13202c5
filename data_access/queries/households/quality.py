"""The quality of the records (G18): each rule, how many households fail it, and which."""

import pandas as pd

from data_access.queries.households.safe_counts import counts_in_view
from data_access.rules.quality_rules import RULES, QualityRule
from data_access.snapshots.programme import Programme

__all__ = [
    "RULES",
    "QualityRule",
    "failing_households",
    "shown_failures",
    "shown_passing",
]


def shown_failures(programme: Programme) -> pd.DataFrame:
    """One row a rule, in the order of RULES: `rule`, `households` that fail it, `checked` in all;
    missing where hidden from this reader. A household may fail several: the rows do not add up to
    those that fail any."""
    counts = counts_in_view(programme)
    return pd.DataFrame(
        {
            "rule": [rule.key for rule in RULES],
            "households": pd.array([counts[rule.key] for rule in RULES], dtype="Int64"),
            "checked": pd.array([counts["households"]] * len(RULES), dtype="Int64"),
        }
    )


def shown_passing(programme: Programme) -> pd.Series:
    """One row as a series: `households` in view and `passing` every rule; missing where hidden
    from this reader."""
    return counts_in_view(programme)[["households", "passing"]]


def failing_households(programme: Programme, rule_key: str) -> pd.DataFrame:
    """One row a household that fails the rule, by id: household_id and its areas, and nothing else
    of it. Only readers who may see every row get any."""
    rule = next(rule for rule in RULES if rule.key == rule_key)
    return programme.ask(
        f"""
        select household_id, subdistrict_code, district_code
        from household_row
        where {rule.fails}
        order by household_id
        """
    )
