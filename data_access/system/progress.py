"""How far long work has come, in words: what is done now, how much of it, and of how much."""

from collections.abc import Callable

from data_access.language.vocabulary import JOB_STAGE, Text

Told = Callable[[Text, int, int], None]

COPYING = Text("คัดลอกข้อมูล", "Copying the records")
PACKING = Text("รวมไฟล์", "Packing the files")
SEALING = Text("เข้ารหัสและอ่านกลับตรวจ", "Encrypting and reading back")
OPENING = Text("ถอดรหัส", "Decrypting")
UNPACKING = Text("แยกไฟล์และตรวจ", "Unpacking and checking")
RESTORING = Text("กู้คืนข้อมูล", "Restoring the records")
ASKING = Text("ตอบคำถามของพื้นที่และวัน", "Answering for places and days")
PUBLISHING = JOB_STAGE["publishing"]


def nobody(work: Text, done: int, of: int) -> None:
    """For work that nobody waits for."""
