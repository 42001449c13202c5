"""backup FILE: everything that is needed to go on elsewhere, in one encrypted file."""

import argparse
import getpass
import os
import sys
from contextlib import closing

from data_access.backup.making import back_up
from data_access.backup.sealing import Passphrase, Recipient
from data_access.commands.existing_store import existing_store
from data_access.commands.progress_line import told
from data_access.language.plurals import counted
from data_access.language.vocabulary import Text
from data_access.store.audit import said_of_others
from data_access.system.errors import RecordsError

NOT_ASKED = Text(
    "ไม่มีรหัสผ่านของไฟล์สำรอง ให้ระบุใน HOH_BACKUP_PASSPHRASE หรือสั่งจากหน้าจอเทอร์มินัล",
    "There is no passphrase for the backup. Set HOH_BACKUP_PASSPHRASE, or run it on a terminal.",
)
LOG_BROKEN = Text(
    "คำเตือน: บันทึกการใช้งานไม่ตรงกับที่บันทึกไว้ตั้งแต่ก่อนสำรอง กรุณาตรวจด้วย audit verify",
    "Warning: the audit log had been altered when this backup was made. See `audit verify`.",
)
NOT_TWICE_THE_SAME = Text(
    "รหัสผ่านสองครั้งไม่ตรงกัน จึงยังไม่ได้สำรอง", "The two passphrases differ; nothing was backed up."
)


def run(arguments: argparse.Namespace) -> int:
    """0 once the file is whole and has been read back. Otherwise a RecordsError, and no file."""
    recipient = arguments.recipient
    lock = Recipient(recipient) if recipient else Passphrase(passphrase(twice=True))
    with closing(existing_store()) as store, told() as tell:
        manifest = back_up(store, arguments.file, lock, tell=tell)
    if manifest.audit_broken is not None:
        sys.stderr.write(f"{LOG_BROKEN.th}\n{LOG_BROKEN.en}\n")
    size = f"{arguments.file.stat().st_size / 1000:,.0f}"
    sys.stdout.write(
        f"สำรองแล้ว {manifest.rows:,} แถวใน {len(manifest.tables)} ตาราง ขนาด {size} KB"
        f" และอ่านกลับตรวจแล้ว\n"
        f"Backed up {counted(manifest.rows, 'row')} of {counted(len(manifest.tables), 'table')},"
        f" {size} KB, read back\n"
        f"รหัสตรวจสอบของบันทึกการใช้งาน จดไว้ / checksum of the audit log, write it down: {manifest.audit_head}\n"
    )
    if others := said_of_others(manifest.audit_elsewhere, manifest.audit_unchecked):
        sys.stdout.write(f"{others.th}\n{others.en}\n")
    return 0


def passphrase(twice: bool) -> str:
    """From the environment, or typed on the terminal and not shown. RecordsError without either."""
    given = os.environ.get("HOH_BACKUP_PASSPHRASE")
    if given:
        return given
    if not sys.stdin.isatty():
        raise RecordsError(NOT_ASKED)
    typed = getpass.getpass("รหัสผ่านของไฟล์สำรอง / passphrase of the backup: ")
    if twice and getpass.getpass("อีกครั้ง / again: ") != typed:
        raise RecordsError(NOT_TWICE_THE_SAME)
    return typed
