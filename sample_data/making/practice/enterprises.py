"""Enterprises of communities, in which households with a supported livelihood work together."""

from pathlib import Path

from sample_data.making.basics.days import day
from sample_data.making.basics.tables import write_rows, yes_no

# Id, Thai, English, kind, area, members, since, registered, sales in a year.
ENTERPRISES = (
    ("EN-01", "กลุ่มทอผ้าขนแกะ (ตัวอย่าง)", "Sample Wool Weavers", "weaving", "580505", 24, "2023-06-20", True, 310_000),
    ("EN-02", "กลุ่มกาแฟใต้ร่มไม้ (ตัวอย่าง)", "Sample Shade Coffee Group", "farming", "5805", 41, "2023-07-05", True, 640_000),
    ("EN-03", "กลุ่มช่างชุมชนปาย (ตัวอย่าง)", "Sample Builders of Pai", "building", "5803", 12, "2023-08-15", False, 185_000),
    ("EN-04", "กลุ่มเลี้ยงหมูดำ (ตัวอย่าง)", "Sample Black Pig Group", "livestock", "5806", 18, "2023-09-01", False, ""),
    ("EN-05", "กลุ่มท่องเที่ยวถ้ำ (ตัวอย่าง)", "Sample Cave Guides", "tourism", "5807", 15, "2023-11-01", True, 220_000),
)  # fmt: skip
_COLUMNS = ("enterprise_id", "name_th", "name_en", "kind", "area_code", "members", "started_on")


def write_enterprises(folder: Path) -> None:
    rows = []
    for *given, registered, sales in ENTERPRISES:
        known = dict(zip(_COLUMNS, given, strict=True))
        rows.append({**known, "registered": yes_no([registered])[0], "sales_year_thb": sales})
    write_rows(folder, "enterprise", rows, [day(row["started_on"]) + 30 for row in rows])
