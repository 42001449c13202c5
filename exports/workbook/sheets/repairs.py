"""The sheet of repairs: those that the reader may see, row by row."""

from data_access.language.vocabulary import HOLD_REASON, REPAIR_STATUS, REPAIR_TYPE, Text
from data_access.queries.repairs.single_repairs import repair_rows
from exports.workbook.book import Book
from exports.workbook.column import SUM, Column
from exports.workbook.sheet import Sheet
from exports.workbook.sheets.ledger import nothing_to_list

COLUMNS = (
    Column("repair_id", Text("รหัสการซ่อม", "Repair")),
    Column("district_code", Text("อำเภอ", "District")),
    Column("subdistrict_code", Text("ตำบล", "Subdistrict")),
    Column("repair_type", Text("ประเภทการซ่อม", "Type of repair")),
    Column("status", Text("สถานะ", "Status")),
    Column("status_since", Text("ตั้งแต่", "Since"), "date", missing=""),
    Column("hold_reason", Text("เหตุที่ชะลอ", "Held because")),
    Column("fiscal_year_be", Text("ปีงบประมาณ", "Fiscal year (BE)"), "year"),
    Column("reported_on", Text("แจ้งเมื่อ", "Reported"), "date", missing=""),
    Column("approved_on", Text("อนุมัติเมื่อ", "Approved"), "date", missing=""),
    Column("started_on", Text("เริ่มเมื่อ", "Started"), "date", missing=""),
    Column("completed_on", Text("แล้วเสร็จเมื่อ", "Completed"), "date", missing=""),
    Column("handed_over_on", Text("ส่งมอบเมื่อ", "Handed over"), "date", missing=""),
    Column("approved_thb", Text("งบอนุมัติ (บาท)", "Approved (baht)"), "count", SUM, ""),
    Column("actual_cash_thb", Text("ใช้จริงเป็นเงิน (บาท)", "Cash spent (baht)"), "count", SUM, ""),
    Column("inkind_value_thb", Text("สมทบไม่ใช่เงิน (บาท)", "In kind (baht)"), "count", SUM, ""),
    Column("lead_partner_id", Text("ภาคีหลัก", "Lead partner")),
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
