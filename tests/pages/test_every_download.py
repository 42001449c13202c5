"""Every file that a page offers can be made, whoever reads the page; none past the right to it."""

import re

import pytest
import streamlit as st

from data_access.access.roles import RIGHTS
from data_access.language.vocabulary import ROLE
from tests.pages import reading
from tests.pages.test_every_page import PARTNER
from tests.tiers import IS_SOAK
from ui.session import download
from ui.shell.menu import PAGES

# Links that bring panels with files of their own onto a page.
LINKS = {
    "partners": ({}, {"partner": PARTNER}),
    "repairs": ({}, {"repair": "R-00001"}, {"district": "5806"}),
    "overview": ({}, {"district": "5806"}),
}
VISITS = [(page, asked) for page in PAGES for asked in LINKS.get(page.name, ({},))]
IN_TURN = [role for role in ROLE if role != "governor"]


def readers(turn, page, asked):
    """The governor makes every visit, a partner those by a link, and who alone may open the page;
    the other roles take turns. In `make soak` every role makes every visit."""
    several = {"governor", IN_TURN[turn % len(IN_TURN)]} | ({"partner"} if asked else set())
    return [
        role
        for role in ROLE
        if IS_SOAK or role in several or page.needs in RIGHTS[role].capabilities
    ]


READ = [
    (page.name, asked, role)
    for turn, (page, asked) in enumerate(VISITS)
    for role in readers(turn, page, asked)
]


@pytest.fixture
def offered(monkeypatch):
    """What each button of a page gives at a click, by the button's key."""
    files, draw = {}, st.download_button

    def remembering(label, data, **options):
        files[options["key"]] = data
        return draw(label, data, **options)

    monkeypatch.setattr(st, "download_button", remembering)
    # Made in this process: how another one makes it is what tests/exports/test_worker.py is about.
    for name in ("made", "shared"):
        monkeypatch.setattr(download._maker, name, lambda make, *arguments: make(*arguments))
    return files


@pytest.mark.parametrize(
    ("name", "asked", "role"),
    READ,
    ids=lambda one: one if isinstance(one, str) else "-".join(one) or "whole",
)
def test_every_file_that_a_page_offers_is_made_for_every_role(offered, name, asked, role):
    organisation = {"organisation": PARTNER} if role == "partner" else {}
    page = reading.read(name, "en", role=role, **organisation, **asked)
    assert not page.app.exception
    made = {key: data() for key, data in offered.items()}

    assert all(made.values())
    may = RIGHTS[role].capabilities & {"export", "export_personal"}
    assert bool(may) or not made


def test_the_stalled_repairs_are_taken_along_with_the_columns_that_are_shown(offered):
    page = reading.read("repairs", "en")
    shown = page.table_with("limit_days", "days")
    written = offered["stalled_repairs_download"]().decode("utf-8-sig").splitlines()

    assert written[0].split(",")[0] == "Repair"
    assert len(shown.shown.columns) == 9
    rows = [line for line in written if re.match(r"R-\d", line)]
    assert len(rows) == len(shown.shown) > 10
    assert [row.split(",")[0] for row in rows] == list(shown.shown[shown.shown.columns[0]])


def test_no_table_of_any_page_offers_a_file_of_its_own(read):
    for page in PAGES:
        assert "stElementToolbar" in read(page.name, "en").sent, page.name
