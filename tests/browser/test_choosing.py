"""What a reader does with a page: chooses, opens a row, takes a file along."""

import csv
import io
import re

import pytest
from playwright.sync_api import TimeoutError

from tests.browser.chromium import PATIENCE, visit

ANSWER = "h2 >> nth=0"
CLICKS_AT_MOST = 5  # a machine without a graphics card misses one now and then
THAI_TITLE = re.compile("[ก-๙]")


def answer(seen):
    return seen.page.locator(ANSWER).inner_text()


def choose(seen, label, option):
    """Types the beginning of an option into a select box, as one does on a desk."""
    before = seen.page.url
    box = seen.page.get_by_label(label, exact=True)
    box.click()
    box.fill(option)
    seen.page.get_by_role("option", name=option).first.click()
    wait_for_other_address(seen, before)


def wait_for_other_address(seen, before, timeout=PATIENCE):
    seen.page.wait_for_function("before => location.href !== before", arg=before, timeout=timeout)
    seen.wait_until_drawn()


def click_until_the_address_changes(seen, find, place):
    """A click on a canvas: nothing on it can be asked whether it is ready."""
    before = seen.page.url
    for _ in range(CLICKS_AT_MOST):
        target = find()
        target.scroll_into_view_if_needed()
        box = target.bounding_box()
        x, y = place(box)
        seen.page.mouse.move(x, y)
        seen.page.wait_for_timeout(400)
        seen.page.mouse.click(x, y)
        try:
            wait_for_other_address(seen, before, timeout=6_000)
        except TimeoutError:
            continue
        return
    raise AssertionError(f"{CLICKS_AT_MOST} clicks changed nothing at {before}")


@pytest.fixture(scope="module")
def partners(reader, server):
    """The partners of one district and year, in Thai: one visit that the tests below go on with."""
    seen = visit(reader, server, "partners", district="5806", year="2567")
    yield seen
    seen.close()


@pytest.fixture(scope="module")
def repairs(reader, server):
    seen = visit(reader, server, "repairs", lang="en")
    yield seen
    seen.close()


def test_a_file_taken_along_opens_in_thai_and_has_its_places_in_words(partners):
    with partners.page.expect_download(timeout=PATIENCE) as started:
        partners.page.get_by_role("button", name="ดาวน์โหลด CSV").nth(1).click()
    file = started.value.path().read_bytes()
    rows = list(csv.DictReader(io.StringIO(file.decode("utf-8-sig"))))

    assert file.startswith(b"\xef\xbb\xbf")
    assert started.value.suggested_filename == "gaps_th_made_up.csv"
    assert {row["อำเภอ"] for row in rows} == {"สบเมย"}
    assert {row["ข้อมูลสมมติ"] for row in rows} == {"1"}


def test_the_language_changes_and_what_was_chosen_stays(partners):
    before = partners.page.url
    assert THAI_TITLE.search(partners.texts("h1")[0])
    partners.page.get_by_role("radio", name="English").click()
    wait_for_other_address(partners, before)

    assert not THAI_TITLE.search(partners.texts("h1")[0])
    for part in ("district=5806", "year=2567", "lang=en"):
        assert part in partners.page.url


def test_turning_to_another_page_keeps_what_was_chosen(partners):
    before = partners.page.url
    partners.turn_to("See", "Repairs")

    assert "/repairs" in partners.page.url
    for part in ("district=5806", "year=2567", "lang=en"):
        assert part in before and part in partners.page.url


def test_a_row_of_the_stalled_repairs_opens_the_page_of_that_repair(repairs):
    click_until_the_address_changes(
        repairs,
        lambda: repairs.page.get_by_role("region", name=re.compile(r"Table: .*Limit \(days\)")),
        lambda box: (box["x"] + 18, box["y"] + 55),
    )
    repair = re.search(r"repair=(R-\d+)", repairs.page.url)[1]

    assert repairs.page.get_by_role("heading", name=repair).is_visible()


def test_a_district_chosen_above_changes_the_answer_and_the_address(repairs):
    before = answer(repairs)
    choose(repairs, "District", "Pai")

    assert "district=5803" in repairs.page.url
    assert answer(repairs) != before
