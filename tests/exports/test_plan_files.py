"""Form 02 of a plan: the same on paper and as a Word file, and as a workbook that loads back unchanged."""

import zipfile
from io import BytesIO
from xml.etree import ElementTree

import pytest

from data_access.access.roles import Principal
from data_access.intake.preview.folder import check_folder
from data_access.language.vocabulary import PLAN_FORM
from exports.plan.plan_book import plan_book
from exports.plan.plan_docx import plan_docx
from exports.plan.plan_form import forms, plan_form
from exports.plan.plan_pdf import plan_pdf
from tests.exports.read_pdf import text_of
from tests.programmes import PUBLIC, programme_of
from tests.records import area_plan, lao, measure, measure_budget, plan_log

TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"


def of(reader=None, **plan):
    given = {} if reader is None else {"reader": reader}
    return programme_of(
        area_plan=[area_plan(lao_id="", **plan)],
        plan_log=[plan_log()],
        measure=[
            measure(
                lead_kind="council",
                lead_lao_id="",
                kpi_th="จำนวน <บ้าน> & คน",
                programme_th="แผนงานเคหะ",
            )
        ],
        measure_budget=[
            measure_budget(),
            measure_budget(seq="2", amount_thb="5000", source_of_money="unfunded", secured="asked"),
        ],
        **given,
    )


@pytest.mark.parametrize("language", ["th", "en"])
def test_paper_and_word_file_say_each_measure_with_its_money_and_its_lead(language):
    programme = of()
    said = plan_form(programme, "PN1", language)
    (group,) = said.groups
    (row,) = group.rows
    assert row[:2] == ("1", "ซ่อมบ้านผู้ยากลำบาก")
    assert row[4:9] == ("–", "45,000", "–", "–", "–")
    assert said.total[5] == "45,000"

    document = zipfile.ZipFile(BytesIO(plan_docx(programme, "PN1", language)))
    tree = ElementTree.fromstring(document.read("word/document.xml"))
    written = [one.text for one in tree.iter(TEXT)]
    paper = " ".join(text_of(plan_pdf(programme, "PN1", language)).split()).replace("\u00a0", " ")
    for words in (said.title, "45,000", row[-1]):
        assert words in written
        assert words in paper
    assert row[9] in written


def test_who_may_not_see_rows_gets_the_measures_without_their_money():
    (group,) = plan_form(of(PUBLIC), "PN1", "th").groups

    assert group.rows[0][4:9] == ("–",) * 5


def test_a_form_has_the_columns_of_its_version_and_every_version_has_a_form():
    assert forms().keys() == PLAN_FORM.keys()
    newer = plan_form(of(form="2571", years_from="2571", years_to="2575"), "PN1", "th")

    assert "kpi_th" not in newer.columns
    assert [one for one in newer.columns if one.isdigit()] == [
        "2571",
        "2572",
        "2573",
        "2574",
        "2575",
    ]


def test_the_workbook_loads_back_and_changes_nothing(loaded, tmp_path):
    reader = Principal("data_officer")
    programme = programme_of(
        lao=[lao()],
        area_plan=[area_plan()],
        plan_log=[plan_log()],
        measure=[measure()],
        measure_budget=[measure_budget()],
        reader=reader,
    )
    (tmp_path / "plan.xlsx").write_bytes(plan_book(programme, "PN1", "en"))

    preview = check_folder(tmp_path, loaded, reader)

    assert [line.en for line in preview.lines()] == []
    counts = {name: one.counts for name, one in preview.tables.items()}
    assert counts.keys() == {"measure", "measure_budget"}
    assert [(one.new, one.changed) for one in counts.values()] == [(0, 0), (0, 0)]
