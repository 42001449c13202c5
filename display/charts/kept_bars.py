"""What people have kept of what they promised, as bars, against what should be kept by today."""

import pandas as pd

from data_access.language.number_words import points_words
from data_access.language.shares import is_known, percent_words
from data_access.language.vocabulary import PARTICIPANT_GROUP, Text
from data_access.queries.areas.areas import names_in_view
from data_access.queries.network import network
from data_access.snapshots.programme import Programme
from display.charts.bars import NOTHING_SAID, Amount, Bar, Bars, known
from display.words.alike import alike

KEPT, EXPECTED = Text("ทำตามคำมั่นแล้ว", "Kept"), Text("ควรได้ถึงวันนี้", "Expected by today")
ALT = Text("คำมั่นที่สำเร็จเทียบที่ควรได้", "Commitments kept against those expected")
NOBODY = Text("ยังไม่มีคำมั่น", "No commitment yet")


def commitments_by_group_and_district(programme: Programme) -> pd.DataFrame:
    """One row a group, then one a district, in their order: `name`, people, commitments, kept,
    expected, late."""
    groups = network.commitments_kept(programme, "participant_group")
    groups["name"] = [PARTICIPANT_GROUP[one] for one in groups["participant_group"]]
    places, names = network.commitments_kept(programme, "district_code"), names_in_view(programme)
    places["name"] = [names[one] for one in places["district_code"]]
    return pd.concat([groups, places], ignore_index=True)


def kept_bars(programme: Programme) -> Bars:
    """One bar a group, then one a district."""
    return kept_of(commitments_by_group_and_district(programme))


def kept_of(rows: pd.DataFrame) -> Bars:
    """Columns: name, kept, expected, both shares up to 1."""
    bars = tuple(map(_bar, rows.itertuples()))
    return Bars(bars, NOTHING_SAID, KEPT, EXPECTED, ALT, NOBODY)


def _bar(group) -> Bar:
    share, due = alike(percent_words(group.kept)), alike(percent_words(group.expected))
    remarks = []
    if is_known(group.expected):
        remarks.append(Text(f"ควรได้ {due.th}", f"expected {due.en}"))
        if is_known(group.kept):
            remarks.append(points_words(group.kept - group.expected))
    all_of_it = alike(percent_words(1))
    return Bar(
        group.name.en,
        group.name,
        1.0 if is_known(group.kept) else None,
        known(group.kept),
        known(group.expected),
        Amount(all_of_it, all_of_it),
        Amount(share, share),
        Amount(due, due),
        share,
        tuple(remarks),
    )
