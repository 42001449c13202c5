"""The workbook: all figures of what is in view, with the rows that the reader may see."""

from data_access.language.vocabulary import Text
from data_access.snapshots.programme import Programme
from display.words.writing import Language
from exports.workbook.book import Book
from exports.workbook.sheets.figures import figures_sheet
from exports.workbook.sheets.goals import goals_sheet
from exports.workbook.sheets.ledger import ledger_sheets
from exports.workbook.sheets.methods import methods_sheet
from exports.workbook.sheets.partners import partners_sheet
from exports.workbook.sheets.places import districts_sheet, subdistricts_sheet
from exports.workbook.sheets.repairs import repairs_sheet

TITLE = Text("บ้านแห่งความสุข: ตัวเลขและรายการ", "Home of Happiness: figures and rows")


def workbook(programme: Programme, language: Language) -> bytes:
    """An Excel file of what `programme` has in view, as its reader may see it: figures, districts,
    subdistricts, goals, partners, pledges, deliveries, repairs and methods, a sheet each."""
    book = Book(programme, language, TITLE)
    figures_sheet(book)
    districts_sheet(book)
    subdistricts_sheet(book)
    goals_sheet(book)
    partners_sheet(book)
    ledger_sheets(book)
    repairs_sheet(book)
    methods_sheet(book)
    return book.as_bytes()
