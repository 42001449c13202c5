"""Figures, choices, points and rows of units as offices and devices write them."""

import pytest

from data_access.intake.cells.normalise import read_choices
from data_access.intake.cells.numbers import read_number, read_whole
from data_access.intake.preview.folder import check_folder
from data_access.intake.preview.preview import Counts
from data_access.language.vocabulary import POVERTY_DIMENSION
from tests.records import household, write_folder

WITHOUT_POINT = {name: value for name, value in household().items() if name not in ("lat", "lon")}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("45 000", 45000), ("45\u00a0000", 45000), ("1 245 000", 1245000), ("'45000", 45000),
        ("๔๕ ๐๐๐ บาท", 45000), ("45.0", 45), ("45 00", None), ("45.000", None), ("1.245.000", None), ("45.00", 45),
    ],
)  # fmt: skip
def test_baht_with_spaces_are_read_and_those_with_a_point_asked_about(text, meant):
    assert read_whole(text, "THB") == meant


def test_a_coordinate_is_no_amount():
    assert read_number("19 250", "degree") is None
    assert read_whole("3.000", "person") == 3


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("ด้านสุขภาพ ด้านความเป็นอยู่", "health;living"),
        ("ด้านสุขภาพ ด้านอื่น", None),
        ("health other", None),
    ],
)
def test_several_labels_in_one_cell_are_read_and_an_unknown_one_is_not(text, codes):
    assert read_choices(text, POVERTY_DIMENSION) == codes


@pytest.mark.parametrize("heading", ["gps", "พิกัด"])
def test_a_point_in_one_cell_is_read(heading, loaded, tmp_path):
    rows = [
        {**WITHOUT_POINT, "household_id": "HH-580302-0711", heading: "19.42051 98.43017 520.0 4.8"},
        {**WITHOUT_POINT, "household_id": "HH-580302-0712", heading: "19.42051, 98.43017"},
        {**WITHOUT_POINT, "household_id": "HH-580302-0713", heading: ""},
        {**WITHOUT_POINT, "household_id": "HH-580302-0714", heading: "by the temple"},
    ]

    folder = tmp_path / "in"
    folder.mkdir()
    written = [",".join(rows[0]), *(",".join(f'"{cell}"' for cell in row.values()) for row in rows)]
    (folder / "household.csv").write_text("\n".join(written), "utf-8")
    preview = check_folder(folder, loaded)

    assert preview.counts["household"] == Counts(new=3, rejected=1)
    records = preview.records["household"]
    assert records["lat"].head(3).tolist()[:2] == [19.42051, 19.42051]
    assert records["lon"].head(2).tolist() == [98.43017, 98.43017]
    assert records["location_accuracy_m"].iloc[0] == 4.8
    assert "row 5, column lat" in preview.lines()[0].en
    assert not any("left out" in note.en for note in preview.notes)


def test_a_row_of_units_below_the_heading_is_no_record(loaded, tmp_path):
    units = dict.fromkeys(household(), "") | {"n_members": "(คน)", "income_pp_year_thb": "(บาท/คน/ปี)"}  # fmt: skip
    rows = [units, household(household_id="HH-580302-0711")]

    preview = check_folder(write_folder(tmp_path / "in", {"household": rows}), loaded)

    assert preview.counts["household"] == Counts(new=1)
    assert "row 2: is a row of units" in preview.issues.warning_lines()[0].en
