"""Nothing personal leaves the record store: not in words, and not unseen in what a page is made of."""

import json
import re

import pyarrow.parquet
import pytest

from data_access.language.vocabulary import CIVIL_STATUS, DISABILITY_TYPE, VULNERABLE_GROUP
from data_access.schema import BY_NAME
from tests.pages.marked import MARK, POINT_MARK, can_be_marked
from tests.pages.test_every_page import (
    DETAILS,
    READERS,
    both_languages,
    every_page,
    every_reader,
)

MARKS = re.compile(f"{MARK}|{POINT_MARK}")
OF_ONE_HOUSEHOLD = {"household_id", "repair_id"}
TOLD_OF_NOBODY = {
    word
    for words in (VULNERABLE_GROUP, DISABILITY_TYPE, CIVIL_STATUS)
    for code, text in words.items()
    for word in (code, text.th, text.en)
}
PERSONAL = {
    f"{table.name}.{column.name}": column
    for table in BY_NAME.values()
    for column in table.columns
    if column.personal
}


def marks_in(text):
    return MARKS.findall(text)


def test_the_marks_stand_in_every_personal_field_that_holds_free_text_or_a_point(marked_sample):
    unmarked = {name for name, column in PERSONAL.items() if not can_be_marked(column)}

    assert unmarked == {
        "member.household_id",
        "member.birth_year_be",
        "member.sex",
        "member.groups",
        "member.disability_types",
        "member.disability_card",
        "member.adl_score",
        "member.civil_status",
        "member.is_head",
    }
    for name in PERSONAL.keys() - unmarked:
        text = (marked_sample / f"{name.split('.')[0]}.csv").read_text("utf-8")
        assert marks_in(text), name


def test_the_marks_do_come_into_the_record_store(published_sample):
    """Else their absence from a page would say nothing."""
    assert MARK.encode() in (published_sample / "store.sqlite").read_bytes()


def test_no_personal_field_is_in_any_file_of_the_snapshot(snapshot):
    for path in snapshot.folder.glob("*.parquet"):
        table = pyarrow.parquet.read_table(path)
        for name in table.column_names:
            assert not any(marks_in(str(value)) for value in table[name].to_pylist()), (path, name)
    assert marks_in(json.dumps(snapshot.manifest)) == []


@every_page
@both_languages
@every_reader
def test_no_personal_field_reaches_a_reader(read, name, language, reader):
    page = read(name, language, **READERS[reader])

    assert len(page.sent) > 1_000
    assert marks_in(page.sent) == []


@every_page
@both_languages
def test_no_personal_field_reaches_the_governor(read, name, language):
    assert marks_in(read(name, language).sent) == []


@pytest.mark.parametrize("name", DETAILS)
@both_languages
def test_no_personal_field_is_on_the_page_of_one_repair_or_partner(read, name, language):
    assert marks_in(read(name, language, **DETAILS[name]).sent) == []


@every_page
@both_languages
def test_no_row_of_one_household_tells_of_health_disability_ethnicity_or_civil_status(
    read, name, language
):
    """The governor's office sees the most rows; the groups are counted by district only."""
    for page in (read(name, language), read(name, language, **DETAILS.get(name, {}))):
        for table in page.tables:
            if OF_ONE_HOUSEHOLD & {*table.codes}:
                cells = {str(cell) for label in table.shown for cell in table.shown[label]}
                assert cells & TOLD_OF_NOBODY == set()


def test_groups_of_people_are_not_counted_below_a_district(read):
    choice = {"district": "5806", "subdistrict": "580603"}
    for name in ("overview", "map", "network", "repairs", "partners", "methods"):
        for table in read(name, "en", **choice).tables:
            cells = {str(cell) for label in table.shown for cell in table.shown[label]}
            told = cells & {text.en for text in VULNERABLE_GROUP.values()}
            assert not told or table.shown.shape[1] == 2, "only the points of the score"
