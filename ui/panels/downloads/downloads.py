"""What may be taken along: brief, deck, workbook, open data, and the files of one partner."""

from functools import partial

import streamlit as st

from data_access.language.vocabulary import Text
from data_access.snapshots.programme import Programme
from display.story import as_presented
from exports.deck import deck_fonts
from exports.deck.deck import deck
from exports.file_names import file_name
from exports.open_data.open_data import open_data
from exports.single_rows import rows_of_ledger, rows_of_workbook
from exports.statement.partner_statement import may_have_statement
from exports.statement.statement import statement
from exports.statement.statement_pdf import statement_pdf
from exports.workbook.workbook import workbook
from ui.panels.downloads.brief import brief_download, coloured_map
from ui.panels.shared.documents import Form, documents
from ui.session import view
from ui.session.download import take_button
from ui.session.language import Language, language

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DECK = Text("ดาวน์โหลดสไลด์ (PowerPoint)", "Download the deck (PowerPoint)")
FONTS = Text("ดาวน์โหลดแบบอักษรของสไลด์ (ZIP)", "Download the fonts of the deck (ZIP)")
WORKBOOK = Text("ดาวน์โหลดสมุดงาน (Excel)", "Download the workbook (Excel)")
OPEN_DATA = Text("ดาวน์โหลดข้อมูลเปิดทั้งจังหวัด (ZIP)", "Download open data, whole province (ZIP)")
STATEMENT = Text("ดาวน์โหลดใบแจ้งยอด (Excel)", "Download the statement (Excel)")
STATEMENT_TO_SIGN = Text("ดาวน์โหลดใบแจ้งยอดสำหรับลงนาม (PDF)", "Download the statement to sign (PDF)")


def files_of_what_is_in_view() -> None:
    """The row of buttons under the overview."""
    with st.container(horizontal=True, key="take_along"):
        brief_download()
        deck_download()
        workbook_download()
        open_data_download()
        fonts_download()


def files_of_partner(partner_id: str) -> None:
    """The row of buttons of one partner: brief, deck, and its statement for those who may."""
    with st.container(horizontal=True, key="take_along_partner"):
        brief_download(partner_id)
        statement_downloads(partner_id)
        deck_download(partner_id)


def deck_download(partner_id: str | None = None) -> None:
    """The story of the meeting as slides, as anybody may see it; or that of one partner."""
    programme, spoken = view.programme(), language()
    what = f"deck_{partner_id}" if partner_id else "deck"
    take_button(
        DECK,
        partial(deck_with_map, spoken=spoken, partner_id=partner_id),
        file_name(what, programme, "pptx", spoken),
        mime=PPTX,
        icon=":material/slideshow:",
        key="deck_download",
    )


def deck_with_map(programme: Programme, spoken: Language, partner_id: str | None = None) -> bytes:
    return deck(programme, spoken, coloured_map(as_presented(programme), spoken), partner_id)


def fonts_download() -> None:
    take_button(
        FONTS,
        fonts_of_deck,
        deck_fonts.FILE_NAME,
        mime="application/zip",
        icon=":material/font_download:",
        key="fonts_download",
    )


def fonts_of_deck(_programme: Programme) -> bytes:
    return deck_fonts.fonts()


def workbook_download() -> None:
    """The figures in view, and the rows of them that this reader may see."""
    spoken = language()
    take_button(
        WORKBOOK,
        partial(workbook, language=spoken),
        file_name("workbook", view.programme(), "xlsx", spoken),
        mime=XLSX,
        icon=":material/table_view:",
        key="workbook_download",
        rows=rows_of_workbook,
    )


def open_data_download() -> None:
    """What anybody may see of the whole programme; the same file for every reader."""
    programme = view.programme_of_all().on(view.programme().as_of)
    take_button(
        OPEN_DATA,
        open_data,
        file_name("open_data", programme, "zip"),
        mime="application/zip",
        icon=":material/public:",
        key="open_data_download",
        programme=programme,
    )


def statement_downloads(partner_id: str) -> None:
    """One partner's statement, to sign and to work with, for those who may see its rows."""
    if not may_have_statement(view.programme(), partner_id):
        return
    forms = (
        Form(STATEMENT_TO_SIGN, statement_pdf, "pdf", "application/pdf", ":material/signature:"),
        Form(STATEMENT, statement, "xlsx", XLSX, ":material/receipt_long:"),
    )
    documents(
        f"statement_{partner_id}",
        forms,
        "statement_{}_download",
        rows=partial(rows_of_ledger, partner_id=partner_id),
        partner_id=partner_id,
    )
