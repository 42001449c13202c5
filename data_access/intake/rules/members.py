"""A household has one head among its members, and as many members as it counts."""

from collections.abc import Iterator

import pandas as pd

from data_access.intake.issues import Rule
from data_access.intake.matching.incoming import Breach, Incoming, among, breaches, looked_up
from data_access.language.vocabulary import Text

TWO_HEADS = Rule(
    Text("ครัวเรือนนี้มีหัวหน้าครัวเรือนมากกว่าหนึ่งคน", "is one of several heads of the same household"),
    Text("ให้เหลือหัวหน้าครัวเรือนเพียงคนเดียว", "Leave one head of the household"),
    severity="warning",
)
NO_HEAD = Rule(
    Text("ครัวเรือนนี้ยังไม่มีหัวหน้าครัวเรือน", "is of a household none of whose members is its head"),
    Text("ระบุว่าสมาชิกคนใดเป็นหัวหน้าครัวเรือน", "Say which member is the head"),
    severity="warning",
)
OTHER_COUNT = Rule(
    Text(
        "จำนวนสมาชิกในตารางสมาชิกไม่ตรงกับจำนวนที่ครัวเรือนระบุ",
        "is of a household that has more or fewer members listed than it counts",
    ),
    Text("เพิ่มสมาชิกที่ขาด หรือแก้จำนวนสมาชิกของครัวเรือน", "Add who is missing, or correct n_members"),
    severity="warning",
)


def one_head_and_all_counted(incoming: Incoming) -> Iterator[Breach]:
    """Of the households of arriving members. Two heads are said of each that arrives; the others
    of one arriving member a household."""
    if "member" not in incoming.records:
        return
    everybody = incoming.whole("member")
    arriving = everybody.loc[everybody["file_row"] > 0, "household_id"]
    members = everybody[among(everybody["household_id"], arriving)]
    households = members.groupby("household_id")["household_id"]
    is_head = members["is_head"].fillna(False).astype(bool)
    heads = is_head.groupby(members["household_id"]).transform("sum")
    yield from breaches(TWO_HEADS, "member", members, is_head & (heads > 1), "is_head")
    yield Breach(NO_HEAD, "member", _one_each(members[heads == 0]), "is_head")
    counted = incoming.whole("household").drop_duplicates("household_id")
    n_members = looked_up(members["household_id"], counted.set_index("household_id")["n_members"])
    other = (households.transform("size") != n_members).fillna(False)
    yield Breach(OTHER_COUNT, "member", _one_each(members[other]), "household_id")


def _one_each(members: pd.DataFrame) -> pd.DataFrame:
    """The first arriving member of each household."""
    arriving = members[members["file_row"] > 0].sort_values("file_row")
    return arriving.drop_duplicates("household_id")
