"""Rows that stand among the records and are none: totals, remarks, headings printed again."""

from collections.abc import Sequence

import pandas as pd

from data_access.intake.cells.normalise import alike
from data_access.intake.layout.headings import spelt
from data_access.language.vocabulary import Text

TOTALS = {"รวม", "รวมทั้งสิ้น", "รวมทั้งหมด", "ยอดรวม", "ผลรวม", "total", "grandtotal", "subtotal", "sum"}
OF_AREA = ("รวมอำเภอ", "รวมตำบล", "รวมจังหวัด", "รวมหมู่")
REMARKS = ("หมายเหตุ", "ที่มา", "แหล่งที่มา", "note", "source", "remark", "ผู้จัดทำ", "ข้อมูลณ")


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
) -> tuple[pd.Index, list[Text]]:
    """The rows to be passed over, and what is said of them. `cells`: all of the sheet's columns.

    Looked at are rows whose first filled cell is a word that no record begins with.
    """
    totals: list[int] = []
    remarks: list[int] = []
    again: list[int] = []
    own = [spelt(heading) for heading in headings]
    first = _first_filled(cells)
    for text, rows in first.index.to_series().groupby(first.to_numpy(), sort=False):
        word = alike(text)
        if word in TOTALS or word.startswith(OF_AREA):
            totals += list(rows)
        elif word.startswith(REMARKS):
            filled = (cells.loc[rows] != "").sum(axis=1)
            remarks += list(rows[filled.to_numpy() == 1])
        elif spelt(text) in own:
            for row in rows:
                same = sum(
                    spelt(cell) == heading
                    for cell, heading in zip(cells.loc[row], own, strict=True)
                    if cell
                )
                if same > 1 and same * 2 >= sum(cells.loc[row] != ""):
                    again.append(row)
    said = [
        text
        for rows, th, en in (
            (totals, "แถวผลรวม", "rows of totals"),
            (remarks, "แถวหมายเหตุ", "rows of remarks"),
            (again, "แถวที่ซ้ำกับหัวตาราง", "headings printed again"),
        )
        if rows
        for text in [
            Text(
                f"{file}: ข้าม{th} {_listed(rows)}",
                f"{file}: {en} were passed over: {_listed(rows)}.",
            )
        ]
    ]
    return pd.Index([*totals, *remarks, *again]), said


def _first_filled(cells: pd.DataFrame) -> pd.Series:
    """The first filled cell of each row, in short words only: what is long begins a record."""
    first = pd.Series("", index=cells.index, dtype="str")
    for place in range(cells.shape[1]):
        empty = first == ""
        if not empty.any():
            break
        first = first.where(~empty, cells.iloc[:, place])
    return first[first.str.len().between(1, 200) & ~first.str.contains(r"\d", regex=True)]


def _listed(rows: list[int]) -> str:
    shown = ", ".join(map(str, sorted(rows)[:10]))
    return shown if len(rows) <= 10 else f"{shown}, … ({len(rows):,})"
