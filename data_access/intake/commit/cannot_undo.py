"""Why a batch cannot be undone, in words: what stands in the way, and what to do about it."""

from collections.abc import Iterable, Mapping

import sqlalchemy as sa

from data_access.intake.checks.existing_issues import Fault
from data_access.intake.history.batches import Batch
from data_access.intake.matching.row_keys import may_be_named
from data_access.language.plurals import counted, one_or_many
from data_access.language.vocabulary import BATCH_STATE, Text
from data_access.schema import Table
from data_access.store.intake_tables import ROW_HISTORY
from data_access.store.tables import DATA_IMPORT

NAMED = 3  # records named as examples
ASKED = 500  # records whose batches are looked up


def changed_later(chosen: Batch, changed: Mapping[int, int]) -> Text:
    numbers = ", ".join(map(str, changed))
    rows = sum(changed.values())
    last = max(changed)
    return Text(
        f"ยกเลิกชุดที่ {chosen['number']} ไม่ได้ เพราะชุดที่ {numbers} แก้ไขระเบียนของชุดนี้ไปแล้ว"
        f" {rows:,} ครั้ง หากต้องการยกเลิก ให้ยกเลิกชุดที่ {last} ก่อน",
        f"Batch {chosen['number']} cannot be undone: batch {numbers} has changed records of it"
        f" since, {counted(rows, 'time')}. Undo batch {last} first, if that is what is wanted.",
    )


def referred_to(
    connection: sa.Connection, chosen: Batch, table: Table, keys: Iterable[str]
) -> Text:
    keys = list(keys)
    touched_by = (
        sa.select(DATA_IMPORT.c.number)
        .join(ROW_HISTORY, ROW_HISTORY.c.batch_id == DATA_IMPORT.c.batch_id)
        .where(
            ROW_HISTORY.c.table_name == table.name,
            ROW_HISTORY.c.row_key.in_(keys[:ASKED]),
            DATA_IMPORT.c.state == "committed",
            DATA_IMPORT.c.number > chosen["number"],
        )
        .distinct()
        .order_by(DATA_IMPORT.c.number)
    )
    numbers = ", ".join(map(str, connection.scalars(touched_by))) or "–"
    return Text(
        f"ยกเลิกชุดที่ {chosen['number']} ไม่ได้ เพราะ{table.label.th} {len(keys):,} รายการ"
        f" ซึ่งนำเข้าในชุดที่ {numbers} อ้างถึงระเบียนของชุดนี้ ให้ยกเลิกชุดนั้นก่อน",
        f"Batch {chosen['number']} cannot be undone: {counted(len(keys), 'record')} of {table.name}, loaded"
        f" in batch {numbers}, {one_or_many(len(keys), 'refers', 'refer')} to records of it. Undo that batch first.",
    )


def wrong_without_it(chosen: Batch, faults: set[Fault]) -> Text:
    listed = sorted(faults, key=lambda fault: (fault[1], fault[2], fault[0].problem.en))[:NAMED]
    th, en = (
        "; ".join(
            f"{table} {key if may_be_named(table) else ''} {rule.problem[language]}"
            for rule, table, key, _column in listed
        )
        for language in (0, 1)
    )
    return Text(
        f"ยกเลิกชุดที่ {chosen['number']} ไม่ได้ เพราะระเบียนอื่น {len(faults):,} แห่งจะไม่ถูกต้อง"
        f" เช่น {th} ให้แก้ไขหรือยกเลิกชุดที่มาทีหลังก่อน",
        f"Batch {chosen['number']} cannot be undone: {counted(len(faults), 'place')} in other records would"
        f" be wrong without it, such as: {en}. Correct them, or undo the later batches first.",
    )


def not_kept(chosen: Batch, state: str) -> Text:
    words = BATCH_STATE[state]
    return Text(
        f"ยกเลิกชุดที่ {chosen['number']} ไม่ได้ เพราะสถานะคือ «{words.th}»",
        f"Batch {chosen['number']} cannot be undone: its state is «{words.en}».",
    )


def without_history(chosen: Batch) -> Text:
    return Text(
        f"ยกเลิกชุดที่ {chosen['number']} ไม่ได้ เพราะนำเข้าด้วยโปรแกรมรุ่นที่ยังไม่เก็บประวัติ",
        f"Batch {chosen['number']} cannot be undone: a version of the program loaded it that kept"
        " no history yet.",
    )


def of_another(chosen: Batch) -> Text:
    return Text(
        f"ชุดที่ {chosen['number']} เป็นของผู้อื่น เจ้าหน้าที่ที่ดูแลเฉพาะอำเภอยกเลิกได้เฉพาะชุดของตน",
        f"Batch {chosen['number']} is somebody else's; an officer of some districts may undo the"
        " officer's own.",
    )
