"""Where a line of Thai ends on a slide: at a space.

Thai has few spaces, and a program that shows slides looks for the ends of words in a dictionary of
its own: it broke ตำบลกองก๋อย in its middle. Words that must wrap are broken before it comes to that.
"""

import re
from functools import cache

from PIL import ImageFont
from pptx.util import Pt

from exports.deck.deck_fonts import FOLDER

THAI = re.compile("[ก-๛]")
MEASURED_AT = 100  # pixels a letter is high
FULL = 0.98  # of the width: no two programs draw a line equally long
NARROWER = (0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55)  # until a line more is needed
NO_BREAK = "\u00a0"


def kept_together(words: str) -> str:
    """A limit stays on the line of what it limits, a number in brackets on that of what it counts,
    and a Thai unit on that of its number: (rule <10), on hold (9), 8 รายการ."""
    words = re.sub(r" (?=<|\(\d{1,3}\))", NO_BREAK, words)
    return re.sub(r"(?<=\d) (?=[ก-๛])", NO_BREAK, words)


def broken_at_spaces(words: str, width: int, size: float, bold: bool = False) -> str:
    """The same words, with line breaks behind spaces where they are Thai and longer than the width
    (EMU): as few lines as fit, about equally long. A run without a space is left as it is."""
    return "\n".join(_balanced(line, width, size, bold) for line in words.split("\n"))


def _balanced(words: str, width: int, size: float, bold: bool) -> str:
    room = FULL * width / Pt(1)
    lines = _lines(words, room, size, bold)
    if not THAI.search(words) or len(lines) == 1:
        return words
    for narrower in NARROWER:
        tried = _lines(words, room * narrower, size, bold)
        if (
            len(tried) == len(lines)
            and max(long_in_sarabun(one, size, bold) for one in tried) <= room
        ):
            lines = tried
    return " \n".join(lines)


def _lines(words: str, room: float, size: float, bold: bool) -> list[str]:
    lines: list[str] = []
    for piece in words.split(" "):
        if lines and long_in_sarabun(f"{lines[-1]} {piece}", size, bold) <= room:
            lines[-1] += f" {piece}"
        else:
            lines.append(piece)
    return lines


def long_in_sarabun(words: str, size: float, bold: bool = False) -> float:
    """How many points long the words are in Sarabun."""
    return _font(bold).getlength(words) * size / MEASURED_AT


@cache
def _font(bold: bool) -> ImageFont.FreeTypeFont:
    name = "Sarabun-Bold.ttf" if bold else "Sarabun-Regular.ttf"
    return ImageFont.truetype(FOLDER / name, MEASURED_AT, layout_engine=ImageFont.Layout.BASIC)
