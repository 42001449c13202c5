"""The governor's office: how far the houses have come (G1–G7)."""

import pandas as pd

from data_access.indicators.figure import (
    NONE,
    Figure,
    Indicator,
    count,
)
from data_access.language.vocabulary import Text
from data_access.queries.repairs import houses, repairs
from data_access.snapshots.programme import Programme

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


PROGRESS = tuple(
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
    )
)
