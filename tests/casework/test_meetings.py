"""Decisions of a meeting: taken, reported, moved, taken back; by who keeps meetings, and nobody else."""

from datetime import date

import pytest

from data_access.access.roles import NotAllowed, Principal
from data_access.access.scope import Scope
from data_access.casework.keeping import keep
from data_access.casework.meetings import change, decide, notes_of, record_meeting, report
from data_access.intake.commit.undo import undo
from data_access.intake.history.history import history_of
from data_access.publishing.current import current_snapshot
from data_access.queries.meetings.decisions import decisions
from data_access.snapshots.programme import Programme
from data_access.store import audit
from data_access.store.tables import RECORDS
from data_access.system.errors import RecordsError

GOVERNOR = Principal("governor", account_id="A1")
OFFICER = Principal("data_officer", account_id="A2")
TAKEN = {
    "event_id": "E1",
    "text_th": "ส่งมอบให้ครบ",
    "kind": "request",
    "partner_id": "CODI",
    "due_on": "2024-03-31",
    "about": "overdue:CODI",
}


def state_of(store, decision_id):
    reader = Programme(current_snapshot(), Scope(), GOVERNOR)
    rows = decisions(reader).set_index("decision_id")
    return rows.loc[decision_id, "state"]


def newest(store):
    return store.read("decision").query("decision_id != 'DN1'")["decision_id"].iloc[0]


def test_a_decision_is_taken_reported_moved_verified_and_each_step_taken_back(loaded):
    taken = decide(loaded, GOVERNOR, TAKEN)
    one = newest(loaded)
    row = loaded.read("decision").set_index("decision_id").loc[one]
    assert (row["seq"], row["about"]) == (2, "overdue:CODI")
    assert state_of(loaded, one) == "open"
    assert [r["action"] for r in audit.rows(loaded, Principal("admin"))[:2]] == ["publish", "entry"]

    report(
        loaded, OFFICER, one, "done", date(2024, 3, 20), verification="self_reported", note="โทรแจ้ง"
    )
    assert state_of(loaded, one) == "reported"
    assert notes_of(loaded, GOVERNOR, one) == ["โทรแจ้ง"]

    done = report(loaded, GOVERNOR, one, "done", date(2024, 3, 21))
    assert state_of(loaded, one) == "done"
    assert len(history_of(loaded, OFFICER, "decision", one)) == 1

    undo(str(done.number), loaded, GOVERNOR)
    assert len(loaded.read("decision_update").query("decision_id == @one")) == 1
    with pytest.raises(RecordsError, match="refers to records of it"):
        undo(str(taken.number), loaded, GOVERNOR)


@pytest.mark.usefixtures("unpublished")
def test_the_same_thing_is_not_decided_twice_in_one_meeting(loaded):
    decide(loaded, GOVERNOR, TAKEN)

    with pytest.raises(RecordsError, match="it is decision 2"):
        decide(loaded, OFFICER, TAKEN)


def test_who_may_keep_meetings_enters_nothing_else_and_others_keep_none(loaded):
    for reader in (
        Principal("partner", "CODI"),
        Principal("presenter"),
        Principal("public"),
        Principal("records_reader"),
        Principal("admin"),
    ):
        for attempt in (
            lambda by: decide(loaded, by, TAKEN),
            lambda by: report(loaded, by, "DN1", "done", date(2024, 3, 21)),
            lambda by: change(loaded, by, "DN1", {"text_th": "อื่น"}),
            lambda by: record_meeting(loaded, by, {}),
            lambda by: notes_of(loaded, by, "DN1"),
        ):
            with pytest.raises(NotAllowed):
                attempt(reader)
    with pytest.raises(NotAllowed):
        keep(loaded, GOVERNOR, {"household": [{"household_id": "HH-1"}]}, "meeting")
    with pytest.raises(NotAllowed):  # of a file the governor's office takes nothing back
        undo("1", loaded, GOVERNOR)


def test_a_move_needs_a_new_day_and_a_reason_and_a_drop_a_reason(loaded):
    on = date(2024, 3, 21)
    with pytest.raises(RecordsError, match="names no new day"):
        report(loaded, GOVERNOR, "DN1", "moved", on, reason="rain")
    with pytest.raises(RecordsError, match="without a reason"):
        report(loaded, GOVERNOR, "DN1", "moved", on, due_on=date(2024, 4, 30))
    with pytest.raises(RecordsError, match="without a reason"):
        report(loaded, GOVERNOR, "DN1", "cancelled", on)
    with pytest.raises(RecordsError, match="There is no decision DN9"):
        report(loaded, GOVERNOR, "DN9", "done", on)

    report(loaded, GOVERNOR, "DN1", "moved", on, due_on=date(2024, 4, 30), reason="rain")
    report(loaded, GOVERNOR, "DN1", "cancelled", on, reason="replaced")
    assert state_of(loaded, "DN1") == "cancelled"


def test_a_text_that_is_published_names_nobody_on_record_and_no_phone(loaded):
    name = "ผู้แทนตัวอย่าง หนึ่ง"
    with loaded.transaction() as connection:
        connection.execute(RECORDS["participant"].update().values(name=name))
    for text in (f"ซ่อมบ้านของ {name} ก่อน", "โทร 081-234-5678"):
        with pytest.raises(RecordsError, match="this text is published"):
            decide(loaded, GOVERNOR, {**TAKEN, "text_th": text})


@pytest.mark.usefixtures("unpublished")
def test_a_decision_has_exactly_one_owner(loaded):
    for owners in ({"partner_id": ""}, {"office": "สำนักงานจังหวัด"}):
        with pytest.raises(RecordsError, match="exactly one"):
            decide(loaded, GOVERNOR, {**TAKEN, **owners})

    change(loaded, GOVERNOR, "DN1", {"text_th": "ส่งมอบก่อนฝน"})
    assert loaded.read("decision")["text_th"].tolist() == ["ส่งมอบก่อนฝน"]
