"""Rows that wait: seen, corrected and tried again, resolved by a better file, or given up."""

import pytest

from data_access.access.roles import NotAllowed, Principal
from data_access.intake.commit.commit import commit
from data_access.intake.commit.undo import undo
from data_access.intake.history.mappings import save_mapping, saved_mapping, saved_sources
from data_access.intake.preview.folder import check_folder
from data_access.intake.preview.quarantine import (
    drop_quarantined,
    quarantined,
    retry_quarantine,
    waiting_rows,
)
from data_access.system.errors import RecordsError
from tests.records import household, member, partner, write_folder

OFFICER = Principal("data_officer", account_id="A1")


def load(store, tmp_path, by=OFFICER, **tables):
    folder = write_folder(tmp_path / f"batch-{len(store.batches())}", tables)
    return commit(check_folder(folder, store, by), store, by)


@pytest.fixture
def waiting(loaded, tmp_path):
    """A store in whose quarantine a household waits, and a member of it; a partner was kept."""
    load(
        loaded,
        tmp_path,
        household=[household(household_id="HH-NEW", moo="99", head_name="ผู้อยู่อาศัย")],
        member=[member(member_id="M-9", household_id="HH-NEW")],
        partner=[partner(partner_id="X")],
    )
    return loaded


def test_a_waiting_row_has_its_cells_as_sent_and_what_is_wrong(waiting):
    home, person = quarantined(waiting, OFFICER)

    assert (home.table.name, home.file, home.file_row, home.state) == (
        "household",
        "household.csv",
        2,
        "waiting",
    )
    assert (home.cells["moo"], home.cells["head_name"]) == ("99", "ผู้อยู่อาศัย")
    ((column, words),) = home.issues
    assert column == "moo"
    assert words.en.startswith("‘99’ is outside the possible range. Allowed: 1 to 30.")
    assert "วิธีแก้: ตรวจตัวเลขและหน่วย" in words.th
    assert person.issues[0][0] == "household_id"
    assert waiting_rows(waiting, home.batch_id) == 2


def test_corrected_rows_are_tried_again_and_what_waited_for_them_follows(waiting):
    home, person = quarantined(waiting, OFFICER)

    wrong = retry_quarantine(waiting, OFFICER, [home.row_id], {home.row_id: {"moo": "98"}})
    assert commit(wrong, waiting, OFFICER).state == "refused"
    assert quarantined(waiting, OFFICER)[0].cells["moo"] == "98"

    both = [home.row_id, person.row_id]
    better = retry_quarantine(waiting, OFFICER, both, {home.row_id: {"moo": "9"}})
    outcome = commit(better, waiting, OFFICER)

    assert outcome.counts["household"].new == outcome.counts["member"].new == 1
    assert quarantined(waiting, OFFICER) == []
    assert len(quarantined(waiting, OFFICER, "resolved")) == 2
    kept = waiting.read("household").set_index("household_id").loc["HH-NEW"]
    assert (kept["moo"], kept["head_name"]) == (9, "ผู้อยู่อาศัย")

    undo(str(outcome.number), waiting, OFFICER)
    assert len(quarantined(waiting, OFFICER)) == 2


def test_the_good_ones_of_rows_tried_again_are_kept_and_the_others_wait_on(waiting):
    home, person = quarantined(waiting, OFFICER)
    load_person_elsewhere = {person.row_id: {"household_id": "HH-580302-0001"}}

    tried = retry_quarantine(waiting, OFFICER, [home.row_id, person.row_id], load_person_elsewhere)
    outcome = commit(tried, waiting, OFFICER)

    assert outcome.counts["member"].new == 1
    assert [row.row_id for row in quarantined(waiting, OFFICER)] == [home.row_id]


def test_a_better_file_resolves_what_waited_under_its_keys(waiting, tmp_path):
    load(waiting, tmp_path, household=[household(household_id="HH-NEW", moo="9")])

    assert [row.table.name for row in quarantined(waiting, OFFICER)] == ["member"]


def test_files_of_which_rows_wait_may_be_sent_again(waiting, tmp_path):
    again = check_folder(tmp_path / "batch-1", waiting)

    assert again.already_loaded is None


def test_rows_can_be_given_up_once(waiting):
    ids = [row.row_id for row in quarantined(waiting, OFFICER)]

    assert drop_quarantined(waiting, OFFICER, ids) == 2
    assert quarantined(waiting, OFFICER) == []
    with pytest.raises(RecordsError, match="no longer waiting"):
        drop_quarantined(waiting, OFFICER, ids)
    with pytest.raises(RecordsError, match="no longer waiting"):
        retry_quarantine(waiting, OFFICER, ids[:1])


def test_only_who_may_load_records_sees_what_waits_and_a_district_officer_the_own(waiting):
    for role in ("governor", "records_reader", "admin", "public"):
        with pytest.raises(NotAllowed):
            quarantined(waiting, Principal(role))
    bound = Principal("data_officer", districts=frozenset({"5803"}), account_id="A2")

    assert quarantined(waiting, bound) == []
    with pytest.raises(RecordsError, match="no longer waiting"):
        drop_quarantined(waiting, bound, [quarantined(waiting, OFFICER)[0].row_id])


def test_a_confirmed_mapping_is_used_again_for_its_source(loaded):
    assert saved_mapping(loaded, "สำนักงาน พมจ.", "household") is None
    save_mapping(loaded, OFFICER, "สำนักงาน พมจ.", "household", {"คน": "n_members", "หมายเหตุ": None})
    save_mapping(loaded, OFFICER, "สำนักงาน พมจ.", "household", {"คนในบ้าน": "n_members"})

    assert saved_mapping(loaded, "สำนักงาน พมจ.", "household") == {"คนในบ้าน": "n_members"}
    assert saved_sources(loaded, OFFICER) == ["สำนักงาน พมจ."]
    with pytest.raises(ValueError, match="has no column nothing"):
        save_mapping(loaded, OFFICER, "x", "household", {"คน": "nothing"})
    with pytest.raises(NotAllowed):
        save_mapping(loaded, Principal("public"), "x", "household", {})
