"""The project's own survey form, filled in and exported as a survey server does, loads."""

from datetime import date

import pandas as pd

from data_access.intake.cells.places import Places
from data_access.intake.checks.check import checked
from data_access.intake.issues import Issues
from data_access.intake.layout.layout import layouts
from data_access.intake.layout.table_file import read_sheet
from data_access.intake.layout.workbook import open_book
from data_access.language.vocabulary import Text
from exports.forms.survey import survey_form
from tests import records
from tests.intake import sheets

AREAS = pd.DataFrame(records.minimal_programme()["area"])
ANSWERS = {
    "household": records.household(),
    "member": records.member(),
    "assessment": records.assessment(),
}
ADDED = ["_id", "_uuid", "_submission_time", "_submitted_by", "_index"]


def questions():
    """(group, name, type) of each question that the form asks, in its order."""
    form = open_book("form.xlsx", survey_form({"580302": Text("ต", "T")}, {"5803": Text("อ", "D")}))
    survey = next(sheet for sheet in form.sheets if sheet.name == "survey")
    group = ""
    for kind, name, *_ in survey.cells.iloc[1:].itertuples(index=False):
        if kind.startswith("begin"):
            group = name
        elif not kind.startswith("end"):
            yield group, name, kind


def test_every_answer_of_the_form_comes_into_its_column():
    asked = [(group, name) for group, name, _ in questions() if name not in ("gps", "photo")]
    main = [f"{group}/{name}" for group, name in asked if group != "member"]
    repeat = [f"{group}/{name}" for group, name in asked if group == "member"]
    gps = ["household/gps", "_household/gps_latitude", "_household/gps_longitude"]

    def answer(heading):
        group, name = heading.split("/")
        return "5803" if name == "district_code" else ANSWERS[group].get(name, "")

    content = sheets.xlsx_of({
        "main": [
            [*main, *gps, *ADDED],
            [*map(answer, main), "19.42 98.43 0 0", "19.42051", "98.43017", "7", "aa-1", "2024-03-01T20:15:00", "k", "1"],
        ],
        "member": [[*repeat, "_index", "_parent_index", "_submission__uuid"], [*map(answer, repeat), "1", "1", "aa-1"]],
    })  # fmt: skip
    book = open_book("export.xlsx", content)
    issues, notes, read = Issues(), [], {}
    for layout in layouts(book):
        file = read_sheet(book, layout)
        outcome = checked(file, Places.of(AREAS), date(2024, 6, 1))
        issues.add([*file.issues, *outcome.issues])
        notes += file.notes
        read[file.table.name] = outcome.records

    assert [line.en for line in issues.lines()] == []
    assert set(read) == set(ANSWERS)
    assert read["household"].loc[2, ["lat", "lon", "n_members"]].tolist() == [19.42051, 98.43017, 3]
    assert read["household"].loc[2, "source"].endswith(" uuid:aa-1")
    assert read["assessment"].loc[2, "household_id"] == ANSWERS["household"]["household_id"]
    assert read["member"].loc[2, "household_id"] == ANSWERS["household"]["household_id"]
    unread = [note.en for note in notes if "left out" in note.en]
    assert unread == [
        "export.xlsx [main: household]: columns that are not known were left out:"
        " household/district_code, household/known_household, household/new_household_id, household/gps."
    ]
