"""The sheet of repairs: those that the reader may see, row by row."""

from data_access.language.vocabulary import HOLD_REASON, REPAIR_STATUS, REPAIR_TYPE, Text
from data_access.queries.repairs.single_repairs import repair_rows
from exports.workbook.book import Book
from exports.workbook.column import SUM, Column
from exports.workbook.sheet import Sheet
from exports.workbook.sheets.ledger import nothing_to_list

COLUMNS = (
    Column("repair_id", Text("รหัสการซ่อม", "Repair")),
    Column("district", Text("อำเภอ", "District")),
    Column("subdistrict", Text("ตำบล", "Subdistrict")),
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
    Column("lead_partner", Text("ภาคีหลัก", "Lead partner")),
)


def repairs_sheet(book: Book) -> None:
    """One row a repair, by id. Nothing tells of the people who live there."""
    words = book.words
    sheet = Sheet(book, Text("การซ่อม", "Repairs"), Text("รายการซ่อมบ้าน", "Repairs"))
    rows = [
        [
            row.repair_id,
            words.one_of(words.areas, row.district_code),
            words.one_of(words.areas, row.subdistrict_code),
            words.one_of(REPAIR_TYPE, row.repair_type),
            words.one_of(REPAIR_STATUS, row.status),
            row.status_since,
            words.one_of(HOLD_REASON, row.hold_reason),
            row.fiscal_year_be,
            row.reported_on,
            row.approved_on,
            row.started_on,
            row.completed_on,
            row.handed_over_on,
            row.approved_thb,
            row.actual_cash_thb,
            row.inkind_value_thb,
            words.one_of(words.partners, row.lead_partner_id),
        ]
        for row in repair_rows(book.programme).itertuples(index=False)
    ]
    sheet.table(COLUMNS, rows, nothing_to_list(book.programme, Text("การซ่อม", "repair")))
