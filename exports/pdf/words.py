"""The words of a PDF: each cluster of letters is one glyph, and is written once.

Thai is drawn with more glyphs than it has letters, and marks are raised above their consonant. The
writer of the PDF knows the letters only by the cluster, and says all of a cluster at every glyph of
it, as often as a raised mark cuts the line: "คำมั่มั่น", which nobody finds who searches for "คำมั่น". Here
the glyphs of a cluster become one, as a ligature is one, with the letters in the one place at which
all readers look (ToUnicode) and not in a second one (ActualText).
"""

from collections.abc import Iterator
from io import BytesIO
from itertools import groupby
from typing import Any

import pikepdf

from exports.pdf.fonts import Drawn, FontOfPdf, Part
from exports.pdf.stream import Glyph, TextStream

NO_BREAK = "\u00a0"


def with_words_once(pdf: bytes) -> bytes:
    """The same pages, letter by letter in the order of the words given, each of them once.

    Looks and tags stay as they are. A space that may not break is a space to whoever searches.
    The same bytes give the same bytes. ValueError for text placed, or a font kept, in a way that
    Typst did not use when this was written.
    """
    with pikepdf.open(BytesIO(pdf)) as document:
        fonts: dict[tuple[int, int], FontOfPdf] = {}
        for stream, resources in _streams(document):
            named = {
                name: fonts.setdefault(font.objgen, FontOfPdf(font))
                for name, font in resources.get("/Font", {}).items()
            }
            if named:
                text = TextStream(pikepdf.parse_content_stream(stream), named)
                _draw_together(text.glyphs)
                _put(document, stream, text.rewritten())
        for font in fonts.values():
            font.write(document)
        written = BytesIO()
        document.save(written, deterministic_id=True)
    return written.getvalue()


def _streams(document: pikepdf.Pdf) -> Iterator[tuple]:
    """Every page and every form drawn on one, with the resources that it names."""
    seen = set()
    for page in document.pages:
        waiting: list[Any] = [page.obj.get("/Resources", {})]
        yield page.obj, waiting[0]
        while waiting:
            for form in waiting.pop().get("/XObject", {}).values():
                if form.get("/Subtype") == "/Form" and form.objgen not in seen:
                    seen.add(form.objgen)
                    waiting.append(form.get("/Resources", {}))
                    yield form, waiting[-1]


def _put(document: pikepdf.Pdf, stream, content: bytes) -> None:
    if isinstance(stream, pikepdf.Stream):
        stream.write(content)
    else:
        stream.Contents = document.make_stream(content)


def _draw_together(glyphs: list[Glyph]) -> None:
    """Gives the first glyph of each cluster a code that draws all of it and writes its letters."""
    for (_, words), run in groupby(glyphs, lambda glyph: (id(glyph.font), glyph.cluster)):
        for first, *others in _clusters(list(run)):
            parts = [Part(first.code)]
            width = first.end - first.x
            for other in others:
                x, y = other.seen_from(first)
                parts.append(Part(other.code, round(x), round(y)))
                width = max(width, x + other.end - other.x)
            drawn = Drawn(round(width), tuple(parts)) if others else Drawn(width, tuple(parts))
            first.becomes = first.font.code(drawn, words.replace(NO_BREAK, " "))


def _clusters(run: list[Glyph]) -> list[list[Glyph]]:
    """A run of glyphs that say the same, cut where the same cluster begins once more."""
    clusters: list[list[Glyph]] = []
    for glyph in run:
        again = glyph.code == run[0].code
        if (
            len(glyph.cluster) == 1
        ):  # two glyphs of one letter are one cluster only if one is a mark
            again = again or glyph.end > glyph.x
        if again or not clusters:
            clusters.append([])
        clusters[-1].append(glyph)
    return clusters
