"""Area plans: the plan of a subdistrict, its steps, its measures, their money and what carries them out.

How far a measure is, is counted from the records that it is linked with. No column holds it.
"""

from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import (
    BUDGET_SOURCE,
    BUDGET_STATE,
    LEAD_KIND,
    MEASURE_KIND,
    MEASURE_STATUS,
    PLAN_AUTHOR,
    PLAN_FORM,
    PLAN_REASON,
    PLAN_STATUS,
    POVERTY_DIMENSION,
    UNIT,
    VULNERABLE_GROUP,
    Text,
)
from data_access.schema.column import (
    area,
    choice,
    day,
    identifier,
    table,
    text,
    whole,
)
from data_access.schema.meetings import SHA256

INDICATOR = r"[GPM]\d{1,2}[a-z]?"
FIRST_YEAR, LAST_YEAR = 2560, 2600


def _year(name: str, th: str, en: str):
    return whole(name, th, en, low=FIRST_YEAR, high=LAST_YEAR)


def _plan():
    return identifier("plan_id", "รหัสแผน", "Plan", refers_to="area_plan")


def _measure():
    return identifier("measure_id", "รหัสโครงการ", "Measure", refers_to="measure")


AREA_PLAN = table(
    "area_plan",
    Text("แผนพัฒนาตำบล", "Area plans"),
    Text("แผน", f"plan of one {SUBDISTRICT.one}"),
    ("plan_id",),
    identifier("plan_id", "รหัสแผน", "Plan id"),
    area("subdistrict_code", "รหัสตำบล", SUBDISTRICT.one.capitalize(), "subdistrict"),
    identifier("lao_id", "รหัส อปท.", "LAO", refers_to="lao", required=False),
    choice("author", "ผู้จัดทำแผน", "Made by", PLAN_AUTHOR),
    text("title_th", "ชื่อแผน", "Title in Thai"),
    _year("years_from", "ปีแรกของแผน (พ.ศ.)", "First year of the plan (BE)"),
    _year("years_to", "ปีสุดท้ายของแผน (พ.ศ.)", "Last year of the plan (BE)"),
    choice("form", "แบบฟอร์ม", "Form", PLAN_FORM),
    choice("status", "ขั้นของแผน", "Step of the plan", PLAN_STATUS),
    whole("version", "ฉบับที่", "Version", low=1),
    text("needs_snapshot", "ตัวเลขเมื่อร่างแผน", "Figures when it was drafted", required=False),
)
PLAN_LOG = table(
    "plan_log",
    Text("ประวัติขั้นของแผน", "Steps of area plans"),
    Text("การเปลี่ยนขั้น", "move of one plan"),
    ("plan_id", "seq"),
    _plan(),
    whole("seq", "ลำดับ", "Sequence", low=1),
    choice("from_status", "จากขั้น", "From step", PLAN_STATUS, required=False),
    choice("to_status", "ถึงขั้น", "To step", PLAN_STATUS),
    day("changed_on", "วันที่", "On"),
    identifier("event_id", "รหัสประชาคม", "Forum", refers_to="event", required=False),
    text("doc_ref", "เลขที่เอกสาร", "Document", required=False),
    text("doc_sha256", "รหัสตรวจสอบเอกสาร (SHA-256)", "SHA-256 of the document", required=False, pattern=SHA256),
    whole("votes_for", "เสียงเห็นชอบ", "Votes for", required=False, low=0),
    whole("votes_against", "เสียงไม่เห็นชอบ", "Votes against", required=False, low=0),
    choice("reason", "เหตุที่ส่งกลับหรือถอน", "Why returned or withdrawn", PLAN_REASON, required=False),
    text("note", "บันทึก", "Note", required=False, personal=True),
)  # fmt: skip
MEASURE = table(
    "measure",
    Text("โครงการในแผน", "Measures"),
    Text("โครงการ", "measure of one plan"),
    ("measure_id",),
    identifier("measure_id", "รหัสโครงการ", "Measure id"),
    _plan(),
    whole("seq", "ที่", "Number", low=1),
    choice("dimension", "มิติที่แก้", "Dimension", POVERTY_DIMENSION),
    text("indicator_key", "ตัวชี้วัดของโครงการบ้าน", "Indicator", required=False, pattern=INDICATOR),
    choice("kind", "ประเภทโครงการ", "Kind of measure", MEASURE_KIND),
    text("name_th", "โครงการ", "Measure in Thai"),
    text("objective_th", "วัตถุประสงค์", "Objective", required=False),
    text("output_th", "เป้าหมาย (ผลผลิตของโครงการ)", "Output", required=False),
    text("kpi_th", "ตัวชี้วัด (KPI)", "KPI", required=False),
    text("expected_th", "ผลที่คาดว่าจะได้รับ", "Expected result", required=False),
    whole("target_qty", "จำนวนเป้าหมาย", "Target quantity", low=1),
    choice("unit", "หน่วย", "Unit", UNIT),
    choice("target_group", "กลุ่มเป้าหมาย", "Target group", VULNERABLE_GROUP, required=False),
    choice("lead_kind", "ประเภทหน่วยงานรับผิดชอบหลัก", "Kind of lead", LEAD_KIND),
    identifier("lead_lao_id", "อปท. รับผิดชอบหลัก", "Lead LAO", refers_to="lao", required=False),
    identifier("lead_partner_id", "ภาคีรับผิดชอบหลัก", "Lead partner", refers_to="partner", required=False),
    day("start_on", "เริ่ม", "Starts on"),
    day("due_on", "ครบกำหนด", "Due on"),
    text("strategy_th", "ยุทธศาสตร์/ประเด็นการพัฒนา", "Strategy", required=False),
    text("tactic_th", "กลยุทธ์", "Tactic", required=False),
    text("programme_th", "แผนงาน", "Work plan", required=False),
    choice("status", "สถานะในแผน", "Status in the plan", MEASURE_STATUS),
)  # fmt: skip
MEASURE_BUDGET = table(
    "measure_budget",
    Text("งบประมาณของโครงการ", "Money of measures"),
    Text("รายการเงิน", "line of money of one measure"),
    ("measure_id", "seq"),
    _measure(),
    whole("seq", "ลำดับ", "Sequence", low=1),
    _year("fiscal_year_be", "ปีงบประมาณ (พ.ศ.)", "Fiscal year (BE)"),
    choice("source_of_money", "แหล่งเงิน", "Source of the money", BUDGET_SOURCE),
    whole("amount_thb", "จำนวนเงิน (บาท)", "Amount (baht)", "THB", low=0, high=10**12),
    identifier("pledge_id", "รหัสคำมั่น", "Pledge", refers_to="pledge", required=False),
    choice("secured", "ได้เงินถึงขั้นใด", "How far secured", BUDGET_STATE),
)
MEASURE_LINK = table(
    "measure_link",
    Text("งานที่ทำตามโครงการ", "Links of measures"),
    Text("รายการที่นับ", "record that counts towards one measure"),
    ("measure_id", "seq"),
    _measure(),
    whole("seq", "ลำดับ", "Sequence", low=1),
    identifier("repair_id", "รหัสงานซ่อม", "Repair", refers_to="repair", required=False),
    identifier("livelihood_id", "รหัสการส่งเสริมอาชีพ", "Livelihood", refers_to="livelihood", required=False),
    identifier("pledge_id", "รหัสคำมั่นของภาคี", "Pledge", refers_to="pledge", required=False),
    identifier("commitment_id", "รหัสคำมั่นผู้เข้าร่วม", "Commitment", refers_to="commitment", required=False),
    identifier("decision_id", "รหัสมติ", "Decision", refers_to="decision", required=False),
)  # fmt: skip
