"""The list of a choice as a workbook: every house with its reason, and the ways compared."""

from data_access.choice.proposal import Ask, Proposal, propose, stability
from data_access.choice.reasons import OUTCOME, REASON
from data_access.choice.terms import SEASON
from data_access.language.area_codes import district_of
from data_access.language.vocabulary import FUNDING_PROGRAM, Text
from data_access.schema.headings import heading
from data_access.snapshots.programme import Programme
from display.choice.choice_answer import (
    CHOICE_NOTES,
    NO_HOUSE,
    WAY,
    choice_against_priority,
    choice_answer,
)
from display.choice.choice_rows import choice_rows, columns_for
from display.words.words import Words
from display.words.writing import Language
from exports.workbook.book import Book
from exports.workbook.column import SUM, Column
from exports.workbook.sheet import Sheet

TITLE = Text("เลือกบ้านภายใต้วงเงิน", "Homes chosen for a sum")
LISTS = {"outcome": OUTCOME, "why": REASON, "season": SEASON, "funding_program": FUNDING_PROGRAM}
COUNTED = {"steady", "cost_thb", "enters_at_thb", "more_thb"}
WAYS = (
    Column("way", heading("way")),
    Column("choice_benefit", heading("choice_benefit"), "count"),
    Column("choice_homes", heading("choice_homes"), "count"),
    Column("choice_served", heading("choice_served"), "count"),
    Column("choice_left_out", heading("choice_left_out"), "count"),
    Column("choice_spent", heading("choice_spent"), "count"),
)


def choice_book(programme: Programme, ask: Ask, language: Language) -> bytes:
    """An Excel file: the answer with the ways compared, then every house. NotAllowed unless the
    reader may see every row; the columns are those that this reader sees on the page."""
    proposal = propose(programme, ask)
    book = Book(programme, language, TITLE)
    sheet = Sheet(book, Text("สรุป", "Summary"), TITLE, *CHOICE_NOTES)
    for words in (choice_answer(proposal), choice_against_priority(proposal)):
        if words:
            sheet.line(book.words.say(words).replace("**", ""), bold=True)
    sheet.next_row += 1
    sheet.table(WAYS, way_rows(proposal, book.words), NO_HOUSE, main=False)
    _houses(book, proposal)
    return book.as_bytes()


def houses_in_choice(programme: Programme, ask: Ask) -> int:
    """How many single households the file holds, for the audit log."""
    return len(propose(programme, ask).houses)


def way_rows(proposal: Proposal, words: Words) -> list[list]:
    """One row a way, in the columns of WAYS, the choice itself first."""
    return [
        [
            words.say(WAY[one.key]),
            round(one.benefit),
            one.houses,
            one.subdistricts,
            one.left_out,
            one.spent_thb,
        ]
        for one in reversed(proposal.ways)
    ]


def _houses(book: Book, proposal: Proposal) -> None:
    programme = book.programme
    names = columns_for(programme.principal)
    columns = [
        Column(
            name,
            heading(name),
            "number" if name == "points_short" else "count" if _is_counted(name) else "text",
            SUM if name == "pays_thb" else None,
        )
        for name in names
    ]
    table = choice_rows(proposal, stability(programme, proposal.ask), programme.principal)
    rows = [
        [in_words(name, row[name], book.words) for name in names]
        for row in table.to_dict("records")
    ]
    Sheet(
        book, Text("รายหลัง", "Homes"), Text("รายหลังพร้อมเหตุผล", "Every home, with its reason")
    ).table(columns, rows, NO_HOUSE)


def _is_counted(name: str) -> bool:
    return name == "pays_thb" or name in COUNTED


def in_words(name: str, value, words: Words):
    """A code of choice_rows as the file writes it; numbers stay numbers."""
    if name in LISTS:
        return words.one_of(LISTS[name], value) if isinstance(value, str) else ""
    if name == "district_code":
        return words.one_of(words.areas, district_of(value))
    return words.one_of(words.areas, value) if name == "subdistrict_code" else value
