"""A household's record: who may open it, for how long, and what stays hidden all the same."""

import shutil
from datetime import timedelta
from pathlib import Path

import pandas as pd
import pytest

from data_access.access.roles import NotAllowed, Principal
from data_access.accounts import personal_access
from data_access.accounts.sessions import utc_now
from data_access.casework.household_record import (
    NoLook,
    open_household,
    state_reason,
    take_household_along,
)
from data_access.intake.commit.commit import commit
from data_access.intake.preview.folder import check_folder
from data_access.queries.households.household_search import households_found
from data_access.schema import BY_NAME
from data_access.store import audit
from data_access.store.account_tables import LOOK
from data_access.store.record_store import open_store
from data_access.system.errors import RecordsError
from data_access.system.paths import photos_folder
from tests import records
from tests.programmes import programme_of

HOUSEHOLD, NOT_ASKED, REFUSED = "HH-580302-0001", "HH-580301-0002", "HH-580104-0003"
READER = Principal("records_reader", account_id="A1", session_id="S1")
OFFICER = Principal("data_officer", districts=frozenset({"5801"}), account_id="A2", session_id="S2")
WHY = "letter 123 of the district office"
NAME = "only this house has this name"


@pytest.fixture(scope="module")
def kept_var(tmp_path_factory):
    """A var/ with the minimal programme, a name in each house and another consent in each."""
    folder = tmp_path_factory.mktemp("kept")
    houses = {HOUSEHOLD: "given", NOT_ASKED: "not_asked", REFUSED: "refused"}
    written = records.records_folder(
        folder / "records",
        household=[
            records.household(
                household_id=one,
                subdistrict_code=one[3:9],
                head_name=NAME,
                lat="",
                lon="",
                consent=consent,
                consent_date="2023-05-01" if consent == "given" else "",
            )
            for one, consent in houses.items()
        ],
        photo=[
            records.photo(photo_id="PH-1"),
            records.photo(photo_id="PH-2", consent_to_show="no"),
            records.photo(photo_id="PH-3", faces_blurred="no"),
            records.photo(
                photo_id="PH-4", stage="before", file=Path("..", "store.sqlite").as_posix()
            ),
            records.photo(photo_id="PH-5", stage="during"),
        ],
    )
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("HOH_VAR", str(folder / "var"))
        store = open_store()
        assert commit(check_folder(written, store), store).is_kept
        store.close()
    return folder / "var"


@pytest.fixture
def store(kept_var, var):
    shutil.copytree(kept_var, var)
    store = open_store()
    yield store
    store.close()


@pytest.fixture
def looking(store):
    """The reader, with a look that is open."""
    state_reason(READER, "visit", WHY)
    return READER


def kept(store, action):
    with store.reading() as connection:
        rows = connection.execute(audit.AUDIT.select().order_by(audit.AUDIT.c.number)).mappings()
        return [row for row in rows if row["action"] == action]


def opened(store):
    """The households that the log has as looked at, in order."""
    return [row["what"] for row in kept(store, "record_view") if row["count"]]


@pytest.mark.parametrize("role", ["governor", "presenter", "admin", "public"])
def test_who_lacks_the_right_opens_no_household_and_states_no_reason(store, role):
    with pytest.raises(NotAllowed):
        open_household(Principal(role), HOUSEHOLD)
    with pytest.raises(NotAllowed):
        state_reason(Principal(role), "visit", WHY)


def test_a_reason_is_one_of_the_list_with_more_in_own_words(store):
    for reason, words in (("visit", "because"), ("visit", "  a   b   c  "), ("curiosity", WHY)):
        with pytest.raises(RecordsError, match="Choose a reason"):
            state_reason(READER, reason, words)
    with pytest.raises(NoLook):
        open_household(READER, HOUSEHOLD)
    state_reason(READER, "visit", WHY)

    assert kept(store, "record_view")[0]["reason"] == f"visit: {WHY}"


def test_a_household_is_shown_whole_with_all_that_belongs_to_it(looking):
    record = open_household(looking, HOUSEHOLD)

    assert record.facts["head_name"] == NAME
    assert record.withheld is None
    assert len(record.tables["member"]) == 2
    assert list(record.tables["repair"]["repair_id"]) == ["R-0001"]
    assert list(record.tables["repair_status_log"]["to_status"])[-1] == "handed_over"
    assert len(record.tables["repair_funding"]) == 1
    assert {"entered_by", "changed_by"} & {
        name for table in record.tables.values() for name in table
    } == set()


def test_what_is_opened_is_kept_once_a_look_with_the_reason_and_nothing_personal(store, looking):
    for household_id in (HOUSEHOLD, HOUSEHOLD, NOT_ASKED):
        open_household(looking, household_id)

    assert opened(store) == [HOUSEHOLD, NOT_ASKED]
    assert {row["reason"] for row in kept(store, "record_view")} == {f"visit: {WHY}"}
    assert NAME not in str(kept(store, "record_view"))
    assert audit.verify(store).broken is None


def test_another_session_and_a_later_look_are_kept_anew(store, looking):
    open_household(looking, HOUSEHOLD)
    other = Principal("records_reader", account_id="A1", session_id="S9")
    with pytest.raises(NoLook):
        open_household(other, HOUSEHOLD)
    state_reason(other, "repair", WHY)
    open_household(other, HOUSEHOLD)

    assert [row["session_id"] for row in kept(store, "record_view") if row["count"]] == ["S1", "S9"]


def test_when_the_time_is_over_nothing_is_given_any_longer(store, looking):
    open_household(looking, HOUSEHOLD)
    assert personal_access.look_until(looking) - utc_now() > timedelta(minutes=14)
    with store.transaction() as connection:
        connection.execute(LOOK.update().values(until=utc_now()))

    with pytest.raises(NoLook, match="its time is over"):
        open_household(looking, HOUSEHOLD)


@pytest.mark.parametrize(
    ("household_id", "why"), [(NOT_ASKED, "not been asked"), (REFUSED, "refused")]
)
def test_without_consent_every_personal_field_stays_hidden_and_the_reason_is_told(
    looking, household_id, why
):
    record = open_household(looking, household_id)
    personal = {
        f"{table.name}.{column.name}"
        for table in BY_NAME.values()
        for column in table.columns
        if column.personal
    }

    assert why in record.withheld.en
    assert NAME not in str(record)
    assert record.tables["member"].empty
    assert (
        personal & {f"{name}.{column}" for name, table in record.tables.items() for column in table}
        == set()
    )
    assert {f"household.{name}" for name in record.facts} & personal == set()


def test_an_officer_opens_no_household_outside_the_officer_s_districts(store):
    state_reason(OFFICER, "correction", WHY)
    with pytest.raises(RecordsError, match="is outside your districts"):
        open_household(OFFICER, HOUSEHOLD)
    denied = kept(store, "denied")[-1]

    assert (denied["what"], denied["account_id"], denied["result"]) == (HOUSEHOLD, "A2", "refused")
    assert opened(store) == []
    assert open_household(OFFICER, REFUSED).withheld


@pytest.mark.parametrize("unknown", ["HH-0", "", "' or true --", "x" * 100])
def test_an_id_that_is_nobody_s_is_explained_and_not_quoted(looking, unknown):
    with pytest.raises(RecordsError, match="no household of this id"):
        open_household(looking, unknown)


def test_a_record_is_taken_along_by_a_right_of_its_own_and_kept_each_time(store, looking):
    with pytest.raises(NotAllowed):
        take_household_along(looking, HOUSEHOLD)
    with pytest.raises(NoLook):
        take_household_along(OFFICER, REFUSED)
    state_reason(OFFICER, "correction", WHY)
    for _ in range(2):
        assert take_household_along(OFFICER, REFUSED).household_id == REFUSED

    assert [(row["what"], row["reason"]) for row in kept(store, "export_personal")] == [
        (REFUSED, f"correction: {WHY}")
    ] * 2


def test_a_photo_is_shown_with_consent_and_blurred_faces_only_and_from_its_folder_alone(looking):
    photos_folder().mkdir()
    (photos_folder() / "after.jpg").write_bytes(b"a picture")
    photos = {one.photo_id: one for one in open_household(looking, HOUSEHOLD).photos}

    assert {key: (one.state, one.content) for key, one in photos.items()} == {
        "PH-1": ("shown", b"a picture"),
        "PH-2": ("no_consent", None),
        "PH-3": ("faces", None),
        "PH-4": ("no_file", None),
    }


def test_households_are_found_by_id_area_and_need_without_a_word_on_the_people():
    programme = programme_of(
        {
            "household": [
                records.household(household_id=one, subdistrict_code=one[3:9])
                for one in (HOUSEHOLD, NOT_ASKED)
            ],
            "assessment": [records.assessment(household_id=HOUSEHOLD, people_at_risk="yes")],
        },
        reader=READER,
    )
    found = households_found(programme, "", "any")

    assert list(found["household_id"]) == [HOUSEHOLD, NOT_ASKED]  # the urgent one first
    assert list(households_found(programme, "hh-5803", "urgent")["household_id"]) == [HOUSEHOLD]
    assert list(households_found(programme, "0002", "any")["household_id"]) == [NOT_ASKED]
    assert households_found(programme, "' or true --", "any").empty
    assert {"head_name", "n_members"} & {*found.columns} == set()
    assert pd.unique(found["found"]).tolist() == [2]


@pytest.mark.parametrize(
    ("reader", "seen"),
    [
        (Principal("governor"), 0),
        (Principal("data_officer"), 1),
        (Principal("data_officer", districts=frozenset({"5801"})), 0),
        (Principal("data_officer", districts=frozenset({"5803"})), 1),
    ],
)
def test_only_who_may_look_finds_households_and_an_officer_those_of_own_districts(reader, seen):
    programme = programme_of({"household": [records.household()]}, reader=reader)

    assert len(households_found(programme, "", "any")) == seen
