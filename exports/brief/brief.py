"""The two-page brief: where the programme stands, for one area, on paper."""

from data_access.snapshots.programme import Programme
from display.answers.scope import area_for_file_name
from display.charts.map_drawing import ColouredMap
from display.words.writing import Language, in_a_file_name
from exports.brief.brief_contents import brief_contents
from exports.typst.layout import laid_out

LAYOUT = "brief.typ"


def brief(
    programme: Programme, language: Language, coloured: ColouredMap, partner_id: str | None = None
) -> bytes:
    """A PDF of two A4 pages about the area, year and day that the programme is narrowed to; or
    about one partner within them.

    `coloured` is the layer of the pages' map that is printed. The same programme gives the same
    bytes. Needs no reader's session.
    """
    return laid_out(LAYOUT, brief_contents(programme, language, coloured, partner_id))


def file_name(programme: Programme, language: Language, partner_id: str | None = None) -> str:
    """brief_2024-03-31_mae-hong-son_th_made_up.pdf"""
    what = f"brief_{partner_id}" if partner_id else "brief"
    area = in_a_file_name(area_for_file_name(programme))
    year = f"_{programme.scope.fiscal_year_be}" if programme.scope.fiscal_year_be else ""
    made_up = "_made_up" if programme.snapshot.made_up else ""
    return f"{what}_{programme.as_of.isoformat()}_{area}{year}_{language}{made_up}.pdf"
