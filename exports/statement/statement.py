"""A partner's statement: what it promised, what came of it, and room to sign for both."""

from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import UNIT, Text
from data_access.queries.partners import contributions, partners
from data_access.schema.headings import heading, heading_in_full
from data_access.snapshots.programme import Programme
from display.words.words import Words
from display.words.writing import Language
from exports.workbook.book import Book
from exports.workbook.column import Cell, Column, Value
from exports.workbook.sheet import Sheet
from exports.workbook.sheets.ledger import ledger_sheets

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


def may_have_statement(programme: Programme, partner_id: str) -> bool:
    """Whether this reader may see the rows of this partner: all of them, or its own."""
    principal = programme.principal
    return principal.rights.rows == "all" or principal.organisation == partner_id


def require_statement(programme: Programme, partner_id: str) -> None:
    """PermissionError unless this reader may see the partner's rows."""
    if not may_have_statement(programme, partner_id):
        raise PermissionError(f"{programme.principal.role} may not see the rows of {partner_id}")


def statement(programme: Programme, partner_id: str, language: Language) -> bytes:
    """An Excel file of one partner: totals by unit, houses reached and places to sign, then its
    pledges and its deliveries. PermissionError for a reader who may not see the partner's rows,
    KeyError for a partner that is not one."""
    require_statement(programme, partner_id)
    book = Book(programme, language, TITLE)
    name = book.words.full_names[partner_id]
    sheet = Sheet(
        book,
        Text("สรุป", "Summary"),
        Text(f"ใบแจ้งยอดคำมั่น: {name.th}", f"Statement of pledges: {name.en}"),
        Text(
            "ส่งมอบแล้วนับเฉพาะที่ตรวจสอบและไม่เกินคำมั่น ต่างหน่วยรวมกันไม่ได้",
            "Delivered counts what is verified, up to what was promised. Units do not add up.",
        ),
    )
    sheet.table(UNITS, by_unit(programme, book.words, partner_id), NO_UNIT, main=False)
    sheet.next_row += 1
    sheet.table(REACHED, reached(programme, book.words, partner_id), NO_UNIT, main=False)
    _sign(sheet)
    ledger_sheets(book, partner_id)
    return book.as_bytes()


def by_unit(programme: Programme, words: Words, partner_id: str) -> list[list[Value]]:
    """One row a unit, in the columns of UNITS."""
    return [
        [words.one_of(UNIT, row["unit"]), *(row[column.name] for column in UNITS[1:])]
        for row in partners.by_unit(programme, partner_id).to_dict("records")
    ]


def reached(programme: Programme, words: Words, partner_id: str) -> list[list[str | Cell]]:
    """Houses, subdistricts and labour. A partner that gave nothing has reached none."""
    houses = contributions.houses_supported(programme).set_index("partner_id")
    places = contributions.subdistricts_reached(programme).set_index("partner_id")
    given = contributions.value_contributed(programme).set_index("partner_id")
    reported = contributions.last_reports(programme).set_index("partner_id")
    facts = (
        (Text("บ้านที่ร่วมสนับสนุน (หลัง)", "Houses supported"), houses, "houses", 0),
        (Text("ในนั้นส่งมอบแล้ว (หลัง)", "Of them handed over"), houses, "handed_over", 0),
        (Text("ตำบลที่ไปถึง", f"{SUBDISTRICT.many.capitalize()} reached"), places, "subdistricts", 0),
        (Text("แรงงาน (คน-วัน)", "Labour (person-days)"), given, "person_days", 0),
        (Text("ให้เป็นเงิน (บาท)", "Given in cash (baht)"), given, "cash_thb", 0),
        (Text("ให้ไม่ใช่เงิน (บาท)", "Given in kind (baht)"), given, "inkind_thb", 0),
        (Text("รายงานล่าสุด", "Last report"), reported, "last_on", None),
    )
    return [
        [
            words.say(name),
            Cell(
                table.loc[partner_id, column] if partner_id in table.index else none,
                "date" if column == "last_on" else "count",
            ),
        ]
        for name, table, column, none in facts
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
