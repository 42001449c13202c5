"""Two pages for officers, in a browser: a household's record behind a reason, and the form of a meeting."""

import csv
import io
import re

import pytest

from data_access.__main__ import main
from data_access.intake.history.batches import batches
from data_access.store import audit
from data_access.store.account_tables import LOOK
from data_access.store.record_store import open_store
from tests.browser.chromium import PATIENCE

HOUSEHOLD, HEAD_OF_IT = "HH-580101-0001", "ครัวเรือนตัวอย่าง 0001"
COMPLETED = "R-0249"  # work completed, not yet inspected
MORE = "รายละเอียด อย่างน้อย 10 ตัวอักษร"
WHY = "หนังสือที่ มส 0017/123"
HANDED_OVER = re.compile(r"ส่งมอบแล้ว\D*(\d+)")
TALL = """() => [...document.querySelectorAll('.st-key-entry_form button, .st-key-entry_form input')]
    .map(one => one.tagName === 'INPUT' ? one.parentElement : one)
    .map(one => one.getBoundingClientRect().height).filter(height => height > 0)"""


@pytest.fixture
def store(server, var, monkeypatch):
    """The store of the server that is running, which commands of this test change too."""
    monkeypatch.setenv("HOH_VAR", str(var))
    store = open_store(f"sqlite:///{var / 'store.sqlite'}")
    yield store
    store.close()


def kept(store):
    with store.reading() as connection:
        return list(connection.execute(audit.AUDIT.select()).mappings())


def text(seen):
    return seen.page.locator("body").inner_text()


def press(seen, label):
    seen.page.get_by_role("button", name=label).click()


def test_a_record_opens_for_a_reason_is_kept_and_goes_when_its_time_is_over(open_page, store):
    seen = open_page("records", role="data_officer", household=HOUSEHOLD)
    assert HEAD_OF_IT not in text(seen)

    seen.page.get_by_label(MORE, exact=True).fill("เพราะ")
    press(seen, "เริ่มดู 15 นาที")
    seen.page.get_by_text("อย่างน้อย 10 ตัวอักษร เช่น").wait_for(timeout=PATIENCE)
    assert HEAD_OF_IT not in text(seen)

    seen.page.get_by_label(MORE, exact=True).fill(WHY)
    press(seen, "เริ่มดู 15 นาที")
    seen.page.get_by_text(HEAD_OF_IT).wait_for(timeout=PATIENCE)
    seen.wait_until_drawn()
    viewed = kept(store)[-1]
    assert (viewed["action"], viewed["what"], viewed["count"]) == ("record_view", HOUSEHOLD, 1)
    assert viewed["reason"] == f"visit: {WHY}"

    with seen.page.expect_download(timeout=PATIENCE) as started:
        press(seen, "ดาวน์โหลดข้อมูลนี้")
    file = started.value.path().read_bytes().decode("utf-8-sig")
    assert HEAD_OF_IT in {row["ค่า"] for row in csv.DictReader(io.StringIO(file))}
    assert kept(store)[-1]["action"] == "export_personal"

    with store.transaction() as connection:  # as the clock would do a quarter of an hour later
        connection.execute(LOOK.update().values(until=LOOK.c.started_at))
    seen.page.get_by_role("button", name="เริ่มดู 15 นาที").wait_for(timeout=PATIENCE)
    seen.wait_until_drawn()
    assert HEAD_OF_IT not in text(seen)
    assert seen.complaints == []
    assert seen.outside == []


def test_a_house_handed_over_on_a_phone_is_on_the_wall_by_itself(open_page, store):
    """And what another program takes back goes from it by itself."""
    wall = open_page()
    before = int(HANDED_OVER.search(wall.texts("h2")[0])[1])
    seen = open_page("entry", width=390, height=844, role="data_officer", repair=COMPLETED)
    seen.page.get_by_role("radio", name="ตรวจรับและส่งมอบแล้ว").click()
    seen.page.get_by_role("button", name="บันทึกและเผยแพร่").wait_for(timeout=PATIENCE)
    seen.wait_until_drawn()
    assert min(seen.page.evaluate(TALL)) >= 44

    press(seen, "บันทึกและเผยแพร่")
    seen.page.get_by_role("button", name="ย้อนกลับรายการนี้").wait_for(timeout=PATIENCE)
    assert f"{before} หลัง → {before + 1} หลัง" in seen.texts("h2")[0]
    wall.page.get_by_text(re.compile(rf"ส่งมอบแล้ว\D*{before + 1}\D")).first.wait_for(
        timeout=PATIENCE
    )

    assert main(["undo", str(batches(store, None)[0]["number"])]) == 0
    wall.page.get_by_text(re.compile(rf"ส่งมอบแล้ว\D*{before}\D")).first.wait_for(timeout=PATIENCE)
    assert seen.complaints == []
