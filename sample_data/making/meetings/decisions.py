"""What the reviews decided, and what was reported of it: in every state that a decision can be in."""

from pathlib import Path

from sample_data.making.basics.days import day
from sample_data.making.basics.tables import write_rows

_GOVERNOR = "สำนักงานจังหวัด"
# Event, kind, Thai, English, column and name of the owner, due on, area, goal, about, and its
# reports: day, status, new day, reason, verification.
_DECISIONS = (
    ("E-08", "order", "แก้เหตุที่ชะลองานให้เดินต่อได้ทันทีเมื่อหมดฝน", "Free the repairs on hold as soon as the rains end", "office", _GOVERNOR, "2023-12-15", "", "G6", "stalled.on_hold", (
        ("2023-12-12", "done", "", "", "verified"),
    )),
    ("E-08", "agreement", "จัดอบรมช่างชุมชนอีกหนึ่งครั้งหลังหมดฝน", "Train craftsmen once more after the rains", "partner_id", "mhs-college", "2023-11-30", "", "G6", "", (
        ("2023-11-09", "done", "", "", "verified"),
    )),
    ("E-11", "request", "ขอให้สภาองค์กรชุมชนจังหวัดส่งมอบแรงงานอาสาที่เกินกำหนด", "The provincial council delivers its overdue labour", "partner_id", "mhs-council", "2024-01-31", "", "G6", "overdue:mhs-council", ()),
    ("E-11", "order", "เริ่มงานในตำบลที่มีครัวเรือนเดือดร้อนแต่ยังไม่มีบ้านส่งมอบ", "Begin work in subdistricts with need and no house", "partner_id", "codi-north", "2024-02-29", "", "G6", "never_reached", (
        ("2024-01-25", "under_way", "", "", "verified"),
        ("2024-02-29", "moved", "2024-04-30", "people", "verified"),
    )),
    ("E-11", "agreement", "จัดอบรมช่างชุมชนที่อำเภอแม่ลาน้อย", "Train craftsmen in Mae La Noi", "partner_id", "mhs-college", "2024-02-15", "5805", "G6", "", (
        ("2024-02-08", "done", "", "", "verified"),
    )),
    ("E-14", "request", "ขอให้สภาองค์กรชุมชนจังหวัดส่งมอบคำมั่นที่เกินกำหนดให้ครบ", "The provincial council delivers its overdue pledges", "partner_id", "mhs-council", "2024-03-22", "", "G6", "overdue:mhs-council", ()),
    ("E-14", "order", "แก้เหตุที่ชะลองาน เริ่มจากบ้านที่ทางเข้าถึงได้แล้ว", "Free the repairs on hold, those that can be reached first", "office", _GOVERNOR, "2024-03-15", "", "G6", "stalled.on_hold", (
        ("2024-03-14", "moved", "2024-04-30", "materials", "verified"),
    )),
    ("E-14", "order", "สำรวจบ้านในตำบลกองก๋อยซึ่งยังไม่เคยสำรวจ", "Survey the houses of Kong Koi, never surveyed before", "partner_id", "mhs-psdhs", "2024-03-20", "580603", "G4", "unsurveyed", ()),
    ("E-14", "order", "ตรวจรับบ้านที่ซ่อมเสร็จแล้วให้ส่งมอบได้ก่อนฝน", "Inspect the finished houses and hand them over before the rains", "partner_id", "codi-north", "2024-05-31", "", "G6", "stalled.completed", (
        ("2024-03-20", "under_way", "", "", "verified"),
    )),
    ("E-14", "request", "ส่งผลคัดกรองครัวเรือนเปราะบางให้ครบ 800 ครัวเรือน", "Hand in the screening of all 800 vulnerable households", "partner_id", "mhs-psdhs", "2024-03-31", "5804", "G4", "", (
        ("2024-03-30", "done", "", "", "verified"),
    )),
    ("E-14", "request", "รายงานผลอำเภอที่มีตำบลต้นแบบแห่งที่สี่", "Report the fourth district with a model", "partner_id", "mhs-college", "2024-04-15", "", "G9", "", (
        ("2024-03-27", "done", "", "", "self_reported"),
    )),
    ("E-14", "agreement", "เพิ่มเป้าครัวเรือนที่ได้รับการส่งเสริมอาชีพเป็น 240 ครัวเรือน ตั้งแต่ 1 พ.ค. 2567", "Raise the goal of livelihoods to 240 households from 1 May 2024 (2567)", "office", _GOVERNOR, "2024-03-31", "", "G10", "", (
        ("2024-03-31", "done", "", "", "verified"),
    )),
    ("E-14", "request", "ขอให้ร้านวัสดุตัวอย่าง ก ส่งกระเบื้อง 240 แผ่นให้ทันก่อนฝน", "Sample shop A sends its 240 sheets before the rains", "partner_id", "shop-a", "2024-04-30", "580203", "G6", "", (
        ("2024-03-18", "cancelled", "", "overtaken", "verified"),
    )),
)  # fmt: skip
_HELD = {"E-08": "2023-09-28", "E-11": "2023-12-21", "E-14": "2024-02-29"}


def write_decisions(folder: Path) -> None:
    decisions, updates = [], []
    seq: dict[str, int] = {}
    for number, (event, kind, th, en, column, owner, due, area, goal, about, reports) in enumerate(
        _DECISIONS, start=1
    ):
        seq[event] = seq.get(event, 0) + 1
        decisions.append(
            {
                "decision_id": f"DN-{number:03d}",
                "event_id": event,
                "seq": seq[event],
                "text_th": th,
                "text_en": en,
                "kind": kind,
                column: owner,
                "due_on": due,
                "area_code": area,
                "goal_id": goal,
                "about": about,
            }
        )
        updates += [
            {
                "decision_id": f"DN-{number:03d}",
                "seq": place,
                "reported_on": on,
                "status": status,
                "due_on": new_day,
                "reason": reason,
                "verification": verification,
            }
            for place, (on, status, new_day, reason, verification) in enumerate(reports, start=1)
        ]
    write_rows(folder, "decision", decisions, [day(_HELD[row["event_id"]]) for row in decisions])
    write_rows(folder, "decision_update", updates, [day(row["reported_on"]) for row in updates])
