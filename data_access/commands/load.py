"""load FOLDER: checks an office's files, keeps them all or none, and publishes."""

import argparse
import sys
from contextlib import closing
from pathlib import Path

from data_access.intake.commit import Counts, commit, record_refusal
from data_access.intake.findings import Findings
from data_access.intake.folder import check_folder
from data_access.publish import publish
from data_access.schema import BY_NAME
from data_access.store import Store, open_store


def add_arguments(subparsers: argparse._SubParsersAction) -> None:
    parser = subparsers.add_parser(
        "load", help="นำเข้าไฟล์ CSV หรือ XLSX จากโฟลเดอร์ / load a folder of CSV or XLSX files"
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--no-publish", action="store_true", help="นำเข้าอย่างเดียว / only load")
    parser.add_argument("--by", metavar="NAME", help="ผู้นำเข้า / who loads it")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """0 when kept, 2 when refused; then the store is as it was."""
    with closing(open_store()) as store:
        if not load(arguments.folder, store, arguments.by):
            return 2
        if not arguments.no_publish:
            name = publish(store)
            sys.stdout.write(f"เผยแพร่แล้ว / published: {name}\n")
    return 0


def load(folder: Path, store: Store, by: str | None = None) -> bool:
    """Whether the folder was kept. Says on the terminal what was done, or what is wrong."""
    checked = check_folder(folder, store)
    for note in checked.findings.notes:
        sys.stderr.write(f"{note.th}\n{note.en}\n")
    if checked.findings:
        record_refusal(checked, store, by)
        sys.stderr.write(_refused(checked.findings))
        return False
    sys.stdout.write(_kept(commit(checked, store, by)))
    return True


def _refused(findings: Findings) -> str:
    lines = findings.lines()
    thai = "\n".join(line.th for line in lines)
    english = "\n".join(line.en for line in lines)
    return (
        f"ไม่ได้นำเข้า คลังระเบียนยังเป็นเหมือนเดิม ต้องแก้ไขดังนี้\n{thai}\n\n"
        f"Nothing was loaded; the record store is as it was. To be corrected:\n{english}\n"
    )


def _kept(counts: dict[str, Counts]) -> str:
    heading = f"{'':20}{'new':>10}{'changed':>10}{'same':>10}  ใหม่ / เปลี่ยน / เหมือนเดิม\n"
    return heading + "".join(
        f"{name:20}{one.new:10,}{one.changed:10,}{one.same:10,}"
        f"  {BY_NAME[name].label.th} / {BY_NAME[name].label.en}\n"
        for name, one in counts.items()
    )
