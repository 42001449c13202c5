"""The rules of one column at a time, all of them from the schema."""

import re
from collections.abc import Callable

import numpy as np
import pandas as pd

from data_access.intake import normalise
from data_access.intake.findings import Findings, Rule, may_be_shown
from data_access.intake.read import TableFile
from data_access.kinds import PANDAS
from data_access.schema import Column
from data_access.schema.column import CODE
from data_access.vocabulary import Text

REQUIRED = Rule(
    Text("ไม่ได้กรอกข้อมูลที่จำเป็น", "is empty and must not be"), Text("กรอกข้อมูลให้ครบ", "Fill it in")
)
KIND = Rule(
    Text("ไม่อยู่ในรูปแบบที่อ่านได้", "is not of the kind that stands here"),
    Text("แก้ให้เป็นรูปแบบที่กำหนด", "Write it as allowed"),
)
LISTED = Rule(
    Text("ไม่อยู่ในรายการที่ใช้ได้", "is not in the closed list"),
    Text("เลือกจากรายการที่ใช้ได้", "Choose one of the list"),
)
RANGE = Rule(
    Text("อยู่นอกช่วงที่เป็นไปได้", "is outside the possible range"),
    Text("ตรวจตัวเลขและหน่วย", "Check the figure and its unit"),
)
PATTERN = Rule(
    Text("ไม่ตรงตามรูปแบบของรหัส", "does not have the form that it must have"),
    Text(
        "แก้ให้ตรงรูปแบบ และตรวจว่า Excel ไม่ได้ตัดเลข 0 นำหน้า",
        "Correct it; see that no leading 0 was lost",
    ),
)
SAME_KEY = Rule(
    Text("ซ้ำกับแถวก่อนหน้าในไฟล์เดียวกัน", "repeats the key of an earlier row of this file"),
    Text("รวมเป็นแถวเดียว หรือแก้รหัสให้ไม่ซ้ำ", "Make one row of them, or give each a key of its own"),
)
FORMS = {
    "whole": Text("จำนวนเต็ม เช่น 1250", "a whole number such as 1250"),
    "number": Text("ตัวเลข เช่น 19.25", "a number such as 19.25"),
    "date": Text("วันที่ เช่น 2024-03-31 หรือ 31/3/2567", "a day such as 2024-03-31 or 31/3/2567"),
    "yes_no": Text("ใช่ หรือ ไม่ใช่", "yes or no"),
}


def checked(file: TableFile, findings: Findings) -> pd.DataFrame:
    """The file's records with the types of kinds.PANDAS, under the file's row numbers.

    What could not be read is missing in them, and stands among the findings.
    """
    records = pd.DataFrame(
        {
            column.name: _column(file, column, findings)
            for column in file.table.columns
            if column.name in file.cells
        },
        index=file.cells.index,
    )
    key = [name for name in file.table.key if name in records]
    complete = records[records[key].notna().all(axis=1)]
    again = complete.index[complete.duplicated(key)]
    shown = None
    if all(may_be_shown(file.table.name, name) for name in key):
        shown = [" / ".join(map(str, parts)) for parts in complete.loc[again, key].to_numpy()]
    findings.refuse_rows(SAME_KEY, file.name, again, ", ".join(key), shown)
    return records


def _column(file: TableFile, column: Column, findings: Findings) -> pd.Series:
    cells = file.cells[column.name]
    filled = cells != ""
    values = _converted(cells.where(filled), _reader(column), PANDAS[column.kind])
    quoted = may_be_shown(file.table.name, column.name)

    def refuse(rule: Rule, wrong: pd.Series, allowed: Text | None = None) -> None:
        if not wrong.any():
            return
        rows = cells.index[wrong]
        findings.refuse_rows(
            rule, file.name, rows, column.name, cells[rows] if quoted else None, allowed
        )

    if column.required and not filled.all():
        rows = cells.index[~filled]
        findings.refuse_rows(REQUIRED, file.name, rows, column.name)
    unread = filled & values.isna()
    if column.choices:
        refuse(LISTED, unread, _listed(column))
    else:
        refuse(KIND, unread, FORMS.get(column.kind))
    if column.low is not None or column.high is not None:
        low = -np.inf if column.low is None else column.low
        high = np.inf if column.high is None else column.high
        inside = values.between(low, high).fillna(True).astype(bool)
        refuse(RANGE, ~inside & values.notna(), _range(column))
    if column.pattern:
        fits = values.str.fullmatch(column.pattern)
        refuse(PATTERN, filled & ~fits, _form(column.pattern))
    return values


def _converted(cells: pd.Series, read: Callable | None, kind: str) -> pd.Series:
    """Each different text is read once: a million rows hold few different days and codes."""
    if read is None:
        return cells.astype(kind)
    places, different = pd.factorize(cells)
    # One missing value behind the last: a missing cell has place -1 and so takes that one.
    read_once = pd.Series([*(read(text) for text in different), None], dtype="object")
    if kind == "datetime64[s]":
        read_once = pd.to_datetime(read_once).astype(kind)
    return pd.Series(read_once.astype(kind).array.take(places), index=cells.index)


def _reader(column: Column) -> Callable | None:
    match column.kind:
        case "whole":
            return normalise.read_whole
        case "number":
            return normalise.read_number
        case "date":
            return normalise.read_date
        case "yes_no":
            return normalise.read_yes_no
        case "choice":
            return lambda text: normalise.read_choice(text, column.choices)
        case "choices":
            return lambda text: normalise.read_choices(text, column.choices)
    return normalise.read_code if column.pattern else None


def _listed(column: Column) -> Text:
    return Text(
        ", ".join(f"{code} ({words.th})" for code, words in column.choices.items()),
        ", ".join(column.choices),
    )


def _form(pattern: str) -> Text:
    if pattern == CODE:
        return Text(
            "อักษรอังกฤษ ตัวเลข และ . _ / - รวมไม่เกิน 40 ตัว",
            "Latin letters, digits and . _ / -, 40 characters at most",
        )
    if digits := re.fullmatch(r"\\d\{(\d)\}", pattern):
        return Text(f"ตัวเลข {digits[1]} หลัก", f"{digits[1]} digits")
    return Text(pattern, pattern)


def _range(column: Column) -> Text:
    low, high = (None if end is None else f"{end:.0f}" for end in (column.low, column.high))
    if high is None:
        return Text(f"ตั้งแต่ {low} ขึ้นไป", f"{low} or more")
    if low is None:
        return Text(f"ไม่เกิน {high}", f"{high} or less")
    return Text(f"{low} ถึง {high}", f"{low} to {high}")
