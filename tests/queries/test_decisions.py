"""Where a decision is on a day: from its day, its reports, and whether somebody verified them."""

from datetime import date

import pytest

from data_access.access.scope import Scope
from data_access.queries.meetings.decisions import (
    decisions,
    most_pressing,
    of_last_meeting,
    tally,
    times_decided,
)
from data_access.queries.meetings.gatherings import gatherings, next_meeting
from display.answers.decided import none_in_view
from exports.minutes.minutes import minutes
from tests.programmes import PUBLIC, programme_of
from tests.records import attendance, decision, decision_update, event

REVIEW = event(event_id="E2", kind="review", held_on="2024-02-29", attendees="")


def report(seq, on, status, verification="verified", **given):
    return decision_update(
        seq=str(seq), reported_on=on, status=status, verification=verification, **given
    )


MOVED = report(1, "2024-03-10", "moved", due_on="2024-03-30", reason="rain")


@pytest.mark.parametrize(
    ("due_on", "reports", "state"),
    [
        ("2024-03-30", [], "late"),
        ("2024-03-31", [], "open"),
        ("2024-04-01", [], "open"),
        ("2024-03-31", [report(1, "2024-03-10", "under_way")], "under_way"),
        ("2024-03-30", [report(1, "2024-03-10", "under_way")], "late"),
        ("2024-03-30", [report(1, "2024-03-31", "done")], "done"),
        ("2024-03-30", [report(1, "2024-03-20", "done", "self_reported")], "reported"),
        ("2024-03-30", [report(1, "2024-03-20", "done", "rejected")], "late"),
        ("2024-03-20", [MOVED], "late"),
        ("2024-03-20", [{**MOVED, "due_on": "2024-03-31"}], "open"),
        ("2024-03-20", [{**MOVED, "due_on": "2024-03-31", "verification": "self_reported"}], "late"),
        ("2024-03-30", [report(1, "2024-03-01", "cancelled", reason="replaced")], "cancelled"),
        ("2024-03-30", [report(1, "2024-03-01", "done"), report(2, "2024-03-02", "under_way")], "late"),
        ("2024-03-30", [report(1, "2024-03-01", "done"), report(2, "2024-03-02", "done", "self_reported")], "done"),
        ("2024-03-31", [report(1, "2024-03-01", "done", "self_reported"), report(2, "2024-03-02", "under_way")], "under_way"),
    ],
)  # fmt: skip
def test_a_decision_is_late_after_its_day_and_done_once_somebody_verified_it(
    due_on, reports, state
):
    rows = decisions(
        programme_of(event=[event()], decision=[decision(due_on=due_on)], decision_update=reports)
    )

    assert rows["state"].tolist() == [state]


def test_an_earlier_day_knows_nothing_of_later_reports_and_meetings():
    programme = programme_of(
        event=[event(), REVIEW],
        decision=[decision(due_on="2024-02-01"), decision(decision_id="DN2", event_id="E2")],
        decision_update=[report(1, "2024-03-10", "done")],
    )

    assert decisions(programme)[["decision_id", "state"]].to_numpy().tolist() == [
        ["DN2", "open"],
        ["DN1", "done"],
    ]
    then = decisions(programme.on(date(2024, 2, 28)))
    assert then[["decision_id", "state"]].to_numpy().tolist() == [["DN1", "late"]]


def test_the_last_meeting_is_counted_and_the_most_pressing_is_named():
    rows = decisions(
        programme_of(
            event=[event(), REVIEW],
            decision=[
                decision(due_on="2023-04-01", about="overdue:CODI"),
                decision(decision_id="DN2", event_id="E2", due_on="2024-03-20", about="overdue:CODI"),
                decision(decision_id="DN3", event_id="E2", seq="2", due_on="2024-03-10"),
                decision(decision_id="DN4", event_id="E2", seq="3", due_on="2024-06-30"),
            ],
        )
    )  # fmt: skip
    last = of_last_meeting(rows)

    assert tally(last)._asdict() == {
        "done": 0,
        "late": 2,
        "on_time": 1,
        "reported": 0,
        "cancelled": 0,
    }
    assert most_pressing(last)["decision_id"] == "DN3"
    assert of_last_meeting(rows, date(2024, 2, 29))["decision_id"].tolist() == ["DN1"]
    assert of_last_meeting(rows, date(2023, 3, 16)).empty
    assert times_decided(rows, "overdue:CODI") == 2


def test_a_district_has_its_own_decisions_and_the_public_reads_them():
    programme = programme_of(
        event=[event()],
        decision=[decision(), decision(decision_id="DN2", seq="2", area_code="580302")],
        reader=PUBLIC,
    )

    assert len(decisions(programme)) == 2
    pai = decisions(programme.within(Scope(frozenset({"5803"}))))
    assert pai["decision_id"].tolist() == ["DN2"]


def test_where_no_decision_is_of_the_area_those_of_the_province_are_not_denied():
    programme = programme_of(event=[event()], decision=[decision()])
    pai = programme.within(Scope(frozenset({"5803"})))

    assert none_in_view(pai).en.startswith("No decision is of this area alone")
    assert "there is 1: choose all districts" in none_in_view(pai).en
    assert none_in_view(programme.on(date(2023, 3, 15))).en == "No decision has been recorded yet"
    # Minutes are of a meeting, and a meeting is of the whole network.
    th, en = (minutes(pai, "E1", language) for language in ("th", "en"))
    assert [len(one.rows) for said in (th, en) for one in said.sections if one.rows] == [1, 1]


def test_who_came_is_counted_and_a_meeting_that_is_planned_is_not_yet_held():
    came = [
        attendance(attendance_id="AT1", presence="present"),
        attendance(attendance_id="AT2", participant_id="", partner_id="CODI", presence="represented"),
        attendance(attendance_id="AT3", participant_id="P002", presence="absent"),
    ]  # fmt: skip
    programme = programme_of(
        event=[
            event(),
            event(event_id="E8", kind="review", held_on="2024-04-25", status="planned"),
            event(event_id="E9", kind="review", held_on="2024-03-01", status="cancelled"),
        ],
        attendance=came,
    )
    (met,) = gatherings(programme).to_dict("records")

    assert [met[one] for one in ("invited", "present", "represented", "excused", "absent")] == [
        3,
        1,
        1,
        0,
        1,
    ]
    assert next_meeting(programme)["event_id"].tolist() == ["E8"]


def test_what_is_late_is_spoken_of_before_what_is_reported_whichever_day_is_earlier():
    rows = decisions(
        programme_of(
            event=[event()],
            decision=[
                decision(due_on="2024-03-01"),
                decision(decision_id="DN2", seq="2", due_on="2024-03-10"),
            ],
            decision_update=[report(1, "2024-03-20", "done", "self_reported")],
        )
    )

    assert most_pressing(rows)["decision_id"] == "DN2"
