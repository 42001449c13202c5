"""Which characters a file's bytes stand for, by rule and never by likelihood."""

import re

from data_access.intake.issues import FileRefused, Issue, Rule
from data_access.language.vocabulary import Text

SAVE_AGAIN = Text(
    "เปิดใน Excel แล้วบันทึกเป็น CSV UTF-8 (Comma delimited)",
    "Open it in Excel and save it as CSV UTF-8 (Comma delimited)",
)
UNREADABLE = Rule(
    Text("อ่านตัวอักษรไม่ได้ ไม่ใช่ทั้ง UTF-8 และ Windows-874", "is neither in UTF-8 nor in Windows-874"),
    SAVE_AGAIN,
)
MIXED = Rule(
    Text(
        "เข้ารหัสตัวอักษรต่างจากแถวอื่นในไฟล์ หรือเสียหาย",
        "is in another encoding than the lines before it, or is damaged",
    ),
    Text(
        "ตรวจบรรทัดนี้ แล้วบันทึกทั้งไฟล์ใหม่เป็น CSV UTF-8",
        "Look at this line, then save the whole file again as CSV UTF-8",
    ),
)
NULS = Rule(
    Text(
        "มีอักขระว่าง (NUL) ซึ่งไม่ใช่ข้อความ อาจเป็น UTF-16 ที่ไม่มีเครื่องหมายขึ้นต้น",
        "holds NUL characters, which are not text; it may be UTF-16 without its mark",
    ),
    SAVE_AGAIN,
)
GARBLED = Rule(
    Text(
        "ภาษาไทยถูกอ่านผิดรหัสมาก่อนแล้วจึงบันทึก ตัวอักษรเสียหาย",
        "holds Thai that was read in the wrong encoding before it was saved",
    ),
    Text(
        "ส่งออกใหม่จากระบบต้นทางเป็น CSV UTF-8 ข้อความในไฟล์นี้กู้คืนไม่ได้",
        "Export it again from where it came as CSV UTF-8; the text of this file is lost",
    ),
)
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
NAMES = {"utf-8-sig": "UTF-8", "cp874": "Windows-874", "utf-16": "UTF-16"}
THAI_LETTER = re.compile("[\u0e01-\u0e2e]")
MARK = "[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]"
MARK_ON_NOTHING = re.compile(f"(?:^|[^\u0e01-\u0e3a\u0e40-\u0e4e]){MARK}")
WESTERN = re.compile("[\u00a1-\u00fb]")
# Thai in UTF-8 shown as Western letters, and Thai in Windows-874 shown as Western letters: no
# Western language writes five accented letters and signs in a row.
LOOKS_GARBLED = re.compile("(?:à[¸¹].?){3}|[\u00a1-\u00fb]{5}")


def decoded(name: str, content: bytes) -> tuple[str, str]:
    """The text and the name of its encoding. FileRefused, and why, if no rule fits.

    A mark at the beginning decides; else strict UTF-8; else strict Windows-874, of which TIS-620
    is a part. Nearly any bytes can be read as the last, so its Thai has to look like Thai:
    letters, and no vowel or tone mark that stands on nothing.
    """
    encoding = "utf-16" if content.startswith(UTF16_MARKS) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        encoding = "cp874"
        text = _thai(name, content)
    if "\0" in text:
        raise FileRefused(Issue(NULS, name))
    if WESTERN.search(text) and LOOKS_GARBLED.search(text):  # the first is quick
        raise FileRefused(Issue(GARBLED, name))
    return text, NAMES[encoding]


def _thai(name: str, content: bytes) -> str:
    if content.startswith(UTF16_MARKS):
        raise FileRefused(Issue(UNREADABLE, name))
    line = _line_that_differs(content)
    if line is not None:
        raise FileRefused(Issue(MIXED, name, line))
    try:
        text = content.decode("cp874")
    except UnicodeDecodeError:
        text = ""
    if not THAI_LETTER.search(text) or MARK_ON_NOTHING.search(text):
        raise FileRefused(Issue(UNREADABLE, name))
    return text


def _line_that_differs(content: bytes) -> int | None:
    """The first line that is not UTF-8, in a file of which other lines are Thai in UTF-8.

    Some words of Windows-874 happen to be valid UTF-8, but of another script.
    """
    first_other, has_thai = None, False
    for number, line in enumerate(content.split(b"\n"), start=1):
        if line.isascii():
            continue
        try:
            has_thai = bool(THAI_LETTER.search(line.decode())) or has_thai
        except UnicodeDecodeError:
            first_other = first_other or number
    return first_other if has_thai else None
