"""Models: one that is proven, one that works, three that are being tried, and one given up."""

from pathlib import Path

from sample_data.making.basics.days import day
from sample_data.making.basics.tables import write_rows

# Each model: its words by name as (Thai, English), and its facts.
_MODELS = (
    {
        "model_id": "MD-01", "area_code": "580301", "problem_dimension": "living", "context": "town",
        "measured_by": "coverage", "started_on": "2023-06-01", "model_cost_thb": 42_000, "partner_id": "mhs-council",
        "status": "proven", "status_since": "2024-02-29",
        "name": ("ช่างชุมชนซ่อมเป็นรอบก่อนหน้าฝน", "Village builders, in rounds before the rains"),
        "did": ("สภาองค์กรชุมชนรวมช่างของตำบลเป็นสองทีม สำรวจและสั่งวัสดุครั้งเดียวสำหรับบ้านทั้งรอบ แล้วซ่อมต่อเนื่องทีละหมู่บ้าน", "The council formed two teams of local builders, surveyed and ordered materials once for a whole round, and repaired village by village"),
        "inputs": ("ช่างชุมชน 8 คน รถขนวัสดุ 1 คัน เงินหมุนเวียน 30,000 บาท", "8 local builders, 1 truck, 30,000 baht of working money"),
        "conditions": ("มีช่างในตำบลอย่างน้อย 6 คน และบัญชีครัวเรือนที่ตรวจสอบแล้ว", "At least 6 builders who live there, and a verified list of households"),
        "not_for": ("ตำบลที่รถเข้าได้เฉพาะหน้าแล้ง เพราะวัสดุมาพร้อมกันไม่ได้", "Places that cars reach in the dry season only: materials cannot come at once"),
        "lesson": ("สั่งวัสดุครั้งเดียวทั้งรอบ ลดวันรอได้มากที่สุด", "One order of materials for the whole round saved most of the waiting"),
    },
    {
        "model_id": "MD-02", "area_code": "580201", "problem_dimension": "living", "context": "town;ethnic_mix",
        "measured_by": "days", "started_on": "2023-07-03", "model_cost_thb": 25_000, "partner_id": "khun-yuam-sao",
        "status": "shown", "status_since": "2024-01-18",
        "name": ("ประชาคมและอนุมัติวันเดียว", "Forum and approval on one day"),
        "did": ("ประชาคม ตรวจแบบ และอนุมัติงบในวันเดียวกัน โดยเจ้าหน้าที่ทุกฝ่ายมานั่งพร้อมกันที่ตำบล", "Forum, drawings and approval on one day: every office sits together in the village"),
        "inputs": ("เจ้าหน้าที่ 4 ฝ่าย คนละ 1 วันต่อเดือน", "Staff of 4 offices, one day a month each"),
        "conditions": ("มอบอำนาจอนุมัติให้ผู้ที่มาประชุม", "Whoever comes may approve"),
        "not_for": ("ตำบลที่มีคำขอน้อยกว่า 5 หลังต่อรอบ", "Places with fewer than 5 requests in a round"),
        "lesson": ("", ""),
    },
    {
        "model_id": "MD-03", "area_code": "580505", "problem_dimension": "income", "context": "highland;forest_land;ethnic_mix",
        "measured_by": "income", "started_on": "2023-06-12", "model_cost_thb": 60_000, "partner_id": "mhs-college",
        "status": "trying", "status_since": "2023-06-12",
        "name": ("ทอผ้าขนแกะกับผู้ซื้อประจำ", "Wool weaving with a steady buyer"),
        "did": ("กลุ่มทอผ้าทำตามแบบที่ผู้ซื้อสั่งล่วงหน้า วิทยาลัยชุมชนสอนย้อมสีและคิดต้นทุน", "Weavers work to orders placed ahead; the college teaches dyeing and costing"),
        "inputs": ("กี่ทอผ้า 12 หลัง เงินซื้อเส้นใยรอบแรก", "12 looms, money for the first yarn"),
        "conditions": ("มีผู้ซื้อที่สั่งล่วงหน้าอย่างน้อยหนึ่งราย", "At least one buyer who orders ahead"),
        "not_for": ("ครัวเรือนที่ไม่มีคนอยู่บ้านช่วงกลางวัน", "Households with nobody at home by day"),
        "lesson": ("", ""),
    },
    {
        "model_id": "MD-04", "area_code": "580606", "problem_dimension": "living", "context": "border;highland;forest_land",
        "measured_by": "coverage", "started_on": "2023-05-15", "model_cost_thb": 180_000, "partner_id": "mae-sam-laep-sao",
        "status": "given_up", "status_since": "2023-11-23",
        "name": ("โรงอัดอิฐของตำบล", "A brickyard of our own"),
        "did": ("ตั้งเครื่องอัดอิฐดินในตำบล เพื่อไม่ต้องขนวัสดุข้ามฝน", "A press for earth bricks in the village, so that nothing need be carried through the rains"),
        "inputs": ("เครื่องอัด 1 เครื่อง ปูนซีเมนต์ 200 ถุง", "1 press, 200 bags of cement"),
        "conditions": ("มีดินเหมาะและไฟฟ้าสามเฟส", "Suitable soil, and three-phase power"),
        "not_for": ("ที่ที่ต้องขนปูนซีเมนต์ทางเรือ", "Places that get their cement by boat"),
        "lesson": ("ปูนซีเมนต์ยังต้องขนเข้ามา ต้นทุนต่อก้อนจึงสูงกว่าซื้อ และเครื่องเสียช่วงฝน", "Cement still had to be brought in, so a brick cost more than a bought one, and the press broke in the rains"),
    },
    {
        "model_id": "MD-05", "area_code": "580408", "problem_dimension": "health", "context": "highland;ethnic_mix",
        "measured_by": "poverty", "started_on": "2023-08-01", "model_cost_thb": 15_000, "partner_id": "mhs-psdhs",
        "status": "trying", "status_since": "2023-08-01",
        "name": ("เยี่ยมบ้านพร้อมกันทุกหน่วย", "One visit by all offices"),
        "did": ("อสม. พมจ. และ อบต. เยี่ยมบ้านพร้อมกันเดือนละครั้ง ใช้สมุดพกครอบครัวเล่มเดียว", "Health volunteers, the welfare office and the LAO visit together once a month, with one family book"),
        "inputs": ("รถ 1 คัน 2 วันต่อเดือน", "1 car, 2 days a month"),
        "conditions": ("มีบัญชีครัวเรือนเปราะบาง", "A list of fragile households"),
        "not_for": ("", ""),
        "lesson": ("", ""),
    },
    {
        "model_id": "MD-06", "area_code": "580704", "problem_dimension": "living", "context": "highland;forest_land",
        "measured_by": "coverage", "started_on": "2023-10-16", "model_cost_thb": 35_000, "partner_id": "sop-pong-sao",
        "status": "trying", "status_since": "2023-10-16",
        "name": ("ขนวัสดุล่วงหน้าในหน้าแล้ง", "Carry the materials in the dry season"),
        "did": ("ยืมโกดังวัดเก็บวัสดุที่ขนขึ้นในหน้าแล้ง แล้วซ่อมต่อในหน้าฝน", "Materials are carried up in the dry season, stored at the temple, and used through the rains"),
        "inputs": ("ที่เก็บวัสดุกันฝน ค่าขน 12 เที่ยว", "A dry store, 12 trips"),
        "conditions": ("รู้จำนวนบ้านก่อนสิ้นเดือนกุมภาพันธ์", "The number of houses is known by the end of February"),
        "not_for": ("", ""),
        "lesson": ("", ""),
    },
)  # fmt: skip
# Model, weeks, baht, Thai, English, who in Thai and English.
_STEPS = (
    ("MD-01", 2, 3_000, "ขึ้นบัญชีช่างในตำบล และแบ่งสองทีม", "List the builders of the place; form two teams", "ประธานสภาองค์กรชุมชนตำบล", "Chair of the council"),
    ("MD-01", 3, 6_000, "สำรวจบ้านทั้งรอบ ทำรายการวัสดุรวม", "Survey all houses of the round; one list of materials", "ทีมช่าง", "The builders"),
    ("MD-01", 1, 8_000, "ประชาคม และสั่งวัสดุครั้งเดียว", "Forum, and one order", "อบต. และสภาองค์กรชุมชน", "LAO and council"),
    ("MD-01", 10, 20_000, "ซ่อมทีละหมู่บ้าน ไม่ย้ายทีมก่อนเสร็จ", "Repair village by village; no team moves before it is done", "ทีมช่าง", "The builders"),
    ("MD-01", 2, 5_000, "ตรวจรับ ส่งมอบ และสรุปบทเรียน", "Inspect, hand over, write down what was learnt", "อบต.", "LAO"),
    ("MD-02", 2, 5_000, "ตกลงวันประจำเดือน และผู้มีอำนาจอนุมัติ", "Agree on a day a month, and on those who may approve", "ปลัด อบต.", "Clerk of the LAO"),
    ("MD-02", 1, 12_000, "ประชาคม ตรวจแบบ อนุมัติ ในวันเดียว", "Forum, drawings and approval on that day", "อบต. พมจ. และสภาองค์กรชุมชน", "LAO, welfare office and council"),
    ("MD-02", 4, 8_000, "ติดตามวัสดุทุกสัปดาห์", "Look after the materials every week", "ช่าง อบต.", "Engineer of the LAO"),
    ("MD-03", 4, 15_000, "หาผู้ซื้อที่สั่งล่วงหน้า", "Find a buyer who orders ahead", "วิทยาลัยชุมชน", "Community college"),
    ("MD-03", 6, 30_000, "ฝึกย้อมสีและคิดต้นทุน", "Train dyeing and costing", "วิทยาลัยชุมชน", "Community college"),
    ("MD-03", 12, 15_000, "ทอตามคำสั่งซื้อรอบแรก", "Weave the first orders", "กลุ่มทอผ้า", "The weavers"),
    ("MD-04", 6, 150_000, "ซื้อและติดตั้งเครื่องอัด", "Buy and set up the press", "อบต.", "LAO"),
    ("MD-04", 8, 30_000, "อัดอิฐทดลอง", "Press bricks, as a trial", "กลุ่มช่าง", "The builders"),
    ("MD-05", 2, 3_000, "รวมบัญชีครัวเรือนของทุกหน่วย", "Put the lists of all offices together", "พมจ.", "Welfare office"),
    ("MD-05", 20, 12_000, "เยี่ยมพร้อมกันเดือนละครั้ง", "Visit together once a month", "อสม. พมจ. และ อบต.", "Volunteers, welfare office and LAO"),
    ("MD-06", 6, 8_000, "รวมจำนวนบ้านและวัสดุก่อนหน้าแล้งหมด", "Add up houses and materials before the dry season ends", "อบต.", "LAO"),
    ("MD-06", 8, 27_000, "ขนขึ้นและเก็บที่วัด", "Carry up, and store at the temple", "คณะกรรมการหมู่บ้าน", "Village committee"),
)  # fmt: skip
_AREAS = (
    ("MD-01", "580301", "origin", "2023-06-01"),
    ("MD-01", "580304", "copy", "2023-07-10"),
    ("MD-01", "580402", "copy", "2023-08-10"),
    ("MD-01", "580101", "copy", "2023-09-01"),
    ("MD-02", "580201", "origin", "2023-07-03"),
    ("MD-02", "580203", "copy", "2023-08-21"),
    ("MD-02", "580401", "copy", "2023-09-18"),
    ("MD-03", "580505", "origin", "2023-06-12"),
    ("MD-03", "580504", "copy", "2023-09-04"),
    ("MD-04", "580606", "origin", "2023-05-15"),
    ("MD-05", "580408", "origin", "2023-08-01"),
    ("MD-06", "580704", "origin", "2023-10-16"),
)
# Model, event, LAO or participant, result, what they asked.
_VISITS = (
    ("MD-01", "E-07", "lao_id", "LAO-580304-1", "adopted", "หาช่างจากไหนถ้าในตำบลมีไม่ถึงหกคน"),
    ("MD-01", "E-07", "lao_id", "LAO-580402-2", "adopted", ""),
    ("MD-01", "E-08", "lao_id", "LAO-580101-1", "adapted", "สั่งวัสดุรวมแล้วเก็บที่ไหน"),
    ("MD-01", "E-10", "lao_id", "LAO-580302-1", "undecided", ""),
    ("MD-01", "E-12", "lao_id", "LAO-580408-1", "not_suitable", "รถเข้าไม่ถึงช่วงฝนจะทำอย่างไร"),
    ("MD-02", "E-08", "lao_id", "LAO-580401-1", "adopted", ""),
    ("MD-02", "E-13", "participant_id", "P060", "undecided", "ใครลงนามอนุมัติแทนนายอำเภอได้"),
    ("MD-03", "E-09", "participant_id", "P075", "adapted", ""),
    ("MD-04", "E-06", "lao_id", "LAO-580601-1", "not_suitable", "ค่าขนปูนซีเมนต์ต่อเที่ยวเท่าไร"),
)


def write_models(folder: Path) -> None:
    """Models with their steps and areas, and who came to see them."""
    models = [
        {
            **{name: value for name, value in one.items() if not isinstance(value, tuple)},
            **{f"{name}_th": value[0] for name, value in one.items() if isinstance(value, tuple)},
            **{f"{name}_en": value[1] for name, value in one.items() if isinstance(value, tuple)},
        }
        for one in _MODELS
    ]
    write_rows(folder, "model", models, [day(row["status_since"]) for row in models])
    began = {row["model_id"]: row["started_on"] for row in models}
    seq: dict[str, int] = {}
    steps = []
    for model_id, weeks, baht, th, en, who_th, who_en in _STEPS:
        seq[model_id] = seq.get(model_id, 0) + 1
        steps.append(
            {
                "model_id": model_id,
                "seq": seq[model_id],
                "text_th": th,
                "text_en": en,
                "weeks": weeks,
                "step_cost_thb": baht,
                "who_th": who_th,
                "who_en": who_en,
            }
        )
    write_rows(folder, "model_step", steps, [day(began[row["model_id"]]) for row in steps])
    columns = ("model_id", "subdistrict_code", "role", "from_on")
    areas = [dict(zip(columns, row, strict=True)) for row in _AREAS]
    write_rows(folder, "model_area", areas, [day(row["from_on"]) for row in areas])
    visits = [
        {
            "visit_id": f"V-{number:02d}",
            "model_id": model_id,
            "event_id": event_id,
            column: who,
            "asked": asked,
            "result": result,
        }
        for number, (model_id, event_id, column, who, result, asked) in enumerate(_VISITS, start=1)
    ]
    write_rows(folder, "model_visit", visits, day("2024-02-29"))
