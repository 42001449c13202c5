"""The slide of promises: what partners promised, what has come of it, and what is overdue."""

from data_access.language.vocabulary import Text
from display.answers.partner_answer import PartnerAnswer
from display.charts.promise_bars import promise_bars
from display.story.slide import Number, Picture, Slide
from display.story.story_context import StoryContext

MOST_BARS = 7
SOURCE = Text("คำมั่นของภาคีและการส่งมอบที่ตรวจสอบแล้ว", "Partners’ pledges and verified deliveries")


def promises(told: StoryContext) -> Slide:
    """Every partner in baht; of one partner, its pledges in their own units."""
    partner = PartnerAnswer(told.programme, told.partner_id)
    share, overdue = told.percent(partner.sums["fulfilment"]), partner.sums["overdue"]
    numbers = [Number(share, Text("ส่งมอบแล้ว", "delivered"))]
    if partner.sums["pledges"]:
        late = "late" if overdue else "plain"
        numbers.append(Number(told.count(overdue), Text("ข้อ เกินกำหนด", "overdue"), late))
    bars = promise_bars(told.programme, told.partner_id, MOST_BARS)
    return Slide(
        "promises",
        Text("คำมั่นของภาคี", "Partners’ promises"),
        partner.title,
        _lead(partner),
        tuple(numbers),
        Picture("bullets", bars.table(), bars.columns, bars.alt, bars),
        SOURCE,
        Text(
            "แถบอ่อนคือคำมั่น แถบเข้มคือส่งมอบที่ตรวจสอบแล้ว นับไม่เกินคำมั่นแต่ละข้อ ขีดตั้งคือที่ควรส่งมอบถึงวันนี้"
            " ขอให้แต่ละภาคีบอกวันที่จะส่งมอบส่วนที่ค้าง",
            "The pale bar is what was promised, the dark one what was delivered and verified, each"
            " pledge up to its promise; the mark is what was due by today. Ask each partner for a day.",
        ),
    )


def _lead(partner: PartnerAnswer) -> Text:
    """Of one partner, also the houses it reached."""
    houses, late = partner.houses, partner.late
    if houses is None:
        return late
    return Text(f"{houses.th} · {late.th}", f"{houses.en}. {late.en}")
