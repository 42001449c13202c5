"""Day tables are worked out once, and hold what working them out anew from the logs would give."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.access.scope import Scope
from data_access.publishing.current import current_snapshot
from data_access.publishing.day_files import write_day_tables
from data_access.queries.areas.programme_facts import meetings
from data_access.snapshots import duckdb_engine
from data_access.snapshots.days import made_days
from data_access.snapshots.days.day_tables import NAMES
from data_access.snapshots.days.made_days import file_of, published_day
from data_access.snapshots.programme import Programme
from data_access.snapshots.scoped_tables import narrowed
from tests.programmes import GOVERNOR, WHOLE, assessed, home, programme_of, repair_at
from tests.random_records import FIRST, LAST, programmes
from tests.tiers import cases

READ = ("household_now", "any_repair", "funding")
PLACES = (WHOLE, Scope(frozenset({"5803"})), Scope(subdistricts=frozenset({"580302"})))


def asked(programme, table, day=None, scope=WHOLE):
    """Every row of the table within the scope on the day, as a question for the engine."""
    whole = programme.within(scope) if day is None else programme.within(scope).on(day)
    sql = f"select * from {table} order by all"
    return narrowed(sql, whole.scope, whole.as_of, programme.principal, whole.weights)


def anew(texts, folder):
    """The answers to the whole texts, over the tables of the snapshot that were recorded."""
    with closing(duckdb_engine.connect(folder)) as connection:
        return [duckdb_engine.run_here(str(text), connection) for text in texts]


def with_its_day(programme):
    """The snapshot of the programme, with the tables of its own day as publishing writes them."""
    found = programme.snapshot
    with closing(duckdb_engine.connect(found.folder)) as connection:
        write_day_tables(connection, found.folder, found.as_of, found.weights)
    return programme


def tables_in_memory(folder):
    rows = (
        duckdb_engine._opened(folder)
        .connection.cursor()
        .sql("select table_name from duckdb_tables()")
    )
    return {name for (name,) in rows.fetchall()}


def assert_same(programme, days, scopes=PLACES[:1]):
    folder = programme.snapshot.folder
    texts = [
        asked(programme, table, day, scope) for day in days for scope in scopes for table in READ
    ]
    for text, expected in zip(texts, anew(texts, folder), strict=True):
        pd.testing.assert_frame_equal(duckdb_engine.run(text, folder), expected)


@cases(4)
@given(programmes(), st.dates(FIRST, LAST))
def test_on_any_day_of_any_records_they_hold_what_the_logs_say(tables, day):
    programme = with_its_day(programme_of(tables))

    assert published_day(programme.snapshot.folder) == asked(programme, READ[0]).day_digest
    assert_same(programme, (programme.as_of, day), PLACES)


def test_on_every_day_of_a_meeting_they_hold_what_the_logs_say(sample_published, monkeypatch):
    monkeypatch.setenv("HOH_VAR", str(sample_published))
    programme = Programme(current_snapshot(), WHOLE, GOVERNOR)
    met = sorted(set(meetings(programme)["held_on"].dt.date))

    assert len(met) > 1
    assert_same(programme, [programme.as_of, *met])


@pytest.fixture
def programme():
    return programme_of(
        *(assessed(home(number), number % 4) for number in range(1, 5)),
        repair_at("handed_over", "2024-02-01", home(1)),
    )


def test_the_tables_of_its_own_day_are_read_from_the_snapshot(programme):
    with_its_day(programme)
    folder = programme.snapshot.folder

    assert len(duckdb_engine.run(asked(programme, "household_now"), folder)) == 4
    assert tables_in_memory(folder) == set()


def test_tables_of_other_weights_are_not_those_of_the_snapshot(programme):
    found = with_its_day(programme).snapshot
    other = found.weights | {"need_condition_score": 1}
    text = narrowed(
        "select household_id from household_now where in_need order by household_id",
        WHOLE, found.as_of, GOVERNOR, other,
    )  # fmt: skip

    pd.testing.assert_frame_equal(
        duckdb_engine.run(text, found.folder), *anew([text], found.folder)
    )
    assert tables_in_memory(found.folder) == {f"{name}_{text.day_digest}" for name in NAMES[:2]}


def test_files_that_are_not_all_of_one_day_are_not_read(programme):
    folder = with_its_day(programme).snapshot.folder
    assert published_day(folder)

    (folder / file_of(NAMES[0])).unlink()

    assert published_day(folder) == ""


def test_another_day_is_made_once_for_all_scopes_and_readers(programme):
    folder, day = programme.snapshot.folder, date(2024, 1, 31)
    texts = [asked(programme, table, day, scope) for table in READ for scope in PLACES]

    for text in texts:
        duckdb_engine.run(text, folder)

    assert len({text.day_digest for text in texts}) == 1
    assert tables_in_memory(folder) == {f"{name}_{texts[0].day_digest}" for name in NAMES}


def test_the_three_days_asked_about_last_stay_made(programme):
    folder = programme.snapshot.folder
    texts = [asked(programme, "any_repair", date(2024, 1, number)) for number in range(1, 6)]

    for text in (texts[0], texts[1], texts[2], texts[0], texts[3]):
        duckdb_engine.run(text, folder)

    kept = (texts[2], texts[0], texts[3])
    assert tables_in_memory(folder) == {f"{NAMES[0]}_{text.day_digest}" for text in kept}


def test_a_day_that_is_read_just_now_stays_made(programme):
    folder = programme.snapshot.folder
    text = asked(programme, "any_repair", date(2024, 1, 31))
    duckdb_engine.run(text, folder)

    with duckdb_engine._opened(folder).days.places(text) as places:
        for number in range(1, 6):
            other = asked(programme, "any_repair", date(2024, 2, number))
            duckdb_engine.run(other, folder)
        assert places[NAMES[0]] in tables_in_memory(folder)
    assert len(tables_in_memory(folder)) == made_days.MOST_DAYS


def test_threads_that_ask_about_many_days_at_once_get_their_own_answers(programme):
    folder = programme.snapshot.folder
    texts = [
        asked(programme, table, LAST - timedelta(days=20 * number))
        for number in range(4)
        for table in READ
    ]
    alone = anew(texts, folder)

    with ThreadPoolExecutor(max_workers=4) as threads:
        together = list(threads.map(lambda text: duckdb_engine.run(text, folder), texts))

    for found, expected in zip(together, alone, strict=True):
        pd.testing.assert_frame_equal(found, expected)
