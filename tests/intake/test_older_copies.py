"""A file that is older than the record it changes waits; one that changes nothing is the same."""

import pytest

from data_access.intake.commit.commit import commit
from data_access.intake.preview.folder import check_folder
from data_access.intake.preview.preview import Counts
from tests.records import household, member, write_folder

# The stored household was updated on 31 March 2024 and has 3 members.


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        ("2024-03-30", Counts(rejected=1)),
        ("2024-03-31", Counts(changed=1)),
        ("2024-04-01", Counts(changed=1)),
    ],
)
def test_a_row_older_than_its_record_waits_and_says_so(day, counts, loaded, tmp_path):
    folder = write_folder(
        tmp_path / "in", {"household": [household(n_members="4", updated_at=day)]}
    )

    preview = check_folder(folder, loaded)

    assert preview.counts["household"] == counts
    lines = [line.en for line in preview.lines()]
    said = (
        "household.csv, row 2, column updated_at: ‘2024-03-30’ is older than the stored record,"
        " whose newer values this row would overwrite. Allowed: 2024-03-31 or later."
    )
    assert [line.startswith(said) for line in lines] == [True] * counts.rejected


def test_a_newer_row_beside_an_older_one_is_kept(loaded, tmp_path):
    rows = [
        household(n_members="4", updated_at="2024-02-01"),
        household(household_id="HH-580301-0002", subdistrict_code="580301", n_members="5"),
    ]
    preview = check_folder(write_folder(tmp_path / "in", {"household": rows}), loaded)

    assert preview.counts["household"] == Counts(changed=1, rejected=1)
    commit(preview, loaded)
    kept = loaded.read("household").set_index("household_id")["n_members"]
    assert kept[["HH-580302-0001", "HH-580301-0002"]].tolist() == [3, 5]


def test_an_old_copy_of_a_record_that_has_not_changed_is_the_same(loaded, tmp_path):
    folder = write_folder(tmp_path / "in", {"household": [household(updated_at="2024-02-01")]})

    assert check_folder(folder, loaded).counts["household"] == Counts(same=1)


def test_of_a_personal_table_no_day_is_quoted(loaded, tmp_path):
    commit(check_folder(write_folder(tmp_path / "first", {"member": [member()]}), loaded), loaded)
    row = member(sex="male", updated_at="2024-01-01")

    (line,) = check_folder(write_folder(tmp_path / "in", {"member": [row]}), loaded).lines()

    assert "is older than the stored record" in line.en
    assert "2024" not in line.en
