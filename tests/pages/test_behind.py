"""A page whose figures are from before the newest records says so, in the reader's language."""

import pytest

from data_access.intake.commit.commit import commit
from data_access.intake.commit.publishing import publish_newest
from data_access.intake.preview.folder import check_folder
from tests.pages import reading
from tests.records import partner, write_folder


@pytest.fixture
def changed(store, tmp_path):
    rows = {"partner": [partner(partner_id="X")]}
    commit(check_folder(write_folder(tmp_path / "in", rows), store), store)
    return store


def said(name, language, **asked):
    words = " ".join(reading.read(name, language, **asked).words)
    start = "Records changed at" if language == "en" else "ข้อมูลเปลี่ยนเมื่อ"
    return words.count(start)


def test_every_page_says_since_when_its_figures_are_behind_the_store(changed):
    """The frame says it, around whichever page."""
    assert said("methods", "en") == 1
    assert said("partners", "th") == 1
    assert said("methods", "en", role="public") == 0  # the last release, whatever has changed

    publish_newest(changed)
    assert said("methods", "en") == 0
