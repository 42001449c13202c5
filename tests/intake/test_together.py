"""The rows of one household are saved together or wait together."""

from data_access.access.roles import Principal
from data_access.intake.commit.commit import commit
from data_access.intake.commit.correction import correct
from data_access.intake.preview.folder import check_folder
from data_access.intake.preview.preview import Counts
from data_access.intake.preview.quarantine import quarantined
from tests.records import assessment, household, member, write_folder

OFFICER = Principal("data_officer", account_id="A1")
HOUSE, NEXT_DOOR = "HH-580302-0301", "HH-580302-0302"


def people(*rows):
    return [member(member_id=f"M-{place}", **row) for place, row in enumerate(rows, start=700)]


def sent(store, tmp_path, **tables):
    return check_folder(write_folder(tmp_path / "in", tables), store)


def two_houses(birth_year="2431"):
    return {
        "household": [
            household(household_id=HOUSE, n_members="2"),
            household(household_id=NEXT_DOOR),
        ],  # fmt: skip
        "member": people(
            {"household_id": HOUSE},
            {"household_id": HOUSE, "is_head": "no", "birth_year_be": birth_year},
            {"household_id": NEXT_DOOR},
        ),
        "assessment": [assessment(assessment_id="A-700", household_id=HOUSE)],
    }


def test_one_wrong_person_keeps_the_whole_new_household_waiting_and_no_other(loaded, tmp_path):
    preview = sent(loaded, tmp_path, **two_houses(birth_year="2429"))

    assert preview.counts["household"] == Counts(new=1, rejected=1)
    assert preview.counts["member"] == Counts(new=1, rejected=2)
    assert preview.counts["assessment"] == Counts(rejected=1)
    assert sum("waits with it" in line.en for line in preview.lines()) >= 1
    assert sent(loaded, tmp_path, **two_houses()).rows_rejected == 0


def test_the_wrong_row_corrected_brings_its_household_along(loaded, tmp_path):
    commit(sent(loaded, tmp_path, **two_houses(birth_year="2429")), loaded, OFFICER)
    (wrong,) = [row for row in quarantined(loaded, OFFICER) if row.key == "M-701"]

    still = correct(loaded, OFFICER, wrong.row_id, {"birth_year_be": "2400"})
    assert still.outcome is None and [column for column, _ in still.still_wrong] == ["birth_year_be"]  # fmt: skip
    assert correct(loaded, OFFICER, wrong.row_id, {"birth_year_be": "2440"}).outcome

    assert quarantined(loaded, OFFICER) == []
    assert set(loaded.read("member")["member_id"]) >= {"M-700", "M-701", "M-702"}


def test_rows_that_change_nothing_wait_for_nobody(loaded, tmp_path):
    known = member()
    rows = [household(), known, member(member_id="M-0777", birth_year_be="2429", is_head="no")]

    preview = sent(loaded, tmp_path, household=rows[:1], member=rows[1:])

    assert preview.counts["household"] == Counts(same=1)
    assert preview.counts["member"] == Counts(same=1, rejected=1)
