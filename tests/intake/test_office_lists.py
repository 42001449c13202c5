"""Lists as offices keep them: a name in three columns, a point in brackets, headlines in between."""

import pytest

from data_access.intake.checks.check import checked
from data_access.intake.issues import collected
from data_access.intake.layout.layout import layouts
from data_access.intake.layout.read import read_sheet
from data_access.intake.layout.workbook import open_book
from tests.records import household

ROW = {name: text for name, text in household().items() if name not in ("head_name", "lat", "lon")}


def listed(*rows, **more):
    """The file of a list with the columns of a household and `more`, heading to cell."""
    heading = [*ROW, *more]
    lines = [heading, *(rows or [[*ROW.values(), *more.values()]])]
    text = "\n".join(",".join(f'"{cell}"' for cell in line) for line in lines)
    book = open_book("รายชื่อ.csv", text.encode())
    return read_sheet(book, layouts(book, "household")[0])


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        ({"คำนำหน้า": "นาง", "ชื่อ": "คำ", "นามสกุล": "แสนดี"}, "นางคำ แสนดี"),
        ({"ชื่อ": "คำ", "สกุล": "แสนดี"}, "คำ แสนดี"),
        ({"ชื่อ": "คำ", "สกุล": ""}, "คำ"),
    ],
)
def test_a_name_in_columns_of_its_own_is_joined_and_said(parts, name):
    file = listed(**parts)

    assert file.cells["head_name"].tolist() == [name]
    assert file.changes.counts["head_name", "joined"] == 1
    assert not any("นามสกุล" in note.th or "สกุล" in note.th for note in file.notes)


def test_a_column_that_may_be_a_whole_name_is_not_joined_without_a_surname():
    assert "head_name" not in listed(**{"คำนำหน้า": "นาง", "ชื่อเล่น": "คำ"}).cells


@pytest.mark.parametrize(
    "point", ["(19.36011, 98.44012)", "[19.36011 98.44012]", "19.36011,98.44012"]
)
def test_a_point_may_stand_in_brackets(point):
    file = listed(gps=point)

    assert (file.cells["lat"].tolist(), file.cells["lon"].tolist()) == (["19.36011"], ["98.44012"])


def test_a_headline_between_the_records_is_passed_over_with_one_warning():
    record = list(ROW.values())
    empty = [""] * (len(record) - 1)
    file = listed(record, ["ตารางที่ 2 หมู่ 5", *empty], ["บ้านที่ซ่อมแล้ว", *empty], ["HH-9", *record[1:]])

    assert file.cells.index.tolist() == [2, 5]
    told = [(issue.row, issue.rule.problem.en) for issue in file.issues]
    words = "is a headline or the name of a table, not a record, and was passed over"
    assert told == [(3, words), (4, words)]


def test_a_column_is_called_as_the_table_calls_it_whatever_the_file_is_called():
    file = listed([*list(ROW.values())[:-1], "x"])
    issues = collected(checked(file).issues, {file.name: "household"})

    assert all("ยังร่วมงาน" not in line.th for line in issues.lines())
    broken = collected(checked(listed(**{"พิกัด": "ที่นา"})).issues, {"รายชื่อ.csv": "household"})
    assert "คอลัมน์ ละติจูด:" in broken.lines()[0].th
