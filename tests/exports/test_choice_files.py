"""A choice as files: the figures of the page, a reason for each home, and nothing for other eyes."""

from io import BytesIO

import openpyxl
import pytest

from data_access.access.roles import NotAllowed, Principal
from data_access.choice.proposal import Ask, propose
from exports.choice.choice_book import choice_book, houses_in_choice
from exports.choice.choice_pdf import choice_contents, choice_pdf
from tests.choice.test_proposal import waiting
from tests.programmes import PUBLIC, programme_of

ASK = Ask(60_000, 0.5, 0.5, funding_program="codi_bpp")
OFFICER = Principal("data_officer")


@pytest.fixture(scope="module")
def rows():
    return waiting(range(5))


def sheets(made):
    book = openpyxl.load_workbook(BytesIO(made))
    return [[[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book]


def test_the_workbook_lists_every_home_with_its_reason(rows):
    programme = programme_of(rows)
    summary, homes = sheets(choice_book(programme, ASK, "en"))

    assert any("60,000 baht repairs 3 homes" in str(cell) for row in summary for cell in row)
    listed = [row for row in homes if str(row[0]).startswith("HH-")]
    assert len(listed) == houses_in_choice(programme, ASK) == 5
    assert all(row[4] for row in listed)
    head = next(row for row in homes if "Reason" in row)
    assert "Priority points short" not in head
    paid = [row[head.index("Pays (baht)")] for row in listed]
    assert paid == [20_000, 20_000, 20_000, "–", "–"]


def test_points_are_for_those_who_may_see_personal_fields(rows):
    _, homes = sheets(choice_book(programme_of(rows, reader=OFFICER), ASK, "en"))

    assert any("Priority points short" in row for row in homes)


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_annex_says_why_for_each_home_and_is_the_same_each_time(rows, language):
    programme = programme_of(rows)
    contents = choice_contents(programme, ASK, language)

    assert [len(part["rows"]) for part in contents["sections"]] == [3, 2]
    made = choice_pdf(programme, ASK, language)
    assert made.startswith(b"%PDF") and made == choice_pdf(programme, ASK, language)


def test_who_may_not_see_rows_gets_no_file(rows):
    programme = programme_of(rows, reader=PUBLIC)

    for make in (choice_book, choice_pdf):
        with pytest.raises(NotAllowed):
            make(programme, ASK, "en")
    with pytest.raises(NotAllowed):
        propose(programme, ASK)
