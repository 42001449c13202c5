"""Numbers, however an office writes them: Thai digits, thousands, baht and other units."""

import re

from data_access.intake.cells.normalise import THAI_DIGITS
from data_access.intake.issues import Rule
from data_access.language.vocabulary import UNIT, Text

DECIMAL_COMMA = Rule(
    Text("ใช้จุลภาคแทนจุดทศนิยม หรือคั่นหลักพันผิดที่", "has a comma where thousands do not end"),
    Text(
        "ใช้จุดทศนิยม เช่น 19.25 และคั่นหลักพันทุกสามหลัก", "Write 19.25 with a point, and 1,250 with a comma"
    ),
)
LOST_DIGITS = Rule(
    Text(
        "ถูก Excel ย่อเป็นเลขยกกำลัง ตัวเลขท้ายหายไปแล้ว",
        "was shortened by Excel, and its last digits are lost",
    ),
    Text(
        "จัดรูปแบบคอลัมน์เป็นข้อความ (Text) แล้วนำรหัสเดิมมาใส่ใหม่",
        "Format the column as text and put the whole code in again",
    ),
)
POINTS = Rule(
    Text("ใช้จุดคั่นหลักพัน หรือเป็นทศนิยม ไม่แน่ว่าแบบใด", "has a point that may part thousands or decimals"),
    Text("เขียน 45000 หรือ 45,000", "Write 45000, or 45,000"),
)
LARGEST_WHOLE = 10**15  # beyond it a fraction no longer tells whole numbers apart
THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
SPACED = re.compile(r"[+-]?\d{1,3}([ \u00a0\u2009\u202f]\d{3})+(\.\d+)?")
POINTED = re.compile(r"[+-]?\d{1,3}(\.\d{3})+")
POINTED_AND_UNIT = re.compile(POINTED.pattern + r"\D*")
PLAIN = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,2})?")
WITH_COMMA = re.compile(r"[+-]?[\d.]*\d,\d[\d.,]*")
SHORTENED = re.compile(r"\d(\.\d+)?[eE]\+\d{1,2}")
# How else a unit is written behind a number, in front of it for ฿.
ALSO_WRITTEN = {
    "THB": ("บาท", "บ.", "baht", "thb", ".-", "฿"),
    "m": ("เมตร", "ม.", "m", "m."),
    "person": ("คน", "ราย", "persons", "people"),
    "degree": ("°", "องศา"),
}


def read_whole(text: str, unit: str | None = None) -> int | None:
    """1250 from 1250, 1,250, ๑๒๕๐, 1250.0, ฿1,250 or 1,250 บาท."""
    number = read_number(text, unit)
    if unit == "THB" and POINTED.fullmatch(_without_unit(text.translate(THAI_DIGITS), unit)):
        return None
    if number is None or abs(number) > LARGEST_WHOLE or number != int(number):
        return None
    return int(number)


def read_number(text: str, unit: str | None = None) -> float | None:
    """The number; its column's own unit may stand with it, another one may not."""
    text = _without_unit(text.translate(THAI_DIGITS), unit).removeprefix("'")
    if unit == "THB" and SPACED.fullmatch(text):
        text = re.sub(r"\s", "", text)
    if THOUSANDS.fullmatch(text):
        text = text.replace(",", "")
    return float(text) if PLAIN.fullmatch(text) else None


def why_unread(text: str) -> Rule | None:
    """The rule that a text breaks which looks like a number and is not read."""
    plain = text.translate(THAI_DIGITS)
    if POINTED_AND_UNIT.fullmatch(plain):
        return POINTS
    return DECIMAL_COMMA if WITH_COMMA.fullmatch(plain) else None


def kind_of_change(text: str, number: float) -> str | None:
    """Which kind of change (of changes.KINDS) reading the text as this number takes."""
    if text.isascii() and PLAIN.fullmatch(text):
        return None
    return "digits" if PLAIN.fullmatch(text.translate(THAI_DIGITS)) else "number_form"


def is_shortened(text: str) -> bool:
    """Whether a code was shown by a spreadsheet as 1.1E+12."""
    return bool(SHORTENED.fullmatch(text))


def _without_unit(text: str, unit: str | None) -> str:
    if unit is None or text[-1:].isdigit() and text[:1] != "฿":
        return text
    words = (*ALSO_WRITTEN.get(unit, ()), *UNIT.get(unit, ()))
    folded = text.casefold()
    for word in words:
        if folded.endswith(word.casefold()):
            return text[: -len(word)].rstrip()
        if word == "฿" and folded.startswith(word):
            return text[1:].lstrip()
    return text
