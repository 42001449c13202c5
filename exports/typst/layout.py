"""Typst, which lays a file out on paper: text stays text, Thai is shaped and broken into lines
without a browser or a font of the system, and the PDF conforms to PDF/UA-1: it can be read aloud."""

import json
import re
from pathlib import Path

import typst

from exports.pdf.words import NO_BREAK, with_words_once

FOLDER = Path(__file__).parent
NOT_SEEN = re.compile("[\u200b-\u200d\u2060\ufeff]")
# Sarabun draws Thai, Latin and common signs. One letter that it lacks would be no PDF at all.
NOT_IN_SARABUN = re.compile(
    "[^\u0020-\u007e\u00a0-\u017e\u0e01-\u0e3a\u0e3f-\u0e5b\u1ea0-\u1ef9\u2010\u2012-\u2015"
    "\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u20ac\u2212\u2248\u2260\u2264\u2265]"
)
# A number stays with its unit. Not a rule of the layout: it would part a consonant from its mark.
BEFORE_A_UNIT = re.compile(r"(?<=\d) (?=[^\W\d_])")


def laid_out(layout: str, contents: dict) -> bytes:
    """The contents as a PDF, laid out by a .typ file beside this one, which reads them as
    `contents`. Its fonts are ours and go into the file; a letter that they lack becomes a question
    mark. The same contents give the same bytes. Its words can be searched and copied as given."""
    written = json.dumps(contents, ensure_ascii=False, allow_nan=False)
    written = NOT_IN_SARABUN.sub("?", NOT_SEEN.sub("", written))
    written = BEFORE_A_UNIT.sub(NO_BREAK, written)
    pdf = typst.compile(
        FOLDER / layout,
        root=FOLDER,
        font_paths=[FOLDER.parent / "fonts"],
        ignore_system_fonts=True,
        sys_inputs={"contents": written},
        pdf_standards=["ua-1"],
    )
    return with_words_once(pdf)
