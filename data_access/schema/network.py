"""The network of people: participants, what each has promised, and the goals they share."""

from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import (
    COMMITMENT_STATUS,
    CURVE,
    DECISION_REASON,
    DIRECTION,
    HOUSE_ROLE,
    PARTICIPANT_GROUP,
    ROLLUP,
    SUBDISTRICT_STEP,
    UNIT,
    VERIFICATION,
    Text,
)
from data_access.schema.column import (
    area,
    choice,
    day,
    identifier,
    number,
    table,
    text,
    whole,
    yes_no,
)

PARTICIPANT = table(
    "participant",
    Text("ผู้เข้าร่วมเครือข่าย", "Participants"),
    Text("ผู้เข้าร่วม", "participant"),
    ("participant_id",),
    identifier("participant_id", "รหัสผู้เข้าร่วม", "Participant id"),
    choice("participant_group", "กลุ่ม", "Group", PARTICIPANT_GROUP),
    identifier("lao_id", "รหัส อปท.", "LAO", refers_to="lao", required=False),
    area(
        "subdistrict_code", "รหัสตำบล", SUBDISTRICT.one.capitalize(), "subdistrict", required=False
    ),
    area("district_code", "รหัสอำเภอ", "District", "district", required=False),
    text("role_th", "บทบาท", "Role"),
    text("name", "ชื่อ", "Name", required=False, personal=True),
    yes_no("attended_kickoff", "ร่วมวันเปิดโครงการ", "Came to the kick-off"),
    yes_no("active", "ยังร่วมงาน", "Active"),
)
COMMITMENT = table(
    "commitment",
    Text("คำมั่นของผู้เข้าร่วม", "Commitments"),
    Text("คำมั่น", "commitment of one participant"),
    ("commitment_id",),
    identifier("commitment_id", "รหัสคำมั่น", "Commitment id"),
    identifier("participant_id", "รหัสผู้เข้าร่วม", "Participant", refers_to="participant"),
    identifier("goal_id", "รหัสเป้าหมาย", "Goal", refers_to="goal"),
    text("text_th", "ข้อความคำมั่น", "Commitment in words"),
    choice("metric_unit", "หน่วยวัด", "Unit", UNIT),
    whole("target_qty", "เป้าหมาย", "Target", low=1),
    whole("baseline_qty", "ค่าตั้งต้น", "Baseline", low=0),
    day("start_on", "เริ่ม", "Starts on"),
    day("due_on", "ครบกำหนด", "Due on"),
    number("weight", "น้ำหนัก", "Weight", low=0),
    choice("status", "สถานะ", "Status", COMMITMENT_STATUS),
    area("area_code", "รหัสพื้นที่", "Area", "any"),
)
COMMITMENT_UPDATE = table(
    "commitment_update",
    Text("รายงานความก้าวหน้าคำมั่น", "Commitment updates"),
    Text("รายงาน", "report on one commitment on one day"),
    ("commitment_id", "reported_on"),
    identifier("commitment_id", "รหัสคำมั่น", "Commitment", refers_to="commitment"),
    day("reported_on", "รายงานเมื่อ", "Reported on"),
    whole("qty_to_date", "จำนวนสะสม", "Quantity to date", low=0),
    choice("verification", "การตรวจสอบ", "Verification", VERIFICATION),
    text("evidence", "หลักฐาน", "Evidence", required=False, personal=True),
)
# What ties a promise to a house: the house is followed back to it, and it to its houses.
COMMITMENT_HOUSE = table(
    "commitment_house",
    Text("คำมั่นที่ลงบ้าน", "Houses of commitments"),
    Text("คำมั่นกับบ้าน", "commitment and house it went into"),
    ("commitment_id", "repair_id"),
    identifier("commitment_id", "รหัสคำมั่น", "Commitment", refers_to="commitment"),
    identifier("repair_id", "รหัสการซ่อม", "Repair", refers_to="repair"),
    choice("role", "ช่วยด้าน", "Helps with", HOUSE_ROLE),
    day("linked_on", "ช่วยตั้งแต่", "Since"),
)
# A new day for a promise takes the place of the old one once it is verified; the old one stays on record.
PROMISE_MOVE = table(
    "promise_move",
    Text("การขอเลื่อนกำหนดคำมั่น", "New days of promises"),
    Text("การขอเลื่อน", "new day asked for one promise"),
    ("move_id",),
    identifier("move_id", "รหัสการเลื่อน", "Move id"),
    identifier("pledge_id", "รหัสคำมั่นภาคี", "Pledge", refers_to="pledge", required=False),
    identifier("commitment_id", "รหัสคำมั่นผู้เข้าร่วม", "Commitment", refers_to="commitment", required=False),
    day("reported_on", "รายงานเมื่อ", "Reported on"),
    day("due_on", "กำหนดใหม่", "New day"),
    choice("reason", "เหตุที่เลื่อน", "Why moved", DECISION_REASON),
    choice("verification", "การตรวจสอบ", "Verification", VERIFICATION),
)  # fmt: skip
GOAL = table(
    "goal",
    Text("เป้าหมายเครือข่าย", "Network goals"),
    Text("เป้าหมาย", "goal"),
    ("goal_id",),
    identifier("goal_id", "รหัสเป้าหมาย", "Goal id"),
    text("name_th", "ชื่อ (ไทย)", "Name in Thai"),
    text("name_en", "ชื่อ (อังกฤษ)", "Name in English"),
    text("unit", "หน่วย", "Unit (a code, or %)", usual=(*UNIT, "%")),
    number("baseline", "ค่าตั้งต้น", "Baseline"),
    number("target", "เป้าหมาย", "Target"),
    day("start_on", "เริ่ม", "Starts on"),
    day("due_on", "ครบกำหนด", "Due on"),
    choice("curve", "เส้นแผน", "Plan curve", CURVE),
    choice("direction", "ทิศทาง", "Direction", DIRECTION),
    choice("rollup", "วิธีรวมค่า", "How it is counted", ROLLUP),
    choice(
        "step",
        "ขั้นของตำบลที่นับ",
        f"{SUBDISTRICT.one.capitalize()} step counted",
        SUBDISTRICT_STEP,
        required=False,
    ),
    number("weight", "น้ำหนัก", "Weight", low=0),
    identifier("owner_partner_id", "ผู้รับผิดชอบ", "Owner", refers_to="partner"),
)
# From its day on a change takes the place of the goal's target, or of the change before it.
GOAL_TARGET_CHANGE = table(
    "goal_target_change",
    Text("การปรับเป้าหมาย", "Changes of goals' targets"),
    Text("เป้าหมายต่อวันที่เริ่มใช้", "goal and day from which it holds"),
    ("goal_id", "valid_from"),
    identifier("goal_id", "รหัสเป้าหมาย", "Goal", refers_to="goal"),
    day("valid_from", "ใช้ตั้งแต่", "Valid from"),
    number("target", "เป้าหมาย", "Target"),
)
GOAL_UPDATE = table(
    "goal_update",
    Text("รายงานเป้าหมาย", "Goal updates"),
    Text("รายงาน", "report on one goal on one day"),
    ("goal_id", "reported_on"),
    identifier("goal_id", "รหัสเป้าหมาย", "Goal", refers_to="goal"),
    day("reported_on", "รายงานเมื่อ", "Reported on"),
    number("value", "ค่า", "Value", low=0),
    choice("verification", "การตรวจสอบ", "Verification", VERIFICATION),
)
