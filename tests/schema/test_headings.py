"""What stands over the columns of pages and sheets: the schema's label, or one of headings.py."""

import ast

import pytest

from data_access.language.vocabulary import Text
from data_access.schema import TABLES
from data_access.schema.headings import DERIVED, HEADINGS, IN_FULL, SHORT, heading, heading_in_full
from tests.test_architecture import name_of, of_rooms, tree_of

RECORDED = {column.name for table in TABLES for column in table.columns}


def test_a_column_goes_by_its_label_unless_a_shorter_one_is_given():
    assert heading("hold_reason") == Text("เหตุที่ชะลอ", "Held because")
    assert heading("approved_thb") == Text("งบอนุมัติ (บาท)", "Approved (baht)")
    assert heading("days_late") == Text("เลยกำหนด (วัน)", "Days late")


def test_a_record_that_others_refer_to_goes_by_what_they_call_it():
    assert heading("repair_id").en == "Repair"
    assert heading("household_id").en == "Household"
    assert heading("pledge_id").en == "Pledge"


def test_a_sheet_has_room_for_the_unit():
    assert heading("urgent").th == "เร่งด่วนยังไม่เริ่ม"
    assert heading_in_full("urgent").th == "เร่งด่วนยังไม่เริ่ม (ครัวเรือน)"
    assert heading_in_full("hold_reason") == heading("hold_reason")


def test_a_name_that_is_no_column_has_no_heading():
    with pytest.raises(KeyError):
        heading("nothing_of_the_kind")


def test_every_heading_is_needed():
    of_schema = {(c.name, c.label) for table in TABLES for c in table.columns}

    assert SHORT.keys() <= RECORDED
    assert DERIVED.keys() & RECORDED == set()
    assert {*SHORT.items()} & of_schema == set()
    assert IN_FULL.keys() <= HEADINGS.keys()
    assert all(HEADINGS[name] != words for name, words in IN_FULL.items())


def test_no_sheet_and_no_page_has_headings_of_its_own():
    """Open data is another matter: its titles describe the columns of a published format."""
    for path in of_rooms("exports", "ui", "pages", "display"):
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Column":
                own = [one for one in node.args if isinstance(one, ast.Call)]

                assert all(one.func.id.startswith("heading") for one in own), name_of(path)
            if isinstance(node, ast.Dict):
                named = {
                    key.value: value
                    for key, value in zip(node.keys, node.values, strict=True)
                    if isinstance(key, ast.Constant) and key.value in RECORDED
                }
                written = [
                    name
                    for name, value in named.items()
                    if isinstance(value, ast.Call)
                    and getattr(value.func, "id", "") == "Text"
                    and [getattr(one, "value", None) for one in value.args] == list(HEADINGS[name])
                ]

                assert written == [], name_of(path)
