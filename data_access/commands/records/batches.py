"""batches: what was loaded, when, by whom, and what came of it."""

import argparse
import json
import sys
from contextlib import closing
from datetime import datetime

from data_access.commands.records.load_report import on_a_day
from data_access.intake.history.batches import Batch, batches
from data_access.language.vocabulary import BATCH_STATE
from data_access.store.record_store import open_store


def run(arguments: argparse.Namespace) -> int:
    with closing(open_store()) as store:
        found = batches(store, None, arguments.newest)
    if arguments.json:
        listed = json.dumps(list(map(_plain, found)), ensure_ascii=False, indent=1)
        sys.stdout.write(f"{listed}\n")
        return 0
    for batch in found:
        when, state = on_a_day(batch["started_at"]), BATCH_STATE[batch["state"]]
        sys.stdout.write(
            f"{batch['number']:>5}  {when.th:<22} {state.th} / {state.en}"
            f"  +{batch['rows_new']:,} ~{batch['rows_changed']:,} !{batch['rows_rejected']:,}"
            f"  {batch['loaded_by'] or '–'}  {', '.join(json.loads(batch['files']))[:60]}\n"
        )
    if found:
        sys.stdout.write("+ ใหม่ ~ เปลี่ยน ! ยังรับไม่ได้ / + new, ~ changed, ! could not be saved\n")
    return 0


def _plain(batch: Batch) -> dict[str, object]:
    plain = {
        name: value.isoformat(timespec="seconds") if isinstance(value, datetime) else value
        for name, value in batch.items()
        if name != "process"
    }
    return plain | {name: json.loads(batch[name]) for name in ("files", "mapping", "counts")}
