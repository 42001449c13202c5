"""A talk shows the last release, and its address names that one."""

from data_access.publishing.publish import publish
from data_access.snapshots import result_cache
from tests.pages.reading import read
from tests.programmes import homes, keep


def test_the_address_of_a_talk_names_the_release_that_its_slides_show(loaded):
    first = publish(loaded)
    keep(loaded, homes([2], updated_at="2024-04-02"))
    newest = publish(loaded)
    result_cache.forget()

    page = read("present", "en", role="governor", snapshot=newest)

    assert not page.app.error
    assert page.app.query_params["snapshot"] == first != newest
