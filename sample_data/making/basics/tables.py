"""A table's rows on their way to a file: columns in the schema's order, stamps filled in."""

from pathlib import Path

import numpy as np
import pandas as pd

from data_access import schema
from sample_data.making.basics import days

SOURCE = "ข้อมูลสมมติ"
ENTERED_BY = "ตัวอย่าง"

_TRUE_FALSE = np.array(["false", "true"], dtype=object)


def yes_no(values) -> np.ndarray:
    return _TRUE_FALSE[np.asarray(values).astype(int)]


def known(values, where) -> np.ndarray:
    """The values where they are known and nothing elsewhere."""
    shown = np.asarray(values).astype(object)
    shown[~np.asarray(where)] = ""
    return shown


def coded_set(codes: list[str], present: list[np.ndarray], nothing: str = "") -> np.ndarray:
    """For each row the codes that are present, sorted and joined by semicolons."""
    ordered = sorted(zip(codes, present, strict=True), key=lambda pair: pair[0])
    mask = np.zeros(len(present[0]), dtype=np.int64)
    for bit, (_code, is_present) in enumerate(ordered):
        mask |= np.asarray(is_present).astype(np.int64) << bit
    masks, place = np.unique(mask, return_inverse=True)
    words = np.empty(len(masks), dtype=object)
    words[:] = [
        ";".join(code for bit, (code, _present) in enumerate(ordered) if value >> bit & 1)
        or nothing
        for value in masks.tolist()
    ]
    return words[place]


def numbered(prefix: str, count: int, digits: int) -> np.ndarray:
    """Ids of one length, so that their order as text is their order as numbers."""
    digits = max(digits, len(str(count)))
    numbers = np.empty(count, dtype=object)
    numbers[:] = [f"{prefix}{number:0{digits}d}" for number in range(1, count + 1)]
    return numbers


def write_table(folder: Path, name: str, columns: dict, updated_on) -> int:
    """Write <name>.csv and return the number of its rows. Rows are written in the order given.

    `updated_on` is a day for each row; a day after the as-of date is brought back to it.
    """
    table = schema.BY_NAME[name]
    count = len(columns[table.key[0]])
    stamps = {
        "source": SOURCE,
        "entered_by": ENTERED_BY,
        "updated_at": days.iso(np.minimum(np.broadcast_to(updated_on, count), days.AS_OF)),
        "record_version": 1,
    }
    every = {**columns, **stamps}
    unknown = set(every) - {column.name for column in table.columns}
    if unknown:
        raise KeyError(f"{name} has no column {sorted(unknown)}")
    rows = pd.DataFrame(
        {column.name: every.get(column.name, "") for column in table.columns}, index=range(count)
    )
    rows.to_csv(folder / f"{name}.csv", index=False, lineterminator="\n", encoding="utf-8")
    return count


def write_rows(folder: Path, name: str, rows: list[dict], updated_on) -> int:
    """The same for a small table made row by row; what a row does not mention is missing."""
    names = list(dict.fromkeys(key for row in rows for key in row))
    columns = {key: np.array([row.get(key, "") for row in rows], dtype=object) for key in names}
    return write_table(folder, name, columns, updated_on)
