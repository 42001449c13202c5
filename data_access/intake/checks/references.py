"""Every value that refers to another table must be a key there, in the folder or in the store."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

import pandas as pd

from data_access.intake.issues import Issue, Rule
from data_access.intake.matching.incoming import Breach, Incoming, among
from data_access.language.vocabulary import Text
from data_access.schema import BY_NAME

UNKNOWN = Rule(
    Text("ไม่มีอยู่ในตารางที่อ้างถึง", "is not to be found in the table it refers to"),
    Text("เพิ่มรายการในตารางที่อ้างถึง หรือแก้รหัส", "Add it there, or correct the code"),
)


NEEDED_TABLE = Rule(
    Text(
        "ยังไม่มีทั้งในไฟล์ที่ส่งและในคลังระเบียน แต่มีแถวของไฟล์อื่นที่อ้างถึงตารางนี้",
        "is neither among the files nor in the store, and rows of other files refer to it",
    ),
    Text(
        "เพิ่มไฟล์นี้ (แบบกรอก: hoh templates โฟลเดอร์ ตัวอย่าง: docs/records.md) แล้วนำเข้าใหม่",
        "Add this file (a template: `hoh templates FOLDER`, an example: docs/records.md) and load them"
        " again",
    ),
)
WITHOUT_ITS_TABLE = Rule(
    Text("อ้างถึงตารางที่ยังไม่มีไฟล์", "refers to a table whose file is missing"),
    Text("เพิ่มไฟล์ที่ขาดก่อน แถวนี้จะรับได้ตามไป", "Add the missing file; this row can follow it"),
)


def split_by_missing_tables(
    incoming: Incoming, lost: Iterable[Breach], unread: Collection[str]
) -> tuple[list[Breach], list[Breach], list[Issue]]:
    """The lost references in two: to a table that has records, and, under a rule of their own, to
    one that has none at all, neither in the store nor in a file that was sent; and of each of
    these tables one issue, under the name of its file. `unread`: tables whose file could not be read."""
    single, of_missing, tables = [], [], {}
    for breach in lost:
        name = BY_NAME[breach.table_name].column(str(breach.column)).refers_to
        sent = name in incoming.files or name in unread
        if name is None or sent or not incoming.stored(name).empty:
            single.append(breach)
            continue
        of_missing.append(replace(breach, rule=WITHOUT_ITS_TABLE, allowed=None))
        tables[name] = Issue(NEEDED_TABLE, f"{name}.csv")
    return single, of_missing, list(tables.values())


def lost_references(incoming: Incoming) -> Iterator[Breach]:
    """Arriving rows that refer to what is nowhere."""
    keys_of: dict[str, pd.Series] = {}
    for table_name, records in incoming.records.items():
        for column in BY_NAME[table_name].columns:
            if column.refers_to is None or column.name not in records:
                continue
            if column.refers_to not in keys_of:
                keys_of[column.refers_to] = _known(incoming, column.refers_to)
            values = records[column.name]
            lost = values.notna() & ~among(values, keys_of[column.refers_to])
            if not lost.any():
                continue
            target = BY_NAME[column.refers_to]
            yield Breach(
                UNKNOWN,
                table_name,
                records[lost].assign(file_row=records.index[lost]),
                column.name,
                Text(f"รหัสในตาราง{target.label.th}", f"a key of the table {target.name}"),
            )


def _known(incoming: Incoming, table_name: str) -> pd.Series:
    (key,) = BY_NAME[table_name].key
    coming = incoming.records.get(table_name)
    stored = incoming.stored(table_name)[key]
    return stored if coming is None or key not in coming else pd.concat([stored, coming[key]])
