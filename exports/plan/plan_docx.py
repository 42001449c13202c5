"""Form 02 of a plan as a Word file, which LAOs work on: A4 landscape."""

from data_access.snapshots.programme import Programme
from display.words.writing import Language
from exports.plan.plan_form import LEAD, PlanForm, plan_form
from exports.word.word_file import LANDSCAPE, paragraph, word_file, word_table

ACROSS = 14570  # of the page between its margins, in twentieths of a point
NARROW = {"seq": 500, LEAD: 1500}
YEAR = 1000
SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
DOTS = "." * 50
HALF_POINTS = 24


def plan_docx(programme: Programme, plan_id: str, language: Language) -> bytes:
    """A .docx of one plan. The same programme gives the same bytes; KeyError as plan_pdf."""
    said = plan_form(programme, plan_id, language)
    widths = column_widths(said.columns)
    body = [paragraph(said.title, "Title"), paragraph(said.subtitle, "Subtitle")]
    body += [paragraph(said.made_up)] if said.made_up else []
    body += [paragraph(one) for one in said.facts]
    for group in said.groups:
        body += [paragraph(line, "Heading1") for line in group.lines]
        body.append(word_table(said.head, group.rows, widths, SIDES))
    body += [paragraph(""), word_table(said.head, [said.total], widths, SIDES), *_needs(said)]
    body += [part for line in said.signed for part in (paragraph(""), paragraph(f"{line} {DOTS}"))]
    body.append(paragraph(said.foot))
    return word_file(body, language, LANDSCAPE, HALF_POINTS)


def column_widths(columns: tuple[str, ...]) -> list[int]:
    """The numbers are narrow, and words share what is left."""
    fixed = {name: YEAR if name.isdigit() else NARROW.get(name) for name in columns}
    words = [name for name, width in fixed.items() if width is None]
    left = ACROSS - sum(width for width in fixed.values() if width)
    return [fixed[name] or left // len(words) for name in columns]


def _needs(said: PlanForm) -> list[str]:
    widths = [ACROSS // len(said.needs_head)] * len(said.needs_head)
    parts = [paragraph(said.needs_title, "Heading1")]
    parts.append(word_table(said.needs_head, said.needs, widths, SIDES))
    return [*parts, paragraph(said.drafted_on)] if said.drafted_on else parts
