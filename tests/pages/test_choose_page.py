"""The page of choices: the answer first, in both languages, a reason for every home, for few eyes."""

import pytest

from data_access.choice.reasons import REASON

OFFICER = {"role": "data_officer"}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("th", "**เงิน 3.00 ล้านบาท ซ่อมได้ 116 หลัง**"),
        ("en", "**3.00 million baht repairs 116 homes**"),
    ],
)
def test_the_page_begins_with_how_many_homes_a_sum_repairs(read, language, said):
    page = read("choose", language)

    assert page.answer.startswith(said)
    assert {"th": "ไม่มีตำบลใดถูกทิ้ง", "en": "no subdistrict is left out"}[language] in page.answer


def test_every_home_that_waits_is_listed_with_a_reason(read):
    page = read("choose", "en")
    tables = [one.shown for one in page.tables if "household_id" in one.codes]

    assert sum(map(len, tables)) == 346
    reasons = {reason for table in tables[1:] for reason in table["Reason"]}
    assert reasons <= {one.en for one in REASON.values()}


def test_four_ways_to_spend_the_same_money_stand_side_by_side(read):
    ways = read("choose", "en").table_with("name", "benefit", "left_out").shown

    assert len(ways) == 4
    assert ways["Subdistricts with nothing"].to_list()[0] == 0
    assert ways["Benefit (points)"].max() == ways["Benefit (points)"].to_list()[1]


def test_without_a_least_share_nothing_is_said_of_fairness_that_is_not_so(read):
    page = read("choose", "en", floor="0")

    assert "no subdistrict is left out" not in page.answer
    assert "7 subdistricts with nothing" in page.answer


def test_a_link_carries_the_sum_and_what_it_cannot_read_is_said(read):
    assert "1.00 million baht" in read("choose", "en", sum="1000000").answer
    assert "3.00 million baht" in read("choose", "en", sum="abc").answer
    assert any("abc" in words for words in read("choose", "en", sum="abc").words)


def test_a_sum_too_small_for_any_home_says_so(read):
    assert "repairs none" in read("choose", "en", sum="100").answer


@pytest.mark.parametrize("role", ["public", "partner", "presenter", "admin"])
def test_who_may_not_see_rows_is_not_shown_the_page(read, role):
    reader = {"role": role} | ({"organisation": "codi-north"} if role == "partner" else {})
    page = read("choose", "en", **reader)

    assert "HH-" not in page.sent
    assert not page.app.title and "lacks the right" in page.sent


def test_what_a_home_lacks_in_points_is_for_those_who_may_see_personal_fields(read):
    governor, officer = read("choose", "en"), read("choose", "en", **OFFICER)

    assert governor.table_with("household_id", "points_short") is None
    assert "points_short" not in governor.sent
    assert officer.table_with("household_id", "points_short") is not None
