"""The page of needs: the answer first, what is not known never a zero, rows for those who may."""

import pytest

from data_access.language.vocabulary import DUTY, POVERTY_DIMENSION

PARTNER = {"role": "partner", "organisation": "codi-north"}


@pytest.mark.parametrize(
    ("language", "said"),
    [("th", "34% ของคนที่สำรวจ (2,239 จาก 6,570 คน)"), ("en", "34% of people surveyed (2,239 of 6,570)")],
)  # fmt: skip
def test_the_page_begins_with_how_many_are_poor_and_what_they_lack_most(read, language, said):
    page = read("needs", language)

    assert page.answer.startswith(f"**{said}")
    assert {"th": "รายได้ (29%", "en": "income most (29%"}[language] in page.answer
    assert {"th": "อำเภอสบเมย", "en": "Sop Moei"}[language] in page.answer


def test_every_dimension_has_a_bar_and_somebody_whose_duty_it_is(read):
    page = read("needs", "en")
    duties = next(one for one in page.tables if "Whose duty" in one.shown)

    assert sorted(duties.shown["Whose duty"]) == sorted(words.en for words in DUTY.values())
    bars = page.table_with("name", "contribution")
    assert set(bars.shown.iloc[:, 0]) == {words.en for words in POVERTY_DIMENSION.values()}


@pytest.mark.parametrize("reader", [{"role": "public"}, {"role": "presenter"}, PARTNER])
def test_an_outsider_sees_the_same_figures_and_no_household(read, reader):
    page, governor = read("needs", "en", **reader), read("needs", "en")

    assert page.answer == governor.answer
    listed = read("needs", "en", list="housed_and_poor", **reader)
    assert listed.table_with("household_id") is None
    assert "HH-" not in page.sent


def test_the_governor_opens_the_households_of_a_finished_house_that_are_still_poor(read):
    page = read("needs", "en", list="housed_and_poor")

    assert len(page.table_with("household_id").shown) == 116


def test_what_is_hidden_is_said_and_no_zero_stands_for_it(read):
    page = read("needs", "en")
    places = page.table_with("subdistrict_code", "poor_share").shown

    assert len(places) == 45
    assert "Not shown (rule <10)" in set(places["Poor in many dimensions (%)"])
    assert "0%" not in set(places["Poor in many dimensions (%)"])


def test_below_a_district_the_page_says_why_dimensions_are_not_shown(read):
    page = read("needs", "en", district="5806", subdistrict="580604")

    assert "64%" in page.answer
    assert any("not shown below a district" in words for words in page.words)
