"""The sheet of repairs: those that the reader may see, row by row."""

from data_access.language.vocabulary import HOLD_REASON, REPAIR_STATUS, REPAIR_TYPE, Text
from data_access.queries.repairs.single_repairs import repair_rows
from data_access.schema.headings import heading
from exports.workbook.book import Book
from exports.workbook.column import SUM, Column
from exports.workbook.sheet import Sheet
from exports.workbook.sheets.ledger import nothing_to_list

COLUMNS = (
    Column("repair_id", heading("repair_id")),
    Column("district_code", heading("district_code")),
    Column("subdistrict_code", heading("subdistrict_code")),
    Column("repair_type", heading("repair_type")),
    Column("status", heading("status")),
    Column("status_since", heading("status_since"), "date", missing=""),
    Column("hold_reason", heading("hold_reason")),
    Column("fiscal_year_be", heading("fiscal_year_be"), "year"),
    Column("reported_on", heading("reported_on"), "date", missing=""),
    Column("approved_on", heading("approved_on"), "date", missing=""),
    Column("started_on", heading("started_on"), "date", missing=""),
    Column("completed_on", heading("completed_on"), "date", missing=""),
    Column("handed_over_on", heading("handed_over_on"), "date", missing=""),
    Column("approved_thb", heading("approved_thb"), "count", SUM, ""),
    Column("actual_cash_thb", heading("actual_cash_thb"), "count", SUM, ""),
    Column("inkind_value_thb", heading("inkind_value_thb"), "count", SUM, ""),
    Column("lead_partner_id", heading("lead_partner_id")),
)
COLUMN_NAMES = [one.name for one in COLUMNS]  # each is a column of repair_rows


def repairs_sheet(book: Book) -> None:
    """One row a repair, by id. Nothing tells of the people who live there."""
    words = book.words
    sheet = Sheet(book, Text("การซ่อม", "Repairs"), Text("รายการซ่อมบ้าน", "Repairs"))
    names = {
        "district_code": words.areas,
        "subdistrict_code": words.areas,
        "repair_type": REPAIR_TYPE,
        "status": REPAIR_STATUS,
        "hold_reason": HOLD_REASON,
        "lead_partner_id": words.partners,
    }
    rows = [
        [
            words.one_of(names[name], value) if name in names else value
            for name, value in zip(COLUMN_NAMES, row, strict=True)
        ]
        for row in repair_rows(book.programme)[COLUMN_NAMES].itertuples(index=False)
    ]
    sheet.table(COLUMNS, rows, nothing_to_list(book.programme, Text("การซ่อม", "repair")))
