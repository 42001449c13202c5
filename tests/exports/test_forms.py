"""What offices fill in: every template and the survey form say just what the schema says."""

from io import BytesIO

import openpyxl
import pytest
from pyxform.xls2xform import convert

from data_access.access.roles import Principal
from data_access.intake.cells.normalise import alike
from data_access.intake.layout.headings import matching_headings
from data_access.schema import BY_NAME, TABLES, VERSION
from exports.forms.kit import form, template_of, templates
from exports.forms.survey import GROUPS, LEFT_OUT, SURVEY
from exports.forms.template import KEPT_BY_THE_STORE, columns_to_fill
from hoh.__main__ import main
from tests.programmes import homes, programme_of


@pytest.fixture(scope="module")
def programme():
    return programme_of()


def opened(content):
    return openpyxl.load_workbook(BytesIO(content))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_heading_of_a_template_is_known_when_it_comes_back(table, programme):
    sheet = opened(template_of(programme, table)).worksheets[0]
    headings = [cell.value for cell in sheet[1]]

    known = matching_headings(table, headings)
    expected = [one.name for one in table.columns if one.name not in KEPT_BY_THE_STORE]
    assert [known.get(place) for place in range(len(headings))] == expected


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_words_of_each_closed_list_can_be_told_apart(table):
    for column in table.columns:
        said = [alike(words.th) for words in (column.choices or {}).values()]
        assert len(said) == len(set(said)), column.name


def test_a_template_offers_lists_keeps_codes_as_text_and_tells_its_version(programme):
    book = opened(template_of(programme, BY_NAME["household"]))
    sheet = book.worksheets[0]
    validated = {str(one.sqref): one.formula1 for one in sheet.data_validations.dataValidation}
    names = [column.name for column in columns_to_fill(BY_NAME["household"])]
    place = openpyxl.utils.get_column_letter(names.index("tenure") + 1)

    assert validated[f"{place}2:{place}5001"] == "list_tenure"
    assert "list_subdistrict_code" in book.defined_names
    assert sheet.column_dimensions["A"].width > 8
    assert sheet.freeze_panes == "B2"
    assert sheet["A1"].comment.text.startswith("household_id")
    assert book["รายการ"].sheet_state == "hidden"
    assert book.custom_doc_props["template_version"].value == VERSION


def test_there_is_a_template_for_every_table(programme):
    assert set(templates(programme)) == {f"{table.name}.xlsx" for table in TABLES}


def test_the_survey_form_is_converted_without_a_warning(programme):
    converted = convert(BytesIO(form(programme)))

    assert converted.warnings == []
    assert "ไทย (th)" in converted.xform


def test_ids_are_made_once_and_not_from_places_or_answers(programme):
    _heading, *rows = opened(form(programme))["survey"].iter_rows(values_only=True)
    made = {row[1]: row[SURVEY.index("calculation")] for row in rows}

    for name in ("new_household_id", "member_id", "assessment_id"):
        assert made[name].startswith("once("), name
    assert made["household_id"] == "if(${visit} = 'again', ${known_household}, ${new_household_id})"


def test_a_known_household_is_offered_by_its_id_and_village_to_who_may_see_it(programme):
    def offered(given):
        rows = opened(given)["choices"].iter_rows(values_only=True)
        return [row[1:3] for row in rows if row[0] == "known_household"]

    officer = programme_of(homes([2], moo="7"), reader=Principal("data_officer"))
    assert offered(form(programme_of(homes([2])))) == []
    assert offered(form(officer)) == [("HH-580302-0002", "HH-580302-0002 (หมู่ 7)")]
    converted = convert(BytesIO(form(officer)))
    assert converted.warnings == []


def test_the_survey_asks_for_every_column_that_a_new_record_needs(programme):
    rows = list(opened(form(programme))["survey"].iter_rows(values_only=True))
    asked = {row[1] for row in rows[1:]}

    for name in GROUPS:
        needed = {column.name for column in BY_NAME[name].columns if column.required}
        assert needed <= asked, name
        assert not needed & LEFT_OUT


def test_every_question_is_asked_in_both_languages(programme):
    heading, *rows = opened(form(programme))["survey"].iter_rows(values_only=True)
    for row in rows:
        said = dict(zip(heading, row, strict=True))
        if not said["type"].startswith(("calculate", "end")):
            assert said["label::ไทย (th)"], said["name"]
            assert said["label::English (en)"], said["name"]


def test_before_anything_is_published_templates_and_form_follow_from_the_schema(var, tmp_path):
    assert main(["templates", str(tmp_path / "in")]) == 0
    assert main(["form", str(tmp_path / "form.xlsx")]) == 0

    assert {path.stem for path in (tmp_path / "in").iterdir()} == {one.name for one in TABLES}
    book = openpyxl.load_workbook(tmp_path / "in" / "household.xlsx")
    assert "list_tenure" in book.defined_names
    assert "list_subdistrict_code" not in book.defined_names
    converted = convert(str(tmp_path / "form.xlsx"))
    assert converted.warnings == [] and "subdistrict_code" in converted.xform
    assert not (var / "store.sqlite").exists()


def test_what_is_made_of_records_says_in_a_terminal_how_to_begin(var, capsys, tmp_path):
    assert main(["export-open", str(tmp_path)]) == 2
    said = capsys.readouterr().err
    assert "Nothing has been published yet. Run `hoh run`" in said
    assert "this page" not in said and "หน้านี้" not in said


def test_a_template_that_is_there_is_left_as_it_was_filled_in(var, tmp_path, capsys):
    filled = tmp_path / "in" / "household.xlsx"
    filled.parent.mkdir()
    filled.write_bytes(b"filled in")

    assert main(["templates", str(filled.parent)]) == 0

    assert filled.read_bytes() == b"filled in"
    assert f"{filled} มีอยู่แล้ว" in capsys.readouterr().out
    assert (filled.parent / "member.xlsx").exists()
