"""Choices live in the address as codes: a link says the same to everybody who follows it."""

import pytest

from tests.pages import reading
from tests.pages.reading import again, go_to


def address(page):
    """A parameter is a list where the page wrote it, and a text as the test gave it."""
    return {
        key: value if isinstance(value, str) else value[0]
        for key, value in page.app.query_params.items()
        if value
    }


def test_what_is_chosen_is_written_as_a_code():
    page = reading.read("overview")
    page.app.selectbox(key="district").set_value("5806")
    page = again(page)
    page.app.selectbox(key="subdistrict").set_value("580603")
    page.app.selectbox(key="year").set_value("2566")
    page = again(page)

    assert address(page) == {"district": "5806", "subdistrict": "580603", "year": "2566"}


def test_what_is_not_chosen_is_not_written():
    page = reading.read("overview", district="5806")
    page.app.selectbox(key="district").set_value("")

    assert address(again(page)) == {}


@pytest.mark.parametrize("name", ["overview", "repairs"])
def test_a_link_sent_in_thai_opens_the_same_in_english(name):
    thai = reading.read(name, "th", district="5803", as_of="2023-12-31")
    english = reading.read(name, "en", **address(thai))

    assert address(english) == {**address(thai), "lang": "en"}
    for key in ("district", "as_of"):
        assert english.app.selectbox(key=key).value == thai.app.selectbox(key=key).value
    assert figures(english.answer) == figures(thai.answer)


def figures(answer):
    return [part for part in answer.split("**") if part.replace(",", "").isdigit()]


@pytest.mark.parametrize(
    "unknown",
    [
        {"district": "9999"},
        {"district": "ปาย"},
        {"district": "5806' or true --"},
        {"subdistrict": "580603"},
        {"year": "1999"},
        {"as_of": "2567-02-30"},
        {"role": "administrator"},
        {"organisation": "codi-north"},
        {"lang": "fr"},
    ],
    ids=str,
)
def test_an_unknown_code_is_as_if_nothing_had_been_asked(read, unknown):
    page = reading.read("overview", **unknown)

    assert not page.app.exception
    assert page.answer == read("overview").answer
    assert [one.value for one in page.app.selectbox] == [
        one.value for one in read("overview").app.selectbox
    ]


@pytest.mark.parametrize(
    ("name", "unknown"),
    [
        ("repairs", {"repair": "R-9999"}),
        ("partners", {"partner": "nobody"}),
        ("map", {"layer": "rain"}),
        ("map", {"level": "village"}),
        ("map", {"layer": "repairs", "status": "forgotten"}),
        ("methods", {"indicator": "Z1"}),
    ],
    ids=str,
)
def test_an_unknown_choice_of_one_page_shows_the_page_as_it_opens(read, name, unknown):
    page = reading.read(name, **unknown)

    assert not page.app.exception
    assert not page.app.error
    assert page.title == read(name).title


def test_turning_to_another_page_keeps_what_was_chosen():
    page = reading.read("overview", "en", district="5806", year="2566", role="presenter")
    page = go_to(page.app, "repairs", "en")

    chosen = {key: page.app.selectbox(key=key).value for key in ("district", "year", "role")}
    assert chosen == {"district": "5806", "year": "2566", "role": "presenter"}
    assert page.answer == reading.read("repairs", "en", district="5806", year="2566").answer


def test_another_district_drops_the_subdistrict_of_the_one_before():
    page = reading.read("overview", district="5806", subdistrict="580603")
    page.app.selectbox(key="district").set_value("5801")
    page = again(page)

    assert page.app.selectbox(key="subdistrict").value == ""
    assert address(page) == {"district": "5801"}


def test_a_subdistrict_is_only_asked_for_within_a_district(read):
    assert read("overview").app.selectbox(key="subdistrict").disabled
    within = reading.read("overview", district="5806").app.selectbox(key="subdistrict")
    assert not within.disabled
    assert len(within.options) > 1


def test_an_earlier_day_is_the_day_that_the_figures_are_of():
    earlier = reading.read("overview", as_of="2023-08-31")
    later = reading.read("overview", as_of="2024-01-31")

    assert int(figures(earlier.answer)[0]) < int(figures(later.answer)[0])


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2024-02-30", "x"])
@pytest.mark.parametrize("key", ["as_of", "since"])
@pytest.mark.parametrize("name", ["overview", "since", "present"])  # all that take a day
def test_a_day_that_nobody_can_mean_is_left_out_or_explained(name, key, day):
    page = reading.read(name, "en", **{key: day})

    assert not page.app.exception
    said = [one.value for one in page.app.error]
    assert said == [] or (said[0].startswith("The day in the link") and len(said) == 1)
