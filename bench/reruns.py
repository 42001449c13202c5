"""What a rerun of each page costs the processor, and how long the file to present takes."""

import resource
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd

from bench.results.markdown import in_seconds, table
from bench.sample import sample_published
from bench.subprocess_timing import apart
from data_access.system.paths import ROOT

TITLE = "Reruns, the file to present, and records on their way"
RUNS = 7
# As measured on a busy machine on 2026-11-30, before results and pictures were remembered.
BEFORE = {
    "overview": 0.506,
    "map": 0.378,
    "network": 0.579,
    "repairs": 0.359,
    "partners": 0.466,
    "since": 0.260,
    "methods": 0.634,
}
SMALL = 5  # rows of a small file
# On the same busy machine on the same day: a process before and after it, each over a new store.
RECORDS_BEFORE = {
    "sample_checked": 3.701,
    "sample_committed": 1.354,
    "sample_checked_again": 4.402,
    "small_checked": 0.797,
    "sample_published": 2.363,
    "sample_published_again": 0.752,
    "workbook_process": 0.608,
}
RECORDS = {
    "sample_checked": "check of the sample's files, in an empty store",
    "sample_committed": "its commit",
    "sample_checked_again": "check of the same files, all of them known",
    "small_checked": f"check of {SMALL} new assessments beside the sample",
    "sample_published": "first publication of the sample, its releases with it",
    "sample_published_again": "publication where no release is due",
    "workbook_process": "start of the process that opens a workbook",
}


def measured() -> dict[str, Any]:
    """CPU seconds of a warm rerun by page; of the file its seconds by the clock and its kilobytes."""
    with sample_published():
        pages = apart(_reruns).answer
        began, spent = time.perf_counter(), _cpu_of_children()
        kilobytes = apart(_file).answer
        return {
            "pages": pages,
            "file": time.perf_counter() - began,
            "file_cpu": _cpu_of_children() - spent,
            "file_kb": kilobytes,
            "records": apart(_records).answer,
        }


def section(facts: dict[str, Any]) -> str:
    rows = [
        [page, in_seconds(BEFORE[page]) if page in BEFORE else "–", in_seconds(seconds)]
        for page, seconds in facts["pages"].items()
    ]
    return (
        f"CPU seconds of the whole process for one run of a page that was read before, medians of"
        f" {RUNS} (AppTest, whose own work is in them); sample records, the governor's office, the"
        " whole province. Before: one process on the same machine, busy, before results and"
        " pictures were remembered and memory was swept on a timer.\n\n"
        + table(["Page", "Before", "Now"], rows)
        + f"\nThe file to present (`publish-file`) of the sample: {in_seconds(facts['file'])} seconds"
        f" by the clock, {in_seconds(facts['file_cpu'])} of the processor in all processes that ask;"
        f" {facts['file_kb']:,.0f} KB. It took 139 by the clock of an idle machine, and 137 of the"
        " processor, while each question was asked again.\n"
        + _told_of_records(facts.get("records", {}))
    )


def _told_of_records(records: dict[str, float]) -> str:
    if not records:
        return ""
    rows = [
        [what, in_seconds(RECORDS_BEFORE[name]), in_seconds(records[name])]
        for name, what in RECORDS.items()
    ]
    return (
        f"\nCPU seconds of records on their way to the pages, once each (the small file {SMALL} times,"
        " their mean), in one process; the machine was shared and busy, so only the ratio says"
        " something.\n\n" + table(["Step", "Before", "Now"], rows)
    )


def _cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _reruns() -> dict[str, float]:
    from bench.sizes import pages
    from ui.shell.menu import PAGES

    pages.look_for_components_once()
    application = pages.opened()
    taken = {}
    for entry in (entry for entry in PAGES if entry.needs is None):
        application.switch_page(str(ROOT / "pages" / f"{entry.name}.py"))
        pages.run(application)
        taken[entry.name] = median(_cpu_of(application) for _ in range(RUNS))
    return taken


def _cpu_of(application) -> float:
    from bench.sizes import pages

    began = time.process_time()
    pages.run(application)
    return time.process_time() - began


def _records() -> dict[str, float]:
    """CPU seconds of each of RECORDS, in an empty var/."""
    from bench.sample import reading_from
    from data_access.intake.commit.commit import commit
    from data_access.intake.preview.folder import check_folder
    from data_access.publishing.publish import publish
    from data_access.store.record_store import open_store

    taken: dict[str, float] = {}
    each: list[float] = []

    def timed(name, done):
        began = time.process_time()
        answer = done()
        taken[name] = time.process_time() - began
        return answer

    with TemporaryDirectory() as folder, reading_from(Path(folder) / "var"):
        sample, store = ROOT / "sample_data", open_store()
        preview = timed("sample_checked", lambda: check_folder(sample, store))
        timed("sample_committed", lambda: commit(preview, store))
        timed("sample_checked_again", lambda: check_folder(sample, store))
        small = Path(folder) / "small"
        small.mkdir()
        few = pd.read_csv(sample / "assessment.csv", dtype=str).head(SMALL)
        few["assessment_id"] = [f"A-NEW-{row}" for row in few.index]
        few.to_csv(small / "assessment.csv", index=False)
        for _ in range(SMALL):
            timed("small_checked", lambda: check_folder(small, store))
            each.append(taken["small_checked"])
        taken["small_checked"] = sum(each) / len(each)
        timed("sample_published", lambda: publish(store))
        timed("sample_published_again", lambda: publish(store))
        store.close()
    began = _cpu_of_children()
    worker = [sys.executable, "-c", "import data_access.intake.files.excel_worker"]
    subprocess.run(worker, cwd=ROOT, check=True)
    return {**taken, "workbook_process": _cpu_of_children() - began}


def _file() -> float:
    """Kilobytes of the file."""
    from data_access.presentation_file.writing import write_file
    from data_access.publishing.current import current_snapshot

    with TemporaryDirectory() as folder:
        path = Path(folder) / "meeting.hoh"
        write_file(current_snapshot(), path)
        return path.stat().st_size / 1000
