"""Every value that refers to another table must be a key there, in the folder or in the store."""

from collections.abc import Iterator

import pandas as pd

from data_access.intake.issues import Rule
from data_access.intake.matching.incoming import Breach, Incoming, among
from data_access.language.vocabulary import Text
from data_access.schema import BY_NAME

UNKNOWN = Rule(
    Text("ไม่มีอยู่ในตารางที่อ้างถึง", "is not to be found in the table it refers to"),
    Text("เพิ่มรายการในตารางที่อ้างถึง หรือแก้รหัส", "Add it there, or correct the code"),
)


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
