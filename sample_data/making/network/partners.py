"""The partners: the five that signed, others that really work on housing, and made-up ones."""

from pathlib import Path

from sample_data.making.basics import days
from sample_data.making.basics.tables import write_rows

# Id, Thai name, English name, short Thai, short English, type, contact's role.
_SIGNED = (
    (
        "codi-north",
        "สถาบันพัฒนาองค์กรชุมชน (องค์การมหาชน) สำนักงานภาคเหนือ",
        "Community Organizations Development Institute, Northern Office",
        "พอช. ภาคเหนือ",
        "CODI North",
        "public_org",
        "หัวหน้างานปฏิบัติการพื้นที่",
    ),
    (
        "mhs-council",
        "สภาองค์กรชุมชนจังหวัดแม่ฮ่องสอน",
        "Mae Hong Son Community Organizations Council",
        "สภาฯ จังหวัด",
        "Provincial council",
        "community_council",
        "เลขานุการสภาองค์กรชุมชน",
    ),
    (
        "mhs-network",
        "เครือข่ายองค์กรชุมชนจังหวัดแม่ฮ่องสอน",
        "Mae Hong Son Network of Community Organizations",
        "เครือข่ายฯ",
        "Community network",
        "community_network",
        "ผู้ประสานงานเครือข่าย",
    ),
    (
        "mhs-college",
        "วิทยาลัยชุมชนแม่ฮ่องสอน",
        "Mae Hong Son Community College",
        "วชช.แม่ฮ่องสอน",
        "Community college",
        "academic",
        "หัวหน้างานบริการวิชาการ",
    ),
    (
        "mhs-psdhs",
        "สำนักงานพัฒนาสังคมและความมั่นคงของมนุษย์จังหวัดแม่ฮ่องสอน",
        "Mae Hong Son Provincial Office of Social Development and Human Security",
        "พมจ.แม่ฮ่องสอน",
        "PSDHS",
        "provincial_gov",
        "หัวหน้ากลุ่มนโยบายและวิชาการ",
    ),
)
_OTHERS = (
    (
        "mhs-redcross",
        "เหล่ากาชาดจังหวัดแม่ฮ่องสอน",
        "Mae Hong Son Provincial Red Cross Chapter",
        "เหล่ากาชาด",
        "Red Cross",
        "charity",
        "เลขานุการเหล่ากาชาด",
    ),
    (
        "glo",
        "สำนักงานสลากกินแบ่งรัฐบาล",
        "Government Lottery Office",
        "สนง.สลากฯ",
        "GLO",
        "other",
        "ผู้ประสานงานโครงการ",
    ),
    (
        "mhs-pao",
        "องค์การบริหารส่วนจังหวัดแม่ฮ่องสอน",
        "Mae Hong Son Provincial Administrative Organisation",
        "อบจ.แม่ฮ่องสอน",
        "PAO",
        "lao",
        "ผู้อำนวยการกองช่าง",
    ),
    (
        "mhs-town",
        "เทศบาลเมืองแม่ฮ่องสอน",
        "Mae Hong Son Town Municipality",
        "ทม.แม่ฮ่องสอน",
        "Mae Hong Son Town",
        "lao",
        "ผู้อำนวยการกองสวัสดิการสังคม",
    ),
    (
        "pai-municipality",
        "เทศบาลตำบลปาย",
        "Pai Subdistrict Municipality",
        "ทต.ปาย",
        "Pai Municipality",
        "lao",
        "ผู้อำนวยการกองช่าง",
    ),
    (
        "mae-sariang-municipality",
        "เทศบาลตำบลแม่สะเรียง",
        "Mae Sariang Subdistrict Municipality",
        "ทต.แม่สะเรียง",
        "Mae Sariang Municipality",
        "lao",
        "ผู้อำนวยการกองช่าง",
    ),
    (
        "khun-yuam-sao",
        "องค์การบริหารส่วนตำบลขุนยวม",
        "Khun Yuam Subdistrict Administrative Organisation",
        "อบต.ขุนยวม",
        "Khun Yuam SAO",
        "lao",
        "นักพัฒนาชุมชน",
    ),
    (
        "mae-la-luang-sao",
        "องค์การบริหารส่วนตำบลแม่ลาหลวง",
        "Mae La Luang Subdistrict Administrative Organisation",
        "อบต.แม่ลาหลวง",
        "Mae La Luang SAO",
        "lao",
        "นักพัฒนาชุมชน",
    ),
    (
        "mae-sam-laep-sao",
        "องค์การบริหารส่วนตำบลแม่สามแลบ",
        "Mae Sam Laep Subdistrict Administrative Organisation",
        "อบต.แม่สามแลบ",
        "Mae Sam Laep SAO",
        "lao",
        "นักพัฒนาชุมชน",
    ),
    (
        "sop-pong-sao",
        "องค์การบริหารส่วนตำบลสบป่อง",
        "Sop Pong Subdistrict Administrative Organisation",
        "อบต.สบป่อง",
        "Sop Pong SAO",
        "lao",
        "นักพัฒนาชุมชน",
    ),
    (
        "shop-a",
        "ร้านวัสดุก่อสร้างตัวอย่าง ก",
        "Sample Building Supplies A",
        "ร้านตัวอย่าง ก",
        "Shop A",
        "private",
        "ผู้จัดการร้าน",
    ),
    (
        "shop-b",
        "ร้านวัสดุก่อสร้างตัวอย่าง ข",
        "Sample Building Supplies B",
        "ร้านตัวอย่าง ข",
        "Shop B",
        "private",
        "ผู้จัดการร้าน",
    ),
    (
        "carrier-c",
        "บริษัทขนส่งตัวอย่าง ค จำกัด",
        "Sample Transport Company C",
        "ขนส่งตัวอย่าง ค",
        "Carrier C",
        "private",
        "หัวหน้าฝ่ายเดินรถ",
    ),
    (
        "temple-group",
        "กลุ่มวัดร่วมใจสร้างบ้าน (ตัวอย่าง)",
        "Sample Group of Temples for Homes",
        "กลุ่มวัดตัวอย่าง",
        "Temple group",
        "religious",
        "ไวยาวัจกร",
    ),
    (
        "welfare-fund",
        "กองทุนสวัสดิการชุมชนตัวอย่าง",
        "Sample Community Welfare Fund",
        "กองทุนตัวอย่าง",
        "Welfare fund",
        "community_network",
        "เหรัญญิกกองทุน",
    ),
)

MOU_REFERENCE = "MOU-2566-03-16"
MOU_PARTIES = tuple(partner[0] for partner in _SIGNED)
PARTNERS = tuple(sorted(partner[0] for partner in (*_SIGNED, *_OTHERS)))


def write_partners(folder: Path) -> None:
    rows = []
    for partner in sorted((*_SIGNED, *_OTHERS)):
        names = ("partner_id", "name_th", "name_en", "short_th", "short_en", "partner_type")
        signed = partner[0] in MOU_PARTIES
        rows.append(
            dict(zip((*names, "contact_role"), partner, strict=True))
            | {
                "mou_party": "true" if signed else "false",
                "mou_signed_on": days.iso_day(days.OPENED) if signed else "",
                "active": "false" if partner[0] == "shop-b" else "true",
            }
        )
    write_rows(folder, "partner", rows, days.OPENED)
