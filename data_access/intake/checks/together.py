"""Rows of one household are saved together or wait together."""

from collections.abc import Mapping

import pandas as pd

from data_access.intake.issues import Issue, Rule, issues_of_rows
from data_access.intake.matching.incoming import Incoming
from data_access.intake.matching.merge import merged
from data_access.language.vocabulary import Text
from data_access.schema import BY_NAME

TOGETHER = Rule(
    Text(
        "เป็นของครัวเรือนที่มีแถวอื่นยังรับไม่ได้ จึงรอพร้อมกัน",
        "belongs to a household of which another row cannot be saved yet, and waits with it",
    ),
    Text(
        "แก้แถวนั้น แล้วลองทุกแถวของครัวเรือนอีกครั้ง",
        "Correct that row, then retry all rows of the household",
    ),
)
OF_A_HOUSEHOLD = ("household", "member", "assessment")


def waiting_together(
    incoming: Incoming, rejected: Mapping[str, set[int]]
) -> tuple[dict[str, set[int]], list[Issue]]:
    """The rows of households of which some row is rejected: the people, the house and the
    assessment say one thing. A row that changes nothing waits for nobody."""
    arriving = {
        name: incoming.records[name]
        for name in OF_A_HOUSEHOLD
        if "household_id" in incoming.records.get(name, ())
    }
    lost = pd.concat(
        [
            rows.loc[rows.index.isin(rejected.get(name, ())), "household_id"].dropna()
            for name, rows in arriving.items()
        ]
        or [pd.Series(dtype="str")]
    )
    more: dict[str, set[int]] = {}
    issues: list[Issue] = []
    if lost.empty:
        return more, issues
    for name, rows in arriving.items():
        beside = rows[rows["household_id"].isin(lost) & ~rows.index.isin(rejected.get(name, ()))]
        if beside.empty:
            continue
        outcome = merged(beside, incoming.stored(name), BY_NAME[name], incoming.clear_empty)
        changing = set(outcome.new.index) | set(outcome.changed.index)
        changing |= set(incoming.gone.get(name, {}).values()) & set(beside.index)
        if changing:
            more[name] = {int(row) for row in changing}
            issues += issues_of_rows(TOGETHER, incoming.files[name], sorted(changing))
    return more, issues
