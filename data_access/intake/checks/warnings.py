"""What may be right and seldom is: warnings about one file, which stand against nothing."""

from collections.abc import Iterator

import pandas as pd

from data_access.intake.cells.dates import is_thai_year
from data_access.intake.cells.names import person
from data_access.intake.issues import Issue, Rule, issues_of_rows, may_be_shown
from data_access.intake.layout.table_file import TableFile
from data_access.language.vocabulary import Text


def _warning(th: str, en: str, remedy_th: str, remedy_en: str) -> Rule:
    return Rule(Text(th, en), Text(remedy_th, remedy_en), severity="warning")


OUTLIER = _warning(
    "สูงกว่าค่ากลางของคอลัมน์หลายร้อยเท่า",
    "is hundreds of times the middle value of its column",
    "ตรวจจำนวนศูนย์และหน่วย (บาท หรือพันบาท)",
    "Check the zeros, and whether it is in baht or in thousands",
)
COARSE = _warning(
    "พิกัดมีทศนิยมน้อยกว่า 4 ตำแหน่ง จึงคลาดเคลื่อนเกิน 10 เมตร",
    "has fewer than 4 decimals, and so may be off by more than 10 metres",
    "ใช้พิกัดจากเครื่องโดยไม่ปัดเศษ หากมี",
    "Use the point as the device gave it, if there is one",
)
ONE_POINT = _warning(
    "มีบ้านหลายหลังอยู่ที่พิกัดเดียวกัน",
    "is the point of many houses",
    "ตรวจว่าไม่ได้ใช้พิกัดของที่ทำการหรือกลางหมู่บ้านแทนบ้าน",
    "See that the point is not that of an office or of the village's centre",
)
LOOKS_TWICE = _warning(
    "ชื่อและหมู่บ้านเหมือนกับอีกครัวเรือน อาจเป็นรายการซ้ำ",
    "has the name and the village of another household, and may be the same",
    "ตรวจว่าเป็นคนละครัวเรือน",
    "See that they are two households",
)
MIXED_CALENDARS = _warning(
    "มีทั้งปี พ.ศ. และ ค.ศ. ในคอลัมน์เดียวกัน ได้แปลงทีละช่อง",
    "has years of both calendars; each cell was read by itself",
    "ตรวจว่าวันที่ที่อ่านได้ถูกต้อง",
    "See that the days are read rightly",
)
TIMES_THE_MIDDLE = 200
VALUES_FOR_A_MIDDLE = 20
HOUSES_AT_ONE_POINT = 5


def suspicions(file: TableFile, records: pd.DataFrame) -> Iterator[Issue]:
    """The warnings about one file's records."""
    for column in file.table.columns:
        if column.name not in records:
            continue
        if column.unit == "THB":
            yield from _outliers(file, records[column.name])
        elif column.kind == "date":
            yield from _calendars(file, column.name)
        elif column.unit == "degree" and column.personal and file.system == "degrees":
            yield from _coarse(file, column.name)
    if file.table.name == "household" and {"lat", "lon"} <= set(records.columns):
        yield from _one_point(file, records)
    if file.table.name == "household":
        yield from _looks_twice(file, records)


def _outliers(file: TableFile, amounts: pd.Series) -> Iterator[Issue]:
    known = amounts[amounts > 0]
    if len(known) < VALUES_FOR_A_MIDDLE:
        return
    far = known[known > TIMES_THE_MIDDLE * known.median()]
    name = str(amounts.name)
    shown = far if may_be_shown(file.table.name, name) else None
    yield from issues_of_rows(OUTLIER, file.name, far.index, name, shown)


def _calendars(file: TableFile, name: str) -> Iterator[Issue]:
    eras = {is_thai_year(text) for text in file.cells[name].unique() if text}
    if {True, False} <= eras:
        yield Issue(MIXED_CALENDARS, file.name, column=name)


def _coarse(file: TableFile, name: str) -> Iterator[Issue]:
    cells = file.cells[name]
    coarse = cells.str.fullmatch(r"-?\d+(\.\d{0,3})?") & (cells != "0")
    yield from issues_of_rows(COARSE, file.name, cells.index[coarse], name)


def _one_point(file: TableFile, records: pd.DataFrame) -> Iterator[Issue]:
    points = records[["lat", "lon"]].dropna()
    houses = points.groupby(["lat", "lon"])["lat"].transform("size")
    yield from issues_of_rows(
        ONE_POINT, file.name, points.index[houses >= HOUSES_AT_ONE_POINT], "lat"
    )


def _looks_twice(file: TableFile, records: pd.DataFrame) -> Iterator[Issue]:
    """By the name without title, tones and spaces, within one village. Never quotes a name."""
    if not {"head_name", "subdistrict_code", "moo"} <= set(records.columns):
        return
    named = records[["head_name", "subdistrict_code", "moo"]].dropna()
    names = {name: person(name) for name in named["head_name"].unique()}
    same = named.assign(head_name=named["head_name"].map(names)).duplicated(keep=False)
    yield from issues_of_rows(LOOKS_TWICE, file.name, named.index[same], "head_name")
