"""A partner's statement as a workbook: totals, what was reached, room to sign, and the rows."""

from data_access.language.vocabulary import UNIT, Text
from data_access.schema.headings import heading, heading_in_full
from data_access.snapshots.programme import Programme
from display.words.words import Words
from display.words.writing import Language
from exports.statement.partner_statement import PartnerStatement, partner_statement
from exports.workbook.book import Book
from exports.workbook.column import Cell, Column, Value
from exports.workbook.sheet import Sheet
from exports.workbook.sheets.ledger import write_ledger

TITLE = Text("ใบแจ้งยอดคำมั่นภาคี", "Partner's statement")
UNITS = (
    Column("unit", heading("unit")),
    Column("promised", heading("promised"), "count"),
    Column("due", heading("due"), "count"),
    Column("counted", heading_in_full("counted"), "count"),
    Column("outstanding", heading("outstanding"), "count"),
    Column("surplus", heading("surplus"), "count"),
    Column("waiting", heading("waiting"), "count"),
    Column("unpledged", heading("unpledged"), "count"),
)
REACHED = (
    Column("subject", heading("what_was_reached")),
    Column("value", heading("number"), "count"),
)
NO_UNIT = Text("ยังไม่มีคำมั่นหรือการส่งมอบในขอบเขตที่เลือก", "No pledge or delivery in what is chosen")
SIGNERS = (
    Text("ผู้แทนภาคี", "For the partner"),
    Text("ผู้แทนจังหวัด", "For the province"),
)
DOTS = "." * 44


def statement(programme: Programme, partner_id: str, language: Language) -> bytes:
    """An Excel file of one partner: totals by unit, houses reached and places to sign, then its
    pledges and its deliveries. PermissionError for a reader who may not see the partner's rows,
    KeyError for a partner that is not one."""
    asked = partner_statement(programme, partner_id)
    book = Book(programme, language, TITLE)
    name = asked.partner
    sheet = Sheet(
        book,
        Text("สรุป", "Summary"),
        Text(f"ใบแจ้งยอดคำมั่น: {name.th}", f"Statement of pledges: {name.en}"),
        Text(
            "ส่งมอบแล้วนับเฉพาะที่ตรวจสอบและไม่เกินคำมั่น ต่างหน่วยรวมกันไม่ได้",
            "Delivered counts what is verified, up to what was promised. Units do not add up.",
        ),
    )
    sheet.table(UNITS, unit_rows(asked, book.words), NO_UNIT, main=False)
    sheet.next_row += 1
    facts: list[list[Value | Cell]] = [
        [book.words.say(one.name), Cell(one.value, one.kind)] for one in asked.reached
    ]
    sheet.table(REACHED, facts, NO_UNIT, main=False)
    sheet.next_row += 1
    sheet.line(asked.bridge)
    _sign(sheet)
    write_ledger(book, asked.pledges, asked.deliveries)
    return book.as_bytes()


def unit_rows(asked: PartnerStatement, words: Words) -> list[list]:
    """One row a unit, in the columns of UNITS."""
    return [
        [words.one_of(UNIT, row["unit"]), *(row[column.name] for column in UNITS[1:])]
        for row in asked.units.to_dict("records")
    ]


def _sign(sheet: Sheet) -> None:
    """A line to sign for each side, with name, position and date below it."""
    say = sheet.words.say
    for signer in SIGNERS:
        sheet.next_row += 1
        sheet.line(signer, bold=True)
        sheet.line(f"{say(Text('ลงชื่อ', 'Signed'))} {DOTS}")
        sheet.line(f"({DOTS})")
        sheet.line(f"{say(Text('ตำแหน่ง', 'Position'))} {DOTS}")
        sheet.line(f"{say(Text('วันที่', 'Date'))} {DOTS}")
