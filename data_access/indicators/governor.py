"""The governor's office: eighteen figures on houses, need, money and records (G1–G18)."""

import pandas as pd

from data_access import households, houses, partners, quality, repairs
from data_access.indicators.figure import (
    NONE,
    Figure,
    Indicator,
    count,
    people_count,
    people_share,
    share,
)
from data_access.programme import Programme
from data_access.vocabulary import Text

SOURCE = Text("นิยามของโครงการ", "The programme's own definition")


def _handed_over(programme: Programme) -> Figure:
    plan = houses.houses_plan(programme)
    return count(houses.handed_over_count(programme), plan.target if plan else None)


def _expected(programme: Programme) -> Figure:
    pace = houses.houses_pace(programme)
    return count(round(pace.expected, 1), pace.plan.target) if pace else NONE


def _pace(programme: Programme) -> Figure:
    pace = houses.houses_pace(programme)
    if pace is None or pace.spi is None:
        return NONE
    return Figure(pace.spi, pace.actual, round(pace.expected, 1))


def _forecast(programme: Programme) -> Figure:
    forecast = houses.houses_forecast(programme)
    return Figure(forecast.finish) if forecast and forecast.finish else NONE


def _funnel(programme: Programme) -> Figure:
    stages = repairs.funnel(programme)["repairs"]
    off_path = repairs.off_path(programme)["repairs"].sum()
    return count(int(stages.iloc[0]), int(stages.iloc[0] + off_path))


def _stalled(programme: Programme) -> Figure:
    stages = repairs.funnel(programme)["repairs"]
    underway = int(stages.iloc[1] - stages.iloc[6])
    return count(int(repairs.stalled_counts(programme)["repairs"].sum()), underway)


def _days(programme: Programme) -> Figure:
    row = repairs.days_report_to_handover(programme).iloc[0]
    if pd.isna(row["median_days"]):
        return Figure(None, None, int(row["n"]), "none")
    return Figure(float(row["median_days"]), None, int(row["n"]))


def _need(programme: Programme) -> Figure:
    counts = households.household_counts(programme)
    return people_count(programme, int(counts["in_need"]), int(counts["households"]))


def _coverage(programme: Programme) -> Figure:
    counts = households.household_counts(programme)
    return people_share(programme, int(counts["reached"]), int(counts["in_need"]))


def _urgent(programme: Programme) -> Figure:
    return people_count(programme, int(households.household_counts(programme)["urgent"]))


def _vulnerable(programme: Programme) -> Figure:
    counts = households.household_counts(programme)
    return people_share(
        programme, int(counts["vulnerable_reached"]), int(counts["vulnerable_in_need"])
    )


def _equity_gap(programme: Programme) -> Figure:
    rows = households.need_by_area(programme, "district")
    rows = rows[rows["in_need"] >= 10]
    if len(rows) < 2:
        return NONE
    coverage = rows["reached"] / rows["in_need"]
    return Figure(
        float(coverage.max() - coverage.min()), float(coverage.max()), float(coverage.min())
    )


def _never_reached(programme: Programme) -> Figure:
    rows = households.need_by_area(programme, "subdistrict")
    return count(int(((rows["in_need"] > 0) & (rows["reached"] == 0)).sum()), len(rows))


def _with_data(programme: Programme) -> Figure:
    rows = households.need_by_area(programme, "subdistrict")
    return count(int((rows["assessed"] > 0).sum()), len(rows))


def _approved(programme: Programme) -> Figure:
    row = repairs.budget(programme).iloc[0]
    return NONE if pd.isna(row["approved"]) else count(int(row["approved"]))


def _burn(programme: Programme) -> Figure:
    row = repairs.budget(programme).iloc[0]
    if pd.isna(row["spent"]) or pd.isna(row["approved_of_spent"]):
        return NONE
    return share(int(row["spent"]), int(row["approved_of_spent"]))


def _cost(programme: Programme) -> Figure:
    row = repairs.cost_per_house(programme).iloc[0]
    if pd.isna(row["total"]):
        return NONE
    note = Text(
        f"เงินสด {row['cash']:,.0f} บาท สมทบที่ไม่ใช่เงิน {row['inkind']:,.0f} บาท",
        f"cash {row['cash']:,.0f} baht, in kind {row['inkind']:,.0f} baht",
    )
    return Figure(float(row["total"]), None, int(row["n"]), note=note)


def _leverage(programme: Programme) -> Figure:
    row = partners.leverage(programme)
    return share(int(row["others"]), int(row["state"]))


def _fulfilment(programme: Programme) -> Figure:
    sums = partners.fulfilment(programme)
    return share(sums["counted_thb"], sums["promised_thb"])


def _quality(programme: Programme) -> Figure:
    row = quality.passing_all(programme)
    return people_share(programme, int(row["passing"]), int(row["households"]))


GOVERNOR = tuple(
    Indicator(key, name, formula, unit, measure, SOURCE)
    for key, name, formula, unit, measure in (
        (
            "G1",
            Text("บ้านส่งมอบแล้ว", "Houses handed over"),
            Text(
                "จำนวนรายการซ่อมที่อยู่ในสถานะตรวจรับและส่งมอบแล้วในวันที่ดูข้อมูล"
                " บ้านที่เปิดงานใหม่เพราะข้อบกพร่องไม่นับจนกว่าจะส่งมอบอีกครั้ง",
                "Repairs inspected and handed over by the as-of day; one reopened for a defect"
                " is not counted until it is handed over again",
            ),
            "house",
            _handed_over,
        ),
        (
            "G2",
            Text("ควรได้ถึงวันนี้", "Expected by today"),
            Text(
                "ค่าตั้งต้น + (เป้าหมาย − ค่าตั้งต้น) × สัดส่วนแผนถึงวันนี้ตามเส้นแผน",
                "baseline + (target − baseline) × share of the plan by the day, along its curve",
            ),
            "house",
            _expected,
        ),
        (
            "G3",
            Text("จังหวะงาน (SPI)", "Pace (SPI)"),
            Text(
                "(ทำได้ − ค่าตั้งต้น) ÷ (ควรได้ − ค่าตั้งต้น)",
                "(actual − baseline) ÷ (expected − baseline)",
            ),
            "ratio",
            _pace,
        ),
        (
            "G4",
            Text("คาดว่าแล้วเสร็จ", "Forecast finish"),
            Text(
                "วันที่ดูข้อมูล + ปัดขึ้น(ที่เหลือ ÷ ความเร็วต่อวัน) ความเร็วจากการส่งมอบ 90 วันล่าสุด",
                "as-of day + ceil(left ÷ speed per day), speed from the last 90 days' hand-overs",
            ),
            "date",
            _forecast,
        ),
        (
            "G5",
            Text("กระบวนงานสะสม", "Cumulative funnel"),
            Text(
                "รายการซ่อมที่มาถึงแต่ละขั้นหรือไกลกว่า ค่านี้คือที่อยู่ในเส้นทาง จากทั้งหมด",
                "Repairs that have come to each stage or further; the value is those on the path,"
                " out of all",
            ),
            "repair",
            _funnel,
        ),
        (
            "G6",
            Text("ค้างนาน", "Stalled repairs"),
            Text(
                "รายการที่อยู่ในสถานะเดิมนานเกินเกณฑ์ของสถานะนั้น จากรายการระหว่างสำรวจถึงแล้วเสร็จ",
                "Repairs longer in their status than its limit, of those from surveyed to completed",
            ),
            "repair",
            _stalled,
        ),
        (
            "G7",
            Text("มัธยฐานวันแจ้งถึงส่งมอบ", "Median days, report to hand-over"),
            Text(
                "มัธยฐานของ (วันส่งมอบ − วันแจ้ง) ของบ้านที่ส่งมอบใน 365 วัน ไม่แสดงหากน้อยกว่า 5 หลัง",
                "median(handed over − reported) of hand-overs in 365 days; none on fewer than 5",
            ),
            "day",
            _days,
        ),
        (
            "G8",
            Text("ครัวเรือนเดือดร้อน", "Households in need"),
            Text(
                "ครัวเรือนที่มีผู้อยู่ในอันตราย หรือคะแนนสภาพบ้าน ≥ 50 หรือมีรายการซ่อมในเส้นทาง",
                "Households with someone in danger, or a condition score ≥ 50, or a repair on the"
                " path",
            ),
            "household",
            _need,
        ),
        (
            "G9",
            Text("ความครอบคลุม", "Coverage of need"),
            Text(
                "ครัวเรือนเดือดร้อนที่ได้รับมอบบ้านแล้ว ÷ ครัวเรือนเดือดร้อน",
                "Households in need with a house handed over ÷ households in need",
            ),
            "percent",
            _coverage,
        ),
        (
            "G10",
            Text("เร่งด่วนที่ยังไม่เริ่ม", "Urgent, not started"),
            Text(
                "ครัวเรือนที่คะแนนลำดับ ≥ 70 หรือมีผู้อยู่ในอันตราย และยังไม่เริ่มซ่อม",
                "Households with priority ≥ 70 or someone in danger, where work has not begun",
            ),
            "household",
            _urgent,
        ),
        (
            "G11",
            Text("กลุ่มเปราะบางที่ได้รับบ้าน", "Vulnerable reached"),
            Text(
                "ครัวเรือนเดือดร้อนที่คะแนนเปราะบาง > 0 และได้รับมอบบ้าน ÷ ครัวเรือนเดือดร้อนที่คะแนนเปราะบาง > 0",
                "Of households in need with a vulnerability score above 0, those reached",
            ),
            "percent",
            _vulnerable,
        ),
        (
            "G12a",
            Text("ช่องว่างความครอบคลุมระหว่างอำเภอ", "Coverage gap between districts"),
            Text(
                "ความครอบคลุมสูงสุด − ต่ำสุด ของอำเภอที่มีครัวเรือนเดือดร้อน ≥ 10",
                "highest − lowest coverage among districts with at least 10 households in need",
            ),
            "percentage_point",
            _equity_gap,
        ),
        (
            "G12b",
            Text("ตำบลที่เดือดร้อนแต่ยังไม่มีบ้านส่งมอบ", "Subdistricts in need, none reached"),
            Text(
                "ตำบลที่มีครัวเรือนเดือดร้อนแต่ยังไม่มีครัวเรือนใดได้รับมอบบ้าน",
                "Subdistricts with households in need and none reached",
            ),
            "subdistrict",
            _never_reached,
        ),
        (
            "G13",
            Text("ตำบลที่มีข้อมูล", "Subdistricts with data"),
            Text(
                "ตำบลที่มีการประเมินบ้านอย่างน้อยหนึ่งหลังใน 365 วัน",
                "Subdistricts with at least one assessment within 365 days",
            ),
            "subdistrict",
            _with_data,
        ),
        (
            "G14a",
            Text("งบอนุมัติ", "Approved"),
            Text(
                "ผลรวมงบอนุมัติของรายการที่อนุมัติแล้วหรือไกลกว่า",
                "Sum approved over repairs approved or further",
            ),
            "THB",
            _approved,
        ),
        (
            "G14b",
            Text("ใช้จริงต่องบอนุมัติ", "Spent of approved"),
            Text(
                "เงินที่ใช้จริง ÷ งบอนุมัติ ของรายการชุดเดียวกันที่แล้วเสร็จ",
                "Cash spent ÷ approved, over the same completed repairs",
            ),
            "percent",
            _burn,
        ),
        (
            "G15",
            Text("ต้นทุนต่อหลัง (มัธยฐาน)", "Median cost per house"),
            Text(
                "มัธยฐานของ (เงินสด + มูลค่าสมทบ) ของบ้านที่ส่งมอบ",
                "median(cash + in-kind value) of houses handed over",
            ),
            "THB",
            _cost,
        ),
        (
            "G16",
            Text("พลังสมทบ", "Leverage"),
            Text(
                "มูลค่าจากชุมชน ครัวเรือน เอกชน และกุศล ÷ มูลค่าจากรัฐ ในการซ่อมบ้าน",
                "Value from communities, households, companies and charity ÷ value from the state",
            ),
            "ratio",
            _leverage,
        ),
        (
            "G17",
            Text("คำมั่นภาคีที่ส่งมอบ", "Partner fulfilment"),
            Text(
                "มูลค่าที่ส่งมอบ (นับไม่เกินคำมั่นแต่ละข้อ) ÷ มูลค่าคำมั่นที่ตีราคาได้",
                "Baht delivered, capped at each pledge ÷ baht promised, over pledges with a value",
            ),
            "percent",
            _fulfilment,
        ),
        (
            "G18",
            Text("คุณภาพข้อมูล", "Data quality"),
            Text(
                "ครัวเรือนที่ผ่านทุกข้อ: พิกัดในตำบล รายได้ ประเมินไม่เกินปี บันทึกความยินยอม",
                "Households passing all: position, income, assessment within a year, consent",
            ),
            "percent",
            _quality,
        ),
    )
)
