"""The annex of a choice on paper: what the sum does, why these homes, and why not the others."""

from data_access.choice.proposal import Ask, propose, stability
from data_access.choice.reasons import REASON
from data_access.language.vocabulary import Text
from data_access.schema.headings import heading
from data_access.snapshots.programme import Programme
from display.answers.scope import about
from display.choice.choice_answer import (
    CHOICE_NOTES,
    choice_against_priority,
    choice_answer,
)
from display.choice.choice_rows import GROUPS, choice_rows, reasons_counted
from display.words.words import words_of
from display.words.writing import NOTHING, Language
from exports.brief.brief_contents import MADE_UP
from exports.choice.choice_book import TITLE, WAYS, in_words, way_rows
from exports.typst.layout import laid_out

LAYOUT = "choice.typ"
CHOSEN = ("household_id", "subdistrict_code", "funding_program", "pays_thb", "steady")
OTHERS = ("household_id", "subdistrict_code", "why", "steady")
SECTIONS = {
    "chosen": Text("บ้านที่เลือก", "Homes chosen"),
    "reserve": Text("สำรอง เรียงจากใกล้ที่สุด", "Reserve, the nearest first"),
    "not_chosen": Text("ยังเลือกไม่ได้", "Cannot be chosen yet"),
}


def choice_pdf(programme: Programme, ask: Ask, language: Language) -> bytes:
    """A PDF on A4. NotAllowed unless the reader may see every row. The same programme and ask give
    the same bytes."""
    return laid_out(LAYOUT, choice_contents(programme, ask, language))


def choice_contents(programme: Programme, ask: Ask, language: Language) -> dict:
    """What choice.typ lays out, in words."""
    proposal = propose(programme, ask)
    words = words_of(programme, language)
    said = about(programme, words)
    table = choice_rows(proposal, stability(programme, ask), programme.principal)
    answers = [choice_answer(proposal), choice_against_priority(proposal)]

    def rows(key: str) -> list[list[str]]:
        listed = table[table["outcome"].isin(GROUPS[key])]
        names = CHOSEN if key == "chosen" else OTHERS
        return [
            [_cell(in_words(name, row[name], words), words) for name in names]
            for row in listed.to_dict("records")
        ]

    return {
        "language": language,
        "title": words.say(TITLE),
        "about": [said[name] for name in ("as_of", "area", "snapshot", "reader")],
        "made_up": words.say(MADE_UP) if programme.snapshot.made_up else None,
        "page": words.either("หน้า", "Page"),
        "answers": [words.say(one).replace("**", "") for one in answers if one],
        "ways": {
            "head": [words.say(column.label) for column in WAYS],
            "rows": [[_cell(value, words) for value in row] for row in way_rows(proposal, words)],
        },
        "reasons": {
            "title": words.either("บ้านที่ยังไม่ได้เลือก เพราะอะไร", "Homes not chosen, and why"),
            "rows": [
                [words.say(REASON[row.why]), words.count(row.houses)]
                for row in reasons_counted(proposal).itertuples()
            ],
        },
        "sections": [
            {
                "title": f"{words.say(title)} ({len(rows(key)):,})",
                "head": [
                    words.say(heading(name)) for name in (CHOSEN if key == "chosen" else OTHERS)
                ],
                "rows": rows(key),
            }
            for key, title in SECTIONS.items()
            if rows(key)
        ],
        "notes": [words.say(one) for one in CHOICE_NOTES],
    }


def _cell(value, words) -> str:
    if isinstance(value, str):
        return value or NOTHING
    return words.count(value)
