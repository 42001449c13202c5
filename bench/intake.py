"""`python -m bench.intake`: how fast an office's files are read and checked, as a table.

A workbook of 50,000 rows and 25 columns, a CSV of 100,000 rows of which one in twenty is wrong in
one of twelve ways, and files that mean harm. No store is needed: what is measured is the reading.
"""

import io
import resource
import sys
import time
from collections.abc import Callable

import pandas as pd
import xlsxwriter

from bench.apart import apart
from data_access.intake.book import open_book
from data_access.intake.check import checked
from data_access.intake.findings import FileRefused, Findings
from data_access.intake.layout import layouts
from data_access.intake.places import Places
from data_access.intake.table_file import read_sheet
from data_access.schema import BY_NAME
from data_access.var import ROOT

HOUSEHOLD = BY_NAME["household"]
WORKBOOK_ROWS, CSV_ROWS, BAD = 50_000, 100_000, 20
LEFT_OUT = {"house_no", "phone", "elevation_m", "jpt_set", "jpt_housing_pass", "form_version"}
COLUMNS = [column.name for column in HOUSEHOLD.columns if column.name not in LEFT_OUT][:25]
COLUMNS[-1] = "updated_at"
# So many rows of these fit into what a page takes, 20 MB.
CSV_COLUMNS = [name for name in COLUMNS if name in {"lat", "lon", "income_pp_year_thb", "state_welfare_card"} or HOUSEHOLD.column(name).required]  # fmt: skip
# One way to be wrong after the other, each in a column of its own or in one that bears several.
WAYS: tuple[tuple[str, str], ...] = (
    ("household_id", ""),
    ("household_id", "บ้าน 1"),
    ("subdistrict_code", "ต.ไม่มีจริง"),
    ("moo", "44"),
    ("n_members", "สาม"),
    ("income_pp_year_thb", "-5"),
    ("tenure", "ปลูกเอง"),
    ("access", "1.5"),
    ("lat", "19,42051"),
    ("registered_on", "3/4/67"),
    ("updated_at", "2999-12-31"),
    ("state_welfare_card", "อาจจะ"),
)


def main() -> int:
    sys.stdout.write("| File | MB | Seconds | Peak, MB | Peak of its own process, MB | Found |\n")
    sys.stdout.write("| --- | ---: | ---: | ---: | ---: | --- |\n")
    for name, function in (
        (f"XLSX, {WORKBOOK_ROWS:,} rows × {len(COLUMNS)} columns", read_workbook),
        (f"CSV, {CSV_ROWS:,} rows × {len(CSV_COLUMNS)}, 5 % wrong in {len(WAYS)} ways", read_csv),
        ("XLSX of 6 KB that asks for 500 GB", refuse_corners),
        ("XLSX of 0.3 MB that unpacks to 260 MB", refuse_bomb),
    ):
        measured = apart(_told, function)
        size, seconds, found, children = measured.answer
        cells = (name, f"{size:.2f}", f"{seconds:.1f}", f"{measured.peak_mb:.0f}", children, found)
        sys.stdout.write(f"| {' | '.join(map(str, cells))} |\n")
        sys.stdout.flush()
    return 0


def _told(function: Callable[[], tuple[float, float, str]]) -> tuple[float, float, str, int]:
    size, seconds, found = function()
    return size, seconds, found, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024


def read_workbook() -> tuple[float, float, str]:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("ครัวเรือน")
        sheet.write_row(0, 0, COLUMNS)
        for row, cells in enumerate(_rows(WORKBOOK_ROWS, COLUMNS, wrong=False), start=1):
            sheet.write_row(row, 0, cells)
    return _read("household.xlsx", content.getvalue())


def read_csv() -> tuple[float, float, str]:
    lines = [",".join(CSV_COLUMNS)]
    # A cell that holds a comma is put in quotation marks.
    lines += [",".join(f'"{cell}"' if "," in cell else cell for cell in cells) for cells in _rows(CSV_ROWS, CSV_COLUMNS, wrong=True)]  # fmt: skip
    size, seconds, found = _read("household.csv", "\n".join(lines).encode())
    return size, seconds, f"{found} of {CSV_ROWS // BAD:,} rows planted"


def refuse_corners() -> tuple[float, float, str]:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "a")
        sheet.write(1_048_575, 16_383, "z")
    return _read("household.xlsx", content.getvalue())


def refuse_bomb() -> tuple[float, float, str]:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for row in range(100_000):
            sheet.write_row(row, 0, ["ก" * 900])
    return _read("household.xlsx", content.getvalue())


def _read(name: str, content: bytes) -> tuple[float, float, str]:
    findings = Findings()
    areas = pd.read_csv(ROOT / "sample_data" / "area.csv", dtype=str)
    started = time.perf_counter()
    try:
        book = open_book(name, content)
    except FileRefused as refused:
        found = f"refused: {refused.finding.rule.problem.en}"
        return len(content) / 2**20, time.perf_counter() - started, found
    (layout,) = layouts(book, "household")
    file = read_sheet(book, layout, findings)
    checked(file, findings, Places.of(areas))
    seconds = time.perf_counter() - started
    return len(content) / 2**20, seconds, f"{len(findings.rows):,}"


def _rows(count: int, columns: list[str], wrong: bool) -> list[list[str]]:
    """Households of the sample over and over, each with an id of its own."""
    sample = pd.read_csv(ROOT / "sample_data" / "household.csv", dtype=str, keep_default_na=False)
    cells = sample[columns].to_numpy().tolist()
    rows = []
    for number in range(count):
        row = list(cells[number % len(cells)])
        row[0] = f"HH-{number:07}"
        if wrong and number % BAD == 0:
            name, value = WAYS[number // BAD % len(WAYS)]
            row[columns.index(name)] = value
        rows.append(row)
    return rows


if __name__ == "__main__":
    sys.exit(main())
