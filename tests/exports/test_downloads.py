"""The buttons: who is offered which file, and that none is made before it is asked for."""

import shutil
from threading import Thread

import pytest

from data_access.publishing.current import current_snapshot
from exports.workbook.workbook import workbook
from tests.exports.read_back import sheets
from tests.pages.reading import read
from tests.programmes import ORGANISATIONS, programme_of, repair_at
from tests.records import area_target, partner, pledge
from tests.seal import release, seal

WORKBOOK = "Download the workbook (Excel)"
OPEN_DATA = "Download open data, whole province (ZIP)"
STATEMENT = "Download the statement (Excel)"
STATEMENT_TO_SIGN = "Download the statement to sign (PDF)"
BRIEF = "Download the two-page brief (PDF)"
DECK = "Download the deck (PowerPoint)"
FONTS = "Download the fonts of the deck (ZIP)"
OF_WHAT_IS_IN_VIEW = {BRIEF, DECK, WORKBOOK, OPEN_DATA, FONTS}


@pytest.fixture(autouse=True)
def published(var):
    """A small programme as the current snapshot of this test's own var/."""
    programme = programme_of(
        repair_at("handed_over", "2024-02-20", "HH-580302-0001"),
        area_target=[area_target()],
        partner=[partner(), partner(partner_id="GLO", short_th="สลากฯ", short_en="GLO")],
        pledge=[pledge(), pledge(pledge_id="K-2", partner_id="GLO")],
    )
    snapshot = programme.snapshot
    shutil.copytree(snapshot.folder, var / "snapshots" / snapshot.id)
    folder = var / "snapshots" / snapshot.id
    seal(folder, release(folder, snapshot.manifest))
    (var / "snapshots" / "current").write_text(snapshot.id, encoding="utf-8")
    return programme


def offered(page, **reader):
    buttons = [one.proto for one in read(page, "en", **reader).of_type("download_button")]
    return {button.label: button for button in buttons}


@pytest.mark.parametrize("role", ["governor", "presenter", "public"])
def test_the_overview_offers_every_file_to_those_who_may_take_one(role):
    assert set(offered("overview", role=role)) >= OF_WHAT_IS_IN_VIEW


@pytest.mark.parametrize("role", ["records_reader", "admin"])
def test_who_may_take_nothing_along_is_offered_nothing(role):
    assert offered("overview", role=role) == {}


def test_no_file_is_made_before_the_click():
    buttons = offered("overview", role="governor")

    for label in OF_WHAT_IS_IN_VIEW:
        assert buttons[label].deferred_file_id
        assert not buttons[label].url
        assert buttons[label].ignore_rerun


@pytest.mark.parametrize(
    ("role", "partner_id", "is_offered"),
    [
        ("governor", "CODI", True),
        ("partner", "CODI", True),
        ("partner", "GLO", False),
        ("public", "CODI", False),
    ],
)
def test_a_partners_statement_is_offered_to_those_who_may_see_its_rows(
    role, partner_id, is_offered
):
    organisation = {"organisation": ORGANISATIONS[role]} if role in ORGANISATIONS else {}
    labels = set(offered("partners", role=role, partner=partner_id, **organisation))

    assert ({STATEMENT, STATEMENT_TO_SIGN} <= labels) == is_offered
    assert ({STATEMENT, STATEMENT_TO_SIGN} & labels != set()) == is_offered
    assert DECK in labels


def test_a_workbook_can_be_made_on_a_thread_that_has_no_reader(published):
    made_there = []
    thread = Thread(target=lambda: made_there.append(workbook(published, "th")))
    thread.start()
    thread.join()

    assert "ตัวชี้วัด" in sheets(made_there[0])
    assert current_snapshot().id == published.snapshot.id
