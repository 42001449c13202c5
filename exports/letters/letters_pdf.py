"""The letters on paper: one A4 page each, all in one PDF, or each alone in a ZIP."""

import io
import zipfile
from collections.abc import Sequence

from data_access.language.vocabulary import UNIT, Text
from data_access.snapshots.programme import Programme
from display.answers.scope import about
from display.words.words import Words, words_of
from display.words.writing import NOTHING, Language
from exports.brief.brief_contents import MADE_UP
from exports.letters.letter import Letter, letters
from exports.typst.layout import laid_out

LAYOUT = "letter.typ"
MOST_PROMISES = 14  # more would need a second page
TITLE = Text("คำมั่นของฉัน", "My promises")
HEAD = (
    Text("คำมั่น", "Promise"),
    Text("สัญญาไว้", "Promised"),
    Text("นับแล้ว", "Counted"),
    Text("หน่วย", "Unit"),
    Text("ครบกำหนด", "Due"),
)
HOUSES, ASKED = Text("บ้าน", "Houses"), Text("สิ่งที่ขอ", "What is asked of you")
WHERE = Text(
    "รายงานได้ด้วยตนเองที่หน้า «ของฉัน» บนเว็บของโครงการ ที่อยู่ลงท้ายด้วย /mine ยังไม่นับจนกว่าจะตรวจสอบ",
    "Report it yourself on the page “Mine” of the programme's site: its address ends with /mine. It"
    " counts once it is verified.",
)


def letters_pdf(programme: Programme, language: Language) -> bytes:
    """Every letter that the reader may have, a page each. The same programme gives the same bytes."""
    return laid_out(LAYOUT, letters_contents(programme, language, letters(programme)))


def letters_zip(programme: Programme, language: Language) -> bytes:
    """The same, each a PDF of its own by the id of whom it is for."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for letter in letters(programme):
            pdf = laid_out(LAYOUT, letters_contents(programme, language, [letter]))
            archive.writestr(zipfile.ZipInfo(f"{letter.owner_id}.pdf"), pdf)
    return made.getvalue()


def letters_contents(programme: Programme, language: Language, chosen: Sequence[Letter]) -> dict:
    """What letter.typ lays out, in words."""
    words = words_of(programme, language)
    said = about(programme, words)
    return {
        "language": language,
        "title": words.say(TITLE),
        "about": [said[name] for name in ("as_of", "snapshot")],
        "made_up": words.say(MADE_UP) if programme.snapshot.made_up else None,
        "head": [words.say(one) for one in HEAD],
        "houses": words.say(HOUSES),
        "asked": words.say(ASKED),
        "where": words.say(WHERE),
        "letters": [_letter(one, words) for one in chosen],
    }


def _letter(letter: Letter, words: Words) -> dict:
    promises = letter.of.promises
    over = max(len(promises) - MOST_PROMISES, 0)
    return {
        "called": words.say(letter.called),
        "area": words.one_of(words.areas, letter.area_code) if letter.area_code else "",
        "waits": words.say(letter.waits),
        "rows": [
            _promise(row, words) for row in promises.head(MOST_PROMISES).itertuples(index=False)
        ],
        "rest": words.either(
            f"และอีก {over} ข้อ ดูที่หน้า «ของฉัน»", f"and {over} more, on the page “Mine”"
        )
        if over
        else "",
        "houses": words.say(letter.houses),
        "asked": [words.say(one) for one in letter.asked],
    }


def _promise(row, words: Words) -> dict:
    first = row.first_due_on
    moved = (
        ""
        if first == row.due_on
        else words.either(f"เดิม {words.date(first)}", f"first {words.date(first)}")
    )
    return {
        "what": row.text_th if isinstance(row.text_th, str) else NOTHING,
        "id": row.promise_id,
        "numbers": [words.count(row.qty), words.count(row.counted_qty)],
        "unit": words.one_of(UNIT, row.unit),
        "due": words.date(row.due_on),
        "moved": moved,
        "is_late": bool(row.is_late),
    }
