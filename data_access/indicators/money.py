"""The governor's office: what was approved and spent, and what others gave (G14–G16)."""

import pandas as pd

from data_access.indicators.drill_down import HANDED_OVER, repairs_where
from data_access.indicators.figure import HIDDEN, NONE, Figure, sum_of
from data_access.indicators.indicator import indicator, ratio
from data_access.language.vocabulary import Text
from data_access.queries.partners import contributions
from data_access.queries.repairs import repairs
from data_access.snapshots.programme import Programme


@indicator(
    key="G14a",
    name=Text("งบอนุมัติ", "Approved"),
    unit="THB",
    formula=Text(
        "ผลรวมงบอนุมัติของรายการที่อนุมัติแล้วหรือไกลกว่า",
        "Sum approved over repairs approved or further",
    ),
    rows=repairs_where(lambda table: table["approved_thb"].notna()),
)
def approved(programme: Programme) -> Figure:
    return _sum_of_houses(programme, "approved", "repairs_approved")


def _spent(programme: Programme) -> Figure:
    return _sum_of_houses(programme, "spent", "repairs_spent")


def _approved_of_spent(programme: Programme) -> Figure:
    return _sum_of_houses(programme, "approved_of_spent", "repairs_spent")


def _sum_of_houses(programme: Programme, baht: str, houses: str) -> Figure:
    """Hidden where there are houses and their sum is not told."""
    row = repairs.budget(programme).iloc[0]
    are_any = pd.isna(row[houses]) or row[houses] > 0  # to an outsider it is not told how many
    return HIDDEN if pd.isna(row[baht]) and are_any else sum_of(row[baht])


spent_of_approved = ratio(
    key="G14b",
    name=Text("ใช้จริงต่องบอนุมัติ", "Spent of approved"),
    unit="percent",
    formula=Text(
        "เงินที่ใช้จริง ÷ งบอนุมัติ ของรายการชุดเดียวกันที่แล้วเสร็จ",
        "Cash spent ÷ approved, over the same completed repairs",
    ),
    rows=repairs_where(lambda table: table["actual_cash_thb"].notna()),
    numerator=_spent,
    denominator=_approved_of_spent,
)


@indicator(
    key="G15",
    name=Text("ต้นทุนต่อหลัง (มัธยฐาน)", "Median cost per house"),
    unit="THB",
    formula=Text(
        "มัธยฐานของ (เงินสด + มูลค่าสมทบ) ของบ้านที่ส่งมอบ ไม่แสดงหากน้อยกว่า {smallest_sample} หลัง",
        "median(cash + in-kind value) of houses handed over; none on fewer than {smallest_sample}",
    ),
    rows=HANDED_OVER,
)
def cost_per_house(programme: Programme) -> Figure:
    row = repairs.cost_per_house(programme).iloc[0]
    if pd.isna(row["total"]):
        return NONE
    note = Text(
        f"เงินสด {row['cash']:,.0f} บาท สมทบที่ไม่ใช่เงิน {row['inkind']:,.0f} บาท",
        f"cash {row['cash']:,.0f} baht, in kind {row['inkind']:,.0f} baht",
    )
    return Figure(float(row["total"]), None, int(row["n"]), note=note)


def _of_others(programme: Programme) -> Figure:
    return _baht(contributions.leverage(programme)["others"])


def _of_the_state(programme: Programme) -> Figure:
    return _baht(contributions.leverage(programme)["state"])


def _baht(value: int | None) -> Figure:
    """Where nothing was given the sum is 0, so one that is missing is hidden."""
    return HIDDEN if pd.isna(value) else sum_of(value)


leverage = ratio(
    key="G16",
    name=Text("พลังสมทบ", "Leverage"),
    unit="ratio",
    formula=Text(
        "มูลค่าจากชุมชน ครัวเรือน เอกชน และกุศล ÷ มูลค่าจากรัฐ (ส่วนราชการ องค์การมหาชน อปท."
        " และสถาบันการศึกษา) ในการซ่อมบ้าน ที่ตรวจสอบแล้วและส่งมอบถึงวันที่ดูข้อมูล",
        "Value from communities, households, companies and charity ÷ value from the state"
        " (government offices, public organisations, LAOs and academic institutions), for"
        " repairs, verified and delivered by the as-of day",
    ),
    rows=repairs_where(lambda table: table["approved_thb"].notna()),
    numerator=_of_others,
    denominator=_of_the_state,
)
