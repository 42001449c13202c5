"""The slide of promises: what partners promised, what has come of it, and what is overdue."""

from data_access.language.plurals import counted, one_or_many
from data_access.language.vocabulary import Text
from data_access.queries.partners import contributions, partners
from data_access.rules.rule_words import DUE_SOON, stated
from display.charts.promise_bars import promise_bars
from display.story.slide import Number, Picture, Slide
from display.story.story_context import Telling

MOST_BARS = 7
SOURCE = Text("คำมั่นของภาคีและการส่งมอบที่ตรวจสอบแล้ว", "Partners’ pledges and verified deliveries")


def promises(told: Telling) -> Slide:
    """Every partner in baht; of one partner, its pledges in their own units."""
    sums = partners.fulfilment(told.programme, told.partner_id)
    share, overdue = told.percent(sums["fulfilment"]), sums["overdue"]
    promised = told.baht(sums["promised_thb"])
    who = told.partner(told.partner_id) if told.partner_id else Text("ภาคี", "Partners")
    title = Text(
        f"{who.th}ส่งมอบแล้ว {share.th} ของคำมั่น {promised.th}",
        f"{who.en} delivered {share.en} of {promised.en}",
    )
    if sums["fulfilment"] is None:
        title = Text(f"{who.th} ยังไม่มีคำมั่นที่มีมูลค่า", f"{who.en}: no pledge with a value yet")
    late = Text("ไม่มีคำมั่นที่เกินกำหนด", "No pledge is overdue")
    if overdue:
        more = _due_soon(told, sums["due_soon"])
        late = Text(
            f"เกินกำหนดแล้ว {overdue:,} ข้อ{more.th}",
            f"{overdue:,} {one_or_many(overdue, 'pledge is', 'pledges are')} overdue{more.en}",
        )
    bars = promise_bars(told.programme, told.partner_id, MOST_BARS)
    return Slide(
        "promises",
        Text("คำมั่นของภาคี", "Partners’ promises"),
        title,
        _with_houses(told, late),
        (
            Number(share, Text("ส่งมอบแล้ว", "delivered")),
            Number(
                told.count(overdue),
                Text("ข้อ เกินกำหนด", "overdue"),
                "late" if overdue else "plain",
            ),
        ),
        Picture("bullets", bars.table(), bars.columns, bars.alt, bars),
        SOURCE,
        Text(
            "แถบอ่อนคือคำมั่น แถบเข้มคือส่งมอบที่ตรวจสอบแล้ว นับไม่เกินคำมั่นแต่ละข้อ ขีดตั้งคือที่ควรส่งมอบถึงวันนี้"
            " ขอให้แต่ละภาคีบอกวันที่จะส่งมอบส่วนที่ค้าง",
            "The pale bar is what was promised, the dark one what was delivered and verified, each"
            " pledge up to its promise; the mark is what was due by today. Ask each partner for a day.",
        ),
    )


def _due_soon(told: Telling, pledges: int) -> Text:
    """How many more fall due soon; nothing of none."""
    if not pledges:
        return Text("", "")
    due = stated(DUE_SOON, told.programme.weights)
    return Text(
        f" และจะ{due.th}อีก {pledges:,} ข้อ",
        f"; {pledges:,} more {one_or_many(pledges, 'falls', 'fall')} {due.en}",
    )


def _with_houses(told: Telling, late: Text) -> Text:
    """Of one partner, also the houses it reached."""
    if not told.partner_id:
        return late
    rows = contributions.houses_supported(told.programme).set_index("partner_id")
    if told.partner_id not in rows.index:
        return late
    row = rows.loc[told.partner_id]
    return Text(
        f"ร่วมสนับสนุนบ้าน {row['houses']:,} หลัง ส่งมอบแล้ว {row['handed_over']:,} หลัง · {late.th}",
        f"Supports {counted(row['houses'], 'house')}, {row['handed_over']:,} handed over. {late.en}",
    )
