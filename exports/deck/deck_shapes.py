"""Drawings of the deck, made of PowerPoint's own shapes: people, the chain, the map, two houses."""

from collections.abc import Iterable

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_PATTERN
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.shapes.autoshape import Shape
from pptx.shapes.group import GroupShape
from pptx.util import Emu, Inches, Pt

from data_access.language.vocabulary import Text
from display.charts.chain_links import Chain
from display.charts.people_dots import Dots
from display.story import Slide
from display.words.writing import NOTHING, Writing
from exports.deck.deck_slide import (
    GREY,
    INK,
    LEAD,
    MUTED,
    ORANGE,
    PAPER,
    SKY,
    TEAL,
    TRACK,
    WORDS,
    DeckSlide,
    Place,
    describe,
    height_of,
    settle,
    write,
)
from exports.workbook.sheet import letters_of

GROUP_COLOURS = (TEAL, SKY, GREY)
FINE = 100_000  # steps across a map: PowerPoint counts in whole ones
STEP = Inches(0.245)  # from dot to dot
DOT = Inches(0.18)
STAGE, SMALL, LABEL = 16, 14, 10  # points
BEFORE, AFTER = Text("ก่อน", "Before"), Text("หลัง", "After")


def people(slide: DeckSlide, told: Slide, place: Place, writing: Writing) -> None:
    """One dot a person: a block of dots a stage, coloured by group, hollow where none is promised."""
    value: Dots = told.picture.value
    drawn = []
    key = Place(place.left, place.top, place.width, Inches(0.4))
    for at, group in enumerate(value.groups):
        left = key.left + int(key.width * at / len(value.groups))
        drawn.append(_dot(slide, left, key.top + Inches(0.09), GROUP_COLOURS[group.look], False))
        words = f"{writing.say(group.name)} {writing.say(group.count)}"
        beside = Place(left + Inches(0.3), key.top, key.width // len(value.groups), key.height)
        slide.text(words, beside, SMALL)
    top = place.top + Inches(0.6)
    label_width = Inches(3.1)
    across = (place.width - label_width) // STEP
    for stage in value.stages:
        dots = [GROUP_COLOURS[one.look] for one in stage.groups for _ in range(one.people or 0)]
        words = f"{writing.say(stage.name)} {writing.say(stage.count)}"
        lines = max(-(-len(dots) // across), 1)
        slide.text(words, Place(place.left, top, label_width, Inches(0.4)), STAGE, bold=True)
        for number, colour in enumerate(dots):
            left = place.left + label_width + number % across * STEP
            below = top + Inches(0.1) + number // across * STEP
            drawn.append(_dot(slide, left, below, colour, stage.is_hollow))
        top += max(lines * STEP, Inches(0.4)) + Inches(0.22)
    describe(slide.shapes.add_group_shape(drawn), writing.say(value.alt))


def _dot(slide: DeckSlide, left: int, top: int, colour: RGBColor, hollow: bool) -> Shape:
    dot = slide.shapes.add_shape(MSO_SHAPE.OVAL, left, top, DOT, DOT)
    _paint(dot, PAPER if hollow else colour, colour, 1.5)
    return dot


def chain(slide: DeckSlide, told: Slide, place: Place, writing: Writing) -> None:
    """From people to houses: an arrow a link, its count and unit."""
    value: Chain = told.picture.value
    point = Inches(0.2)  # of an arrow, over the one behind it
    width = (place.width - point) // len(value.links)
    height = Inches(2.3)
    for at, link in enumerate(value.links):
        is_last = at == len(value.links) - 1
        arrow = slide.shapes.add_shape(
            MSO_SHAPE.PENTAGON if at == 0 else MSO_SHAPE.CHEVRON,
            place.left + at * width,
            place.top + Inches(0.4),
            width + point,
            height,
        )
        arrow.adjustments[0] = 0.16
        _paint(arrow, TEAL if is_last else TRACK, PAPER, 1)
        settle(arrow.text_frame, MSO_ANCHOR.MIDDLE)
        write(
            arrow.text_frame,
            link.count,
            40,
            PAPER if is_last else TEAL,
            True,
            PP_ALIGN.CENTER,
        )
        write(
            arrow.text_frame,
            writing.say(link.unit),
            SMALL,
            PAPER if is_last else INK,
            False,
            PP_ALIGN.CENTER,
        )
        below = Place(arrow.left, arrow.top + height + Inches(0.1), width, Inches(0.8))
        slide.text(writing.say(link.name), below, WORDS, align=PP_ALIGN.CENTER)
        describe(arrow, f"{writing.say(link.name)} {link.count} {writing.say(link.unit)}")


def map_of(slide: DeckSlide, drawn: dict, place: Place) -> None:
    """The drawing of display.charts.map_drawing, in the same colours; or the words why there is none."""
    if "absence" in drawn:
        slide.text(drawn["absence"], place, WORDS)
        return
    width = Emu(int(min(place.width, place.height / drawn["height"])))
    left = place.left + (place.width - width) // 2
    drawing = slide.shapes.add_group_shape()
    for area in drawn["areas"]:
        shape = _outline(drawing, area["rings"], left, place.top, width)
        _colour(shape, area["colour"], area["hidden"])
    for rings, colour, thick in (
        *((rings, INK, 1) for rings in drawn["outlines"]),
        *((rings, ORANGE, 2.5) for rings in drawn["chosen"]),
    ):
        shape = _outline(drawing, rings, left, place.top, width)
        shape.fill.background()
        shape.line.color.rgb, shape.line.width = colour, Pt(thick)
    taken: list[Place] = []
    for label in drawn["labels"]:
        words = label["name"] or label["value"]
        taken.append(_free(_label_place(words, left, place.top, label["at"], width), taken))
        _label(slide, words, taken[-1])
    describe(drawing, drawn["alt"])


def _label_place(words: str, left: int, top: int, at: list[float], width: int) -> Place:
    wide, high = Inches(0.1 + 0.075 * letters_of(words)), Inches(0.18)
    middle, below = (int(part * width) for part in at)
    return Place(left + middle - wide // 2, top + below - high // 2, wide, high)


def _free(wanted: Place, taken: list[Place]) -> Place:
    """That place, or the first one below it in which no other label stands."""
    for other in sorted(taken, key=lambda one: one.top):
        is_beside = abs(wanted.left - other.left) >= (
            wanted.width if wanted.left < other.left else other.width
        )
        if not is_beside and abs(wanted.top - other.top) < wanted.height:
            wanted = Place(wanted.left, other.top + other.height, wanted.width, wanted.height)
    return wanted


def _label(slide: DeckSlide, words: str, place: Place) -> None:
    """A name on the map, on a paper of its own: it must be read over any colour."""
    box = slide.shapes.add_shape(
        MSO_SHAPE.RECTANGLE, place.left, place.top, place.width, place.height
    )
    _paint(box, PAPER, PAPER, 0)
    settle(box.text_frame, MSO_ANCHOR.MIDDLE)
    write(box.text_frame, words, LABEL, bold=True, align=PP_ALIGN.CENTER)


def legend(slide: DeckSlide, drawn: dict, place: Place) -> None:
    """What each colour of the map means, what is counted, and whose boundaries they are."""
    if "absence" in drawn:
        return
    top = place.top
    for words, size, colour in ((drawn["unit"], SMALL, INK), (drawn["darker"], SMALL - 2, MUTED)):
        high = height_of(words, place.width, size)
        slide.text(words, Place(place.left, top, place.width, high), size, colour)
        top += high
    top += Inches(0.1)
    for line in drawn["legend"]:
        swatch = slide.shapes.add_shape(
            MSO_SHAPE.RECTANGLE, place.left, top + Inches(0.02), Inches(0.3), Inches(0.2)
        )
        _colour(swatch, line["colour"], line["hidden"])
        if line["unknown"]:
            settle(swatch.text_frame, MSO_ANCHOR.MIDDLE)
            write(swatch.text_frame, NOTHING, LABEL, bold=True, align=PP_ALIGN.CENTER)
        wide = place.width - Inches(0.4)
        high = height_of(line["words"], wide, SMALL - 2)
        slide.text(line["words"], Place(place.left + Inches(0.4), top, wide, high), SMALL - 2)
        top += high + Inches(0.1)
    high = height_of(drawn["credit"], place.width, LABEL - 1)
    credit = Place(place.left, top + Inches(0.05), place.width, high)
    slide.text(drawn["credit"], credit, LABEL - 1, MUTED)


def _colour(shape: Shape, colour: str, hidden: bool) -> None:
    """The colour of a class; hatching where the count is too small to show."""
    _paint(shape, RGBColor.from_string(colour.lstrip("#")), PAPER, 0.5)
    if hidden:
        shape.fill.patterned()
        shape.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        shape.fill.fore_color.rgb, shape.fill.back_color.rgb = GREY, PAPER
        shape.line.color.rgb = GREY  # white on white, its edge would not be seen


def _outline(
    drawing: GroupShape, rings: Iterable[list[list[float]]], left: int, top: int, width: int
) -> Shape:
    first, *others = [[(x * FINE, y * FINE) for x, y in ring] for ring in rings]
    path = drawing.shapes.build_freeform(*first[0], scale=width / FINE)
    path.add_line_segments(first[1:], close=True)
    for ring in others:
        path.move_to(*ring[0])
        path.add_line_segments(ring[1:], close=True)
    return path.convert_to_shape(Emu(left), Emu(top))


def houses(slide: DeckSlide, told: Slide, place: Place, writing: Writing) -> None:
    """A house before and after, drawn: no photo is in the deck. Below, how many pairs there are."""
    above = Place(place.left, place.top, place.width, Inches(2.7))
    for at, (name, wall, roof) in enumerate(((BEFORE, TRACK, GREY), (AFTER, SKY, TEAL))):
        side = above.left_part(0.42) if at == 0 else above.right_part(0.42)
        body = slide.shapes.add_shape(
            MSO_SHAPE.RECTANGLE,
            side.left + Inches(0.5),
            side.top + Inches(1.1),
            side.width - Inches(1),
            Inches(1.2),
        )
        _paint(body, wall, INK, 1.5)
        top = slide.shapes.add_shape(
            MSO_SHAPE.ISOSCELES_TRIANGLE,
            side.left + Inches(0.2),
            side.top + Inches(0.1),
            side.width - Inches(0.4),
            Inches(1),
        )
        _paint(top, roof, INK, 1.5)
        if at == 0:
            top.rotation = -4.0  # a roof that sags
        words = Place(side.left, side.top + Inches(2.32), side.width, Inches(0.4))
        slide.text(writing.say(name), words, WORDS, MUTED, align=PP_ALIGN.CENTER)
        describe(body, writing.say(name))
    arrow = slide.shapes.add_shape(
        MSO_SHAPE.RIGHT_ARROW,
        place.left + int(place.width * 0.45),
        above.top + Inches(1.3),
        int(place.width * 0.1),
        Inches(0.5),
    )
    _paint(arrow, TEAL, TEAL, 1)
    describe(arrow, writing.say(told.picture.alt))
    pairs = writing.say(told.picture.columns["repairs"])
    for at, row in enumerate(told.picture.table.itertuples(index=False)):
        line = Place(place.left, place.top + Inches(2.95 + 0.5 * at), place.width, Inches(0.45))
        slide.text(f"{writing.say(row.label)} {writing.count(row.repairs)} {pairs}", line, LEAD)


def _paint(shape: Shape, fill: RGBColor, line: RGBColor, width: float) -> None:
    shape.fill.solid()
    shape.fill.fore_color.rgb = fill
    shape.line.color.rgb, shape.line.width = line, Pt(width)
    # Its style would give it a shadow.
    shape._element.remove(shape._element.find(qn("p:style")))
