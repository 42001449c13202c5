"""A font within a PDF, whose glyphs get new codes: one for each thing drawn and words written."""

from dataclasses import dataclass
from io import BytesIO

import pikepdf
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent

MOST = 100  # pairs in one block of a CMap
HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
"""
FOOT = """endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


@dataclass(frozen=True)
class Part:
    """A glyph by its old code, and how far it is moved, in thousandths of an em."""

    code: int
    x: int = 0
    y: int = 0


@dataclass(frozen=True)
class Drawn:
    """What a new code draws, and how far it moves on, in thousandths of an em."""

    width: float
    parts: tuple[Part, ...]

    @property
    def is_glyph(self) -> bool:
        """Whether the font has it as it is."""
        return len(self.parts) == 1 and self.parts[0] == Part(self.parts[0].code)


class FontOfPdf:
    """A composite TrueType font, as the PDF has it; `write` puts the new codes in its place."""

    def __init__(self, font):
        self._font, self._descendant = font, font.DescendantFonts[0]
        if (
            self._descendant.Subtype != "/CIDFontType2"
            or self._descendant.CIDToGIDMap != "/Identity"
        ):
            raise ValueError(f"a font of another kind: {font.BaseFont}")
        self._widths = _widths(self._descendant.W)
        self.words = _words(font.ToUnicode.read_bytes())
        self._codes: dict[tuple[Drawn, str], int] = {}
        self._drawn: dict[int, Drawn] = {}

    def width(self, code: int) -> float:
        """How far the glyph of the old code moves on, in thousandths of an em."""
        return self._widths.get(code, float(self._descendant.get("/DW", 1000)))

    def code(self, drawn: Drawn, words: str) -> int:
        """The new code that draws this and writes these words."""
        code = self._codes.setdefault((drawn, words), len(self._codes) + 1)
        self._drawn[code] = drawn
        return code

    def new_width(self, code: int) -> float:
        """The same of a new code."""
        return self._drawn[code].width

    def write(self, document: pikepdf.Pdf) -> None:
        """Puts the new codes, what they draw and what they write in the font's place."""
        made = self._with_added_glyphs([drawn for drawn, _ in self._codes if not drawn.is_glyph])
        glyphs = [0, *(made.get(drawn, drawn.parts[0].code) for drawn, _ in self._codes)]
        widths = [self.width(0), *(drawn.width for drawn, _ in self._codes)]
        words = {code: words for (_, words), code in self._codes.items()}
        self._descendant.CIDToGIDMap = document.make_stream(
            b"".join(glyph.to_bytes(2, "big") for glyph in glyphs)
        )
        self._descendant.W = pikepdf.Array([0, pikepdf.Array(widths)])
        self._font.ToUnicode = document.make_stream(_to_unicode(words).encode("ascii"))
        # Optional, and no longer true: it lists the codes that there are.
        if "/CIDSet" in self._descendant.FontDescriptor:
            del self._descendant.FontDescriptor.CIDSet

    def _with_added_glyphs(self, added: list[Drawn]) -> dict[Drawn, int]:
        """The number of the glyph that the font now has for each."""
        if not added:
            return {}
        program = self._descendant.FontDescriptor.FontFile2
        font = TTFont(BytesIO(program.read_bytes()), recalcTimestamp=False)
        names, made = font.getGlyphOrder(), {}
        old, unit = list(names), font["head"].unitsPerEm / 1000
        for drawn in dict.fromkeys(added):
            made[drawn] = len(names)
            names = [*names, f"added{len(names)}"]
            glyph = _composed(
                [(old[part.code], part.x * unit, part.y * unit) for part in drawn.parts]
            )
            font.setGlyphOrder(names)
            font["glyf"][names[-1]] = glyph
            glyph.recalcBounds(font["glyf"])
            font["hmtx"][names[-1]] = round(drawn.width * unit), glyph.xMin
        written = BytesIO()
        font.save(written)
        program.write(written.getvalue())
        program.Length1 = len(written.getvalue())
        return made


def _composed(parts: list[tuple[str, float, float]]) -> Glyph:
    glyph = Glyph()
    glyph.numberOfContours = -1
    glyph.components = []
    for name, x, y in parts:
        part = GlyphComponent()
        part.glyphName, part.x, part.y, part.flags = name, round(x), round(y), 0
        glyph.components.append(part)
    return glyph


def _widths(given: pikepdf.Array) -> dict[int, float]:
    """By code, from `[first [width …] first last width …]`."""
    widths: dict[int, float] = {}
    rest = list(given)
    while rest:
        first, then = int(rest.pop(0)), rest.pop(0)
        if isinstance(then, pikepdf.Array):
            widths |= {first + at: float(width) for at, width in enumerate(then)}
        else:
            width = float(rest.pop(0))
            widths |= dict.fromkeys(range(first, int(then) + 1), width)
    return widths


def _words(cmap: bytes) -> dict[int, str]:
    """By code, from the lines `<code> <words>` of a ToUnicode map."""
    words, within = {}, False
    for line in cmap.decode("ascii").splitlines():
        if line.endswith(("beginbfchar", "endbfchar")):
            within = line.endswith("beginbfchar")
        elif within:
            code, letters = line.strip("<>").replace(" ", "").split("><")
            words[int(code, 16)] = bytes.fromhex(letters).decode("utf-16-be")
    return words


def _to_unicode(words: dict[int, str]) -> str:
    lines = [f"<{code:04x}> <{said.encode('utf-16-be').hex()}>" for code, said in words.items()]
    blocks = [lines[at : at + MOST] for at in range(0, len(lines), MOST)]
    return (
        HEAD
        + "".join(
            f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks
        )
        + FOOT
    )
