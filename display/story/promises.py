"""The slide of promises: what partners promised, what has come of it, and what is overdue."""

import pandas as pd

from data_access.language.plurals import counted, one_or_many
from data_access.language.vocabulary import UNIT, Text
from data_access.queries.partners import contributions, partners
from data_access.rules.rule_words import DUE_SOON, stated
from data_access.schema.headings import heading
from display.story.slide import Number, Picture, Slide
from display.story.story_context import Telling

MOST_BARS = 7
COLUMNS = {
    "promised": heading("promised"),
    "counted": Text("ส่งมอบแล้ว", "Delivered"),
    "due": heading("due"),
    "unit": heading("unit"),
}
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
    table = _one_partner(told) if told.partner_id else _every_partner(told)
    head = Text("หน่วย", "Unit") if told.partner_id else Text("ภาคี", "Partner")
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
        Picture(
            "bullets",
            table,
            {"name": head, **COLUMNS},
            _alt(len(table), share),
        ),
        SOURCE,
        Text(
            "แถบอ่อนคือคำมั่น แถบเข้มคือส่งมอบที่ตรวจสอบแล้ว นับไม่เกินคำมั่นแต่ละข้อ ขีดตั้งคือที่ควรส่งมอบถึงวันนี้"
            " ขอให้แต่ละภาคีบอกวันที่จะส่งมอบส่วนที่ค้าง",
            "The pale bar is what was promised, the dark one what was delivered and verified, each"
            " pledge up to its promise; the mark is what was due by today. Ask each partner for a day.",
        ),
    )


def _alt(bars: int, share: Text) -> Text:
    if not bars:
        return Text("ไม่มีคำมั่นให้แสดง", "There is no pledge to show")
    return Text(
        f"แถบคำมั่นและส่งมอบ {bars} แถว รวมส่งมอบแล้ว {share.th}",
        f"{counted(bars, 'bar')} of promised and delivered; {share.en} delivered in all",
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


def _every_partner(told: Telling) -> pd.DataFrame:
    """One row a partner with pledges in baht, most outstanding first; the rest in one row."""
    rows = partners.by_partner(told.programme)
    rows = rows[rows["promised_thb"] > 0]
    shown, rest = rows.head(MOST_BARS), rows.iloc[MOST_BARS:]
    columns = ["promised_thb", "counted_thb", "due_thb"]
    names = [told.partner(one) for one in shown["partner_id"]]
    values = shown[columns].to_numpy().tolist()
    if len(rest):
        names.append(Text(f"อีก {len(rest)} ภาคี", counted(len(rest), "other")))
        values.append(rest[columns].sum().tolist())
    table = pd.DataFrame(values, columns=["promised", "counted", "due"])
    table.insert(0, "name", names)
    table["unit"] = [UNIT["THB"]] * len(table)
    table["unit_code"] = "THB"
    return table


def _one_partner(told: Telling) -> pd.DataFrame:
    """One row a unit of the partner's pledges; units do not add up."""
    rows = partners.by_unit(told.programme, told.partner_id)
    rows = rows[rows["promised"] > 0].head(MOST_BARS)
    return pd.DataFrame(
        {
            "name": [UNIT[one] for one in rows["unit"]],
            "promised": list(rows["promised"]),
            "counted": list(rows["counted"]),
            "due": list(rows["due"]),
            "unit": [UNIT[one] for one in rows["unit"]],
            "unit_code": list(rows["unit"]),
        }
    )
