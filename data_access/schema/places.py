"""The programme itself, its areas, its local administrative organisations and its targets."""

from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import (
    AREA_LEVEL,
    EVENT_KIND,
    EVENT_STATUS,
    LAO_TYPE,
    SUBDISTRICT_STEP,
    Text,
)
from data_access.schema.column import (
    CLOCK,
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

ANY_AREA = r"\d{2}(\d{2}){0,3}"  # of a village too
PERIOD = r"25\d\d(Q[1-4])?"
PROGRAMME = table(
    "programme",
    Text("โครงการ", "Programme"),
    Text("โครงการ", "programme (exactly one)"),
    ("programme_id",),
    identifier("programme_id", "รหัสโครงการ", "Programme id"),
    text("name_th", "ชื่อโครงการ (ไทย)", "Name in Thai"),
    text("name_en", "ชื่อโครงการ (อังกฤษ)", "Name in English"),
    area("province_code", "รหัสจังหวัด", "Province code", "province"),
    day("started_on", "วันเปิดโครงการ", "Opened on"),
    whole("network_size", "เครือข่ายตามเป้า", "People in the network", "person", low=1),
    yes_no("made_up", "ข้อมูลสมมติ", "Records are made up"),
)
AREA = table(
    "area",
    Text("พื้นที่", "Areas"),
    Text("จังหวัด อำเภอ หรือตำบล", f"province, district or {SUBDISTRICT.one}"),
    ("area_code",),
    text("area_code", "รหัสพื้นที่", "Area code", pattern=ANY_AREA),
    choice("level", "ระดับ", "Level", AREA_LEVEL),
    area("parent_code", "รหัสพื้นที่แม่", "Parent area", "any", required=False),
    text("name_th", "ชื่อ (ไทย)", "Name in Thai"),
    text("name_en", "ชื่อ (อังกฤษ)", "Name in English"),
    text("postal_code", "รหัสไปรษณีย์", "Postal code", required=False, pattern=r"\d{5}"),
    number("lat", "ละติจูดของจุดกลาง", "Centre latitude", "degree", required=False),
    number("lon", "ลองจิจูดของจุดกลาง", "Centre longitude", "degree", required=False),
    day("valid_from", "ใช้ตั้งแต่", "Valid from", required=False),
    day("valid_to", "ใช้ถึง", "Valid to", required=False),
    text("replaced_by", "แทนด้วยรหัส", "Replaced by", required=False),
)
AREA_TARGET = table(
    "area_target",
    Text("เป้าหมายรายพื้นที่", "Area targets"),
    Text("พื้นที่ต่อเป้าหมายต่อช่วงเวลา", "area, goal and period"),
    ("area_code", "goal_id", "period"),
    area("area_code", "รหัสพื้นที่", "Area code", "any"),
    identifier("goal_id", "รหัสเป้าหมาย", "Goal", refers_to="goal"),
    text("period", "ช่วงเวลา (ปีงบประมาณ)", "Period (fiscal year)", pattern=PERIOD),
    whole("target_value", "ค่าเป้าหมาย", "Target", low=0),
)
# From its day on a change takes the place of the target in area_target, or of the change before it.
AREA_TARGET_CHANGE = table(
    "area_target_change",
    Text("การปรับเป้าหมายรายพื้นที่", "Changes of area targets"),
    Text("พื้นที่ต่อเป้าหมายต่อช่วงเวลาต่อวันที่เริ่มใช้", "area, goal, period and day from which it holds"),
    ("area_code", "goal_id", "period", "valid_from"),
    area("area_code", "รหัสพื้นที่", "Area code", "any"),
    identifier("goal_id", "รหัสเป้าหมาย", "Goal", refers_to="goal"),
    text("period", "ช่วงเวลา (ปีงบประมาณ)", "Period (fiscal year)", pattern=PERIOD),
    day("valid_from", "ใช้ตั้งแต่", "Valid from"),
    whole("target_value", "ค่าเป้าหมาย", "Target", low=0),
)
LAO = table(
    "lao",
    Text("องค์กรปกครองส่วนท้องถิ่น (อปท.)", "Local administrative organisations"),
    Text("อปท.", "local administrative organisation"),
    ("lao_id",),
    identifier("lao_id", "รหัส อปท.", "LAO id"),
    text("name_th", "ชื่อ (ไทย)", "Name in Thai"),
    choice("lao_type", "ประเภท", "Type", LAO_TYPE),
    area("district_code", "รหัสอำเภอ", "District", "district"),
)
LAO_SUBDISTRICT = table(
    "lao_subdistrict",
    Text("อปท. กับตำบล", f"LAOs and {SUBDISTRICT.many}"),
    Text("อปท. ต่อตำบล", f"LAO and {SUBDISTRICT.one}"),
    ("lao_id", "subdistrict_code"),
    identifier("lao_id", "รหัส อปท.", "LAO id", refers_to="lao"),
    area("subdistrict_code", "รหัสตำบล", SUBDISTRICT.one.capitalize(), "subdistrict"),
)
STEP = table(
    "subdistrict_step",
    Text("ความก้าวหน้ารายตำบล", f"{SUBDISTRICT.one.capitalize()} steps"),
    Text("ตำบลต่อขั้น", f"{SUBDISTRICT.one} and step reached"),
    ("subdistrict_code", "step"),
    area("subdistrict_code", "รหัสตำบล", SUBDISTRICT.one.capitalize(), "subdistrict"),
    choice("step", "ขั้น", "Step", SUBDISTRICT_STEP),
    day("reached_on", "วันที่ถึงขั้น", "Reached on"),
)
EVENT = table(
    "event",
    Text("กิจกรรม", "Events"),
    Text("กิจกรรม", "event"),
    ("event_id",),
    identifier("event_id", "รหัสกิจกรรม", "Event id"),
    choice("kind", "ประเภท", "Kind", EVENT_KIND),
    day("held_on", "วันที่จัด", "Held on"),
    text("place", "สถานที่", "Place"),
    whole("attendees", "ผู้เข้าร่วม", "Attendees", "person", required=False, low=0),
    text("title_th", "ชื่องาน (ไทย)", "Title in Thai", required=False),
    text("title_en", "ชื่องาน (อังกฤษ)", "Title in English", required=False),
    text("starts_at", "เวลาเริ่ม", "Begins at", required=False, pattern=CLOCK),
    text("ends_at", "เวลาเลิก", "Ends at", required=False, pattern=CLOCK),
    area("area_code", "รหัสพื้นที่", "Area", "any", required=False),
    text("chair_role", "ประธาน (ตำแหน่ง)", "Chair (role)", required=False),
    choice("status", "สถานะ", "Status", EVENT_STATUS, required=False),
)
