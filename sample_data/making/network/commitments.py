"""What each participant promised at the kick-off or soon after, and the reports on it."""

from pathlib import Path
from typing import NamedTuple

from sample_data.making.basics.chance import Chance
from sample_data.making.basics.days import AS_OF, DUE, OPENED, day, iso_day
from sample_data.making.basics.tables import write_rows
from sample_data.making.network.participants import make_participants
from sample_data.making.places.places import PROVINCE
from sample_data.making.places.subdistricts import HARDLY_SURVEYED, NEVER_SURVEYED


class Promise(NamedTuple):
    goal: str
    words: str  # with {qty}
    unit: str
    low: int
    high: int
    due_on: int


CO_FUNDS = Promise("G7", "ตั้งงบสมทบซ่อมบ้านในข้อบัญญัติงบประมาณ {qty} ครั้ง", "session", 1, 1, DUE)
_EXECUTIVE = {
    Promise("G6", "สนับสนุนช่างและวัสดุซ่อมบ้าน {qty} หลัง", "house", 2, 8, DUE): 45,
    Promise("G4", "ร่วมตรวจสอบบัญชีครัวเรือน {qty} ครัวเรือน", "household", 20, 60, day("2024-06-30")): 25,
    Promise("G5", "จัดประชุมทำแผนที่อยู่อาศัยระดับพื้นที่ {qty} ครั้ง", "session", 1, 3, DUE): 20,
    Promise("G10", "ส่งเสริมอาชีพครัวเรือนเปราะบาง {qty} ครัวเรือน", "household", 2, 8, DUE): 10,
}
_COUNCIL = {
    Promise("G3", "ตั้งทีมที่อยู่อาศัยของตำบล {qty} คน", "person", 5, 12, day("2023-12-31")): 24,
    Promise("G4", "สำรวจครัวเรือนเดือดร้อน {qty} ครัวเรือน", "household", 15, 60, day("2024-02-29")): 32,
    Promise("G5", "จัดเวทีทำแผนที่อยู่อาศัยของตำบล {qty} ครั้ง", "session", 1, 4, day("2024-06-30")): 18,
    Promise("G6", "ระดมแรงงานช่วยซ่อมบ้าน {qty} คน-วัน", "person_day", 40, 200, DUE): 18,
    Promise("G10", "ตั้งกลุ่มอาชีพ ดูแล {qty} ครัวเรือน", "household", 3, 10, DUE): 8,
}
_COORDINATOR = {
    Promise("G3", "ติดตามทีมตำบลในอำเภอ {qty} ครั้ง", "session", 4, 8, day("2023-12-31")): 5,
    Promise("G4", "อบรมผู้สำรวจ {qty} คน", "person", 10, 40, day("2023-11-30")): 4,
    Promise("G9", "ถอดบทเรียนตำบลต้นแบบ {qty} ตำบล", "subdistrict", 1, 2, DUE): 3,
    Promise("G10", "จัดอบรมอาชีพ {qty} ครั้ง", "session", 1, 3, day("2024-03-15")): 2,
}
# Participants who promised nothing yet, or only what was dropped later.
_WITHOUT = (
    "P017",
    "P023",
    "P041",
    "P048",
    "P074",
    "P083",
    "P088",
    "P101",
    "P109",
    "P111",
    "P115",
    "P119",
)
_ONLY_DROPPED = ("P036", "P067", "P113")


def _list_of(person: dict) -> dict[Promise, int]:
    if person["participant_group"] == "lao_executive":
        return _EXECUTIVE
    return _COUNCIL if person.get("subdistrict_code") else _COORDINATOR


def _progress(person: dict, chance: Chance) -> str:
    """How the promise went: kept, over_kept, under_way, not_begun or dropped."""
    if person["participant_id"] in _ONLY_DROPPED:
        return "dropped"
    ways = {"kept": 60, "over_kept": 6, "under_way": 25, "not_begun": 5, "dropped": 4}
    far = person.get("district_code") == "5806" or person.get("subdistrict_code") in HARDLY_SURVEYED
    if far:
        ways = {"kept": 22, "under_way": 46, "not_begun": 24, "dropped": 8}
    if person.get("subdistrict_code") == NEVER_SURVEYED:
        ways = {"not_begun": 100}
    return chance.one_of(ways)


def _reports(commitment: dict, way: str, start: int, due: int, chance: Chance) -> list[dict]:
    """Cumulative reports. The newest may wait for a check, or may not have stood it."""
    if way in ("not_begun", "dropped") and not (way == "dropped" and chance.once(0.3)):
        return []
    target = commitment["target_qty"]
    last_on = min(AS_OF - chance.one_whole(1, 40), due + chance.one_whole(-50, 20))
    reached = {
        "kept": target,
        "over_kept": target + max(1, target // 5),
        "under_way": max(0, target * chance.one_whole(20, 90) // 100),
        "dropped": target // 5,
    }[way]
    reports = []
    count = min(chance.one_whole(2, 5), max(1, (last_on - start) // 25))
    for number in range(1, count + 1):
        is_last = number == count
        verification = "verified"
        if is_last and (last_on > AS_OF - 45) and chance.once(0.4):
            verification = "self_reported"
        elif is_last and chance.once(0.05):
            verification = "rejected"
        reports.append(
            {
                "commitment_id": commitment["commitment_id"],
                "reported_on": iso_day(start + (last_on - start) * number // count),
                "qty_to_date": reached * number // count,
                "verification": verification,
                "evidence": "บันทึกการประชุมและภาพถ่าย" if verification == "verified" else "",
            }
        )
    return reports


def _status(way: str, reports: list[dict], target: int) -> str:
    if way == "dropped":
        return "dropped"
    verified = [report["qty_to_date"] for report in reports if report["verification"] == "verified"]
    if verified and verified[-1] >= target:
        return "done"
    return "in_progress" if any(report["qty_to_date"] for report in reports) else "not_started"


def make_commitments(seed: int) -> tuple[list[dict], list[dict]]:
    """The commitments in order of participant, and the reports on them in order of day."""
    chance = Chance(seed, "commitment")
    commitments, updates = [], []
    for person in make_participants():
        if person["participant_id"] in _WITHOUT:
            continue
        promises: list[Promise] = []
        is_executive = person["participant_group"] == "lao_executive"
        if is_executive and chance.once(0.94):
            promises.append(CO_FUNDS)
        wanted = chance.one_of({1: 45, 2: 40, 3: 15})
        choices = dict(_list_of(person))
        while len(promises) < wanted:
            promise = chance.one_of(choices)
            del choices[promise]
            promises.append(promise)
        for promise in promises:
            start = OPENED + chance.one_whole(0, 75)
            quantity = chance.one_whole(promise.low, promise.high)
            commitment = {
                "commitment_id": f"C-{len(commitments) + 1:03d}",
                "participant_id": person["participant_id"],
                "goal_id": promise.goal,
                "text_th": promise.words.format(qty=quantity),
                "metric_unit": promise.unit,
                "target_qty": quantity,
                "baseline_qty": 0,
                "start_on": iso_day(start),
                "due_on": iso_day(promise.due_on),
                "weight": 1,
                "area_code": person.get("subdistrict_code")
                or person.get("district_code")
                or PROVINCE,
            }
            way = _progress(person, chance)
            if promise is CO_FUNDS and way == "under_way":
                way = "kept" if chance.once(0.85) else "not_begun"  # once cannot be half done
            reports = _reports(commitment, way, start, promise.due_on, chance)
            commitment["status"] = _status(way, reports, quantity)
            commitments.append(commitment)
            updates += reports
    return commitments, updates


def write_commitments(folder: Path, seed: int) -> None:
    commitments, updates = make_commitments(seed)
    newest = {update["commitment_id"]: day(update["reported_on"]) for update in updates}
    changed_on = [newest.get(one["commitment_id"], day(one["start_on"])) for one in commitments]
    write_rows(folder, "commitment", commitments, changed_on)
    updates.sort(key=lambda update: (update["commitment_id"], update["reported_on"]))
    write_rows(
        folder,
        "commitment_update",
        updates,
        [day(update["reported_on"]) + 2 for update in updates],
    )
