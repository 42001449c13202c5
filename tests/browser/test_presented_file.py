"""A published file on a machine that has nothing else: a fresh server, a real browser, no records."""

import pytest

from data_access.presentation_file.writing import write_file
from tests.browser.chromium import visit
from tests.browser.server import serving
from tests.browser.test_present import Talk
from tests.publishing.test_presentation_file import CANARIES, records


@pytest.fixture(scope="module")
def hall(tmp_path_factory):
    """The address of a server that knows the file alone, and its own folder."""
    office, hall = tmp_path_factory.mktemp("office"), tmp_path_factory.mktemp("hall")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("HOH_VAR", str(office))
        write_file(records().snapshot, office / "meeting.hoh")
    with serving(hall, HOH_PRESENT=str(office / "meeting.hoh")) as address:
        yield address, hall


def is_clean(seen):
    html = seen.page.content()
    return (
        "/sign-in" not in seen.page.url
        and seen.outside == []
        and seen.complaints == []
        and seen.page.get_by_test_id("stException").count() == 0
        and seen.page.get_by_test_id("stAlertContentError").count() == 0
        and not [canary for canary in CANARIES if canary in html]
    )


def test_pages_and_slides_are_shown_from_the_file_without_records_sign_in_or_errors(reader, hall):
    address, folder = hall

    for name, choice in (
        ("", {}),
        ("map", {"district": "5803", "as_of": "2024-02-15"}),
        ("methods", {"lang": "en", "role": "governor"}),
    ):
        seen = visit(reader, address, name, **choice)
        assert is_clean(seen), name
        assert seen.page.get_by_role("combobox", name="ดูในฐานะ").count() == 0
        seen.close()
    talk = Talk(reader, address)
    assert is_clean(talk.seen)
    talk.page.close()
    assert not (folder / "store.sqlite").exists()
    assert not (folder / "snapshots").exists()
