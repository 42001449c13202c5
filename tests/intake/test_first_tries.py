"""What a data officer meets in the first tries, and is helped over with one sentence."""

import pytest

from data_access.__main__ import main
from data_access.commands.records.load import load
from data_access.intake.commit.commit import commit
from data_access.intake.preview.folder import check_folder
from tests.records import (
    household,
    minimal_programme,
    programme,
    repair_status_log,
    write_folder,
)


def checked(tmp_path, store, **tables):
    return check_folder(write_folder(tmp_path / "in", tables), store)


def without(tables, *names):
    return {name: rows for name, rows in tables.items() if name not in names}


@pytest.mark.parametrize(
    ("lacking", "said"),
    [
        (("programme",), ["programme.csv"]),
        (("area",), ["area.csv"]),
        (("programme", "area"), ["programme.csv", "area.csv"]),
    ],
)
def test_a_missing_programme_or_area_is_said_first_and_alone(tmp_path, sqlite_store, lacking, said):
    preview = checked(tmp_path, sqlite_store, **without(minimal_programme(), *lacking))

    lines = [line.en for line in preview.issues.lines()]
    assert [line.partition(":")[0] for line in lines] == said
    assert all("is neither among the files nor in the store" in line for line in lines)
    assert preview.verdict.afterwards.lines() == []
    assert preview.rows_good == 0
    assert commit(preview, sqlite_store).state == "refused"


def test_a_file_alone_is_checked_as_ever_where_the_store_has_both(tmp_path, loaded):
    preview = checked(tmp_path, loaded, household=[household(moo="99")])

    assert "column moo" in preview.issues.lines()[0].en


def misspelt(folder, heading):
    path = folder / "household.csv"
    path.write_text(path.read_text("utf-8").replace("subdistrict_code", heading, 1), "utf-8")


@pytest.mark.parametrize(
    ("heading", "asked"),
    [
        ("subdistict_code", True),
        ("Subdistrict_Cdoe", True),
        ("ตำบน", True),
        ("Subdistrct", True),
        ("subdist_c", False),
    ],
)
def test_a_heading_within_two_letters_of_a_missing_column_is_asked_about(
    tmp_path, loaded, heading, asked
):
    folder = write_folder(tmp_path / "in", {"household": [household(household_id="HH-NEW")]})
    misspelt(folder, heading)

    preview = check_folder(folder, loaded)

    notes, lines = [one.en for one in preview.notes], [one.en for one in preview.issues.lines()]
    meant = f"did you mean subdistrict_code (Subdistrict) by the heading «{heading}»?"
    assert any(meant in note for note in notes) == asked
    assert any(f"Rename the heading «{heading}»" in line for line in lines) == asked
    assert any("Add it, under its Thai or English name" in line for line in lines) != asked


def test_a_list_of_unknown_headings_ends_with_one_full_stop(tmp_path, loaded):
    folder = write_folder(tmp_path / "in", {"household": [household(household_id="HH-NEW")]})
    misspelt(folder, "รหัสต.")

    (note,) = [one.en for one in check_folder(folder, loaded).notes if "left out" in one.en]
    assert note.endswith("left out: รหัสต.")


def test_a_missing_file_is_named_once_and_first_and_rows_that_need_it_are_one_line(
    tmp_path, sqlite_store, capsys
):
    sent = without(minimal_programme(), "household")
    folder = write_folder(tmp_path / "in", sent)

    assert not load(folder, sqlite_store).is_kept
    said = capsys.readouterr().out.partition("To be corrected:\n")[2].splitlines()
    assert said[0].startswith("household.csv: is neither among the files nor in the store")
    assert sum("household.csv" in line for line in said) == 1
    follows = said.index(
        "Without those rows, these cannot be saved either (--verbose lists each row):"
    )
    kinds = [line.partition("row ")[0] for line in said[follows + 1 :]]
    assert 0 < len(kinds) == len({*kinds}) <= 3
    assert "is not to be found in the table" not in "".join(said)


def test_real_records_over_made_up_ones_are_refused_for_that_alone(tmp_path, loaded):
    """However much else is wrong with them, and however new they are."""
    rows = {"programme": [programme(made_up="no", updated_at="2024-12-01")]}
    rows["household"] = [household(household_id="HH-NEW", moo="99", updated_at="2024-12-01")]
    preview = checked(tmp_path, loaded, **rows)

    (line,) = [one.en for one in (*preview.issues.lines(), *preview.verdict.afterwards.lines())]
    assert "would mix made-up and real records in one store" in line
    assert preview.rows_good == 0


def test_a_dry_run_that_would_save_nothing_says_so_and_lists_nothing_as_new(tmp_path, capsys, var):
    rows = minimal_programme()
    rows["household"][0]["moo"] = "99"
    main(["load", str(write_folder(tmp_path / "in", rows)), "--dry-run"])
    said = capsys.readouterr().out

    assert "A dry run: nothing was saved." in said
    assert "Loaded as they are, nothing would be saved: a first load" in said
    assert "ครัวเรือน / Households" not in said


def test_mistakes_come_last_and_what_was_converted_is_a_line_a_kind(tmp_path, capsys, loaded_var):
    new = {"subdistrict_code": "๕๘๐๓๐๒", "registered_on": "20/2/2567", "updated_at": "31/3/2567"}
    rows = [household(household_id=f"HH-{number}", **new) for number in (1, 2)]
    rows.append(household(household_id="HH-3", moo="99"))
    folder = str(write_folder(tmp_path / "in", {"household": rows}))
    main(["load", folder, "--dry-run"])
    brief = capsys.readouterr().out
    main(["load", folder, "--dry-run", "--verbose"])

    assert "years of the Buddhist era turned into CE: 4 cells (household.csv)" in brief
    assert brief.count("Buddhist era turned") == 1
    assert capsys.readouterr().out.count("Buddhist era turned") == 2
    assert brief.index("Converted automatically") < brief.index("‘99’ is outside")
    assert brief.rstrip().splitlines()[-1].startswith("household.csv, row 4, column moo")


def test_thai_digits_of_an_area_code_are_reported_as_thai_digits(tmp_path, loaded):
    preview = checked(
        tmp_path, loaded, household=[household(household_id="HH-NEW", subdistrict_code="๕๘๐๓๐๒")]
    )
    (file,) = preview.sent.values()

    assert "Thai digits written as Arabic ones" in file.changes.lines(file.name)[0].en


@pytest.mark.parametrize(
    ("written", "kind"), [("580302.0", "code_form"), ("TH580302", "code_prefix"), ("580302", None)]
)
def test_other_spellings_of_an_area_code_have_their_own_words(tmp_path, loaded, written, kind):
    preview = checked(
        tmp_path, loaded, household=[household(household_id="HH-NEW", subdistrict_code=written)]
    )
    (file,) = preview.sent.values()

    assert [found for column, found in file.changes.counts if column == "subdistrict_code"] == (
        [kind] if kind else []
    )


def test_rows_that_wait_end_the_command_with_3(tmp_path, loaded_var):
    more = [household(household_id="HH-NEW"), household(household_id="HH-BAD", moo="99")]

    assert (
        main(["load", str(write_folder(tmp_path / "in", {"household": more})), "--no-publish"]) == 3
    )


LOG = "repair_status_log.csv"


def log_of(tmp_path, store, rows, *left_out):
    """The preview of a log whose file lacks the columns that are left out."""
    folder = write_folder(tmp_path / "log", {"repair_status_log": rows})
    heading, *lines = [line.split(",") for line in (folder / LOG).read_text("utf-8").splitlines()]
    places = [place for place, name in enumerate(heading) if name not in left_out]
    kept = [",".join(line[place] for place in places) for line in (heading, *lines)]
    (folder / LOG).write_text("\n".join(kept) + "\n", encoding="utf-8")
    return check_folder(folder, store)


def on_hold_and_back(**given):
    """Two moves more of the repair that the store has at reported, in another order than by seq."""
    rows = [
        repair_status_log(repair_id="R-0002", seq="3", to_status="community_verified", **given),
        repair_status_log(repair_id="R-0002", seq="2", to_status="surveyed", **given),
    ]
    return [row | {"changed_on": "2024-03-01"} for row in rows]


def test_where_the_log_follows_on_from_comes_from_the_row_before_it_by_seq(tmp_path, loaded):
    preview = log_of(tmp_path, loaded, on_hold_and_back(), "from_status")
    records = preview.records["repair_status_log"].set_index("seq")

    assert dict(records["from_status"]) == {3: "surveyed", 2: "reported"}  # of file, of store
    changes = preview.sent["repair_status_log"].changes
    assert changes.counts["from_status", "followed"] == 2


def test_the_first_row_of_a_repair_starts_from_none(tmp_path, sqlite_store):
    rows = minimal_programme()
    folder = write_folder(tmp_path / "in", rows)
    whole = check_folder(folder, sqlite_store).records["repair_status_log"]
    preview = log_of(tmp_path, sqlite_store, rows["repair_status_log"], "from_status")

    derived = preview.records["repair_status_log"]
    assert list(derived["from_status"].fillna("")) == list(whole["from_status"].fillna(""))


def test_a_row_sent_again_stands_in_the_place_of_the_stored_one(tmp_path, loaded):
    log = loaded.read("repair_status_log").sort_values(["repair_id", "seq"])
    again = [
        repair_status_log(repair_id=row.repair_id, seq=str(row.seq), to_status=row.to_status,
                          changed_on=f"{row.changed_on:%Y-%m-%d}")
        for row in log.itertuples()
    ]  # fmt: skip
    preview = log_of(tmp_path, loaded, again, "from_status")

    assert preview.issues.lines() == []
    assert preview.tables["repair_status_log"].counts.changed == 0


def test_a_column_that_is_left_empty_from_top_to_bottom_is_as_one_that_is_not_there(
    tmp_path, loaded
):
    """Templates have the column."""
    preview = log_of(tmp_path, loaded, on_hold_and_back(from_status=""))

    records = preview.records["repair_status_log"].set_index("seq")
    assert dict(records["from_status"]) == {3: "surveyed", 2: "reported"}


def test_a_file_with_a_word_in_the_column_keeps_its_own_words(tmp_path, loaded):
    said, *others = on_hold_and_back(from_status="")
    preview = log_of(tmp_path, loaded, [{**said, "from_status": "surveyed"}, *others])

    assert preview.records["repair_status_log"]["from_status"].isna().sum() == len(others)
    assert "from_status" in " ".join(line.en for line in preview.issues.lines())
