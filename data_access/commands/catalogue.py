"""Which commands there are, and what each does in a line.

Only words are loaded here: the module that does the work comes in once its command is chosen, so
that a list, a mistyped name or a missing file is answered at once.
"""

import argparse
from collections.abc import Callable
from dataclasses import dataclass

from data_access.commands import arguments
from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import Text


@dataclass(frozen=True)
class Command:
    """`module` does it, with `run(arguments)`; `takes` adds what it is given to its parser."""

    module: str
    says: Text
    takes: Callable[[argparse.ArgumentParser], None]


RECORDS, PUBLICATION, OFFICE = (
    f"data_access.commands.{room}" for room in ("records", "publication", "office")
)
COMMANDS = {
    "setup": Command(
        f"{RECORDS}.setup",
        Text("เตรียมข้อมูลครั้งแรก: นำเข้าถ้ายังว่าง แล้วเผยแพร่", "load the folder if there are no records, publish"),
        arguments.takes_setup,
    ),
    "load": Command(
        f"{RECORDS}.load",
        Text("นำเข้าไฟล์ CSV หรือ Excel แล้วเผยแพร่", "load a folder of files, or one file, and publish"),
        arguments.takes_load,
    ),
    "areas": Command(
        f"{RECORDS}.areas",
        Text("อำเภอและตำบลของจังหวัด เป็น area.csv", f"a province's districts and {SUBDISTRICT.many}, as area.csv"),
        arguments.takes_province,
    ),
    "batches": Command(
        f"{RECORDS}.batches",
        Text("รายการชุดนำเข้า", "what was loaded, when, by whom, and the result"),
        arguments.takes_batches,
    ),
    "undo": Command(
        f"{RECORDS}.undo",
        Text("ย้อนกลับการนำเข้าหนึ่งชุด", "undo a batch: what it added goes, what it changed returns"),
        arguments.takes_undo,
    ),
    "publish": Command(
        f"{PUBLICATION}.publish",
        Text("เผยแพร่ข้อมูลให้แดชบอร์ด", "publish the records to the dashboard"),
        arguments.takes_nothing,
    ),
    "publish-file": Command(
        f"{PUBLICATION}.publish_file",
        Text("สร้างไฟล์นำเสนอที่ลงนาม ไม่มีข้อมูลส่วนบุคคล", "make a signed file for presenting, without records"),
        arguments.takes_file_to_make,
    ),
    "check-file": Command(
        f"{PUBLICATION}.check_file",
        Text("ตรวจไฟล์นำเสนอก่อนเปิด", "check a file for presenting before it is opened"),
        arguments.takes_file_to_check,
    ),
    "figures": Command(
        f"{PUBLICATION}.figures",
        Text("ตัวชี้วัดทั้งหมดพร้อมสูตร", "every indicator with its formula"),
        arguments.takes_figures,
    ),
    "boundaries": Command(
        f"{OFFICE}.boundaries",
        Text("ใช้ไฟล์แนวเขตตำบลเป็นแผนที่", f"use a file of {SUBDISTRICT.one} boundaries as the map"),
        arguments.takes_boundaries,
    ),
    "user": Command(
        f"{OFFICE}.user",
        Text("บัญชีผู้ใช้: สร้าง ดูรายชื่อ เปลี่ยนบทบาท ระงับ ปลดล็อก", "accounts: add, list, change, disable"),
        arguments.takes_user,
    ),
    "audit": Command(
        f"{OFFICE}.audit",
        Text("ตรวจบันทึกการใช้งานว่าถูกแก้หรือไม่", "check that the audit log has not been altered"),
        arguments.takes_audit,
    ),
    "backup": Command(
        f"{OFFICE}.backup",
        Text("สำรองทั้งหมดลงไฟล์เดียวที่เข้ารหัส", "back up all into one encrypted file"),
        arguments.takes_backup,
    ),
    "restore": Command(
        f"{OFFICE}.restore",
        Text("กู้คืนไฟล์สำรองลงโฟลเดอร์ว่าง", "restore a backup into an empty folder"),
        arguments.takes_restore,
    ),
}  # fmt: skip
