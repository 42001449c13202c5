"""publish-file FILE: what may be presented, in one signed file to take to another machine."""

import argparse
import sys
from contextlib import closing
from functools import partial

from data_access.accounts.shared_store import has_store
from data_access.commands.progress_line import told
from data_access.language.vocabulary import Text
from data_access.presentation_file.signing import office_fingerprint
from data_access.presentation_file.writing import write_file
from data_access.publishing.current import current_snapshot
from data_access.store import audit
from data_access.store.record_store import open_store
from data_access.system.errors import RecordsError
from data_access.system.progress import ASKING


def run(arguments: argparse.Namespace) -> int:
    """0 when the file was written. It is noted in the audit log of the record store, if any."""
    published = current_snapshot()
    if published.is_presented:
        raise RecordsError(
            Text(
                "เปิดไฟล์นำเสนออยู่ (HOH_PRESENT) จึงสร้างไฟล์ใหม่จากฐานข้อมูลไม่ได้ กรุณาเลิกใช้ตัวแปรนี้ก่อน",
                "A published file is open (HOH_PRESENT), and a file is made from records."
                " Unset the variable first.",
            )
        )
    if not arguments.file.parent.is_dir():
        raise RecordsError(
            Text(
                f"ไม่มีโฟลเดอร์ {arguments.file.parent} กรุณาสร้างก่อนหรือเลือกที่อื่น",
                f"There is no folder {arguments.file.parent}. Make it first, or choose another.",
            )
        )
    with told() as tell:
        tables = write_file(published, arguments.file, partial(tell, ASKING))
    if has_store():
        with closing(open_store()) as store:
            audit.record(
                store, "present_file", None, f"{arguments.file.name} {published.id}", tables
            )
    size = arguments.file.stat().st_size / 1000
    sys.stdout.write(
        f"สร้างไฟล์นำเสนอเรียบร้อยแล้ว {arguments.file} ({size:,.0f} KB) ลายนิ้วมือของกุญแจสำนักงาน"
        f" {office_fingerprint()}\n"
        f"Written: {arguments.file} ({size:,.0f} KB), fingerprint of the office's key"
        f" {office_fingerprint()}\n"
    )
    return 0
