"""Text inside SVG pictures, in the programme's own font.

A picture may not fetch a font, and a reader's computer may have none that draws Thai well, so
the picture carries Sarabun within it.
"""

from base64 import b64encode
from functools import cache
from html import escape
from pathlib import Path
from unicodedata import category

FONTS = Path(__file__).parents[1] / "ui" / "static" / "fonts"
FAMILY = "Sarabun, 'Leelawadee UI', 'Noto Sans Thai', sans-serif"
THAI = "U+0E01-0E5B"
LATIN = "U+0000-00FF,U+2000-206F,U+2212"
WIDTH = 0.6  # of the font size, for one letter that takes room: a little more than the widest text


@cache
def font_style(weight: int = 600) -> str:
    """A <style> element with the font's Thai and Latin letters; about 30 KB."""
    faces = "".join(
        f"@font-face{{font-family:Sarabun;font-weight:{weight};unicode-range:{letters};"
        f"src:url(data:font/woff2;base64,{_encoded(script, weight)})}}"
        for script, letters in (("thai", THAI), ("latin", LATIN))
    )
    return f"<style>{faces}</style>"


def text_width(text: str, size: float) -> float:
    """About how wide a text is drawn; Thai marks above and below a letter take no room."""
    return sum(category(letter) != "Mn" for letter in text) * size * WIDTH


def text_element(
    text: str, x: float, y: float, size: float, fill: str, anchor: str = "start", more: str = ""
) -> str:
    return (
        f'<text x="{x:g}" y="{y:g}" font-family="{FAMILY}" font-size="{size:g}" font-weight="600"'
        f' text-anchor="{anchor}" fill="{fill}"{more}>{escape(text)}</text>'
    )


def as_address(svg: str) -> str:
    return "data:image/svg+xml;base64," + b64encode(svg.encode()).decode()


def _encoded(script: str, weight: int) -> str:
    font = (FONTS / f"sarabun-{script}-{weight}-normal.woff2").read_bytes()
    return b64encode(font).decode()
