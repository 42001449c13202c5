"""A submission of a survey is known again, whatever was corrected in it or taken out of it."""

import pytest

from data_access.access.roles import Principal
from data_access.intake.commit.commit import commit
from data_access.intake.commit.undo import undo
from data_access.intake.history.history import history_of
from data_access.intake.preview.folder import check_path
from data_access.intake.preview.preview import Counts
from data_access.intake.preview.quarantine import quarantined, retry_quarantine
from data_access.schema import TABLES
from tests.intake.survey_exports import kobo, person, submission

OFFICER = Principal("data_officer", account_id="A1")
HOUSE = "HH-580302-0077"
GRANDFATHER = person(2480, "male", groups="elderly", is_head="yes")
MOTHER = person(2500, groups="disabled")
CHILD = person(2560, groups="child_u6")


FIRST_PREVIEWS = {}  # by the store's state and what is sent: many tests begin with the same


def previewed(store, tmp_path, *submissions, **options):
    path = tmp_path / "export.xlsx"
    path.write_bytes(kobo(*submissions, **options))
    return check_path(path, store)


def first_previewed(store, tmp_path, *submissions, **options):
    """The same where nothing but the minimal programme was ever kept, checked once."""
    if len(store.batches()) > 1:
        return previewed(store, tmp_path, *submissions, **options)
    sent = store.revision(), repr((submissions, options))
    if sent not in FIRST_PREVIEWS:
        FIRST_PREVIEWS[sent] = previewed(store, tmp_path, *submissions, **options)
    return FIRST_PREVIEWS[sent]


def load(store, tmp_path, *submissions, **options):
    """Keeps the export; answers the number of its batch."""
    preview = first_previewed(store, tmp_path, *submissions, **options)
    outcome = commit(preview, store, "officer")
    assert outcome.state == "committed"
    return str(outcome.number)


def everything(store):
    return {table.name: store.read_arrow(table.name) for table in TABLES}


def people(store, household_id=HOUSE):
    members = store.read("member")
    return members[members["household_id"] == household_id]


def ids_by_birth(store):
    return people(store).set_index("birth_year_be")["member_id"].to_dict()


def test_of_a_person_taken_out_of_a_repeat_nobody_else_takes_the_record(loaded, tmp_path):
    load(loaded, tmp_path, submission("u1", HOUSE, [GRANDFATHER, MOTHER, CHILD]))
    before = ids_by_birth(loaded)

    corrected = submission("u1", HOUSE, [{**MOTHER, "is_head": "yes"}, CHILD])
    preview = previewed(loaded, tmp_path, corrected)

    assert preview.counts["member"] == Counts(changed=1, same=1, gone=1)
    commit(preview, loaded)
    assert ids_by_birth(loaded) == {year: before[year] for year in (2500, 2560)}
    assert people(loaded).set_index("birth_year_be")["is_head"].to_dict() == {2500: True, 2560: False}  # fmt: skip


def test_who_was_taken_out_returns_when_the_batch_is_undone(loaded, tmp_path):
    load(loaded, tmp_path, submission("u1", HOUSE, [GRANDFATHER, MOTHER]))
    before = everything(loaded)
    gone = ids_by_birth(loaded)[2480]
    number = load(loaded, tmp_path, submission("u1", HOUSE, [MOTHER], n_members="1"))
    assert 2480 not in ids_by_birth(loaded)
    (removed, added) = history_of(loaded, OFFICER, "member", gone)
    assert (removed.operation, added.operation) == ("removed", "new")
    assert "birth_year_be" in removed.hidden and removed.before == {}

    undone = undo(number, loaded)

    assert (undone.removed, undone.restored) == (0, 2)
    assert all(loaded.read_arrow(name).equals(records) for name, records in before.items())


def test_people_in_another_order_are_the_same(loaded, tmp_path):
    load(loaded, tmp_path, submission("u1", HOUSE, [GRANDFATHER, MOTHER, CHILD]))

    preview = previewed(loaded, tmp_path, submission("u1", HOUSE, [CHILD, GRANDFATHER, MOTHER]))

    assert preview.counts["member"] == Counts(same=3)


@pytest.mark.parametrize(
    ("now", "counts"),
    [
        ([GRANDFATHER, {**MOTHER, "birth_year_be": "2501"}], Counts(changed=1, same=1)),
        ([GRANDFATHER, person(2567, "male", groups="child_u6")], Counts(new=1, same=1, gone=1)),
        ([GRANDFATHER, MOTHER, CHILD], Counts(new=1, same=2)),
        ([MOTHER, MOTHER], Counts(new=1, same=1, gone=1)),
    ],
)  # fmt: skip
def test_a_corrected_year_is_the_same_person_and_an_exchanged_one_is_another(
    now, counts, loaded, tmp_path
):
    load(loaded, tmp_path, submission("u1", HOUSE, [GRANDFATHER, MOTHER]))

    preview = previewed(loaded, tmp_path, submission("u1", HOUSE, now, n_members="2"))

    assert preview.counts["member"] == counts


def test_people_with_ids_of_the_form_keep_them_and_who_is_taken_out_goes(loaded, tmp_path):
    first, second = {**MOTHER, "member_id": "M-aa"}, {**CHILD, "member_id": "M-bb"}
    load(loaded, tmp_path, submission("u1", HOUSE, [first, second]), own_ids=True)

    preview = previewed(loaded, tmp_path, submission("u1", HOUSE, [second]), own_ids=True)

    assert preview.counts["member"] == Counts(same=1, gone=1)
    assert preview.tables["member"].outcome.gone["member_id"].tolist() == ["M-aa"]


def test_a_form_that_numbers_people_by_their_places_is_not_believed(loaded, tmp_path):
    numbered = [
        {**one, "member_id": f"{HOUSE}-M{place}"}
        for place, one in enumerate([GRANDFATHER, MOTHER], start=1)
    ]
    load(loaded, tmp_path, submission("u1", HOUSE, numbered), own_ids=True)
    before = ids_by_birth(loaded)

    moved_up = {**MOTHER, "member_id": f"{HOUSE}-M1"}
    load(loaded, tmp_path, submission("u1", HOUSE, [moved_up]), own_ids=True)

    assert ids_by_birth(loaded) == {2500: before[2500]}


def test_a_corrected_day_of_assessment_corrects_the_assessment(loaded, tmp_path):
    load(loaded, tmp_path, submission("u1", HOUSE, [MOTHER], assessed_on="2024-02-20"))

    preview = previewed(
        loaded, tmp_path, submission("u1", HOUSE, [MOTHER], assessed_on="2024-02-21")
    )

    assert preview.counts["assessment"] == Counts(changed=1)
    commit(preview, loaded)
    assessed = loaded.read("assessment").set_index("household_id").loc[[HOUSE], "assessed_on"]
    assert [f"{day:%Y-%m-%d}" for day in assessed] == ["2024-02-21"]


def test_a_corrected_household_id_is_no_second_household(loaded, tmp_path):
    load(loaded, tmp_path, submission("u1", HOUSE, [MOTHER]))

    preview = previewed(loaded, tmp_path, submission("u1", "HH-580302-0078", [MOTHER], moo="2"))

    assert preview.counts["household"] == Counts(changed=1)
    assert preview.counts["member"] == Counts(same=1)
    assert preview.counts["assessment"] == Counts(same=1)
    assert {(one.table.name, one.how, one.key) for one in preview.reasons} == {
        ("household", "submission", HOUSE),
        ("assessment", "submission", f"{HOUSE}-20240220"),
        ("member", "person", None),
    }


def test_an_id_corrected_to_that_of_another_household_is_asked_about(loaded, tmp_path):
    load(loaded, tmp_path, submission("u1", HOUSE, [MOTHER]))

    preview = previewed(loaded, tmp_path, submission("u1", "HH-580302-0001", [MOTHER]))

    assert preview.rows_good == 0
    assert "is the key of another record than the one this submission" in preview.lines()[0].en


def test_a_second_visit_to_a_household_adds_an_assessment_and_nothing_else(loaded, tmp_path):
    first = submission("u1", HOUSE, [MOTHER])
    load(loaded, tmp_path, first)

    again = submission("u2", HOUSE, [], assessed_on="2024-03-01", number="8", visit="again")
    preview = previewed(loaded, tmp_path, first, again)

    assert preview.counts["household"] == preview.counts["member"] == Counts(same=1)
    assert preview.counts["assessment"] == Counts(new=1, same=1)


def test_the_same_house_on_the_same_day_by_another_submission_is_asked_about(loaded, tmp_path):
    load(loaded, tmp_path, submission("u1", HOUSE, [MOTHER]))

    again = submission("u2", HOUSE, [], number="8", n_members="1")
    preview = previewed(loaded, tmp_path, again)

    assert preview.counts["assessment"] == Counts(rejected=1)
    assert "another submission of the same household and day" in preview.lines()[0].en


@pytest.mark.parametrize("form", ["ครัวเรือน", "household"])
def test_an_edit_on_the_server_has_another_uuid_and_the_same_number(form, loaded, tmp_path):
    load(loaded, tmp_path, submission("u1", HOUSE, [MOTHER], number="41"), form=form)

    edited = submission("u9", HOUSE, [MOTHER], assessed_on="2024-02-25", number="41")
    preview = previewed(loaded, tmp_path, edited, form=form)

    assert preview.counts["assessment"] == Counts(changed=1)
    assert preview.counts["member"] == Counts(changed=1)  # the source names the newest uuid


@pytest.mark.parametrize(
    ("status", "rejected"),
    [("", 0), ("Approved", 0), ("validation_status_approved", 0), ("edited", 0),
     ("Not approved", 1), ("On hold", 1), ("rejected", 1), ("hasIssues", 1)],
)  # fmt: skip
def test_only_approved_and_undecided_submissions_are_taken(status, rejected, loaded, tmp_path):
    rows = [submission("u1", HOUSE, [MOTHER], status=status)]

    preview = previewed(loaded, tmp_path, *rows)

    assert preview.counts["household"] == Counts(new=1 - rejected, rejected=rejected)
    assert preview.counts["member"].rejected == preview.counts["assessment"].rejected == rejected


def test_a_submission_that_is_not_approved_is_taken_when_an_officer_tries_it_again(
    loaded, tmp_path
):
    good = submission("u2", "HH-580302-0079", [CHILD], number="8")
    load(loaded, tmp_path, good, submission("u1", HOUSE, [MOTHER], status="On hold"))
    waiting = [row.row_id for row in quarantined(loaded, OFFICER)]
    assert len(waiting) == 3

    commit(retry_quarantine(loaded, OFFICER, waiting), loaded, OFFICER)

    assert len(people(loaded)) == 1
    approved = submission("u1", HOUSE, [MOTHER], status="Approved", assessed_on="2024-02-22")
    preview = previewed(loaded, tmp_path, good, approved)
    assert preview.counts["assessment"] == Counts(changed=1, same=1)
    assert preview.counts["member"] == Counts(same=2)


def test_submissions_deleted_on_the_server_are_named_and_stay(loaded, tmp_path):
    three = [submission(f"u{n}", f"HH-580302-008{n}", [MOTHER], number=str(n)) for n in range(3)]
    load(loaded, tmp_path, *three)

    preview = previewed(loaded, tmp_path, *three[:2])

    (named,) = [note.en for note in preview.notes if "not in this file" in note.en]
    assert "1 (HH-580302-0082). Their records stay" in named
    assert preview.counts["household"] == Counts(same=2)
    few = previewed(loaded, tmp_path, three[0])  # an export of one day says nothing of the others
    assert [note.en for note in few.notes if "not in this file" in note.en] == []


def test_what_an_undone_batch_noted_does_not_count(loaded, tmp_path):
    before = everything(loaded)
    undo(load(loaded, tmp_path, submission("u1", HOUSE, [MOTHER])), loaded)
    assert all(loaded.read_arrow(name).equals(records) for name, records in before.items())

    load(loaded, tmp_path, submission("u1", "HH-580302-0090", [MOTHER]))

    assert len(people(loaded, "HH-580302-0090")) == 1


def test_a_batch_that_confirmed_submissions_still_knows_them_when_the_first_is_undone(
    loaded, tmp_path
):
    first = load(loaded, tmp_path, submission("u1", HOUSE, [MOTHER]))
    again = submission("u1", HOUSE, [MOTHER]), submission("u2", "HH-580302-0091", [CHILD], number="8")  # fmt: skip
    load(loaded, tmp_path, *again)
    undo(first, loaded)

    preview = previewed(
        loaded, tmp_path, submission("u1", HOUSE, [MOTHER], assessed_on="2024-02-27")
    )

    assert preview.counts["assessment"] == Counts(changed=1)


def test_an_export_without_group_names_is_shared_out_to_the_tables(loaded, tmp_path):
    preview = previewed(loaded, tmp_path, submission("u1", HOUSE, [MOTHER]), grouped=False)

    assert preview.lines() == []
    assert {name: counts.new for name, counts in preview.counts.items()} == {
        "household": 1,
        "member": 1,
        "assessment": 1,
    }
