"""The rules that each column of the schema brings with it, and how they say what is allowed."""

import re

from data_access.intake.issues import Rule
from data_access.language.vocabulary import Text
from data_access.schema import Column
from data_access.schema.column import CLOCK, CODE

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
    Text("ซ้ำกับอีกแถวในไฟล์เดียวกัน จึงไม่รู้ว่าแถวใดถูก", "is the key of more than one row of this file"),
    Text("รวมเป็นแถวเดียว หรือแก้รหัสให้ไม่ซ้ำ", "Make one row of them, or give each a key of its own"),
)
NOT_YET = Rule(
    Text("เป็นวันที่ในอนาคต", "lies in the future"),
    Text("ตรวจปี โดยเฉพาะ พ.ศ. กับ ค.ศ.", "Check the year, and whether it is พ.ศ. or CE"),
)
TOO_LONG = Rule(
    Text("ยาวเกินไป", "is too long"),
    Text("ย่อข้อความ หรือเก็บรายละเอียดไว้ในเอกสารของสำนักงาน", "Shorten it; keep the details in the office's own papers"),
)  # fmt: skip
HOPELESS = Rule(
    Text("มีที่ผิดมากจนไม่น่าใช่ตารางนี้ จึงหยุดตรวจ", "has so much wrong that it can hardly be this table; the checks stopped"),
    Text("ดูว่าแต่ละคอลัมน์ถูกจับคู่กับคอลัมน์ใด", "See which column each heading was taken for"),
)  # fmt: skip
MOST_ERRORS = 100_000  # of one file: nobody corrects so many, and each is remembered
LONGEST_TEXT = 2_000
# Days that are plans or terms, and so may lie ahead.
MAY_LIE_AHEAD = {
    "due_on",
    "held_on",  # of an event that is planned: rules/meetings.py
    "start_on",
    "planned_start",
    "planned_finish",
    "valid_from",
    "valid_to",
}
FORMS = {
    "whole": Text("จำนวนเต็ม เช่น 1250", "a whole number such as 1250"),
    "number": Text("ตัวเลข เช่น 19.25", "a number such as 19.25"),
    "date": Text("วันที่ เช่น 2024-03-31 หรือ 31/3/2567", "a day such as 2024-03-31 or 31/3/2567"),
    "yes_no": Text("ใช่ หรือ ไม่ใช่", "yes or no"),
}


def listed(column: Column) -> Text:
    """The column's closed list."""
    return Text(
        ", ".join(f"{code} ({words.th})" for code, words in column.choices.items()),
        ", ".join(column.choices),
    )


def form(pattern: str) -> Text:
    """A column's pattern in words."""
    if pattern == CODE:
        return Text(
            "อักษรอังกฤษ ตัวเลข และ . _ / - รวมไม่เกิน 40 ตัว",
            "Latin letters, digits and . _ / -, 40 characters at most",
        )
    if digits := re.fullmatch(r"\\d\{(\d)\}", pattern):
        return Text(f"ตัวเลข {digits[1]} หลัก", f"{digits[1]} digits")
    if pattern == CLOCK:
        return Text("เวลา เช่น 09:30", "a time such as 09:30")
    return Text(pattern, pattern)


def between(column: Column, figure: str = ".0f") -> Text:
    """The column's range in words, its ends written as `figure` formats them."""
    low, high = (None if end is None else format(end, figure) for end in (column.low, column.high))
    if high is None:
        return Text(f"ตั้งแต่ {low} ขึ้นไป", f"{low} or more")
    if low is None:
        return Text(f"ไม่เกิน {high}", f"{high} or less")
    return Text(f"{low} ถึง {high}", f"{low} to {high}")
