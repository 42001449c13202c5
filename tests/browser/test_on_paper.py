"""Files and paper in a real browser: a click says that it is at work, and Ctrl-P gives a sheet."""

import io

import pypdf
from pptx import Presentation

# What the button writes behind its label: words that are in no element, so their style is asked.
WAITING = """() => [...document.querySelectorAll('.stDownloadButton button:disabled')]
    .map(button => getComputedStyle(button, '::after').content)"""


def test_a_click_says_that_the_file_is_being_made_and_then_brings_it(open_page):
    seen = open_page()
    button = seen.page.get_by_role("button", name="ดาวน์โหลดสไลด์ (PowerPoint)")
    with seen.page.expect_download() as coming:
        button.click()
        seen.page.wait_for_function(f"({WAITING})().length > 0")
        said = seen.page.evaluate(WAITING)
    file = coming.value

    assert said == ['"กำลังสร้างไฟล์…"']
    assert file.suggested_filename.endswith("_th_made_up.pptx")
    assert len(Presentation(file.path()).slides) == 10
    assert seen.outside == []


def test_a_printed_page_is_a_sheet_to_read_and_says_where_the_brief_is(open_page):
    seen = open_page("partners", lang="en")
    seen.page.emulate_media(media="print")
    box = seen.page.locator(".stPlotlyChart").first.bounding_box()
    buttons = seen.page.locator(".stDownloadButton, header[data-testid=stHeader]")

    assert seen.page.get_by_text("two-page brief (PDF), at the foot of the overview").is_visible()
    assert not any(one.is_visible() for one in buttons.all())
    assert box["x"] >= 0 and box["width"] > 200
    left, right = (seen.page.locator(".stColumn").nth(at).bounding_box() for at in (0, 1))
    assert left["y"] == right["y"] and left["x"] + left["width"] <= right["x"]  # as on a screen
    pages = pypdf.PdfReader(io.BytesIO(seen.page.pdf(prefer_css_page_size=True))).pages
    text = " ".join(" ".join(page.extract_text().split()) for page in pages)
    assert round(pages[0].mediabox.width) == 842  # A4, lying
    assert 1 < len(pages) < 12  # more than the one screen that is seen, and no endless roll
    for words in (
        "Do partners deliver what they promised?",
        "Made-up records",
        "As of 31 Mar 2024",
    ):
        assert words in text
    seen.page.emulate_media(media="screen")
    assert not seen.page.locator(".st-key-printed").is_visible()
