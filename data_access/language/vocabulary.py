"""The words of the programme: the closed lists that records may use, in Thai and English."""

from typing import NamedTuple

from data_access.language.terms import SUBDISTRICT


class Text(NamedTuple):
    """One piece of text in both languages. Both are required, so none can be forgotten."""

    th: str
    en: str


PARTNER_TYPE = {
    "provincial_gov": Text("ส่วนราชการจังหวัด", "Provincial government office"),
    "public_org": Text("องค์การมหาชน", "Public organisation"),
    "lao": Text("องค์กรปกครองส่วนท้องถิ่น (อปท.)", "Local administrative organisation (LAO)"),
    "community_council": Text("สภาองค์กรชุมชน", "Community organisation council"),
    "community_network": Text("เครือข่ายองค์กรชุมชน", "Community organisation network"),
    "academic": Text("สถาบันการศึกษา", "Academic institution"),
    "private": Text("ภาคเอกชน", "Private sector"),
    "charity": Text("องค์กรสาธารณกุศล", "Charity / Red Cross / foundation"),
    "religious": Text("องค์กรศาสนา", "Religious organisation"),
    "other": Text("อื่น ๆ", "Other"),
}
LAO_TYPE = {
    "pao": Text("องค์การบริหารส่วนจังหวัด (อบจ.)", "Provincial Administrative Organisation (PAO)"),
    "town_mun": Text("เทศบาลเมือง (ทม.)", "Town municipality"),
    "subdistrict_mun": Text("เทศบาลตำบล (ทต.)", f"{SUBDISTRICT.one.capitalize()} municipality"),
    "sao": Text(
        "องค์การบริหารส่วนตำบล (อบต.)",
        f"{SUBDISTRICT.one.capitalize()} Administrative Organisation (SAO/TAO)",
    ),
}
TENURE = {
    "own_title": Text("เป็นเจ้าของ มีเอกสารสิทธิ", "Owner, with land title"),
    "own_no_title": Text("เป็นเจ้าของบ้าน ที่ดินไม่มีเอกสารสิทธิ", "Owns house, land without title"),
    "state_land": Text("อยู่ในที่ดินรัฐ/เขตป่า", "On state land / forest zone"),
    "relative": Text("อาศัยที่ดินญาติ", "On a relative's land"),
    "rent": Text("เช่า", "Renting"),
    "temple": Text("อาศัยที่ดินวัด/สาธารณะ", "On temple or public land"),
    "unknown": Text("ไม่ทราบ", "Unknown"),
}
ACCESS = {
    "paved": Text("ถนนลาดยาง/คอนกรีต เข้าถึงได้ตลอดปี", "Paved, all year"),
    "dirt_all_year": Text("ถนนดิน เข้าถึงได้ตลอดปี", "Dirt road, all year"),
    "dry_season": Text("เข้าถึงได้เฉพาะหน้าแล้ง", "Dry season only"),
    "foot": Text("เดินเท้า/เรือ", "Foot or boat only"),
}
VULNERABLE_GROUP = {
    "elderly": Text("ผู้สูงอายุ (60 ปีขึ้นไป)", "Older person (60+)"),
    "elderly_alone": Text("ผู้สูงอายุอยู่ลำพัง", "Older person living alone"),
    "disabled": Text("คนพิการ", "Person with disability"),
    "bedridden": Text("ผู้ป่วยติดเตียง", "Bedridden patient"),
    "homebound": Text("ผู้ป่วยติดบ้าน", "Homebound patient"),
    "chronic": Text("ผู้ป่วยโรคเรื้อรัง", "Chronic illness"),
    "single_parent": Text("ครอบครัวเลี้ยงเดี่ยว", "Single-parent family"),
    "orphan": Text("เด็กกำพร้า", "Orphaned child"),
    "child_u6": Text("เด็กเล็ก (0–6 ปี)", "Young child (0–6)"),
    "out_of_school": Text("เด็กนอกระบบการศึกษา", "Out-of-school child"),
    "pregnant": Text("หญิงตั้งครรภ์", "Pregnant woman"),
    "ethnic": Text("กลุ่มชาติพันธุ์", "Ethnic group"),
    "stateless": Text("ผู้มีปัญหาสถานะทางทะเบียน", "Person with unresolved civil status"),
    "unemployed": Text("ว่างงาน", "Unemployed"),
    "disaster": Text("ผู้ประสบภัยพิบัติ", "Disaster-affected"),
    "none": Text("ไม่อยู่ในกลุ่มเปราะบาง", "None"),
}
DISABILITY_TYPE = {
    "vision": Text("ทางการเห็น", "Vision"),
    "hearing": Text("ทางการได้ยินหรือสื่อความหมาย", "Hearing or communication"),
    "mobility": Text("ทางการเคลื่อนไหวหรือทางร่างกาย", "Mobility or physical"),
    "mental": Text("ทางจิตใจหรือพฤติกรรม", "Mental or behavioural"),
    "intellectual": Text("ทางสติปัญญา", "Intellectual"),
    "learning": Text("ทางการเรียนรู้", "Learning"),
    "autistic": Text("ทางออทิสติก", "Autistic"),
}
POVERTY_DIMENSION = {
    "health": Text("ด้านสุขภาพ", "Health"),
    "living": Text("ด้านความเป็นอยู่", "Living conditions"),
    "education": Text("ด้านการศึกษา", "Education"),
    "income": Text("ด้านรายได้", "Income"),
    "access": Text("ด้านการเข้าถึงบริการรัฐ", "Access to public services"),
}
POVERTY_DIMENSION_SHORT = {
    "health": Text("สุขภาพ", "Health"),
    "living": Text("ความเป็นอยู่", "Living"),
    "education": Text("การศึกษา", "Education"),
    "income": Text("รายได้", "Income"),
    "access": Text("บริการรัฐ", "Services"),
}
# Whose duty it is to help with what is lacked: a proposal of the programme, for an office to change.
DUTY = {
    "health": Text("สาธารณสุขจังหวัด และ รพ.สต.", "Public health office and local health centres"),
    "living": Text("องค์กรปกครองส่วนท้องถิ่น (อปท.)", "Local administrative organisations (LAOs)"),
    "education": Text("เขตพื้นที่การศึกษา และส่งเสริมการเรียนรู้", "Education area and learning offices"),
    "income": Text("พัฒนาชุมชน แรงงาน และเกษตรจังหวัด", "Community development, labour, agriculture"),
    "access": Text("พัฒนาสังคมและความมั่นคงของมนุษย์ (พมจ.)", "Social development and human security"),
}
COMPONENT = {
    "structure": Text("โครงสร้าง/เสา/คาน", "Structure, posts, beams"),
    "roof": Text("หลังคา", "Roof"),
    "wall": Text("ผนัง/ฝาบ้าน", "Walls"),
    "floor": Text("พื้น", "Floor"),
    "toilet": Text("ห้องน้ำ/ห้องส้วม", "Toilet and bathroom"),
    "electrical": Text("ระบบไฟฟ้า", "Electrical"),
    "water": Text("ระบบน้ำ/ประปา", "Water supply"),
    "access": Text("ทางลาด/ราวจับ/บันได", "Ramp, handrail, stairs"),
}
CONDITION = {
    "0": Text("ดี", "Good"),
    "1": Text("ชำรุดเล็กน้อย", "Minor damage"),
    "2": Text("ชำรุดมาก", "Major damage"),
    "3": Text("ไม่ปลอดภัย/ใช้งานไม่ได้", "Unsafe or unusable"),
    "na": Text("ไม่ได้ประเมิน", "Not assessed"),
}
REPAIR_TYPE = {
    "repair": Text("ซ่อมแซม", "Repair"),
    "extend": Text("ต่อเติม", "Extension"),
    "rebuild": Text("สร้างใหม่ทั้งหลัง", "Full rebuild"),
    "accessibility": Text("ปรับสภาพแวดล้อมที่อยู่อาศัย", "Accessibility adaptation"),
    "utility": Text("ไฟฟ้า/ประปา/ห้องน้ำ", "Utilities or toilet only"),
}
REPAIR_STATUS = {
    "reported": Text("แจ้งความเดือดร้อน", "Need reported"),
    "surveyed": Text("สำรวจแล้ว", "Surveyed"),
    "community_verified": Text("ผ่านประชาคม", "Verified by the community"),
    "approved": Text("อนุมัติงบประมาณแล้ว", "Budget approved"),
    "in_progress": Text("กำลังซ่อมสร้าง", "Work in progress"),
    "completed": Text("ซ่อมสร้างแล้วเสร็จ", "Work completed"),
    "handed_over": Text("ตรวจรับและส่งมอบแล้ว", "Inspected and handed over"),
    "on_hold": Text("ชะลอ/ระงับชั่วคราว", "On hold"),
    "referred": Text("ส่งต่อหน่วยงานอื่น", "Referred elsewhere"),
    "not_eligible": Text("ไม่เข้าเกณฑ์", "Not eligible"),
    "cancelled": Text("ยกเลิก", "Cancelled"),
}
HOLD_REASON = {
    "materials": Text("รอวัสดุ", "Waiting for materials"),
    "labour": Text("ขาดแรงงาน/ช่าง", "No labour or craftsman"),
    "budget": Text("รองบประมาณ", "Waiting for budget"),
    "rain_access": Text("หน้าฝน/เส้นทางขาด", "Rainy season, road cut"),
    "land": Text("ติดขัดเรื่องที่ดิน/เขตป่า", "Land or forest-zone issue"),
    "household": Text("เหตุจากครัวเรือน", "Household reason"),
    "documents": Text("เอกสารไม่ครบ", "Documents incomplete"),
}
PHOTO_STAGE = {
    "before": Text("ก่อนซ่อม", "Before"),
    "during": Text("ระหว่างซ่อม", "During"),
    "after": Text("หลังซ่อม", "After"),
    "handover": Text("วันส่งมอบ", "Handover day"),
}
FUNDING_PROGRAM = {
    "codi_bpp": Text("บ้านพอเพียง (พอช.)", "Baan Por Piang (CODI)"),
    "codi_bmk": Text("บ้านมั่นคง (พอช.)", "Baan Mankong (CODI)"),
    "dep_disabled": Text(
        "ปรับสภาพแวดล้อมที่อยู่อาศัยสำหรับคนพิการ (พก.)",
        "Home adaptation for persons with disabilities (DEP)",
    ),
    "dop_elderly": Text(
        "ปรับสภาพแวดล้อมและสิ่งอำนวยความสะดวกของผู้สูงอายุ (ผส.)",
        "Home adaptation for older persons (DOP)",
    ),
    "lao_budget": Text("งบประมาณ อปท.", "LAO budget"),
    "red_cross": Text("เหล่ากาชาดจังหวัด", "Provincial Red Cross chapter"),
    "glo": Text("สำนักงานสลากกินแบ่งรัฐบาล (GLO)", "Government Lottery Office"),
    "community_fund": Text("กองทุนชุมชน/กองทุนสวัสดิการชุมชน", "Community (welfare) fund"),
    "private": Text("ภาคเอกชน/ผู้มีจิตศรัทธา", "Private donors"),
    "household": Text("ครัวเรือนสมทบ", "Household contribution"),
    "other": Text("อื่น ๆ", "Other"),
}
# Whose house is paid for by one of these is old or has a disability: a house of theirs tells so.
SENSITIVE_FUNDS = ("dep_disabled", "dop_elderly")
CONTRIBUTION_KIND = {
    "cash": Text("เงิน", "Cash"),
    "material": Text("วัสดุอุปกรณ์", "Materials"),
    "labour": Text("แรงงาน", "Labour"),
    "craftsman": Text("ช่างชุมชน", "Community craftsmen"),
    "expertise": Text("วิชาการ/แบบก่อสร้าง", "Expertise, drawings"),
    "training": Text("อบรม/เวที", "Training or forum"),
    "data": Text("ข้อมูล/การสำรวจ", "Data, survey"),
    "land_docs": Text("ประสานที่ดิน/เอกสารสิทธิ", "Land or document help"),
    "transport": Text("ยานพาหนะ/ขนส่ง", "Transport"),
    "other": Text("อื่น ๆ", "Other"),
}
UNIT = {
    "THB": Text("บาท", "baht"),
    "person_day": Text("คน-วัน", "person-days"),
    "sheet": Text("แผ่น", "sheets"),
    "bag": Text("ถุง", "bags"),
    "piece": Text("ชิ้น", "pieces"),
    "house": Text("หลัง", "houses"),
    "household": Text("ครัวเรือน", "households"),
    "person": Text("คน", "persons"),
    "session": Text("ครั้ง", "sessions"),
    "subdistrict": Text("ตำบล", SUBDISTRICT.many),
    "trip": Text("เที่ยว", "trips"),
    "lao": Text("แห่ง", "LAOs"),
    "district": Text("อำเภอ", "districts"),
}
PLEDGE_STATUS = {
    "offered": Text("เสนอรับช่วย รอยืนยัน", "Offered, to be confirmed"),
    "pledged": Text("แสดงเจตจำนง", "Pledged (intention)"),
    "committed": Text("ผูกพันแล้ว (ลงนาม/อนุมัติ)", "Committed (signed or approved)"),
    "partly_delivered": Text("ส่งมอบบางส่วน", "Partly delivered"),
    "delivered": Text("ส่งมอบครบ", "Fully delivered"),
    "withdrawn": Text("ขอยกเลิก", "Withdrawn"),
}
HOUSE_ROLE = {
    "craftsmen": Text("ช่างและแรงงาน", "Craftsmen and labour"),
    "materials": Text("วัสดุ", "Materials"),
    "money": Text("เงิน", "Money"),
    "coordination": Text("ประสานงาน", "Coordination"),
}
PROOF_KIND = {
    "photo": Text("ภาพถ่าย", "Photo"),
    "receipt": Text("ใบรับของหรือใบเสร็จ", "Receipt"),
    "letter": Text("หนังสือ", "Letter"),
}
CHECK_REASON = {
    "ok": Text("ถูกต้อง", "Correct"),
    "wrong_qty": Text("จำนวนไม่ตรง", "Wrong quantity"),
    "no_proof": Text("ไม่มีหลักฐาน", "No proof"),
    "wrong_place": Text("ผิดพื้นที่หรือผิดหลัง", "Wrong place or house"),
    "duplicate": Text("รายงานซ้ำ", "Reported twice"),
}
VERIFICATION = {
    "self_reported": Text("รายงานเอง ยังไม่ตรวจสอบ", "Self-reported, not verified"),
    "verified": Text("ตรวจสอบแล้ว", "Verified"),
    "rejected": Text("ไม่ผ่านการตรวจสอบ", "Rejected"),
}
PARTICIPANT_GROUP = {
    "lao_executive": Text("ผู้บริหารองค์กรปกครองส่วนท้องถิ่น", "LAO executive"),
    "council_network": Text("เครือข่ายสภาองค์กรชุมชน", "Community-organisation-council network"),
}
COMMITMENT_STATUS = {
    "not_started": Text("ยังไม่เริ่ม", "Not started"),
    "in_progress": Text("กำลังดำเนินการ", "In progress"),
    "done": Text("สำเร็จ", "Done"),
    "late": Text("ล่าช้า", "Late (derived)"),
    "dropped": Text("ยกเลิก", "Dropped"),
}
RAG = {
    "on_track": Text("เป็นไปตามแผน", "On track"),
    "watch": Text("ต้องติดตาม", "Watch"),
    "behind": Text("ล่าช้ากว่าแผน", "Behind"),
    "not_due": Text("ยังไม่ถึงกำหนด", "Not due yet"),
    "no_data": Text("ไม่มีข้อมูล", "No data"),
}
ROLE = {
    "governor": Text("สำนักงานจังหวัด", "Governor's office"),
    "partner": Text("ภาคีเครือข่าย", "Partner"),
    "lao": Text("อปท.", "Local administrative organisation"),
    "community": Text("ผู้เข้าร่วมเครือข่าย", "Member of the network"),
    "presenter": Text("ผู้นำเสนอ", "Presenter"),
    "data_officer": Text("เจ้าหน้าที่ข้อมูล", "Data officer"),
    "records_reader": Text("ผู้ดูข้อมูลรายครัวเรือน", "Records reader"),
    "admin": Text("ผู้ดูแลระบบ", "Administrator"),
    "public": Text("สาธารณะ", "Public"),
}
CAPABILITY = {
    "see_aggregates": Text("ดูตัวเลขรวมที่เผยแพร่", "See published totals"),
    "see_own_rows": Text("ดูรายการของหน่วยงานตน", "See its own organisation's rows"),
    "see_all_rows": Text("ดูรายการทั้งหมดโดยไม่มีข้อมูลส่วนบุคคล", "See every row, without personal fields"),
    "see_personal": Text("ดูข้อมูลส่วนบุคคลโดยระบุเหตุผล", "See personal fields, for a stated reason"),
    "export": Text("ดาวน์โหลดไฟล์", "Take files along"),
    "export_personal": Text("ดาวน์โหลดไฟล์ที่มีข้อมูลส่วนบุคคล", "Download files with personal fields"),
    "intake": Text("นำเข้าข้อมูล", "Load records"),
    "enter": Text("บันทึกผ่านแบบฟอร์ม", "Enter records in a form"),
    "keep_meetings": Text(
        "บันทึกการประชุม มติ และแผนตำบล", "Record meetings, decisions and area plans"
    ),
    "report_own": Text("รายงานเรื่องของตนเอง", "Report on its own promises"),
    "verify": Text("ตรวจสอบรายงาน", "Verify reports"),
    "undo": Text("ย้อนกลับการนำเข้า", "Undo an import"),
    "publish": Text("เผยแพร่ข้อมูล", "Publish"),
    "decide": Text("บันทึกและรับรองชุดบ้านที่เลือก", "Save and adopt a choice of homes"),
    "accounts": Text("จัดการบัญชีผู้ใช้", "Manage accounts"),
    "backup": Text("สำรองและกู้คืน", "Back up and restore"),
    "read_audit": Text("อ่านบันทึกการใช้งาน", "Read the audit log"),
}
ACTION = {
    "sign_in": Text("ลงชื่อเข้าใช้", "Signed in"),
    "sign_in_failed": Text("ลงชื่อเข้าใช้ไม่สำเร็จ", "Sign-in failed"),
    "sign_out": Text("ออกจากระบบ", "Signed out"),
    "denied": Text("ถูกปฏิเสธเพราะไม่มีสิทธิ", "Denied"),
    "record_view": Text("ดูข้อมูลรายครัวเรือน", "Records viewed"),
    "export": Text("ดาวน์โหลดไฟล์", "File downloaded"),
    "export_personal": Text("ดาวน์โหลดไฟล์ที่มีข้อมูลส่วนบุคคล", "File with personal fields downloaded"),
    "intake_commit": Text("นำเข้าข้อมูล", "Records loaded"),
    "intake_refused": Text("ไม่รับข้อมูลที่นำเข้า", "Records refused"),
    "undo": Text("ย้อนกลับการนำเข้า", "Import undone"),
    "entry": Text("บันทึกผ่านแบบฟอร์ม", "Record entered"),
    "merge": Text("รวมข้อมูลที่ซ้ำ", "Doubles merged"),
    "split": Text("แยกครัวเรือน", "Household split"),
    "double_decided": Text("ตัดสินคู่ที่คล้ายกัน", "Likely doubles decided"),
    "deliveries_checked": Text("ตรวจสอบรายงาน", "Reports checked"),
    "report_withdrawn": Text("ถอนรายงานของตน", "Own report withdrawn"),
    "publish": Text("เผยแพร่ข้อมูล", "Published"),
    "account_created": Text("สร้างบัญชีผู้ใช้", "Account created"),
    "account_changed": Text("แก้ไขบัญชีผู้ใช้", "Account changed"),
    "backup": Text("สำรองข้อมูล", "Backed up"),
    "restore": Text("กู้คืนข้อมูล", "Restored"),
    "audit_read": Text("อ่านบันทึกการใช้งาน", "Audit log read"),
    "choice_saved": Text("บันทึกชุดบ้านที่เลือก", "Choice of homes saved"),
    "choice_adopted": Text("รับรองชุดบ้านที่เลือก", "Choice of homes adopted"),
    "choice_withdrawn": Text("ถอนชุดบ้านที่เลือก", "Choice of homes withdrawn"),
    "choice_restored": Text("คืนชุดบ้านที่ถอน", "Choice of homes restored"),
    "present_file": Text("สร้างไฟล์นำเสนอ", "File for presenting made"),
}
LOOK_REASON = {
    "visit": Text("ลงพื้นที่เยี่ยมบ้าน", "A visit to the house"),
    "request": Text("ครัวเรือนหรือหน่วยงานขอให้ช่วย", "A request for help"),
    "repair": Text("ติดตามงานซ่อม", "Following up a repair"),
    "correction": Text("ตรวจหรือแก้ไขข้อมูล", "Checking or correcting the record"),
    "referral": Text("ส่งต่อหน่วยงานอื่น", "Referring to another office"),
    "inspection": Text("หน่วยตรวจสอบขอดู", "An inspection"),
}
BATCH_STATE = {
    "started": Text("กำลังบันทึก", "Being saved"),
    "committed": Text("บันทึกแล้ว", "Saved"),
    "refused": Text("ไม่รับ", "Refused"),
    "undone": Text("ย้อนกลับแล้ว", "Undone"),
    "not_finished": Text("ไม่เสร็จ ไม่มีแถวใดถูกบันทึก", "Not finished; nothing was saved"),
}
BATCH_SOURCE = {
    "file": Text("ไฟล์", "Files"),
    "form": Text("แบบฟอร์มบนหน้าเว็บ", "A form on a page"),
    "meeting": Text("การประชุม", "A meeting"),
    "plan": Text("แผนตำบล", "An area plan"),
    "quarantine": Text("แถวที่รอแก้ไข", "Rows that waited"),
    "merge": Text("รวมข้อมูลที่ซ้ำ", "Doubles merged"),
    "split": Text("แยกครัวเรือน", "A household split"),
    "check": Text("ตรวจสอบรายงาน", "Reports checked"),
    "own": Text("รายงานเอง", "A report of one's own"),
}
DOUBLE_VERDICT = {
    "other": Text("คนละรายการ", "Two different records"),
    "same": Text("รายการเดียวกัน รอรวม", "One and the same, to be merged"),
}
CHOICE_STATUS = {
    "draft": Text("ร่าง", "Draft"),
    "adopted": Text("รับรองแล้ว (แก้ไม่ได้)", "Adopted (locked)"),
    "withdrawn": Text("ถอนแล้ว", "Withdrawn"),
}
JOB_STAGE = {
    "waiting": Text("รอเริ่ม", "Waiting to begin"),
    "reading": Text("อ่านไฟล์", "Reading"),
    "checking": Text("ตรวจ", "Checking"),
    "writing": Text("บันทึก", "Writing"),
    "publishing": Text("เผยแพร่", "Publishing"),
}
AREA_LEVEL = {
    "province": Text("จังหวัด", "Province"),
    "district": Text("อำเภอ", "District"),
    "subdistrict": Text("ตำบล", SUBDISTRICT.one.capitalize()),
    "village": Text("หมู่บ้าน", "Village"),
}
YES_NO_UNKNOWN = {
    "yes": Text("ใช่", "Yes"),
    "no": Text("ไม่ใช่", "No"),
    "unknown": Text("ไม่ทราบ", "Unknown"),
}
SURVEY_METHOD = {
    "census": Text("สำรวจทุกครัวเรือน", "Census"),
    "listed": Text("สำรวจตามบัญชีรายชื่อ", "From a list"),
    "self_reported": Text("ครัวเรือนแจ้งเอง", "Self-reported"),
}
CONSENT = {
    "given": Text("ยินยอม", "Given"),
    "refused": Text("ไม่ยินยอม", "Refused"),
    "not_asked": Text("ยังไม่ได้ถาม", "Not asked"),
}
INACTIVE_REASON = {
    "moved": Text("ย้ายออก", "Moved"),
    "died": Text("เสียชีวิต", "Died"),
    "duplicate": Text("รายการซ้ำ", "Duplicate"),
    "split": Text("แยกครัวเรือน", "Split into several"),
    "merged": Text("รวมกับครัวเรือนอื่น", "Merged with another"),
}
SEX = {
    "male": Text("ชาย", "Male"),
    "female": Text("หญิง", "Female"),
    "other": Text("อื่น ๆ", "Other"),
    "not_stated": Text("ไม่ระบุ", "Not stated"),
}
CIVIL_STATUS = {
    "thai": Text("สัญชาติไทย", "Thai national"),
    "card_6_7": Text("บัตรผู้ไม่มีสัญชาติไทย (เลข 6–7)", "Card of the 6–7 series"),
    "card_0": Text("บัตรเลข 0", "Card of the 0 series"),
    "none": Text("ไม่มีเอกสาร", "No document"),
    "unknown": Text("ไม่ทราบ", "Unknown"),
}
QUALITY_CHECK = {
    "pass": Text("ผ่าน", "Pass"),
    "fix": Text("ต้องแก้ไข", "Needs fixing"),
    "na": Text("ยังไม่ตรวจ", "Not checked"),
}
CURVE = {
    "linear": Text("เส้นตรง", "Linear"),
    "rain": Text("ตามฤดูฝน", "Rain-aware"),
}
DIRECTION = {
    "up": Text("เพิ่มขึ้น", "Up"),
    "down": Text("ลดลง", "Down"),
}
ROLLUP = {
    "sum_commitments": Text("รวมจากคำมั่น", "Sum of commitments"),
    "count_houses": Text("นับบ้าน", "Count of houses"),
    "count_subdistricts": Text("นับตำบลที่ถึงขั้น", f"Count of {SUBDISTRICT.many} at a step"),
    "count_participants": Text("นับผู้เข้าร่วมที่มีคำมั่น", "Count of participants with a commitment"),
    "share_commitments": Text("ร้อยละของคำมั่นผู้เข้าร่วม", "Share of commitments kept"),
    "share_pledges": Text("ร้อยละของคำมั่นภาคี", "Share of pledges delivered"),
    "count_livelihoods": Text("นับครัวเรือนที่ได้รับการส่งเสริมอาชีพ", "Count of households supported"),
    "count_proven_districts": Text("นับอำเภอที่มีต้นแบบได้ผล", "Count of districts with a proven model"),
    "manual": Text("รายงานโดยเจ้าของเป้า", "Reported by the owner"),
}
EVENT_KIND = {
    "kick_off": Text("เปิดโครงการ", "Kick-off"),
    "training": Text("อบรม", "Training"),
    "lecture": Text("บรรยาย", "Lecture"),
    "forum": Text("ประชาคม", "Community forum"),
    "signing": Text("ลงนาม", "Signing"),
    "review": Text("ประชุมติดตาม", "Review meeting"),
}
EVENT_STATUS = {
    "planned": Text("กำหนดไว้", "Planned"),
    "held": Text("จัดแล้ว", "Held"),
    "cancelled": Text("ยกเลิก", "Cancelled"),
}
AGENDA_KIND = {
    "opening": Text("พิธีเปิด", "Opening"),
    "lecture": Text("บรรยาย", "Lecture"),
    "power_building": Text("สร้างพลังและเชื่อมความร่วมมือ", "Building power and linking cooperation"),
    "signing": Text("ลงนามข้อตกลง", "Signing of the agreement"),
    "report": Text("รายงานความก้าวหน้า", "Progress report"),
    "discussion": Text("หารือ", "Discussion"),
    "decision": Text("พิจารณามติ", "Decisions"),
}
PRESENCE = {
    "present": Text("มาประชุม", "Present"),
    "represented": Text("ส่งผู้แทน", "Represented"),
    "excused": Text("ลาประชุม", "Excused"),
    "absent": Text("ไม่มา", "Absent"),
}
CHECK_IN = {
    "desk": Text("โต๊ะลงทะเบียน", "Registration desk"),
    "phone": Text("โทรศัพท์", "Phone"),
    "list": Text("ใบรายชื่อ", "Paper list"),
}
BINDS = {
    "all": Text("ทุกฝ่าย", "All parties"),
    "partners": Text("ภาคีที่ลงนาม", "Partners that signed"),
    "laos": Text("อปท.", "LAOs"),
    "network": Text("ผู้เข้าร่วมเครือข่ายทุกคน", "Everybody in the network"),
}
DECISION_KIND = {
    "order": Text("สั่งการ", "Order"),
    "request": Text("ขอความร่วมมือ", "Request"),
    "agreement": Text("เห็นชอบร่วมกัน", "Agreement"),
}
# What a report says of a decision. Whether it is late is worked out, and never recorded.
DECISION_STATUS = {
    "under_way": Text("กำลังดำเนินการ", "Under way"),
    "done": Text("เสร็จแล้ว", "Done"),
    "moved": Text("เลื่อนกำหนด", "Moved to another day"),
    "cancelled": Text("ยกเลิกมติ", "Dropped"),
}
# Where a decision is on a day, the most pressing first.
DECISION_STATE = {
    "late": Text("เลยกำหนด", "Late"),
    "reported": Text("รายงานว่าเสร็จ รอตรวจ", "Reported done, to be verified"),
    "open": Text("ยังไม่ถึงกำหนด", "Not due yet"),
    "under_way": Text("กำลังดำเนินการ", "Under way"),
    "done": Text("เสร็จแล้ว", "Done"),
    "cancelled": Text("ยกเลิกแล้ว", "Dropped"),
}
DECISION_REASON = {
    "rain": Text("หน้าฝน/เส้นทางขาด", "Rainy season / road cut"),
    "budget": Text("รองบประมาณ", "Waiting for budget"),
    "materials": Text("รอวัสดุ", "Waiting for materials"),
    "people": Text("ขาดคนหรือช่าง", "Too few people or craftsmen"),
    "documents": Text("เอกสารไม่ครบ", "Documents incomplete"),
    "overtaken": Text("สถานการณ์เปลี่ยน ไม่จำเป็นแล้ว", "No longer needed"),
    "replaced": Text("มีมติใหม่แทน", "Replaced by another decision"),
    "other": Text("อื่น ๆ", "Other"),
}
LIVELIHOOD_KIND = {
    "farming": Text("เกษตร", "Farming"),
    "livestock": Text("ปศุสัตว์", "Livestock"),
    "weaving": Text("ทอผ้าและหัตถกรรม", "Weaving and crafts"),
    "trade": Text("ค้าขาย", "Trade"),
    "building": Text("ช่างก่อสร้าง", "Building trades"),
    "tourism": Text("ท่องเที่ยวชุมชน", "Community tourism"),
    "other": Text("อื่น ๆ", "Other"),
}
MODEL_CONTEXT = {
    "highland": Text("พื้นที่สูง", "Highland"),
    "border": Text("ชายแดน", "Border"),
    "forest_land": Text("เขตป่า", "Forest land"),
    "town": Text("เขตเมือง", "Town"),
    "ethnic_mix": Text("หลายชาติพันธุ์", "Several ethnic groups"),
}
# What a model is measured by, of a subdistrict on two days.
MODEL_OUTCOME = {
    "coverage": Text("ครัวเรือนเดือดร้อนที่ได้บ้าน", "Households in need that have a house"),
    "days": Text("วันจากแจ้งถึงส่งมอบ", "Days from report to hand-over"),
    "income": Text("รายได้ที่เพิ่มขึ้น", "Income gained"),
    "poverty": Text("ความยากจนหลายมิติ", "Poverty in many dimensions"),
}
MODEL_STATUS = {
    "trying": Text("กำลังทดลอง", "Being tried"),
    "shown": Text("เห็นผลแล้ว", "Shown to work"),
    "proven": Text("พิสูจน์แล้วว่าได้ผล", "Proven"),
    "given_up": Text("เลิกทำ", "Given up"),
}
MODEL_AREA_ROLE = {
    "origin": Text("ต้นทาง", "Origin"),
    "copy": Text("ทำตาม", "Copy"),
}
MODEL_VISIT_RESULT = {
    "adopted": Text("นำไปใช้", "Adopted"),
    "adapted": Text("ปรับใช้", "Adapted"),
    "not_suitable": Text("ไม่เหมาะ", "Not suitable"),
    "undecided": Text("ยังไม่ตัดสินใจ", "Undecided"),
}
SUBDISTRICT_STEP = {
    "team": Text("มีทีมที่อยู่อาศัย", "Housing team"),
    "list": Text("มีบัญชีครัวเรือนที่ตรวจสอบแล้ว", "Verified household list"),
    "plan": Text("มีแผนที่อยู่อาศัยระดับพื้นที่", "Area housing plan"),
}

PLAN_AUTHOR = {
    "council": Text("สภาองค์กรชุมชน", "Community council"),
    "lao": Text("อปท.", "LAO"),
    "joint": Text("สภาองค์กรชุมชนร่วมกับ อปท.", "Community council and LAO together"),
}
# The columns of the LAO's form differ by the years that a plan is for: exports/plan/forms.toml.
PLAN_FORM = {
    "2566": Text("ผ.02 แผนพัฒนาท้องถิ่น (พ.ศ. 2566–2570)", "Form 02, plans of 2566–2570"),
    "2571": Text("ผ.02 แผนพัฒนาท้องถิ่น (พ.ศ. 2571–2575)", "Form 02, plans of 2571–2575"),
}
# The seven steps of a plan, in their order, then what stops one.
PLAN_STATUS = {
    "draft": Text("ร่างแผน", "Draft"),
    "forum": Text("ผ่านประชาคมแล้ว", "Forum held"),
    "adopted_lao": Text("อปท. เห็นชอบแล้ว", "Adopted by the LAO"),
    "in_provincial_plan": Text("บรรจุในแผนจังหวัดแล้ว", "In the provincial plan"),
    "funded": Text("มีงบประมาณแล้ว", "Funded"),
    "carried_out": Text("ลงมือทำแล้ว", "Carried out"),
    "closed": Text("ปิดแผนแล้ว", "Closed"),
    "returned": Text("ส่งกลับแก้ไข", "Returned"),
    "withdrawn": Text("ถอนแผนแล้ว", "Withdrawn"),
}
PLAN_REASON = {
    "documents": Text("เอกสารไม่ครบ", "Documents incomplete"),
    "budget": Text("งบประมาณไม่พอ", "Not enough budget"),
    "needs": Text("ความต้องการเปลี่ยนไป", "Needs have changed"),
    "authority": Text("ไม่อยู่ในอำนาจหน้าที่", "Outside the office's duties"),
    "merged": Text("รวมกับแผนอื่น", "Merged into another plan"),
    "other": Text("อื่น ๆ", "Other"),
}
MEASURE_KIND = {
    "repair": Text("ซ่อมบ้าน", "House repair"),
    "accessibility": Text("ปรับบ้านให้คนพิการและผู้สูงอายุ", "Accessible homes"),
    "water_toilet": Text("น้ำสะอาดและห้องน้ำ", "Water and toilets"),
    "livelihood": Text("อาชีพและรายได้", "Livelihood"),
    "care": Text("ดูแลสุขภาพ", "Health and care"),
    "school": Text("การศึกษา", "Schooling"),
    "documents": Text("สถานะและเอกสารสิทธิ", "Papers and entitlements"),
    "road_access": Text("ถนนและทางเข้าหมู่บ้าน", "Roads and access"),
    "training": Text("อบรม", "Training"),
    "other": Text("อื่น ๆ", "Other"),
}
# Whether a measure is done is counted from its links, and never recorded.
MEASURE_STATUS = {
    "in_plan": Text("อยู่ในแผน", "In the plan"),
    "cancelled": Text("ยกเลิก", "Cancelled"),
}
MEASURE_STATE = {
    "not_begun": Text("ยังไม่เริ่ม", "Not begun"),
    "under_way": Text("กำลังทำ", "Under way"),
    "done": Text("ทำครบแล้ว", "Done"),
    "cancelled": Text("ยกเลิก", "Cancelled"),
}
LEAD_KIND = {
    "lao": Text("อปท.", "LAO"),
    "partner": Text("ภาคี", "Partner"),
    "council": Text("สภาองค์กรชุมชน", "Community council"),
}
BUDGET_SOURCE = {
    "lao_budget": Text("งบ อปท.", "LAO budget"),
    "provincial_plan": Text("งบจังหวัด", "Provincial budget"),
    "codi": Text("พอช.", "CODI"),
    "ministry": Text("งบกระทรวง กรม", "Ministry budget"),
    "partner_pledge": Text("คำมั่นของภาคี", "A partner's pledge"),
    "community": Text("ชุมชนสมทบ", "The community"),
    "household": Text("ครัวเรือนสมทบ", "The household"),
    "unfunded": Text("ยังไม่มีแหล่งเงิน", "No source yet"),
}
BUDGET_STATE = {
    "asked": Text("ขอไว้", "Asked for"),
    "promised": Text("รับปากแล้ว", "Promised"),
    "approved": Text("อนุมัติแล้ว", "Approved"),
    "paid": Text("จ่ายแล้ว", "Paid"),
}
# What counts as secured: money that an office can no longer refuse.
SECURED = ("approved", "paid")

# What ends a repair without a house; the stages on the path are in rules/stages.py.
OFF_PATH = ("referred", "not_eligible", "cancelled")

# From a status, the statuses that may follow it. From on_hold: the status it left, or cancelled.
REPAIR_MOVES = {
    "reported": ("surveyed", "not_eligible", "referred", "cancelled"),
    "surveyed": ("community_verified", "not_eligible", "referred", "cancelled"),
    "community_verified": ("approved", "on_hold", "cancelled"),
    "approved": ("in_progress", "on_hold", "cancelled"),
    "in_progress": ("completed", "on_hold"),
    "completed": ("handed_over", "in_progress"),
    "on_hold": ("community_verified", "approved", "in_progress", "cancelled"),
    "handed_over": ("in_progress",),
}

# From a step of a plan, those that may follow it. From every one but a withdrawn one back for a reason.
PLAN_MOVES = {
    "draft": ("forum", "returned", "withdrawn"),
    "forum": ("adopted_lao", "returned", "withdrawn"),
    "adopted_lao": ("in_provincial_plan", "funded", "returned", "withdrawn"),
    "in_provincial_plan": ("funded", "returned", "withdrawn"),
    "funded": ("carried_out", "returned", "withdrawn"),
    "carried_out": ("closed", "returned", "withdrawn"),
    "closed": ("returned",),
    "returned": ("draft", "withdrawn"),
    "withdrawn": (),
}
