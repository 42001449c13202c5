"""Remembered results: for all who may see the same and for nobody else, and no more than fit."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from data_access.access.roles import Principal
from data_access.access.scope import Scope
from data_access.queries.partners import partners
from data_access.queries.repairs import single_repairs
from data_access.snapshots import result_cache
from data_access.snapshots.programme import Programme
from data_access.snapshots.result_cache import note, noted, noting
from tests.programmes import CODI, PUBLIC, home, programme_of, repair_at
from tests.records import pledge


@pytest.fixture(scope="module")
def programme():
    return programme_of(
        *(repair_at("handed_over", "2024-02-01", home(number)) for number in range(3)),
        pledge=[pledge(qty="100"), pledge(pledge_id="K-2", partner_id="LAO", qty="7")],
    )


@pytest.fixture(autouse=True)
def nothing_remembered():
    result_cache.forget()
    yield
    result_cache.forget()


class Counted:
    """A question that counts how often it was asked."""

    def __init__(self, answer=lambda programme: pd.DataFrame({"n": [1, 2]})):
        self.times, self.answer = 0, answer

    def __call__(self, programme, *arguments):
        self.times += 1
        return self.answer(programme, *arguments)


def test_a_question_is_asked_once_and_its_result_is_the_callers_own(programme):
    question = Counted()
    first, second = programme.remember(question), programme.remember(question)
    first["n"] = 0
    second.loc[0, "n"] = 9

    assert list(programme.remember(question)["n"]) == [1, 2]
    assert question.times == 1


def test_a_list_and_a_dict_are_the_callers_own_too(programme):
    question = Counted(lambda programme: {"days": [1], "table": pd.DataFrame({"n": [1]})})
    first = programme.remember(question)
    first["days"].append(2)
    first["table"]["n"] = 0
    first["more"] = 1

    again = programme.remember(question)
    assert again["days"] == [1]
    assert list(again["table"]["n"]) == [1]
    assert set(again) == {"days", "table"}


def test_none_is_remembered_as_any_result(programme):
    question = Counted(lambda programme: None)

    assert [programme.remember(question) for _ in range(2)] == [None, None]
    assert question.times == 1


def test_no_reader_gets_the_rows_of_one_with_other_rights(programme):
    readers = {"all": programme.principal, "own": CODI, "none": PUBLIC}
    asked = {
        name: replace(programme, principal=reader).remember(partners.pledge_rows)
        for name, reader in readers.items()
    }
    again = {
        name: replace(programme, principal=reader).remember(partners.pledge_rows)
        for name, reader in reversed(readers.items())
    }

    assert {name: len(rows) for name, rows in asked.items()} == {"all": 2, "own": 1, "none": 0}
    assert {name: len(rows) for name, rows in again.items()} == {"all": 2, "own": 1, "none": 0}


@pytest.mark.parametrize(
    "other",
    [
        {"principal": Principal("governor")},
        {"principal": Principal("partner", "LAO")},
        {"principal": Principal("data_officer", districts=frozenset({"5803"}))},
        {"scope": Scope(districts=frozenset({"5803"}))},
        {"scope": Scope(subdistricts=frozenset({"580301"}))},
        {"scope": Scope(fiscal_year_be=2567)},
        {"scope": Scope(as_of=date(2023, 12, 31))},
    ],
    ids=str,
)
def test_all_that_an_answer_depends_on_is_asked_about_apart(programme, other):
    programme = replace(programme, principal=Principal("data_officer"))
    question = Counted()
    programme.remember(question)
    replace(programme, **other).remember(question)

    assert question.times == 2


def test_two_accounts_with_the_same_rights_share_a_result_that_knows_neither(programme):
    question = Counted(lambda programme: programme.principal)
    for account in ("A-1", "A-2"):
        reader = Principal("governor", account_id=account, session_id=f"of {account}")
        answer = replace(programme, principal=reader).remember(question)
        assert (answer.account_id, answer.session_id) == (None, None)

    assert question.times == 1


def test_another_snapshot_has_its_own_results(programme):
    other = programme_of()

    assert len(programme.remember(single_repairs.repair_rows)) == 3
    assert other.remember(single_repairs.repair_rows).empty


def test_other_arguments_are_another_result(programme):
    question = Counted(lambda programme, level: level)

    assert [programme.remember(question, one) for one in ("a", "b", "a")] == ["a", "b", "a"]
    assert question.times == 2


def test_what_fails_is_asked_again(programme):
    def fails(programme):
        raise ValueError("not today")

    question = Counted(fails)
    for _ in range(2):
        with pytest.raises(ValueError, match="not today"):
            programme.remember(question)

    assert question.times == 2


@pytest.mark.parametrize(("rows", "times"), [(4_999, 1), (5_000, 1), (5_001, 2)])
def test_a_list_longer_than_a_page_is_not_remembered(programme, rows, times):
    question = Counted(lambda programme: pd.DataFrame({"n": range(rows)}))
    for _ in range(2):
        programme.remember(question)

    assert question.times == times


def test_no_more_is_remembered_than_there_is_room_for(programme, monkeypatch):
    monkeypatch.setattr(result_cache, "MOST_CELLS", 10)
    question = Counted(lambda programme, at: pd.DataFrame({"n": [at] * 4}))  # 5 cells each
    for at in (1, 2, 3, 3, 2):
        programme.remember(question, at)
    assert question.times == 3

    programme.remember(question, 1)
    assert question.times == 4


def test_nor_more_results_than_their_number_allows(programme, monkeypatch):
    monkeypatch.setattr(result_cache, "MOST_RESULTS", 2)
    question = Counted(lambda programme, at: at)
    for at in (1, 2, 3, 1):
        programme.remember(question, at)

    assert question.times == 4


def test_however_many_ask_at_once_it_is_made_once(programme):
    def slow(programme):
        return single_repairs.repair_rows(programme)

    question = Counted(slow)
    with ThreadPoolExecutor(8) as people:
        found = list(people.map(lambda _: programme.remember(question), range(40)))

    assert question.times == 1
    assert {len(rows) for rows in found} == {3}


def test_a_programme_is_not_remembered_past_its_reader(programme):
    """A question gets nobody's account, so nothing of a person can outlast a sign-out."""
    reader = Principal("governor", account_id="A-1", session_id="S-1")
    question = Counted(lambda programme: programme)
    remembered = Programme(programme.snapshot, Scope(), reader).remember(question)

    assert remembered.principal == Principal("governor")


def test_what_is_noted_of_a_result_is_noted_again_of_all_that_is_made_of_it(programme):
    question = Counted(lambda programme: note("old"))

    def made_of_it(programme):
        return programme.remember(question)

    for _ in range(2):
        with noting():
            programme.remember(made_of_it)
            assert noted() == {"old"}
    with noting():
        assert noted() == set()
    assert question.times == 1
