"""undo BATCH: takes a batch back, and publishes."""

import argparse
import sys
from contextlib import closing

from data_access.intake.commit.publishing import publish_newest
from data_access.intake.commit.undo import undo
from data_access.intake.history.batches import mark_unfinished
from data_access.language.plurals import counted
from data_access.store.record_store import open_store


def run(arguments: argparse.Namespace) -> int:
    """0 when it was undone; RecordsError says why it cannot be."""
    with closing(open_store()) as store:
        mark_unfinished(store)
        undone = undo(arguments.batch, store, arguments.by)
        sys.stdout.write(
            f"ย้อนกลับชุดที่ {undone.number} แล้ว: เอาออก {undone.removed:,} คืนค่าเดิม"
            f" {undone.restored:,} คงไว้เพราะชุดหลังยืนยันแล้ว {undone.left:,}\n"
            f"Batch {undone.number} is undone: {counted(undone.removed, 'record')} removed,"
            f" {undone.restored:,} restored, {undone.left:,} left because a later batch confirmed"
            " them.\n"
        )
        if not arguments.no_publish:
            name = publish_newest(store)
            sys.stdout.write(f"เผยแพร่แล้ว / published: {name or '–'}\n")
    return 0
