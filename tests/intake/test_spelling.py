"""A key in other letters, dashes, spaces or digits is the key of its record; what may be two is asked."""

import pytest

from data_access.intake.matching.spelling import same_spelling
from data_access.intake.preview.folder import check_folder
from data_access.intake.preview.preview import Counts
from tests.records import household, livelihood, member, write_folder


@pytest.mark.parametrize(
    "written",
    ["hh-580302-0001", "HH 580302 0001", "HH580302-0001", "HH-๕๘๐๓๐๒-๐๐๐๑", "hh_580302/0001", "HH–580302–0001"],
)  # fmt: skip
def test_the_record_of_a_key_spelt_otherwise_is_known(written, loaded, tmp_path):
    tables = {
        "household": [household(household_id=written, n_members="4")],
        "livelihood": [livelihood(livelihood_id="L-9", household_id=written)],
        "member": [member(member_id="M-9", household_id=written)],
    }

    preview = check_folder(write_folder(tmp_path / "in", tables), loaded)

    assert preview.lines() == []
    assert preview.counts["household"] == Counts(changed=1)
    assert set(preview.records["livelihood"]["household_id"]) == {"HH-580302-0001"}
    assert [(one.table.name, one.how, one.key) for one in preview.reasons if one.table.name == "household"] in (
        [("household", "spelling", "HH-580302-0001")],
        [],  # digits alone are read as digits everywhere
    )  # fmt: skip
    altered = [line.en for line in preview.sent["household"].changes.lines("household.csv")]
    assert any("keys spelt otherwise" in line or "digits" in line for line in altered)


def test_a_separator_between_figures_tells_two_keys_apart():
    assert same_spelling("M-1-11") != same_spelling("M-11-1")
    assert same_spelling("m 1_11") == same_spelling("M-1-11")


@pytest.mark.parametrize(
    ("written", "counts"),
    [
        ("HH5803020001", Counts(rejected=1)),  # without any separator: which is meant is asked
        ("HH-580-3020001", Counts(new=1)),
        ("HH-580302-00011", Counts(new=1)),
    ],
)
def test_a_key_that_may_be_that_of_a_record_is_asked_about(written, counts, loaded, tmp_path):
    rows = [household(household_id=written)]

    preview = check_folder(write_folder(tmp_path / "in", {"household": rows}), loaded)

    assert preview.counts["household"] == counts


def test_one_new_key_spelt_in_two_ways_is_two_rows_of_one_record(loaded, tmp_path):
    rows = [
        household(household_id="HH-580302-0900"),
        household(household_id="hh 580302-0900".replace(" ", "-"), n_members="5"),
        household(household_id="HH-580302-0901"),
    ]

    preview = check_folder(write_folder(tmp_path / "in", {"household": rows}), loaded)

    assert preview.counts["household"] == Counts(new=1, rejected=2)
    assert "is the key of more than one row" in preview.lines()[0].en
