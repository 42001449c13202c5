"""A workbook in one language: its fonts and formats, what its cells look like, and its bytes."""

from datetime import datetime
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format

from data_access.language.shares import workbook_format
from data_access.language.vocabulary import Text
from data_access.snapshots.programme import Programme
from display.answers.scope import about
from display.palette import LIGHT
from display.words.words import Words, words_of
from display.words.writing import Language
from exports.workbook.column import Kind

FONT = {"font_name": "TH Sarabun New", "font_size": 14}
INK, MUTED, TEAL, PAPER = LIGHT.ink, LIGHT.muted, LIGHT.teal, LIGHT.paper
TRACK, ORANGE = LIGHT.grid, LIGHT.orange_text
MADE_UP = Text(
    "ข้อมูลสมมติเพื่อสาธิต ไม่ใช่บุคคล บ้าน หรือเงินจริง",
    "Made-up records, for demonstration: no real person, house or payment",
)
MADE_UP_MARK = Text("ข้อมูลสมมติ", "Made-up records")

# 107041E: the Thai locale with its own calendar, so that a real date reads พ.ศ.
DATE = {"th": "[$-107041E]d mmm yyyy", "en": "[$-409]d mmm yyyy"}
# A share of 1, and a quantity counted in percent: written by shares.py, by their value.
SHARES: dict[Kind, int] = {"share": 1, "percent": 100}
NUMBERS: dict[Kind, str] = {
    "count": "#,##0",
    "number": "#,##0.0",
    "ratio": "0.00",
    "index": "0.000",
    "exact": "0.0#########",  # a rule is stated as it was set
    "year": "0",
}


class Book:
    """An Excel workbook that is being written. `scope_line` and the made-up mark head each sheet."""

    def __init__(self, programme: Programme, language: Language, title: Text):
        self.words: Words = words_of(programme, language)
        self.programme = programme
        self.made_up = programme.snapshot.made_up
        self.scope_line = scope_line(programme, self.words)
        self._file = BytesIO()
        self.workbook = xlsxwriter.Workbook(
            self._file,
            {
                "in_memory": True,
                "default_format_properties": {**FONT, "font_color": INK},
                "default_date_format": DATE[language],
            },
        )
        as_of = programme.as_of
        self.workbook.set_properties(
            {
                "title": self.words.say(title),
                "comments": self.words.say(MADE_UP) if self.made_up else "",
                # The day of the records and not the clock: the same question gives the same file.
                "created": datetime(as_of.year, as_of.month, as_of.day),
            }
        )
        self._formats: dict[tuple, Format] = {}

    def format(
        self, kind: Kind, *, total: bool = False, quoted: bool = False, value: Any = None
    ) -> Format:
        """How a cell of this kind looks. `quoted` marks text that begins like a formula: Excel
        then keeps it text even when somebody edits the cell. A share's look follows its `value`:
        almost all of it is never written as all."""
        share = workbook_format(value, SHARES[kind]) if kind in SHARES else ""
        key = (kind, total, quoted, share)
        if key not in self._formats:
            self._formats[key] = self._format(kind, total, quoted, share)
        return self._formats[key]

    def _format(self, kind: Kind, total: bool, quoted: bool, share: str) -> Format:
        look: dict = {"valign": "top"}
        if kind in ("text", "words"):
            # A unit stands apart from the number in the column before it.
            look |= {"align": "left", "indent": 1, "text_wrap": kind == "words"}
        elif kind == "date":
            look |= {"num_format": DATE[self.words.language], "align": "right"}
        else:
            look |= {"num_format": share or NUMBERS[kind], "align": "right"}
        if total:
            look |= {"bold": True, "top": 1, "bg_color": TRACK}
        if quoted:
            look["quote_prefix"] = True
        return self.styled(**look)

    def styled(self, **look) -> Format:
        key = tuple(sorted(look.items()))
        if key not in self._formats:
            self._formats[key] = self.workbook.add_format({**FONT, "font_color": INK, **look})
        return self._formats[key]

    def as_bytes(self) -> bytes:
        """The whole file. Nothing can be added afterwards."""
        self.workbook.close()
        return self._file.getvalue()


def scope_line(programme: Programme, words: Words) -> str:
    """As of when, where, which year, of which snapshot and for whom, in one line."""
    said = about(programme, words)
    return " · ".join(said[name] for name in ("as_of", "area", "year", "snapshot", "reader"))
