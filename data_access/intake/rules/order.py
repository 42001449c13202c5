"""Dates do not run backwards, and what has happened has happened by the as-of day."""

from collections.abc import Iterator

import pandas as pd

from data_access.intake.cells.column_rules import MAY_LIE_AHEAD
from data_access.intake.issues import Rule
from data_access.intake.matching.incoming import Breach, Incoming, breaches
from data_access.language.day_words import day_words
from data_access.language.vocabulary import Text
from data_access.schema import TABLES

BACKWARDS = Rule(
    Text("วันที่ย้อนกลับ อยู่ก่อนวันที่ของขั้นก่อนหน้า", "lies before the day of an earlier step"),
    Text("ตรวจลำดับวันที่ของแถวนี้", "Check the order of the days in this row"),
)
TOO_LATE = Rule(
    Text("อยู่หลังวันที่ปรับปรุงข้อมูลล่าสุด", "lies after the newest day on which records were updated"),
    Text(
        "ตรวจปี หรือปรับวันที่ปรับปรุงให้เป็นปัจจุบัน",
        "Check the year, or bring updated_at up to date",
    ),
)
IN_ORDER = {
    "repair": (
        ("reported_on", "surveyed_on", "verified_on", "approved_on", "started_on", "completed_on", "handed_over_on"),
        ("planned_start", "planned_finish"),
    ),
    "goal": (("start_on", "due_on"),),
    "commitment": (("start_on", "due_on"),),
    "measure": (("start_on", "due_on"),),
    "pledge": (("pledged_on", "due_on"), ("pledged_on", "withdrawn_on")),
    "area": (("valid_from", "valid_to"),),
    "livelihood": (("started_on", "ended_on"),),
    "model": (("started_on", "status_since"),),
}  # fmt: skip


def not_backwards(incoming: Incoming) -> Iterator[Breach]:
    for table_name, sequences in IN_ORDER.items():
        records = incoming.whole(table_name)
        for columns in sequences:
            reached = records[columns[0]]
            for column in columns[1:]:
                day = records[column]
                yield from breaches(BACKWARDS, table_name, records, day < reached, column)
                # A step without a day is passed over: the next is held against the last known.
                reached = day.where(day.notna(), reached)


def nothing_after_the_as_of(incoming: Incoming) -> Iterator[Breach]:
    last = incoming.updated_last
    if pd.isna(last):
        return
    allowed = Text(f"ไม่เกิน {day_words(last).th}", f"no later than {last:%Y-%m-%d}")
    for table in TABLES:
        arrives = table.name in incoming.records
        records = incoming.whole(table.name) if arrives else incoming.stored(table.name)
        for column in table.columns:
            if column.kind != "date" or column.name in MAY_LIE_AHEAD:
                continue
            late = records[column.name].to_numpy() > last.to_datetime64()
            if late.any():
                rows = incoming.whole(table.name)[late]
                yield Breach(TOO_LATE, table.name, rows, column.name, allowed)
