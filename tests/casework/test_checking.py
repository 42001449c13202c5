"""Deliveries that wait to be checked are verified many at once, or not at all; and it is undone."""

import pytest

from data_access.access.roles import Principal
from data_access.casework import checking
from data_access.casework.checking import check_deliveries
from data_access.intake.commit.commit import commit
from data_access.intake.commit.undo import undo
from data_access.intake.preview.folder import check_folder
from data_access.store import audit
from data_access.system.errors import RecordsError
from tests.records import delivery, write_folder

OFFICER = Principal("data_officer", account_id="A1")
WHY = "ดูใบส่งของแล้ว"
IDS = ["D-1", "D-2", "D-3"]


@pytest.fixture
def waiting(loaded, tmp_path, monkeypatch):
    monkeypatch.setattr(checking, "publish_newest", lambda store, by: None)
    rows = [
        delivery(delivery_id=one, qty=str(n), value_thb="1", verification="self_reported")
        for n, one in enumerate(IDS, start=5)
    ]
    preview = check_folder(write_folder(tmp_path / "in", {"delivery": rows}), loaded)
    assert commit(preview, loaded).rows_waiting == 0
    return loaded


def verification(store):
    return store.read("delivery").set_index("delivery_id")["verification"][IDS].tolist()


def test_all_of_them_are_verified_with_a_reason_and_undone_together(waiting):
    before = waiting.read("delivery")

    outcome = check_deliveries(waiting, OFFICER, IDS, "verified", WHY)

    assert verification(waiting) == ["verified"] * 3
    (logged,) = [
        one
        for one in audit.rows(waiting, Principal("admin"))
        if one["action"] == "deliveries_checked"
    ]
    assert (logged["reason"], logged["count"]) == (WHY, 3)
    undo(str(outcome.number), waiting, OFFICER)
    assert waiting.read("delivery").equals(before)


def test_nothing_is_saved_if_one_of_them_was_checked_meanwhile_or_may_not_be(waiting):
    check_deliveries(waiting, OFFICER, ["D-2"], "rejected", WHY)
    elsewhere = Principal("data_officer", districts=frozenset({"5801"}))

    for by, ids, reason, words in (
        (OFFICER, IDS, WHY, "changed or checked meanwhile"),
        (OFFICER, ["D-1", "D-404"], WHY, "changed or checked meanwhile"),
        (OFFICER, [], WHY, "No delivery"),
        (OFFICER, ["D-1"], "", "State why"),
        (elsewhere, ["D-1"], WHY, "outside the districts"),
        (Principal("governor"), ["D-1"], WHY, "lacks the right"),
    ):
        with pytest.raises(RecordsError, match=words):
            check_deliveries(waiting, by, ids, "verified", reason)
    assert verification(waiting) == ["self_reported", "rejected", "self_reported"]
