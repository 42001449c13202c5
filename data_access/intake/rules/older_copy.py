"""A file that is older than what the store has does not overwrite it in silence."""

from collections.abc import Iterator

from data_access.intake.issues import Rule, may_be_shown
from data_access.intake.matching.incoming import Breach, Incoming
from data_access.intake.matching.merge import merged, places_in
from data_access.language.day_words import day_words
from data_access.language.vocabulary import Text
from data_access.schema import BY_NAME

OLDER = Rule(
    Text(
        "เก่ากว่าข้อมูลที่บันทึกไว้แล้ว แถวนี้จะเขียนทับค่าที่ใหม่กว่า",
        "is older than the stored record, whose newer values this row would overwrite",
    ),
    Text(
        "ถ้าไฟล์เป็นฉบับเก่า ให้นำแถวนี้ออก ถ้าค่าในแถวนี้ถูกต้อง ให้แก้วันที่ปรับปรุงเป็นวันนี้",
        "If the file is an old copy, drop the row; if its values are right, correct the day of"
        " update to today",
    ),
)


def no_older_than_the_record(incoming: Incoming) -> Iterator[Breach]:
    """Arriving rows that change a stored record and were updated before it.

    One that changes nothing but the day brings nothing older back: `merged` leaves it out.
    """
    for table_name, records in incoming.records.items():
        table, stored = BY_NAME[table_name], incoming.stored(table_name)
        if "updated_at" not in records or stored.empty:
            continue
        if not records["updated_at"].min() < stored["updated_at"].max():
            continue  # which spares most files the search
        places = places_in(records, stored, table)
        known = records[places >= 0]
        own = stored["updated_at"].take(places[places >= 0]).set_axis(known.index)
        older = known[known["updated_at"] < own]
        changing = merged(older, stored, table, incoming.clear_empty).changed.index
        shown = may_be_shown(table_name, "updated_at")
        for day, rows in own[changing].groupby(own[changing]):
            yield Breach(
                OLDER,
                table_name,
                older.loc[rows.index].assign(file_row=rows.index),
                "updated_at",
                Text(f"{day_words(day).th} หรือหลังจากนั้น", f"{day:%Y-%m-%d} or later")
                if shown
                else None,
            )
