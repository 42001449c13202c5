"""Targets of one area: a year and its quarters say the same, for they are never added."""

from collections.abc import Iterator

import pandas as pd

from data_access.intake.issues import Rule
from data_access.intake.matching.incoming import Breach, Incoming, breaches
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


KEY = ["area_code", "goal_id", "period"]
GROUP = ["area_code", "goal_id", "year"]


def quarters_make_up_their_year(incoming: Incoming) -> Iterator[Breach]:
    """Refuses the quarters; or the year, where only the year arrives."""
    targets = incoming.whole("area_target")
    if targets.empty:
        return
    year = targets["period"].str[:4]
    targets = targets.assign(is_year=targets["period"] == year)
    if targets["is_year"].nunique() < 2:
        return
    group = [targets["area_code"], targets["goal_id"], year]
    value = targets["target_value"]
    of_year = value.where(targets["is_year"]).groupby(group).transform("max")
    of_quarters = value.where(~targets["is_year"]).groupby(group).transform("sum")
    has_quarters = (~targets["is_year"]).groupby(group).transform("any")
    differ = (of_year.notna() & has_quarters & (of_year != of_quarters)).fillna(False)
    arrives = (~targets["is_year"] & (targets["file_row"] > 0)).groupby(group).transform("any")
    only_the_year = targets["is_year"] & (targets["file_row"] > 0) & ~arrives
    quarters = ~targets["is_year"] & (arrives | ~_year_arrives(targets, group))
    wrong = differ & (only_the_year | quarters)
    targets = targets.drop(columns="is_year")
    yield from breaches(QUARTERS_AND_YEAR, "area_target", targets, wrong, "target_value")


def changed_quarters_make_up_their_year(incoming: Incoming) -> Iterator[Breach]:
    """On each day from which a change holds, the quarters that hold then make up the year that holds
    then. Refuses the changes of that day."""
    changes = incoming.whole("area_target_change")
    if changes.empty:
        return
    first = incoming.whole("area_target").assign(valid_from=pd.NaT)
    given = pd.concat([first[[*KEY, "valid_from", "target_value"]], changes], ignore_index=True)
    if (given["period"].str.len() == 4).nunique() < 2:
        return
    given = given.sort_values([*KEY, "valid_from"], na_position="first")
    for day, begun in changes.groupby("valid_from"):
        held = given[~(given["valid_from"] > day)].drop_duplicates(KEY, keep="last")
        held = held.assign(year=held["period"].str[:4], is_year=held["period"].str.len() == 4)
        of_year = held[held["is_year"]].set_index(GROUP)["target_value"]
        of_quarters = held[~held["is_year"]].groupby(GROUP)["target_value"].sum()
        both = of_year.index.intersection(of_quarters.index)
        differ = both[of_year[both] != of_quarters[both]]
        groups = pd.MultiIndex.from_frame(begun.assign(year=begun["period"].str[:4])[GROUP])
        yield from breaches(
            QUARTERS_AND_YEAR, "area_target_change", begun, groups.isin(differ), "target_value"
        )


def _year_arrives(targets, group):
    return (targets["is_year"] & (targets["file_row"] > 0)).groupby(group).transform("any")
