"""The records and the snapshot of one size, made once and kept under var/bench."""

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from bench.sample import reading_from
from bench.sizes.filling import fill_unchecked
from bench.subprocess_timing import apart
from data_access.commands.records.load import load
from data_access.publishing.publish import publish
from data_access.store.record_store import open_store
from data_access.system.paths import ROOT, snapshots_folder
from sample_data.generate import generate

MOST_LOADED = 100_000  # households; more are put into the store unchecked
STATED = "made.json"


def folder_of(households: int) -> Path:
    return ROOT / "var" / "bench" / str(households)


def made(households: int) -> dict:
    """Makes what is not there yet. Answers how long it took and how much memory, when it was made."""
    with reading_from(folder_of(households)) as folder:
        folder.mkdir(parents=True, exist_ok=True)
        records = folder / "records"
        _once(folder, "generate", generate, records, households)
        if households <= MOST_LOADED:
            _once(folder, "load", _load, records)
        else:
            _once(folder, "fill", _fill, records)
        facts = _once(folder, "publish", _publish)
        manifest = json.loads((_current() / "manifest.json").read_text(encoding="utf-8"))
        return {
            **facts,
            "csv_mb": _megabytes(records.glob("*.csv")),
            "snapshot_mb": _megabytes(_current().iterdir()),
            "rows": sum(manifest["row_counts"].values()),
        }


def _once(folder: Path, step: str, function: Callable, *arguments: Any) -> dict:
    """Does the step unless it was done. Answers what is known of all steps so far."""
    stated = folder / STATED
    facts = json.loads(stated.read_text(encoding="utf-8")) if stated.exists() else {}
    if step not in facts:
        done = apart(function, *arguments)
        facts[step] = {"seconds": done.seconds, "peak_mb": done.peak_mb}
        stated.write_text(json.dumps(facts, indent=1), encoding="utf-8")
    return facts


def _load(records: Path) -> None:
    with closing(open_store()) as store:
        if not load(records, store).is_kept:
            raise SystemExit(f"the made-up records in {records} were refused")


def _fill(records: Path) -> None:
    with closing(open_store()) as store:
        if store.is_empty():
            fill_unchecked(records, store)


def _publish() -> str:
    with closing(open_store()) as store:
        return publish(store)


def _current() -> Path:
    return snapshots_folder() / (snapshots_folder() / "current").read_text(encoding="utf-8")


def _megabytes(paths) -> float:
    return sum(path.stat().st_size for path in paths) / 1e6
