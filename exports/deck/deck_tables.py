"""Tables and lists of the deck, real ones: who signed, what moved, what is asked."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Emu, Inches, Pt

from data_access.language.vocabulary import Text
from display.story import Slide
from display.words.writing import NOTHING, Writing
from exports.deck.deck_slide import INK, ORANGE, PAPER, DeckSlide, Place, describe, write

TABLE_WORDS, ASK = 16, 24  # points
HIDDEN_WORDS = 11  # of a cell whose count is not shown: two lines in the height of one
HANGING = Inches(0.6)
ROW, EDGE = Inches(0.46), Inches(0.07)
NONE_ASKED = Text("ไม่มีเรื่องค้าง", "Nothing is waiting")


def table_of(
    slide: DeckSlide,
    told: Slide,
    place: Place,
    writing: Writing,
    names: Sequence[str],
    widths: Sequence[float],
    size: float = TABLE_WORDS,
) -> None:
    """The columns `names` of the slide's table, with `widths` as shares of the place."""
    rows = told.picture.table
    frame = slide.shapes.add_table(
        len(rows) + 1,
        len(names),
        place.left,
        place.top,
        place.width,
        min(ROW * (len(rows) + 1), place.height),
    )
    describe(frame, writing.say(told.picture.alt))
    table = frame.table
    for column, share in zip(table.columns, widths, strict=True):
        column.width = Emu(int(place.width * share))
    for at, name in enumerate(names):
        head = writing.say(told.picture.columns[name]).replace(" (", "\n(")  # its unit stays whole
        is_words = any(isinstance(value, str | Text) for value in rows[name])
        side = PP_ALIGN.LEFT if is_words else PP_ALIGN.RIGHT
        width = int(place.width * widths[at])
        _cell(table.cell(0, at), head, size, PAPER, True, side, width)
        for number, row in enumerate(rows.itertuples(index=False), start=1):
            words = _words(getattr(row, name), getattr(row, "state", None), writing)
            late = getattr(row, f"{name}_code", None) == "worse"
            in_size = HIDDEN_WORDS if words == writing.hidden else size
            colour = ORANGE if late else INK
            _cell(table.cell(number, at), words, in_size, colour, late, side, width)


def _words(value: Any, state: object, writing: Writing) -> str:
    if isinstance(value, Text):
        return writing.say(value)
    if pd.isna(value):
        return writing.hidden if state in ("hidden", "shown") else NOTHING
    return writing.count(value)


def _cell(cell, words: str, size: float, colour, bold: bool, side: PP_ALIGN, width: int) -> None:
    cell.margin_top = cell.margin_bottom = Inches(0.04)
    cell.margin_left = cell.margin_right = EDGE
    write(cell.text_frame, words, size, colour, bold, side, width - 2 * EDGE)


def parties(slide: DeckSlide, told: Slide, place: Place, writing: Writing) -> None:
    table_of(slide, told, place, writing, ("name", "type"), (0.64, 0.36))


def changes(slide: DeckSlide, told: Slide, place: Place, writing: Writing) -> None:
    """What each figure was, what it is, and the first reason why."""
    names, widths = ("name", "then", "now", "state", "why"), (0.23, 0.13, 0.13, 0.11, 0.4)
    table_of(slide, told, place, writing, names, widths)


def asks(slide: DeckSlide, told: Slide, place: Place, writing: Writing) -> None:
    """A numbered list that numbers itself anew when a line is taken out."""
    asked = [writing.say(one) for one in told.picture.table["ask"]]
    frame = slide.text("", place, ASK)
    for words in asked or [writing.say(NONE_ASKED)]:
        write(frame, words, ASK, width=place.width - HANGING)
    for paragraph in frame.paragraphs[: len(asked)]:
        paragraph.space_after = Pt(14)
        settings = paragraph._p.get_or_add_pPr()
        settings.set("marL", str(HANGING))
        settings.set("indent", str(-HANGING))
        settings.append(parse_xml(f'<a:buAutoNum {nsdecls("a")} type="arabicPeriod"/>'))
