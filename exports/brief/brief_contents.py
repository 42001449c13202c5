"""Everything the brief says, in words and drawings, by the part of the page it stands in."""

from data_access.language.vocabulary import AREA_LEVEL, Text
from data_access.queries.areas.areas import areas
from data_access.queries.insights.insights import findings
from data_access.snapshots.programme import Programme
from display.answers.action_items import asks, nothing_to_ask
from display.answers.answer import answer, remarks
from display.answers.decided import in_one_line, last_decided, sentence
from display.answers.part import Part
from display.answers.poverty_answer import PovertyAnswer
from display.answers.scope import about, area_in_view, listed_level
from display.charts.curve import houses_curve
from display.charts.map_drawing import ColouredMap, map_drawing
from display.tiles.overview_tiles import tiles
from display.words.bilingual import Bilingual
from display.words.writing import Language, Writing
from exports.brief import brief_partner
from exports.brief.brief_curve import curve_drawing
from exports.brief.brief_parts import parts_written, tiles_written
from exports.brief.brief_tables import area_rows, goal_rows, partner_rows, stage_rows

PROGRAMME = Text("บ้านแห่งความสุข", "Home of Happiness")
MADE_UP = Text("ข้อมูลสมมติเพื่อสาธิต", "Made-up records, for demonstration")
QUESTION = Text("ซ่อมบ้านทันแผนหรือไม่", "Are the house repairs on pace?")
PAGE = Text("หน้า", "Page")
# Words that the line breaker would split in the middle.
WHOLE = Text("ส่งมอบ ช้าที่สุด ที่สุด หน้าฝน เส้นทางขาด เดือดร้อน ความเดือดร้อน ชั่วคราว", "")
MOST_ROWS = 20  # of areas and partners together, or the second page would run over
HEADINGS = {
    "tiles": Text("ตัวเลขสำคัญ", "Key figures"),
    "findings": Text("สิ่งที่ควรรู้", "What to know"),
    "no_findings": Text("ยังไม่มีข้อสังเกตจากข้อมูลที่เลือก", "Nothing unusual in what is chosen"),
    "curve": Text("บ้านส่งมอบสะสมเทียบแผน (หลัง)", "Houses handed over against the plan (houses)"),
    "stages": Text("งานซ่อมถึงขั้นใด ค้างที่ใด (รายการ)", "Repair progress and bottlenecks"),
    "partners": Text("ภาคีสัญญาและส่งมอบแล้วเท่าใด", "What partners promised and delivered"),
    "legend": Text("สีบนแผนที่", "Colours of the map"),
    "goals": Text("เป้าหมายเครือข่าย", "Goals of the network"),
    "asks": Text("เรื่องที่ขอจากที่ประชุม", "Asked of the meeting"),
}


def brief_contents(
    programme: Programme, language: Language, coloured: ColouredMap, partner_id: str | None = None
) -> dict:
    """What brief.typ lays out: texts, numbers between 0 and 1 for the drawings, and lists."""
    contents = _of_programme(programme, language, coloured)
    if partner_id is None:
        return contents
    writing = Writing(language, programme.principal.rights.smallest_count)
    said = brief_partner.headings(programme, partner_id, writing)
    return {
        **contents,
        **brief_partner.partner_contents(programme, partner_id, language),
        "headings": {**contents["headings"], **said},
    }


def _of_programme(programme: Programme, language: Language, coloured: ColouredMap) -> dict:
    writing = Writing(language, programme.principal.rights.smallest_count)
    level = listed_level(programme)
    listed = area_rows(programme, level, writing)
    whole = {writing.say(name) for name in areas(programme).names.values()}
    whole |= set(writing.say(WHOLE).split())
    return {
        "language": language,
        "programme": writing.say(PROGRAMME),
        "area": writing.say(area_in_view(programme)),
        "title": writing.say(QUESTION),
        "answer": parts_written([*answer(programme), *_remarks(programme)], writing),
        "about": about(programme, writing),
        "made_up": writing.say(MADE_UP) if programme.snapshot.made_up else None,
        "page": writing.say(PAGE),
        # The longest first: none must be taken for a shorter one that it begins with.
        "kinds": sorted(writing.say(kind) for kind in AREA_LEVEL.values()),
        "whole": sorted(whole, key=lambda name: (-len(name), name)),
        "tiles": tiles_written(tiles(programme), writing),
        "findings": [
            *({"state": one.state, "words": writing.say(one.text)} for one in findings(programme)),
            *_of_poverty(programme, writing),
        ],
        "curve": curve_drawing(houses_curve(programme), writing),
        "map": map_drawing(programme, coloured, writing),
        "areas": listed,
        "stages": stage_rows(programme, writing),
        "partners": partner_rows(programme, writing, MOST_ROWS - len(listed["rows"])),
        "goals": goal_rows(programme, writing),
        "asks": [writing.say(ask) for ask in asks(programme)],
        "decided": _decided(programme, writing),
        "headings": {
            **{key: writing.say(words) for key, words in HEADINGS.items()},
            "no_asks": writing.say(nothing_to_ask(programme)),
            "areas": writing.either(
                f"ราย{AREA_LEVEL[level].th} (บ้าน: หลัง เดือดร้อน: ครัวเรือน)",
                f"By {AREA_LEVEL[level].en.lower()} (houses; households in need)",
            ),
        },
    }


def _remarks(programme: Programme) -> list[Part]:
    """On paper they follow the sentence as plain parts."""
    return [Part(Text(f" {one.th}", f". {one.en.removesuffix('.')}")) for one in remarks(programme)]


def _of_poverty(programme: Programme, writing: Writing) -> list[dict]:
    """What people lack beside a house, as one finding; none where it cannot be said."""
    answer_of_needs = PovertyAnswer(programme)
    if answer_of_needs.absence:
        return []
    parts = (answer_of_needs.poor, answer_of_needs.measures, answer_of_needs.still_poor)
    joined = writing.either(" ", "; ").join(writing.say(one) for one in parts if one)
    return [{"state": "watch", "words": joined}]


def _decided(programme: Programme, writing: Writing) -> str:
    """What became of the last decisions, and the one to speak of first; nothing where none was taken."""
    last = last_decided(programme)
    if last is None:
        return ""
    said = writing.say(sentence(programme, last))
    if last.first is None:
        return said
    return f"{said} · {writing.say(in_one_line(last.first, Bilingual(programme)))}"
