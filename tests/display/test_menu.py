"""The menu groups the pages: see, decide, act, office."""

import pytest

from data_access.access.roles import RIGHTS, Principal
from display.menu import MENU, groups_offered_to, offered_to
from tests.programmes import READERS

WORDS = {"th": ["ดูผล", "ตัดสินใจ", "ลงมือ", "สำนักงาน"], "en": ["See", "Decide", "Act", "Office"]}


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_groups_are_named_in_words_of_the_office(language):
    assert [getattr(group.title, language) for group in MENU] == WORDS[language]


@pytest.mark.parametrize("role", RIGHTS)
def test_each_page_that_a_reader_is_offered_is_in_one_group(role):
    reader = READERS[role]
    groups = groups_offered_to(reader)

    assert [entry for group in groups for entry in group.pages] == offered_to(reader)
    assert all(group.pages for group in groups)


def test_a_group_has_only_the_pages_that_the_reader_may_open():
    def act(role):
        (group,) = (one for one in groups_offered_to(Principal(role)) if one.title.en == "Act")
        return [entry.name for entry in group.pages]

    assert act("presenter") == ["models", "income"]
    assert {"entry", "models", "income"} <= set(act("data_officer"))
