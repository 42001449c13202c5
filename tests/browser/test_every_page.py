"""Every page as a reader meets it: drawn, in both languages, on a phone, and asking nobody else."""

from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import TimeoutError

from data_access.access.roles import Principal
from display.menu import groups_offered_to
from tests.browser.chromium import visit
from tests.browser.conftest import DISTRICT, FIRST_PAGE
from tests.browser.server import free_port, serving
from tests.tiers import IS_SOAK
from ui.shell.menu import PAGES

AXE = Path(__file__).parent / "axe" / "axe.min.js"
# The first page is the front door: Streamlit gives it the address without a name.
OFFERED = [entry for entry in PAGES if entry.needs is None]  # to the governor, who opens them here
NAMES = ["", *(entry.name for entry in OFFERED[1:])]
NAMES.sort(key=lambda name: name != FIRST_PAGE)  # the walk begins with it
# What is looked at on a few pages in `make test`, and in `make soak` on every one.
WITH_THE_MENU = ("", "partners")  # the frame draws it, the same on every page
AXE_IN_ENGLISH = ("",)  # in Thai axe looks at every page
DISTRICT_NAME = "สบเมย"
GOVERNOR = Principal("governor")
IN_THE_MENU = {
    entry.address.strip("/"): (group.title, entry.title)
    for group in groups_offered_to(GOVERNOR)
    for entry in group.pages
}
MENUS = {
    language: {
        getattr(group.title, language): [getattr(entry.title, language) for entry in group.pages]
        for group in groups_offered_to(GOVERNOR)
    }
    for language in ("th", "en")
}
ERRORS = '[data-testid="stException"], [data-testid="stAlertContentError"]'
# What axe says of Streamlit's own elements, which no page can mend.
NOT_OURS: dict[str, str] = {}
FIND_VIOLATIONS = """async () => (await axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    resultTypes: ['violations'],
})).violations.map(found => [found.id, found.nodes.map(node => node.html.slice(0, 300))])"""

OVERFLOW = """() => [document.documentElement, document.querySelector('[data-testid="stMain"]')]
    .map(box => box.scrollWidth - box.clientWidth)"""


def among(few, name):
    return IS_SOAK or name in few


@pytest.fixture(scope="package")
def port():
    """One port for the fresh servers, so that the browser need not download everything again."""
    return free_port()


@pytest.fixture(scope="package")
def walk(reader, server, first_visit):
    """One visit in each language that is turned from page to page by the menu, which costs a
    quarter of opening each by its address. The Thai one began as the fresh server's first answer."""
    visits = {"th": first_visit}

    def walk(name, language):
        seen = visits.get(language)
        if seen is None:
            seen = visits[language] = visit(reader, server, name, lang=language)
        elif urlsplit(seen.page.url).path != f"/{name}":
            seen.page.set_viewport_size({"width": 1440, "height": 900})
            seen.outside.clear()
            seen.complaints.clear()
            seen.turn_to(*(getattr(text, language) for text in IN_THE_MENU[name]))
        return seen

    yield walk
    for seen in visits.values():
        seen.close()


@pytest.fixture(
    scope="package", params=[(name, lang) for lang in ("th", "en") for name in NAMES], ids="-".join
)
def drawn(request, reader):
    """One visit to each page in each language; the tests below look at the same one.

    In `make soak` each page is opened by its address, the Thai one by a link to one district and as
    the first that a fresh server answers. Streamlit once ran a page that was asked for so alone,
    with a menu of file names, before any frame.
    """
    name, language = request.param
    if not IS_SOAK:
        yield request.getfixturevalue("walk")(name, language), name, language
    elif language == "en":
        seen = visit(reader, request.getfixturevalue("server"), name, lang=language)
        yield seen, name, language
        seen.close()
    else:
        var, port = map(request.getfixturevalue, ("var", "port"))
        with serving(var, port) as address:
            seen = visit(reader, address, name, district=DISTRICT)
            yield seen, name, language
            seen.close()


def test_the_page_is_drawn_under_its_own_address(drawn):
    seen, name, language = drawn

    assert seen.texts(ERRORS) == []
    assert seen.page.locator("h1").count() == 1
    assert seen.page.locator("html").get_attribute("lang") == language
    assert urlsplit(seen.page.url).path == f"/{name}"


def test_the_menu_names_groups_and_pages_in_the_reader_s_language(drawn):
    seen, name, language = drawn

    if among(WITH_THE_MENU, name):
        assert seen.menu() == MENUS[language]
    assert seen.page.locator('[data-testid="stSidebarNav"]').count() == 0


def test_a_district_chosen_by_a_link_is_chosen_on_every_page(drawn):
    seen, _, language = drawn
    chosen = seen.page.get_by_label("อำเภอ" if language == "th" else "District", exact=True)
    expected = DISTRICT_NAME if language == "th" else "All districts"

    assert chosen.input_value() == expected
    assert (f"district={DISTRICT}" in seen.page.url) == (language == "th")


def test_nothing_is_asked_of_another_machine(drawn):
    seen, _, _ = drawn

    assert seen.outside == []


def test_the_browser_has_nothing_to_complain_of(drawn):
    seen, _, _ = drawn

    assert seen.complaints == []


def test_the_page_can_be_read_by_those_who_do_not_see_it(drawn):
    seen, name, language = drawn
    if language == "en" and not among(AXE_IN_ENGLISH, name):
        return
    seen.page.evaluate(AXE.read_text("utf-8"))
    violations = dict(seen.page.evaluate(FIND_VIOLATIONS))

    assert {rule: nodes for rule, nodes in violations.items() if rule not in NOT_OURS} == {}


def test_nothing_scrolls_sideways_on_a_phone(drawn):
    """The last look at a visit, for the page stays as narrow as this."""
    seen, _, _ = drawn
    seen.page.set_viewport_size({"width": 390, "height": 844})
    with suppress(TimeoutError):  # charts draw themselves anew a moment after the frame
        seen.page.wait_for_function(f"() => ({OVERFLOW})().every(pixels => pixels === 0)")

    assert seen.page.evaluate(OVERFLOW) == [0, 0]
