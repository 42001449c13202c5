"""The governor's office: need, who has been reached, and what is not known (G8–G13, G18)."""

from dataclasses import replace

import pandas as pd

from data_access.indicators.drill_down import DrillDown, households_that_are
from data_access.indicators.figure import NONE, Figure, count, people_count
from data_access.indicators.indicator import indicator, ratio
from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import Text
from data_access.queries.households import households, quality
from data_access.queries.households.households import say_assessed
from data_access.queries.households.safe_counts import counts_by_area, counts_in_view, is_told
from data_access.snapshots.programme import Programme

NEED_BY_AREA = DrillDown(
    lambda programme: households.shown_need_by_area(programme, "subdistrict"),
    ("area_code", "in_need", "reached", "urgent", "unfunded"),
)


@indicator(
    key="G8",
    name=Text("ครัวเรือนเดือดร้อน", "Households in need"),
    unit="household",
    formula=Text(
        "ครัวเรือนที่มีผู้อยู่ในอันตราย หรือคะแนนสภาพบ้าน ≥ {need_condition_score} หรือมีรายการซ่อมที่ดำเนินการ",
        "Households with someone in danger, or a condition score ≥ {need_condition_score}, or a repair on the path",
    ),
    rows=households_that_are("in_need"),
)
def households_in_need(programme: Programme) -> Figure:
    counts = counts_in_view(programme)
    found = people_count(counts["in_need"], counts["households"])
    if found.state == "shown":
        found = replace(found, note=say_assessed(counts["assessed"], counts["households"]))
    return _looked_at(counts, found)


def _looked_at(counts: pd.Series, figure: Figure) -> Figure:
    """A zero where nobody was assessed is not known: nobody looked."""
    return NONE if figure.value == 0 and not counts["is_surveyed"] else figure


def _reached(programme: Programme) -> Figure:
    return people_count(counts_in_view(programme)["reached"])


coverage = ratio(
    key="G9",
    name=Text("ความครอบคลุม", "Coverage of need"),
    unit="percent",
    formula=Text(
        "ครัวเรือนเดือดร้อนที่ได้รับมอบบ้านแล้ว ÷ ครัวเรือนเดือดร้อน",
        "Households in need with a house handed over ÷ households in need",
    ),
    rows=households_that_are("reached"),
    numerator=_reached,
    denominator=households_in_need,
)


@indicator(
    key="G10",
    name=Text("เร่งด่วนที่ยังไม่เริ่ม", "Urgent, not started"),
    unit="household",
    formula=Text(
        "ครัวเรือนที่คะแนนลำดับ ≥ {urgent_priority} หรือมีผู้อยู่ในอันตราย และยังไม่เริ่มซ่อม",
        "Households with priority ≥ {urgent_priority} or someone in danger, where work has not begun",
    ),
    rows=households_that_are("urgent"),
)
def urgent(programme: Programme) -> Figure:
    counts = counts_in_view(programme)
    return _looked_at(counts, people_count(counts["urgent"]))


def _vulnerable_reached(programme: Programme) -> Figure:
    return people_count(counts_in_view(programme)["vulnerable_reached"])


def _vulnerable_in_need(programme: Programme) -> Figure:
    return people_count(counts_in_view(programme)["vulnerable_in_need"])


vulnerable_reached = ratio(
    key="G11",
    name=Text("กลุ่มเปราะบางที่ได้รับบ้าน", "Vulnerable reached"),
    unit="percent",
    formula=Text(
        "ครัวเรือนเดือดร้อนที่คะแนนเปราะบางมากกว่าศูนย์และได้รับมอบบ้าน ÷ ครัวเรือนเดือดร้อนที่คะแนนเปราะบางมากกว่าศูนย์",
        "Of households in need with a vulnerability score above zero, those reached",
    ),
    numerator=_vulnerable_reached,
    denominator=_vulnerable_in_need,
)


@indicator(
    key="G12a",
    name=Text("ช่องว่างความครอบคลุมระหว่างอำเภอ", "Coverage gap between districts"),
    unit="percentage_point",
    formula=Text(
        "ความครอบคลุมสูงสุด − ต่ำสุด ของอำเภอที่มีครัวเรือนเดือดร้อน ≥ {smallest_need_compared}",
        "highest − lowest coverage among districts with at least {smallest_need_compared} households in need",
    ),
    rows=NEED_BY_AREA,
)
def equity_gap(programme: Programme) -> Figure:
    rows = counts_by_area(programme, "district")[["in_need", "reached"]]
    if rows["in_need"].isna().any():
        return Figure(None, state="hidden")
    rows = rows[rows["in_need"] >= programme.weights["smallest_need_compared"]]
    if len(rows) < 2:
        return NONE
    if rows["reached"].isna().any():
        return Figure(None, state="hidden")
    coverage = (rows["reached"] / rows["in_need"]).astype(float)
    lowest, highest = coverage.min(), coverage.max()
    return Figure(highest - lowest, highest, lowest)


@indicator(
    key="G12b",
    name=Text(
        "ตำบลที่เดือดร้อนแต่ยังไม่มีบ้านส่งมอบ", f"{SUBDISTRICT.many.capitalize()} in need, none reached"
    ),
    unit="subdistrict",
    formula=Text(
        "ตำบลที่มีครัวเรือนเดือดร้อนแต่ยังไม่มีครัวเรือนใดได้รับมอบบ้าน",
        f"{SUBDISTRICT.many.capitalize()} with households in need and none reached",
    ),
    rows=DrillDown(
        households.subdistricts_never_reached,
        ("subdistrict_code", "district_code", "in_need", "reached"),
    ),
)
def never_reached(programme: Programme) -> Figure:
    """What is hidden is not none: a zero is shown."""
    if not is_told(programme):
        return Figure(None, state="hidden")
    every = counts_by_area(programme, "subdistrict")
    found = count(len(households.subdistricts_never_reached(programme)), len(every))
    return _looked_at(counts_in_view(programme), found)


@indicator(
    key="G13",
    name=Text("ตำบลที่มีข้อมูล", f"{SUBDISTRICT.many.capitalize()} with data"),
    unit="subdistrict",
    formula=Text(
        "ตำบลที่มีการประเมินบ้านอย่างน้อยหนึ่งหลังใน {assessed_within_days} วัน",
        f"{SUBDISTRICT.many.capitalize()} with at least one assessment within {{assessed_within_days}} days",
    ),
    rows=households_that_are("assessed"),
)
def with_data(programme: Programme) -> Figure:
    rows = counts_by_area(programme, "subdistrict")
    return count(int(rows["is_surveyed"].sum()), len(rows))


def _passing(programme: Programme) -> Figure:
    return people_count(quality.shown_passing(programme)["passing"])


def _checked(programme: Programme) -> Figure:
    return people_count(quality.shown_passing(programme)["households"])


complete_records = ratio(
    key="G18",
    name=Text("คุณภาพข้อมูล", "Data quality"),
    unit="percent",
    formula=Text(
        "ครัวเรือนที่ผ่านทุกข้อ: พิกัดในตำบล รายได้ ประเมินภายใน {assessed_within_days} วัน บันทึกความยินยอม",
        "Households passing all: position, income, assessment within {assessed_within_days} days, consent",
    ),
    numerator=_passing,
    denominator=_checked,
)
