"""One server, one Chromium and one reader for all of the browser's tests.

They live as long as this folder's tests: Playwright keeps an event loop running, and other tests
have loops of their own.
"""

import shutil

import pytest

from tests.browser.chromium import chromium, thai_reader, visit
from tests.browser.server import serving

FIRST_PAGE, DISTRICT = "partners", "5806"


@pytest.fixture(scope="package")
def var(sample_published, tmp_path_factory):
    return shutil.copytree(sample_published, tmp_path_factory.mktemp("browser") / "var")


@pytest.fixture(scope="package")
def fresh_server(var):
    with serving(var) as address:
        yield address


@pytest.fixture(scope="package")
def first_visit(fresh_server, reader):
    """The first page that the server answers: by a link to one district, not to the front door."""
    return visit(reader, fresh_server, FIRST_PAGE, district=DISTRICT)


@pytest.fixture(scope="package")
def server(fresh_server, first_visit):
    """Whichever test comes first, it finds that visit made."""
    return fresh_server


@pytest.fixture(scope="package")
def browser(tmp_path_factory):
    with chromium(fonts_in=tmp_path_factory.mktemp("fonts")) as browser:
        yield browser


@pytest.fixture(scope="package")
def reader(browser):
    context = thai_reader(browser)
    yield context
    context.close()


@pytest.fixture
def open_page(reader, server):
    """Opens pages of the one server for a test, and closes them after it."""
    opened = []

    def open_page(name="", **options):
        opened.append(visit(reader, server, name, **options))
        return opened[-1]

    yield open_page
    for seen in opened:
        seen.close()
