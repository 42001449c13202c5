"""The templates, filled in as an office would fill them in, load without a word against them."""

import csv
from io import BytesIO

import openpyxl
import pytest

from data_access.intake.preview.folder import check_folder
from data_access.language.vocabulary import Text
from data_access.schema import TABLES
from data_access.store.record_store import open_store
from data_access.system.paths import ROOT
from exports.forms.allowed import YES_NO
from exports.forms.template import columns_to_fill, entries_of, template


def sample(table):
    path = ROOT / "sample_data" / f"{table.name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def records():
    """Rows of the sample by table: some households, what belongs to them, and all other rows."""
    whole = {table.name: sample(table) for table in TABLES}
    chosen = {row["household_id"] for row in whole["household"][::200] + whole["livelihood"][::12]}
    linked = {row[key] for row in whole["measure_link"] for key in ("repair_id", "livelihood_id")}
    chosen |= {
        row["household_id"]
        for name, key in (("repair", "repair_id"), ("livelihood", "livelihood_id"))
        for row in whole[name]
        if row[key] in linked
    }
    repairs = {row["repair_id"] for row in whole["repair"] if row["household_id"] in chosen}
    given = {row["delivery_id"] for row in whole["delivery"] if row["repair_id"] in repairs | {""}}
    trades = {row["livelihood_id"] for row in whole["livelihood"] if row["household_id"] in chosen}
    return {
        name: [
            row
            for row in rows
            if row.get("household_id", "") in chosen | {""}
            and row.get("livelihood_id", "") in trades | {""}
            and (name == "delivery" or row.get("delivery_id", "") in given | {""})
            and row.get("repair_id", "") in repairs | {""}
        ]
        for name, rows in whole.items()
    }


def of_level(records, level):
    return {
        row["area_code"]: Text(row["name_th"], row["name_en"])
        for row in records["area"]
        if row["level"] == level and not row["valid_to"]
    }


def written(column, value, names):
    """The value as it is chosen from the list, or typed by somebody who writes Thai."""
    if not value:
        return None
    if column.kind == "choice":
        return column.choices[value].th
    if column.kind == "choices":
        return "; ".join(column.choices[code].th for code in value.split(";"))
    if column.kind == "yes_no":
        return YES_NO["yes" if value == "true" else "no"].th
    if column.kind == "date":
        year, month, day = value.split("-")
        return f"{int(day)}/{int(month)}/{int(year) + 543}"
    if column.kind in ("whole", "number"):
        return float(value)
    return names[value].th if column.refers_to == "area" and value in names else value


def filled_in(table, rows, subdistricts, districts):
    book = openpyxl.load_workbook(BytesIO(template(table, subdistricts, districts)))
    sheet = book.worksheets[0]
    for line, row in enumerate(rows, start=2):
        for place, column in enumerate(columns_to_fill(table), start=1):
            names = {}
            if entries_of(column, subdistricts, districts):
                names = subdistricts | districts
            sheet.cell(line, place).value = written(column, row[column.name], names)
    return book


def gathered(books):
    """The sheets that were filled in, in the first of these workbooks, beside its notes and lists:
    it takes a while to open each workbook apart."""
    one, *others = books
    for book in others:
        filled = book.worksheets[0]
        sheet = one.create_sheet(filled.title)
        for row in filled.iter_rows(values_only=True):
            sheet.append(row)
    return one


def test_every_template_filled_in_from_its_lists_loads_without_an_error(records, var, tmp_path):
    subdistricts, districts = of_level(records, "subdistrict"), of_level(records, "district")
    assert all(records.values())
    gathered(
        filled_in(table, records[table.name], subdistricts, districts) for table in TABLES
    ).save(tmp_path / "filled.xlsx")

    store = open_store()
    preview = check_folder(tmp_path, store)
    store.close()

    assert [line.en for line in preview.lines()] == []
    assert {name: one.counts.new for name, one in preview.tables.items()} == {
        name: len(rows) for name, rows in records.items()
    }
