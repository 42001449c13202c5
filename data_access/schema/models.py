"""Models: what was tried where, step by step, who copied it, and who came to see it.

Nobody is named: those who do a step and those who ask are roles, organisations and ids.
"""

from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import (
    MODEL_AREA_ROLE,
    MODEL_CONTEXT,
    MODEL_OUTCOME,
    MODEL_STATUS,
    MODEL_VISIT_RESULT,
    POVERTY_DIMENSION,
    Text,
)
from data_access.schema.column import (
    Column,
    area,
    baht,
    choice,
    choices,
    day,
    identifier,
    table,
    text,
    whole,
)


def _in_both(name: str, th: str, en: str, required: bool = False) -> tuple[Column, Column]:
    return (
        text(f"{name}_th", th, f"{en} in Thai", required=required),
        text(f"{name}_en", f"{th} (อังกฤษ)", f"{en} in English", required=False),
    )


def _model() -> Column:
    return identifier("model_id", "รหัสต้นแบบ", "Model", refers_to="model")


MODEL = table(
    "model",
    Text("ต้นแบบ", "Models"),
    Text("ต้นแบบ", "model"),
    ("model_id",),
    identifier("model_id", "รหัสต้นแบบ", "Model id"),
    *_in_both("name", "ชื่อต้นแบบ", "Name", required=True),
    area("area_code", "รหัสพื้นที่ที่เริ่ม", "Where it began", "any"),
    choice("problem_dimension", "แก้ปัญหามิติใด", "Dimension of the problem", POVERTY_DIMENSION),
    choices("context", "ลักษณะพื้นที่", "Kind of place", MODEL_CONTEXT),
    choice("measured_by", "วัดผลด้วย", "Measured by", MODEL_OUTCOME),
    day("started_on", "เริ่มเมื่อ", "Started on"),
    *_in_both("did", "ทำอะไร", "What they did", required=True),
    baht("model_cost_thb", "ค่าใช้จ่ายต่อตำบล", f"Cost per {SUBDISTRICT.one}"),
    *_in_both("inputs", "ต้องใช้อะไร", "Inputs"),
    *_in_both("conditions", "ต้องมีอะไรก่อน", "Conditions needed"),
    *_in_both("not_for", "ไม่เหมาะกับ", "Does not fit"),
    *_in_both("lesson", "บทเรียน", "Lesson"),
    identifier("partner_id", "รหัสภาคีเจ้าของ", "Owner", refers_to="partner"),
    choice("status", "สถานะ", "Status", MODEL_STATUS),
    day("status_since", "อยู่ในสถานะตั้งแต่", "Status since"),
)
MODEL_STEP = table(
    "model_step",
    Text("ขั้นตอนของต้นแบบ", "Steps of models"),
    Text("ขั้นตอนของต้นแบบ", "step of one model"),
    ("model_id", "seq"),
    _model(),
    whole("seq", "ขั้นที่", "Step", low=1),
    *_in_both("text", "ทำอะไร", "Step", required=True),
    whole("weeks", "ใช้เวลา", "Time", "week", low=0, high=520, required=False),
    baht("step_cost_thb", "ค่าใช้จ่าย", "Cost"),
    *_in_both("who", "ใครทำ (ตำแหน่ง)", "Who does it (role)"),
)
MODEL_AREA = table(
    "model_area",
    Text("พื้นที่ของต้นแบบ", "Areas of models"),
    Text("ตำบลที่ใช้ต้นแบบ", f"{SUBDISTRICT.one} that uses one model"),
    ("model_id", "subdistrict_code"),
    _model(),
    area("subdistrict_code", "รหัสตำบล", SUBDISTRICT.one.capitalize(), "subdistrict"),
    choice("role", "เป็น", "Role", MODEL_AREA_ROLE),
    day("from_on", "เริ่มใช้เมื่อ", "In use since"),
)
MODEL_VISIT = table(
    "model_visit",
    Text("การดูงานต้นแบบ", "Visits to models"),
    Text("ผู้มาดูงานต่อกิจกรรม", "person or LAO that came to see one model"),
    ("visit_id",),
    identifier("visit_id", "รหัสการดูงาน", "Visit id"),
    _model(),
    identifier("event_id", "รหัสกิจกรรม", "Event", refers_to="event"),
    identifier(
        "participant_id", "รหัสผู้เข้าร่วม", "Participant", refers_to="participant", required=False
    ),
    identifier("lao_id", "รหัส อปท.", "LAO", refers_to="lao", required=False),
    text("asked", "คำถาม", "What they asked", required=False),
    choice("result", "ผลการดูงาน", "What came of it", MODEL_VISIT_RESULT),
)
