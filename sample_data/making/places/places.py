"""The programme, its areas and its local administrative organisations."""

from pathlib import Path

from sample_data.making.basics import days
from sample_data.making.basics.tables import write_rows
from sample_data.making.places.subdistricts import SUBDISTRICTS

PROVINCE = "58"
DISTRICTS = {
    "5801": ("เมืองแม่ฮ่องสอน", "Mueang Mae Hong Son"),
    "5802": ("ขุนยวม", "Khun Yuam"),
    "5803": ("ปาย", "Pai"),
    "5804": ("แม่สะเรียง", "Mae Sariang"),
    "5805": ("แม่ลาน้อย", "Mae La Noi"),
    "5806": ("สบเมย", "Sop Moei"),
    "5807": ("ปางมะผ้า", "Pang Mapha"),
}

# Subdistrict codes that were abolished when districts were divided, each with its successor. Of the
# last no successor is official; its name lives on, spelt otherwise, in another district.
_ABOLISHED = (
    ("580107", "580702"),
    ("580108", "580701"),
    ("580498", "580602"),
    ("580499", "580601"),
    ("580497", ""),
)
_ABOLISHED_NAME = ("กองกอย", "Kong Koi")

# The municipalities, each with the subdistricts it lies in; which subdistricts exactly is assumed.
_MUNICIPALITIES = (
    ("LAO-580101-1", "เทศบาลเมืองแม่ฮ่องสอน", "town_mun", ("580101",)),
    ("LAO-580201-2", "เทศบาลตำบลขุนยวม", "subdistrict_mun", ("580201",)),
    ("LAO-580301-2", "เทศบาลตำบลปาย", "subdistrict_mun", ("580301",)),
    ("LAO-580402-1", "เทศบาลตำบลเมืองยวมใต้", "subdistrict_mun", ("580402",)),
    ("LAO-580402-2", "เทศบาลตำบลแม่สะเรียง", "subdistrict_mun", ("580401", "580402")),
    ("LAO-580405-1", "เทศบาลตำบลแม่ยวม", "subdistrict_mun", ("580405",)),
    ("LAO-580501-2", "เทศบาลตำบลแม่ลาน้อย", "subdistrict_mun", ("580501",)),
)
_WITHOUT_SAO = ("580101", "580402", "580405")


def laos() -> list[dict]:
    """The 50 LAOs in order of their id, each with `subdistricts` it serves."""
    rows = [
        {
            "lao_id": "LAO-58-1",
            "name_th": "องค์การบริหารส่วนจังหวัดแม่ฮ่องสอน",
            "lao_type": "pao",
            "district_code": "5801",
            "subdistricts": tuple(SUBDISTRICTS.code),
        }
    ]
    for lao_id, name_th, lao_type, subdistricts in _MUNICIPALITIES:
        rows.append(
            {
                "lao_id": lao_id,
                "name_th": name_th,
                "lao_type": lao_type,
                "district_code": subdistricts[0][:4],
                "subdistricts": subdistricts,
            }
        )
    for code, name_th in zip(SUBDISTRICTS.code, SUBDISTRICTS.name_th, strict=True):
        if code not in _WITHOUT_SAO:
            rows.append(
                {
                    "lao_id": f"LAO-{code}-1",
                    "name_th": f"องค์การบริหารส่วนตำบล{name_th}",
                    "lao_type": "sao",
                    "district_code": code[:4],
                    "subdistricts": (code,),
                }
            )
    return sorted(rows, key=lambda row: row["lao_id"])


def _area_rows() -> list[dict]:
    def centre(chosen) -> dict:
        return {
            "lat": round(float(SUBDISTRICTS.lat[chosen].mean()), 2),
            "lon": round(float(SUBDISTRICTS.lon[chosen].mean()), 2),
        }

    everywhere = SUBDISTRICTS.code != ""
    province = {"area_code": PROVINCE, "level": "province", "name_th": "แม่ฮ่องสอน"}
    rows = [province | {"name_en": "Mae Hong Son"} | centre(everywhere)]
    for code, (name_th, name_en) in DISTRICTS.items():
        rows.append(
            {
                "area_code": code,
                "level": "district",
                "parent_code": PROVINCE,
                "name_th": name_th,
                "name_en": name_en,
            }
            | centre(SUBDISTRICTS.district == code)
        )
    for place, code in enumerate(SUBDISTRICTS.code):
        rows.append(
            {
                "area_code": code,
                "level": "subdistrict",
                "parent_code": code[:4],
                "name_th": SUBDISTRICTS.name_th[place],
                "name_en": SUBDISTRICTS.name_en[place],
                "postal_code": SUBDISTRICTS.postal_code[place],
                "lat": float(SUBDISTRICTS.lat[place]),
                "lon": float(SUBDISTRICTS.lon[place]),
            }
        )
    return rows + _abolished_rows()


def _abolished_rows() -> list[dict]:
    """Codes that old files still hold. When each ended is not known, only that it was before."""
    names = dict(
        zip(SUBDISTRICTS.code, zip(SUBDISTRICTS.name_th, SUBDISTRICTS.name_en, strict=True), strict=True)
    )  # fmt: skip
    rows = []
    for code, successor in _ABOLISHED:
        name_th, name_en = names.get(successor, _ABOLISHED_NAME)
        rows.append(
            {
                "area_code": code,
                "level": "subdistrict",
                "parent_code": code[:4],
                "name_th": name_th,
                "name_en": name_en,
                "valid_to": days.iso_day(days.OPENED - 1),
                "replaced_by": successor,
            }
        )
    return rows


def write_places(folder: Path) -> None:
    write_rows(folder, "area", _area_rows(), days.OPENED)
    programme = {
        "programme_id": "home-of-happiness",
        "name_th": "บ้านแห่งความสุข",
        "name_en": "Home of Happiness",
        "province_code": PROVINCE,
        "started_on": days.iso_day(days.OPENED),
        "network_size": 120,
        "made_up": "true",
    }
    write_rows(folder, "programme", [programme], days.AS_OF)
    every_lao = laos()
    lao_rows = [
        {key: value for key, value in row.items() if key != "subdistricts"} for row in every_lao
    ]
    write_rows(folder, "lao", lao_rows, days.OPENED)
    links = [
        {"lao_id": row["lao_id"], "subdistrict_code": code}
        for row in every_lao
        for code in row["subdistricts"]
    ]
    write_rows(folder, "lao_subdistrict", links, days.OPENED)
