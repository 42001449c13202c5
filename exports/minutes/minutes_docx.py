"""The minutes as a Word file, to be worked on by the office."""

from data_access.snapshots.programme import Programme
from display.words.writing import Language
from exports.minutes.minutes import Section, minutes
from exports.word.word_file import paragraph, word_file, word_table

WIDTHS = (600, 4000, 2000, 1500, 1500)  # of a table of decisions, in twentieths of a point
DOTS = "." * 60


def minutes_docx(programme: Programme, event_id: str, language: Language) -> bytes:
    """A .docx of one meeting's minutes. The same programme gives the same bytes; KeyError for an
    event that is no meeting by the as-of day."""
    said = minutes(programme, event_id, language)
    body = [paragraph(said.title, "Title"), paragraph(said.subtitle, "Subtitle")]
    body += [paragraph(said.made_up)] if said.made_up else []
    body += [paragraph(one) for one in said.facts]
    for section in said.sections:
        body += _section(section)
    body += [part for line in said.lines for part in (paragraph(""), paragraph(f"{line} {DOTS}"))]
    body.append(paragraph(said.foot))
    return word_file(body, language)


def _section(section: Section) -> list[str]:
    parts = [paragraph(section.title, "Heading1")]
    parts += [paragraph(line) for line in section.lines]
    if section.rows:
        sides = ("top", "bottom", "insideH")
        parts.append(word_table(section.head, section.rows, WIDTHS, sides))
    return parts
