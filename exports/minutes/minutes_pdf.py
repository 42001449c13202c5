"""The minutes on paper, to be signed."""

from dataclasses import asdict

from data_access.snapshots.programme import Programme
from display.words.writing import Language
from exports.minutes.minutes import minutes
from exports.typst.layout import laid_out

LAYOUT = "minutes.typ"


def minutes_pdf(programme: Programme, event_id: str, language: Language) -> bytes:
    """A PDF of one meeting's minutes. The same programme gives the same bytes; KeyError for an event
    that is no meeting by the as-of day."""
    said = asdict(minutes(programme, event_id, language))
    return laid_out(LAYOUT, {"language": language, **said})
