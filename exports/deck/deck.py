"""The deck: the story of a meeting as PowerPoint slides, to be edited and shown without us.

Charts are charts, tables are tables, drawings are shapes, and what the presenter says stands in
the notes. It tells what may be published and no more, whoever takes it along.
"""

from io import BytesIO

from pptx import Presentation
from pptx.enum.text import PP_ALIGN
from pptx.presentation import Presentation as Written
from pptx.util import Inches

from data_access.language.vocabulary import Text
from data_access.snapshots.programme import Programme
from display.charts.map_drawing import ColouredMap, map_drawing
from display.story import Slide, as_presented, foot, story
from display.words.writing import Language, Writing
from exports.deck import deck_charts, deck_shapes, deck_tables
from exports.deck.deck_slide import (
    BESIDE_NUMBERS,
    HIGH,
    MARGIN,
    ORANGE,
    TEAL,
    WHOLE_WIDTH,
    WIDE,
    DeckSlide,
    Place,
)
from exports.deck.deck_typeface import set_theme, set_typefaces

TITLE_ONLY = 5  # of the layouts that python-pptx brings
SOURCE = Text("ที่มา: ", "Source: ")
MADE_UP = Text("ข้อมูลสมมติเพื่อสาธิต", "Made-up records, for demonstration")
FONT = Text(
    "ตัวอักษรของสไลด์คือ Sarabun หากเครื่องที่ฉายไม่มี ให้ติดตั้งไฟล์ใน ZIP แบบอักษรที่ดาวน์โหลดได้ข้างปุ่มสไลด์",
    "The slides are set in Sarabun. If the machine that shows them has no such font, install the"
    " files of the font ZIP that is offered with the deck.",
)
OUTLINE = Text(
    "ในสไลด์นี้ ขีดตั้งคือขอบขวาของกรอบ",
    "On this slide the upright mark is the right edge of the outline.",
)
DRAW = {
    "parties": deck_tables.parties,
    "dots": deck_shapes.people,
    "goals": deck_charts.bars,
    "chain": deck_shapes.chain,
    "curve": deck_charts.curve,
    "bullets": deck_charts.bars,
    "pairs": deck_shapes.houses,
    "changes": deck_tables.changes,
    "asks": deck_tables.asks,
    "lacking": deck_charts.bars,
}


def deck(
    programme: Programme, language: Language, coloured: ColouredMap, partner_id: str | None = None
) -> bytes:
    """A PowerPoint file of the story, one slide a part, about what `programme` is narrowed to.

    `coloured` is the layer of need as the pages show it to a presenter. With a partner, its own
    promises are told. Needs no reader's session.
    """
    presented = as_presented(programme)
    writing = Writing(language, presented.principal.rights.smallest_count)
    slides = story(programme, partner_id=partner_id)
    written = _empty(programme, writing, slides[0])
    below = writing.say(foot(presented))
    for told in slides:
        _slide(written, told, presented, coloured, writing, below)
    first = written.slides[0].notes_slide.notes_text_frame
    first.text = f"{first.text}\n\n{writing.say(FONT)}"
    set_typefaces(written, language)
    file = BytesIO()
    written.save(file)
    return file.getvalue()


def _empty(programme: Programme, writing: Writing, first: Slide) -> Written:
    """A wide presentation with one layout, a title; our colours and letters in its theme."""
    written = Presentation()
    written.slide_width, written.slide_height = WIDE, HIGH
    layouts = written.slide_layouts
    for layout in [one for at, one in enumerate(layouts) if at != TITLE_ONLY]:
        layouts.remove(layout)
    for held in (written.slide_master, layouts[0]):
        for placeholder in list(held.placeholders):
            if placeholder.placeholder_format.type not in (1, 3):
                placeholder._element.getparent().remove(placeholder._element)
            else:
                placeholder.left, placeholder.top = MARGIN, Inches(0.62)
                placeholder.width, placeholder.height = WIDE - 2 * MARGIN, Inches(1.1)
    set_theme(written)
    about = written.core_properties
    about.title, about.author = writing.say(first.title), "บ้านแห่งความสุข / Home of Happiness"
    about.language = writing.language
    about.comments = writing.say(MADE_UP) if programme.snapshot.made_up else ""
    return written


def _slide(
    written: Written,
    told: Slide,
    presented: Programme,
    coloured: ColouredMap,
    writing: Writing,
    below: str,
) -> None:
    slide = DeckSlide(written, writing.say(told.title))
    whole = WIDE - 2 * MARGIN
    slide.text(
        writing.say(told.name),
        Place(MARGIN, Inches(0.25), whole // 2, Inches(0.36)),
        16,
        TEAL,
        True,
    )
    if presented.snapshot.made_up:
        mark = Place(MARGIN + whole // 2, Inches(0.25), whole // 2, Inches(0.36))
        slide.text(writing.say(MADE_UP), mark, 16, ORANGE, True, PP_ALIGN.RIGHT)
    slide.lead(writing.say(told.lead))
    slide.numbers(
        [
            (writing.say(one.value), writing.say(one.name), one.look == "late")
            for one in told.numbers
        ]
    )
    place = BESIDE_NUMBERS if told.numbers else WHOLE_WIDTH
    if told.picture.kind == "map":
        _need(slide, told, place, presented, coloured, writing)
    else:
        DRAW[told.picture.kind](slide, told, place, writing)
    line = Place(MARGIN, Inches(6.8), whole, Inches(0.28))
    slide.foot(writing.say(SOURCE) + writing.say(told.source), line)
    last = Place(MARGIN, Inches(7.06), whole, Inches(0.28))
    slide.foot(below, last)
    slide.page_number(last.right_part(0.1))
    note = writing.say(told.note)
    if told.picture.kind in ("bullets", "goals"):
        note += f"\n{writing.say(OUTLINE)}"
    slide.note(note)


def _need(
    slide: DeckSlide,
    told: Slide,
    place: Place,
    presented: Programme,
    coloured: ColouredMap,
    writing: Writing,
) -> None:
    """The map of need, its legend, and the same by district in figures."""
    drawn = map_drawing(presented, coloured, writing)
    deck_shapes.map_of(slide, drawn, place.left_part(0.28))
    left = place.left + int(place.width * 0.3)
    deck_shapes.legend(slide, drawn, Place(left, place.top, int(place.width * 0.22), 0))
    names, widths = ("name", "in_need", "reached"), (0.38, 0.35, 0.27)
    deck_tables.table_of(slide, told, place.right_part(0.46), writing, names, widths, 14)
