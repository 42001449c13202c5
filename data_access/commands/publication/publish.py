"""publish: makes the store's records the snapshot that the pages read."""

import argparse
import sys
from contextlib import closing

from data_access.commands.progress_line import told
from data_access.publishing.publish import publish
from data_access.store.record_store import open_store


def run(arguments: argparse.Namespace) -> int:
    with closing(open_store()) as store:
        with told() as tell:
            published = publish(store, tell=tell)
        sys.stdout.write(f"เผยแพร่แล้ว / published: {published}\n")
    return 0
