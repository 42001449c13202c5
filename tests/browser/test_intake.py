"""A district office's workbook comes in by the page: seen first, kept in part, and taken back."""

import re

import pytest
import python_calamine

from tests.browser.chromium import PATIENCE
from tests.browser.test_every_page import AXE, FIND_VIOLATIONS, OVERFLOW
from tests.intake.sheets import xlsx

ALL_HOUSEHOLDS = re.compile(r"\d ÷ (1,\d{3})\b")  # what the households in need are a part of
GOOD = {
    "รหัสครัวเรือน": "HH-580301-9001",
    "ตำบล": "ต.เวียงใต้",
    "หมู่ที่": "3",
    "ชื่อหัวหน้าครัวเรือน": "นายทดสอบ หนึ่ง",
    "สมาชิก": "๔",
    "การถือครองที่ดิน": "เช่า",
    "การเข้าถึง": "เข้าถึงได้เฉพาะหน้าแล้ง",
    "วิธีสำรวจ": "listed",
    "ความยินยอม": "given",
    "วันที่ขึ้นทะเบียน": "5 ม.ค. 2567",
    "ยังใช้งาน": "ใช่",
    "วันที่ปรับปรุง": "16/3/2567",
}
HEAD = "ชื่อหัวหน้าครัวเรือน"  # of one name in one village they would be asked about as doubles
TOO_MANY = GOOD | {"รหัสครัวเรือน": "HH-580301-9002", HEAD: "นางตัวอย่าง สอง", "สมาชิก": "44"}
NO_SUCH_DAY = GOOD | {
    "รหัสครัวเรือน": "HH-580301-9003",
    HEAD: "นายสมมติ สาม",
    "วันที่ขึ้นทะเบียน": "31/2/2567",
}
# What axe says of the frame that Streamlit draws around its uploader, which no page can mend.
OF_THE_UPLOADER = "presentation-role-conflict"
CELLS = '[data-testid="stDataFrame"] [role="gridcell"]'


@pytest.fixture(scope="module")
def workbook():
    rows = [[*record.values()] for record in (GOOD, TOO_MANY, NO_SUCH_DAY)]
    title, total = ["ทะเบียนครัวเรือน อำเภอปาย ปี 2567"], ["รวม", "", "", "", "52"]
    return xlsx([title, [], [*GOOD], *rows, total], "ครัวเรือน")


def press(seen, label, role="button"):
    seen.page.get_by_role(role, name=label).first.click(timeout=PATIENCE)


def wait_for_answer(seen, words):
    """The sentence under the title once it says this, on a page that is drawn."""
    answer = seen.page.get_by_role("heading", level=2).filter(has_text=words)
    answer.wait_for(timeout=PATIENCE)
    seen.wait_until_drawn()
    return answer.inner_text()


def cells_with(seen, words):
    """The cells of the page's tables, once one of them says this: they are drawn after the page."""
    cell = seen.page.locator(CELLS).filter(has_text=words).first
    cell.wait_for(state="attached", timeout=PATIENCE)
    return seen.texts(CELLS)


OF_THE_MENU = {"list", "listitem"}


def choose_row(seen, place):
    """Ticks a row of the first table: it is drawn as a picture, in lines of 35 pixels."""
    table = seen.page.get_by_test_id("stDataFrame").first
    table.click(position={"x": 18, "y": 35 * (place + 1) + 17}, timeout=PATIENCE)


def assert_can_be_read_by_all(seen):
    seen.page.evaluate(AXE.read_text("utf-8"))
    violations = dict(seen.page.evaluate(FIND_VIOLATIONS))
    assert all("stFileUploaderDropzone" in node for node in violations.pop(OF_THE_UPLOADER, []))
    # On a phone Streamlit puts the names of the menu's groups straight into its list.
    if all("stSidebarNavItems" in node for node in violations.get("list", [])):
        violations = {rule: at for rule, at in violations.items() if rule not in OF_THE_MENU}
    assert violations == {}


def wait_until_it_shows(seen, households):
    """Waits until the page's figure says so many households."""
    seen.page.get_by_text(re.compile(rf"\d ÷ {households:,}\b")).first.wait_for(timeout=PATIENCE)


def test_a_faulty_workbook_is_seen_kept_in_part_corrected_and_taken_back(open_page, workbook):
    figures = open_page("methods")
    text = figures.page.locator("body").inner_text()
    before = int(ALL_HOUSEHOLDS.search(text)[1].replace(",", ""))
    seen = open_page("intake", role="data_officer")

    seen.page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(
        {"name": "ปาย.xlsx", "mimeType": "application/octet-stream", "buffer": workbook}
    )
    seen.page.get_by_role("button", name="ตรวจไฟล์").wait_for(timeout=PATIENCE)
    seen.wait_until_drawn()
    press(seen, "ตรวจไฟล์")
    answer = wait_for_answer(seen, "ยังไม่ได้บันทึก")
    assert answer == "อ่าน 3 แถว รับได้ 1 แถว ยังรับไม่ได้ 2 แถว ยังไม่ได้บันทึก"
    told = cells_with(seen, "‘31/2/2567’ ไม่มีวันนี้ในปฏิทิน")
    assert {"5", "6"} <= {*told}
    assert any("‘44’" in cell for cell in told)

    with seen.page.expect_download(timeout=PATIENCE) as started:
        press(seen, "ดาวน์โหลดแถวที่ยังรับไม่ได้")
    rejected = python_calamine.load_workbook(started.value.path()).get_sheet_by_index(0)
    headings, *rows = rejected.to_python()
    assert headings[:2] == ["แถวในไฟล์", "รหัสครัวเรือน"]
    assert [row[:2] for row in rows] == [[5, "HH-580301-9002"], [6, "HH-580301-9003"]]

    press(seen, "บันทึกและเผยแพร่")
    answer = wait_for_answer(seen, "เผยแพร่แล้ว")
    wait_until_it_shows(figures, before + 1)
    batch = re.fullmatch(r"บันทึกเป็นชุดที่ (\d+) และเผยแพร่แล้ว 2 แถวรอแก้ไข", answer)[1]

    press(seen, "นำเข้าไฟล์อื่น")
    wait_for_answer(seen, "วางไฟล์ของหน่วยงาน")
    assert "5" in cells_with(seen, "‘44’")
    choose_row(seen, 0)
    members = seen.page.get_by_label("สมาชิก", exact=True)
    members.wait_for(timeout=PATIENCE)
    seen.wait_until_drawn()
    assert_can_be_read_by_all(seen)
    members.fill("4")
    press(seen, "ตรวจและบันทึก")
    kept = seen.page.get_by_text("บันทึกแถวที่ 5 ของ ปาย.xlsx เป็นชุดที่")
    kept.wait_for(timeout=PATIENCE)
    wait_until_it_shows(figures, before + 2)
    corrected = re.search(r"เป็นชุดที่ (\d+) และเผยแพร่แล้ว", kept.inner_text())[1]
    assert "5" not in cells_with(seen, "31/2/2567")  # the other row waits on

    for name in (f"{corrected} · ครัวเรือน", f"{batch} · ปาย.xlsx"):
        press(seen, "ชุดที่นำเข้าแล้ว", role="tab")
        press(seen, "ชุดที่จะย้อนกลับ", role="combobox")
        press(seen, name, role="option")
        press(seen, "ย้อนกลับชุดนี้")
        answer = wait_for_answer(seen, "ย้อนกลับชุดที่")
        number = name.split()[0]
        assert answer == f"ย้อนกลับชุดที่ {number} แล้ว เอาออก 1 รายการ คืนค่าเดิม 0 รายการ"
        press(seen, "นำเข้าไฟล์อื่น")
        wait_for_answer(seen, "วางไฟล์ของหน่วยงาน")
    wait_until_it_shows(figures, before)
    assert seen.complaints == []
    assert seen.outside == []


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_page_can_be_read_by_all_and_on_a_phone(open_page, language):
    seen = open_page("intake", role="data_officer", lang=language, width=390, height=844)
    assert seen.page.evaluate(OVERFLOW) == [0, 0]

    assert_can_be_read_by_all(seen)
