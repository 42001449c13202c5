"""What the colours of the map mean, as one picture with its own letters."""

from data_access.language.vocabulary import Text
from display.svg_text import font_style, text_element, text_width
from ui.map.map_colours import CLASSES, HATCH, HIDDEN, LABEL, NO_DATA
from ui.map.map_layers import MapLayer
from ui.session.language import NOTHING, say
from ui.session.numbers import say_hidden
from ui.session.theme import palette

SIZE = 17
ROW = 30
SWATCH = (34, 22)
NO_DATA_WORDS = Text("ไม่มีข้อมูล", "No data")


def legend_lines(layer: MapLayer, level: str, hidden_below: int) -> list[tuple[str, str]]:
    """Colour and words of each line: the five classes, hidden, no data."""
    return [
        *zip(CLASSES, layer.class_labels(level), strict=True),
        (HIDDEN, say_hidden(hidden_below)),
        (NO_DATA, say(NO_DATA_WORDS)),
    ]


def legend_words(layer: MapLayer, level: str, hidden_below: int) -> str:
    """The legend for who hears it."""
    classes = ", ".join(words for _, words in legend_lines(layer, level, hidden_below))
    return f"{say(layer.unit)}: {classes}. {say(layer.darker)}"


def legend_picture(layer: MapLayer, level: str, hidden_below: int) -> str:
    """An SVG as wide as its longest line: the unit, what darker means, one swatch a line."""
    ink, muted = palette().ink, palette().muted
    lines = legend_lines(layer, level, hidden_below)
    heads = [(say(layer.unit), ink), (say(layer.darker), muted)]
    drawn = [
        text_element(words, 1, ROW * row + 21, SIZE, fill)
        for row, (words, fill) in enumerate(heads)
    ]
    for row, (colour, words) in enumerate(lines, start=len(heads)):
        top = ROW * row + 4
        drawn.append(_swatch(colour, top, ink))
        drawn.append(text_element(words, SWATCH[0] + 12, top + 17, SIZE, ink))
    width = max(
        *(text_width(words, SIZE) for words, _ in heads),
        *(text_width(words, SIZE) + SWATCH[0] + 12 for _, words in lines),
    )
    height = ROW * (len(heads) + len(lines))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height}"'
        f' viewBox="0 0 {width:.0f} {height}">{font_style()}{"".join(drawn)}</svg>'
    )


def _swatch(colour: str, top: float, ink: str) -> str:
    wide, tall = SWATCH
    box = f'<rect x="1" y="{top}" width="{wide}" height="{tall}" fill="{colour}"/>'
    if colour == HIDDEN:
        steps = range(0, wide - tall + 1, 6)
        box += "".join(
            f'<path d="M{1 + step} {top + tall}l{tall} {-tall}" stroke="{HATCH}" stroke-width="1.5"/>'
            for step in steps
        )
    if colour == NO_DATA:
        box += text_element(NOTHING, 1 + wide / 2, top + 17, SIZE, LABEL, "middle")
    return box + (
        f'<rect x="1" y="{top}" width="{wide}" height="{tall}" fill="none" stroke="{ink}"'
        ' stroke-opacity="0.5"/>'
    )
