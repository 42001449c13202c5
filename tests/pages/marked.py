"""The sample records with a mark in every personal field, to look for where none may be."""

import csv
import shutil
from pathlib import Path

from data_access.schema import TABLES
from data_access.schema.column import Column

MARK = "only-for-the-store"
# A point keeps its place, so that it still lies in its subdistrict; its last digits are the mark.
POINT_MARK = "48151623"
COPIED_FROM_ELSEWHERE = {"household_id"}  # an id that is personal only beside a person's row


def mark_personal_fields(sample: Path, folder: Path) -> None:
    """Copies the sample to `folder` and marks each personal field that can hold a mark."""
    shutil.copytree(sample, folder, ignore=shutil.ignore_patterns("*.py", "making", "__pycache__"))
    for table in TABLES:
        path = folder / f"{table.name}.csv"
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        columns = [column for column in table.columns if can_be_marked(column)]
        for column in columns:
            for number, row in enumerate(rows):
                row[column.name] = _marked(column, row[column.name], number)
        _write(path, rows)


def can_be_marked(column: Column) -> bool:
    """Whether a mark can stand there: a closed list takes no mark; whole numbers are too short to be told from other numbers."""
    is_free = column.kind in ("text", "number") and column.name not in COPIED_FROM_ELSEWHERE
    return column.personal and is_free


def _marked(column: Column, value: str, number: int) -> str:
    if column.kind == "number":
        return f"{float(value):.4f}{POINT_MARK}" if value else value
    return f"{MARK}-{number}"


def _write(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
