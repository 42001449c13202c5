"""Outsiders ask about days of meetings and ends of months, whatever asks for them: below every
question, and not in a list on a page."""

from dataclasses import replace
from datetime import date

import pytest

from data_access.access.release_days import reported_days
from data_access.access.roles import RIGHTS
from data_access.access.scope import Scope
from data_access.indicators import since
from data_access.queries.repairs.repairs import hold_reasons, stalled_counts
from data_access.snapshots.programme import Programme
from data_access.system.errors import RecordsError
from display.changes import changes
from tests.programmes import GOVERNOR, PUBLIC, READERS, home, programme_of, repair_of
from tests.records import event

OUTSIDERS = [READERS[role] for role, rights in RIGHTS.items() if rights.rows != "all"]
OPENED, MEETING, FORUM = date(2023, 3, 16), date(2024, 3, 8), date(2024, 3, 20)
MET = {
    "event": [
        event(event_id="E-0", kind="kick_off", held_on=OPENED.isoformat()),
        event(event_id="E-1", kind="review", held_on=MEETING.isoformat()),
        event(event_id="E-2", kind="forum", held_on=FORUM.isoformat()),
    ]
}


def held(number, reason, on="2024-03-25", subdistrict="580302"):
    moves = [("reported", "2023-06-01"), ("approved", "2023-07-01"), ("on_hold", on)]
    return repair_of(home(number, subdistrict), *moves, holds=reason)


@pytest.fixture(scope="module")
def programme():
    return programme_of(MET)


@pytest.mark.parametrize("reader", OUTSIDERS, ids=lambda one: one.role)
@pytest.mark.parametrize(
    ("day", "may"),
    [
        (date(2024, 3, 31), True),  # the newest day
        (date(2024, 4, 1), True),  # answered with the newest
        (date(2024, 3, 30), False),
        (date(2024, 3, 9), False),
        (MEETING, True),
        (date(2024, 3, 7), False),
        (FORUM, False),  # not the whole network met
        (date(2024, 2, 29), True),
        (date(2024, 2, 28), False),
        (date(2023, 3, 31), True),
        (OPENED, True),
        (date(2023, 3, 15), False),
        (date(2023, 2, 28), False),  # before it was opened
    ],
)
def test_an_outsider_asks_about_days_of_meetings_and_ends_of_months_only(
    programme, reader, day, may
):
    if may:
        assert Programme(programme.snapshot, Scope(as_of=day), reader).as_of <= day
    else:
        with pytest.raises(RecordsError, match="days of meetings and ends of months"):
            Programme(programme.snapshot, Scope(as_of=day), reader)


def test_who_sees_every_row_may_choose_any_day(programme):
    assert programme.on(date(2024, 3, 9)).as_of == date(2024, 3, 9)


@pytest.mark.parametrize("reader", OUTSIDERS, ids=lambda one: one.role)
@pytest.mark.parametrize(
    "question",
    [
        since.then_and_now,
        since.moves_since,
        since.deliveries_since,
        since.pledges_since,
        since.commitments_since,
        since.steps_since,
        changes,
    ],
    ids=lambda one: one.__name__,
)
def test_nothing_is_compared_with_another_day(programme, reader, question):
    question(programme, date(2024, 3, 9))  # what an insider was answered is in the cache
    asked = replace(programme, principal=reader)

    with pytest.raises(RecordsError):
        question(asked, date(2024, 3, 9))
    question(asked, MEETING)


def test_what_a_link_writes_is_a_day_or_is_not_understood(programme):
    public = replace(programme, principal=PUBLIC)

    assert public.day("2024-03-08") == MEETING
    assert public.day("2024-03-09") is None
    assert public.day("2567-02-30") is None
    assert programme.day("2024-03-09") == date(2024, 3, 9)


@pytest.mark.parametrize(
    ("numbers", "named"),
    [
        ({"land": 10, "budget": 12}, [("budget", 12), ("land", 10)]),
        ({"land": 9, "budget": 12}, [("", 21)]),  # 21 − 12 would tell
        ({"land": 9, "labour": 1, "budget": 12}, [("budget", 12), ("", 10)]),
        ({"land": 9}, [("", 9)]),
        ({}, []),
    ],
    ids=str,
)
def test_reasons_of_fewer_than_ten_holds_are_not_named_to_an_outsider(numbers, named):
    parts = [
        held(first * 100 + n, reason)
        for first, (reason, count) in enumerate(numbers.items())
        for n in range(count)
    ]
    programme = programme_of(*parts, reader=PUBLIC)

    rows = hold_reasons(programme)
    assert list(zip(rows["hold_reason"], rows["repairs"], strict=True)) == named
    assert set(stalled_counts(programme)["hold_reason"]) <= {""}
    assert len(hold_reasons(replace(programme, principal=GOVERNOR))) == len(numbers)


@pytest.mark.parametrize(("holds", "told"), [(9, []), (10, [10])])
def test_moves_of_fewer_than_ten_repairs_are_not_told_to_an_outsider(holds, told):
    programme = programme_of(MET, *(held(n, "household") for n in range(holds)), reader=PUBLIC)
    moves = since.moves_since(programme, MEETING)

    assert moves["moves"].tolist() == told
    said = [one for one in changes(programme, MEETING) if one.key == "holds"]
    assert len(said) == len(told)


def test_a_reason_of_few_is_not_told_of_the_moves_of_many():
    reasons = ["household"] * 1 + ["budget"] * 11
    programme = programme_of(MET, *(held(n, one) for n, one in enumerate(reasons)), reader=PUBLIC)
    moves = since.moves_since(programme, MEETING)

    assert moves[["hold_reason", "moves"]].to_dict("records") == [{"hold_reason": "", "moves": 12}]


@pytest.mark.parametrize(
    ("newest", "days"),
    [
        (date(2024, 3, 31), [date(2024, 1, 31), date(2024, 2, 29), date(2024, 3, 31)]),
        (date(2024, 3, 30), [date(2024, 1, 31), date(2024, 2, 29)]),
        (date(2024, 3, 1), [date(2024, 1, 31), date(2024, 2, 29)]),
    ],
)
def test_the_days_of_reports_reach_from_the_opening_itself_to_the_newest_day(newest, days):
    opened = date(2024, 1, 31)
    met = [date(2024, 1, 30), opened, newest]

    assert reported_days(newest, opened, []) == days
    assert reported_days(newest, opened, met) == sorted({*days, newest})
    assert reported_days(newest, date(2024, 1, 20), [date(2024, 1, 20)])[0] == date(2024, 1, 20)
