"""Two stored records that are one are merged; a household that became two is split. Both are undone."""

import shutil
from contextlib import contextmanager

import pandas as pd
import pytest

from data_access.access.roles import Principal
from data_access.accounts.personal_access import start_look
from data_access.casework import merging
from data_access.casework.doubles import (
    compared,
    decide,
    decisions,
    likely_pairs,
    take_back_decision,
)
from data_access.casework.household_record import NoLook, open_household, state_reason
from data_access.casework.merging import merge, plan_merge
from data_access.casework.splitting import split
from data_access.intake.commit.commit import commit
from data_access.intake.commit.undo import undo
from data_access.intake.preview.folder import check_folder
from data_access.intake.preview.preview import Counts
from data_access.schema import BY_NAME, TABLES
from data_access.store import audit
from data_access.store.record_store import open_store
from data_access.system.errors import RecordsError
from tests.records import (
    assessment,
    delivery,
    household,
    livelihood,
    member,
    participant,
    repair,
    repair_funding,
    repair_status_log,
    write_folder,
)

OFFICER = Principal("data_officer", account_id="A1", session_id="S1")
WHY = "ถามผู้ใหญ่บ้านแล้ว"
HERE = {"subdistrict_code": "580302", "moo": "4"}
KEEP = household(household_id="HH-A", head_name="นายสมหมาย ใจดี", phone="", n_members="2", **HERE)
GONE = household(
    household_id="HH-B",
    head_name="สมหมาย ใจดี",
    phone="0812345678",
    lat="",
    lon="",
    n_members="3",
    **HERE,
)
HEAD = {"birth_year_be": "2490", "sex": "female"}
CHILD = {"birth_year_be": "2555", "sex": "male", "is_head": "no", "groups": ""}
HANGING = {
    "member": [
        member(member_id="M-A1", household_id="HH-A", **HEAD),
        member(member_id="M-B1", household_id="HH-B", relation="หัวหน้า", **HEAD),
        member(member_id="M-B2", household_id="HH-B", **CHILD),
    ],
    "assessment": [
        assessment(assessment_id="A-A", household_id="HH-A"),
        assessment(assessment_id="A-B", household_id="HH-B"),  # equal to that of HH-A
        assessment(assessment_id="A-B2", household_id="HH-B", assessed_on="2023-08-01"),
    ],
    "livelihood": [livelihood(livelihood_id="L-B", household_id="HH-B")],
    "repair": [repair(repair_id="R-B", household_id="HH-B")],
    "repair_status_log": [repair_status_log(repair_id="R-B")],
}


pytestmark = pytest.mark.usefixtures("unpublished")


def bring(store, folder, **tables):
    return commit(check_folder(write_folder(folder, tables), store), store, OFFICER)


@pytest.fixture(scope="module")
def made(minimal_kept, tmp_path_factory):
    """Two files: the store with the two households, and the same once they are merged."""
    folder = tmp_path_factory.mktemp("doubled")
    doubled, merged = folder / "doubled", folder / "merged"
    shutil.copytree(minimal_kept, doubled)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(merging, "publish_newest", lambda store, by: None)
        patched.setenv("HOH_VAR", str(doubled))
        with opened() as store:
            outcome = bring(store, folder / "in", household=[KEEP, GONE], **HANGING)
            assert outcome.rows_waiting == 0
        shutil.copytree(doubled, merged)
        patched.setenv("HOH_VAR", str(merged))
        with opened() as store:
            merge(store, OFFICER, "household", "HH-A", "HH-B", WHY, n_members=3)
    return doubled, merged


@contextmanager
def opened():
    store = open_store()
    yield store
    store.close()


@pytest.fixture
def doubled(made, var):
    shutil.copytree(made[0], var)
    with opened() as store:
        yield store


@pytest.fixture
def merged(made, var):
    shutil.copytree(made[1], var)
    with opened() as store:
        yield store


def everything(store):
    return {table.name: store.read(table.name) for table in TABLES}


def same(before, after):
    for name, table in before.items():
        pd.testing.assert_frame_equal(table, after[name])
    return True


def record(store, table_name, key):
    records = store.read(table_name)
    return records[records[BY_NAME[table_name].key[0]] == key].iloc[0]


def keys_of(store, table_name, household_id):
    records = store.read(table_name)
    return records.loc[records["household_id"] == household_id].iloc[:, 0].tolist()


def test_likely_doubles_of_the_store_are_found_once_with_their_signs(doubled):
    (pair,) = [pair for pair, _said in likely_pairs(doubled, OFFICER) if pair.one == "HH-A"]

    assert (pair.table_name, pair.other, pair.is_likely) == ("household", "HH-B", True)
    assert [sign.en for sign in pair.signs] == ["same name and village"]


def test_a_pair_decided_to_be_two_is_not_listed_until_the_decision_is_taken_back(doubled):
    decide(doubled, OFFICER, "household", "HH-B", "HH-A", "other", WHY)
    (decision,) = decisions(doubled, OFFICER)

    assert (decision.one, decision.other, decision.reason) == ("HH-A", "HH-B", WHY)
    assert likely_pairs(doubled, OFFICER) == []
    take_back_decision(doubled, OFFICER, decision)
    assert len(likely_pairs(doubled, OFFICER)) == 1


def test_a_pair_decided_to_be_one_stays_listed_and_says_so(doubled):
    decide(doubled, OFFICER, "household", "HH-A", "HH-B", "same", WHY)

    ((_pair, decision),) = likely_pairs(doubled, OFFICER)
    assert decision.verdict == "same"


def test_a_decision_needs_a_reason_without_anybodys_number(doubled):
    for reason in ("", "ใช่", "โทร 081 234 5678 แล้ว"):
        with pytest.raises(RecordsError, match="State why"):
            decide(doubled, OFFICER, "household", "HH-A", "HH-B", "same", reason)


def test_two_records_are_compared_without_a_personal_value(doubled):
    lines = {
        one.column.name: one for one in compared(doubled, OFFICER, "household", "HH-A", "HH-B")
    }

    name, phone, people = lines["head_name"], lines["phone"], lines["n_members"]
    assert (name.agree, name.one, name.other, name.is_hidden) == (True, None, None, True)
    assert (phone.agree, phone.one) == (None, None)
    assert (people.agree, people.one, people.other) == (False, 2, 3)


def test_only_who_loads_records_sees_pairs_or_merges(doubled):
    for role in ("governor", "records_reader", "admin", "presenter"):
        for asked in (
            lambda by: likely_pairs(doubled, by),
            lambda by: merge(doubled, by, "household", "HH-A", "HH-B", WHY),
            lambda by: decide(doubled, by, "household", "HH-A", "HH-B", "same", WHY),
        ):
            with pytest.raises(RecordsError, match="lacks the right"):
                asked(Principal(role))


def test_an_officer_of_other_districts_neither_sees_nor_merges_a_pair(doubled):
    elsewhere = Principal("data_officer", districts=frozenset({"5801"}))

    assert likely_pairs(doubled, elsewhere) == []
    with pytest.raises(RecordsError, match="not there"):
        merge(doubled, elsewhere, "household", "HH-A", "HH-B", WHY)


def test_a_plan_says_what_moves_what_is_there_already_and_what_is_filled(doubled):
    plan = plan_merge(doubled, OFFICER, "household", "HH-A", "HH-B")

    assert plan.moved == {"member": 1, "assessment": 1, "livelihood": 1, "repair": 1}
    assert plan.found_twice == {"member": 1, "assessment": 1}
    assert plan.filled == ["phone"]
    assert (plan.members, plan.n_members) == (2, 2)


def test_all_that_hangs_on_a_household_moves_and_each_person_is_counted_once(merged):
    kept, gone = record(merged, "household", "HH-A"), record(merged, "household", "HH-B")
    assert (kept["phone"], kept["n_members"], kept["lat"]) == ("0812345678", 3, 19.42)
    assert (gone["active"], gone["inactive_reason"], gone["n_members"]) == (False, "merged", 3)
    assert keys_of(merged, "member", "HH-A") == ["M-A1", "M-B2"]
    assert record(merged, "member", "M-A1")["relation"] == "หัวหน้า"
    assert keys_of(merged, "assessment", "HH-A") == ["A-A", "A-B2"]
    assert keys_of(merged, "repair", "HH-A") == ["R-B"]
    assert keys_of(merged, "livelihood", "HH-A") == ["L-B"]
    assert [keys_of(merged, name, "HH-B") for name in ("member", "assessment", "repair")] == [
        []
    ] * 3
    (logged,) = [one for one in audit.rows(merged, Principal("admin")) if one["action"] == "merge"]
    assert logged["reason"] == WHY
    assert "household HH-B into HH-A" in logged["what"]


def test_undoing_a_merge_returns_every_record_as_it_was(doubled):
    before = everything(doubled)
    outcome = merge(doubled, OFFICER, "household", "HH-A", "HH-B", WHY)

    undo(str(outcome.number), doubled, OFFICER)

    assert same(before, everything(doubled))
    assert len(likely_pairs(doubled, OFFICER)) == 1


def test_merging_and_undoing_are_the_same_on_every_database(store, minimal, tmp_path):
    commit(minimal, store)
    bring(store, tmp_path / "in", household=[KEEP, GONE], **HANGING)
    before = everything(store)

    outcome = merge(store, OFFICER, "household", "HH-A", "HH-B", WHY)
    assert keys_of(store, "member", "HH-A") == ["M-A1", "M-B2"]
    row = GONE | {"village_name_th": "บ้านใหม่"}
    preview = check_folder(write_folder(tmp_path / "x", {"household": [row]}), store)
    assert [one.key for one in preview.reasons] == ["HH-A"]

    undo(str(outcome.number), store, OFFICER)
    assert same(before, everything(store))


def test_a_merge_is_undone_whole_although_a_later_file_confirmed_some_of_it(doubled, tmp_path):
    before = everything(doubled)
    outcome = merge(doubled, OFFICER, "household", "HH-A", "HH-B", WHY)
    again = bring(doubled, tmp_path / "again", household=[KEEP], repair=HANGING["repair"])
    assert sum(one.same for one in again.counts.values()) == 2

    undo(str(outcome.number), doubled, OFFICER)

    assert same(before, everything(doubled))


def test_a_merge_cannot_be_undone_once_something_was_added_to_the_record_that_stayed(
    doubled, tmp_path
):
    outcome = merge(doubled, OFFICER, "household", "HH-A", "HH-B", WHY)
    later = bring(doubled, tmp_path / "b", livelihood=[livelihood(livelihood_id="L-9", household_id="HH-A")])  # fmt: skip

    with pytest.raises(RecordsError, match=f"batch {later.number} has changed"):
        undo(str(outcome.number), doubled, OFFICER)


def test_a_merge_that_makes_two_open_repairs_is_refused_and_nothing_is_done(doubled, tmp_path):
    bring(
        doubled,
        tmp_path / "r",
        repair=[repair(repair_id="R-A", household_id="HH-A")],
        repair_status_log=[repair_status_log(repair_id="R-A")],
    )
    before = everything(doubled)

    with pytest.raises(RecordsError, match="another open repair"):
        merge(doubled, OFFICER, "household", "HH-A", "HH-B", WHY)
    assert same(before, everything(doubled))


def test_a_household_that_refused_consent_has_refused_it_after_the_merge(doubled, tmp_path):
    bring(doubled, tmp_path / "c", household=[GONE | {"consent": "refused"}])

    merge(doubled, OFFICER, "household", "HH-A", "HH-B", WHY)

    assert record(doubled, "household", "HH-A")["consent"] == "refused"


def test_an_inactive_household_is_none_to_stay(merged):
    with pytest.raises(RecordsError, match="not active"):
        merge(merged, OFFICER, "household", "HH-B", "HH-A", WHY)


class TestAFileWithTheOldKey:
    def test_lands_at_the_record_that_stayed_and_says_so(self, merged, tmp_path):
        row = GONE | {"village_name_th": "บ้านใหม่", "updated_at": "2024-03-31"}
        preview = check_folder(write_folder(tmp_path / "x", {"household": [row]}), merged)

        assert preview.counts["household"] == Counts(changed=1)
        assert [(one.how, one.key) for one in preview.reasons] == [("merged", "HH-A")]
        commit(preview, merged, OFFICER)
        kept = record(merged, "household", "HH-A")
        # Only what is new of it: the values that were chosen are not overwritten by the old ones.
        assert (kept["village_name_th"], kept["n_members"]) == ("บ้านใหม่", 3)
        assert kept["active"]

    def test_that_says_nothing_new_is_passed_over_and_said(self, merged, tmp_path):
        preview = check_folder(write_folder(tmp_path / "x", {"household": [GONE, KEEP | {"n_members": "3"}]}), merged)  # fmt: skip

        assert preview.counts["household"] == Counts(same=1)
        assert any("nothing new in them, passed over: 1" in note.en for note in preview.notes)

    def test_waits_where_the_file_has_the_other_as_well(self, merged, tmp_path):
        rows = [GONE | {"village_name_th": "บ้านใหม่"}, KEEP | {"n_members": "3"}]
        preview = check_folder(write_folder(tmp_path / "x", {"household": rows}), merged)

        assert preview.counts["household"] == Counts(same=1, rejected=1)
        assert "was merged into HH-A, which this file has too" in preview.lines()[0].en

    def test_says_that_the_household_moved_away(self, merged, tmp_path):
        row = GONE | {"active": "no", "inactive_reason": "moved"}
        preview = check_folder(write_folder(tmp_path / "x", {"household": [row]}), merged)
        commit(preview, merged, OFFICER)

        assert not record(merged, "household", "HH-A")["active"]

    def test_may_be_of_what_hangs_on_it(self, merged, tmp_path):
        new = assessment(assessment_id="A-NEW", household_id="HH-B", assessed_on="2024-02-01")
        bring(merged, tmp_path / "x", assessment=[new], member=HANGING["member"])

        assert "A-NEW" in keys_of(merged, "assessment", "HH-A")
        assert keys_of(merged, "member", "HH-A") == ["M-A1", "M-B2"]

    def test_is_the_old_record_again_once_the_merge_is_undone(self, merged, tmp_path):
        undo(str(merged.batches()[0]["number"]), merged, OFFICER)
        preview = check_folder(write_folder(tmp_path / "x", {"household": [GONE]}), merged)

        assert preview.counts["household"] == Counts(same=1)

    def test_opens_the_record_that_stayed(self, merged):
        state_reason(OFFICER, "correction", "หนังสือที่ มส 0017/123")

        assert open_household(OFFICER, "HH-B").household_id == "HH-A"

    def test_of_a_chain_lands_at_its_end(self, merged, tmp_path):
        other = household(household_id="HH-C", head_name="อื่น คนละคน", lat="19.43", **HERE)
        bring(merged, tmp_path / "c", household=[other])
        merge(merged, OFFICER, "household", "HH-C", "HH-A", WHY)
        row = GONE | {"village_name_th": "บ้านปลายทาง"}
        preview = check_folder(write_folder(tmp_path / "x", {"household": [row]}), merged)

        assert [one.key for one in preview.reasons] == ["HH-C"]


def test_a_delivery_entered_twice_goes_and_its_money_moves(loaded, tmp_path):
    first = delivery(delivery_id="D-8", delivered_on="2024-01-07", qty="5", value_thb="5")
    twice = first | {"delivery_id": "D-9", "value_thb": ""}
    funding = repair_funding(
        funding_id="F-9", funding_program="codi_bmk", delivery_id="D-9", value_thb="1"
    )
    brought = bring(loaded, tmp_path / "d", delivery=[first, twice], repair_funding=[funding])
    assert brought.rows_waiting == 0
    before = everything(loaded)
    (pair,) = [one for one, _said in likely_pairs(loaded, OFFICER) if one.other == "D-9"]

    outcome = merge(loaded, OFFICER, "delivery", pair.one, "D-9", WHY)

    assert "D-9" not in set(loaded.read("delivery")["delivery_id"])
    assert record(loaded, "repair_funding", "F-9")["delivery_id"] == pair.one
    again = check_folder(write_folder(tmp_path / "e", {"delivery": [twice]}), loaded)
    assert again.counts["delivery"] == Counts()
    undo(str(outcome.number), loaded, OFFICER)
    assert same(before, everything(loaded))


def test_a_participant_entered_twice_goes_and_the_commitments_move(loaded, tmp_path):
    rows = [participant(participant_id=one, name="นายวิชัย ทองแท้") for one in ("P701", "P702")]
    bring(loaded, tmp_path / "p", participant=rows)

    merge(loaded, OFFICER, "participant", "P702", "P701", WHY)

    assert "P701" not in set(loaded.read("participant")["participant_id"])


class TestSplitting:
    @pytest.fixture
    def family(self, doubled):
        start_look(OFFICER, "correction: แยกครัวเรือน")
        return doubled

    def test_the_people_move_and_each_is_counted_once(self, family):
        split(family, OFFICER, "HH-B", "HH-B2", ["M-B2"], "M-B2", WHY, {"repair": ["R-B"]})

        old, new = record(family, "household", "HH-B"), record(family, "household", "HH-B2")
        assert (old["n_members"], new["n_members"]) == (2, 1)
        assert (new["subdistrict_code"], new["moo"], new["active"]) == ("580302", 4, True)
        assert pd.isna(new["phone"]) and pd.isna(new["head_name"])
        assert keys_of(family, "member", "HH-B2") == ["M-B2"]
        assert record(family, "member", "M-B2")["is_head"]
        assert keys_of(family, "repair", "HH-B2") == ["R-B"]

    def test_undoing_it_returns_every_record_as_it_was(self, family):
        before = everything(family)
        outcome = split(family, OFFICER, "HH-B", "HH-B2", ["M-B2"], "M-B2", WHY)

        undo(str(outcome.number), family, OFFICER)

        assert same(before, everything(family))

    @pytest.mark.parametrize(
        ("new_id", "members", "words"),
        [
            ("HH-A", ["M-B2"], "already"),
            ("HH ใหม่", ["M-B2"], "letters, digits"),
            ("HH-B2", [], "at least one"),
            ("HH-B2", ["M-B1", "M-B2"], "at least one must stay"),
            ("HH-B2", ["M-A1"], "not of this household"),
        ],
    )
    def test_what_cannot_be_split_is_refused(self, new_id, members, words, family):
        before = everything(family)

        with pytest.raises(RecordsError, match=words):
            split(family, OFFICER, "HH-B", new_id, members, "", WHY)
        assert same(before, everything(family))

    def test_it_needs_a_stated_reason_to_see_who_lives_there(self, doubled):
        with pytest.raises(NoLook):
            split(doubled, OFFICER, "HH-B", "HH-B2", ["M-B2"], "M-B2", WHY)
