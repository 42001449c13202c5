"""The ten goals of the network, what is reported on them, and the targets of the areas."""

from pathlib import Path

from sample_data.making.basics.days import AS_OF, OPENED, day, iso_day
from sample_data.making.basics.tables import write_rows
from sample_data.making.places.subdistricts import SUBDISTRICTS

HOUSES = 450
HOUSES_PER_SUBDISTRICT = {"2566": 4, "2567": 6}

# Id, Thai name, English name, unit, target, due on, curve, rollup, step, owner.
_GOALS = (
    ("G1", "ผู้เข้าร่วมที่มีคำมั่นอย่างน้อยหนึ่งข้อ", "Participants with at least one commitment", "person", 120, "2023-09-30", "linear", "count_participants", "", "mhs-psdhs"),
    ("G2", "คำมั่นของผู้เข้าร่วมที่ทำได้จริง", "Commitments kept", "%", 100, "2024-09-30", "linear", "share_commitments", "", "mhs-network"),
    ("G3", "ตำบลที่มีทีมที่อยู่อาศัย", "Subdistricts with a housing team", "subdistrict", 45, "2023-12-31", "linear", "count_subdistricts", "team", "mhs-council"),
    ("G4", "ตำบลที่มีบัญชีครัวเรือนที่ตรวจสอบแล้ว", "Subdistricts with a verified household list", "subdistrict", 45, "2024-06-30", "linear", "count_subdistricts", "list", "mhs-council"),
    ("G5", "ตำบลที่มีแผนที่อยู่อาศัยระดับพื้นที่", "Subdistricts with an area housing plan", "subdistrict", 45, "2024-09-30", "linear", "count_subdistricts", "plan", "mhs-college"),
    ("G6", "บ้านที่ส่งมอบแล้ว", "Houses handed over", "house", HOUSES, "2024-09-30", "rain", "count_houses", "", "codi-north"),
    ("G7", "อปท. ที่ร่วมสมทบงบประมาณ (แห่งละหนึ่งครั้ง)", "LAOs that co-fund (once each)", "lao", 50, "2024-09-30", "linear", "sum_commitments", "", "mhs-pao"),
    ("G8", "คำมั่นของภาคีที่ส่งมอบแล้ว", "Partners' pledges delivered", "%", 100, "2024-09-30", "linear", "share_pledges", "", "mhs-psdhs"),
    ("G9", "อำเภอที่มีตำบลต้นแบบ", "Districts with a proven model", "district", 7, "2024-09-30", "linear", "count_proven_districts", "", "mhs-college"),
    ("G10", "ครัวเรือนที่ได้รับการส่งเสริมอาชีพ", "Households with a livelihood supported", "household", 200, "2024-09-30", "linear", "count_livelihoods", "", "mhs-college"),
)  # fmt: skip
_MODEL_DISTRICTS = (
    ("2023-06-30", 0, "verified"),
    ("2023-09-29", 1, "verified"),
    ("2023-12-28", 2, "verified"),
    ("2024-02-15", 5, "rejected"),
    ("2024-02-29", 3, "verified"),
    ("2024-03-27", 4, "self_reported"),
)


def write_goals(folder: Path, scale: float) -> None:
    """`scale`: how many times the usual 2,000 households; the houses planned grow with it."""
    rows = []
    for (
        goal_id,
        name_th,
        name_en,
        unit,
        target,
        due_on,
        curve,
        rollup,
        step,
        owner,
    ) in _GOALS:
        rows.append(
            {
                "goal_id": goal_id,
                "name_th": name_th,
                "name_en": name_en,
                "unit": unit,
                "baseline": 0,
                "target": round(target * scale) if rollup == "count_houses" else target,
                "start_on": iso_day(OPENED),
                "due_on": due_on,
                "curve": curve,
                "direction": "up",
                "rollup": rollup,
                "step": step,
                "weight": 1,
                "owner_partner_id": owner,
            }
        )
    write_rows(folder, "goal", rows, OPENED)
    updates = [
        {"goal_id": "G9", "reported_on": on, "value": value, "verification": verification}
        for on, value, verification in _MODEL_DISTRICTS
    ]
    write_rows(folder, "goal_update", updates, [day(on) for on, *_ in _MODEL_DISTRICTS])
    targets = [
        {
            "area_code": code,
            "goal_id": "G6",
            "period": period,
            "target_value": round(houses * scale),
        }
        for code in SUBDISTRICTS.code
        for period, houses in HOUSES_PER_SUBDISTRICT.items()
    ]
    write_rows(folder, "area_target", targets, OPENED)
    _write_changes_ahead(folder, scale)


def _write_changes_ahead(folder: Path, scale: float) -> None:
    """Decided, and not in force by the as-of day: they change no figure of the sample."""
    goals = [{"goal_id": "G10", "valid_from": "2024-05-01", "target": 240}]
    write_rows(folder, "goal_target_change", goals, AS_OF)
    areas = [
        {
            "area_code": "580102",
            "goal_id": "G6",
            "period": "2567",
            "valid_from": "2024-05-01",
            "target_value": round(8 * scale),
        }
    ]
    write_rows(folder, "area_target_change", areas, AS_OF)


KICK_OFF_PLACE = "ห้องประชุมสวนหมอกคำรีสอร์ท"
# Thai and English titles of those that are more than their kind says.
_TITLES = {
    "E-01": (
        "เปิดโครงการบ้านแห่งความสุข จังหวัดแม่ฮ่องสอน (Kick-Off)",
        "Kick-off of Home of Happiness, Mae Hong Son",
    ),
    "E-14": ("ประชุมติดตามครั้งที่ 4", "Fourth review meeting"),
    "E-16": ("ประชุมติดตามครั้งที่ 5", "Fifth review meeting"),
}


def write_events(folder: Path) -> None:
    events = (
        ("kick_off", OPENED, KICK_OFF_PLACE, 120),
        ("signing", OPENED, KICK_OFF_PLACE, 120),
        ("training", day("2023-04-27"), "วิทยาลัยชุมชนแม่ฮ่องสอน", 64),
        ("training", day("2023-05-18"), "ที่ว่าการอำเภอแม่สะเรียง", 47),
        ("forum", day("2023-05-25"), "อบต.แม่ลาหลวง", 58, "580502"),
        ("review", day("2023-06-29"), "ศาลากลางจังหวัดแม่ฮ่องสอน", 96),
        ("forum", day("2023-08-10"), "เทศบาลตำบลปาย", 41, "580301"),
        ("review", day("2023-09-28"), "ศาลากลางจังหวัดแม่ฮ่องสอน", 88),
        ("training", day("2023-11-09"), "วิทยาลัยชุมชนแม่ฮ่องสอน", 52),
        ("forum", day("2023-11-23"), "ที่ว่าการอำเภอสบเมย", 39, "580601"),
        ("review", day("2023-12-21"), "ศาลากลางจังหวัดแม่ฮ่องสอน", 101),
        ("forum", day("2024-01-18"), "อบต.สบป่อง", 44, "580701"),
        ("training", day("2024-02-08"), "ที่ว่าการอำเภอแม่ลาน้อย", 50),
        ("review", day("2024-02-29"), "ศาลากลางจังหวัดแม่ฮ่องสอน", 92),
        ("forum", day("2024-03-14"), "อบต.แม่สามแลบ", 37, "580606"),
        ("review", day("2024-04-25"), "ศาลากลางจังหวัดแม่ฮ่องสอน", ""),  # is still to come
        ("forum", day("2023-06-15"), "เทศบาลเมืองแม่ฮ่องสอน", 63, "580101"),
        ("forum", day("2023-08-24"), "อบต.บ้านกาศ", 52, "580401"),
        ("forum", day("2023-09-07"), "เทศบาลตำบลขุนยวม", 35, "580201"),
        ("forum", day("2023-10-19"), "อบต.ผาบ่อง", 46, "580103"),
        ("forum", day("2023-11-09"), "อบต.ถ้ำลอด", 29, "580703"),
        ("forum", day("2024-03-28"), "อบต.กองก๋อย", "", "580603"),  # nobody has sent the count yet
    )
    rows = [
        {
            "event_id": f"E-{number:02d}",
            "kind": kind,
            "held_on": iso_day(on),
            "place": place,
            "attendees": attendees,
            "title_th": _TITLES.get(f"E-{number:02d}", ("", ""))[0],
            "title_en": _TITLES.get(f"E-{number:02d}", ("", ""))[1],
            "area_code": place_of[0] if place_of else "",
            "chair_role": "ผู้ว่าราชการจังหวัด" if kind in ("kick_off", "review") else "",
            "status": "planned" if on > AS_OF else "held",
        }
        for number, (kind, on, place, attendees, *place_of) in enumerate(events, start=1)
    ]
    write_rows(folder, "event", rows, [min(event[1] + 4, AS_OF) for event in events])
