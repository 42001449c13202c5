"""Reports that wait are accepted or sent back many at once, or not at all; logged, and undone."""

import pytest
import sqlalchemy as sa

from data_access.access.roles import Principal
from data_access.casework import checking
from data_access.casework.checking import check_reports, waiting_reports
from data_access.intake.commit.commit import commit
from data_access.intake.commit.undo import undo
from data_access.intake.preview.folder import check_folder
from data_access.store import audit
from data_access.store.intake_tables import VERIFICATION_LOG
from data_access.system.errors import RecordsError
from tests.records import delivery, pledge, promise_move, write_folder

OFFICER = Principal("data_officer", account_id="A1")
GOVERNOR = Principal("governor", account_id="A2")
IDS = ["D-1", "D-2", "D-3"]
EVERY = [("delivery", one) for one in IDS]


@pytest.fixture
def waiting(loaded, tmp_path, monkeypatch):
    monkeypatch.setattr(checking, "publish_newest", lambda store, by: None)
    rows = [
        delivery(delivery_id=one, qty=str(n), value_thb="1", verification="self_reported", delivered_on=f"2024-02-0{n}")
        for n, one in enumerate(IDS, start=5)
    ]  # fmt: skip
    more = {
        "delivery": rows,
        "pledge": [pledge(pledge_id="K-9", pledge_status="offered")],
        "promise_move": [promise_move(verification="self_reported", reported_on="2024-01-15")],
    }
    preview = check_folder(write_folder(tmp_path / "in", more), loaded)
    assert commit(preview, loaded).rows_waiting == 0
    return loaded


def verification(store):
    return store.read("delivery").set_index("delivery_id")["verification"][IDS].tolist()


def log_of(store):
    with store.reading() as connection:
        asked = sa.select(VERIFICATION_LOG).order_by(VERIFICATION_LOG.c.row_key)
        return connection.execute(asked).all()


def test_what_waits_is_listed_the_oldest_first_with_its_owner(waiting):
    listed = [(one.table_name, one.key, one.owner) for one in waiting_reports(waiting, GOVERNOR)]

    assert listed == [
        ("pledge", "K-9", "CODI"),
        ("promise_move", "PM-0001", "CODI"),
        *(("delivery", one, "CODI") for one in IDS),
    ]


def test_all_of_them_are_accepted_logged_and_undone_together(waiting):
    before = waiting.read("delivery")

    outcome = check_reports(waiting, GOVERNOR, EVERY, "ok")

    assert verification(waiting) == ["verified"] * 3
    assert [(row.row_key, row.from_state, row.to_state, row.reason, row.checked_by) for row in log_of(waiting)] == [
        (one, "self_reported", "verified", "ok", "A2") for one in IDS
    ]  # fmt: skip
    (logged,) = [
        one
        for one in audit.rows(waiting, Principal("admin"))
        if one["action"] == "deliveries_checked"
    ]
    assert (logged["reason"], logged["count"]) == ("ok", 3)
    undo(str(outcome.number), waiting, GOVERNOR)
    assert waiting.read("delivery").equals(before)
    assert len(log_of(waiting)) == 3  # what was said stays said


def test_an_offer_becomes_a_pledge_once_it_is_confirmed_and_else_is_withdrawn(waiting):
    outcome = check_reports(waiting, OFFICER, [("pledge", "K-9")], "ok")
    status = waiting.read("pledge").set_index("pledge_id")["pledge_status"]
    assert status["K-9"] == "pledged"

    undo(str(outcome.number), waiting, OFFICER)
    check_reports(waiting, OFFICER, [("pledge", "K-9")], "duplicate")
    row = waiting.read("pledge").set_index("pledge_id").loc["K-9"]
    assert (row["pledge_status"], str(row["withdrawn_on"].date())) == ("withdrawn", "2024-03-31")


def test_nothing_is_saved_if_one_of_them_was_checked_meanwhile_or_may_not_be(waiting):
    check_reports(waiting, OFFICER, [("delivery", "D-2")], "no_proof")
    elsewhere = Principal("data_officer", districts=frozenset({"5801"}))

    for by, chosen, reason, words in (
        (OFFICER, EVERY, "ok", "changed, withdrawn or checked meanwhile"),
        (OFFICER, [EVERY[0], ("delivery", "D-404")], "ok", "changed, withdrawn or checked meanwhile"),
        (OFFICER, [], "ok", "No report"),
        (OFFICER, EVERY[:1], "", "Choose why"),
        (elsewhere, EVERY[:1], "ok", "outside the districts"),
        (Principal("partner", "CODI"), EVERY[:1], "ok", "lacks the right"),
        (Principal("records_reader"), EVERY[:1], "ok", "lacks the right"),
    ):  # fmt: skip
        with pytest.raises(RecordsError, match=words):
            check_reports(waiting, by, chosen, reason)
    assert verification(waiting) == ["self_reported", "rejected", "self_reported"]
    assert waiting_reports(waiting, elsewhere) == []
