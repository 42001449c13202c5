"""Partners: sixteen figures on what was promised, delivered and is overdue (P1–P16)."""

from data_access.indicators.figure import NONE, Figure, Indicator, count, share
from data_access.language.vocabulary import Text
from data_access.queries.households.safe_counts import is_told
from data_access.queries.partners import contributions, partners
from data_access.snapshots.programme import Programme

SOURCE = Text("นิยามของโครงการ", "The programme's own definition")


def _pledges(programme: Programme) -> Figure:
    return count(partners.fulfilment(programme)["pledges"])


def _fulfilment(programme: Programme) -> Figure:
    sums = partners.fulfilment(programme)
    without = sums["pledges_without_value"]
    note = Text(f"คำมั่นที่ไม่มีมูลค่า {without} ข้อ", f"{without} pledges without a value")
    figure = share(sums["counted_thb"], sums["promised_thb"])
    return Figure(figure.value, figure.numerator, figure.denominator, figure.state, note)


def _outstanding(programme: Programme) -> Figure:
    sums = partners.fulfilment(programme)
    return count(sums["promised_thb"] - sums["counted_thb"], sums["promised_thb"])


def _surplus(programme: Programme) -> Figure:
    return count(int(partners.by_partner(programme)["surplus_thb"].sum()))


def _gifts(programme: Programme) -> Figure:
    rows = partners.by_unit(programme)
    return count(int((rows["unpledged"] > 0).sum()), len(rows))


def _overdue(programme: Programme) -> Figure:
    sums = partners.fulfilment(programme)
    return count(sums["overdue"], sums["pledges"])


def _due_soon(programme: Programme) -> Figure:
    sums = partners.fulfilment(programme)
    return count(sums["due_soon"], sums["pledges"])


def _on_time(programme: Programme) -> Figure:
    sums = partners.fulfilment(programme)
    return share(sums["on_time"], sums["already_due"])


def _waiting(programme: Programme) -> Figure:
    return count(partners.waiting(programme)["deliveries"])


def _houses(programme: Programme) -> Figure:
    row = contributions.houses_supported_in_all(programme)
    return count(int(row["handed_over"]), int(row["houses"]))


def _cash(programme: Programme) -> Figure:
    return count(int(contributions.value_contributed(programme)["cash_thb"].sum()))


def _in_kind(programme: Programme) -> Figure:
    return count(int(contributions.value_contributed(programme)["inkind_thb"].sum()))


def _labour(programme: Programme) -> Figure:
    return count(int(contributions.value_contributed(programme)["person_days"].sum()))


def _where(programme: Programme) -> Figure:
    return count(contributions.subdistricts_reached_in_all(programme))


def _gaps(programme: Programme) -> Figure:
    if not is_told(programme):
        return Figure(None, state="hidden")
    return count(len(contributions.shown_gaps(programme)))


def _without_goal(programme: Programme) -> Figure:
    rows = partners.pledges_by_goal(programme)
    return count(int(rows.loc[rows["goal_id"] != "", "pledges"].sum()), int(rows["pledges"].sum()))


def _silent(programme: Programme) -> Figure:
    rows = contributions.last_reports(programme)
    if rows.empty:
        return NONE
    limit = programme.weights["partner_silent_days"]
    return count(int((rows["days"] > limit).sum()), len(rows))


PARTNERSHIP = tuple(
    Indicator(key, name, formula, unit, measure, SOURCE)
    for key, name, formula, unit, measure in (
        (
            "P1",
            Text("คำมั่นทั้งหมด", "Pledges live"),
            Text(
                "คำมั่นที่ให้ไว้ถึงวันที่ดูข้อมูลและยังไม่ถอน",
                "Pledges made by the as-of day and not withdrawn",
            ),
            "pledge",
            _pledges,
        ),
        (
            "P2",
            Text("อัตราส่งมอบ", "Fulfilment"),
            Text(
                "Σ ส่งมอบที่ตรวจสอบแล้ว (ไม่เกินคำมั่นแต่ละข้อ) × มูลค่าต่อหน่วย ÷ Σ คำมั่น × มูลค่าต่อหน่วย",
                "Σ verified deliveries (capped per pledge) × unit value ÷ Σ promised × unit value",
            ),
            "percent",
            _fulfilment,
        ),
        (
            "P3",
            Text("คงค้าง", "Outstanding"),
            Text(
                "Σ มูลค่าคำมั่น − Σ มูลค่าที่นับแล้ว (รายหน่วยอยู่ในหน้าภาคี)",
                "Σ promised − Σ counted, in baht (by unit on the partners page)",
            ),
            "THB",
            _outstanding,
        ),
        (
            "P4",
            Text("เกินกว่าคำมั่น", "Surplus"),
            Text(
                "Σ ส่วนที่ตรวจสอบแล้วเกินคำมั่นแต่ละข้อ × มูลค่าต่อหน่วย",
                "Σ verified beyond each pledge × unit value",
            ),
            "THB",
            _surplus,
        ),
        (
            "P5",
            Text("หน่วยที่มีการให้นอกคำมั่น", "Units with unpledged gifts"),
            Text(
                "จำนวนหน่วยนับที่มีการส่งมอบซึ่งไม่ผูกกับคำมั่น",
                "Units in which something was given without a pledge",
            ),
            "item",
            _gifts,
        ),
        (
            "P6",
            Text("เกินกำหนด", "Overdue"),
            Text(
                "คำมั่นที่ครบกำหนดก่อนวันที่ดูข้อมูลและยังส่งมอบไม่ครบ",
                "Pledges due before the as-of day and not delivered in full",
            ),
            "pledge",
            _overdue,
        ),
        (
            "P7",
            Text("ครบกำหนดใน 30 วัน", "Due in 30 days"),
            Text(
                "คำมั่นที่ครบกำหนดภายใน 30 วันและยังส่งมอบไม่ครบ",
                "Pledges due within 30 days and not delivered in full",
            ),
            "pledge",
            _due_soon,
        ),
        (
            "P8",
            Text("ตรงเวลา", "On-time rate"),
            Text(
                "คำมั่นที่ส่งมอบครบในกำหนด ÷ คำมั่นที่ครบกำหนดแล้ว",
                "Pledges fulfilled by their due day ÷ pledges already due",
            ),
            "percent",
            _on_time,
        ),
        (
            "P9",
            Text("รอตรวจสอบ", "Awaiting verification"),
            Text(
                "การส่งมอบที่รายงานเองและยังไม่ตรวจสอบ",
                "Deliveries reported by the giver and not yet verified",
            ),
            "delivery",
            _waiting,
        ),
        (
            "P10",
            Text("บ้านที่ภาคีร่วมสนับสนุน", "Houses supported"),
            Text(
                "บ้านส่งมอบแล้ว จากบ้านที่มีภาคีสนับสนุน นับหลังละครั้ง (ยอดรายภาคีรวมกันไม่ได้)",
                "Handed over, of houses with a partner's support, each once (partners do not add up)",
            ),
            "house",
            _houses,
        ),
        (
            "P11a",
            Text("มูลค่าสมทบ: เงิน", "Contributed in cash"),
            Text("Σ มูลค่าส่งมอบที่ตรวจสอบแล้ว ประเภทเงิน", "Σ value of verified cash deliveries"),
            "THB",
            _cash,
        ),
        (
            "P11b",
            Text("มูลค่าสมทบ: ไม่ใช่เงิน", "Contributed in kind"),
            Text(
                "Σ มูลค่าส่งมอบที่ตรวจสอบแล้ว ประเภทอื่น",
                "Σ value of verified deliveries in kind",
            ),
            "THB",
            _in_kind,
        ),
        (
            "P12",
            Text("แรงงาน", "Labour"),
            Text("Σ คน-วันที่ตรวจสอบแล้ว", "Σ verified person-days"),
            "person_day",
            _labour,
        ),
        (
            "P13",
            Text("ตำบลที่ภาคีไปถึง", "Subdistricts reached"),
            Text(
                "ตำบลที่มีการส่งมอบซึ่งตรวจสอบแล้ว หรือมีบ้านที่ภาคีร่วมสนับสนุน"
                " (การส่งมอบระดับกว้างกว่าตำบลอย่างเดียวไม่นับ)",
                "Subdistricts with a verified delivery or a house that a partner supported (a wider"
                " delivery alone is not counted)",
            ),
            "subdistrict",
            _where,
        ),
        (
            "P14",
            Text("ตำบลที่ยังมีช่องว่าง", "Subdistricts with a gap"),
            Text(
                "ตำบลที่ครัวเรือนเดือดร้อนมากกว่าบ้านที่ได้รับอนุมัติงบ",
                "Subdistricts with more households in need than houses funded",
            ),
            "subdistrict",
            _gaps,
        ),
        (
            "P15",
            Text("คำมั่นที่ผูกกับเป้าหมาย", "Pledges with a goal"),
            Text("คำมั่นที่ระบุเป้าหมาย จากคำมั่นทั้งหมด", "Pledges that name a goal, of all live"),
            "pledge",
            _without_goal,
        ),
        (
            "P16",
            Text("ภาคีที่เงียบเกิน 30 วัน", "Partners silent for over 30 days"),
            Text(
                "ภาคีที่รายงานการส่งมอบครั้งล่าสุดนานเกิน 30 วัน",
                "Partners whose newest delivery report is older than 30 days",
            ),
            "partner",
            _silent,
        ),
    )
)
