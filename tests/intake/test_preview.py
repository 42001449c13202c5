"""What keeping would do: cell by cell, which rows cannot be kept, and why."""

import pytest

from data_access.access.roles import Principal
from data_access.intake.commit.commit import commit
from data_access.intake.preview.folder import check_folder
from data_access.intake.preview.preview import Counts
from tests.records import (
    area,
    assessment,
    delivery,
    household,
    member,
    minimal_programme,
    partner,
    pledge,
    programme,
    repair,
    repair_funding,
    repair_status_log,
    subsidy_cap,
    write_folder,
)

NEW = household(household_id="HH-NEW")
MOVE = repair_status_log(
    repair_id="R-0002", seq="2", from_status="reported", to_status="surveyed", changed_on="2024-01-10"
)  # fmt: skip


def preview(store, tmp_path, by=None, **tables):
    return check_folder(write_folder(tmp_path / "sent", tables), store, by)


def rejected(one):
    """Each rejected row with the English of everything that stands against it."""
    return {
        (row.table.name, row.file_row): [issue.text.en for issue in row.issues]
        for row in one.rejected_rows()
    }


def test_each_cell_that_changes_is_told_and_no_personal_value(loaded, tmp_path):
    changed = household(n_members="4", phone="081-234-5678", lat="19.43")

    one = preview(loaded, tmp_path, household=[changed, NEW]).tables["household"]

    assert one.counts == Counts(new=1, changed=1)
    assert one.changed_cells == {"phone": 1, "lat": 1, "n_members": 1}
    told = [(cell.key, cell.column.name, cell.before, cell.after) for cell in one.changes()]
    assert told == [
        ("HH-580302-0001", "phone", None, None),
        ("HH-580302-0001", "lat", None, None),
        ("HH-580302-0001", "n_members", 3, 4),
    ]
    assert one.changes(limit=1) == one.changes()[:1]


def test_records_that_a_file_lacks_are_listed_and_stay(loaded, tmp_path):
    one = preview(loaded, tmp_path, household=[household()], member=[member()])

    assert one.tables["household"].missing_ids() == ["HH-580104-0003", "HH-580301-0002"]
    assert len(one.tables["member"].missing) == 2
    assert one.tables["member"].missing_ids() == []  # whose member it is, is personal
    commit(one, loaded)
    assert len(loaded.read("household")) == 3


def test_a_preview_writes_nothing(loaded, tmp_path):
    revision = loaded.revision()

    preview(loaded, tmp_path, household=[NEW])

    assert loaded.revision() == revision
    assert len(loaded.batches()) == 1


def test_what_depends_on_a_rejected_row_is_rejected_with_that_reason_and_so_on(loaded, tmp_path):
    one = preview(
        loaded,
        tmp_path,
        household=[household(household_id="HH-NEW", moo="99"), household(household_id="HH-OK")],
        member=[
            member(member_id="M-8", household_id="HH-NEW"),
            member(member_id="M-9", household_id="HH-OK"),
        ],
        repair=[repair(repair_id="R-9", household_id="HH-NEW")],
        repair_status_log=[repair_status_log(repair_id="R-9")],
    )

    reasons = rejected(one)
    assert list(reasons) == [
        ("household", 2),
        ("member", 2),
        ("repair", 2),
        ("repair_status_log", 2),
    ]
    assert "outside the possible range" in reasons["household", 2][0]
    for place in list(reasons)[1:]:
        assert "refers to a row of the files that cannot be kept yet" in reasons[place][0]
    assert [line.en.split(":")[0] for line in one.issues.lines()] == [
        "household.csv, row 2, column moo"
    ]
    assert commit(one, loaded).counts["member"] == Counts(new=1, rejected=1)


def test_a_rule_between_tables_rejects_the_rows_it_concerns_and_no_others(loaded, tmp_path):
    one = preview(
        loaded,
        tmp_path,
        delivery=[
            delivery(delivery_id="D-8", unit="sheet"),
            delivery(delivery_id="D-9", delivered_on="2024-01-08"),
        ],
    )

    ((place, reasons),) = rejected(one).items()
    assert place == ("delivery", 2)
    assert "is not the unit of its pledge" in reasons[0]


def test_a_repair_that_is_rejected_takes_its_row_in_the_log_along(loaded, tmp_path):
    """Kept alone, the log would say that the stored repair stands where it does not."""
    wrong = repair(
        repair_id="R-0002", household_id="HH-580301-0002", status="surveyed", status_since="2024-01-10", quality_check="perhaps"
    )  # fmt: skip
    one = preview(loaded, tmp_path, repair=[wrong], repair_status_log=[MOVE], partner=[partner()])

    reasons = rejected(one)
    assert list(reasons) == [("repair", 2), ("repair_status_log", 2)]
    assert "would leave a stored record of repair R-0002" in reasons["repair_status_log", 2][0]
    assert one.counts["partner"].same == 1


def test_a_row_that_would_make_a_stored_record_wrong_is_the_one_rejected(loaded, tmp_path):
    one = preview(loaded, tmp_path, pledge=[pledge(unit="sheet"), pledge(pledge_id="K-2")])

    ((place, reasons),) = rejected(one).items()
    assert place == ("pledge", 2)
    assert "stored record of delivery D-0001 that is not the unit of its pledge" in reasons[0]


def test_a_record_moved_away_from_what_needs_it_is_the_one_rejected(loaded, tmp_path):
    moved = assessment(household_id="HH-580104-0003")

    one = preview(loaded, tmp_path, assessment=[moved, assessment(assessment_id="A-9")])

    # With A-9 the house of the repair is assessed still; without it, it would not be.
    assert rejected(one) == {}
    one = preview(loaded, tmp_path / "alone", assessment=[moved])
    ((place, reasons),) = rejected(one).items()
    assert place == ("assessment", 2)
    assert "would leave a stored record of repair R-0001" in reasons[0]


def test_a_cap_under_what_was_given_already_is_rejected(loaded, tmp_path):
    one = preview(loaded, tmp_path, subsidy_cap=[subsidy_cap(cap_thb="1000")], partner=[partner()])

    assert list(rejected(one)) == [("subsidy_cap", 2)]


def test_of_two_rows_with_one_key_neither_is_kept(loaded, tmp_path):
    one = preview(loaded, tmp_path, partner=[partner(partner_id="A"), partner(partner_id="A", color="")])  # fmt: skip

    assert list(rejected(one)) == [("partner", 2), ("partner", 3)]
    assert one.counts["partner"] == Counts(rejected=2)


def test_a_file_that_lacks_a_needed_column_is_rejected_and_the_others_are_not(loaded, tmp_path):
    folder = write_folder(tmp_path / "sent", {"partner": [partner(color="")], "household": [NEW]})
    text = (folder / "household.csv").read_text("utf-8")
    (folder / "household.csv").write_text(text.replace("n_members", "people", 1), "utf-8")

    one = check_folder(folder, loaded)

    assert one.counts == {"partner": Counts(same=1), "household": Counts(rejected=1)}


def test_real_records_never_come_half_into_a_store_of_made_up_ones(loaded, tmp_path):
    one = preview(loaded, tmp_path, programme=[programme(made_up="no")], household=[NEW])

    assert one.rows_good == 0
    assert commit(one, loaded).state == "refused"


def test_what_is_wrong_in_the_store_already_keeps_nothing_new_out(loaded, tmp_path):
    with loaded.transaction() as connection:
        connection.exec_driver_sql("update repair set status_since = '2024-02-21'")

    one = preview(loaded, tmp_path, household=[NEW])

    assert rejected(one) == {}
    assert one.counts["household"].new == 1


def test_an_officer_of_a_district_touches_only_records_of_that_district(loaded, tmp_path):
    pai = Principal("data_officer", districts=frozenset({"5803"}), account_id="A1")
    tables = minimal_programme()
    stored = tables["household"]

    one = preview(
        loaded,
        tmp_path,
        by=pai,
        partner=[partner(), partner(partner_id="X")],  # of no district
        household=[
            {**stored[0], "moo": "2"},
            stored[2],  # elsewhere, and the same
            household(household_id="HH-8", subdistrict_code="580104"),
            {**stored[1], "subdistrict_code": "580104"},  # out of the district
        ],
        member=[member(member_id="M-9", household_id="HH-580104-0003")],
        pledge=[pledge(pledge_id="K-9")],  # of the whole province
        delivery=[delivery(delivery_id="D-9", pledge_id="", unit="bag")],
        repair_funding=[repair_funding(value_thb="19000")],
        area=[area(lat="19.40")],
    )

    assert list(rejected(one)) == [
        ("partner", 3),
        ("household", 4),
        ("household", 5),
        ("member", 2),
        ("pledge", 2),
    ]
    assert "not a record of a district that is yours" in str(rejected(one))
    assert one.counts["household"] == Counts(changed=1, same=1, rejected=2)


@pytest.mark.parametrize("column", ["head_name", "village_name_th"])
def test_a_national_id_is_in_no_rejected_row(column, loaded, tmp_path):
    one = preview(loaded, tmp_path, household=[household(**{column: "1101700230708"}), NEW])

    (row,) = one.rejected_rows()
    assert row.file_row == 2
    assert row.cells[column] == ""
    assert "1101700230708" not in str(row)


def test_a_folder_that_is_wholly_good_says_so(minimal):
    assert minimal.is_clean
    assert minimal.lines() == []
