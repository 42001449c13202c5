"""What may be written in a column, in words for the person who fills it in."""

import re

from data_access.intake.cells.column_rules import between, form
from data_access.language.vocabulary import Text
from data_access.schema import Column
from data_access.schema.column import CODE

YES_NO = {"yes": Text("ใช่", "Yes"), "no": Text("ไม่ใช่", "No")}
OF_KIND = {
    "text": Text("ข้อความ", "Text"),
    "choice": Text("เลือกหนึ่งจากรายการ", "One of the list"),
    "choices": Text("เลือกได้หลายข้อ คั่นด้วย ;", "Several of the list, with ; between them"),
    "whole": Text("จำนวนเต็ม", "A whole number"),
    "number": Text("ตัวเลข", "A number"),
    "date": Text("วันที่ เช่น 31/3/2567 หรือ 2024-03-31", "A day such as 31/3/2567 or 2024-03-31"),
    "yes_no": Text("ใช่ หรือ ไม่ใช่", "Yes or No"),
}
ID = Text(
    "รหัส: อักษรอังกฤษ ตัวเลข และ . _ / - ไม่เกิน 40 ตัว",
    "An id: Latin letters, digits and . _ / -, 40 at most",
)


def allowed(column: Column) -> Text:
    """One line: what kind of value, and its range, digits, unit or list."""
    said = OF_KIND[column.kind]
    if column.pattern == CODE:
        said = ID
    elif column.pattern and (digits := re.fullmatch(r"\\d\{(\d)\}", column.pattern)):
        said = Text(f"รหัส {digits[1]} หลัก", f"A code of {digits[1]} digits")
        if column.refers_to == "area":
            said = Text(f"{said.th} หรือชื่อพื้นที่", f"{said.en}, or the name")
    elif column.pattern:
        in_words = form(column.pattern)
        said = Text(in_words.th, in_words.en[:1].upper() + in_words.en[1:])
    elif column.usual:
        listed = " · ".join(column.usual)
        said = Text(f"รหัสหน่วย {listed}", f"A code of these: {listed}")
    parts_th, parts_en = [said.th], [said.en]
    if ends := limits(column):
        parts_th.append(ends.th)
        parts_en.append(ends.en)
    if column.choices:
        parts_th.append(", ".join(words.th for words in column.choices.values()))
        parts_en.append(", ".join(words.en for words in column.choices.values()))
    return Text(": ".join(parts_th), ": ".join(parts_en))


def limits(column: Column) -> Text | None:
    """The range in words, or None where there is none."""
    if column.low is None and column.high is None:
        return None
    is_year = column.name.endswith("year_be")
    return between(column, ".0f" if is_year else ",.0f")
