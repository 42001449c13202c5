"""The brief of one partner: its own word and work, beside where the programme stands."""

from data_access.language.vocabulary import Text
from data_access.snapshots.programme import Programme
from display.answers.partner_answer import PartnerAnswer
from display.tiles.partner_tiles import partner_tiles
from display.words.words import words_of
from display.words.writing import Language, Writing
from exports.brief.brief_partner_tables import NO_PLEDGE, by_area, by_unit
from exports.brief.brief_parts import parts_written, tiles_written

QUESTION = Text("ภาคีส่งมอบตามคำมั่นหรือไม่", "Does this partner deliver what it promised?")
HEADINGS = {
    "curve": Text(
        "ทั้งโครงการ: บ้านส่งมอบสะสมเทียบแผน (หลัง)",
        "The whole programme: houses handed over against the plan (houses)",
    ),
    "stages": Text("ทั้งโครงการ: งานซ่อมถึงขั้นใด (รายการ)", "The whole programme: repair progress"),
    "partners": Text("คำมั่นของภาคีนี้รายพื้นที่", "What this partner promised, by area"),
    "goals": Text("คำมั่นของภาคีนี้รายหน่วย", "What this partner promised, by unit"),
    "asks": Text("เรื่องที่ขอจากภาคีนี้", "Asked of this partner"),
    "no_asks": Text("ไม่มีเรื่องค้าง", "Nothing is overdue or waiting"),
    "no_findings": NO_PLEDGE,
}


def headings(programme: Programme, partner_id: str, writing: Writing) -> dict[str, str]:
    """In the place of the programme's. Where its pledges are of a wider area, that is why nothing is
    found or asked."""
    partner, said = PartnerAnswer(programme, partner_id), dict(HEADINGS)
    if partner.apart:
        said |= {"no_asks": partner.overdue, "no_findings": partner.overdue}
    return {key: writing.say(words) for key, words in said.items()}


def partner_contents(programme: Programme, partner_id: str, language: Language) -> dict:
    """The parts of the brief that are this partner's, by the names of brief_contents: they stand
    in the place of the programme's. KeyError for a partner that is not one."""
    words, partner = words_of(programme, language), PartnerAnswer(programme, partner_id)
    return {
        "title": words.say(QUESTION),
        "area": words.say(words.full_names[partner_id]),
        "answer": parts_written(partner.sentence, words),
        "tiles": tiles_written(partner_tiles(programme, partner_id), words),
        "findings": [
            {"state": state, "words": words.say(said)} for state, said in partner.findings
        ],
        "partners": by_area(programme, partner_id, words),
        "goals": by_unit(programme, partner_id, words),
        "asks": [words.say(one) for one in partner.action_items],
    }
