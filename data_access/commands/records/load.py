"""load PATH: checks an office's files, keeps the good rows of them, and publishes."""

import argparse
import json
import sys
from contextlib import closing
from functools import partial
from pathlib import Path

from data_access.commands.progress_line import told
from data_access.commands.records.load_report import BY_KIND, EACH, Doubts, as_json, tell
from data_access.intake.commit.commit import ALL_OR_NOTHING, GOOD_ROWS, Outcome, commit
from data_access.intake.commit.publishing import publish_newest
from data_access.intake.history.batches import mark_unfinished
from data_access.intake.preview.folder import check_path
from data_access.intake.preview.preview import Preview
from data_access.language.vocabulary import JOB_STAGE
from data_access.store.record_store import Store, open_store
from data_access.system.progress import Told

KEPT, NOTHING_KEPT, KEPT_IN_PART = 0, 2, 3


def run(arguments: argparse.Namespace) -> int:
    """0 when all was kept, 3 when a part waits in quarantine, 2 when nothing was kept."""
    with closing(open_store()) as store, told() as line:
        mark_unfinished(store)
        preview = check_path(
            arguments.path,
            store,
            arguments.by,
            arguments.clear_empty,
            partial(_tell_stage, line),
            days_confirmed=arguments.days_confirmed,
            others_confirmed=arguments.others_confirmed,
        )
        mode = _asked_mode(arguments) or usual_mode(store)
        outcome = None
        if not arguments.dry_run:
            outcome = commit(
                preview, store, arguments.by, mode, progress=partial(_tell_stage, line)
            )
        code = _code(preview, mode)
        published = None
        if outcome and outcome.is_kept and not arguments.no_publish:
            published = publish_newest(store, tell=line)
    if arguments.json:
        report = as_json(preview, outcome, published, code)
        sys.stdout.write(json.dumps(report, ensure_ascii=False, indent=1) + "\n")
    else:
        tell(preview, outcome, EACH if arguments.verbose else BY_KIND, code != NOTHING_KEPT)
        if published:
            sys.stdout.write(f"เผยแพร่แล้ว / published: {published}\n")
    return code


def _tell_stage(line: Told, stage: str, done: int, of: int) -> None:
    line(JOB_STAGE[stage], done, of)


def load(
    folder: Path,
    store: Store,
    by: str | None = None,
    mode: str | None = None,
    doubts: Doubts = BY_KIND,
) -> Outcome:
    """Loads as the command does, and says on the terminal what was done, or what is wrong."""
    preview = check_path(folder, store, by)
    mode = mode or usual_mode(store)
    outcome = commit(preview, store, by, mode)
    tell(preview, outcome, doubts)
    return outcome


def usual_mode(store: Store) -> str:
    """A programme begins whole; what follows may come row by row."""
    return ALL_OR_NOTHING if store.is_empty() else GOOD_ROWS


def _asked_mode(arguments: argparse.Namespace) -> str | None:
    if arguments.all_or_nothing:
        return ALL_OR_NOTHING
    return GOOD_ROWS if arguments.good_rows else None


def _code(preview: Preview, mode: str) -> int:
    """Of a dry run, what it would be."""
    if preview.already_loaded or preview.is_clean:
        return KEPT
    if mode == ALL_OR_NOTHING or not preview.rows_good:
        return NOTHING_KEPT
    return KEPT_IN_PART
