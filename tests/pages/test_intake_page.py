"""The page of intake: for who brings records in, and told in words while there is nothing yet."""

import pytest

from data_access.intake.commit.commit import commit
from data_access.intake.preview.folder import check_folder, check_path
from tests.pages import reading
from tests.pages.reading import again
from tests.pages.test_every_page import both_languages, is_drawn_whole
from tests.pages.test_words import thai_in
from tests.records import household, member, write_folder
from ui.panels.intake import intake_waiting

TITLE = {"th": "ไฟล์นี้จะเปลี่ยนข้อมูลอะไร", "en": "What will this file change?"}
NONE_WAITS = {"th": "ไม่มีแถวที่รอแก้ไข", "en": "No row waits to be corrected."}
NAMES = {"th": "ชุดที่", "en": "Import"}
NAME = "นายรอ แก้ไข"
WAITING = "intake_waiting_"  # how the key of the list of rows begins


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


@pytest.fixture
def store(store, tmp_path):
    """A copy of the marked sample, in which rows of two batches wait."""
    good = household(household_id="HH-1")
    wrong = household(household_id="HH-2", moo="99", n_members="", head_name=NAME)
    orphan = member(member_id="M-1", household_id="HH-NONE")
    for number, tables in enumerate(
        ({"household": [good, wrong]}, {"household": [good | {"moo": "5"}], "member": [orphan]})
    ):
        commit(check_folder(write_folder(tmp_path / f"in-{number}", tables), store), store)
    return store


def test_where_more_rows_wait_than_are_listed_it_is_told_how_many(store, monkeypatch):
    monkeypatch.setattr(intake_waiting, "LISTED", 1)
    page = reading.read("intake", "en", role="data_officer")

    assert "1 of 2 rows that wait are shown." in page.words
    assert len(page.table_with("What is wrong").shown) == 1


def choose_rows(page, *places):
    (key,) = (one[one.index(WAITING) :] for one in ids(page) if WAITING in one)
    page.app.session_state[key] = {"selection": {"rows": list(places)}}
    return again(page)


def ids(page):
    """By what the browser and the program tell the elements of the page apart."""
    return [getattr(one.proto, "id", "") for one in page.elements]


def labelled(elements, label):
    return next(one for one in elements if one.label == label)


def check_and_keep(page):
    labelled(page.app.button, "Check and save").click()
    page = again(page)
    assert not page.app.exception
    return page


def test_a_chosen_row_that_waits_is_corrected_in_a_form_and_kept(store):
    page = reading.read("intake", "en", role="data_officer")
    which = labelled(page.app.selectbox, "Import")
    newer, older = which.options[1:]
    assert (newer.split(" · ")[0], older) == ("3", "2 · household.csv · rows: 1")
    assert len(page.table_with("What is wrong").shown) == 2

    which.select(older)
    page = choose_rows(again(page), 0)
    fields = page.app.text_input
    assert [one.label for one in fields][:2] == ["Village number", "Members"]
    assert labelled(fields, "Head of household").value == NAME
    assert labelled(fields, "Village number").value == "99"
    assert any("outside the possible range" in words for words in page.words)

    labelled(fields, "Village number").input("98")
    page = check_and_keep(page)
    assert any("Nothing was saved." in one.value for one in page.app.error)
    assert labelled(page.app.text_input, "Village number").value == "98"
    assert any(one.value.startswith("▲ ‘98’") for one in page.app.text)
    assert "HH-2" not in set(store.read("household")["household_id"])

    labelled(page.app.text_input, "Village number").input("9")
    labelled(page.app.text_input, "Members").input("๔")
    page = check_and_keep(page)
    assert "Row 3 of household.csv was saved as import 4 and published." in page.words
    assert page.table_with("What is wrong").shown["Import"].tolist() == [3]
    kept = store.read("household").set_index("household_id").loc["HH-2"]
    assert (kept["moo"], kept["n_members"], kept["head_name"]) == (9, 4, NAME)

    page = choose_rows(page, 0)
    assert "Row 3 of household.csv" not in " ".join(page.words)
    outside_the_form = [*ids(page), str(page.app.query_params)]
    assert not any(NAME in text or "HH-" in text for text in outside_the_form)


def test_the_form_of_a_row_offers_what_its_file_lacked_and_the_record_needs(store, tmp_path):
    rows = [household(household_id=one) for one in ("HH-1", "HH-3")]
    sent = [name for name in rows[0] if name != "tenure"]
    file = tmp_path / "household.csv"
    lines = [sent, *([row[name] for name in sent] for row in rows)]
    file.write_text("\n".join(map(",".join, lines)), "utf-8")
    commit(check_path(file, store), store)
    page = reading.read("intake", "en", role="data_officer")
    page = choose_rows(page, 0)
    assert page.app.text_input[0].label == "Tenure"
    assert page.app.text_input[0].value == ""

    page.app.text_input[0].input("เช่า")
    page = check_and_keep(page)
    kept = store.read("household").set_index("household_id")
    assert kept.at["HH-3", "tenure"] == "rent"


def test_chosen_rows_are_tried_again_and_told_what_is_still_wrong_or_in_which_batch_they_are(
    store, tmp_path
):
    page = choose_rows(reading.read("intake", "en", role="data_officer"), 0, 1)
    labelled(page.app.button, "Try again").click()
    page = again(page)
    assert [one.value.split(": ")[0] for one in page.app.warning] == [
        "These rows still cannot be saved"
    ]
    assert page.table_with("What is wrong").shown["Import"].tolist() == [3, 2]

    home = household(household_id="HH-NONE")
    commit(check_folder(write_folder(tmp_path / "home", {"household": [home]}), store), store)
    page = choose_rows(again(page), 0, 1)
    labelled(page.app.button, "Try again").click()
    page = again(page)
    assert "Saved as import 5 and published. Rows: 1." in page.words
    assert page.table_with("What is wrong").shown["Import"].tolist() == [2]
    assert "M-1" in set(store.read("member")["member_id"])
