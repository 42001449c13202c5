"""Meetings: the agenda, who came, what was agreed and signed, what was decided and what became of it.

The meeting itself is an `event` (places.py). Nobody is named: people are ids of the network, and
those who speak, chair or sign are roles.
"""

from data_access.language.vocabulary import (
    AGENDA_KIND,
    BINDS,
    CHECK_IN,
    DECISION_KIND,
    DECISION_REASON,
    DECISION_STATUS,
    PRESENCE,
    VERIFICATION,
    Text,
)
from data_access.schema.column import (
    CLOCK,
    SHA256,
    area,
    choice,
    day,
    identifier,
    table,
    text,
    whole,
)

# The finding or the ask that a decision came from: its list of rows, and of which partner or district.
ABOUT = r"[a-z_]{1,40}(\.[a-z_]{1,40})?(:[A-Za-z0-9._/-]{1,40})?"


def _event():
    return identifier("event_id", "รหัสกิจกรรม", "Event", refers_to="event")


def _partner_or_lao():
    return (
        identifier("partner_id", "รหัสภาคี", "Partner", refers_to="partner", required=False),
        identifier("lao_id", "รหัส อปท.", "LAO", refers_to="lao", required=False),
    )


AGENDA_ITEM = table(
    "agenda_item",
    Text("ระเบียบวาระ", "Agenda items"),
    Text("วาระ", "item of one meeting's agenda"),
    ("event_id", "seq"),
    _event(),
    whole("seq", "ลำดับ", "Sequence", low=1),
    choice("kind", "ประเภทวาระ", "Kind of item", AGENDA_KIND),
    text("title_th", "เรื่อง", "Title in Thai"),
    text("title_en", "เรื่อง (อังกฤษ)", "Title in English", required=False),
    text("speaker_role", "ผู้นำเสนอ (ตำแหน่ง)", "Speaker (role)", required=False),
    whole("minutes", "เวลา", "Time", "minute", low=1, high=1440, required=False),
    text("doc_ref", "เอกสารประกอบ", "Document", required=False),
)
ATTENDANCE = table(
    "attendance",
    Text("การเข้าประชุม", "Attendance"),
    Text("ผู้ได้รับเชิญต่อกิจกรรม", "person, partner or LAO invited to one meeting"),
    ("attendance_id",),
    identifier("attendance_id", "รหัสการเข้าประชุม", "Attendance id"),
    _event(),
    identifier(
        "participant_id", "รหัสผู้เข้าร่วม", "Participant", refers_to="participant", required=False
    ),
    *_partner_or_lao(),
    choice("presence", "การมา", "Presence", PRESENCE),
    text("checked_in_at", "เวลาลงทะเบียน", "Checked in at", required=False, pattern=CLOCK),
    choice("method", "วิธีลงทะเบียน", "How it was recorded", CHECK_IN),
)
AGREEMENT = table(
    "agreement",
    Text("ข้อตกลง", "Agreements"),
    Text("ข้อตกลงหนึ่งฉบับ", "version of an agreement"),
    ("agreement_id",),
    identifier("agreement_id", "รหัสข้อตกลง", "Agreement id"),
    text("title_th", "ชื่อข้อตกลง", "Title in Thai"),
    text("title_en", "ชื่อข้อตกลง (อังกฤษ)", "Title in English", required=False),
    whole("version", "ฉบับที่", "Version", low=1),
    day("signed_on", "ลงนามเมื่อ", "Signed on"),
    day("valid_to", "ใช้ถึง", "Valid to", required=False),
    text("text_sha256", "ลายนิ้วมือของข้อความ (SHA-256)", "SHA-256 of the text", required=False, pattern=SHA256),
    text("file", "ไฟล์", "File", required=False, personal=True),
    identifier("supersedes", "แทนฉบับ", "Takes the place of", refers_to="agreement", required=False),
)  # fmt: skip
AGREEMENT_CLAUSE = table(
    "agreement_clause",
    Text("ข้อในข้อตกลง", "Clauses of agreements"),
    Text("ข้อ", "clause of one agreement"),
    ("agreement_id", "seq"),
    identifier("agreement_id", "รหัสข้อตกลง", "Agreement", refers_to="agreement"),
    whole("seq", "ข้อที่", "Clause", low=1),
    text("text_th", "ข้อความ", "Text in Thai"),
    text("text_en", "ข้อความ (อังกฤษ)", "Text in English", required=False),
    choice("binds", "ผูกพันใคร", "Whom it binds", BINDS),
)
SIGNATURE = table(
    "signature",
    Text("การลงนาม", "Signatures"),
    Text("ผู้ลงนามในข้อตกลง", "partner or LAO that signed one agreement"),
    ("signature_id",),
    identifier("signature_id", "รหัสการลงนาม", "Signature id"),
    identifier("agreement_id", "รหัสข้อตกลง", "Agreement", refers_to="agreement"),
    *_partner_or_lao(),
    text("role", "ลงนามในฐานะ (ตำแหน่ง)", "Signed as (role)"),
    day("signed_on", "ลงนามเมื่อ", "Signed on"),
    identifier("event_id", "รหัสกิจกรรม", "Event", refers_to="event", required=False),
    text("reservation", "ข้อสงวน", "Reservation", required=False),
)
DECISION = table(
    "decision",
    Text("มติที่ประชุม", "Decisions"),
    Text("มติ", "decision of one meeting"),
    ("decision_id",),
    identifier("decision_id", "รหัสมติ", "Decision id"),
    _event(),
    whole("seq", "มติที่", "Number", low=1),
    text("text_th", "มติ", "Decision in Thai"),
    text("text_en", "มติ (อังกฤษ)", "Decision in English", required=False),
    choice("kind", "ประเภทมติ", "Kind of decision", DECISION_KIND),
    *_partner_or_lao(),
    text("office", "หน่วยงานที่รับผิดชอบ", "Office in charge", required=False),
    day("due_on", "ครบกำหนด", "Due on"),
    area("area_code", "รหัสพื้นที่", "Area", "any", required=False),
    identifier("goal_id", "รหัสเป้าหมาย", "Goal", refers_to="goal", required=False),
    text("about", "มาจากข้อสังเกตหรือเรื่องที่ขอ", "Finding or ask it came from", required=False, pattern=ABOUT),
)  # fmt: skip
DECISION_UPDATE = table(
    "decision_update",
    Text("ความคืบหน้าของมติ", "Reports on decisions"),
    Text("รายงาน", "report on one decision"),
    ("decision_id", "seq"),
    identifier("decision_id", "รหัสมติ", "Decision", refers_to="decision"),
    whole("seq", "ลำดับ", "Sequence", low=1),
    day("reported_on", "รายงานเมื่อ", "Reported on"),
    choice("status", "สถานะ", "Status", DECISION_STATUS),
    day("due_on", "กำหนดใหม่", "New day", required=False),
    choice("reason", "เหตุที่เลื่อนหรือยกเลิก", "Why moved or dropped", DECISION_REASON, required=False),
    choice("verification", "การตรวจสอบ", "Verification", VERIFICATION),
    text("note", "บันทึก", "Note", required=False, personal=True),
)
