"""The workbook of rejected rows: as sent, coloured where it is wrong, with the words beside."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from data_access.access.roles import NotAllowed, Principal
from data_access.intake.preview.folder import check_folder
from exports.workbook.error_workbook import BAD, error_workbook
from tests.programmes import ORGANISATIONS
from tests.records import household, member, partner, write_folder

OFFICER = Principal("data_officer")


@pytest.fixture
def preview(loaded, tmp_path):
    tables = {
        "household": [household(household_id="=HH-1", moo="99"), household(phone="0812345678")],
        "member": [member(member_id="M-1", household_id="=HH-1")],
        "partner": [partner()],
    }
    folder = write_folder(tmp_path / "in", tables)
    path = folder / "household.csv"
    path.write_text(path.read_text("utf-8").replace(",moo,", ",หมู่ที่,", 1), "utf-8")
    return check_folder(folder, loaded)


def test_rejected_rows_come_back_as_sent_with_what_is_wrong_beside_them(preview):
    book = load_workbook(BytesIO(error_workbook(preview, OFFICER)))

    assert {"household", "member"} <= set(book.sheetnames)
    assert "partner" not in book.sheetnames
    sheet = book["household"]
    heading = [cell.value for cell in sheet[1]]
    row = dict(zip(heading, sheet[2], strict=True))
    assert sheet.max_row == 2
    assert heading[0] == "แถวในไฟล์"
    assert heading[-2:] == ["สิ่งที่ต้องแก้ไข", "What to correct"]
    assert row["แถวในไฟล์"].value == 2
    assert (row["หมู่ที่"].value, row["subdistrict_code"].value) == ("99", "580302")
    assert row["หมู่ที่"].fill.start_color.rgb == f"FF{BAD[1:]}"
    assert row["tenure"].fill.fill_type is None
    assert "หมู่ที่: ‘99’ อยู่นอกช่วงที่เป็นไปได้" in row["สิ่งที่ต้องแก้ไข"].value
    assert "Village number: ‘99’ is outside the possible range." in row["What to correct"].value
    assert row["household_id"].data_type == "s"
    assert row["household_id"].quotePrefix


def test_only_an_officer_may_take_it_along(preview):
    for role in ("governor", "partner", "records_reader", "public"):
        organisation = ORGANISATIONS.get(role)
        with pytest.raises(NotAllowed):
            error_workbook(preview, Principal(role, organisation))


def test_a_clean_preview_has_a_workbook_that_says_so(minimal):
    book = load_workbook(BytesIO(error_workbook(minimal, OFFICER)))

    assert "ไม่มีแถวที่ต้องแก้ไข" in book["-"]["A1"].value
