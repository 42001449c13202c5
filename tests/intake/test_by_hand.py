"""Any file can be matched by hand: the row of its headings is chosen, or that it has none; and the
page says what a file is that holds none of our tables."""

import io

import pytest
import xlsxwriter

from data_access.intake.files.file_kinds import (
    HXL,
    HXL_LIST,
    NO_HEADINGS,
    OTHER_FORM,
    XLSFORM,
    kind_of_file,
)
from data_access.intake.layout.layout import layouts
from data_access.intake.layout.read import read_sheet
from data_access.intake.layout.workbook import open_book


def book(text):
    return open_book("f.csv", text.encode())


def form():
    written = io.BytesIO()
    workbook = xlsxwriter.Workbook(written)
    for name, row in (("survey", ("type", "name", "label")), ("choices", ("list_name", "name"))):
        sheet = workbook.add_worksheet(name)
        sheet.write_row(0, 0, row)
        sheet.write_row(1, 0, ["text", "q1", "คำถาม"])
    workbook.close()
    return open_book("form.xlsx", written.getvalue())


LIST = "5803,สบเมย,12\n5804,ปาย,9\n5805,ขุนยวม,7\n5806,ลาน้อย,5\n"
ANSWERS = "q1,q2,_id,_uuid,_submission_time,_index\nก,2,7,aa-bb,2024-01-02T03:04:05,1\n"
WHO = "ใคร,อะไร,ที่ไหน\n#org,#sector,#adm2+name\nกาชาด,ที่พัก,ปาย\n"
TAGGED = "ก,ข\n#meta+id,#affected\nx,3\n"


@pytest.mark.parametrize(
    ("made", "kind"),
    [
        (form, XLSFORM),
        (lambda: book(ANSWERS), OTHER_FORM),
        (lambda: book(WHO), HXL_LIST),
        (lambda: book(TAGGED), HXL),
        (lambda: book(LIST), NO_HEADINGS),
        (lambda: book("ก,ข\nค,ง\nจ,ฉ\n"), None),
    ],
    ids=["xlsform", "answers", "who-what-where", "hxl", "list", "nothing"],
)
def test_a_file_that_is_none_of_our_tables_is_said_what_it_is(made, kind):
    assert kind_of_file(made().sheets) is kind


def test_a_list_without_headings_is_read_by_the_letters_of_its_columns():
    meant = {"A": "subdistrict_code", "B": "village_name_th", "C": "n_members"}
    (layout,) = layouts(book(LIST), "household", meant, unknown=True, heading_row=0)

    file = read_sheet(book(LIST), layout)
    assert layout.headings == ("A", "B", "C")
    assert file.cells.index.tolist() == [1, 2, 3, 4]
    assert file.cells["n_members"].tolist() == ["12", "9", "7", "5"]


def test_the_row_that_is_said_to_hold_the_headings_holds_them():
    text = "รายงาน,,\nโครงการ,ก,ข\nบ้านที่,คน,\nX1,4,z\nX2,5,z\n"
    (layout,) = layouts(book(text), "household", {}, unknown=True, heading_row=3)

    assert (layout.header_rows, layout.first_row) == ((3,), 4)
    assert layout.headings == ("บ้านที่", "คน", "C")  # a column without a heading can be meant too


def test_two_columns_of_one_heading_are_told_apart():
    (layout,) = layouts(book("x,x\nA1,4\n"), "household", {}, unknown=True, heading_row=1)

    assert layout.headings == ("x", "x (B)")


def test_the_answers_to_another_form_can_be_any_table_that_a_person_says():
    assert layouts(book(ANSWERS)) == []
    (layout,) = layouts(book(ANSWERS), "household", {"q2": "n_members"}, unknown=True)

    assert read_sheet(book(ANSWERS), layout).cells["n_members"].tolist() == ["2"]
