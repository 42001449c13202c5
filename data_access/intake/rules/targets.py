"""Targets of one area: a year and its quarters say the same, for they are never added."""

from collections.abc import Iterator

from data_access.intake.issues import Rule
from data_access.intake.matching.incoming import Breach, Incoming
from data_access.language.vocabulary import Text

QUARTERS_AND_YEAR = Rule(
    Text(
        "รวมกับไตรมาสอื่นแล้วไม่เท่ากับเป้าทั้งปีของพื้นที่เดียวกัน",
        "does not make up the year's target of the same area and goal with its other quarters",
    ),
    Text(
        "แก้เป้ารายไตรมาสให้รวมเท่ากับเป้าทั้งปี หรือเก็บไว้เพียงอย่างเดียว",
        "Make the quarters sum to the year, or keep only one of the two",
    ),
)


def quarters_make_up_their_year(incoming: Incoming) -> Iterator[Breach]:
    """Refuses the quarters; or the year, where only the year arrives."""
    targets = incoming.whole("area_target")
    if targets.empty:
        return
    year = targets["period"].str[:4]
    targets = targets.assign(is_year=targets["period"] == year)
    group = [targets["area_code"], targets["goal_id"], year]
    value = targets["target_value"]
    of_year = value.where(targets["is_year"]).groupby(group).transform("max")
    of_quarters = value.where(~targets["is_year"]).groupby(group).transform("sum")
    has_quarters = (~targets["is_year"]).groupby(group).transform("any")
    differ = (of_year.notna() & has_quarters & (of_year != of_quarters)).fillna(False)
    arrives = (~targets["is_year"] & (targets["file_row"] > 0)).groupby(group).transform("any")
    only_the_year = targets["is_year"] & (targets["file_row"] > 0) & ~arrives
    quarters = ~targets["is_year"] & (arrives | ~_year_arrives(targets, group))
    wrong = targets[differ & (only_the_year | quarters)].drop(columns="is_year")
    yield Breach(QUARTERS_AND_YEAR, "area_target", wrong, "target_value")


def _year_arrives(targets, group):
    return (targets["is_year"] & (targets["file_row"] > 0)).groupby(group).transform("any")
