"""The governor's office: how far the houses have come (G1–G7)."""

from dataclasses import replace

import pandas as pd

from data_access.indicators.drill_down import HANDED_OVER, DrillDown, repairs_where
from data_access.indicators.figure import NONE, Figure, count
from data_access.indicators.indicator import indicator
from data_access.language.vocabulary import OFF_PATH, Text
from data_access.queries.insights.houses_answer import HousesAnswer
from data_access.queries.repairs import repairs
from data_access.snapshots.programme import Programme


@indicator(
    key="G1",
    name=Text("บ้านส่งมอบแล้ว", "Houses handed over"),
    unit="house",
    formula=Text(
        "จำนวนรายการซ่อมที่อยู่ในสถานะตรวจรับและส่งมอบแล้วในวันที่ดูข้อมูล"
        " บ้านที่เปิดงานใหม่เพราะข้อบกพร่องไม่นับจนกว่าจะส่งมอบอีกครั้ง",
        "Repairs inspected and handed over by the as-of day; one reopened for a defect"
        " is not counted until it is handed over again",
    ),
    rows=HANDED_OVER,
)
def handed_over(programme: Programme) -> Figure:
    answer = HousesAnswer(programme)
    target = answer.pace.plan.target if answer.pace else None
    return replace(count(answer.done, target), note=answer.no_target or answer.beside)


@indicator(
    key="G2",
    name=Text("ควรได้ถึงวันนี้", "Expected by today"),
    unit="house",
    formula=Text(
        "ค่าตั้งต้น + (เป้าหมาย − ค่าตั้งต้น) × สัดส่วนแผนถึงวันนี้ตามเส้นแผน",
        "baseline + (target − baseline) × share of the plan by the day, along its curve",
    ),
)
def expected(programme: Programme) -> Figure:
    answer = HousesAnswer(programme)
    if not answer.is_number:
        return replace(NONE, note=answer.no_target)
    return count(round(answer.pace.expected, 1), answer.pace.plan.target)


@indicator(
    key="G3",
    name=Text("ความก้าวหน้าเทียบแผน (SPI)", "Pace (SPI)"),
    unit="ratio",
    formula=Text(
        "(ทำได้ − ค่าตั้งต้น) ÷ (ควรได้ − ค่าตั้งต้น)",
        "(actual − baseline) ÷ (expected − baseline)",
    ),
    rows=HANDED_OVER,
)
def pace(programme: Programme) -> Figure:
    answer = HousesAnswer(programme)
    if not answer.is_number or answer.pace.spi is None:
        return replace(NONE, note=answer.no_target)
    pace = answer.pace
    return Figure(pace.spi, pace.actual, round(pace.expected, 1), note=answer.why)


@indicator(
    key="G4",
    name=Text("คาดว่าแล้วเสร็จ", "Forecast finish"),
    unit="date",
    formula=Text(
        "วันแรกที่ ความเร็ว × Σ น้ำหนักวันทำงานตามเส้นแผน ≥ ที่เหลือ"
        " ความเร็ว = ส่งมอบในช่วง ÷ Σ น้ำหนักวันของช่วง"
        " เป็นช่วงวันจาก {forecast.short_window} {forecast.window} และ {forecast.long_window} วันล่าสุด"
        " วันที่ระบุมาจากช่วง {forecast.window} วัน",
        "first day with speed × Σ working weight along the plan curve ≥ left; speed = hand-overs"
        " of a window ÷ its Σ weight; a range from the last {forecast.short_window},"
        " {forecast.window} and {forecast.long_window} days, the day from {forecast.window} days",
    ),
    rows=HANDED_OVER,
)
def forecast(programme: Programme) -> Figure:
    """The named day. Where none is named the note says what is known: a range, or its beginning."""
    answer = HousesAnswer(programme)
    note = answer.no_target or answer.finish
    if answer.ahead is None or answer.ahead.finish is None:
        return replace(NONE, note=note)
    return Figure(answer.ahead.finish, note=note)


@indicator(
    key="G5",
    name=Text("กระบวนงานสะสม", "Cumulative funnel"),
    unit="repair",
    formula=Text(
        "รายการซ่อมที่มาถึงแต่ละขั้นหรือไกลกว่า ค่านี้คือรายการที่ดำเนินการ จากทั้งหมด",
        "Repairs that have come to each stage or further; the value is those on the path,"
        " out of all",
    ),
    rows=repairs_where(lambda table: ~table["status"].isin(list(OFF_PATH))),
)
def funnel(programme: Programme) -> Figure:
    stages = repairs.funnel(programme)["repairs"]
    off_path = repairs.off_path(programme)["repairs"].sum()
    return count(int(stages.iloc[0]), int(stages.iloc[0] + off_path))


@indicator(
    key="G6",
    name=Text("ค้างนาน", "Stalled repairs"),
    unit="repair",
    formula=Text(
        "รายการที่อยู่ในสถานะเดิมนานเกินเกณฑ์ของสถานะนั้น จากรายการระหว่างสำรวจถึงแล้วเสร็จ",
        "Repairs longer in their status than its limit, of those from surveyed to completed",
    ),
    rows=DrillDown(
        repairs.stalled_repairs,
        (
            "repair_id",
            "district_code",
            "subdistrict_code",
            "status",
            "hold_reason",
            "days",
            "limit_days",
        ),
    ),
)
def stalled(programme: Programme) -> Figure:
    stages = repairs.funnel(programme)["repairs"]
    underway = int(stages.iloc[1] - stages.iloc[6])
    return count(int(repairs.stalled_counts(programme)["repairs"].sum()), underway)


@indicator(
    key="G7",
    name=Text("มัธยฐานวันแจ้งถึงส่งมอบ", "Median days, report to hand-over"),
    unit="day",
    formula=Text(
        "มัธยฐานของ (วันส่งมอบ − วันแจ้ง) ของบ้านที่ส่งมอบใน {handovers_within_days} วัน ไม่แสดงหากน้อยกว่า {smallest_sample} หลัง",
        "median(handed over − reported) of hand-overs in {handovers_within_days} days; none on fewer than {smallest_sample}",
    ),
    rows=HANDED_OVER,
)
def days(programme: Programme) -> Figure:
    row = repairs.days_report_to_handover(programme).iloc[0]
    if pd.isna(row["median_days"]):
        return Figure(None, None, None if pd.isna(row["n"]) else int(row["n"]), "none")
    return Figure(float(row["median_days"]), None, int(row["n"]))
