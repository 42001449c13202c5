"""How fast an office's files are read and checked, and whether what is wrong in them is found.

No store is needed: what is measured is the reading.
"""

import tempfile
import time
from pathlib import Path
from typing import Any

import pandas as pd

from bench.intake_files import BAD, FILES, WAYS
from bench.results.markdown import in_seconds, table
from bench.subprocess_timing import apart, peak_of_children_mb
from data_access.intake.cells.places import Places
from data_access.intake.checks.check import checked
from data_access.intake.issues import FileRefused, Issues
from data_access.intake.layout.layout import layouts
from data_access.intake.layout.table_file import read_sheet
from data_access.intake.layout.workbook import open_book
from data_access.system.paths import ROOT

TITLE = "Intake: files as offices send them"


def measured() -> list[dict[str, Any]]:
    """One dict a file of bench.intake_files, each made before and read in a process of its own."""
    told = []
    for made in FILES:
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            path = Path(folder) / made.file_name
            # Made in a process of its own too, which leaves no memory behind.
            planted = apart(made.write, path).answer
            reading = apart(read, path)
            told.append(
                {
                    "name": made.name,
                    "mb": path.stat().st_size / 2**20,
                    "peak_mb": reading.peak_mb,
                    **against_planted(reading.answer, planted),
                }
            )
    return told


def read(path: Path) -> dict[str, Any]:
    """Reads and checks a file of households: its `seconds`, the peak memory of the process that
    opens workbooks, `refused` with why or None, and the numbers of the rows found wrong."""
    content, issues = path.read_bytes(), Issues()
    areas = pd.read_csv(ROOT / "sample_data" / "area.csv", dtype=str)
    refused = None
    started = time.perf_counter()
    try:
        book = open_book(path.name, content)
        (layout,) = layouts(book, "household")
        file = read_sheet(book, layout)
        issues.add([*file.issues, *checked(file, Places.of(areas)).issues])
    except FileRefused as refusal:
        refused = refusal.issue.rule.problem.en
    return {
        "seconds": time.perf_counter() - started,
        "opening_mb": peak_of_children_mb(),
        "refused": refused,
        "rows": sorted(row for _, row in issues.rows),
    }


def against_planted(reading: dict[str, Any], planted: list[int]) -> dict[str, Any]:
    """The reading, with how many rows were `found` of those planted, and how many `false` ones."""
    found = set(reading.pop("rows"))
    return reading | {
        "planted": len(planted),
        "found": len(found & set(planted)),
        "false": len(found - set(planted)),
    }


def section(files: list[dict[str, Any]]) -> str:
    head = [
        "File",
        "MB",
        "Seconds",
        "Peak, MB",
        "Peak of the opening process, MB",
        "Wrong rows planted",
        "Found",
        "False",
    ]
    rows = [
        [
            f"{file['name']}: refused, it {file['refused']}" if file["refused"] else file["name"],
            f"{file['mb']:.2f}",
            in_seconds(file["seconds"]),
            f"{file['peak_mb']:,.0f}",
            f"{file['opening_mb']:,.0f}" if file["opening_mb"] else "–",
            *(
                "–" if file["refused"] else f"{file[count]:,}"
                for count in ("planted", "found", "false")
            ),
        ]
        for file in files
    ]
    return (
        "From the bytes of the file to its checked rows, once each, in a process that has done"
        f" nothing before. In the CSV one row in {BAD} is wrong, in one of {len(WAYS)} ways; found"
        " are the rows that the checks name, false those of them in which nothing was planted.\n\n"
        + table(head, rows)
    )
