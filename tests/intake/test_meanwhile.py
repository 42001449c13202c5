"""What others save between a preview and its saving: no matter, unless it is about the same rows."""

import pytest

from data_access.access.roles import Principal
from data_access.casework.keeping import keep
from data_access.intake.commit.commit import commit
from data_access.intake.commit.meanwhile import ChangedMeanwhile, as_it_is_now
from data_access.intake.commit.undo import undo
from data_access.intake.history.sources import MEETING
from data_access.intake.preview.folder import check_folder
from data_access.intake.preview.quarantine import drop_quarantined, quarantined, retry_quarantine
from data_access.store import audit
from data_access.system.errors import RecordsError
from tests.records import (
    decision,
    delivery,
    household,
    livelihood,
    moves,
    partner,
    repair,
    write_folder,
)
from tests.tiers import on_both_in_soak

OFFICER = Principal("data_officer", account_id="A1")
OTHER = Principal("data_officer", account_id="A2")
GOVERNOR = Principal("governor", account_id="A3")


@pytest.fixture
def checked(tmp_path):
    """Makes the preview of a folder with these tables."""
    made = iter(range(100))

    def preview(store, **tables):
        return check_folder(write_folder(tmp_path / f"in-{next(made)}", tables), store)

    return preview


def moo(store, household_id):
    return store.read("household").set_index("household_id")["moo"].to_dict()[household_id]


def states(store):
    return [batch["state"] for batch in store.batches()]


def test_two_loads_of_different_households_at_once_are_both_saved(store, minimal, checked):
    commit(minimal, store)
    one = checked(store, household=[household(household_id="HH-A", moo="7")])
    other = checked(store, household=[household(household_id="HH-B", moo="8")])
    third = checked(store, household=[household(household_id="HH-580302-0001", moo="9")])

    assert [commit(each, store).number for each in (one, other, third)] == [2, 3, 4]
    assert [moo(store, key) for key in ("HH-A", "HH-B", "HH-580302-0001")] == [7, 8, 9]
    assert audit.verify(store).broken is None


def test_of_two_loads_of_one_household_the_second_is_refused_and_its_row_named(
    store, minimal, checked
):
    commit(minimal, store)
    one = checked(store, household=[household(moo="7")])
    other = checked(store, household=[household(household_id="HH-B"), household(moo="8")])
    commit(one, store)

    with pytest.raises(ChangedMeanwhile) as told:
        commit(other, store)
    assert told.value.text.en.endswith(
        "household.csv, row 3 (HH-580302-0001): somebody has changed this record."
    )
    assert told.value.text.th.endswith("household.csv แถวที่ 3 (HH-580302-0001): มีผู้แก้ไขระเบียนนี้แล้ว")
    with store.transaction() as connection, pytest.raises(ChangedMeanwhile):
        as_it_is_now(other, store, connection)  # who comes in between the check and the lock
    assert (moo(store, "HH-580302-0001"), len(store.read("household"))) == (7, 3)
    assert states(store) == ["committed", "committed"]


@on_both_in_soak
def test_a_row_that_refers_to_what_was_taken_back_meanwhile_is_named(store, minimal, checked):
    commit(minimal, store)
    commit(checked(store, partner=[partner(partner_id="X")]), store)
    refers = checked(store, livelihood=[livelihood(livelihood_id="L-9", partner_id="X")])
    elsewhere = checked(store, household=[household(household_id="HH-B")])
    undo("2", store)

    with pytest.raises(ChangedMeanwhile, match=r"livelihood.csv, row 2 \(L-9\): ‘X’ is not to be"):
        commit(refers, store)
    assert commit(elsewhere, store).state == "committed"
    assert "L-9" not in set(store.read("livelihood")["livelihood_id"])


def test_a_record_that_was_taken_back_or_added_meanwhile_is_named(loaded, checked):
    commit(checked(loaded, household=[household(household_id="HH-B")]), loaded)
    changes = checked(loaded, household=[household(household_id="HH-B", moo="9")])
    undo("2", loaded)
    with pytest.raises(ChangedMeanwhile, match=r"row 2 \(HH-B\): somebody has removed"):
        commit(changes, loaded)

    one = checked(loaded, household=[household(household_id="HH-C")])
    other = checked(loaded, household=[household(household_id="HH-C", moo="9")])
    commit(one, loaded)
    with pytest.raises(ChangedMeanwhile, match=r"row 2 \(HH-C\): somebody has added"):
        commit(other, loaded)


def test_what_two_offices_load_at_once_under_two_keys_is_not_entered_twice(loaded, checked):
    one, other = (
        checked(loaded, delivery=[delivery(delivery_id=key, delivered_on="2024-03-01")])
        for key in ("D-8", "D-9")
    )
    commit(one, loaded)

    with pytest.raises(ChangedMeanwhile, match=r"row 2 \(D-9\): is probably the same as D-8"):
        commit(other, loaded)


def test_the_same_files_saved_twice_from_two_windows_are_saved_once(loaded, checked):
    twice = checked(loaded, household=[household(household_id="HH-B")])
    commit(twice, loaded)

    assert commit(twice, loaded).state == "already_loaded"
    assert states(loaded) == ["committed", "committed"]


def test_a_row_that_can_be_saved_by_now_is_not_left_waiting_in_silence(loaded, checked):
    waits = checked(loaded, livelihood=[livelihood(livelihood_id="L-9", partner_id="X")])
    commit(checked(loaded, partner=[partner(partner_id="X")]), loaded)

    with pytest.raises(ChangedMeanwhile, match="this row can be saved now"):
        commit(waits, loaded)


def test_a_waiting_row_is_settled_once_whoever_else_is_at_it(loaded, checked):
    wrong = household(household_id="HH-B", moo="99")
    commit(checked(loaded, household=[wrong], partner=[partner(partner_id="X")]), loaded, OFFICER)
    (row,) = quarantined(loaded, OFFICER)
    tried = retry_quarantine(loaded, OFFICER, [row.row_id], {row.row_id: {"moo": "9"}})
    commit(checked(loaded, household=[household(household_id="HH-C")]), loaded)  # elsewhere
    drop_quarantined(loaded, OTHER, [row.row_id])

    with pytest.raises(RecordsError, match="no longer waiting"):
        commit(tried, loaded, OFFICER)
    assert "HH-B" not in set(loaded.read("household")["household_id"])
    assert [one.row_id for one in quarantined(loaded, OFFICER, "dropped")] == [row.row_id]


def test_what_a_form_adds_never_takes_the_place_of_what_somebody_else_has_just_added(loaded):
    log = loaded.read("repair_status_log")
    moved = {
        "repair": [{**repair(repair_id="R-0002", status="surveyed"), "surveyed_on": "2024-03-01"}],
        "repair_status_log": [moves("R-0002", ("surveyed", "2024-03-01"))[0]],
    }
    with pytest.raises(ChangedMeanwhile, match="somebody else saved one here a moment ago"):
        keep(loaded, OFFICER, moved, added=["repair_status_log"])
    assert loaded.read("repair_status_log").equals(log)


def test_two_decisions_of_a_meeting_never_have_one_number(loaded):
    with pytest.raises(RecordsError, match="has the number of another decision"):
        keep(loaded, GOVERNOR, {"decision": [decision(decision_id="DN-9")]}, MEETING)
