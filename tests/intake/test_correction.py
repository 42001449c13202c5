"""A waiting row corrected by hand: kept and published at once, or told what is still wrong."""

import pytest
import sqlalchemy as sa

from data_access.access.roles import NotAllowed, Principal
from data_access.intake.commit.commit import commit
from data_access.intake.commit.correction import correct
from data_access.intake.preview.folder import check_folder
from data_access.intake.preview.quarantine import (
    drop_quarantined,
    quarantined,
    retry_quarantine,
    waiting_batches,
)
from data_access.publishing.publish import is_published
from data_access.store import audit
from data_access.system.errors import RecordsError
from tests.records import household, member, partner, write_folder

OFFICER = Principal("data_officer", account_id="A1")
BOUND = Principal("data_officer", districts=frozenset({"5803"}), account_id="A2")
NAME = "ผู้อยู่อาศัย"


def load(store, folder, by=OFFICER, **tables):
    return commit(check_folder(write_folder(folder, tables), store, by), store, by)


@pytest.fixture
def waiting(loaded, tmp_path):
    """A store in which a household with two faulty cells waits; a partner was kept."""
    wrong = household(household_id="HH-NEW", moo="99", n_members="444", head_name=NAME)
    load(loaded, tmp_path / "in", household=[wrong], partner=[partner(partner_id="X")])
    return loaded


def told(issues):
    return {column: words.en for column, words in issues}


def test_a_corrected_row_is_kept_and_published_at_once(waiting):
    (row,) = quarantined(waiting, OFFICER)
    correction = correct(waiting, OFFICER, row.row_id, {"moo": "๙", "n_members": "4 คน"})

    assert correction.still_wrong == []
    assert correction.outcome.counts["household"].new == 1
    assert quarantined(waiting, OFFICER) == []
    kept = waiting.read("household").set_index("household_id").loc["HH-NEW"]
    assert (kept["moo"], kept["n_members"], kept["head_name"]) == (9, 4, NAME)
    assert is_published(waiting)
    with pytest.raises(RecordsError, match="no longer waiting"):
        correct(waiting, OFFICER, row.row_id, {"moo": "9"})


def test_while_something_is_wrong_it_is_told_of_each_cell_and_nothing_is_written(waiting):
    (row,) = quarantined(waiting, OFFICER)
    before = len(waiting.batches())
    correction = correct(waiting, OFFICER, row.row_id, {"moo": "98", "n_members": "4"})

    assert correction.outcome is None
    assert set(told(correction.still_wrong)) == {"moo"}
    assert told(correction.still_wrong)["moo"].startswith("‘98’ is outside the possible range.")
    assert len(waiting.batches()) == before
    assert quarantined(waiting, OFFICER) == [row]


def test_rows_tried_again_and_refused_wait_with_what_is_wrong_with_them_now(waiting):
    (row,) = quarantined(waiting, OFFICER)
    better = {"moo": "98", "n_members": "4"}
    outcome = commit(
        retry_quarantine(waiting, OFFICER, [row.row_id], {row.row_id: better}), waiting, OFFICER
    )
    (after,) = quarantined(waiting, OFFICER)

    assert outcome.state == "refused"
    assert (after.row_id, after.cells["n_members"]) == (row.row_id, "4")
    assert told(after.issues) == {"moo": told(after.issues)["moo"]}
    assert told(after.issues)["moo"].startswith("‘98’")


@pytest.mark.usefixtures("unpublished")
def test_no_value_of_the_row_is_in_the_audit_log(waiting):
    (row,) = quarantined(waiting, OFFICER)
    correct(waiting, OFFICER, row.row_id, {"moo": "9", "n_members": "4", "head_name": "อีกชื่อ"})
    with waiting.reading() as connection:
        written = " ".join(map(str, connection.execute(sa.select(audit.AUDIT)).all()))

    assert "batch 3" in written
    assert NAME not in written and "อีกชื่อ" not in written and "HH-NEW" not in written


def test_who_may_not_load_records_corrects_none_and_a_district_officer_only_the_own(waiting):
    (row,) = quarantined(waiting, OFFICER)

    with pytest.raises(NotAllowed):
        correct(waiting, Principal("governor"), row.row_id, {"moo": "9"})
    with pytest.raises(RecordsError, match="no longer waiting"):
        correct(waiting, BOUND, row.row_id, {"moo": "9"})


def test_the_batches_of_which_rows_wait_are_told_newest_first_with_how_many(waiting, tmp_path):
    orphans = [member(member_id=f"M-{one}", household_id="HH-NONE") for one in (8, 9)]
    home = [household(household_id="HH-9")]
    load(waiting, tmp_path / "more", by=BOUND, household=home, member=orphans)
    newest, first = waiting_batches(waiting, OFFICER)

    assert (newest.number, first.number) == (3, 2)
    assert (newest.rows, first.rows) == (2, 1)
    assert first.files == ["household.csv", "partner.csv"]
    assert waiting_batches(waiting, BOUND) == [newest]
    drop_quarantined(waiting, OFFICER, [quarantined(waiting, OFFICER, limit=1)[0].row_id])
    assert [one.rows for one in waiting_batches(waiting, OFFICER)] == [1, 1]
