"""The cache of answers: each caller's own copy, and the same answer however many ask at once."""

from concurrent.futures import ThreadPoolExecutor

import pandas as pd
import pytest

from data_access.access.scope import Scope
from data_access.queries.households.households import household_counts, need_by_area
from data_access.queries.partners import partners
from data_access.queries.repairs import houses, repairs, single_repairs
from data_access.snapshots import duckdb_engine, query_cache
from data_access.snapshots.programme import Programme
from tests.programmes import CODI, PUBLIC, assessed, home, programme_of, repair_at
from tests.records import delivery, pledge

QUESTIONS = (
    lambda programme: need_by_area(programme, "subdistrict"),
    lambda programme: repairs.funnel(programme),
    lambda programme: single_repairs.repair_rows(programme),
    lambda programme: houses.progress_by_area(programme, "district"),
    lambda programme: partners.by_unit(programme),
    lambda programme: household_counts(programme).to_frame(),
)
SCOPES = (Scope(), Scope(districts=frozenset({"5803"})))


@pytest.fixture
def programme():
    return programme_of(
        *(assessed(home(number), number % 4) for number in range(1, 9)),
        *(repair_at("handed_over", "2024-02-01", home(number, "580104")) for number in range(5)),
        *(repair_at("surveyed", "2024-03-01", home(number)) for number in range(1, 4)),
        pledge=[pledge(qty="100"), pledge(pledge_id="K-2", partner_id="LAO", qty="7")],
        delivery=[delivery(qty="30", pledge_id="K-0001", repair_id="")],
    )


def test_an_answer_is_the_callers_own(programme):
    first = single_repairs.repair_rows(programme)
    first["status"] = "handed_over"
    first.loc[:, "repair_id"] = ""

    again = single_repairs.repair_rows(programme)
    assert set(again["status"]) == {"handed_over", "surveyed"}
    assert again["repair_id"].is_unique


def test_readers_with_other_rights_do_not_share_rows(programme):
    every = partners.pledge_rows(programme)
    own = partners.pledge_rows(Programme(programme.snapshot, Scope(), CODI))
    none = partners.pledge_rows(Programme(programme.snapshot, Scope(), PUBLIC))

    assert (len(every), len(own), len(none)) == (2, 1, 0)


def test_another_snapshot_with_the_same_question_has_its_own_answer(programme):
    other = programme_of()

    assert len(single_repairs.repair_rows(programme)) == 8
    assert single_repairs.repair_rows(other).empty


def test_an_answer_is_asked_of_the_engine_once(programme, monkeypatch):
    asked = []
    run = duckdb_engine.run
    monkeypatch.setattr(
        duckdb_engine, "run", lambda sql, folder: asked.append(sql) or run(sql, folder)
    )
    query_cache.forget()

    for _ in range(3):
        repairs.hold_reasons(programme)

    assert len(asked) == 1


def test_no_more_answers_are_kept_than_there_is_room_for(programme, monkeypatch):
    monkeypatch.setattr(query_cache, "MOST_ANSWERS", 2)
    query_cache.forget()
    for number in range(5):
        programme.ask(f"select {number} as number from raw_programme")

    assert len(query_cache._answers) == 2
    assert programme.ask("select 0 as number from raw_programme")["number"].to_list() == [0]


def test_eight_threads_get_the_answers_that_one_gets(programme):
    asks = [(question, scope) for question in QUESTIONS for scope in SCOPES]
    alone = [question(programme.within(scope)) for question, scope in asks]
    query_cache.forget()

    def ask_all(turn):
        """Each thread begins at another question, and none finds them all answered."""
        order = [*range(turn, len(asks)), *range(turn)]
        if turn % 2:
            query_cache.forget()
        return {place: asks[place][0](programme.within(asks[place][1])) for place in order}

    with ThreadPoolExecutor(max_workers=8) as threads:
        together = list(threads.map(ask_all, range(8)))

    for found in together:
        for place, expected in enumerate(alone):
            pd.testing.assert_frame_equal(found[place], expected)
