"""National identity numbers: the store keeps none, so a file that holds one is refused."""

import re
from collections.abc import Iterator

import pandas as pd
import pyarrow as pa
import pyarrow.compute

from data_access.intake.cells.normalise import INVISIBLE, THAI_DIGITS
from data_access.intake.cells.tidy_cells import as_texts
from data_access.intake.issues import Issue, Rule, issues_of_rows
from data_access.language.vocabulary import Text

REMEDY = Text(
    "ลบเลขประจำตัวประชาชนออกจากไฟล์ แล้วใช้รหัสครัวเรือนหรือรหัสสมาชิกแทน",
    "Delete the number from the file and use the household or member id instead;"
    " the programme keeps no identity numbers",
)
NATIONAL_ID = Rule(
    Text(
        "มีเลขประจำตัวประชาชน 13 หลัก ซึ่งโครงการไม่เก็บ", "holds a national identity number of 13 digits"
    ),
    REMEDY,
)
MISTYPED_ID = Rule(
    Text(
        "มีเลข 13 หลักที่เหมือนเลขประจำตัวประชาชน แต่เลขตรวจสอบไม่ถูกต้อง",
        "holds 13 digits like a national identity number, whose check digit is wrong",
    ),
    REMEDY,
)
# Cards of people without Thai nationality begin with 0, and not all follow the check digit.
OTHER_CARD = Rule(
    Text(
        "มีเลข 13 หลักที่อาจเป็นเลขบัตรของผู้ไม่มีสัญชาติไทย",
        "holds 13 digits that may be the number of another card",
    ),
    REMEDY,
    severity="warning",
)
DIGITS = 13
ANY_DIGIT = "[0-9๐-๙]"
BETWEEN = f"[ \u00a0{INVISIBLE}-]{{0,2}}"
LONG_ENOUGH = f"{ANY_DIGIT}(?:{BETWEEN}{ANY_DIGIT}){{{DIGITS - 1}}}"
WRITTEN = re.compile(r"(?<![\d.])(\d)[ -]?(\d{4})[ -]?(\d{5})[ -]?(\d{2})[ -]?(\d)(?!\d)")


def holds_national_id(text: str) -> bool:
    """Whether thirteen digits in it pass the check digit of Thai identity numbers (modulo 11)."""
    return any(_check_digit(number) == int(number[-1]) for number in _numbers(text))


def national_ids(written: pd.DataFrame, file: str) -> Iterator[Issue]:
    """Looks in every column, also in those that would be left out. Never quotes the number."""
    for place, heading in enumerate(written.columns):
        cells = written.iloc[:, place]
        texts = as_texts(cells)
        longest = pa.compute.max(pa.compute.binary_length(texts)).as_py() or 0
        if longest < DIGITS:  # which spares most columns the search
            continue
        suspects = pa.compute.match_substring_regex(texts, LONG_ENOUGH)
        if not pa.compute.any(suspects).as_py():
            continue
        by_rule: dict[Rule, list[int]] = {}
        for row, text in cells[suspects.to_numpy(zero_copy_only=False)].items():
            if (rule := _rule_against(text)) is not None:
                by_rule.setdefault(rule, []).append(row)
        for rule, rows in by_rule.items():
            yield from issues_of_rows(rule, file, rows, str(heading))


def _rule_against(text: str) -> Rule | None:
    if holds_national_id(text):
        return NATIONAL_ID
    numbers = _numbers(text)
    if not numbers:
        return None
    return OTHER_CARD if all(number[0] in "09" for number in numbers) else MISTYPED_ID


def _numbers(text: str) -> list[str]:
    """Every run of thirteen digits in the text that could be an identity number."""
    for character in INVISIBLE:
        text = text.replace(character, "")
    text = text.replace("\u00a0", " ").translate(THAI_DIGITS)
    return ["".join(digits) for digits in WRITTEN.findall(text)]


def _check_digit(number: str) -> int:
    weighed = sum(
        int(digit) * weight for digit, weight in zip(number[:12], range(13, 1, -1), strict=True)
    )
    return (11 - weighed % 11) % 10
