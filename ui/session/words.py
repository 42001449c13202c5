"""Codes of the records in the reader's language: places, partners, statuses, kinds, columns."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import pandas as pd

from data_access.language import vocabulary as closed
from data_access.language.area_codes import level_of
from data_access.language.vocabulary import Text
from data_access.queries.areas.areas import names_in_view
from data_access.schema import Table
from ui.session import view
from ui.session.language import NOTHING, say, say_date

YES, NO = Text("ใช่", "Yes"), Text("ไม่", "No")
PROVINCE_WIDE = Text("ทั้งจังหวัด", "Whole province")

LISTS: dict[str, Mapping[str, Text]] = {
    "status": closed.REPAIR_STATUS,
    "hold_reason": closed.HOLD_REASON,
    "repair_type": closed.REPAIR_TYPE,
    "funding_program": closed.FUNDING_PROGRAM,
    "kind": closed.CONTRIBUTION_KIND,
    "unit": closed.UNIT,
    "verification": closed.VERIFICATION,
    "participant_group": closed.PARTICIPANT_GROUP,
    "metric_unit": closed.UNIT,
    "vulnerable_group": closed.VULNERABLE_GROUP,
    "partner_type": closed.PARTNER_TYPE,
}
AREAS = ("area_code", "district_code", "subdistrict_code")
PARTNERS = ("partner_id", "lead_partner_id", "owner_partner_id")

COLUMNS = {
    "repair_id": Text("รหัสการซ่อม", "Repair"),
    "household_id": Text("รหัสครัวเรือน", "Household"),
    "district_code": Text("อำเภอ", "District"),
    "subdistrict_code": Text("ตำบล", "Subdistrict"),
    "area_code": Text("พื้นที่", "Area"),
    "status": Text("สถานะ", "Status"),
    "status_since": Text("ตั้งแต่", "Since"),
    "hold_reason": Text("เหตุที่ชะลอ", "Held because"),
    "days": Text("จำนวนวัน", "Days"),
    "limit_days": Text("เกณฑ์ (วัน)", "Limit (days)"),
    "lead_partner_id": Text("ภาคีหลัก", "Lead partner"),
    "partner_id": Text("ภาคี", "Partner"),
    "repair_type": Text("ประเภทการซ่อม", "Type of repair"),
    "fiscal_year_be": Text("ปีงบประมาณ", "Fiscal year (BE)"),
    "reported_on": Text("แจ้งเมื่อ", "Reported"),
    "approved_on": Text("อนุมัติเมื่อ", "Approved"),
    "started_on": Text("เริ่มเมื่อ", "Started"),
    "completed_on": Text("แล้วเสร็จเมื่อ", "Completed"),
    "handed_over_on": Text("ส่งมอบเมื่อ", "Handed over"),
    "approved_thb": Text("งบอนุมัติ (บาท)", "Approved (baht)"),
    "actual_cash_thb": Text("ใช้จริงเป็นเงิน (บาท)", "Cash spent (baht)"),
    "inkind_value_thb": Text("สมทบไม่ใช่เงิน (บาท)", "In kind (baht)"),
    "changed_on": Text("เมื่อ", "On"),
    "funding_program": Text("แหล่งงบ", "Programme"),
    "kind": Text("ประเภท", "Kind"),
    "qty": Text("จำนวน", "Quantity"),
    "unit": Text("หน่วย", "Unit"),
    "value_thb": Text("มูลค่า (บาท)", "Value (baht)"),
    "cap_thb": Text("เพดานต่อหลัง (บาท)", "Cap per house (baht)"),
    "cap_source": Text("ที่มาของเพดาน", "Source of the cap (Thai)"),
    "highest_thb": Text("สูงสุดต่อหลัง (บาท)", "Highest on one house (baht)"),
    "median_thb": Text("มัธยฐาน (บาท)", "Median (baht)"),
    "repairs": Text("รายการซ่อม", "Repairs"),
    "over": Text("เกินเพดาน (หลัง)", "Over the cap (houses)"),
    "pledge_id": Text("รหัสคำมั่น", "Pledge"),
    "text_th": Text("ข้อความ", "In words (Thai)"),
    "counted_qty": Text("ส่งมอบแล้ว (นับไม่เกินคำมั่น)", "Delivered (capped)"),
    "outstanding_qty": Text("คงค้าง", "Outstanding"),
    "surplus_qty": Text("เกินคำมั่น", "Surplus"),
    "waiting_qty": Text("รอตรวจสอบ", "Awaiting verification"),
    "pledged_on": Text("ให้คำมั่นเมื่อ", "Pledged"),
    "due_on": Text("ครบกำหนด", "Due"),
    "days_late": Text("เลยกำหนด (วัน)", "Days late"),
    "last_delivered_on": Text("ส่งมอบล่าสุด", "Last delivery"),
    "goal_id": Text("เป้าหมาย", "Goal"),
    "delivery_id": Text("รหัสการส่งมอบ", "Delivery"),
    "delivered_on": Text("ส่งมอบเมื่อ", "Delivered"),
    "verification": Text("การตรวจสอบ", "Verification"),
    "commitment_id": Text("รหัสคำมั่น", "Commitment"),
    "participant_id": Text("ผู้เข้าร่วม", "Participant"),
    "participant_group": Text("กลุ่ม", "Group"),
    "role_th": Text("บทบาท", "Role (Thai)"),
    "metric_unit": Text("หน่วย", "Unit"),
    "target_qty": Text("เป้า", "Target"),
    "verified_qty": Text("ทำได้ (ตรวจสอบแล้ว)", "Done (verified)"),
    "in_need": Text("ครัวเรือนเดือดร้อน", "Households in need"),
    "reached": Text("ได้รับมอบบ้านแล้ว", "Reached"),
    "urgent": Text("เร่งด่วนยังไม่เริ่ม", "Urgent, not started"),
    "unfunded": Text("ยังไม่มีงบ", "Not funded"),
    "assessed": Text("ประเมินใน 1 ปี (ครัวเรือน)", "Assessed within a year"),
    "households": Text("ครัวเรือนในทะเบียน", "Households on record"),
    "handed_over": Text("ส่งมอบแล้ว (หลัง)", "Handed over (houses)"),
    "under_way": Text("อนุมัติ–แล้วเสร็จ (หลัง)", "Approved to completed"),
    "target": Text("เป้าหมาย", "Target"),
    "expected": Text("ควรได้ถึงวันนี้", "Expected by today"),
    "spi": Text("SPI", "SPI"),
    "people": Text("คน", "People"),
    "commitments": Text("คำมั่น (ข้อ)", "Commitments"),
    "pledges": Text("คำมั่น (ข้อ)", "Pledges"),
    "late": Text("เลยกำหนด (ข้อ)", "Past due"),
    "overdue": Text("เกินกำหนด (ข้อ)", "Overdue"),
    "due_soon": Text("ใกล้ครบกำหนด (ข้อ)", "Due soon"),
    "promised": Text("คำมั่น", "Promised"),
    "delivered": Text("ส่งมอบที่ตรวจสอบแล้ว", "Delivered, verified"),
    "counted": Text("นับแล้ว", "Counted"),
    "outstanding": Text("คงค้าง", "Outstanding"),
    "surplus": Text("เกินคำมั่น", "Surplus"),
    "waiting": Text("รอตรวจสอบ", "Awaiting verification"),
    "unpledged": Text("ให้นอกคำมั่น", "Unpledged gifts"),
    "due": Text("ควรส่งมอบถึงวันนี้", "Due by today"),
    "promised_thb": Text("คำมั่น (บาท)", "Promised (baht)"),
    "counted_thb": Text("ส่งมอบแล้ว (บาท)", "Delivered (baht)"),
    "outstanding_thb": Text("คงค้าง (บาท)", "Outstanding (baht)"),
    "houses": Text("บ้าน (หลัง)", "Houses"),
    "gap": Text("ช่องว่าง (ครัวเรือน)", "Gap (households)"),
    "funded": Text("มีงบแล้ว (หลัง)", "Funded (houses)"),
    "n": Text("จำนวน (n)", "n"),
    "median_days": Text("มัธยฐาน (วัน)", "Median (days)"),
    "p90_days": Text("9 ใน 10 ไม่เกิน (วัน)", "9 in 10 within (days)"),
    "stage": Text("ขั้น", "Stage"),
    "last_on": Text("รายงานล่าสุด", "Last report"),
    "actual": Text("ทำได้", "Actual"),
    "held_on": Text("วันที่", "On"),
    "assessed_on": Text("ประเมินล่าสุด", "Last assessed"),
    "condition_score": Text("คะแนนสภาพบ้าน (0 ดี–100 ไม่ปลอดภัย)", "Condition (0 good–100 unsafe)"),
    "attended_kickoff": Text("ร่วมวันเปิด", "Came to the opening"),
}


def column_name(table: Table, name: str) -> str:
    """What a column of the schema is called."""
    return say(table.column(name).label)


class Names(NamedTuple):
    """What areas and partners are called, taken while a page is drawn: a download is written on
    another thread, which knows no reader."""

    areas: dict[str, str]
    partners: dict[str, str]


def names_now() -> Names:
    return Names(_of_areas(), _of_partners())


def area_names(codes: Iterable[str | None]) -> list[str]:
    """The name of each area, in order; the whole province has its own words."""
    return _named(codes, _of_areas())


def names_of_figures(codes: Iterable[str | None]) -> list[str]:
    """The same for figures by district, of which only some subdistricts may be in view."""
    names = {code: say(name) for code, name in view.ask(names_in_view).items()}
    return _named(
        codes, _of_areas() | {code: names[code] for code in names if level_of(code) == "district"}
    )


def area_name(code: str | None) -> str:
    return area_names([code])[0]


def partner_names(ids: Iterable[str | None]) -> list[str]:
    """The short name of each partner, in order."""
    return _named(ids, _of_partners())


def partner_name(partner_id: str | None) -> str:
    return partner_names([partner_id])[0]


def readable(table: pd.DataFrame, names: Names | None = None) -> pd.DataFrame:
    """The same rows with every code and date in words, for a table on the screen or in a file."""
    names = names or names_now()
    shown = table.copy()
    for column in shown.columns:
        if column in AREAS:
            shown[column] = _named(shown[column], names.areas)
        elif column in PARTNERS:
            shown[column] = _named(shown[column], names.partners)
        elif column in LISTS:
            shown[column] = [
                say(LISTS[column][code]) if code in LISTS[column] else "" for code in shown[column]
            ]
        elif pd.api.types.is_datetime64_any_dtype(shown[column]):
            shown[column] = ["" if pd.isna(day) else say_date(day) for day in shown[column]]
        elif pd.api.types.is_bool_dtype(shown[column]):
            shown[column] = [say(YES if one else NO) for one in shown[column]]
        elif not pd.api.types.is_numeric_dtype(shown[column]):
            shown[column] = shown[column].fillna("")
    return shown


def _of_areas() -> dict[str, str]:
    areas = view.names()
    return {code: say(name) for code, name in areas.names.items()} | {
        areas.province: say(PROVINCE_WIDE)
    }


def _of_partners() -> dict[str, str]:
    return {one: say(Text(*name)) for one, name in view.partner_names().items()}


def _named(codes: Iterable[str | None], known: dict[str, str]) -> list[str]:
    return [known.get(code, NOTHING) for code in codes]
