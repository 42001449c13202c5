"""What a rerun of each page costs the processor, and how long the file to present takes."""

import resource
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from bench.results.markdown import in_seconds, table
from bench.sample import sample_published
from bench.subprocess_timing import apart
from data_access.system.paths import ROOT

TITLE = "Reruns, and the file to present"
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


def _file() -> float:
    """Kilobytes of the file."""
    from data_access.presentation_file.writing import write_file
    from data_access.publishing.current import current_snapshot

    with TemporaryDirectory() as folder:
        path = Path(folder) / "meeting.hoh"
        write_file(current_snapshot(), path)
        return path.stat().st_size / 1000
