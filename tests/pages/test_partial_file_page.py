"""The page of intake, given a file with some of a table's columns."""

from tests.pages import reading
from tests.pages.reading import again
from tests.pages.test_every_page import both_languages

ONLY_KEPT = {
    "th": "ใช้แก้ไขได้เฉพาะรายการที่มีอยู่แล้ว",
    "en": "Can only change existing records",
}
NEEDED = {"th": "ยังไม่มีคอลัมน์ที่จำเป็น", "en": "Required columns that are missing"}


def given(language, name, content):
    page = reading.read("intake", language, role="data_officer")
    page.app.file_uploader[0].set_value((name, content, "text/csv"))
    page = again(page)
    assert not page.app.exception
    return page


@both_languages
def test_it_is_offered_for_records_already_kept_without_a_warning(language):
    page = given(language, "sizes.csv", b"household_id,n_members\nHH-1,4\n")

    (only_kept,) = (one.value for one in page.app.info if ONLY_KEPT[language] in one.value)
    label = {"th": "รหัสตำบล", "en": "Subdistrict"}[language]
    assert label in only_kept
    assert not any(NEEDED[language] in one.value for one in page.app.warning)


def test_a_file_without_its_key_is_warned_of():
    page = given("en", "member.csv", b"sex,is_head,civil_status,birth_year_be,groups\nmale,yes,single,2520,none\n")  # fmt: skip

    (needed,) = (one.value for one in page.app.warning if NEEDED["en"] in one.value)
    assert needed.endswith("Member id")
