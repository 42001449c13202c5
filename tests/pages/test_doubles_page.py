"""The page of doubles: a pair is compared without a personal value, merged, and taken back."""

import pytest

from data_access.intake.commit.commit import commit
from data_access.intake.preview.folder import check_folder
from tests.pages import reading
from tests.pages.reading import again
from tests.pages.test_every_page import both_languages, is_drawn_whole
from tests.pages.test_words import thai_in
from tests.records import household, write_folder

TITLE = {"th": "ข้อมูลใดเป็นรายการเดียวกัน", "en": "Which records are one and the same?"}
OFFICER = {"role": "data_officer"}
NAME, PHONE = "นายทดสอบ รวมกัน", "0899998888"
WHY = "ถามผู้ใหญ่บ้านแล้ว"


@pytest.fixture
def store(store, tmp_path):
    """A copy of the marked sample with two households that are likely one."""
    rows = [
        household(
            household_id=one, head_name=NAME, phone=PHONE, moo="29", lat="19.421", lon="98.431"
        )
        for one in ("HH-1", "HH-2")
    ]
    commit(check_folder(write_folder(tmp_path / "in", {"household": rows}), store), store)
    return store


def click(page, label):
    next(one for one in page.app.button if one.label == label).click()
    page = again(page)
    assert not page.app.exception
    return page


def choose(page, label, start):
    box = next(one for one in page.app.selectbox if one.label == label)
    box.select(next(one for one in box.options if start in one))
    return again(page)


@both_languages
def test_an_officer_sees_likely_doubles_side_by_side(language, store):
    page = reading.read("doubles", language, **OFFICER)

    assert is_drawn_whole(page)
    assert page.title == TITLE[language]
    assert language == "th" or thai_in(page) == []


def test_a_pair_is_compared_merged_and_taken_back(store):
    page = reading.read("doubles", "en", **OFFICER)
    page = choose(page, "Pair to look at, the likeliest first", "HH-1 · HH-2")
    assert NAME not in page.sent and PHONE not in page.sent
    lines = page.table_with("HH-1", "HH-2").shown
    name = lines[lines["Item"] == "Head of household"].iloc[0]
    assert (name["HH-1"], name["Compared"]) == ("(personal)", "The same")

    page = click(page, "Merge them into one")
    assert any("State why" in one.value for one in page.app.error)
    next(one for one in page.app.text_input if one.label.startswith("Why")).input(WHY)
    page = click(page, "Merge them into one")

    assert any("HH-2 was merged into HH-1." in words for words in page.words)
    assert not any("HH-1 · HH-2" in option for box in page.app.selectbox for option in box.options)
    stored = store.read("household").set_index("household_id")
    assert stored["active"][["HH-1", "HH-2"]].tolist() == [True, False]

    page = click(page, "Undo")
    assert store.read("household").set_index("household_id")["active"]["HH-2"]
    page = choose(page, "Pair to look at, the likeliest first", "HH-1 · HH-2")
    next(one for one in page.app.text_input if one.label.startswith("Why")).input(WHY)
    page = click(page, "They are two")
    assert page.table_with("Decision").shown["Why"].tolist() == [WHY]


@pytest.mark.parametrize("role", ["governor", "records_reader", "public"])
def test_nobody_else_reaches_it_by_its_address(role):
    page = reading.read("doubles", "en", role=role)

    assert TITLE["en"] not in page.words
