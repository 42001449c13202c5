"""An address that is no page, and a page that the reader's role lacks: both are said."""

import re

import pytest

from data_access.access.roles import Principal
from display.menu import PAGES, PRESENT, offered_to

LINK = re.compile(r'<li><a href="([^"?]+)\?lang=(th|en)">')


def test_an_unknown_address_is_answered_with_the_pages_that_the_reader_may_open(signed_in):
    browser = signed_in("governor")
    for asked in ("/no-such-page", "/repairs/5803", "/overview.php", "/Repairs"):
        answer = browser.open(asked)

        assert answer.status_code == 404, asked
        assert "ไม่พบหน้านี้" in answer.text
        assert [address for address, _ in LINK.findall(answer.text)] == [
            entry.address for entry in (*offered_to(Principal("governor")), PRESENT)
        ]
    assert "There is no such page" in browser.open("/no-such-page?lang=en").text


@pytest.mark.parametrize("entry", [*PAGES, PRESENT], ids=lambda entry: entry.name)
def test_every_page_is_found_at_its_address_with_and_without_a_slash(entry, signed_in):
    browser = signed_in("governor")

    assert browser.open(entry.address).status_code == 200
    assert browser.open(f"/{entry.name}/").status_code == 301  # Streamlit leads to the other


def test_an_administrator_is_led_to_the_administrator_s_pages_too(signed_in):
    offered = [address for address, _ in LINK.findall(signed_in("keeper").open("/no").text)]

    assert "/accounts" in offered and "/intake" not in offered


def test_nobody_learns_without_signing_in_which_pages_there_are(browser):
    assert browser.open("/no-such-page").status_code == 303
    assert browser.open("/repairs").status_code == 303


def test_what_a_page_asks_for_itself_is_no_navigation_and_reaches_streamlit(signed_in):
    answer = signed_in("governor").http.get("/no-such-page/_stcore/health")

    assert "ไม่พบหน้านี้" not in answer.text


@pytest.mark.parametrize(
    ("login", "name", "has"),
    [
        ("governor", "intake", "เจ้าหน้าที่ข้อมูล"),
        ("governor", "accounts", "ผู้ดูแลระบบ"),
        ("codi", "records", "ผู้ดูข้อมูลรายครัวเรือน"),
    ],
)
def test_a_page_that_the_role_lacks_says_which_role_has_it(login, name, has, signed_in):
    with signed_in(login).page(name) as page:
        said = page.run()

    assert "ไม่มีสิทธิ" in said and "บทบาทที่มี: " in said and has in said
    assert "ซ่อมบ้านทันแผนหรือไม่" not in said  # the overview, which was shown in silence before
