"""The plan of a subdistrict goes its steps one by one; what a step lacks is named, and nothing is saved."""

from datetime import date

import pytest

from data_access.access.roles import NotAllowed, Principal
from data_access.access.scope import Scope
from data_access.casework.planning.plans import (
    link_measure,
    move_plan,
    next_steps,
    set_money,
    start_plan,
)
from data_access.intake.commit.undo import undo
from data_access.publishing.current import current_snapshot
from data_access.queries.plans.measures import measure_progress
from data_access.queries.plans.plans import plan_ladder, plans
from data_access.snapshots.programme import Programme
from data_access.store.tables import RECORDS
from data_access.system.errors import RecordsError

GOVERNOR = Principal("governor", account_id="A1")
OFFICER = Principal("data_officer", account_id="A2")
ON = date(2024, 3, 20)


def published():
    return Programme(current_snapshot(), Scope(), GOVERNOR)


def forum(store, **given):
    values = {"kind": "forum", "area_code": "580302", "attendees": 41, **given}
    with store.transaction() as connection:
        connection.execute(RECORDS["attendance"].delete())
        connection.execute(RECORDS["event"].update().values(values))


def written(store, table, **values):
    """As an earlier entry left it: to save it by the form would publish it once more."""
    with store.transaction() as connection:
        connection.execute(RECORDS[table].update().values(values))


def refused(store, to_status, **filled):
    with pytest.raises(RecordsError) as caught:
        move_plan(store, GOVERNOR, "PN1", to_status, ON, filled)
    return caught.value.text


def test_a_plan_goes_all_seven_steps_and_each_step_taken_too_early_names_what_it_lacks(loaded):
    early = refused(loaded, "funded")
    assert "Allowed next: Forum held, Returned, Withdrawn." in early.en
    assert "ขั้นต่อไปที่ทำได้: ผ่านประชาคมแล้ว, ส่งกลับแก้ไข, ถอนแผนแล้ว" in early.th

    assert "lacks its forum" in refused(loaded, "forum", event_id="E1").en
    forum(loaded, attendees=0)
    assert "ขั้นนี้ขาดประชาคม" in refused(loaded, "forum", event_id="E1").th
    forum(loaded, area_code="580301")
    assert "lacks its forum" in refused(loaded, "forum", event_id="E1").en
    forum(loaded)
    move_plan(loaded, GOVERNOR, "PN1", "forum", ON, {"event_id": "E1", "votes_for": "39"})

    assert "lacks the LAO's document" in refused(loaded, "adopted_lao").en
    move_plan(loaded, OFFICER, "PN1", "adopted_lao", ON, {"doc_ref": "มส 72001/45"})
    ladder = plan_ladder(published()).set_index("subdistrict_code")
    assert ladder.loc["580302", ["step", "counts"]].tolist() == ["adopted_lao", True]
    move_plan(loaded, GOVERNOR, "PN1", "in_provincial_plan", ON)

    written(loaded, "measure_budget", secured="promised")
    lacks = refused(loaded, "funded")
    assert "40,000 baht approved or paid for 2567 (there is 0 baht)" in lacks.en
    assert "ไม่น้อยกว่า 40,000 บาท (มี 0 บาท)" in lacks.th
    set_money(loaded, GOVERNOR, "MS1", {"secured": "approved"}, seq=1)
    move_plan(loaded, GOVERNOR, "PN1", "funded", ON)
    move_plan(loaded, GOVERNOR, "PN1", "carried_out", ON)

    written(loaded, "measure", target_qty=2)
    assert "still open: 1" in refused(loaded, "closed").en
    written(loaded, "measure", target_qty=1)
    closed = move_plan(loaded, GOVERNOR, "PN1", "closed", ON)
    progress = measure_progress(published()).set_index("measure_id")
    assert progress.loc["MS1", ["links", "done_qty", "state"]].tolist() == [1, 1, "done"]
    assert next_steps(loaded, GOVERNOR, "PN1") == ["returned"]

    undo(str(closed.number), loaded, GOVERNOR)
    assert loaded.read("area_plan")["status"].tolist() == ["carried_out"]
    assert loaded.read("plan_log")["to_status"].tolist()[-1] == "carried_out"


def test_a_plan_is_returned_for_a_reason_and_drafted_again_as_the_next_version(loaded):
    assert "without a reason" in refused(loaded, "returned").en
    move_plan(loaded, GOVERNOR, "PN1", "returned", ON, {"reason": "documents", "note": "ขาดรายงาน"})
    move_plan(loaded, GOVERNOR, "PN1", "draft", ON)

    (row,) = plans(published()).to_dict("records")
    assert (row["status"], row["version"]) == ("draft", 2)


def test_a_record_counts_once_and_only_in_its_own_subdistrict(loaded):
    for record, what in (("R-0001", "counted by another"), ("R-0002", "outside the plan's")):
        with pytest.raises(RecordsError, match=what):
            link_measure(loaded, GOVERNOR, "MS1", "repair_id", record)


def test_a_plan_is_started_with_its_measures_by_those_who_keep_plans_and_nobody_else(loaded):
    plan = {
        "subdistrict_code": "580301",
        "author": "council",
        "title_th": "แผนตำบลเวียงใต้",
        "years_from": "2566",
        "years_to": "2570",
        "form": "2566",
    }
    measure = {
        "dimension": "living",
        "kind": "repair",
        "name_th": "ซ่อมบ้าน",
        "target_qty": 3,
        "unit": "house",
        "lead_kind": "council",
        "start_on": "2024-04-01",
        "due_on": "2024-09-30",
        "amount_thb": 120_000,
        "fiscal_year_be": 2567,
    }
    for reader in (Principal("partner", "CODI"), Principal("public"), Principal("records_reader")):
        with pytest.raises(NotAllowed):
            start_plan(loaded, reader, plan, [measure], ON)
        with pytest.raises(NotAllowed):
            move_plan(loaded, reader, "PN1", "returned", ON, {"reason": "other"})
    with pytest.raises(RecordsError, match="span of years"):
        start_plan(loaded, GOVERNOR, {**plan, "years_to": "2571"}, [], ON)

    start_plan(loaded, GOVERNOR, plan, [measure], ON)

    new = plans(published()).query("subdistrict_code == '580301'").iloc[0]
    assert (new["status"], new["measures"]) == ("draft", 1)
    outside = Programme(current_snapshot(), Scope(), Principal("public"))
    assert measure_progress(outside).empty
