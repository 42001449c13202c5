"""What offices, survey forms and exchange files call our columns, beside their names and labels.

By column, in every table that has it, or by table and column where it means so only there. Only
what can mean nothing else stands here: a heading that is merely like one of these is offered to
whoever brings the file, and never taken for it. Case, spaces and punctuation do not matter, nor
does the order of a tag's attributes (Humanitarian Exchange Language, https://hxlstandard.org).
"""

SYNONYMS: dict[str, tuple[str, ...]] = {
    # Who and where.
    "household_id": ("hh_id", "hh_code", "household code", "รหัสบ้านในโครงการ", "#meta+id+household"),
    "subdistrict_code": (
        "tambon_code", "tambon", "subdistrict name", "ตำบล", "ชื่อตำบล", "ที่อยู่ ตำบล", "#adm3+code", "#adm3", "#adm3+name",
    ),
    "district_code": ("amphoe_code", "amphoe", "อำเภอ", "ชื่ออำเภอ", "#adm2+code", "#adm2", "#adm2+name"),
    "province_code": ("changwat_code", "จังหวัด", "ชื่อจังหวัด", "#adm1+code", "#adm1", "#adm1+name"),
    "area_code": ("พื้นที่", "area", "#adm+code"),
    "moo": ("หมู่", "หมู่บ้านที่", "village no", "#adm4+code"),
    "village_name_th": ("หมู่บ้าน", "บ้าน (ชื่อหมู่บ้าน)", "village name", "#adm4+name", "#adm4"),
    "house_no": ("เลขที่บ้าน", "ที่อยู่ บ้านเลขที่", "house no"),
    "head_name": ("หัวหน้าครัวเรือน", "ชื่อ-สกุลหัวหน้าครัวเรือน", "ชื่อหัวหน้า", "head name"),
    "phone": ("เบอร์โทร", "เบอร์โทรศัพท์", "หมายเลขโทรศัพท์", "โทร", "tel", "mobile"),
    "lat": ("latitude", "พิกัด lat", "พิกัดเหนือ", "northing", "พิกัด n", "พิกัด y", "#geo+lat", "#lat_deg"),
    "lon": ("lng", "long", "longitude", "พิกัด long", "พิกัดตะวันออก", "easting", "พิกัด e", "พิกัด x", "#geo+lon", "#lon_deg"),
    "location_accuracy_m": ("gps accuracy", "ความแม่นยำพิกัด"),
    "n_members": ("จำนวนสมาชิก", "จำนวนสมาชิกในครัวเรือน", "สมาชิกในครัวเรือน", "household size", "#affected+hh+size"),
    "income_pp_year_thb": ("รายได้เฉลี่ยต่อคนต่อปี", "รายได้ต่อหัวต่อปี"),
    "tenure": ("สิทธิในที่ดิน", "สถานะที่ดิน", "กรรมสิทธิ์ที่ดิน"),
    "household.access": ("เส้นทางเข้าถึง", "ถนนเข้าบ้าน"),
    "registered_on": ("วันที่ลงทะเบียน", "registration date"),
    "consent": ("การให้ความยินยอม", "consent given"),
    # People.
    "sex": ("gender", "#affected+sex"),
    "birth_year_be": ("ปีเกิด", "พ.ศ. เกิด", "birth year"),
    "groups": ("กลุ่มเป้าหมาย", "ประเภทกลุ่มเปราะบาง"),
    "disability_types": ("ความพิการ",),
    "relation": ("ความสัมพันธ์กับหัวหน้าครัวเรือน",),
    # The house and its repair.
    "assessed_on": ("วันที่ประเมินบ้าน", "วันที่ตรวจบ้าน", "assessment date"),
    "assessor_org": ("หน่วยงานที่ประเมิน", "ผู้ประเมิน", "assessor"),
    "people_at_risk": ("มีผู้อยู่ในภาวะอันตราย", "อันตราย"),
    "est_cost_thb": ("ค่าซ่อม", "ประมาณการค่าซ่อม", "งบประมาณที่ต้องใช้", "est cost", "estimated cost thb"),
    "approved_thb": ("งบประมาณที่อนุมัติ", "งบที่อนุมัติ", "วงเงินอนุมัติ", "#value+approved"),
    "actual_cash_thb": ("ค่าใช้จ่ายจริง", "ใช้จ่ายจริง", "#value+spent"),
    "repair.status": ("สถานะการซ่อม", "ความคืบหน้า", "repair status", "#status"),
    "reported_on": ("วันที่แจ้ง", "วันที่รายงาน", "#date+reported"),
    "completed_on": ("วันที่แล้วเสร็จ", "วันที่ซ่อมเสร็จ"),
    "handed_over_on": ("วันที่ส่งมอบบ้าน", "วันส่งมอบ"),
    "started_on": ("วันที่เริ่ม", "วันเริ่มงาน", "start date", "#date+start"),
    "start_on": ("วันที่เริ่มต้น", "#date+start"),
    "planned_finish": ("กำหนดแล้วเสร็จ",),
    "fiscal_year_be": ("ปีงบประมาณ", "fiscal year"),
    "repair_status_log.from_status": ("from",),
    "repair_status_log.to_status": ("to",),
    "repair_status_log.changed_on": ("on",),
    "repair_status_log.changed_by": ("by",),
    # Partners and the network.
    "partner_id": ("รหัสหน่วยงาน", "partner code", "#org+code"),
    "partner.name_th": ("ชื่อหน่วยงาน", "ชื่อภาคี", "#org+name"),
    "lead_partner_id": ("รหัสหน่วยงานหลัก", "#org+lead+code"),
    "delivered_on": ("วันที่ส่งมอบ", "วันที่มอบ", "delivery date", "#date+delivered"),
    "delivery.qty": ("จำนวนที่ส่งมอบ", "#reached"),
    "pledge.qty": ("จำนวนที่ให้คำมั่น", "#targeted"),
    "value_thb": ("มูลค่า (บาท)", "มูลค่ารวม", "จำนวนเงิน", "#value+thb", "#value"),
    "due_on": ("วันครบกำหนด", "กำหนดส่ง", "due date", "#date+end"),
    "participant_group": ("group", "กลุ่มผู้เข้าร่วม"),
    "attended_kickoff": ("เข้าร่วมวันเปิดโครงการ",),
    "event.held_on": ("on", "วันที่", "วันที่จัดกิจกรรม"),
    "attendees": ("จำนวนผู้เข้าร่วม",),
    "verification": ("ผลการตรวจสอบ", "สถานะการตรวจสอบ"),
    # Where a row comes from.
    "source": ("ที่มา", "แหล่งที่มาของข้อมูล", "#meta+source"),
    "entered_by": ("ผู้กรอกข้อมูล", "ผู้บันทึกข้อมูล"),
    "updated_at": ("วันที่ปรับปรุงข้อมูล", "ปรับปรุงล่าสุด", "ข้อมูล ณ วันที่", "last updated", "#date+updated"),
}  # fmt: skip


def synonyms_of(table_name: str, column_name: str) -> tuple[str, ...]:
    """The other spellings of one column, those of this table first."""
    return (*SYNONYMS.get(f"{table_name}.{column_name}", ()), *SYNONYMS.get(column_name, ()))
