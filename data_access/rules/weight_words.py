"""What each weight of weights.toml is called: the methods page and the workbook list them so."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from data_access.language.vocabulary import (
    COMPONENT,
    FUNDING_PROGRAM,
    POVERTY_DIMENSION,
    RAG,
    REPAIR_STATUS,
    REPAIR_TYPE,
    VULNERABLE_GROUP,
    Text,
)
from data_access.rules.rule_words import plain_number

Weight = float | list[int]


class WeightSection(NamedTuple):
    """The weights of one table of weights.toml, each with its name."""

    title: Text
    weights: list[tuple[Text, Weight]]


LIMITS = {
    "need_condition_score": Text("คะแนนสภาพบ้านที่นับว่าเดือดร้อน", "Condition score that is need"),
    "urgent_priority": Text("คะแนนลำดับที่นับว่าเร่งด่วน", "Priority that is urgent"),
    "poverty_line_thb": Text("เส้นรายได้ (บาท/คน/ปี)", "Income line (baht/person/year)"),
    "smallest_condition_weight": Text("น้ำหนักที่ประเมินแล้วขั้นต่ำ", "Least weight assessed for a score"),
    "smallest_sample": Text("จำนวนน้อยสุดของค่ามัธยฐาน", "Smallest sample of a median"),
    "stale_after_days": Text("รายงานเก่าเกิน (วัน)", "Report is stale after (days)"),
    "partner_silent_days": Text("ภาคีไม่รายงานเกิน (วัน)", "Partner is silent after (days)"),
    "due_soon_days": Text("ใกล้ครบกำหนดภายใน (วัน)", "Due soon within (days)"),
    "assessed_within_days": Text("ผลประเมินบ้านใช้ได้ (วัน)", "Assessment is current for (days)"),
    "handovers_within_days": Text(
        "มัธยฐานวันแจ้งถึงส่งมอบ มองย้อนหลัง (วัน)", "Median days to hand-over look back (days)"
    ),
    "smallest_need_compared": Text(
        "ครัวเรือนเดือดร้อนน้อยสุดของอำเภอที่เทียบความครอบคลุม",
        "Households in need for a district to be compared",
    ),
    "poverty_cutoff": Text(
        "จุดตัดความยากจนหลายมิติ (สัดส่วนน้ำหนักของมิติที่ตกเกณฑ์)",
        "Poverty cut-off (weight of the failed dimensions)",
    ),
    "smallest_scored_share": Text(
        "สัดส่วนคนที่มีข้อมูลขั้นต่ำของพื้นที่", "Least share of people scored in an area"
    ),
}
TABLES: dict[str, tuple[Text, Mapping[str, Text]]] = {
    "component": (Text("คะแนนสภาพบ้าน (น้ำหนัก)", "Condition score (weights)"), COMPONENT),
    "vulnerable_group": (
        Text("คะแนนเปราะบาง (คะแนน)", "Vulnerability score (points)"),
        VULNERABLE_GROUP,
    ),
    "priority": (
        Text("คะแนนลำดับ (สัดส่วน)", "Priority score (shares)"),
        {
            "condition": Text("สภาพบ้าน", "Condition"),
            "vulnerability": Text("ความเปราะบาง", "Vulnerability"),
            "poverty": Text("รายได้", "Poverty"),
        },
    ),
    "poverty_dimension": (
        Text("ความยากจนหลายมิติ (น้ำหนัก)", "Poverty in many dimensions (weights)"),
        POVERTY_DIMENSION,
    ),
    "stall_days": (Text("เกณฑ์ค้างนาน (วัน)", "Stalled after (days)"), REPAIR_STATUS),
    "pace": (Text("ความก้าวหน้าเทียบแผน (SPI ตั้งแต่)", "Pace (SPI from)"), RAG),
    "rain": (
        Text("หน้าฝนในเส้นแผน", "Rains in the plan curve"),
        {
            "months": Text("เดือนหน้าฝน", "Rainy months"),
            "weight": Text("น้ำหนักของวันในหน้าฝน", "Weight of a rainy day"),
        },
    ),
    "forecast": (
        Text("การคาดการณ์วันเสร็จ", "Forecast"),
        {
            "window": Text("วันที่มองย้อนหลัง", "Days looked back"),
            "short_window": Text("ช่วงสั้น (วัน)", "Short window (days)"),
            "long_window": Text("ช่วงยาว (วัน)", "Long window (days)"),
            "smallest_handovers": Text("ส่งมอบน้อยกว่านี้ไม่ระบุวัน (หลัง)", "Fewer hand-overs name no day"),
        },
    ),
    "choice": (
        Text("การเลือกบ้านภายใต้วงเงิน", "Choosing houses for a sum"),
        {
            "budget_thb": Text("วงเงินเริ่มต้น (บาท)", "Sum to begin with (baht)"),
            "persons_power": Text(
                "กำลังของจำนวนคน (0 นับหลัง 1 นับคน)", "Power of the persons (0 houses, 1 people)"
            ),
            "floor_share": Text(
                "ส่วนแบ่งขั้นต่ำของตำบล (เทียบส่วนที่เป็นธรรม)", "Least share of each area (of the fair one)"
            ),
            "over_cap_share": Text("ค่าซ่อมเกินเพดานได้ (สัดส่วน)", "Cost may exceed a cap by (share)"),
            "largest_gap": Text("ห่างจากคำตอบดีที่สุดได้ (สัดส่วน)", "May miss the proven best by (share)"),
        },
    ),
    "choice_share": (
        Text("การแบ่งวงเงินตามแหล่งงบ (สัดส่วน)", "The sum by programme (shares)"),
        FUNDING_PROGRAM,
    ),
    "choice_days": (Text("แรงงานต่อหลัง (คน-วัน)", "Labour of a house (person-days)"), REPAIR_TYPE),
}


SCORED_BY_OTHERS = Text(
    "คะแนนสภาพบ้าน คะแนนเปราะบาง และจำนวนครัวเรือนของกลุ่มเปราะบาง คำนวณด้วยน้ำหนักของวันล่าสุดในข้อมูลชุดนี้"
    " ไม่ใช่น้ำหนักที่ใช้ในวันที่กำลังดู",
    "Condition and vulnerability scores, and the counts of vulnerable groups, use the weights of the"
    " newest day in this snapshot, not those that were in force on the day in view.",
)
# What publishing works out by weights: the scores, and who is in need among vulnerable groups.
SCORED = ("component", "smallest_condition_weight", "vulnerable_group", "need_condition_score")


def scored_by_others(scored: Mapping[str, Any], in_force: Mapping[str, Any]) -> bool:
    """Whether the weights by which a snapshot was scored are not those in force on a day in view."""
    return any(scored[name] != in_force[name] for name in SCORED)


def weight_name(name: str) -> Text:
    """What a weight is called that is written as in "pace.on_track"."""
    table, _, inner = name.partition(".")
    if not inner:
        return LIMITS[table]
    title, names = TABLES[table]
    return Text(f"{title.th}: {names[inner].th}", f"{title.en}: {names[inner].en}")


def weight_value(weight: Weight | None) -> str:
    """A weight as a plain number, months as a list of them; 0 where a set does not name it."""
    if isinstance(weight, list):
        return ", ".join(map(plain_number, weight))
    return plain_number(weight or 0)


def named_weights(weights: Mapping[str, Any]) -> list[WeightSection]:
    """Every weight in force with its name: the limits, then the tables in their order here."""
    limits = [(words, weights[key]) for key, words in LIMITS.items()]
    tables = [
        WeightSection(title, [(names[key], value) for key, value in weights[table].items()])
        for table, (title, names) in TABLES.items()
    ]
    return [WeightSection(Text("เกณฑ์", "Limits"), limits), *tables]
