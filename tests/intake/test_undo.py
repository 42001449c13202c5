"""Taking a batch back: everything of it and nothing of another."""

import pytest

from data_access.access.roles import NotAllowed, Principal
from data_access.intake.commit.commit import commit
from data_access.intake.commit.publishing import publish_newest
from data_access.intake.commit.undo import undo
from data_access.intake.history.batches import batch_named, batches
from data_access.intake.history.history import history_of
from data_access.intake.preview.folder import check_folder
from data_access.intake.preview.quarantine import quarantined
from data_access.publishing.current import current_snapshot
from data_access.publishing.publish import is_published
from data_access.schema import TABLES
from data_access.store import audit
from data_access.store.tables import DATA_IMPORT
from data_access.system.errors import RecordsError
from tests.records import (
    delivery,
    household,
    member,
    minimal_programme,
    partner,
    pledge,
    repair_status_log,
    write_folder,
)
from tests.tiers import on_both_in_soak

OFFICER = Principal("data_officer", account_id="A1")
NEW = household(household_id="HH-NEW", head_name="ผู้อยู่อาศัย")


def load(store, tmp_path, by="officer", **tables):
    """Loads these tables as one more batch; answers its number as text."""
    folder = tmp_path / f"batch-{len(store.batches())}"
    outcome = commit(check_folder(write_folder(folder, tables), store), store, by)
    assert outcome.state == "committed"
    return str(outcome.number)


def everything(store):
    return {table.name: store.read_arrow(table.name) for table in TABLES}


def test_what_a_batch_added_goes_and_what_it_changed_returns(store, minimal, tmp_path):
    commit(minimal, store, "officer")
    before, revision = everything(store), store.revision()
    changed = {
        "household": [household(n_members="7", state_welfare_card=""), NEW],
        "partner": [partner(color="")],
    }
    number = load(store, tmp_path, **changed)
    assert store.revision() != revision

    undone = undo(number, store, "officer")

    assert (undone.removed, undone.restored, undone.left) == (1, 1, 0)
    assert all(store.read_arrow(name).equals(records) for name, records in before.items())
    assert store.revision() == revision
    assert [batch["state"] for batch in batches(store, None)] == ["undone", "committed"]


def test_a_batch_whose_records_a_later_one_changed_is_not_undone_and_that_one_is_named(
    loaded, tmp_path
):
    first = load(loaded, tmp_path, household=[NEW])
    second = load(loaded, tmp_path, household=[{**NEW, "n_members": "5"}])
    before = everything(loaded)

    with pytest.raises(RecordsError, match=f"batch {second} has changed records of it"):
        undo(first, loaded)
    assert all(loaded.read_arrow(name).equals(records) for name, records in before.items())

    undo(second, loaded)
    undo(first, loaded)

    assert "HH-NEW" not in set(loaded.read("household")["household_id"])


@on_both_in_soak
def test_what_a_later_batch_confirmed_stays_and_goes_with_that_batch(store, minimal, tmp_path):
    commit(minimal, store, "officer")
    changed = household(n_members="8")
    first = load(store, tmp_path, household=[changed, NEW])
    second = load(store, tmp_path, household=[changed, NEW, household(household_id="HH-2ND")])

    undone = undo(first, store)

    assert (undone.removed, undone.restored, undone.left) == (0, 0, 2)
    kept = store.read("household").set_index("household_id")
    assert {"HH-NEW", "HH-2ND"} <= set(kept.index)
    assert kept.loc["HH-580302-0001", "n_members"] == 8

    undone = undo(second, store)

    assert (undone.removed, undone.restored) == (2, 1)
    kept = store.read("household").set_index("household_id")
    assert kept.loc["HH-580302-0001", ["n_members", "record_version"]].tolist() == [3, 1]
    assert len(kept) == 3


def test_a_batch_that_later_records_refer_to_is_not_undone(loaded, tmp_path):
    first = load(loaded, tmp_path, household=[NEW])
    second = load(loaded, tmp_path, member=[member(member_id="M-9", household_id="HH-NEW")])

    with pytest.raises(RecordsError, match=f"1 record of member, loaded in batch {second}, refers"):
        undo(first, loaded)

    assert len(loaded.read("household")) == 4


def test_a_batch_without_which_the_rules_would_not_hold_is_not_undone(loaded, tmp_path):
    wide = pledge(pledge_id="K-2", unit="sheet")
    load(loaded, tmp_path, pledge=[wide])
    bags = load(loaded, tmp_path, pledge=[{**wide, "unit": "bag"}])
    load(loaded, tmp_path, delivery=[delivery(delivery_id="D-2", pledge_id="K-2", unit="bag")])

    with pytest.raises(RecordsError, match="delivery D-2 is not the unit of its pledge"):
        undo(bags, loaded)

    assert loaded.read("pledge").set_index("pledge_id").loc["K-2", "unit"] == "bag"


def test_a_move_of_a_repair_is_undone_with_its_row_in_the_log(loaded, tmp_path):
    before = everything(loaded)
    moved = [row for row in minimal_programme()["repair"] if row["repair_id"] == "R-0002"]
    moved[0] |= {"status": "surveyed", "status_since": "2024-01-10", "surveyed_on": "2024-01-10"}
    log = repair_status_log(
        repair_id="R-0002", seq="2", from_status="reported", to_status="surveyed", changed_on="2024-01-10"
    )  # fmt: skip
    number = load(loaded, tmp_path, repair=moved, repair_status_log=[log])

    undo(number, loaded)

    assert all(loaded.read_arrow(name).equals(records) for name, records in before.items())


def test_the_first_batch_of_all_can_be_undone_and_then_nothing_stays_published(loaded):
    publish_newest(loaded)

    undo("1", loaded)

    assert loaded.is_empty()
    assert publish_newest(loaded) is None
    with pytest.raises(RecordsError, match="Nothing has been published yet"):
        current_snapshot()


def test_undoing_brings_back_the_very_snapshot(loaded, tmp_path):
    before = publish_newest(loaded)
    number = load(loaded, tmp_path, household=[NEW])
    assert publish_newest(loaded) != before

    undo(number, loaded)

    assert not is_published(loaded)
    assert publish_newest(loaded) == before == current_snapshot().id


def test_a_batch_is_undone_once_and_can_be_loaded_again(loaded, tmp_path):
    number = load(loaded, tmp_path, household=[NEW])
    undo(number, loaded)

    with pytest.raises(RecordsError, match="its state is «Undone»"):
        undo(number, loaded)

    again = check_folder(tmp_path / "batch-1", loaded)
    assert again.already_loaded is None
    assert commit(again, loaded).counts["household"].new == 1


def test_rows_that_waited_with_a_batch_wait_no_more_when_it_is_undone(loaded, tmp_path):
    number = load(loaded, tmp_path, partner=[partner(partner_id="A"), partner(partner_id="B", color="red")])  # fmt: skip
    assert len(quarantined(loaded, OFFICER)) == 1

    undo(number, loaded)

    assert quarantined(loaded, OFFICER) == []
    assert [row.cells["partner_id"] for row in quarantined(loaded, OFFICER, "dropped")] == ["B"]


def test_a_record_has_its_history_and_no_personal_value_is_told(loaded, tmp_path):
    load(loaded, tmp_path, household=[NEW])
    load(loaded, tmp_path, household=[{**NEW, "n_members": "5", "head_name": "อีกคนหนึ่ง"}])
    third = load(loaded, tmp_path, household=[{**NEW, "n_members": "5", "head_name": "อีกคนหนึ่ง"}, household(n_members="6")])  # fmt: skip
    undo(third, loaded)

    touches = history_of(loaded, OFFICER, "household", "HH-NEW")

    assert [(one.operation, one.undone) for one in touches] == [
        ("seen", True),
        ("changed", False),
        ("new", False),
    ]
    changed = touches[1]
    assert (changed.before["n_members"], changed.after["n_members"]) == (3, 5)
    assert (changed.before["record_version"], changed.after["record_version"]) == (1, 2)
    assert changed.hidden == ("head_name",)
    assert "อีกคนหนึ่ง" not in str(touches)


def test_only_who_may_undo_can_and_an_officer_of_a_district_only_what_is_the_officers(
    loaded, tmp_path
):
    bound = Principal("data_officer", districts=frozenset({"5803"}), account_id="A2")
    theirs = load(loaded, tmp_path, by=OFFICER, partner=[partner(partner_id="A")])
    mine = load(loaded, tmp_path, by=bound, household=[NEW])

    for role in ("governor", "admin", "records_reader"):
        with pytest.raises(NotAllowed):
            undo(theirs, loaded, Principal(role))
    with pytest.raises(RecordsError, match="somebody else's"):
        undo(theirs, loaded, bound)
    undo(mine, loaded, bound)

    kept = audit.rows(loaded, Principal("admin"))
    assert [(row["action"], row["account_id"]) for row in kept[:2]] == [("undo", "A2"), ("intake_commit", "A2")]  # fmt: skip


def test_a_batch_that_is_not_there_is_explained(loaded):
    with pytest.raises(RecordsError, match="There is no batch 9"):
        undo("9", loaded)


def test_a_number_is_never_the_beginning_of_an_id(loaded):
    with loaded.transaction() as connection:
        connection.execute(DATA_IMPORT.update().values(batch_id="9f0000000000"))

    with pytest.raises(RecordsError, match="There is no batch 9"):
        batch_named(loaded, "9")
    assert batch_named(loaded, "9f")["number"] == 1
    assert batch_named(loaded, "1")["batch_id"] == "9f0000000000"
