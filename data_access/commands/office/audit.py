"""audit verify: whether the audit log is as it was written."""

import argparse
import sys
from contextlib import closing

from data_access.store import audit
from data_access.store.record_store import open_store


def add_arguments(subparsers: argparse._SubParsersAction) -> None:
    parser = subparsers.add_parser(
        "audit", help="ตรวจบันทึกการใช้งานว่าถูกแก้หรือไม่ / whether the audit log was tampered with"
    )
    parser.add_argument("action", choices=["verify"])
    parser.add_argument(
        "--head",
        metavar="NUMBER:SEAL",
        help="ค่าท้ายที่จดไว้ครั้งก่อน / the head noted last time, which must still be in the log",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """0 when every row is as it was written; 1 when one is not, and then it is named."""
    with closing(open_store()) as store:
        verdict = audit.verify(store, arguments.head)
    if verdict.broken is not None:
        sys.stderr.write(
            f"บันทึกการใช้งานแถวที่ {verdict.broken}: {verdict.why.th}\n"
            f"Audit log, row {verdict.broken}: {verdict.why.en}\n"
        )
        return 1
    sys.stdout.write(
        f"ถูกต้องครบ {verdict.rows} แถว / all {verdict.rows} rows are as they were written\n"
        f"ค่าท้าย จดไว้เทียบครั้งหน้า / head, to be noted for the next time: {verdict.head}\n"
    )
    return 0
