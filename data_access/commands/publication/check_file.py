"""check-file FILE: whether a file for presenting is whole, and which office signed it."""

import argparse
import sys

from data_access.presentation_file.reader import open_file


def run(arguments: argparse.Namespace) -> int:
    """0 when it can be presented. The first office is remembered, and later another is refused."""
    opened = open_file(arguments.file)
    days = ", ".join(day.isoformat() for day in opened.days)
    sys.stdout.write(
        f"ไฟล์ครบถ้วน ชุดข้อมูล {opened.id} ข้อมูล ณ {opened.as_of} วันที่เลือกได้ {days}\n"
        f"ลงนามด้วยกุญแจ {opened.fingerprint} ครั้งแรกให้เทียบกับที่สำนักงานบอกทางโทรศัพท์\n"
        f"The file is whole: snapshot {opened.id} as of {opened.as_of}; days: {days}\n"
        f"Signed with the key {opened.fingerprint}: the first time, compare it with what the office"
        " says by telephone\n"
    )
    return 0
