"""Partners: what was promised, what came of it and what is overdue (P1–P9, P15, G17, M14)."""

from data_access.indicators.drill_down import (
    EVERY_PLEDGE,
    OVERDUE,
    deliveries_where,
    pledges_where,
)
from data_access.indicators.figure import Figure, count, count_unless, sum_of
from data_access.indicators.indicator import indicator, ratio
from data_access.language.plurals import counted
from data_access.language.vocabulary import Text
from data_access.queries.partners import partners
from data_access.queries.partners.wider import deliveries_apart, pledges_apart
from data_access.snapshots.programme import Programme


def _of_pledges(
    programme: Programme, value: int | None = None, out_of: int | None = None
) -> Figure:
    """A count over the pledges in view, or of them. Where there is none, but one for the area
    around, there is no figure."""
    pledges = partners.fulfilment(programme)["pledges"]
    why = None if pledges else pledges_apart(programme)
    return count_unless(why, pledges if value is None else value, out_of)


@indicator(
    key="P1",
    name=Text("คำมั่นทั้งหมด", "Pledges live"),
    unit="pledge",
    formula=Text(
        "คำมั่นที่ให้ไว้ถึงวันที่ดูข้อมูลและยังไม่ถอน",
        "Pledges made by the as-of day and not withdrawn",
    ),
    rows=EVERY_PLEDGE,
)
def live_pledges(programme: Programme) -> Figure:
    return _of_pledges(programme)


def _delivered(programme: Programme) -> Figure:
    return sum_of(partners.fulfilment(programme)["counted_thb"])


def _promised(programme: Programme) -> Figure:
    return sum_of(partners.fulfilment(programme)["promised_thb"])


def _without_value(programme: Programme) -> Text | None:
    sums = partners.fulfilment(programme)
    without = sums["pledges_without_value"]
    if not without:
        return _recorded_apart(programme)
    pledges = counted(without, "pledge")
    return Text(f"คำมั่นที่ไม่มีมูลค่า {without:,} ข้อ", f"{pledges} without a value")


def _recorded_apart(programme: Programme) -> Text | None:
    """Why there is no share, where no pledge is in view."""
    sums = partners.fulfilment(programme)
    return None if sums["pledges"] else pledges_apart(programme)


fulfilment = ratio(
    key="P2",
    name=Text("อัตราส่งมอบ", "Fulfilment"),
    unit="percent",
    formula=Text(
        "Σ ส่งมอบที่ตรวจสอบแล้ว (ไม่เกินคำมั่นแต่ละข้อ) × มูลค่าต่อหน่วย ÷ Σ คำมั่น × มูลค่าต่อหน่วย",
        "Σ verified deliveries (capped per pledge) × unit value ÷ Σ promised × unit value",
    ),
    rows=EVERY_PLEDGE,
    numerator=_delivered,
    denominator=_promised,
    note=_without_value,
)


@indicator(
    key="P3",
    name=Text("คงค้าง", "Outstanding"),
    unit="THB",
    formula=Text(
        "Σ มูลค่าคำมั่น − Σ มูลค่าที่นับแล้ว (รายหน่วยอยู่ในหน้าภาคี)",
        "Σ promised − Σ counted, in baht (by unit on the partners page)",
    ),
    rows=pledges_where(lambda table: table["outstanding_qty"] > 0),
)
def outstanding(programme: Programme) -> Figure:
    sums = partners.fulfilment(programme)
    return _of_pledges(programme, sums["promised_thb"] - sums["counted_thb"], sums["promised_thb"])


@indicator(
    key="P4",
    name=Text("เกินกว่าคำมั่น", "Surplus"),
    unit="THB",
    formula=Text(
        "Σ ส่วนที่ตรวจสอบแล้วเกินคำมั่นแต่ละข้อ × มูลค่าต่อหน่วย",
        "Σ verified beyond each pledge × unit value",
    ),
    rows=pledges_where(lambda table: table["surplus_qty"] > 0),
)
def surplus(programme: Programme) -> Figure:
    return _of_pledges(programme, int(partners.by_partner(programme)["surplus_thb"].sum()))


@indicator(
    key="P5",
    name=Text("หน่วยที่มีการให้นอกคำมั่น", "Units with unpledged gifts"),
    unit="item",
    formula=Text(
        "จำนวนหน่วยนับที่มีการส่งมอบซึ่งไม่ผูกกับคำมั่น",
        "Units in which something was given without a pledge",
    ),
    rows=deliveries_where(lambda table: table["pledge_id"].isna()),
)
def gifts(programme: Programme) -> Figure:
    rows = partners.by_unit(programme)
    why = deliveries_apart(programme, "unpledged")
    return count_unless(why, int((rows["unpledged"] > 0).sum()), len(rows))


@indicator(
    key="P6",
    name=Text("เกินกำหนด", "Overdue"),
    unit="pledge",
    formula=Text(
        "คำมั่นที่ครบกำหนดก่อนวันที่ดูข้อมูลและยังส่งมอบไม่ครบ",
        "Pledges due before the as-of day and not delivered in full",
    ),
    rows=OVERDUE,
)
def overdue(programme: Programme) -> Figure:
    sums = partners.fulfilment(programme)
    return _of_pledges(programme, sums["overdue"], sums["pledges"])


@indicator(
    key="P7",
    name=Text("ใกล้ครบกำหนด", "Due soon"),
    unit="pledge",
    formula=Text(
        "คำมั่นที่ครบกำหนดภายใน {due_soon_days} วันและยังส่งมอบไม่ครบ",
        "Pledges due within {due_soon_days} days and not delivered in full",
    ),
    rows=pledges_where(lambda table: table["due_soon"]),
)
def due_soon(programme: Programme) -> Figure:
    sums = partners.fulfilment(programme)
    return _of_pledges(programme, sums["due_soon"], sums["pledges"])


def _on_time(programme: Programme) -> Figure:
    return count(partners.fulfilment(programme)["on_time"])


def _already_due(programme: Programme) -> Figure:
    return count(partners.fulfilment(programme)["already_due"])


on_time = ratio(
    key="P8",
    name=Text("ตรงเวลา", "On-time rate"),
    unit="percent",
    formula=Text(
        "คำมั่นที่ส่งมอบครบในกำหนด ÷ คำมั่นที่ครบกำหนดแล้ว",
        "Pledges fulfilled by their due day ÷ pledges already due",
    ),
    rows=pledges_where(lambda table: table["fulfilled_on"].notna()),
    numerator=_on_time,
    denominator=_already_due,
    note=_recorded_apart,
)


@indicator(
    key="P9",
    name=Text("รอตรวจสอบ", "Awaiting verification"),
    unit="delivery",
    formula=Text(
        "การส่งมอบที่รายงานเองและยังไม่ตรวจสอบ",
        "Deliveries reported by the giver and not yet verified",
    ),
    rows=deliveries_where(lambda table: table["verification"] == "self_reported"),
)
def waiting(programme: Programme) -> Figure:
    why = deliveries_apart(programme, "waiting")
    return count_unless(why, partners.waiting(programme)["deliveries"])


@indicator(
    key="P15",
    name=Text("คำมั่นที่ผูกกับเป้าหมาย", "Pledges with a goal"),
    unit="pledge",
    formula=Text("คำมั่นที่ระบุเป้าหมาย จากคำมั่นทั้งหมด", "Pledges that name a goal, of all live"),
    rows=pledges_where(lambda table: table["goal_id"].notna()),
)
def with_goal(programme: Programme) -> Figure:
    rows = partners.pledges_by_goal(programme)
    named = int(rows.loc[rows["goal_id"] != "", "pledges"].sum())
    return _of_pledges(programme, named, int(rows["pledges"].sum()))


partner_fulfilment = ratio(
    key="G17",
    name=Text("คำมั่นภาคีที่ส่งมอบ", "Partner fulfilment"),
    unit="percent",
    formula=Text(
        "มูลค่าที่ส่งมอบ (นับไม่เกินคำมั่นแต่ละข้อ) ÷ มูลค่าคำมั่นที่ตีราคาได้",
        "Baht delivered, capped at each pledge ÷ baht promised, over pledges with a value",
    ),
    rows=EVERY_PLEDGE,
    numerator=_delivered,
    denominator=_promised,
    note=_recorded_apart,
)


@indicator(
    key="M14",
    name=Text("เรื่องที่ขอจากที่ประชุม: คำมั่นเกินกำหนด", "Asks: pledges overdue"),
    unit="pledge",
    formula=Text(
        "คำมั่นภาคีที่เกินกำหนด (รายการอยู่ในหน้าภาคี)",
        "Partners' pledges overdue (listed on the partners page)",
    ),
    rows=OVERDUE,
)
def asks(programme: Programme) -> Figure:
    return _of_pledges(programme, partners.fulfilment(programme)["overdue"])
