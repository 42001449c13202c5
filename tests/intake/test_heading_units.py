"""The unit in a heading's brackets: multiplied and said, or asked about, never ignored."""

import pandas as pd
import pytest

from data_access.intake.files.sheet import Sheet
from data_access.intake.layout.headings import meaning_of, suggestions
from data_access.intake.layout.survey_questions import tables_of
from data_access.intake.preview.folder import check_folder
from data_access.schema import BY_NAME
from tests.records import household

INCOME = "รายได้ต่อคนต่อปี"


def checked(loaded, folder, heading, *figures):
    """The preview of households whose incomes stand under this heading."""
    rows = [household(household_id=f"HH-8{n}") for n, _ in enumerate(figures)]
    names = [name for name in rows[0] if name != "income_pp_year_thb"]
    lines = [",".join([*names, heading])]
    for row, figure in zip(rows, figures, strict=True):
        lines.append(",".join([*(row[name] for name in names), f'"{figure}"']))
    folder.mkdir()
    (folder / "household.csv").write_text("\n".join(lines), "utf-8")
    return check_folder(folder, loaded)


def incomes(preview):
    return preview.records["household"]["income_pp_year_thb"].tolist()


@pytest.mark.parametrize(
    ("unit", "baht"),
    [
        ("", [45, 1250]),
        (" (บาท)", [45, 1250]),
        (" (ถ้ามี)", [45, 1250]),
        (" (พันบาท)", [45_000, 1_250_000]),
        (" (หน่วย: พันบาท)", [45_000, 1_250_000]),
        (" [thousand baht]", [45_000, 1_250_000]),
        (" (แสนบาท)", [4_500_000, 125_000_000]),
        (" (ล้านบาท)", [45_000_000, 1_250_000_000]),
    ],
)
def test_thousands_and_millions_of_baht_are_multiplied(unit, baht, loaded, tmp_path):
    assert incomes(checked(loaded, tmp_path / "in", INCOME + unit, "45", "1,250")) == baht


def test_a_fraction_of_a_thousand_is_whole_baht(loaded, tmp_path):
    preview = checked(loaded, tmp_path / "in", f"{INCOME} (พันบาท)", "12.5", "0.0001", "-", "๔๕")

    values = preview.records["household"]["income_pp_year_thb"]
    assert values[[2, 5]].tolist() == [12_500, 45_000]
    assert values[[3, 4]].isna().all()
    (line,) = preview.lines()
    assert line.en.startswith("household.csv, row 3, column income_pp_year_thb:")


def test_the_multiplication_is_said(loaded, tmp_path):
    preview = checked(loaded, tmp_path / "in", f"{INCOME} (พันบาท)", "45")

    assert [note.en for note in preview.notes] == [
        f"household.csv: the heading «{INCOME} (พันบาท)» names a unit, so its figures were"
        " multiplied by 1,000."
    ]
    assert preview.sent["household"].changes.counts["income_pp_year_thb", "multiple"] == 1


def test_a_cell_with_a_unit_of_its_own_is_refused_under_such_a_heading(loaded, tmp_path):
    (line,) = checked(loaded, tmp_path / "in", f"{INCOME} (พันบาท)", "45", "45,000 บาท").lines()

    assert "row 3" in line.en
    assert "has a unit of its own, unlike that of its heading" in line.en


@pytest.mark.parametrize("unit", ["(USD)", "(ต่อเดือน)", "(บาท/เดือน)", "(คน)", "(พัน)"])
def test_another_unit_is_asked_about(unit, loaded, tmp_path):
    preview = checked(loaded, tmp_path / "in", f"{INCOME} {unit}", "45")

    assert preview.records["household"].get("income_pp_year_thb") is None
    assert f"left out: {INCOME} {unit}" in preview.notes[0].en
    assert suggestions(BY_NAME["household"], f"{INCOME} {unit}")[0] == "income_pp_year_thb"


def test_the_unit_may_stand_over_a_group_of_columns():
    repair = BY_NAME["repair"]

    assert meaning_of(repair, "งบประมาณ (พันบาท) › งบอนุมัติ") == "approved_thb"
    assert meaning_of(repair, "งบประมาณ (USD) › งบอนุมัติ") is None


def test_a_label_is_not_taken_for_its_bracket():
    assert meaning_of(BY_NAME["delivery"], "มูลค่า (บาท)") == "value_thb"
    assert meaning_of(BY_NAME["household"], "จำนวนสมาชิก (คน)") == "n_members"
    assert meaning_of(BY_NAME["household"], "จำนวนสมาชิก (หลัง)") is None


def test_a_known_label_is_never_split_at_its_full_stop():
    headings = ["household/รหัสครัวเรือน", "household/ผ่าน จปฐ. ด้านที่อยู่อาศัย", "ชุดตัวชี้วัด จปฐ.", "household.moo"]  # fmt: skip
    ((table, questions),) = tables_of(Sheet("household", pd.DataFrame([headings], index=[1])))

    assert table.name == "household"
    assert {one.heading: one.leaf for one in questions} == {
        "household/รหัสครัวเรือน": "รหัสครัวเรือน",
        "household/ผ่าน จปฐ. ด้านที่อยู่อาศัย": "ผ่าน จปฐ. ด้านที่อยู่อาศัย",
        "ชุดตัวชี้วัด จปฐ.": "ชุดตัวชี้วัด จปฐ.",
        "household.moo": "moo",
    }
