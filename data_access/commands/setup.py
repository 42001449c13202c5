"""setup FOLDER: makes ready for the dashboard, doing only what has not been done."""

import argparse
import sys
from contextlib import closing
from pathlib import Path

from data_access.commands.load import load
from data_access.publish import is_published, publish
from data_access.store import open_store


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
        if store.is_empty() and not load(arguments.folder, store):
            return 2
        if not is_published(store):
            sys.stdout.write(f"เผยแพร่แล้ว / published: {publish(store)}\n")
    return 0
