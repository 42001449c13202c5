"""What poor people lack beside a house, as bars: and on each those whose house is done."""

from collections.abc import Mapping

import pandas as pd

from data_access.language.number_words import count_words
from data_access.language.plurals import one_or_many
from data_access.language.shares import is_known, percent_words
from data_access.language.vocabulary import POVERTY_DIMENSION, Text
from data_access.queries.needs.poverty import dimensions_in_view
from data_access.snapshots.programme import Programme
from display.charts.bars import NOTHING_SAID, Bar, Bars, count, known

POOR = Text("คนจนหลายมิติที่ขาดเรื่องนี้", "Poor people who lack it")
HOUSED = Text("ในนั้นได้บ้านแล้ว", "Of them, house done")
ALT = Text("คนจนหลายมิติแยกตามสิ่งที่ขาด", "Poor people by what they lack")
NOT_SHOWN = Text("ไม่แสดง หรือข้อมูลไม่พอ", "Not shown, or too little surveyed")


def lacking_bars(programme: Programme, names: Mapping[str, Text] = POVERTY_DIMENSION) -> Bars:
    """One bar a dimension, the largest first, called by `names`."""
    rows = dimensions_most_first(programme)
    return lacking_of(rows.assign(name=[names[one] for one in rows["dimension"]]))


def dimensions_most_first(programme: Programme) -> pd.DataFrame:
    """The rows of dimensions_in_view, most poor people first."""
    rows = dimensions_in_view(programme)
    return rows.sort_values("poor", ascending=False, kind="stable", ignore_index=True)


def lacking_of(rows: pd.DataFrame) -> Bars:
    """Columns: dimension, name, poor, housed (missing where hidden), censored. No row at all where
    none can be shown."""
    shown = rows if rows["poor"].notna().any() else rows.iloc[:0]
    bars = tuple(map(_bar, shown.itertuples()))
    return Bars(bars, POOR, HOUSED, NOTHING_SAID, ALT, NOT_SHOWN)


def _bar(one) -> Bar:
    people, housed = count_words(one.poor), count_words(one.housed)
    share = percent_words(one.censored)
    of = one_or_many(one.housed if is_known(one.housed) else 0, "person", "people")
    return Bar(
        one.dimension,
        one.name,
        known(one.poor),
        known(one.housed),
        None,
        count(one.poor),
        count(one.housed),
        count(None),
        Text(f"{people} คน", f"{people} {one_or_many(known(one.poor) or 0, 'person', 'people')}"),
        (
            Text(f"{share} ของทุกคนที่สำรวจ", f"{share} of all surveyed"),
            Text(f"ได้บ้านแล้ว {housed} คน", f"house done: {housed} {of}"),
        ),
    )
