"""Files that are taken along: opened by Excel in Thai, read by HXL tools, and honest about gaps."""

import csv
import io

import pandas as pd
import pytest

from exports.table import HXL_TAGS, as_csv

LABELS = {"district_code": "อำเภอ", "houses": "บ้าน (หลัง)", "note": "หมายเหตุ"}


@pytest.fixture
def table():
    return pd.DataFrame(
        {
            "note": ['มีคำว่า "ด่วน", รอ', None, "บรรทัด\nใหม่"],
            "district_code": ["ปาย", "ขุนยวม", "สบเมย"],
            "houses": pd.array([12, None, 0], dtype="Int64"),
            "left_out": ["a", "b", "c"],
        }
    )


def written(table, hxl=False, made_up=None):
    return list(csv.reader(io.StringIO(as_csv(table, LABELS, hxl, made_up).decode("utf-8-sig"))))


def test_a_byte_order_mark_tells_excel_that_the_file_is_thai(table):
    file = as_csv(table, LABELS, hxl=False, made_up=None)

    assert file.startswith(b"\xef\xbb\xbf")
    assert file.count(b"\xef\xbb\xbf") == 1
    assert "ขุนยวม" in file.decode("utf-8-sig")


def test_lines_end_as_excel_ends_them(table):
    file = as_csv(table.drop(columns="note"), {"houses": "บ้าน"}, hxl=False, made_up=None)

    assert file.count(b"\r\n") == 4
    assert file.endswith(b"\r\n")


def test_only_the_labelled_columns_are_written_in_the_order_of_the_labels(table):
    assert written(table)[0] == ["อำเภอ", "บ้าน (หลัง)", "หมายเหตุ"]


def test_what_is_not_known_is_an_empty_cell_and_a_zero_is_a_zero(table):
    rows = written(table)

    assert [row[1] for row in rows[1:]] == ["12", "", "0"]
    assert rows[2][2] == ""


def test_commas_quotes_and_new_lines_come_back_as_they_were(table):
    rows = written(table)

    assert rows[1][2] == 'มีคำว่า "ด่วน", รอ'
    assert rows[3][2] == "บรรทัด\nใหม่"


def test_the_second_row_holds_the_hxl_tags_on_request(table):
    rows = written(table, hxl=True)

    assert rows[1] == ["#adm2+code", "", ""]
    assert rows[2][0] == "ปาย"
    assert len(rows) == 5


def test_whole_numbers_stay_whole_beside_a_row_of_tags_and_a_gap(table):
    assert [row[1] for row in written(table, hxl=True)[2:]] == ["12", "", "0"]


def test_every_row_of_made_up_records_says_so(table):
    rows = written(table, made_up="ข้อมูลสมมติ")

    assert rows[0][-1] == "ข้อมูลสมมติ"
    assert [row[-1] for row in rows[1:]] == ["1", "1", "1"]
    assert written(table, hxl=True, made_up="ข้อมูลสมมติ")[1][-1] == "#meta+made_up"


def test_a_table_without_rows_still_has_its_heading(table):
    assert written(table.head(0)) == [["อำเภอ", "บ้าน (หลัง)", "หมายเหตุ"]]


def test_writing_a_file_does_not_change_the_table(table):
    before = table.copy()
    as_csv(table, LABELS, hxl=True, made_up="ข้อมูลสมมติ")

    pd.testing.assert_frame_equal(table, before)


def test_every_tag_is_spelt_as_hxl_spells_tags():
    for tag in HXL_TAGS.values():
        assert tag == tag.lower()
        assert tag.startswith("#")
        assert " " not in tag


def test_a_text_that_begins_like_a_formula_is_kept_from_being_one_and_a_number_stays_one(table):
    table["note"] = ['=HYPERLINK("http://x")', "@now", "ปกติ"]
    table["houses"] = pd.array([-3, None, 0], dtype="Int64")

    assert [row[1:] for row in written(table)[1:]] == [
        ["-3", '\'=HYPERLINK("http://x")'],
        ["", "'@now"],
        ["0", "ปกติ"],
    ]
