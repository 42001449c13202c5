"""setup FOLDER: makes ready for the dashboard, doing only what has not been done."""

import argparse
import sys
from contextlib import closing
from pathlib import Path

from data_access.accounts.shared_store import has_store
from data_access.commands.records.load import load
from data_access.intake.jobs.jobs import mark_killed
from data_access.language.vocabulary import Text
from data_access.publishing.publish import is_published, publish
from data_access.store.record_store import open_store
from data_access.store.sqlite_file import refuse_damaged
from data_access.system.errors import RecordsError
from data_access.system.paths import ROOT, store_url

NOT_INTO_A_SHARED_STORE = Text(
    "คลังระเบียนร่วมยังว่าง และจะไม่ใส่ข้อมูลสมมติให้เอง เพราะข้อมูลจริงจะเข้าไม่ได้อีก"
    " กรุณาระบุโฟลเดอร์ของสำนักงาน เช่น make run SAMPLE=/srv/records",
    "The shared record store is empty, and made-up records are not put into it by themselves: real"
    " ones could not follow. Name the office's folder, for example `make run SAMPLE=/srv/records`.",
)


def add_arguments(subparsers: argparse._SubParsersAction) -> None:
    parser = subparsers.add_parser(
        "setup",
        help="เตรียมแดชบอร์ดครั้งแรก / load the folder if there are no records, publish if needed",
    )
    parser.add_argument("folder", type=Path)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """0 when all is ready. Records that are there already are never loaded over."""
    with closing(open_store()) as store:
        with store.reading() as connection:
            refuse_damaged(connection)
        mark_killed(store)
        if store.is_empty():
            if _is_sample_for_a_shared_store(arguments.folder):
                raise RecordsError(NOT_INTO_A_SHARED_STORE)
            if not load(arguments.folder, store).is_kept:
                return 2
        if not is_published(store):
            sys.stdout.write(f"เผยแพร่แล้ว / published: {publish(store)}\n")
    return 0


def prepare(sample: Path | None) -> None:
    """For a server that starts with nothing that can be shown: publishes the store's records, or
    loads and publishes the `sample` where there are none. What stands in the way is said on the
    terminal; the pages say it too."""
    try:
        if sample:
            run(argparse.Namespace(folder=sample))
        elif has_store():
            with closing(open_store()) as store:
                with store.reading() as connection:
                    refuse_damaged(connection)
                publish(store)
    except RecordsError as error:
        sys.stderr.write(f"{error.text.th}\n{error.text.en}\n")


def _is_sample_for_a_shared_store(folder: Path) -> bool:
    is_sample = folder.resolve() == (ROOT / "sample_data").resolve()
    return is_sample and not store_url().startswith("sqlite")
