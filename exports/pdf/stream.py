"""A content stream of a PDF: the glyphs it shows, and the same stream with other codes for them."""

from dataclasses import dataclass, field

import pikepdf
from pikepdf import ContentStreamInstruction, Matrix, Operator

from exports.pdf.fonts import FontOfPdf

# How the writer places text. Another way would need its arithmetic here, so it is an error.
UNKNOWN = {"Td", "TD", "T*", "'", '"', "Tc", "Tw", "Tz", "Ts", "TL"}
BEFORE_TEXT = {"Tf", "Tm", "Tr"}
BYTES = 2  # of the code of a glyph
EM = 1000  # in which widths, moves and places are counted
LEAST = 0.01  # thousandths of an em: a move that is one, and not what was lost in rounding


@dataclass(eq=False)
class Line:
    """Glyphs on one line and in one look; places on it are in thousandths of an em."""

    look: tuple
    start: Matrix  # from the line's own space to the page
    glyphs: list["Glyph"] = field(default_factory=list)
    pen: float = 0.0

    def seen_from(self, other: "Line", x: float) -> tuple[float, float]:
        """Where this line's x is on the other line, and how far above."""
        if other is self:
            return x, 0.0
        there = (self.start @ other.start.inverse()).transform((x, 0))
        return float(there[0]), float(there[1])


@dataclass(eq=False)
class Glyph:
    """One glyph: what it is part of, where it is, and what becomes of it."""

    line: Line
    x: float
    font: FontOfPdf
    code: int
    cluster: str  # the letters that it draws with its neighbours
    becomes: int | None = None  # its new code; None where another glyph draws it too

    @property
    def end(self) -> float:
        return self.x + self.font.width(self.code)

    def seen_from(self, other: "Glyph") -> tuple[float, float]:
        """How far this glyph is behind the other one, and how far above."""
        x, y = self.line.seen_from(other.line, self.x)
        return x - other.x, y


class TextStream:
    """`glyphs` in the order of the stream; give each its new code, then take `rewritten`.

    Words that wrap some glyphs (ActualText) are gone from it: they are the glyphs' cluster. What
    is on one line is shown at one go, for readers lose a space that is shown alone.
    """

    def __init__(self, instructions, fonts: dict[str, FontOfPdf]):
        self._fonts = fonts
        self._kept: list[ContentStreamInstruction | Line] = []
        self._waiting: list[ContentStreamInstruction] = []  # the look of text yet to come
        self._spans: list[str | None] = []
        self._here = Matrix()
        self._saved: list[tuple] = []
        self._place, self._size, self._mode = Matrix(), 0.0, 0
        self._font: FontOfPdf | None = None
        self._line: Line | None = None
        for instruction in instructions:
            self._read(instruction, str(instruction.operator), instruction.operands)

    @property
    def glyphs(self) -> list[Glyph]:
        return [glyph for one in self._kept if isinstance(one, Line) for glyph in one.glyphs]

    def rewritten(self) -> bytes:
        written: list[ContentStreamInstruction] = []
        for one in self._kept:
            written += _shown(one) if isinstance(one, Line) else [one]
        return pikepdf.unparse_content_stream(written)

    def _read(self, instruction, operator: str, operands) -> None:
        if operator in UNKNOWN:
            raise ValueError(f"text is placed with {operator}")
        if operator in BEFORE_TEXT:
            self._look(operator, operands)
            self._waiting.append(instruction)
        elif operator in ("TJ", "Tj"):
            self._show(operands[0] if operator == "TJ" else operands)
        elif not self._is_wrapping(operator, operands):
            self._move(operator, operands)
            self._kept += [*self._waiting, instruction]
            self._waiting, self._line = [], None

    def _look(self, operator: str, operands) -> None:
        if operator == "Tf":
            self._font, self._size = self._fonts[str(operands[0])], float(operands[1])
        elif operator == "Tm":
            self._place = Matrix(*map(float, operands))
        else:
            self._mode = int(operands[0])

    def _is_wrapping(self, operator: str, operands) -> bool:
        """Whether this begins or ends words that wrap glyphs, and nothing else."""
        if operator in ("BDC", "BMC"):
            words = operands[1].get("/ActualText") if operator == "BDC" else None
            self._spans.append(None if words is None else str(words))
            return words is not None
        return operator == "EMC" and self._spans.pop() is not None

    def _move(self, operator: str, operands) -> None:
        if operator == "q":
            self._saved.append((self._here, self._font, self._size, self._mode))
        elif operator == "Q":
            self._here, self._font, self._size, self._mode = self._saved.pop()
        elif operator == "cm":
            self._here = Matrix(*map(float, operands)) @ self._here
        elif operator == "BT":
            self._place = Matrix()

    def _show(self, given) -> None:
        line = self._line_here()
        wrapped = next((words for words in reversed(self._spans) if words is not None), None)
        for one in given:
            if not isinstance(one, pikepdf.String):
                line.pen -= float(one)
                continue
            text = bytes(one)
            for at in range(0, len(text), BYTES):
                code = int.from_bytes(text[at : at + BYTES], "big")
                words = wrapped or self._font.words[code]
                line.glyphs.append(Glyph(line, line.pen, self._font, code, words))
                line.pen = line.glyphs[-1].end

    def _line_here(self) -> Line:
        """The line that goes on here, or a new one."""
        scale = self._size / EM
        place = self._place
        start = Matrix().scaled(scale, scale) @ place @ self._here
        look = (self._font, self._size, self._mode, place.a, place.b, place.c, place.d)
        if self._line and self._line.look == look:
            x, y = Line(look, start).seen_from(self._line, 0)
            if abs(y) < LEAST:
                self._line.pen = x
                self._waiting = []
                return self._line
        self._line = Line(look, start)
        self._kept += [*self._waiting, self._line]
        self._waiting = []
        return self._line


def _shown(line: Line) -> list[ContentStreamInstruction]:
    """One instruction, or none where glyphs of another line draw all of it."""
    parts: list[bytes | float] = []
    pen = 0.0
    for glyph in line.glyphs:
        if glyph.becomes is None:
            continue
        if abs(glyph.x - pen) >= LEAST:
            parts.append(round(pen - glyph.x, 3))
        code = glyph.becomes.to_bytes(BYTES, "big")
        before = parts[-1] if parts else 0.0
        if isinstance(before, bytes):
            parts[-1] = before + code
        else:
            parts.append(code)
        pen = glyph.x + glyph.font.new_width(glyph.becomes)
    if not parts:
        return []
    shown = [pikepdf.String(part) if isinstance(part, bytes) else part for part in parts]
    return [ContentStreamInstruction([pikepdf.Array(shown)], Operator("TJ"))]
