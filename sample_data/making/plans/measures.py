"""The measures that the sample plans choose from, and those of one plan as its forum wrote them."""

from typing import NamedTuple

HOUSING = "แผนงานเคหะและชุมชน"
STRONG = "แผนงานสร้างความเข้มแข็งของชุมชน"
HEALTH = "แผนงานสาธารณสุข"
SCHOOL = "แผนงานการศึกษา"


class Measure(NamedTuple):
    """One measure; `each_thb` is what one unit of it costs."""

    dimension: str
    kind: str
    name: str
    objective: str
    qty: int
    unit: str
    each_thb: int
    kpi: str
    expected: str
    programme: str
    lead: str = "lao"
    group: str = ""


REPAIR = Measure(
    "living", "repair", "ซ่อมบ้านผู้ยากลำบาก", "เพื่อให้ครัวเรือนยากจนมีบ้านที่ปลอดภัย", 6, "house", 40000,
    "จำนวนบ้านที่ซ่อมแล้วเสร็จและส่งมอบ", "ครัวเรือนมีบ้านที่มั่นคงปลอดภัย", HOUSING,
)  # fmt: skip
TOILET = Measure(
    "living", "water_toilet", "ห้องน้ำและน้ำสะอาดในครัวเรือน", "เพื่อให้มีห้องน้ำและน้ำสะอาดใช้", 8, "house", 15000,
    "จำนวนบ้านที่มีห้องน้ำถูกสุขลักษณะ", "ลดโรคจากน้ำและสุขาภิบาล", HOUSING,
)  # fmt: skip
RAMPS = Measure(
    "health", "accessibility", "ปรับบ้านให้ผู้สูงอายุและคนพิการ", "เพื่อให้เคลื่อนไหวในบ้านได้ปลอดภัย", 5, "house", 20000,
    "จำนวนบ้านที่ปรับสภาพแล้ว", "ลดการหกล้ม พึ่งตนเองได้มากขึ้น", HOUSING, "lao", "elderly",
)  # fmt: skip
CARE = Measure(
    "health", "care", "เยี่ยมบ้านผู้ป่วยติดบ้านติดเตียง", "เพื่อให้ผู้ป่วยได้รับการดูแลต่อเนื่อง", 18, "person", 10000,
    "จำนวนผู้ป่วยที่ได้รับการเยี่ยมครบ", "ผู้ป่วยและผู้ดูแลมีคุณภาพชีวิตดีขึ้น", HEALTH, "lao", "bedridden",
)  # fmt: skip
WORK = Measure(
    "income", "livelihood", "ส่งเสริมอาชีพครัวเรือนยากจน", "เพื่อเพิ่มรายได้ของครัวเรือน", 10, "household", 10000,
    "จำนวนครัวเรือนที่มีอาชีพเสริม", "รายได้เพิ่มขึ้นพ้นเส้นความยากจน", STRONG, "partner",
)  # fmt: skip
CRAFT = Measure(
    "income", "training", "อบรมช่างชุมชน", "เพื่อให้มีช่างซ่อมบ้านในตำบล", 1, "session", 30000,
    "จำนวนครั้งที่อบรม", "มีช่างชุมชนซ่อมบ้านได้เอง", STRONG, "council",
)  # fmt: skip
PAPERS = Measure(
    "access", "documents", "ช่วยเรื่องสถานะและเอกสารสิทธิ", "เพื่อให้เข้าถึงสวัสดิการของรัฐ", 30, "person", 1500,
    "จำนวนคนที่ยื่นคำขอแล้ว", "เข้าถึงสิทธิและสวัสดิการ", STRONG, "council", "stateless",
)  # fmt: skip
PUPILS = Measure(
    "education", "school", "พาเด็กนอกระบบกลับเข้าเรียน", "เพื่อให้เด็กทุกคนได้เรียน", 12, "person", 10000,
    "จำนวนเด็กที่กลับเข้าเรียน", "เด็กจบการศึกษาภาคบังคับ", SCHOOL, "partner", "out_of_school",
)  # fmt: skip
SURVEY = Measure(
    "living", "other", "สำรวจบ้านทุกหลังในตำบล", "เพื่อให้รู้ว่าใครเดือดร้อน", 1, "subdistrict", 45000,
    "สำรวจครบทุกหมู่บ้าน", "มีข้อมูลสำหรับทำแผน", STRONG, "council",
)  # fmt: skip
# What each plan has, in its order.
MEASURES_OF = {
    "580101": (REPAIR, WORK),
    "580401": (REPAIR, RAMPS, CARE, WORK),
    "580301": (REPAIR, TOILET, WORK, CRAFT),
    "580201": (REPAIR, PAPERS, WORK, PUPILS),
    "580103": (REPAIR, RAMPS, CRAFT, PAPERS, PUPILS),
    "580703": (REPAIR, TOILET, WORK, PAPERS),
    "580502": (REPAIR, TOILET, CARE, WORK, PAPERS, PUPILS),
    "580701": (REPAIR, RAMPS, WORK, PAPERS),
    "580601": (REPAIR, WORK, PAPERS),
    "580606": (
        REPAIR._replace(qty=12),
        TOILET._replace(qty=15, each_thb=20000),
        WORK._replace(qty=20),
        PAPERS._replace(qty=40),
        PUPILS,
        CARE,
        RAMPS._replace(qty=10, each_thb=50000),
    ),
    "580603": (SURVEY, REPAIR),
    "580204": (REPAIR, TOILET, WORK, CARE),
}
