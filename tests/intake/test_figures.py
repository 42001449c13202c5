"""A preview says what the file would do to the figures, before the button is pressed."""

from data_access.access.roles import Principal
from data_access.access.scope import Scope
from data_access.intake.commit.commit import commit
from data_access.intake.commit.publishing import publish_newest
from data_access.intake.preview.figures import moved
from data_access.intake.preview.folder import check_folder
from data_access.publishing.current import current_snapshot
from data_access.queries.households.raw_counts import household_counts
from data_access.snapshots.programme import Programme
from tests.records import assessment, household, write_folder

NEW = household(household_id="HH-580302-0801", updated_at="2024-04-02")
IN_NEED = assessment(assessment_id="A-801", household_id="HH-580302-0801", people_at_risk="yes")


def sent(store, tmp_path, **tables):
    return check_folder(write_folder(tmp_path / "in", tables), store)


def said(preview):
    return [one.en for one in moved(*preview.figures)]


def test_households_need_and_the_as_of_day_are_told_before_and_after(loaded, tmp_path):
    preview = sent(loaded, tmp_path, household=[NEW], assessment=[IN_NEED])

    assert said(preview) == [
        "households 3 → 4",
        "need +1",
        "as-of day 31 Mar 2024 (2567) → 2 Apr 2024 (2567)",
    ]


def test_a_file_that_changes_nothing_says_so(loaded, tmp_path):
    assert said(sent(loaded, tmp_path, household=[household()])) == [
        "households 3 unchanged",
        "as-of day unchanged",
    ]


def test_the_figures_are_those_that_will_be_published(loaded, tmp_path):
    preview = sent(loaded, tmp_path, household=[NEW], assessment=[IN_NEED])
    commit(preview, loaded)
    publish_newest(loaded)

    programme = Programme(current_snapshot(), Scope(), Principal("governor"))
    counts = household_counts(programme)
    after = preview.figures[1]
    assert (after.households, after.in_need) == (counts["households"], counts["in_need"])
    assert after.as_of == programme.as_of


def test_rows_that_wait_are_in_no_figure(loaded, tmp_path):
    wrong = {**NEW, "n_members": "99"}

    assert said(sent(loaded, tmp_path, household=[wrong])) == [
        "households 3 unchanged",
        "as-of day unchanged",
    ]
