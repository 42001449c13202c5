"""Which characters a file's bytes stand for, by rule and never by likelihood."""

import re

from data_access.intake.findings import Finding, Findings, Rule
from data_access.vocabulary import Text

UNREADABLE = Rule(
    Text("อ่านตัวอักษรไม่ได้ ไม่ใช่ทั้ง UTF-8 และ Windows-874", "is neither in UTF-8 nor in Windows-874"),
    Text(
        "เปิดใน Excel แล้วบันทึกเป็น CSV UTF-8 (Comma delimited)",
        "Open it in Excel and save it as CSV UTF-8 (Comma delimited)",
    ),
)
THAI_LETTER = re.compile("[\u0e01-\u0e2e]")
MARK = "[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]"
MARK_ON_NOTHING = re.compile(f"(?:^|[^\u0e01-\u0e3a\u0e40-\u0e4e]){MARK}")


def decoded(name: str, content: bytes, findings: Findings) -> str | None:
    """The file's text, or None and a finding.

    Nearly any bytes can be read as Windows-874, so its Thai has to look like Thai: letters, and
    no vowel or tone mark that stands on nothing.
    """
    try:
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            return content.decode("utf-16")
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        text = content.decode("cp874")
    except UnicodeDecodeError:
        text = ""
    if THAI_LETTER.search(text) and not MARK_ON_NOTHING.search(text):
        return text
    findings.refuse(Finding(UNREADABLE, name))
    return None
