"""The safe conversions, and what is left to the person who keeps the file."""

from datetime import date

import pandas as pd
import pytest

from data_access.intake.cells import coordinates, dates, normalise, numbers
from data_access.intake.cells.places import ABOLISHED, SEVERAL_PLACES, UNKNOWN_PLACE, Places
from data_access.language.vocabulary import (
    CIVIL_STATUS,
    CONDITION,
    REPAIR_TYPE,
    SEX,
    VULNERABLE_GROUP,
)


@pytest.mark.parametrize(
    ("written", "spelt", "kind"),
    [
        ("เเม่ฮ่องสอน", "แม่ฮ่องสอน", "look_alike"),
        ("ต\u0e4dาบล", "ตำบล", "look_alike"),
        ("น\u0e4d\u0e49า", "น้ำ", "look_alike"),
        ("น\u0e49\u0e4dา", "น้ำ", "look_alike"),
        ("น\u0e33\u0e49", "น้ำ", "look_alike"),
        ("ท\u0e35\u0e48\u0e48", "ที่", "look_alike"),
        ("ท\u0e48\u0e35", "ที่", "look_alike"),
        ("บ้าน\u200bแพม", "บ้านแพม", "invisible"),
        ("บ้าน\u00a0แพม", "บ้าน แพม", "spaces"),
        ("บ้าน  แพม ", "บ้าน แพม", "spaces"),
    ],
)
def test_spellings_that_look_alike_become_one(written, spelt, kind):
    assert normalise.tidied(written) == (spelt, [kind])


@pytest.mark.parametrize("written", ["1250", "1,250", "๑๒๕๐", "๑,๒๕๐", "1250.0", "+1250"])
def test_a_whole_number_is_read_however_an_office_writes_it(written):
    assert numbers.read_whole(written) == 1250


@pytest.mark.parametrize(
    "written", ["฿1,250", "1,250 บาท", "1250บาท", "1250.-", "๑,๒๕๐ บาท", "1250 THB", "1250.00 baht"]
)
def test_baht_may_stand_with_their_unit(written):
    assert numbers.read_whole(written, "THB") == 1250


@pytest.mark.parametrize(("written", "unit"), [("5 คน", "THB"), ("1250 บาท", None), ("5 ไร่", "m")])
def test_another_unit_is_not_read_over(written, unit):
    assert numbers.read_whole(written, unit) is None


@pytest.mark.parametrize(
    "written", ["12.5", "1,25", "1 250", "พัน", "สามพัน", "nan", "inf", "1e30", ""]
)
def test_what_is_not_surely_a_whole_number_is_not_read(written):
    assert numbers.read_whole(written) is None


def test_a_comma_in_the_wrong_place_is_named():
    assert numbers.why_unread("19,25") is numbers.DECIMAL_COMMA
    assert numbers.why_unread("สามพัน") is None


@pytest.mark.parametrize(
    "written",
    [
        "2024-03-31",
        "2567-03-31",
        "31/3/2567",
        "31/3/2024",
        "3/31/2024",
        "2024/3/31",
        "31.03.2567",
        "31-03-2567",
        "๓๑/๓/๒๕๖๗",
        "31 มีนาคม 2567",
        "31 มี.ค. 2567",
        "31 มีค 2567",
        "วันอาทิตย์ที่ 31 มีนาคม พ.ศ. ๒๕๖๗",
        "วันที่ 31 มีนาคม 2567",
        "31-Mar-2024",
        "March 31, 2024",
        "2024-03-31T00:00:00",
        "2024-03-31 14:30",
        "2024-03-31T14:30:00+07:00",
        "45382",
    ],
)
def test_a_day_is_read_in_either_calendar(written):
    assert dates.read_date(written) == date(2024, 3, 31)


def test_a_leap_day_of_the_thai_calendar_is_read():
    assert dates.read_date("29/2/2567") == date(2024, 2, 29)
    assert dates.read_date("29/2/2566") is None


def test_a_day_counted_from_1904_is_read():
    assert dates.read_date("43539", counted_from_1904=True) == date(2023, 3, 16)
    assert dates.read_date("45001") == date(2023, 3, 16)


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ("3/4/2024", dates.AMBIGUOUS),
        ("31/3/67", dates.SHORT_YEAR),
        ("16 มี.ค. 66", dates.SHORT_YEAR),
        ("2024-02-30", dates.NO_SUCH_DAY),
        ("31/2/2567", dates.NO_SUCH_DAY),
        ("2024-03-31T20:00:00Z", None),
        ("ม.ค.", None),
        ("120", None),
    ],
)
def test_a_day_that_could_be_another_is_not_read(written, rule):
    assert dates.read_date(written) is None
    assert dates.why_unread(written) is rule


def test_a_year_of_two_digits_is_offered_as_the_one_of_four_and_is_of_neither_calendar():
    assert dates.with_four_digits("1/11/67").en == "such as 1/11/2567, if the year is of พ.ศ."
    assert dates.with_four_digits("๑๖ มี.ค. ๖๖").th == "เช่น 16 มี.ค. 2566 ถ้าเป็น พ.ศ."
    assert dates.with_four_digits("1/11/2567") is None
    assert [dates.is_thai_year(text) for text in ("1/11/67", "1/11/2567", "1/11/2024")] == [
        None,
        True,
        False,
    ]


def test_a_column_that_proves_its_order_is_read_by_it():
    assert dates.order_of(["25/3/2024", "3/4/2024", "1/1/2567"]) == "day_first"
    assert dates.order_of(["3/25/2024", "3/4/2024"]) == "month_first"
    assert dates.order_of(["25/3/2024", "3/25/2024"]) is None
    assert dates.order_of(["3/4/2024", "25/3/2567"]) is None
    assert dates.read_date("3/4/2024", "day_first") == date(2024, 4, 3)
    assert dates.read_date("3/4/2024", "month_first") == date(2024, 3, 4)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("ใช่", True), ("ไม่ใช่", False), ("มี", True), ("ไม่มี", False), ("TRUE", True), ("no", False), ("๑", True), ("อาจจะ", None)],
)  # fmt: skip
def test_yes_and_no_are_read_in_both_languages(written, meant):
    assert normalise.read_yes_no(written) is meant


@pytest.mark.parametrize(("written", "code"), [("12.0", "12"), ("๕๘๐๑", "5801"), ("A.0", "A.0")])
def test_a_code_keeps_its_digits_and_loses_what_a_spreadsheet_added(written, code):
    assert normalise.read_code(written) == code


@pytest.mark.parametrize("written", ["extend", "ต่อเติม", "Extension", "extension", "EXTEND"])
def test_a_choice_is_known_by_its_code_or_its_words(written):
    assert normalise.read_choice(written, REPAIR_TYPE) == "extend"


def test_a_word_outside_the_list_is_not_read():
    assert normalise.read_choice("ต่อ", REPAIR_TYPE) is None


def test_a_word_of_nothing_is_what_its_column_means_by_it():
    assert normalise.read_choice("NA", CONDITION) == "na"
    assert normalise.read_choice("ไม่มี", CIVIL_STATUS) == "none"
    assert normalise.read_choice("ไม่ระบุ", SEX) == "not_stated"
    assert normalise.read_choice("ไม่มี", SEX) is None
    assert all(map(normalise.means_nothing, ["NA", "n/a", "-", "–", "ไม่มี", "null"]))


@pytest.mark.parametrize(
    "written", ["elderly;disabled", "disabled; elderly", "disabled,elderly", "disabled elderly"]
)
def test_a_set_of_choices_has_one_form(written):
    assert normalise.read_choices(written, VULNERABLE_GROUP) == "disabled;elderly"


def test_one_unknown_choice_makes_the_set_unread():
    assert normalise.read_choices("elderly;rich", VULNERABLE_GROUP) is None


def place(code, level, name_th, name_en="", valid_to=None, replaced_by=None):
    return {
        "area_code": code,
        "level": level,
        "name_th": name_th,
        "name_en": name_en,
        "valid_to": valid_to,
        "replaced_by": replaced_by,
    }


PLACES = Places.of(
    pd.DataFrame(
        [
            place("58", "province", "แม่ฮ่องสอน", "Mae Hong Son"),
            place("5801", "district", "เมืองแม่ฮ่องสอน", "Mueang Mae Hong Son"),
            place("5803", "district", "ปาย", "Pai"),
            place("5807", "district", "ปางมะผ้า", "Pang Mapha"),
            place("580302", "subdistrict", "เวียงเหนือ", "Wiang Nuea"),
            place("580702", "subdistrict", "ปางมะผ้า", "Pang Mapha"),
            place("580107", "subdistrict", "ปางมะผ้า", valid_to="1996-01-01", replaced_by="580702"),
            place("580497", "subdistrict", "กองกอย", valid_to="1996-01-01"),
        ]
    )
)


@pytest.mark.parametrize(
    ("written", "level", "code"),
    [
        ("580302", "subdistrict", "580302"),
        ("TH580302", "subdistrict", "580302"),
        ("๕๘๐๓๐๒", "subdistrict", "580302"),
        ("580302.0", "subdistrict", "580302"),
        ("เวียงเหนือ", "subdistrict", "580302"),
        ("ต.เวียงเหนือ", "subdistrict", "580302"),
        ("ตำบลเวียงเหนือ", None, "580302"),
        ("Wiang Nuea", "subdistrict", "580302"),
        ("580302 เวียงเหนือ", "subdistrict", "580302"),
        ("ต. เวียงเหนือ อ. ปาย จ. แม่ฮ่องสอน", "subdistrict", "580302"),
        ("อ.เมือง", "district", "5801"),
        ("เมือง", "district", "5801"),
        ("อำเภอเมืองแม่ฮ่องสอน", None, "5801"),
        ("จ.แม่ฮ่องสอน", None, "58"),
        ("ปางมะผ้า", "subdistrict", "580702"),
        ("อ.ปางมะผ้า", None, "5807"),
        ("580107", "subdistrict", "580702"),
        ("999999", "subdistrict", "999999"),
    ],
)
def test_a_place_is_known_by_its_code_its_name_or_its_address(written, level, code):
    assert PLACES.read(written, level) == code


@pytest.mark.parametrize(
    ("written", "level", "rule"),
    [
        ("ปางมะผ้า", None, SEVERAL_PLACES),
        ("ตำบลที่ไม่มี", "subdistrict", UNKNOWN_PLACE),
        ("580497", "subdistrict", ABOLISHED),
        ("5803", "subdistrict", None),
    ],
)
def test_a_place_that_could_be_another_is_not_read(written, level, rule):
    assert PLACES.read(written, level) is None
    assert PLACES.why_unread(written, level) is rule


@pytest.mark.parametrize(
    ("written", "nearest"),
    [
        ("เวียงเหนื", "เวียงเหนือ"),
        ("ต.เวียงเหนือ อ.เมือง", "เวียงเหนือ"),
        ("580302 ปางมะผ้า", "ปางมะผ้า"),
    ],
)
def test_the_nearest_name_is_proposed_for_a_place_that_is_not_known(written, nearest):
    assert PLACES.read(written, "subdistrict") is None
    assert f"«{nearest}»" in PLACES.why_unread(written, "subdistrict").problem.th


@pytest.mark.parametrize(
    "written", ["19.42", "๑๙.๔๒", "19.42°", "19.42 N", "19°25'12\"N", "19° 25′ 12″", "19 25 12"]
)
def test_a_latitude_is_read_in_decimals_or_with_minutes(written):
    assert coordinates.read_coordinate(written) == pytest.approx(19.42)


@pytest.mark.parametrize("written", ["19,42", "19,420", "19°75'", "north"])
def test_a_latitude_that_could_be_another_is_not_read(written):
    assert coordinates.read_coordinate(written) is None


def point(lat, lon, system):
    lat, lon = coordinates.in_degrees(pd.Series([lat]), pd.Series([lon]), system)
    return lat[0], lon[0]


def test_metres_are_turned_into_degrees_by_the_datum_that_was_said():
    assert point(2131000.0, 390000.0, "utm47_wgs84") == pytest.approx((19.270, 97.953), abs=1e-3)
    assert point(390000.0, 2131000.0, "utm47_wgs84") == pytest.approx((19.270, 97.953), abs=1e-3)
    old = point(2131000.0, 390000.0, "utm47_indian1975")
    assert old == pytest.approx((19.273, 97.948), abs=2e-3)
    assert point(98.43, 19.42, "exchanged") == (19.42, 98.43)


@pytest.mark.parametrize(
    ("lat", "lon", "rule"),
    [
        (0.0, 0.0, coordinates.NO_POINT),
        (98.43, 19.42, coordinates.EXCHANGED),
        (2131000.0, 390000.0, coordinates.METRES),
        (95.0, 200.0, coordinates.OFF_THE_EARTH),
        (19.42, float("nan"), coordinates.HALF_A_POINT),
    ],
)
def test_a_point_that_cannot_be_is_told_by_what_it_looks_like(lat, lon, rule):
    faults = coordinates.faults(pd.Series([lat]), pd.Series([lon]))

    assert [broken for broken, rows in faults if rows.any()] == [rule]
