"""A new row that says of a household, a delivery or a person what the store says already is asked about."""

import pytest

from data_access.access.roles import Principal
from data_access.intake.commit.commit import commit
from data_access.intake.preview.folder import check_folder
from data_access.intake.preview.preview import Counts
from data_access.intake.preview.quarantine import quarantined, retry_quarantine
from tests.records import delivery, household, participant, write_folder

OFFICER = Principal("data_officer", account_id="A1")
HERE = {"subdistrict_code": "580302", "moo": "4"}
KNOWN = household(
    household_id="HH-580302-0501",
    head_name="นายสมหมาย ใจดี",
    phone="081-234-5678",
    lat="19.42000",
    lon="98.43000",
    **HERE,
)
AWAY = {"lat": "19.43000", "lon": "98.44000"}
NOWHERE = {"lat": "", "lon": ""}


def previewed(store, tmp_path, rows, **options):
    return check_folder(write_folder(tmp_path / "in", {"household": rows}), store, **options)


def new(**given):
    return {**KNOWN, "household_id": "HH-580302-0777", **given}


@pytest.fixture
def known(loaded, tmp_path):
    assert commit(previewed(loaded, tmp_path, [KNOWN]), loaded).state == "committed"
    return loaded


@pytest.mark.parametrize(
    ("row", "signs"),
    [
        (new(), "same name and village, same telephone, points within 15 m"),
        (new(head_name="นาง สมหมาย  ใจดี", phone="0812345678"), "same name and village, same telephone, points within 15 m"),
        (new(phone="+66812345678", **AWAY), "same name and village, same telephone"),
        (new(head_name="นางอื่น คนละชื่อ"), "same telephone, points within 15 m"),
        (new(phone="", **NOWHERE), "same name and village"),
        (new(phone="0899999999", lat="19.42013"), "same name and village, points within 15 m"),
        (new(moo="5", phone="", **NOWHERE), None),  # another village
        (new(head_name="นางอื่น คนละชื่อ", phone="0899999999"), None),  # the house next door
        (new(head_name="นางอื่น คนละชื่อ", **AWAY), None),  # a telephone that two houses use
        (new(head_name="", phone="", **NOWHERE), None),
    ],
)  # fmt: skip
def test_a_household_is_known_by_two_of_name_telephone_and_point(row, signs, known, tmp_path):
    preview = previewed(known, tmp_path, [row])

    assert preview.counts["household"] == Counts(new=not signs, rejected=bool(signs))
    said = [line.en for line in preview.lines()]
    assert [f"is probably the same as HH-580302-0501 in the database ({signs})" in line for line in said] == [True] * bool(signs)  # fmt: skip


@pytest.mark.parametrize(("lat", "is_near"), [("19.420134", True), ("19.420136", False)])
def test_near_is_fifteen_metres(lat, is_near, known, tmp_path):
    preview = previewed(known, tmp_path, [new(head_name="นางอื่น คนละชื่อ", lat=lat)])

    assert preview.rows_rejected == is_near


def test_the_same_name_with_another_telephone_is_only_a_warning(known, tmp_path):
    preview = previewed(known, tmp_path, [new(phone="0899999999", **AWAY)])

    assert preview.counts["household"] == Counts(new=1)
    (warning,) = [line.en for line in preview.issues.warning_lines() if "probably" in line.en]
    assert "HH-580302-0501 in the database (same name and village)" in warning


def test_a_file_that_has_both_households_tells_them_apart_itself(known, tmp_path):
    preview = previewed(known, tmp_path, [KNOWN, new()])

    assert preview.counts["household"] == Counts(new=1, same=1)


def test_who_was_asked_and_tries_the_row_again_has_two_households(known, tmp_path):
    other = household(household_id="HH-580302-0600", **HERE)
    commit(previewed(known, tmp_path, [new(), other]), known, OFFICER)
    (waiting,) = quarantined(known, OFFICER)
    assert waiting.key == "HH-580302-0777"

    preview = retry_quarantine(known, OFFICER, [waiting.row_id])

    assert preview.counts["household"] == Counts(new=1)


def test_a_row_that_waited_for_something_else_is_asked_about_when_it_is_corrected(known, tmp_path):
    other = household(household_id="HH-580302-0600", **HERE)
    commit(previewed(known, tmp_path, [new(head_name="", phone="", n_members="99"), other]), known, OFFICER)  # fmt: skip
    (waiting,) = quarantined(known, OFFICER)

    correction = {"n_members": "3", "head_name": "สมหมาย ใจดี", "phone": "0812345678"}
    preview = retry_quarantine(known, OFFICER, [waiting.row_id], {waiting.row_id: correction})

    assert preview.counts["household"] == Counts(rejected=1)


def test_an_officer_who_knows_says_so_before_the_check(known, tmp_path):
    preview = previewed(known, tmp_path, [new()], others_confirmed=True)

    assert preview.counts["household"] == Counts(new=1)


@pytest.mark.parametrize(
    ("given", "is_double"),
    [
        ({}, True),
        ({"delivery_id": "D-0009", "value_thb": "21000", "repair_id": ""}, True),
        ({"delivered_on": "2024-01-06"}, False),
        ({"qty": "20001", "value_thb": "20001"}, False),
        ({"area_code": "580301"}, False),
        ({"repair_id": "R-0002"}, False),  # the same help to another house
        ({"pledge_id": ""}, True),
    ],
)
def test_a_delivery_is_known_by_partner_day_kind_quantity_and_area(
    given, is_double, loaded, tmp_path
):
    row = delivery(**{"delivery_id": "D-9000", **given})
    preview = check_folder(write_folder(tmp_path / "in", {"delivery": [row]}), loaded)

    lines = [line.en for line in preview.lines() if "probably the same as D-0001" in line.en]
    assert len(lines) == is_double


def test_a_participant_is_known_by_name_and_organisation(loaded, tmp_path):
    first = participant(participant_id="P701", name="นายวิชัย ทองแท้")
    commit(check_folder(write_folder(tmp_path / "a", {"participant": [first]}), loaded), loaded)
    rows = [
        participant(participant_id="P702", name="วิชัย  ทองแท้"),
        participant(participant_id="P703", name="วิชัย ทองแท้", participant_group="council_network"),
    ]

    preview = check_folder(write_folder(tmp_path / "b", {"participant": rows}), loaded)

    assert preview.counts["participant"] == Counts(new=1, rejected=1)
    assert "row 2, column participant_id: is probably the same as P701" in preview.lines()[0].en
