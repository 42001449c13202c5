"""Rows that stand among the records and are none: totals, remarks, signatures, second headings."""

import re
from collections.abc import Sequence

import pandas as pd

from data_access.intake.cells.normalise import alike
from data_access.intake.issues import Issue, Rule, issues_of_rows
from data_access.intake.layout.headings import spelt
from data_access.language.vocabulary import Text


def _passed_over(th: str, en: str) -> Rule:
    return Rule(
        Text(f"เป็น{th} ไม่ใช่รายการข้อมูล จึงข้ามไป", f"is {en}, not a record, and was passed over"),
        Text("ถ้าเป็นรายการจริง ให้ใส่รหัสของรายการ", "If it is a record after all, give it its id"),
        severity="warning",
    )


TOTAL = _passed_over("แถวผลรวม", "a row of totals")
REMARK = _passed_over("หมายเหตุ", "a remark")
SIGNATURE = _passed_over("ที่ลงชื่อ", "a signature")
UNITS = _passed_over("แถวหน่วย", "a row of units")
AGAIN = _passed_over("หัวตารางที่พิมพ์ซ้ำ", "the heading printed again")
HEADLINE = _passed_over("หัวเรื่องหรือชื่อตาราง", "a headline or the name of a table")
REPEATED = Rule(
    Text("เหมือนแถวก่อนหน้าทุกช่อง จึงนับเพียงครั้งเดียว", "repeats an earlier row in every cell, and is counted once"),
    Text("ถ้าเป็นคนละรายการ ให้ใส่รหัสที่ต่างกัน", "If they are two records, give each its own id"),
    severity="warning",
)  # fmt: skip
TOTALS = {"รวม", "รวมทั้งสิ้น", "รวมทั้งหมด", "ยอดรวม", "ผลรวม", "total", "grandtotal", "subtotal", "sum"}
OF_AREA = ("รวมอำเภอ", "รวมตำบล", "รวมจังหวัด", "รวมหมู่")
# รวม หมู่ 3, รวมทั้งสิ้น 12 ครัวเรือน; not รวมใจพัฒนา, which is a name.
TOTAL_OF = re.compile(
    r"(?:รวม|ยอดรวม|ผลรวม)(?:ทั้งสิ้น|ทั้งหมด|เป็นเงิน)?[\s:.]*(?:[\d๐-๙]|(?:หมู่|ตำบล|อำเภอ|จังหวัด|หน้า|จำนวน)[\s\d๐-๙])"
)
REMARKS = ("หมายเหตุ", "ที่มา", "แหล่งที่มา", "note", "source", "remark", "ผู้จัดทำ", "ข้อมูลณ")
SIGNATURES = ("ลงชื่อ", "ลงนาม", "ผู้รายงาน", "ผู้ตรวจสอบ", "ผู้รับรอง", "signed", "signature")
IN_BRACKETS = re.compile(r"[(\[（].*[)\]）]")
THAI = re.compile(r"[\u0e00-\u0e7f]")  # no key is written in it
FEWEST_COLUMNS = 4  # of a table in which a row with one filled cell is no record
MOST_OF_A_SIGNATURE = 3  # cells: it is written over a few columns
# Every first cell with a digit that may begin such a row; all others begin records.
WITH_A_DIGIT = r"^\s*(?:รวม|ยอดรวม|ผลรวม|หมายเหตุ|ที่มา|แหล่งที่มา|ข้อมูล|ผู้จัดทำ|ลงชื่อ|ลงนาม|ผู้|ตาราง|ส่วนที่|หมู่|ตำบล|อำเภอ|\*|[Nn]ote|[Ss]ource|[Rr]emark)"


def blank(cells: pd.DataFrame) -> pd.Series:
    """Whether every cell of the row is empty."""
    nothing = pd.Series(True, index=cells.index)
    for place in range(cells.shape[1]):
        if not nothing.any():
            break
        nothing &= cells.iloc[:, place] == ""
    return nothing


def not_records(
    cells: pd.DataFrame, headings: Sequence[str], file: str
) -> tuple[pd.Index, list[Issue]]:
    """The rows to be passed over, and one warning for each. `cells`: all of the sheet's columns.

    Looked at are rows whose first filled cell is a word that no record begins with.
    """
    first = _first_filled(cells)
    if first.empty:
        return first.index, []
    rows_of: dict[Rule, list[int]] = {}
    own = [spelt(heading) for heading in headings]
    for text, rows in first.index.to_series().groupby(first.to_numpy(), sort=False):
        filled = (cells.loc[rows] != "").sum(axis=1).to_numpy()
        if _is_total(text):
            rows_of.setdefault(TOTAL, []).extend(rows)
        elif IN_BRACKETS.fullmatch(text):
            whole = [_is_in_brackets(cells.loc[row]) for row in rows]
            rows_of.setdefault(UNITS, []).extend(rows[whole])
        elif alike(text).startswith(SIGNATURES):
            rows_of.setdefault(SIGNATURE, []).extend(rows[filled <= MOST_OF_A_SIGNATURE])
        elif text.startswith("*") or alike(text).startswith(REMARKS):
            rows_of.setdefault(REMARK, []).extend(rows[filled == 1])
        elif THAI.search(text) and len(own) >= FEWEST_COLUMNS and spelt(text) not in own:
            rows_of.setdefault(HEADLINE, []).extend(rows[filled == 1])
        elif spelt(text) in own:
            again = [row for row in rows if _is_heading(cells.loc[row], own)]
            rows_of.setdefault(AGAIN, []).extend(again)
    issues = [
        issue
        for rule in (TOTAL, REMARK, SIGNATURE, UNITS, AGAIN, HEADLINE)
        for issue in issues_of_rows(rule, file, sorted(rows_of.get(rule, [])))
    ]
    return pd.Index([issue.row for issue in issues]), issues


def repeated(
    rows: pd.DataFrame, key: Sequence[int], known: Sequence[int], file: str
) -> tuple[pd.Index, list[Issue]]:
    """Rows whose `known` places are those of an earlier row with the same key, and one warning for
    each. `key`: the places of the key; rows with an empty one are not looked at."""
    if not rows.duplicated(list(key)).any():
        return rows.index[:0], []
    whole = rows[(rows[list(key)] != "").all(axis=1)]
    twins = whole[whole.duplicated(list(key), keep=False)]
    again = twins.index[twins.duplicated(list(known))]
    return again, list(issues_of_rows(REPEATED, file, again))


def _is_total(text: str) -> bool:
    word = alike(text)
    return word in TOTALS or word.startswith(OF_AREA) or TOTAL_OF.match(text) is not None


def _is_heading(cells: pd.Series, own: Sequence[str]) -> bool:
    """Whether half of the row's filled cells, and more than one, repeat their headings."""
    same = sum(spelt(cell) == heading for cell, heading in zip(cells, own, strict=True) if cell)
    return same > 1 and same * 2 >= sum(cells != "")


def _is_in_brackets(cells: pd.Series) -> bool:
    """Whether every filled cell, and more than one, stands in brackets as units do."""
    filled = [cell for cell in cells if cell]
    return len(filled) > 1 and all(IN_BRACKETS.fullmatch(cell) for cell in filled)


def _first_filled(cells: pd.DataFrame) -> pd.Series:
    """The first filled cell of each row, in short words only: what is long begins a record."""
    first = pd.Series("", index=cells.index, dtype="str")
    for place in range(cells.shape[1]):
        empty = first == ""
        if not empty.any():
            break
        here = cells.iloc[:, place]
        first = here if empty.all() else first.where(~empty, here)
    is_word = ~first.str.contains(r"\d", regex=True) | first.str.contains(WITH_A_DIGIT, regex=True)
    return first[first.str.len().between(1, 200) & is_word]
