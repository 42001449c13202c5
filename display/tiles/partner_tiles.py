"""Eight figures of what partners promised and gave, of all or of one: for page and brief."""

from data_access.language.number_words import length_words
from data_access.language.vocabulary import Text
from data_access.queries.partners import contributions, partners
from data_access.queries.partners.wider import deliveries_apart
from data_access.snapshots.programme import Programme
from display.answers.partner_answer import PartnerAnswer
from display.tiles.tile import NOTHING_SAID, Tile, baht_tile
from display.words.alike import alike


def partner_tiles(programme: Programme, partner_id: str | None = None) -> list[Tile]:
    """Pledges, fulfilment, outstanding, overdue, on time, awaiting verification, houses, cash."""
    partner = PartnerAnswer(programme, partner_id)
    sums, words, due = partner.sums, partner.words, partner.due_soon
    on_time = sums["on_time"] / sums["already_due"] if sums["already_due"] else None
    of, apart = words.baht(sums["promised_thb"]), partner.apart
    no_value, already = sums["pledges_without_value"], sums["already_due"]
    overdue = words.count(None if apart else sums["overdue"])
    return [
        Tile(
            Text("คำมั่น (ข้อ)", "Pledges"),
            words.count(None if apart else sums["pledges"]),
            apart or Text(f"ไม่มีมูลค่า {no_value} ข้อ", f"{no_value} without a value"),
            opens="pledges",
            partner_id=partner_id,
        ),
        Tile(
            Text("อัตราส่งมอบ (มูลค่า)", "Fulfilment (by value)"),
            words.percent(sums["fulfilment"]),
            apart or Text(f"จาก {of.th}", f"of {of.en}"),
        ),
        baht_tile(
            Text("คงค้าง", "Outstanding"),
            None if apart else sums["promised_thb"] - sums["counted_thb"],
            Text("คำมั่นที่ตีราคาได้", "pledges with a value"),
        ),
        Tile(
            Text("เกินกำหนด (ข้อ)", "Overdue (pledges)"),
            overdue,
            apart or Text(f"{due.th} {sums['due_soon']:,}", f"{due.en}: {sums['due_soon']:,}"),
            state=_state(partner),
            opens="overdue",
            partner_id=partner_id,
        ),
        Tile(
            Text("ตรงเวลา", "On time"),
            words.percent(on_time),
            Text(f"จากที่ครบกำหนด {already} ข้อ", f"of {already} due")
            if already
            else apart or Text("ยังไม่มีข้อใดครบกำหนด", "nothing is due yet"),
        ),
        _waiting(partner),
        _houses(partner),
        _in_cash(partner),
    ]


def _state(partner: PartnerAnswer) -> str | None:
    """How the pledges stand; of none there is no word."""
    if partner.apart:
        return "no_data"
    if not partner.sums["pledges"]:
        return None
    return "behind" if partner.sums["overdue"] else "on_track"


def _in_cash(partner: PartnerAnswer) -> Tile:
    """Money given, beside what was given in kind; neither is none where a wider area had it."""
    given = contributions.value_contributed(partner.programme)
    if partner.partner_id:
        given = given[given["partner_id"] == partner.partner_id]
    sums = {"cash": given["cash_thb"].sum(), "in_kind": given["inkind_thb"].sum()}
    apart = {
        kind: None if thb else deliveries_apart(partner.programme, kind, partner.partner_id)
        for kind, thb in sums.items()
    }
    cash, in_kind = (None if apart[kind] else thb for kind, thb in sums.items())
    beside = partner.words.baht(in_kind)
    compare = Text(f"ไม่ใช่เงิน {beside.th}", f"in kind {beside.en}")
    if why := apart["cash"] or apart["in_kind"]:
        compare = Text(f"{compare.th} · {why.th}", f"{compare.en} · {why.en}")
    return baht_tile(Text("สมทบเป็นเงิน", "Given in cash"), cash, compare)


def _waiting(partner: PartnerAnswer) -> Tile:
    waiting = partners.waiting(partner.programme, partner.partner_id)
    oldest, last = length_words(waiting["oldest_days"]), _last_report(partner)
    count, compare = waiting["deliveries"], Text(f"เก่าสุด {oldest.th}", f"oldest {oldest.en}")
    if not count and (apart := deliveries_apart(partner.programme, "waiting", partner.partner_id)):
        count, compare = None, apart
    return Tile(
        Text("รอตรวจสอบ (รายการ)", "Awaiting verification"),
        partner.words.count(count),
        Text(f"{compare.th}{last.th}", f"{compare.en}{last.en}"),
        opens="waiting",
        partner_id=partner.partner_id,
    )


def _last_report(partner: PartnerAnswer) -> Text:
    """Of one partner, the day of its last report; nothing of all, and of one without any."""
    row = partner.row_of(contributions.last_reports(partner.programme))
    if row is None:
        return NOTHING_SAID
    day = partner.words.date(row["last_on"])
    return Text(f" · รายงานล่าสุด {day.th}", f" · last report {day.en}")


def _houses(partner: PartnerAnswer) -> Tile:
    name = Text("บ้านที่ร่วมสนับสนุน (หลัง)", "Houses supported")
    if partner.partner_id is None:
        row = contributions.houses_supported_in_all(partner.programme)
    else:
        row = partner.row_of(contributions.houses_supported(partner.programme))
    if row is None:
        return Tile(name, alike("0"), NOTHING_SAID)
    done = partner.words.count(row["handed_over"])
    return Tile(
        name,
        partner.words.count(row["houses"]),
        Text(f"ส่งมอบแล้ว {done.th}", f"handed over: {done.en}"),
    )
