"""Members: their household must be known; its head and their number are warned of."""

import pytest

from data_access.intake.preview.folder import check_folder
from data_access.intake.preview.preview import Counts
from tests.records import household, member, write_folder

HOME = "HH-9001"


def preview_of(loaded, folder, heads, n_members, household_id=HOME):
    """One new household and its members, of whom `heads` says which are its head."""
    rows = [
        member(member_id=f"M-9{n}", household_id=household_id, is_head=is_head)
        for n, is_head in enumerate(heads)
    ]
    home = household(household_id=HOME, n_members=str(n_members))
    return check_folder(write_folder(folder, {"household": [home], "member": rows}), loaded)


@pytest.mark.parametrize(
    ("heads", "n_members", "said"),
    [
        (["yes", "no"], 2, []),
        (["no", "no"], 2, ["row 2, column is_head: is of a household none of whose members"]),
        (
            ["yes", "yes", "no"],
            3,
            [f"row {row}, column is_head: is one of several heads" for row in (2, 3)],
        ),
        (
            ["yes", "no"],
            1,
            ["row 2, column household_id: is of a household that has more or fewer"],
        ),
        (
            ["yes", "no"],
            3,
            ["row 2, column household_id: is of a household that has more or fewer"],
        ),
    ],
)
def test_a_household_has_one_head_and_the_members_it_counts(
    heads, n_members, said, loaded, tmp_path
):
    preview = preview_of(loaded, tmp_path / "in", heads, n_members)

    assert preview.lines() == []
    lines = [
        line.en.removeprefix("member.csv, ")
        for line in preview.issues.warning_lines()
        if line.en.startswith("member.csv")
    ]
    assert [line[: len(words)] for line, words in zip(lines, said, strict=True)] == said


def test_a_member_of_an_unknown_household_waits(loaded, tmp_path):
    preview = preview_of(loaded, tmp_path / "in", ["yes"], 1, household_id="HH-NOBODY")

    assert preview.counts["member"] == Counts(rejected=1)
    assert "is not to be found in the table it refers to" in preview.lines()[0].en


def test_a_head_whom_the_store_has_is_counted(loaded, tmp_path):
    rows = [member(member_id="M-9", is_head="yes")]  # M-0001 of the store is the head already
    preview = check_folder(write_folder(tmp_path / "in", {"member": rows}), loaded)

    assert "row 2, column is_head: is one of several" in preview.issues.warning_lines()[0].en
