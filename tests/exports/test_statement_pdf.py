"""A partner's statement on paper: what the Excel statement says, on two pages at most, to be signed."""

from dataclasses import replace
from functools import cache

import pytest

from data_access.access.roles import Principal
from data_access.queries.partners.partners import by_unit
from exports.statement.statement import statement
from exports.statement.statement_pdf import statement_contents, statement_pdf
from tests.exports.read_back import sheets
from tests.exports.read_pdf import may_be_read_aloud, opened, text_of, typefaces
from tests.programmes import CODI, GOVERNOR, programme_of
from tests.records import delivery, pledge

LONG = "วัสดุก่อสร้างสำหรับซ่อมหลังคาและผนังบ้านของผู้เดือดร้อนในพื้นที่ห่างไกลที่รถเข้าไม่ถึงในหน้าฝน"
both_languages = pytest.mark.parametrize("language", ["th", "en"])


@cache
def published(pledges=2):
    return programme_of(
        pledge=[
            pledge(pledge_id="K-1", qty="100", due_on="2024-03-01"),
            pledge(pledge_id="K-2", kind="material", qty="50", unit="sheet", unit_value_thb=""),
            pledge(pledge_id="K-9", partner_id="GLO", qty="7"),
            *(pledge(pledge_id=f"L-{n:02}", text_th=LONG) for n in range(pledges - 2)),
        ],
        delivery=[
            delivery(delivery_id="D-1", pledge_id="K-1", qty="30", value_thb="30", repair_id=""),
            delivery(delivery_id="D-2", pledge_id="", qty="5", unit="bag", repair_id=""),
        ],
    )


@cache
def made(language):
    return statement_pdf(published(), "CODI", language)


@both_languages
def test_it_is_one_a4_page_that_can_be_read_aloud_in_our_own_letters(language):
    (page,) = opened(made(language)).pages

    assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)
    assert may_be_read_aloud(made(language), language)
    assert typefaces(made(language)) == {"Sarabun"}


def test_what_it_says_is_what_the_excel_statement_says():
    contents = statement_contents(published(), "CODI", "en")
    table = sheets(statement(published(), "CODI", "en"))["Summary"]
    known = by_unit(published(), "CODI")

    assert [row[0] for row in contents["summary"]["rows"]] == [
        row[0] for row in table.rows[: len(known)]
    ]
    for written, row in zip(contents["summary"]["rows"], table.rows, strict=False):
        assert [value.replace(",", "") for value in written[1:]] == [f"{n:.0f}" for n in row[1:8]]
    text = text_of(made("en"))
    for row in contents["summary"]["rows"]:
        assert " ".join(row) in text


def test_pledges_are_listed_with_what_is_left_and_the_overdue_first():
    rows = statement_contents(published(), "CODI", "en")["pledges"]["rows"]

    assert [(row["id"], row["numbers"], row["state"]) for row in rows] == [
        ("K-1", ["100", "30", "70"], "Overdue"),
        ("K-2", ["50", "0", "50"], "Not due yet"),
    ]


def test_both_sides_have_a_line_to_sign():
    text = text_of(made("en"))

    assert "For the partner" in text and "For the province" in text
    assert text.count("Signed") == 2
    assert statement_contents(published(), "CODI", "th")["signers"] == ["ผู้แทนภาคี", "ผู้แทนจังหวัด"]


def test_it_says_as_of_when_of_which_snapshot_for_whom_and_that_it_is_made_up():
    text = text_of(made("en"))

    for words in (
        "As of 31 Mar 2024 (2567)",
        f"snapshot {published().snapshot.id}",
        "for: governor's office",
        "Made-up records",
        "Page 1/1",
    ):
        assert words in text


@both_languages
def test_a_partner_of_many_long_pledges_has_two_pages_that_name_how_many_are_left_out(language):
    pages = opened(statement_pdf(published(60), "CODI", language)).pages

    assert len(pages) == 2
    assert "40" in statement_contents(published(60), "CODI", "en")["pledges"]["rest"]
    if language == "en":  # Thai marks are doubled when a PDF is read back
        assert "For the province" in " ".join(pages[1].extract_text().split())


def test_a_partner_has_its_own_statement_and_no_others():
    assert statement_pdf(replace(published(), principal=CODI), "CODI", "th")[:5] == b"%PDF-"
    for reader, partner_id in ((CODI, "GLO"), (Principal("public"), "CODI")):
        with pytest.raises(PermissionError):
            statement_pdf(replace(published(), principal=reader), partner_id, "th")


def test_a_partner_that_is_not_one_has_none():
    with pytest.raises(KeyError):
        statement_pdf(replace(published(), principal=GOVERNOR), "nobody", "en")
