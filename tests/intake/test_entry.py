"""Records entered in a form: only what may follow, and with the checks of a file."""

from datetime import date

import pytest

from data_access.access.roles import NotAllowed, Principal
from data_access.casework.entry import (
    move_repair,
    next_steps,
    record_commitment_update,
    record_delivery,
)
from data_access.intake.commit.undo import undo
from data_access.intake.history.batches import batches
from data_access.intake.history.history import history_of
from data_access.publishing.publish import is_published
from data_access.store import audit
from data_access.system.errors import RecordsError
from tests.records import assessment

OFFICER = Principal("data_officer", account_id="A1")
GIFT = {
    "partner_id": "CODI",
    "kind": "material",
    "delivered_on": "2024-03-20",
    "qty": "12",
    "unit": "sheet",
    "area_code": "580302",
    "verification": "self_reported",
}


def repair(store, repair_id):
    return store.read("repair").set_index("repair_id").loc[repair_id]


def test_the_next_steps_are_those_that_the_programme_allows_with_what_they_need(loaded):
    assert [(step.status, step.needs) for step in next_steps(loaded, OFFICER, "R-0002")] == [
        ("surveyed", ()),
        ("not_eligible", ()),
        ("referred", ()),
        ("cancelled", ()),
    ]
    assert [(step.status, step.needs) for step in next_steps(loaded, OFFICER, "R-0001")] == [
        ("in_progress", ("defect_reported_on",))
    ]
    with pytest.raises(RecordsError, match="There is no repair R-9"):
        next_steps(loaded, OFFICER, "R-9")


def test_a_repair_moves_one_step_in_its_record_and_in_its_log(loaded):
    outcome = move_repair(loaded, OFFICER, "R-0002", "surveyed", date(2024, 3, 1))

    one = repair(loaded, "R-0002")
    assert (one["status"], str(one["status_since"].date())) == ("surveyed", "2024-03-01")
    assert str(one["surveyed_on"].date()) == "2024-03-01"
    last = loaded.read("repair_status_log").iloc[-1]
    assert last[["repair_id", "seq", "from_status", "to_status"]].tolist() == [
        "R-0002",
        2,
        "reported",
        "surveyed",
    ]
    assert is_published(loaded)
    assert batches(loaded, OFFICER)[0]["source"] == "form"
    assert history_of(loaded, OFFICER, "repair", "R-0002")[0].after["status"] == "surveyed"
    kept = audit.rows(loaded, Principal("admin"))
    assert [row["action"] for row in kept[:2]] == ["publish", "entry"]

    undo(str(outcome.number), loaded, OFFICER)
    assert repair(loaded, "R-0002")["status"] == "reported"


@pytest.mark.usefixtures("unpublished")
def test_on_hold_a_repair_goes_back_to_the_step_it_left_and_work_is_begun_once(loaded):
    reopen = {"defect_reported_on": "2024-03-01"}
    move_repair(loaded, OFFICER, "R-0001", "in_progress", date(2024, 3, 2), reopen)
    why = {"hold_reason": "materials"}
    move_repair(loaded, OFFICER, "R-0001", "on_hold", date(2024, 3, 3), why)

    assert [step.status for step in next_steps(loaded, OFFICER, "R-0001")] == [
        "in_progress",
        "cancelled",
    ]
    move_repair(loaded, OFFICER, "R-0001", "in_progress", date(2024, 3, 4))
    assert str(repair(loaded, "R-0001")["started_on"].date()) == "2024-01-05"


def test_a_step_that_may_not_follow_or_lacks_what_it_needs_is_explained(loaded):
    with pytest.raises(RecordsError) as refused:
        move_repair(loaded, OFFICER, "R-0002", "completed", date(2024, 3, 1))
    assert "Allowed next: Surveyed, Referred elsewhere, Not eligible, Cancelled" in str(
        refused.value
    )
    assert "ขั้นต่อไปที่ทำได้: สำรวจแล้ว" in refused.value.text.th

    with pytest.raises(RecordsError) as refused:
        move_repair(loaded, OFFICER, "R-0001", "in_progress", date(2024, 3, 1))
    assert "Defect reported on: reopens a house handed over" in str(refused.value)

    with pytest.raises(RecordsError, match="lies after the newest day"):
        move_repair(loaded, OFFICER, "R-0002", "surveyed", date(2024, 4, 2))
    assert len(batches(loaded, OFFICER)) == 1


@pytest.mark.usefixtures("unpublished")
def test_what_a_step_needs_may_come_with_it(loaded):
    new_look = assessment(assessment_id="A-9", household_id="HH-580301-0002")

    outcome = move_repair(
        loaded, OFFICER, "R-0002", "surveyed", date(2024, 3, 1), also={"assessment": [new_look]}
    )

    assert outcome.counts["assessment"].new == 1


@pytest.mark.usefixtures("unpublished")
def test_a_delivery_and_a_report_are_kept_with_the_checks_of_a_file(loaded):
    record_delivery(loaded, OFFICER, GIFT)
    report = {"commitment_id": "C001", "reported_on": "2024-03-30", "qty_to_date": "3", "verification": "verified"}  # fmt: skip
    record_commitment_update(loaded, OFFICER, report)

    assert sorted(loaded.read("delivery")["qty"]) == [12, 20000]
    assert list(loaded.read("commitment_update")["qty_to_date"]) == [2, 3]
    with pytest.raises(RecordsError, match="Unit: ‘sheet’ is not the unit of its pledge"):
        record_delivery(loaded, OFFICER, {**GIFT, "pledge_id": "K-0001"})
    with pytest.raises(RecordsError, match="Partner: ‘NOBODY’ is not to be found"):
        record_delivery(loaded, OFFICER, {**GIFT, "partner_id": "NOBODY"})


def test_only_who_may_enter_records_does_and_only_in_the_districts_that_are_theirs(loaded):
    for role in ("governor", "records_reader", "admin", "public"):
        with pytest.raises(NotAllowed):
            record_delivery(loaded, Principal(role), GIFT)
        with pytest.raises(NotAllowed):
            next_steps(loaded, Principal(role), "R-0002")
    elsewhere = Principal("data_officer", districts=frozenset({"5801"}), account_id="A2")

    with pytest.raises(RecordsError, match="not a record of a district that is yours"):
        record_delivery(loaded, elsewhere, GIFT)
