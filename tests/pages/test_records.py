"""The page of household records: nothing personal before a reason, and nothing after its time."""

import shutil

import pytest

from data_access.store import audit
from data_access.store.account_tables import LOOK
from data_access.store.record_store import open_store
from tests.pages import reading
from tests.pages.marked import MARK, POINT_MARK
from tests.pages.reading import again

HOUSEHOLD, NOT_ASKED = "HH-580101-0001", "HH-580101-0002"
WHY = "letter 123 of the district office"


@pytest.fixture
def var(var, tmp_path, monkeypatch):
    """A copy with the store, for what is looked at here stays in its log."""
    folder = tmp_path / "own"
    shutil.copytree(var, folder)
    monkeypatch.setenv("HOH_VAR", str(folder))
    return folder


@pytest.fixture
def store(var):
    store = open_store()
    yield store
    store.close()


def is_personal(page):
    """Whether anything typed into a personal field went to the browser. Words are escaped there."""
    sent = page.sent.replace("\\", "")
    return MARK in sent or POINT_MARK in sent


def button(page, key_or_label):
    return next(one for one in page.app.button if key_or_label in (one.key, one.label))


def state_reason(page, words=WHY):
    page.app.text_input[0].set_value(words)
    button(page, "Look for 15 minutes").click()
    return again(page)


def opened(store):
    with store.reading() as connection:
        rows = connection.execute(audit.AUDIT.select()).mappings()
        return [row["what"] for row in rows if row["action"] == "record_view" and row["count"]]


def test_a_household_is_shown_after_a_reason_and_gone_when_the_look_is_over(store):
    page = reading.read("records", "en", role="records_reader", household=HOUSEHOLD)
    assert page.answer.startswith("State a reason first")
    assert not is_personal(page)

    page = state_reason(page, "because")
    assert "at least 10 characters" in page.app.error[0].value
    assert not is_personal(page)
    assert opened(store) == []

    page = again(state_reason(page))
    assert not page.app.exception
    assert "**9** people" in page.answer
    assert is_personal(page)
    assert opened(store) == [HOUSEHOLD]

    button(page, "household_back").click()
    page = again(page)
    assert "households found" in page.answer
    assert page.table_with("household_id", "condition_score")
    assert not is_personal(page)

    with store.transaction() as connection:
        connection.execute(LOOK.delete())
    page = again(page)
    assert page.answer.startswith("State a reason first")


def test_the_household_of_a_whole_id_opens_and_without_consent_says_why_it_is_hidden(store):
    page = state_reason(reading.read("records", "en", role="data_officer"))
    page.app.text_input(key="part_of_id").set_value(NOT_ASKED.lower())
    page = again(page)

    assert opened(store) == [NOT_ASKED]
    assert "has not been asked for consent" in page.app.warning[0].value
    assert not is_personal(page)
    assert "household_download" in {one.key for one in page.app.get("download_button")}


def test_who_may_not_look_gets_the_roles_that_may_instead(read):
    for role in ("governor", "admin"):
        page = read("records", "en", role=role, household=HOUSEHOLD)
        assert any("Records reader" in words for words in page.words)
        assert not is_personal(page)
