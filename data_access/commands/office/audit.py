"""audit verify: whether the audit log is as it was written."""

import argparse
import sys
from contextlib import closing

from data_access.commands.existing_store import existing_store
from data_access.store import audit


def run(arguments: argparse.Namespace) -> int:
    """0 when every row is as it was written; 1 when one is not, and then it is named."""
    with closing(existing_store()) as store:
        verdict = audit.verify(store, arguments.head)
    if verdict.broken is not None:
        sys.stderr.write(
            f"บันทึกการใช้งานแถวที่ {verdict.broken}: {verdict.why.th}\n"
            f"Audit log, row {verdict.broken}: {verdict.why.en}\n"
        )
        return 1
    said = audit.said_whole(verdict)
    sys.stdout.write(
        f"{said.th}\n{said.en}\n"
        f"รหัสตรวจสอบ จดไว้เทียบครั้งต่อไป / checksum, write it down for next time: {verdict.head}\n"
    )
    return 0
