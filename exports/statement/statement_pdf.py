"""A partner's statement on paper, to be signed: what it promised, what came of it, what is left."""

from datetime import date

import pandas as pd

from data_access.language.vocabulary import CONTRIBUTION_KIND, UNIT, Text
from data_access.snapshots.programme import Programme
from display.answers.scope import about
from display.words.words import Words, words_of
from display.words.writing import NOTHING, Language
from exports.brief.brief_contents import MADE_UP
from exports.statement.partner_statement import Reached, partner_statement
from exports.statement.statement import NO_UNIT, SIGNERS, TITLE, UNITS, unit_rows
from exports.typst.layout import laid_out
from exports.workbook.column import plain
from exports.workbook.sheets.ledger import pledge_state

LAYOUT = "statement.typ"
MOST_PLEDGES = 20  # more would need a third page
PLEDGES = Text("คำมั่น เกินกำหนดอยู่บนสุด", "Pledges, overdue on top")
SUMMARY = Text("สรุปตามหน่วย (ต่างหน่วยรวมกันไม่ได้)", "By unit (units do not add up)")
REACHED = Text("สิ่งที่ไปถึง", "What was reached")
NOTE = Text(
    "ส่งมอบแล้วนับเฉพาะที่ตรวจสอบแล้วและไม่เกินคำมั่นแต่ละข้อ ส่วนที่เกินแสดงแยกไว้"
    " รายการส่งมอบทุกครั้งอยู่ในใบแจ้งยอดแบบ Excel",
    "Delivered counts what is verified, up to what was promised; what exceeds it is listed separately."
    " Every single delivery is in the statement as an Excel file.",
)
AGREED = Text(
    "ทั้งสองฝ่ายตรวจดูแล้วเห็นว่ายอดข้างต้นถูกต้อง หรือแก้ไขไว้ในเอกสารนี้แล้ว",
    "Both sides have looked at the figures above and agree with them, or have corrected them here.",
)
LINES = (
    Text("ลงชื่อ", "Signed"),
    Text("ชื่อ", "Name"),
    Text("ตำแหน่ง", "Position"),
    Text("วันที่", "Date"),
)
HEAD = (
    Text("คำมั่น", "Pledge"),
    Text("พื้นที่", "Area"),
    Text("ครบกำหนด", "Due"),
    Text("สัญญาไว้", "Promised"),
    Text("ส่งมอบแล้ว", "Delivered"),
    Text("คงค้าง", "Outstanding"),
    Text("หน่วย", "Unit"),
    Text("สถานะ", "State"),
)


def statement_pdf(programme: Programme, partner_id: str, language: Language) -> bytes:
    """A PDF of one or two A4 pages: totals by unit, what was reached, pledges, and room to sign.

    PermissionError for a reader who may not see the partner's rows, KeyError for a partner that is
    not one. The same programme gives the same bytes.
    """
    return laid_out(LAYOUT, statement_contents(programme, partner_id, language))


def statement_contents(programme: Programme, partner_id: str, language: Language) -> dict:
    """What statement.typ lays out, in words."""
    asked = partner_statement(programme, partner_id)
    words = words_of(programme, language)
    said = about(programme, words)
    over = max(len(asked.pledges) - MOST_PLEDGES, 0)
    return {
        "language": language,
        "title": words.say(TITLE),
        "partner": words.say(asked.partner),
        "about": [said[name] for name in ("as_of", "area", "year", "snapshot", "reader")],
        "made_up": words.say(MADE_UP) if programme.snapshot.made_up else None,
        "page": words.either("หน้า", "Page"),
        "places": sorted(
            {words.say(name) for name in words.areas.values()}, key=lambda name: (-len(name), name)
        ),
        "summary": {
            "title": words.say(SUMMARY),
            "head": [words.say(column.label) for column in UNITS],
            "rows": [
                [row[0] or NOTHING, *(words.count(value) for value in row[1:])]
                for row in unit_rows(asked, words)
            ],
            "empty": words.say(NO_UNIT),
        },
        "reached": {
            "title": words.say(REACHED),
            "rows": [[words.say(one.name), _fact(one, words)] for one in asked.reached],
        },
        "pledges": {
            "title": words.say(PLEDGES),
            "head": [words.say(name) for name in HEAD],
            "rows": [
                _pledge(row, words)
                for row in asked.pledges.head(MOST_PLEDGES).itertuples(index=False)
            ],
            "rest": words.either(
                f"และอีก {over} ข้อ ดูได้ในใบแจ้งยอดแบบ Excel",
                f"and {over} more, in the statement as an Excel file",
            )
            if over
            else "",
        },
        "bridge": words.say(asked.bridge),
        "note": words.say(NOTE),
        "agreed": words.say(AGREED),
        "signers": [words.say(signer) for signer in SIGNERS],
        "lines": [words.say(line) for line in LINES],
    }


def _fact(one: Reached, words: Words) -> str:
    value = plain(one.value)
    if isinstance(value, date):
        return words.date(value)
    return NOTHING if value is None or isinstance(value, str) else words.count(value)


def _pledge(row, words: Words) -> dict:
    kind = words.one_of(CONTRIBUTION_KIND, row.kind)
    state = pledge_state(row)
    return {
        "what": f"{kind}: {row.text_th}" if isinstance(row.text_th, str) else kind,
        "id": row.pledge_id,
        "area": words.one_of(words.areas, row.area_code) or NOTHING,
        "due": NOTHING if pd.isna(row.due_on) else words.date(row.due_on),
        "numbers": [words.count(n) for n in (row.qty, row.counted_qty, row.outstanding_qty)],
        "unit": words.one_of(UNIT, row.unit),
        "state": words.say(state),
        "is_late": bool(row.overdue),
    }
