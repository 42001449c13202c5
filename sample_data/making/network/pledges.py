"""What the partners pledged: money and things, each over an area and by a day."""

from typing import NamedTuple

from sample_data.making.basics.chance import Chance
from sample_data.making.basics.days import AS_OF, OPENED, day
from sample_data.making.network.partners import MOU_PARTIES, MOU_REFERENCE
from sample_data.making.places.places import DISTRICTS, PROVINCE
from sample_data.making.places.subdistricts import SUBDISTRICTS


class Offer(NamedTuple):
    """A kind of pledge that a partner makes, `times` over."""

    partner: str
    kind: str
    words: str  # with {qty}
    unit: str
    unit_value: int | None
    low: int
    high: int
    step: int
    level: str  # province, district, subdistrict, or the code of the partner's own area
    goal: str
    times: int


OFFERS = (
    Offer("codi-north", "cash", "อุดหนุนบ้านพอเพียง {qty} บาท", "THB", 1, 400_000, 1_400_000, 20_000, "district", "G6", 6),
    Offer("codi-north", "training", "อบรมช่างชุมชน {qty} ครั้ง", "session", 15_000, 2, 4, 1, "province", "G6", 1),
    Offer("codi-north", "expertise", "แบบบ้านและที่ปรึกษา {qty} ตำบล", "subdistrict", None, 20, 45, 1, "province", "G5", 1),
    Offer("mhs-psdhs", "cash", "ปรับสภาพแวดล้อมที่อยู่อาศัย {qty} บาท", "THB", 1, 240_000, 640_000, 20_000, "district", "G6", 3),
    Offer("mhs-psdhs", "data", "คัดกรองครัวเรือนเปราะบาง {qty} ครัวเรือน", "household", 120, 300, 900, 50, "district", "G4", 2),
    Offer("mhs-council", "labour", "แรงงานอาสา {qty} คน-วัน", "person_day", 350, 300, 900, 50, "district", "G6", 4),
    Offer("mhs-council", "data", "สำรวจและตรวจสอบบัญชี {qty} ตำบล", "subdistrict", 8_000, 15, 40, 1, "province", "G4", 1),
    Offer("mhs-council", "training", "ประชาคมตำบล {qty} ครั้ง", "session", None, 4, 12, 1, "district", "G5", 2),
    Offer("mhs-network", "labour", "แรงงานจิตอาสา {qty} คน-วัน", "person_day", 350, 40, 120, 5, "subdistrict", "G6", 6),
    Offer("mhs-network", "craftsman", "ช่างชุมชน {qty} คน-วัน", "person_day", 550, 20, 60, 5, "subdistrict", "G6", 4),
    Offer("mhs-college", "training", "หลักสูตรช่างปูนช่างไม้ {qty} ครั้ง", "session", 22_000, 2, 5, 1, "district", "G6", 2),
    Offer("mhs-college", "training", "ฝึกอาชีพ {qty} คน", "person", 1_800, 20, 60, 5, "district", "G10", 3),
    Offer("mhs-college", "expertise", "ถอดบทเรียนตำบลต้นแบบ {qty} ตำบล", "subdistrict", None, 3, 7, 1, "province", "G9", 1),
    Offer("mhs-redcross", "cash", "สร้างบ้านกาชาด {qty} บาท", "THB", 1, 180_000, 720_000, 20_000, "district", "G6", 2),
    Offer("mhs-redcross", "material", "ชุดครัวเรือน {qty} ชิ้น", "piece", 450, 60, 200, 10, "province", "", 1),
    Offer("glo", "cash", "บ้านห่วงใยจากใจ {qty} บาท", "THB", 1, 400_000, 1_000_000, 200_000, "province", "G6", 1),
    Offer("glo", "other", "สร้างบ้านทั้งหลัง {qty} หลัง", "house", 200_000, 2, 5, 1, "district", "G6", 1),
    Offer("mhs-pao", "transport", "รถขนวัสดุ {qty} เที่ยว", "trip", 2_400, 30, 90, 5, "province", "G6", 2),
    Offer("mhs-pao", "cash", "งบสมทบ อบจ. {qty} บาท", "THB", 1, 300_000, 900_000, 50_000, "province", "G6", 1),
    Offer("mhs-town", "cash", "งบสมทบเทศบาล {qty} บาท", "THB", 1, 80_000, 240_000, 10_000, "580101", "G6", 2),
    Offer("pai-municipality", "cash", "งบสมทบเทศบาล {qty} บาท", "THB", 1, 60_000, 200_000, 10_000, "580301", "G6", 2),
    Offer("mae-sariang-municipality", "material", "ปูนซีเมนต์ {qty} ถุง", "bag", 165, 100, 300, 20, "580402", "G6", 2),
    Offer("khun-yuam-sao", "cash", "งบสมทบ อบต. {qty} บาท", "THB", 1, 40_000, 120_000, 10_000, "580201", "G6", 2),
    Offer("mae-la-luang-sao", "land_docs", "ตรวจสอบเอกสารที่ดิน {qty} ครัวเรือน", "household", None, 20, 60, 5, "580502", "G4", 1),
    Offer("mae-la-luang-sao", "labour", "แรงงานอาสา {qty} คน-วัน", "person_day", 350, 60, 160, 10, "580502", "G6", 2),
    Offer("mae-sam-laep-sao", "transport", "เรือและรถขนวัสดุ {qty} เที่ยว", "trip", 3_500, 15, 40, 5, "580606", "G6", 2),
    Offer("sop-pong-sao", "cash", "งบสมทบ อบต. {qty} บาท", "THB", 1, 40_000, 120_000, 10_000, "580701", "G6", 1),
    Offer("shop-a", "material", "กระเบื้องหลังคา {qty} แผ่น", "sheet", 185, 60, 240, 20, "subdistrict", "G6", 5),
    Offer("shop-a", "material", "ปูนซีเมนต์ {qty} ถุง", "bag", 165, 40, 160, 20, "subdistrict", "G6", 3),
    Offer("shop-b", "material", "แผ่นเมทัลชีต {qty} แผ่น", "sheet", 260, 80, 200, 20, "district", "G6", 2),
    Offer("carrier-c", "transport", "ขนส่งวัสดุ {qty} เที่ยว", "trip", 2_800, 10, 40, 5, "district", "G6", 2),
    Offer("temple-group", "labour", "แรงงานพระและศรัทธา {qty} คน-วัน", "person_day", 350, 40, 150, 10, "subdistrict", "G6", 2),
    Offer("temple-group", "cash", "กองบุญสร้างบ้าน {qty} บาท", "THB", 1, 20_000, 80_000, 5_000, "subdistrict", "", 2),
    Offer("welfare-fund", "cash", "กองทุนสมทบ {qty} บาท", "THB", 1, 15_000, 60_000, 5_000, "subdistrict", "G6", 3),
)  # fmt: skip

# How a pledge went, and how many of 100 go so.
WAYS = {
    "on_time": 27,
    "late_but_full": 9,
    "over": 8,
    "partly_not_due": 17,
    "partly_overdue": 15,
    "nothing_overdue": 6,
    "nothing_not_due": 9,
    "waiting": 4,
    "withdrawn": 5,
}


class Pledge(NamedTuple):
    id: str
    offer: Offer
    qty: int
    pledged_on: int
    due_on: int
    area: str
    way: str
    withdrawn_on: int | None


def _area_of(offer: Offer, chance: Chance) -> str:
    if offer.level == "province":
        return PROVINCE
    if offer.level == "district":
        return chance.one_of(dict.fromkeys(DISTRICTS, 1))
    if offer.level == "subdistrict":
        # Givers find the places beside the road first: the gaps are part of the picture.
        near = dict(zip(SUBDISTRICTS.code, (1.05 - SUBDISTRICTS.remote).tolist(), strict=True))
        return chance.one_of(near)
    return offer.level


def make_pledges(seed: int) -> list[Pledge]:
    """In order of the day they were made, then of the partner."""
    chance = Chance(seed, "pledge")
    drawn = []
    for offer in OFFERS:
        for _ in range(offer.times):
            quantity = (
                chance.one_whole(offer.low // offer.step, offer.high // offer.step) * offer.step
            )
            signed = offer.partner in MOU_PARTIES
            late_start = day("2023-12-20")
            pledged_on = (
                OPENED if signed and chance.once(0.6) else chance.one_whole(OPENED, late_start)
            )
            way = chance.one_of(WAYS)
            if way in ("partly_not_due", "nothing_not_due", "waiting", "withdrawn"):
                soon = chance.once(0.5)
                due_on = AS_OF + (chance.one_whole(2, 28) if soon else chance.one_whole(31, 183))
            else:
                first = pledged_on + 75
                due_on = chance.one_whole(min(first, AS_OF - 12), AS_OF - 8)
            area = _area_of(offer, chance)
            withdrawn_on = (
                chance.one_whole(pledged_on + 40, AS_OF - 5) if way == "withdrawn" else None
            )
            drawn.append(
                (pledged_on, offer.partner, offer, quantity, due_on, area, way, withdrawn_on)
            )
    drawn.sort(key=lambda one: one[:2])
    return [
        Pledge(f"PL-{number:03d}", offer, quantity, pledged_on, due_on, area, way, withdrawn_on)
        for number, (pledged_on, _, offer, quantity, due_on, area, way, withdrawn_on) in enumerate(
            drawn, start=1
        )
    ]


def pledge_status(pledge: Pledge, verified_qty: int) -> str:
    if pledge.withdrawn_on is not None:
        return "withdrawn"
    if verified_qty >= pledge.qty:
        return "delivered"
    if verified_qty > 0:
        return "partly_delivered"
    return "committed" if pledge.offer.partner in MOU_PARTIES else "pledged"


def mou_reference(pledge: Pledge) -> str:
    return (
        MOU_REFERENCE if pledge.offer.partner in MOU_PARTIES and pledge.pledged_on == OPENED else ""
    )
