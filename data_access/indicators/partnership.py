"""Partners: what they gave, where, and who has not reported of late (P10–P14, P16)."""

from data_access.indicators.drill_down import DrillDown, deliveries_where
from data_access.indicators.figure import NONE, Figure, count, count_unless
from data_access.indicators.indicator import indicator
from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import Text
from data_access.queries.households.safe_counts import counts_in_view, is_told
from data_access.queries.partners import contributions
from data_access.queries.partners.wider import deliveries_apart, pledges_apart
from data_access.snapshots.programme import Programme


@indicator(
    key="P10",
    name=Text("บ้านที่ภาคีร่วมสนับสนุน", "Houses supported"),
    unit="house",
    formula=Text(
        "บ้านส่งมอบแล้ว จากบ้านที่มีการสนับสนุนของภาคีซึ่งตรวจสอบแล้ว นับหลังละครั้ง (ยอดรายภาคีรวมกันไม่ได้)",
        "Handed over, of houses with a partner's verified support, each once (partners do not add up)",
    ),
    rows=deliveries_where(lambda table: table["repair_id"].notna()),
)
def houses_supported(programme: Programme) -> Figure:
    row = contributions.houses_supported_in_all(programme)
    return count(int(row["handed_over"]), int(row["houses"]))


@indicator(
    key="P11a",
    name=Text("มูลค่าสมทบ: เงิน", "Contributed in cash"),
    unit="THB",
    formula=Text("Σ มูลค่าส่งมอบที่ตรวจสอบแล้ว ประเภทเงิน", "Σ value of verified cash deliveries"),
    rows=deliveries_where(lambda table: table["kind"] == "cash"),
)
def given_in_cash(programme: Programme) -> Figure:
    given = int(contributions.value_contributed(programme)["cash_thb"].sum())
    return count_unless(deliveries_apart(programme, "cash"), given)


@indicator(
    key="P11b",
    name=Text("มูลค่าสมทบ: ไม่ใช่เงิน", "Contributed in kind"),
    unit="THB",
    formula=Text(
        "Σ มูลค่าส่งมอบที่ตรวจสอบแล้ว ประเภทอื่น",
        "Σ value of verified deliveries in kind",
    ),
    rows=deliveries_where(lambda table: table["kind"] != "cash"),
)
def given_in_kind(programme: Programme) -> Figure:
    given = int(contributions.value_contributed(programme)["inkind_thb"].sum())
    return count_unless(deliveries_apart(programme, "in_kind"), given)


@indicator(
    key="P12",
    name=Text("แรงงาน", "Labour"),
    unit="person_day",
    formula=Text("Σ คน-วันที่ตรวจสอบแล้ว", "Σ verified person-days"),
    rows=deliveries_where(lambda table: table["unit"] == "person_day"),
)
def labour(programme: Programme) -> Figure:
    given = int(contributions.value_contributed(programme)["person_days"].sum())
    return count_unless(deliveries_apart(programme, "labour"), given)


@indicator(
    key="P13",
    name=Text("ตำบลที่ภาคีไปถึง", f"{SUBDISTRICT.many.capitalize()} reached"),
    unit="subdistrict",
    formula=Text(
        "ตำบลที่มีการส่งมอบซึ่งตรวจสอบแล้ว หรือมีบ้านที่ภาคีร่วมสนับสนุน (การส่งมอบระดับกว้างกว่าตำบลอย่างเดียวไม่นับ)",
        f"{SUBDISTRICT.many.capitalize()} with a verified delivery or a house that a partner supported (a wider"
        " delivery alone is not counted)",
    ),
    rows=deliveries_where(lambda table: table["verification"] == "verified"),
)
def subdistricts_reached(programme: Programme) -> Figure:
    reached = contributions.subdistricts_reached_in_all(programme)
    return count_unless(deliveries_apart(programme, "anything"), reached)


@indicator(
    key="P14",
    name=Text("ตำบลที่ยังมีช่องว่าง", f"{SUBDISTRICT.many.capitalize()} with a gap"),
    unit="subdistrict",
    formula=Text(
        "ตำบลที่ครัวเรือนเดือดร้อนมากกว่าบ้านที่ได้รับอนุมัติงบ",
        f"{SUBDISTRICT.many.capitalize()} with more households in need than houses funded",
    ),
    rows=DrillDown(contributions.shown_gaps, ("subdistrict_code", "in_need", "funded", "gap")),
)
def subdistricts_with_a_gap(programme: Programme) -> Figure:
    if not is_told(programme):
        return Figure(None, state="hidden")
    gaps = len(contributions.shown_gaps(programme))
    return count(gaps) if gaps or counts_in_view(programme)["is_surveyed"] else NONE


@indicator(
    key="P16",
    name=Text("ภาคีที่ขาดรายงานระยะนี้", "Partners without a recent report"),
    unit="partner",
    formula=Text(
        "ภาคีที่ยังร่วมงานและมีคำมั่น ซึ่งรายงานการส่งมอบล่าสุดนานเกิน {partner_silent_days} วัน หรือไม่เคยรายงาน",
        "Active partners with a live pledge whose newest delivery report is older than"
        " {partner_silent_days} days, or that never reported one",
    ),
    rows=DrillDown(contributions.freshness, ("partner_id", "last_on", "days")),
)
def silent_partners(programme: Programme) -> Figure:
    rows = contributions.freshness(programme)
    if rows.empty:
        return Figure(None, state="none", note=pledges_apart(programme))
    is_silent = (rows["days"] > programme.weights["partner_silent_days"]) | rows["days"].isna()
    return count(int(is_silent.sum()), len(rows))
