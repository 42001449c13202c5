"""Form 02 of a plan on paper: A4 landscape, to be signed."""

from dataclasses import asdict

from data_access.snapshots.programme import Programme
from display.words.writing import Language
from exports.plan.plan_form import plan_form
from exports.typst.layout import laid_out

LAYOUT = "plan.typ"


def plan_pdf(programme: Programme, plan_id: str, language: Language) -> bytes:
    """A PDF of one plan. The same programme gives the same bytes; KeyError for a plan that is not
    drafted by the as-of day, or not in view."""
    return laid_out(
        LAYOUT, {"language": language, **asdict(plan_form(programme, plan_id, language))}
    )
