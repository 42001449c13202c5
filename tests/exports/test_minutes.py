"""The minutes of a meeting: the same on paper and as a Word file, in either language."""

import zipfile
from io import BytesIO
from xml.etree import ElementTree

import pytest

from exports.minutes.minutes import minutes
from exports.minutes.minutes_docx import minutes_docx
from exports.minutes.minutes_pdf import minutes_pdf
from tests.exports.read_pdf import text_of
from tests.programmes import PUBLIC, programme_of
from tests.records import (
    agenda_item,
    agreement,
    agreement_clause,
    attendance,
    decision,
    event,
    signature,
)

TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"


@pytest.fixture(scope="module")
def programme():
    return programme_of(
        event=[event()],
        agenda_item=[agenda_item()],
        attendance=[attendance()],
        agreement=[agreement()],
        agreement_clause=[agreement_clause()],
        signature=[signature()],
        decision=[decision(text_th="ซ่อม <เร็ว> & ดี")],
        reader=PUBLIC,
    )


@pytest.mark.parametrize("language", ["th", "en"])
def test_paper_and_word_file_say_what_was_decided_by_whom_and_until_when(programme, language):
    said = minutes(programme, "E1", language)
    (row,) = next(one.rows for one in said.sections if one.rows)
    assert row[2:4] == (
        ("CODI", "31 มี.ค. 2567") if language == "th" else ("CODI", "31 Mar 2024 (2567)")
    )

    document = zipfile.ZipFile(BytesIO(minutes_docx(programme, "E1", language)))
    assert document.testzip() is None
    tree = ElementTree.fromstring(document.read("word/document.xml"))
    written = [one.text for one in tree.iter(TEXT)]
    paper = " ".join(text_of(minutes_pdf(programme, "E1", language)).split())
    for words in (said.title, *row[1:4]):
        assert words in written
        assert words in paper.replace("\u00a0", " ")


def test_the_same_minutes_are_the_same_bytes(programme):
    for make in (minutes_docx, minutes_pdf):
        assert make(programme, "E1", "th") == make(programme, "E1", "th")


def test_an_event_that_was_not_held_has_no_minutes(programme):
    with pytest.raises(KeyError):
        minutes(programme, "E9", "th")
