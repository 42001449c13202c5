"""What stands over a column of a table or a sheet: the schema's label, or a shorter one.

The schema's label is for whoever fills in a column: it says the code and the form. A heading is for
whoever reads: a code is shown as a name, and a unit belongs to the heading. Columns that questions
derive have their headings here as well, so that no page or sheet has a dictionary of its own.
"""

from collections import Counter

from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import Text
from data_access.schema import TABLES

# Of columns of the schema, where the heading is another than the label.
SHORT = {
    "district_code": Text("อำเภอ", "District"),
    "subdistrict_code": Text("ตำบล", SUBDISTRICT.one.capitalize()),
    "area_code": Text("พื้นที่", "Area"),
    "status_since": Text("ตั้งแต่", "Since"),
    "partner_id": Text("ภาคี", "Partner"),
    "fiscal_year_be": Text("ปีงบประมาณ", "Fiscal year (BE)"),
    "reported_on": Text("แจ้งเมื่อ", "Reported"),
    "approved_on": Text("อนุมัติเมื่อ", "Approved"),
    "started_on": Text("เริ่มเมื่อ", "Started"),
    "completed_on": Text("แล้วเสร็จเมื่อ", "Completed"),
    "handed_over_on": Text("ส่งมอบเมื่อ", "Handed over"),
    "approved_thb": Text("งบอนุมัติ (บาท)", "Approved (baht)"),
    "actual_cash_thb": Text("ใช้จริงเป็นเงิน (บาท)", "Cash spent (baht)"),
    "inkind_value_thb": Text("สมทบไม่ใช่เงิน (บาท)", "In kind (baht)"),
    "value_thb": Text("มูลค่า (บาท)", "Value (baht)"),
    "cap_thb": Text("เพดานต่อหลัง (บาท)", "Cap per house (baht)"),
    "cap_source": Text("ที่มาของเพดาน", "Source of the cap (Thai)"),
    "text_th": Text("ข้อความ", "In words (Thai)"),
    "pledged_on": Text("ให้คำมั่นเมื่อ", "Pledged"),
    "due_on": Text("ครบกำหนด", "Due"),
    "goal_id": Text("เป้าหมาย", "Goal"),
    "delivered_on": Text("ส่งมอบเมื่อ", "Delivered"),
    "participant_id": Text("ผู้เข้าร่วม", "Participant"),
    "role_th": Text("บทบาท", "Role (Thai)"),
    "metric_unit": Text("หน่วย", "Unit"),
    "target_qty": Text("เป้า", "Target"),
    "stage": Text("ขั้น", "Stage"),
    "held_on": Text("วันที่", "On"),
    "assessed_on": Text("ประเมินล่าสุด", "Last assessed"),
    "attended_kickoff": Text("ร่วมวันเปิด", "Came to the opening"),
}
# Of columns that are not recorded but derived, and of the sides of a sheet.
DERIVED = {
    # Of livelihoods: households, and the medians of their income per person and year.
    "livelihoods": Text("ได้ส่งเสริม (ครัวเรือน)", "Supported (households)"),
    "pairs": Text("รู้ก่อนและหลัง (ครัวเรือน)", "Known before and after"),
    "median_before": Text("ก่อน (บาท)", "Before (baht)"),
    "median_after": Text("หลัง (บาท)", "After (baht)"),
    "median_gain": Text("เพิ่ม (บาท)", "Gained (baht)"),
    # Of the ways to choose homes on one sum.
    "way": Text("วิธี", "Way"),
    "choice_benefit": Text("ประโยชน์ (แต้ม)", "Benefit (points)"),
    "choice_homes": Text("บ้าน (หลัง)", "Homes"),
    "choice_served": Text("ตำบลที่ได้", f"{SUBDISTRICT.many.capitalize()} served"),
    "choice_left_out": Text("ตำบลที่ไม่ได้เลย", f"{SUBDISTRICT.many.capitalize()} with nothing"),
    "choice_spent": Text("ใช้เงิน (บาท)", "Money used (baht)"),
    "days": Text("จำนวนวัน", "Days"),
    "limit_days": Text("เกณฑ์ (วัน)", "Limit (days)"),
    "highest_thb": Text("สูงสุดต่อหลัง (บาท)", "Highest on one house (baht)"),
    "median_thb": Text("มัธยฐาน (บาท)", "Median (baht)"),
    "repairs": Text("รายการซ่อม", "Repairs"),
    "net": Text("ขาดสุทธิ", "Net need"),
    "short_cash_thb": Text("ขาดเงิน (บาท)", "Short of cash (baht)"),
    "short_person_days": Text("ขาดแรงงาน (คน-วัน)", "Short of labour (person-days)"),
    "short_sheets": Text("ขาดแผ่นหลังคา (แผ่น)", "Short of roof sheets"),
    "poor_share": Text("คนจนหลายมิติ (ร้อยละ)", "Poor in many dimensions (%)"),
    "poor_people": Text("คนจนหลายมิติ (คน)", "Poor (people)"),
    "scored_people": Text("สำรวจแล้ว (คน)", "Surveyed (people)"),
    "over": Text("เกินเพดาน (หลัง)", "Over the cap (houses)"),
    "counted_qty": Text("ส่งมอบแล้ว (นับไม่เกินคำมั่น)", "Delivered (capped)"),
    "outstanding_qty": Text("คงค้าง", "Outstanding"),
    "surplus_qty": Text("เกินคำมั่น", "Surplus"),
    "waiting_qty": Text("รอตรวจสอบ", "Awaiting verification"),
    "days_late": Text("เลยกำหนด (วัน)", "Days late"),
    "last_delivered_on": Text("ส่งมอบล่าสุด", "Last delivery"),
    "verified_qty": Text("ทำได้ (ตรวจสอบแล้ว)", "Done (verified)"),
    "in_need": Text("ครัวเรือนเดือดร้อน", "Households in need"),
    "reached": Text("ได้รับมอบบ้านแล้ว", "Reached"),
    "urgent": Text("เร่งด่วนยังไม่เริ่ม", "Urgent, not started"),
    "unfunded": Text("ยังไม่มีงบ", "Not funded"),
    "assessed": Text("ประเมินใน 1 ปี (ครัวเรือน)", "Assessed within a year"),
    "households": Text("ครัวเรือนในทะเบียน", "Households on record"),
    "handed_over": Text("ส่งมอบแล้ว (หลัง)", "Handed over (houses)"),
    "under_way": Text("อนุมัติ–แล้วเสร็จ (หลัง)", "Approved to completed"),
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
    "last_on": Text("รายงานล่าสุด", "Last report"),
    "actual": Text("ทำได้", "Actual"),
    "condition_score": Text("คะแนนสภาพบ้าน (0 ดี–100 ไม่ปลอดภัย)", "Condition (0 good–100 unsafe)"),
    "id": Text("รหัส", "Id"),
    "fulfilment": Text("อัตราส่งมอบ", "Fulfilment"),
    "surplus_thb": Text("เกินคำมั่น (บาท)", "Surplus (baht)"),
    "without_value": Text("ไม่มีมูลค่า (ข้อ)", "Without a value"),
    "cash_thb": Text("ให้เป็นเงิน (บาท)", "Given in cash (baht)"),
    "inkind_thb": Text("ให้ไม่ใช่เงิน (บาท)", "Given in kind (baht)"),
    "person_days": Text("แรงงาน (คน-วัน)", "Labour (person-days)"),
    "houses_supported": Text("ร่วมสนับสนุน (หลัง)", "Houses supported"),
    "supported_handed_over": Text("ส่งมอบแล้ว (หลัง)", "Of them handed over"),
    "delivered_of_pledge": Text("ส่งมอบแล้ว", "Delivered"),
    "state": Text("สถานะ", "State"),
    "share": Text("ทำได้ต่อเป้า", "Actual of target"),
    "owner": Text("ผู้รับผิดชอบ", "Owner"),
    "subject": Text("เรื่อง", "Subject"),
    "item": Text("รายการ", "Item"),
    # Of area plans.
    "plan_step": Text("ขั้นของแผน", "Step of the plan"),
    "step_since": Text("ตั้งแต่", "Since"),
    "measures": Text("โครงการ", "Measures"),
    "measure_name": Text("โครงการ", "Measure (Thai)"),
    "planned_thb": Text("งบตามแผน (บาท)", "Planned (baht)"),
    "secured_thb": Text("ได้เงินแล้ว (บาท)", "Secured (baht)"),
    "measure_state": Text("ทำถึงไหน", "How far"),
    "done_of_target": Text("ทำแล้ว จากเป้า", "Done of target"),
    "lead": Text("หน่วยงานรับผิดชอบหลัก", "Lead"),
    "key": Text("รหัส", "Key"),
    "indicator": Text("ตัวชี้วัด", "Indicator"),
    "numerator": Text("ตัวตั้ง", "Numerator"),
    "denominator": Text("ตัวหาร", "Denominator"),
    "note_of_figure": Text("หมายเหตุ", "Note"),
    "formula": Text("สูตร", "Formula"),
    "source_of_figure": Text("ที่มา", "Source"),
    "code": Text("รหัส", "Code"),
    "coverage": Text("ความครอบคลุม", "Coverage"),
    "what_was_reached": Text("สิ่งที่ไปถึง", "What was reached"),
    "number": Text("จำนวน", "Number"),
    "part": Text("ส่วน", "Part"),
    "order": Text("ลำดับ", "Number"),
    "outcome": Text("ผล", "Outcome"),
    "season": Text("ฤดู", "Season"),
    "pays_thb": Text("จ่าย (บาท)", "Pays (baht)"),
    "why": Text("เหตุผล", "Reason"),
    "steady": Text("วิธีให้น้ำหนักที่เลือก (ร้อยละ)", "Weightings that choose it (%)"),
    "cost_thb": Text("ค่าซ่อม (บาท)", "Cost (baht)"),
    "points_short": Text("ขาดคะแนนลำดับ", "Priority points short"),
    "enters_at_thb": Text("เข้าได้ถ้าค่าซ่อมไม่เกิน (บาท)", "Enters at a cost of (baht)"),
    "more_thb": Text("หรือเพิ่มเงิน (บาท)", "Or with more money (baht)"),
}
# Where there is room: in the sheets of a workbook, each with its unit.
IN_FULL = {
    "overdue": Text("เกินกำหนด (ข้อ)", "Overdue (pledges)"),
    "due_soon": Text("ใกล้ครบกำหนด (ข้อ)", "Due soon (pledges)"),
    "text_th": Text("ข้อความคำมั่น", "In words (Thai)"),
    "spi": Text("ความก้าวหน้าเทียบแผน (SPI)", "Pace (SPI)"),
    "rollup": Text("วิธีนับ", "How it is counted"),
    "target": Text("เป้าหมาย (หลัง)", "Target (houses)"),
    "expected": Text("ควรได้ถึงวันนี้ (หลัง)", "Expected by today (houses)"),
    "in_need": Text("เดือดร้อน (ครัวเรือน)", "In need (households)"),
    "reached": Text("ได้รับมอบบ้าน (ครัวเรือน)", "Reached (households)"),
    "urgent": Text("เร่งด่วนยังไม่เริ่ม (ครัวเรือน)", "Urgent, not started"),
    "unfunded": Text("ยังไม่มีงบ (ครัวเรือน)", "Not funded (households)"),
    "counted": Text("ส่งมอบแล้ว (ตรวจสอบแล้ว)", "Delivered, verified"),
}


def heading(name: str) -> Text:
    """The heading of a column by its name. KeyError for a name that is none.

    A name that several tables have goes by the label of those in which it refers to another record,
    and among these by the most frequent one.
    """
    return HEADINGS[name]


def heading_in_full(name: str) -> Text:
    """The heading with its unit, where a short one leaves it out. KeyError for a name that is none."""
    return IN_FULL[name] if name in IN_FULL else heading(name)


def _of_schema() -> dict[str, Text]:
    columns = [column for table in TABLES for column in table.columns]
    referring = {column.name for column in columns if column.refers_to}
    labels: dict[str, Counter[Text]] = {}
    for column in columns:
        if column.refers_to or column.name not in referring:
            labels.setdefault(column.name, Counter())[column.label] += 1
    return {name: found.most_common(1)[0][0] for name, found in labels.items()}


HEADINGS = _of_schema() | SHORT | DERIVED
