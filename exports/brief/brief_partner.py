"""The brief of one partner: its own word and work, beside where the programme stands."""

from dataclasses import asdict, dataclass
from functools import cached_property

import pandas as pd

from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import RAG, Text
from data_access.queries.partners import contributions, partners
from data_access.rules.rule_words import DUE_SOON, stated
from data_access.snapshots.programme import Programme
from display.answers.tiles import Tile
from display.words.words import Words, words_of
from display.words.writing import NOTHING, Language
from exports.brief.brief_partner_tables import NO_PLEDGE, by_area, by_unit

QUESTION = Text("ภาคีส่งมอบตามคำมั่นหรือไม่", "Does this partner deliver what it promised?")
HEADINGS = {
    "curve": Text(
        "ทั้งโครงการ: บ้านส่งมอบสะสมเทียบแผน (หลัง)",
        "The whole programme: houses handed over against the plan (houses)",
    ),
    "stages": Text(
        "ทั้งโครงการ: งานซ่อมถึงขั้นใด (รายการ)", "The whole programme: how far repairs have come"
    ),
    "partners": Text("คำมั่นของภาคีนี้รายพื้นที่", "What this partner promised, by area"),
    "goals": Text("คำมั่นของภาคีนี้รายหน่วย", "What this partner promised, by unit"),
    "asks": Text("เรื่องที่ขอจากภาคีนี้", "Asked of this partner"),
    "no_asks": Text("ไม่มีเรื่องค้าง", "Nothing is overdue or waiting"),
    "no_findings": NO_PLEDGE,
}


def partner_contents(programme: Programme, partner_id: str, language: Language) -> dict:
    """The parts of the brief that are this partner's, by the names of brief_contents: they stand
    in the place of the programme's. KeyError for a partner that is not one."""
    told = _Told(programme, partner_id, words_of(programme, language))
    return {
        "title": told.words.say(QUESTION),
        "area": told.words.say(told.words.full_names[partner_id]),
        "answer": told.answer(),
        "tiles": [asdict(tile) for tile in told.tiles()],
        "findings": told.findings(),
        "partners": by_area(programme, partner_id, told.words),
        "goals": by_unit(programme, partner_id, told.words),
        "asks": told.asks(),
    }


@dataclass(frozen=True)
class _Told:
    programme: Programme
    partner_id: str
    words: Words

    @cached_property
    def sums(self) -> partners.Fulfilment:
        return partners.fulfilment(self.programme, self.partner_id)

    @property
    def due_soon(self) -> Text:
        return stated(DUE_SOON, self.programme.weights)

    def answer(self) -> list[dict[str, str]]:
        sums, words = self.sums, self.words
        if sums["fulfilment"] is None:
            return [
                {
                    "words": words.either("ยังไม่มีคำมั่นที่ตีราคาได้", "No pledge with a value yet"),
                    "look": "plain",
                }
            ]
        promised, late = words.baht(sums["promised_thb"]), sums["overdue"]
        return [
            {"words": words.either("ส่งมอบแล้ว ", ""), "look": "plain"},
            {"words": words.percent(sums["fulfilment"]), "look": "strong"},
            {
                "words": words.either(
                    f" ของคำมั่น {promised} ", f" of {promised} promised is delivered; "
                ),
                "look": "plain",
            },
            {
                "words": words.either(f"เกินกำหนด {late:,} ข้อ", f"{late:,} overdue"),
                "look": "late" if late else "strong",
            },
        ]

    def tiles(self) -> list[Tile]:
        sums, words, either = self.sums, self.words, self.words.either
        waiting = partners.waiting(self.programme, self.partner_id)
        houses = self._row(contributions.houses_supported(self.programme))
        given = self._row(contributions.value_contributed(self.programme))
        last = self._row(contributions.last_reports(self.programme))
        left = sums["promised_thb"] - sums["counted_thb"]
        state = "behind" if sums["overdue"] else "on_track"
        on_time = sums["on_time"] / sums["already_due"] if sums["already_due"] else None
        return [
            Tile(
                either("คำมั่น (ข้อ)", "Pledges"),
                words.count(sums["pledges"]),
                either(
                    f"ไม่มีมูลค่า {sums['pledges_without_value']} ข้อ",
                    f"{sums['pledges_without_value']} without a value",
                ),
            ),
            Tile(
                either("อัตราส่งมอบ (มูลค่า)", "Fulfilment (by value)"),
                words.percent(sums["fulfilment"]),
                either("จาก ", "of ") + words.baht(sums["promised_thb"]),
            ),
            self._money(
                either("คงค้าง", "Outstanding"),
                left,
                either("คำมั่นที่ตีราคาได้", "pledges with a value"),
            ),
            Tile(
                either("เกินกำหนด (ข้อ)", "Overdue (pledges)"),
                words.count(sums["overdue"]),
                "",
                state,
                words.say(RAG[state]),
            ),
            Tile(
                either("ส่งมอบตรงเวลา", "On time"),
                words.percent(on_time),
                either(f"จากที่ครบกำหนด {sums['already_due']} ข้อ", f"of {sums['already_due']} due"),
            ),
            Tile(
                either("รอตรวจสอบ (รายการ)", "Awaiting verification"),
                words.count(waiting["deliveries"]),
                either("รายงานล่าสุด ", "last report ")
                + (NOTHING if last is None else words.date(last["last_on"])),
            ),
            Tile(
                either("บ้านที่ร่วมสนับสนุน (หลัง)", "Houses supported"),
                words.count(0 if houses is None else houses["houses"]),
                either("ส่งมอบแล้ว ", "handed over: ")
                + words.count(0 if houses is None else houses["handed_over"]),
            ),
            self._money(
                either("สมทบเป็นเงิน", "Given in cash"),
                0 if given is None else given["cash_thb"],
                either("ไม่ใช่เงิน ", "in kind ")
                + words.baht(0 if given is None else given["inkind_thb"]),
            ),
        ]

    def _money(self, name: str, thb: float, compare: str) -> Tile:
        """With its unit in the name: the value stands in the size of the others."""
        value, unit = self.words.baht(thb).split(" ", 1)
        return Tile(f"{name} ({unit})", value, compare)

    def findings(self) -> list[dict[str, str]]:
        """Three sentences at most: what is late, what comes next, and where it has come to."""
        sums, either = self.sums, self.words.either
        places = self._row(contributions.subdistricts_reached(self.programme))
        said = []
        if sums["overdue"]:
            words = either(
                f"คำมั่นเกินกำหนด {sums['overdue']:,} จาก {sums['pledges']:,} ข้อ",
                f"{sums['overdue']:,} of {sums['pledges']:,} pledges are overdue",
            )
            said.append({"state": "behind", "words": words})
        elif sums["pledges"]:
            said.append(
                {
                    "state": "on_track",
                    "words": either("ไม่มีคำมั่นที่เกินกำหนด", "No pledge is overdue"),
                }
            )
        if sums["due_soon"]:
            words = either(
                f"{self.due_soon.th} {sums['due_soon']:,} ข้อ",
                f"{sums['due_soon']:,} more fall {self.due_soon.en}",
            )
            said.append({"state": "not_due", "words": words})
        if places is not None:
            reached = self.words.count(places["subdistricts"])
            words = either(f"ไปถึงแล้ว {reached} ตำบล", f"{reached} {SUBDISTRICT.many} are reached")
            said.append({"state": "on_track", "words": words})
        return said

    def asks(self) -> list[str]:
        sums, either = self.sums, self.words.either
        waiting = partners.waiting(self.programme, self.partner_id)["deliveries"]
        asked = (
            (
                sums["overdue"],
                f"ส่งมอบคำมั่นที่เกินกำหนด {sums['overdue']:,} ข้อ",
                f"Deliver what is overdue: {sums['overdue']:,}",
            ),
            (
                sums["due_soon"],
                f"เตรียมส่งมอบคำมั่นที่จะ{self.due_soon.th} {sums['due_soon']:,} ข้อ",
                f"Prepare what falls {self.due_soon.en}: {sums['due_soon']:,}",
            ),
            (
                waiting,
                f"ส่งหลักฐานของการส่งมอบที่รอตรวจสอบ {waiting:,} รายการ",
                f"Send proof of deliveries that await verification: {waiting:,}",
            ),
            (
                sums["pledges_without_value"],
                f"แจ้งมูลค่าของคำมั่นที่ยังไม่มีมูลค่า {sums['pledges_without_value']:,} ข้อ",
                f"Say the value of pledges that have none: {sums['pledges_without_value']:,}",
            ),
        )
        return [either(th, en) for count, th, en in asked if count]

    def _row(self, table: pd.DataFrame) -> pd.Series | None:
        rows = table[table["partner_id"] == self.partner_id]
        return None if rows.empty else rows.iloc[0]
