"""What a command asks about and the records do not hold: it is refused, with what may be asked."""

import argparse

from data_access.language.area_codes import district_of
from data_access.language.thai_calendar import BUDDHIST_ERA, FIRST_THAI_YEAR, in_be
from data_access.language.vocabulary import AREA_LEVEL, Text
from data_access.queries.areas.areas import areas
from data_access.queries.areas.programme_facts import fiscal_years
from data_access.queries.partners.partners import partner_table
from data_access.snapshots.programme import Programme
from data_access.system.errors import RecordsError


def refuse_unknown(arguments: argparse.Namespace, programme: Programme) -> None:
    """RecordsError for an area, year or partner that is not there: its zeros would say that there
    is none of anything. `programme` is the whole of what the reader may ask about."""
    _refuse_unknown_areas(programme, arguments)
    _refuse_areas_apart(arguments)
    _refuse_an_unknown_year(programme, arguments.fiscal_year)
    _refuse_an_unknown_partner(programme)


def _refuse_unknown_areas(programme: Programme, arguments: argparse.Namespace) -> None:
    known = areas(programme)
    for level, codes in (
        ("district", arguments.district),
        ("subdistrict", arguments.subdistrict),
    ):
        allowed = known.of_level(level)
        for code in codes:
            if code not in allowed:
                listed = ", ".join(allowed)
                raise RecordsError(
                    Text(
                        f"ไม่มี{AREA_LEVEL[level].th}รหัส {code} รหัสที่ใช้ได้คือ {listed}",
                        f"There is no {level} {code}. The codes are {listed}.",
                    )
                )


def _refuse_areas_apart(arguments: argparse.Namespace) -> None:
    """Both together mean the subdistricts: a district without any of them would be passed over."""
    districts, chosen = set(arguments.district), set(map(district_of, arguments.subdistrict))
    if districts and chosen and districts != chosen:
        apart = ", ".join(sorted(districts ^ chosen))
        raise RecordsError(
            Text(
                f"--district กับ --subdistrict ไม่ตรงกันที่อำเภอ {apart} กรุณาระบุเพียงอย่างเดียว",
                f"--district and --subdistrict disagree about district {apart}. Give only one of them.",
            )
        )


def _refuse_an_unknown_year(programme: Programme, year: int | None) -> None:
    if year is None:
        return
    known = fiscal_years(programme)
    if year in known:
        return
    thai = f"ปีงบประมาณที่มีข้อมูลคือ {', '.join(map(str, known))}"
    english = f"Those on record: {', '.join(map(str, known))}."
    if not known:
        thai, english = "ยังไม่มีข้อมูลของปีงบประมาณใด", "No fiscal year is on record yet."
    meant = Text("", "")
    if FIRST_THAI_YEAR - BUDDHIST_ERA <= year < FIRST_THAI_YEAR:
        meant = Text(
            f" ปีนี้เป็น ค.ศ. ตรงกับ พ.ศ. {in_be(year)}",
            f" {year} is a year of the Common Era; in the Buddhist Era it is {in_be(year)}.",
        )
    raise RecordsError(
        Text(
            f"ไม่มีข้อมูลของปีงบประมาณ {year}{meant.th} {thai}",
            f"There is no fiscal year {year}.{meant.en} {english}",
        )
    )


def _refuse_an_unknown_partner(programme: Programme) -> None:
    """A partner that is not on record has promised nothing and sees no rows: as if it were there."""
    reader = programme.principal
    wanted = reader.organisation if reader.role == "partner" else None
    known = list(partner_table(programme)["partner_id"])
    if wanted is not None and wanted not in known:
        listed = ", ".join(known)
        raise RecordsError(
            Text(
                f"ไม่มีภาคีรหัส {wanted} รหัสที่ใช้ได้คือ {listed}",
                f"There is no partner {wanted}. The ids are {listed}.",
            )
        )
