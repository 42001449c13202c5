"""Files to be read by the benchmark of intake: large ones, wrong ones, and ones that mean harm."""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import xlsxwriter

from data_access.schema import BY_NAME
from data_access.system.paths import ROOT

HOUSEHOLD = BY_NAME["household"]
WORKBOOK_ROWS, CSV_ROWS, BAD = 50_000, 100_000, 20
FIRST_ROW = 2  # of the records: the heading is row 1
LEFT_OUT = {"house_no", "phone", "elevation_m", "jpt_set", "jpt_housing_pass", "form_version"}
COLUMNS = [column.name for column in HOUSEHOLD.columns if column.name not in LEFT_OUT][:25]
COLUMNS[-1] = "updated_at"
# So many rows of these fit into what a page takes, 20 MB.
SMALL = {"lat", "lon", "income_pp_year_thb", "state_welfare_card"}
CSV_COLUMNS = [name for name in COLUMNS if name in SMALL or HOUSEHOLD.column(name).required]
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


def write_workbook(path: Path, rows: int = WORKBOOK_ROWS) -> list[int]:
    """A workbook in which nothing is wrong. Answers the numbers of the wrong rows: none."""
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("ครัวเรือน")
        sheet.write_row(0, 0, COLUMNS)
        for number, cells in enumerate(_households(rows, COLUMNS), start=1):
            sheet.write_row(number, 0, cells)
    return []


def write_csv(path: Path, rows: int = CSV_ROWS) -> list[int]:
    """A CSV in which one row of BAD is wrong. Answers their numbers, as the file counts."""
    planted = []
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(CSV_COLUMNS)
        for number, cells in enumerate(_households(rows, CSV_COLUMNS)):
            if number % BAD == 0:
                name, value = WAYS[number // BAD % len(WAYS)]
                cells[CSV_COLUMNS.index(name)] = value
                planted.append(number + FIRST_ROW)
            writer.writerow(cells)
    return planted


def write_corners(path: Path) -> list[int]:
    """A workbook with its first and its very last cell, which a careless reader fills between."""
    with xlsxwriter.Workbook(path, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "a")
        sheet.write(1_048_575, 16_383, "z")
    return []


def write_bomb(path: Path) -> list[int]:
    """A workbook of one text over and over, which packs to nearly nothing."""
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for row in range(100_000):
            sheet.write_row(row, 0, ["ก" * 900])
    return []


def write_open_quote(path: Path) -> list[int]:
    """A CSV with a quotation mark in its first row that nothing closes: one cell of 18 MB."""
    line = ",".join(["ข้อความ"] * len(CSV_COLUMNS)) + "\n"
    opened = f'"{line}'
    path.write_text(",".join(CSV_COLUMNS) + "\n" + opened + line * 42_000, encoding="utf-8")
    return []


def _households(count: int, columns: list[str]) -> Iterator[list[str]]:
    """Households of the sample over and over, each with an id of its own."""
    sample = pd.read_csv(ROOT / "sample_data" / "household.csv", dtype=str, keep_default_na=False)
    cells = sample[columns].to_numpy().tolist()
    for number in range(count):
        yield [f"HH-{number:07}", *cells[number % len(cells)][1:]]


class Made(NamedTuple):
    """What the table calls a file, the name it is sent under, and what writes it: that answers the
    numbers of the rows in which something wrong was planted."""

    name: str
    file_name: str
    write: Callable[[Path], list[int]]


FILES = (
    Made(
        f"XLSX, {WORKBOOK_ROWS:,} rows × {len(COLUMNS)} columns", "household.xlsx", write_workbook
    ),
    Made(f"CSV, {CSV_ROWS:,} rows × {len(CSV_COLUMNS)}, 5 % wrong", "household.csv", write_csv),
    Made("XLSX, two cells, which asks for 500 GB", "household.xlsx", write_corners),
    Made("XLSX that unpacks to 260 MB", "household.xlsx", write_bomb),
    Made("CSV, a quotation mark left open", "household.csv", write_open_quote),
)
