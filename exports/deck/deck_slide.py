"""One slide of the deck: where its words, its picture and its foot stand, and how words look."""

from dataclasses import dataclass

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.presentation import Presentation
from pptx.shapes.base import BaseShape
from pptx.slide import Slide as Drawn
from pptx.text.text import TextFrame
from pptx.util import Emu, Inches, Pt

from display.palette import LIGHT
from exports.deck.deck_lines import broken_at_spaces, kept_together
from exports.workbook.sheet import letters_of

INK, MUTED, TEAL, ORANGE, SKY, GREY, TRACK, PAPER = (
    RGBColor.from_string(colour.removeprefix("#"))
    for colour in (
        LIGHT.ink,
        LIGHT.muted,
        LIGHT.teal,
        LIGHT.orange_text,
        LIGHT.sky,
        LIGHT.grey,
        LIGHT.track,
        LIGHT.paper,
    )
)
WIDE, HIGH = Inches(13.333), Inches(7.5)
MARGIN = Inches(0.6)
# Points. The last row of a hall reads 18 and more; the foot is for whoever holds the file.
TITLE, LEAD, NUMBER, LONG_NUMBER, WORDS, FOOT = 30, 20, 60, 30, 18, 12
LETTER, LINE = 0.52, 1.35  # of the size: how wide a letter of Sarabun is, and how high a line
LOWER_LEAD = 16  # points, of a lead that takes two lines
LONG = 7  # letters from which on a number takes the smaller size


@dataclass(frozen=True)
class Place:
    """A rectangle on the slide, in EMU."""

    left: int
    top: int
    width: int
    height: int

    def left_part(self, share: float) -> "Place":
        return Place(self.left, self.top, Emu(int(self.width * share)), self.height)

    def right_part(self, share: float) -> "Place":
        width = Emu(int(self.width * share))
        return Place(self.left + self.width - width, self.top, width, self.height)

    def row(self, number: int, of: int) -> "Place":
        height = self.height // of
        return Place(self.left, self.top + number * height, self.width, height)


BESIDE_NUMBERS = Place(Inches(4.2), Inches(2.35), WIDE - Inches(4.2) - MARGIN, Inches(4.25))
WHOLE_WIDTH = Place(MARGIN, Inches(2.35), WIDE - 2 * MARGIN, Inches(4.25))
NUMBERS = Place(MARGIN, Inches(2.35), Inches(3.4), Inches(4.25))


class DeckSlide:
    """A slide that is being written, in one language."""

    def __init__(self, presentation: Presentation, title: str):
        self.drawn: Drawn = presentation.slides.add_slide(presentation.slide_layouts[0])
        self.shapes = self.drawn.shapes
        heading = self.shapes.title
        heading.left, heading.top = MARGIN, Inches(0.62)
        heading.width, heading.height = WIDE - 2 * MARGIN, Inches(1.1)
        frame = heading.text_frame
        settle(frame, MSO_ANCHOR.MIDDLE)
        write(frame, title, TITLE, bold=True, width=heading.width)

    def text(
        self,
        words: str,
        place: Place,
        size: float,
        colour: RGBColor = INK,
        bold: bool = False,
        align: PP_ALIGN = PP_ALIGN.LEFT,
        anchor: MSO_ANCHOR = MSO_ANCHOR.TOP,
    ) -> TextFrame:
        """Words in a box of their own."""
        box = self.shapes.add_textbox(place.left, place.top, place.width, place.height)
        settle(box.text_frame, anchor)
        write(box.text_frame, words, size, colour, bold, align, place.width)
        return box.text_frame

    def lead(self, words: str) -> None:
        """The sentence below the title, in one line or in two smaller ones."""
        place = Place(MARGIN, Inches(1.72), WIDE - 2 * MARGIN, Inches(0.6))
        fits = height_of(words, place.width, LEAD) < place.height
        self.text(words, place, LEAD if fits else LOWER_LEAD, MUTED)

    def numbers(self, numbers: list[tuple[str, str, bool]]) -> None:
        """Value, name, and whether it is the one thing to look at; below one another."""
        for at, (value, name, is_late) in enumerate(numbers):
            place = NUMBERS.row(at, max(len(numbers), 2))
            size = NUMBER if len(value) < LONG else LONG_NUMBER
            size, below = (size, LEAD) if len(numbers) < 3 else (min(size, 40), 16)
            frame = self.text(value, place, size, ORANGE if is_late else TEAL, bold=True)
            write(frame, name, below, MUTED, width=place.width)

    def foot(self, words: str, place: Place, align: PP_ALIGN = PP_ALIGN.LEFT) -> None:
        self.text(words, place, FOOT, MUTED, align=align)

    def page_number(self, place: Place) -> None:
        """A field: it counts anew when slides are taken out."""
        frame = self.text("", place, FOOT, MUTED, align=PP_ALIGN.RIGHT)
        field = (
            f'<a:fld {nsdecls("a")} id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}"'
            f' type="slidenum"><a:rPr lang="en-US" sz="{FOOT * 100}"/><a:t>‹#›</a:t></a:fld>'
        )
        # A field stands before the mark of the paragraph's end.
        frame.paragraphs[0]._p.insert_element_before(parse_xml(field), "a:endParaRPr")

    def note(self, words: str) -> None:
        """What the presenter says, seen by the presenter alone."""
        self.drawn.notes_slide.notes_text_frame.text = words


def settle(frame: TextFrame, anchor: MSO_ANCHOR = MSO_ANCHOR.TOP) -> None:
    """Words wrap in their box, to its very edge, and keep their size."""
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = anchor
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)


def write(
    frame: TextFrame,
    words: str,
    size: float,
    colour: RGBColor = INK,
    bold: bool = False,
    align: PP_ALIGN = PP_ALIGN.LEFT,
    width: int | None = None,
) -> None:
    """One more paragraph, with its line breaks; the first fills the empty one that every frame has.
    Where the words wrap in a `width`, Thai does so at a space."""
    first = frame.paragraphs[0]
    paragraph = first if not first.runs and len(frame.paragraphs) == 1 else frame.add_paragraph()
    paragraph.alignment = align
    words = kept_together(words)
    if width is not None:
        words = broken_at_spaces(words, width, size, bold)
    for number, line in enumerate(words.split("\n") if words else ()):
        if number:
            paragraph.add_line_break()
        run = paragraph.add_run()
        run.text = line
        run.font.size, run.font.bold = Pt(size), bold
        run.font.color.rgb = colour


def height_of(words: str, width: int, size: float) -> int:
    """How high words of that size stand once they wrap in that width. Counted, not measured: no
    machine but the one that shows them knows their exact width."""
    in_a_line = max(width / (size * Pt(1) * LETTER), 1)
    lines, taken = 1, 0.0
    for word in kept_together(words).split(" "):
        wide = letters_of(word)
        if taken and taken + wide > in_a_line:
            lines, taken = lines + 1, 0.0
        # Thai has no spaces between its words: a long run of letters breaks where a line is full.
        lines += int(wide // in_a_line) if wide > in_a_line else 0
        taken += wide % in_a_line + 1
    return int(lines * size * LINE * Pt(1))


def describe(shape: BaseShape, alt: str) -> None:
    """What a screen reader says of a picture."""
    shape._element._nvXxPr.cNvPr.set("descr", alt)
