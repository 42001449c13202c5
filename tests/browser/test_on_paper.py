"""Files and paper in a real browser: a click says that it is at work, and Ctrl-P gives a sheet."""

import io
from functools import cache
from urllib.parse import urlsplit

import pypdf
import pytest
from pptx import Presentation

from tests.browser.chromium import PATIENCE, visit
from tests.browser.test_every_page import IN_THE_MENU

# Drawn, and drawn anew where the screen has another width than before.
CHARTS_FILL_THEIR_PLACE = """() => [...document.querySelectorAll('.stPlotlyChart')].every(chart => {
    const drawn = chart.querySelector('.main-svg')
    return drawn && Math.abs(drawn.getBoundingClientRect().width - chart.clientWidth) < 2
})"""
# What the button writes behind its label: words that are in no element, so their style is asked.
WAITING = """() => [...document.querySelectorAll('.stDownloadButton button:disabled')]
    .map(button => getComputedStyle(button, '::after').content)"""


@pytest.fixture(scope="module")
def opened(reader, server):
    """Shows a page in English at a width of the screen: one visit for all the tests below, which
    print it and leave it as it is."""
    seen = visit(reader, server, "partners", lang="en")

    def opened(name, width=1440):
        seen.page.set_viewport_size({"width": width, "height": 900})
        if urlsplit(seen.page.url).path != f"/{name}":
            seen.turn_to(*(text.en for text in IN_THE_MENU[name]))
        seen.page.wait_for_function(CHARTS_FILL_THEIR_PLACE, timeout=PATIENCE)
        return seen

    yield opened
    seen.close()


@pytest.fixture(scope="module")
def printed(opened):
    """The sheets that Ctrl-P would give of a page."""

    @cache
    def printed(name, width=1440):
        pdf = opened(name, width).page.pdf(prefer_css_page_size=True)
        return list(pypdf.PdfReader(io.BytesIO(pdf)).pages)

    return printed


@pytest.fixture(scope="module")
def sheets_of(printed):
    """The same in words."""
    return cache(lambda name: list(map(words_of, printed(name))))


def test_a_click_says_that_the_file_is_being_made_and_then_brings_it(open_page):
    seen = open_page()
    button = seen.page.get_by_role("button", name="ดาวน์โหลดสไลด์ (PowerPoint)")
    with seen.page.expect_download(timeout=PATIENCE) as coming:
        button.click()
        seen.page.wait_for_function(f"({WAITING})().length > 0")
        said = seen.page.evaluate(WAITING)
    file = coming.value

    assert said == ['"กำลังสร้างไฟล์…"']
    assert file.suggested_filename.endswith("_th_made_up.pptx")
    assert len(Presentation(file.path()).slides) == 12
    assert seen.outside == []


def test_a_printed_page_is_a_sheet_to_read_and_says_where_the_brief_is(opened, printed, sheets_of):
    seen = opened("partners")
    seen.page.emulate_media(media="print")
    box = seen.page.locator(".stPlotlyChart").first.bounding_box()
    buttons = seen.page.locator(".stDownloadButton, header[data-testid=stHeader]")

    assert seen.page.get_by_text("two-page brief (PDF) at the foot of the overview").is_visible()
    assert not any(one.is_visible() for one in buttons.all())
    assert box["x"] >= 0 and box["width"] > 200
    left, right = (seen.page.locator(".stColumn").nth(at).bounding_box() for at in (0, 1))
    assert left["y"] == right["y"] and left["x"] + left["width"] <= right["x"]  # as on a screen
    seen.page.emulate_media(media="null")  # as it was
    assert not seen.page.locator(".st-key-printed").is_visible()
    text = " ".join(sheets_of("partners"))
    assert round(printed("partners")[0].mediabox.width) == 842  # A4, lying
    assert 1 < len(sheets_of("partners")) < 12  # more than is seen at once, and no endless roll
    for words in (
        "Dopartnersdeliverwhattheypromised?",
        "Made-uprecords",
        "Asof31Mar2024",
    ):
        assert words in text


def words_of(sheet: pypdf.PageObject) -> str:
    """Without spaces: made smaller, letters stand so that some seem to have one between them."""
    return "".join(sheet.extract_text().split())


@pytest.mark.parametrize("name", ["partners", "network", "repairs", "methods"])
def test_no_printed_sheet_is_empty(sheets_of, name):
    assert all(sheets_of(name))


def test_a_chart_taller_than_a_sheet_is_printed_on_one(sheets_of):
    (whole,) = [sheet for sheet in sheets_of("network") if "G1Participants" in sheet]
    assert "G10Households" in whole
    assert whole.count("expected") >= 10


def test_a_long_list_of_partners_goes_on_on_the_next_sheet_between_two_of_them(sheets_of):
    listed = [sheet for sheet in sheets_of("partners") if "WholeprovinceMueang" in sheet]
    assert len(listed) == 3  # the districts are named above each part of the matrix
    for sheet, partner in zip(listed, ("PSDHS", "WelfareFund", "Templegroup"), strict=True):
        assert sheet.lower().count(partner.lower()) == 2  # among the bullets and in the matrix


def test_what_follows_two_long_columns_stands_below_both(printed):
    sheets = printed("partners", 1920)  # where one of them takes a sheet less
    (lines,) = [lines for lines in map(lines_of, sheets) if any("Byunit" in one for one in lines)]

    heading = next(at for at, line in enumerate(lines) if "Byunit" in line)
    assert not [line for line in lines[heading:] if "delivered" in line]


def lines_of(sheet: pypdf.PageObject) -> list[str]:
    """From the top, whatever was drawn first."""
    written: dict[int, str] = {}

    def note(text, matrix, placed, _font, _size):
        down = round(placed[4] * matrix[1] + placed[5] * matrix[3] + matrix[5])
        written[down] = written.get(down, "") + "".join(text.split())

    sheet.extract_text(visitor_text=note)
    return [written[down] for down in sorted(written, reverse=True)]


@pytest.mark.parametrize("width", [1280, 1920])
def test_a_screen_of_any_width_fills_the_sheet_and_no_chart_is_taller(opened, width):
    seen = opened("network", width)
    seen.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    fitted = seen.page.evaluate(
        """() => {
            const root = document.documentElement.style
            const smaller = Number(root.getPropertyValue('--smaller'))
            return {
                width: parseFloat(root.getPropertyValue('--drawn-width')) * smaller,
                heights: [...document.querySelectorAll('.stPlotlyChart')].map((chart) =>
                    chart.clientHeight * smaller * chart.style.getPropertyValue('--fitting')),
            }
        }"""
    )

    assert fitted["width"] == pytest.approx(1046, abs=1)  # of an A4 sheet within its margins
    assert len(fitted["heights"]) == 5
    assert max(fitted["heights"]) <= 717
