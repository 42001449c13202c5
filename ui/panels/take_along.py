"""What may be taken along: the workbook, the open data, and a partner's statement.

A file is made at the click, on a thread that has no reader: programme and language are taken
while the page is drawn.
"""

from data_access.vocabulary import Text
from exports.file_names import file_name
from exports.open_data import open_data
from exports.statement import may_have_statement, statement
from exports.workbook import workbook
from ui import view
from ui.language import language
from ui.taking import take_button

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WORKBOOK = Text("ดาวน์โหลดสมุดงาน (Excel)", "Download the workbook (Excel)")
OPEN_DATA = Text("ดาวน์โหลดข้อมูลเปิดทั้งจังหวัด (ZIP)", "Download open data, whole province (ZIP)")
STATEMENT = Text("ดาวน์โหลดใบแจ้งยอด (Excel)", "Download the statement (Excel)")


def workbook_download() -> None:
    """The figures in view, and the rows of them that this reader may see."""
    programme, spoken = view.programme(), language()
    take_button(
        WORKBOOK,
        lambda: workbook(programme, spoken),
        file_name("workbook", programme, "xlsx", spoken),
        mime=XLSX,
        icon=":material/table_view:",
        key="workbook_download",
    )


def open_data_download() -> None:
    """What anybody may see of the whole programme; the same file for every reader."""
    programme = view.programme_of_all().on(view.programme().as_of)
    take_button(
        OPEN_DATA,
        lambda: open_data(programme),
        file_name("open_data", programme, "zip"),
        mime="application/zip",
        icon=":material/public:",
        key="open_data_download",
    )


def statement_download(partner_id: str) -> None:
    """One partner's statement, for those who may see its rows; nothing for others."""
    programme, spoken = view.programme(), language()
    if not may_have_statement(programme, partner_id):
        return
    take_button(
        STATEMENT,
        lambda: statement(programme, partner_id, spoken),
        file_name(f"statement_{partner_id}", programme, "xlsx", spoken),
        mime=XLSX,
        icon=":material/receipt_long:",
        key="statement_download",
    )
