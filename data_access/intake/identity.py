"""National identity numbers: the store keeps none, so a file that holds one is refused."""

import re

import pandas as pd
import pyarrow as pa
import pyarrow.compute

from data_access.intake.findings import Findings, Rule
from data_access.intake.normalise import THAI_DIGITS
from data_access.vocabulary import Text

NATIONAL_ID = Rule(
    Text(
        "มีเลขประจำตัวประชาชน 13 หลัก ซึ่งโครงการไม่เก็บ", "holds a national identity number of 13 digits"
    ),
    Text(
        "ลบเลขประจำตัวประชาชนออกจากไฟล์ แล้วใช้รหัสครัวเรือนหรือรหัสสมาชิกแทน",
        "Delete the number from the file and use the household or member id instead;"
        " the programme keeps no identity numbers",
    ),
)
ANY_DIGIT = "[0-9๐-๙]"
LONG_ENOUGH = f"{ANY_DIGIT}(?:[ -]?{ANY_DIGIT}){{12}}"
WRITTEN = re.compile(r"(?<![\d.])(\d)[ -]?(\d{4})[ -]?(\d{5})[ -]?(\d{2})[ -]?(\d)(?!\d)")


def holds_national_id(text: str) -> bool:
    """Whether thirteen digits in it pass the check digit of Thai identity numbers (modulo 11)."""
    return any(
        _check_digit("".join(digits)[:12]) == int(digits[-1])
        for digits in WRITTEN.findall(text.translate(THAI_DIGITS))
    )


def refuse_national_ids(written: pd.DataFrame, file: str, findings: Findings) -> None:
    """Looks in every column, also in those that would be left out. Never quotes the number."""
    for place, heading in enumerate(written.columns):
        cells = written.iloc[:, place]
        if not pa.compute.any(
            pa.compute.match_substring_regex(pa.array(cells), LONG_ENOUGH)
        ).as_py():
            continue
        suspects = cells[cells.str.contains(LONG_ENOUGH)]
        held = suspects[[holds_national_id(cell) for cell in suspects]]
        findings.refuse_rows(NATIONAL_ID, file, held.index, str(heading))


def _check_digit(twelve: str) -> int:
    weighed = sum(
        int(digit) * weight for digit, weight in zip(twelve, range(13, 1, -1), strict=True)
    )
    return (11 - weighed % 11) % 10
