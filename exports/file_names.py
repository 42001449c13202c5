"""What a file is called: what it is, as of when, of which area, and whether it is made up."""

from data_access.snapshots.programme import Programme
from display.answers.scope import area_for_file_name
from display.words.writing import in_a_file_name


def file_name(what: str, programme: Programme, ending: str, language: str | None = None) -> str:
    """workbook_2024-03-31_mae-hong-son_th_made_up.xlsx"""
    year = programme.scope.fiscal_year_be
    parts = [
        what,
        programme.as_of.isoformat(),
        in_a_file_name(area_for_file_name(programme))[:60],
        str(year) if year else "",
        language or "",
        "made_up" if programme.snapshot.made_up else "",
    ]
    return f"{'_'.join(part for part in parts if part)}.{ending}"
