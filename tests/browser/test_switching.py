"""Two readers' wishes that only a browser can show: the other language, and letters that are drawn."""

import re

from tests.browser.chromium import PATIENCE, TITLE_CHANGED

FONTS = "[...document.fonts].filter(f => f.status === 'loaded').map(f => `${f.family} ${f.weight}`)"
WIDTHS = """() => ['Sarabun', 'DejaVu Sans'].map(family => {
    const pen = document.createElement('canvas').getContext('2d')
    pen.font = `40px ${family}`
    return pen.measureText('บ้านแห่งความสุข').width
})"""


def choose(seen, language):
    before = seen.texts("h1")[0]
    seen.page.get_by_role("radio", name=language).click()
    seen.page.wait_for_function(TITLE_CHANGED, arg=before, timeout=PATIENCE)
    seen.wait_until_drawn()


def test_a_reader_changes_the_language_and_the_address_remembers_it(open_page):
    seen = open_page("methods")
    thai = seen.texts("h1")
    choose(seen, "English")
    english = seen.texts("h1")

    assert re.search("[ก-๙]", thai[0])
    assert not re.search("[ก-๙]", english[0])
    assert "lang=en" in seen.page.url

    seen.page.reload()
    seen.wait_until_drawn()

    assert seen.texts("h1") == english
    assert seen.page.locator("html").get_attribute("lang") == "en"

    choose(seen, "ไทย")

    assert seen.texts("h1") == thai
    assert "lang=" not in seen.page.url


def test_thai_is_drawn_with_our_own_font_on_a_machine_that_has_none(first_visit):
    loaded = set(first_visit.page.evaluate(FONTS))
    ours, foreign = first_visit.page.evaluate(WIDTHS)

    assert {"Sarabun 400", "Sarabun 700"} <= {name.replace('"', "") for name in loaded}
    assert ours != foreign
