"""What is said of partners' promises, of all or of one: for page, brief and slide."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from data_access.language.plurals import counted, one_or_many
from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import Text
from data_access.queries.partners import contributions, partners
from data_access.queries.partners.wider import pledges_apart
from data_access.rules.rule_words import DUE_SOON, stated
from data_access.snapshots.programme import Programme
from display.answers.part import Part, mark
from display.words.bilingual import Bilingual

NO_VALUE = Text("ยังไม่มีคำมั่นที่ตีราคาได้", "No pledge with a value yet")
NONE_OVERDUE = Text("ไม่มีคำมั่นที่เกินกำหนด", "No pledge is overdue")


@dataclass(frozen=True)
class PartnerAnswer:
    """Its sums and sentences within the scope."""

    programme: Programme
    partner_id: str | None = None

    @cached_property
    def sums(self) -> partners.Fulfilment:
        return partners.fulfilment(self.programme, self.partner_id)

    @cached_property
    def words(self) -> Bilingual:
        return Bilingual(self.programme)

    @property
    def who(self) -> Text:
        return self.words.partner(self.partner_id) if self.partner_id else Text("ภาคี", "Partners")

    @cached_property
    def apart(self) -> Text | None:
        """Why no pledge in view does not mean that there is none; None where one is in view."""
        if self.sums["pledges"]:
            return None
        return pledges_apart(self.programme, self.partner_id)

    @property
    def due_soon(self) -> Text:
        """Due soon, with the days that the weights count as soon."""
        return stated(DUE_SOON, self.programme.weights)

    @property
    def overdue(self) -> Text:
        late = self.sums["overdue"]
        if self.apart:
            return Text(f"คำมั่น{self.apart.th}", f"Pledges are {self.apart.en}")
        if not late:
            return NONE_OVERDUE
        are = one_or_many(late, "pledge is", "pledges are")
        return Text(f"เกินกำหนด {late:,} ข้อ", f"{late:,} {are} overdue")

    @property
    def sentence(self) -> list[Part]:
        """Promised, delivered, overdue and due soon."""
        sums, who = self.sums, self.who
        if self.apart:
            return [Part(self.overdue)]
        if sums["fulfilment"] is None:
            return [Part(NO_VALUE)]
        share = self.words.percent(sums["fulfilment"])
        came, of = self.words.baht(sums["counted_thb"]), self.words.baht(sums["promised_thb"])
        have = "has" if self.partner_id else "have"
        return [
            Part(Text(f"{who.th}ส่งมอบแล้ว ", f"{who.en} {have} delivered ")),
            Part(share, "strong"),
            Part(Text(f" ({came.th} จาก {of.th}) ", f" ({came.en} of {of.en}); ")),
            mark(self._in_a_sentence, sums["overdue"] > 0),
            Part(self._soon),
        ]

    @property
    def _in_a_sentence(self) -> Text:
        """What is overdue, behind a semicolon."""
        said = self.overdue
        return Text(said.th, f"{said.en[:1].lower()}{said.en[1:]}")

    @property
    def _soon(self) -> Text:
        """What falls due soon, behind what is overdue: more only where anything is."""
        soon, due = self.sums["due_soon"], self.due_soon
        if not soon:
            return Text("", "")
        falls = one_or_many(soon, "falls", "fall")
        if self.sums["overdue"]:
            return Text(f" และจะ{due.th}อีก {soon:,} ข้อ", f"; {soon:,} more {falls} {due.en}")
        return Text(f" {due.th} {soon:,} ข้อ", f"; {counted(soon, 'pledge')} {falls} {due.en}")

    @property
    def title(self) -> Text:
        """The same in a few words, for a slide."""
        who = self.who
        if self.apart:
            return Text(f"คำมั่นของ{who.th} {self.apart.th}", f"{who.en}: {self.apart.en}")
        if self.sums["fulfilment"] is None:
            return Text(f"{who.th} ยังไม่มีคำมั่นที่มีมูลค่า", f"{who.en}: no pledge with a value yet")
        share, of = (
            self.words.percent(self.sums["fulfilment"]),
            self.words.baht(self.sums["promised_thb"]),
        )
        return Text(
            f"{who.th}ส่งมอบแล้ว {share.th} ของคำมั่น {of.th}",
            f"{who.en} delivered {share.en} of {of.en}",
        )

    @property
    def late(self) -> Text:
        """What is overdue, and how many more fall due soon; of none, that none is."""
        soon, late = self._soon, self.overdue
        return Text(f"{late.th}{soon.th}", f"{late.en}{soon.en}") if self.sums["overdue"] else late

    @property
    def houses(self) -> Text | None:
        """The houses one partner supports; nothing of one that supports none, and of all."""
        row = self.row_of(contributions.houses_supported(self.programme))
        if row is None:
            return None
        return Text(
            f"ร่วมสนับสนุนบ้าน {row['houses']:,} หลัง ส่งมอบแล้ว {row['handed_over']:,} หลัง",
            f"Supports {counted(row['houses'], 'house')}, {row['handed_over']:,} handed over",
        )

    @property
    def findings(self) -> list[tuple[str, Text]]:
        """Three sentences at most, each with its state: what is late, what comes next, and where it
        has come to."""
        sums, due = self.sums, self.due_soon
        said = []
        if sums["overdue"]:
            late, of = sums["overdue"], sums["pledges"]
            said.append(
                (
                    "behind",
                    Text(
                        f"คำมั่นเกินกำหนด {late:,} จาก {of:,} ข้อ",
                        f"{late:,} of {counted(of, 'pledge')} {one_or_many(late, 'is', 'are')} overdue",
                    ),
                )
            )
        elif sums["pledges"]:
            said.append(("on_track", NONE_OVERDUE))
        if soon := sums["due_soon"]:
            falls, more = one_or_many(soon, "falls", "fall"), f"{soon:,} more"
            said.append(
                (
                    "not_due",
                    Text(
                        f"{due.th} {soon:,} ข้อ",
                        f"{more if sums['overdue'] else counted(soon, 'pledge')} {falls} {due.en}",
                    ),
                )
            )
        row = self.row_of(contributions.subdistricts_reached(self.programme))
        if row is not None:
            places = int(row["subdistricts"])
            reached = counted(places, SUBDISTRICT.one, SUBDISTRICT.many)
            said.append(
                (
                    "on_track",
                    Text(
                        f"ไปถึงแล้ว {places:,} ตำบล",
                        f"{reached} {one_or_many(places, 'is', 'are')} reached",
                    ),
                )
            )
        return said

    @property
    def action_items(self) -> list[Text]:
        """What the partner is asked for, only what there is of it."""
        sums, due = self.sums, self.due_soon
        waiting = partners.waiting(self.programme, self.partner_id)["deliveries"]
        asked = (
            (sums["overdue"], "ส่งมอบคำมั่นที่เกินกำหนด {} ข้อ", "Deliver what is overdue: {}"),
            (
                sums["due_soon"],
                f"เตรียมส่งมอบคำมั่นที่จะ{due.th} {{}} ข้อ",
                f"Prepare what falls {due.en}: {{}}",
            ),
            (
                waiting,
                "ส่งหลักฐานของการส่งมอบที่รอตรวจสอบ {} รายการ",
                "Send proof of deliveries that await verification: {}",
            ),
            (
                sums["pledges_without_value"],
                "แจ้งมูลค่าของคำมั่นที่ยังไม่มีมูลค่า {} ข้อ",
                "Say the value of pledges that have none: {}",
            ),
        )
        return [Text(th.format(f"{n:,}"), en.format(f"{n:,}")) for n, th, en in asked if n]

    def row_of(self, table: pd.DataFrame) -> pd.Series | None:
        """The row of the partner in a table of one row a partner."""
        rows = table[table["partner_id"] == self.partner_id]
        return None if rows.empty else rows.iloc[0]
