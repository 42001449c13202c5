"""Words that stay on one line: a name of a place, a date, a number with its unit, a Thai word.

A browser takes the ends of Thai words from a dictionary, in which some of the programme's words
are several, and one of them ends in its middle: อย่างน้อยห|นึ่งข้อ.
"""

import re
from collections.abc import Collection, Iterable

from data_access.language.day_words import MONTHS
from data_access.language.number_words import MILLION_BAHT
from data_access.language.vocabulary import AREA_LEVEL, UNIT
from ui.present.tree import Tree, words

THAI_WORDS = (
    "หนึ่งข้อ",
    "แห่งละหนึ่งครั้ง",
    "ลงนาม",
    "ความร่วมมือ",
    "เป้าหมาย",
    "ครบเป้า",
    "มากที่สุด",
    "เกินกำหนด",
    "ครัวเรือน",
    "เดือดร้อน",
    "ตรวจสอบแล้ว",
    "ตัดสินใจ",
    "งบประมาณ",
    "ภาคเหนือ",
)
UNITS = (*(unit.th for unit in UNIT.values()), "รายการ", "ข้อ", "วัน", MILLION_BAHT.th, "เป้าหมาย")


def _one_of(known: Iterable[str]) -> str:
    longest_first = sorted({one for one in known if one}, key=len, reverse=True)
    return "|".join(map(re.escape, longest_first))


_MONTHS = _one_of(name for month in MONTHS for name in month)
_DATE = rf"\d{{1,2}} (?:{_MONTHS}) \d{{4}}(?: \(\d{{4}}\))?"
_COUNT = rf"\d[\d,.]*%? (?:{_one_of(UNITS)})"
_KINDS = _one_of(level.th for level in AREA_LEVEL.values())


def unbroken(drawn: Tree, names: Collection[str]) -> Tree:
    """The same tree, each of what stays whole in an element that the browser does not break: a
    name of a place (of `names`) with its kind before it and its count behind it."""
    places = f"(?:{_KINDS})?(?:{_one_of(names)})(?: \\(\\d+\\))?" if any(names) else "(?!)"
    kept = "|".join([_DATE, _COUNT, places, _one_of(THAI_WORDS)])
    return _within(drawn, re.compile(kept))


def _within(drawn: Tree, kept: re.Pattern[str]) -> Tree:
    name, attributes, *inside = drawn
    if name == "svg":  # lines, and no words that wrap
        return drawn
    grown: Tree = []
    for one in inside:
        grown.extend(_pieces(one, kept) if isinstance(one, str) else [_within(one, kept)])
    return [name, attributes, *grown]


def _pieces(text: str, kept: re.Pattern[str]) -> list[Tree | str]:
    pieces: list[Tree | str] = []
    end = 0
    for found in kept.finditer(text):
        pieces += [text[end : found.start()], words("whole", found.group())]
        end = found.end()
    return [piece for piece in (*pieces, text[end:]) if piece]
