"""The page of intake: for who brings records in, and told in words while there is nothing yet."""

import pytest

from tests.pages import reading
from tests.pages.test_every_page import both_languages, is_drawn_whole
from tests.pages.test_words import thai_in

TITLE = {"th": "ไฟล์นี้จะเปลี่ยนข้อมูลอะไร", "en": "What will this file change?"}
NONE_WAITS = {"th": "ไม่มีแถวที่รอแก้ไข", "en": "No row waits to be corrected."}
NAMES = {"th": "ชุดที่", "en": "Batch"}


@both_languages
def test_an_officer_is_offered_the_uploader_the_batches_and_what_to_fill_in(language):
    page = reading.read("intake", language, role="data_officer")

    assert is_drawn_whole(page)
    assert page.title == TITLE[language]
    assert len(page.app.get("file_uploader")) == 1
    assert NONE_WAITS[language] in page.words
    batches = page.table_with(NAMES[language]).shown
    assert batches[NAMES[language]].tolist() == [1]
    assert language == "th" or thai_in(page) == []
    downloads = {one.key for one in page.app.get("download_button")}
    assert {"template", "survey"} <= downloads


@pytest.mark.parametrize("role", ["governor", "partner", "records_reader", "admin", "public"])
def test_nobody_else_reaches_it_by_its_address(role):
    page = reading.read("intake", "en", role=role)

    assert TITLE["en"] not in page.words
    assert page.app.get("file_uploader") == []
