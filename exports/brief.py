"""The two-page brief: where the programme stands, for one area, on paper.

Laid out by Typst from brief.typ: text stays text and Thai is shaped and broken into lines without
a browser or a font of the system. The PDF conforms to PDF/UA-1, so it can be read aloud.
"""

import json
import re
from pathlib import Path

import typst

from data_access.programme import Programme
from exports.brief_contents import brief_contents
from exports.brief_scope import area_for_file_name
from exports.map_drawing import ColouredMap
from exports.writing import Language, in_a_file_name

FOLDER = Path(__file__).parent
NOT_SEEN = re.compile("[\u200b-\u200d\u2060\ufeff]")
# Sarabun draws Thai, Latin and common signs. One letter that it lacks would be no PDF at all.
NOT_IN_SARABUN = re.compile(
    "[^\u0020-\u007e\u00a0-\u017e\u0e01-\u0e3a\u0e3f-\u0e5b\u1ea0-\u1ef9\u2010\u2012-\u2015"
    "\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u20ac\u2212\u2248\u2260\u2264\u2265]"
)


def brief(programme: Programme, language: Language, coloured: ColouredMap) -> bytes:
    """A PDF of two A4 pages about the area, year and day that the programme is narrowed to.

    `coloured` is the layer of the pages' map that is printed. The same programme gives the same
    bytes. Needs no reader's session.
    """
    return laid_out(brief_contents(programme, language, coloured))


def laid_out(contents: dict) -> bytes:
    """The contents as a PDF, laid out by brief.typ. Its fonts are ours and go into the file; a
    letter that they lack becomes a question mark."""
    written = json.dumps(contents, ensure_ascii=False, allow_nan=False)
    written = NOT_IN_SARABUN.sub("?", NOT_SEEN.sub("", written))
    return typst.compile(
        FOLDER / "brief.typ",
        root=FOLDER,
        font_paths=[FOLDER / "fonts"],
        ignore_system_fonts=True,
        sys_inputs={"brief": written},
        pdf_standards=["ua-1"],
    )


def file_name(programme: Programme, language: Language) -> str:
    """brief_2024-03-31_mae-hong-son_th_made_up.pdf"""
    area = in_a_file_name(area_for_file_name(programme))
    year = f"_{programme.scope.fiscal_year_be}" if programme.scope.fiscal_year_be else ""
    made_up = "_made_up" if programme.snapshot.made_up else ""
    return f"brief_{programme.as_of.isoformat()}_{area}{year}_{language}{made_up}.pdf"
