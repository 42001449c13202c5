"""The 120 people of the network: one executive of each LAO, and the councils' members."""

from pathlib import Path

from sample_data.making.basics import days
from sample_data.making.basics.tables import write_rows
from sample_data.making.places.places import DISTRICTS, laos
from sample_data.making.places.subdistricts import SUBDISTRICTS

_EXECUTIVES = {
    "pao": "นายกองค์การบริหารส่วนจังหวัด",
    "town_mun": "นายกเทศมนตรีเมือง",
    "subdistrict_mun": "นายกเทศมนตรีตำบล",
    "sao": "นายกองค์การบริหารส่วนตำบล",
}
_PROVINCIAL = 18


def make_participants() -> list[dict]:
    """P001–P120: 50 LAO executives, 45 subdistrict councils, 7 district coordinators, 18 others."""
    people = []
    for lao in laos():
        only = lao["subdistricts"][0] if len(lao["subdistricts"]) == 1 else ""
        people.append(
            {
                "participant_group": "lao_executive",
                "lao_id": lao["lao_id"],
                "subdistrict_code": only,
                "district_code": lao["district_code"],
                "role_th": _EXECUTIVES[lao["lao_type"]],
            }
        )
    for code in SUBDISTRICTS.code:
        people.append(
            {
                "participant_group": "council_network",
                "subdistrict_code": code,
                "district_code": code[:4],
                "role_th": "ประธานสภาองค์กรชุมชนตำบล",
            }
        )
    for code in DISTRICTS:
        people.append(
            {
                "participant_group": "council_network",
                "district_code": code,
                "role_th": "ผู้ประสานงานเครือข่ายระดับอำเภอ",
            }
        )
    for _ in range(_PROVINCIAL):
        people.append(
            {
                "participant_group": "council_network",
                "role_th": "คณะทำงานเครือข่ายองค์กรชุมชนระดับจังหวัด",
            }
        )
    return [
        {
            "participant_id": f"P{number:03d}",
            **person,
            "name": f"ผู้แทนตัวอย่าง {number:03d}",
            "attended_kickoff": "true",
            "active": "true",
        }
        for number, person in enumerate(people, start=1)
    ]


def write_participants(folder: Path) -> None:
    write_rows(folder, "participant", make_participants(), days.OPENED)
