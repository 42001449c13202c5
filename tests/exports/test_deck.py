"""The deck: the story as slides that can be edited, in letters that every machine can be given."""

import io
import re
import zipfile
from functools import cache
from itertools import combinations
from threading import Thread

import pytest
from lxml import etree
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from data_access.access.roles import Principal
from data_access.access.scope import Scope
from data_access.publishing.current import current_snapshot
from data_access.snapshots.programme import Programme
from display.story import KEYS, as_presented, story
from exports.deck.deck import deck
from exports.deck.deck_fonts import fonts
from exports.deck.deck_lines import broken_at_spaces, kept_together, long_in_sarabun
from exports.deck.deck_tables import ASK, HANGING
from tests.exports.figures import figures_json
from tests.programmes import programme_of
from ui.panels.downloads.brief import coloured_map

GOVERNOR = Principal("governor")
PROVINCE, SOP_MOEI = Scope(), Scope(frozenset({"5806"}))
both_languages = pytest.mark.parametrize("language", ["th", "en"])


@cache
def made(folder, language="th", scope=PROVINCE, reader=GOVERNOR, partner_id=None):
    """The deck of the sample as bytes, made once for all the tests that look at it."""
    programme = Programme(current_snapshot(), scope, reader)
    return made_of(programme, language, partner_id)


def made_of(programme, language, partner_id=None):
    coloured = coloured_map(as_presented(programme), language)
    return deck(programme, language, coloured, partner_id)


def opened(content):
    return Presentation(io.BytesIO(content))


def words_on(slide):
    """Everything written on a slide, in tables and shapes, and as names in its charts."""
    return spaced(" ".join("".join(run.itertext()) for run in slide._element.iter(qn("a:p"))))


def spaced(words):
    """Without what only says where a line may not end."""
    return words.replace("\u00a0", " ")


def charts_on(slide):
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def slide_of(presentation, key):
    return presentation.slides[KEYS.index(key)]


def values(chart, number):
    return list(chart.plots[0].series[number].values)


@both_languages
def test_there_is_a_slide_for_each_part_of_the_story_with_its_title_and_what_to_say(
    sample, snapshot, language
):
    slides = opened(made(sample, language)).slides
    told = story(Programme(snapshot, PROVINCE, GOVERNOR))

    assert [spaced(slide.shapes.title.text_frame.text) for slide in slides] == [
        getattr(one.title, language) for one in told
    ]
    for slide, one in zip(slides, told, strict=True):
        assert slide.notes_slide.notes_text_frame.text.startswith(getattr(one.note, language))
        for number in one.numbers:
            assert getattr(number.value, language) in words_on(slide)
            assert getattr(number.name, language) in words_on(slide)


@pytest.mark.parametrize("options", [(), ("--district", "5806")], ids=["whole", "part"])
def test_the_figures_of_the_deck_are_those_of_the_command(sample, capsys, options):
    figures = figures_json(capsys, "--role", "presenter", *options)
    written = opened(made(sample, "en", SOP_MOEI if options else PROVINCE))
    pace, promises = (charts_on(slide_of(written, key))[0] for key in ("pace", "promises"))

    handed_over, target = figures["G1"]["value"], figures["G1"]["denominator"]
    assert max(value for value in values(pace, 1) if value is not None) == handed_over
    assert max(value for value in values(pace, 0) if value is not None) == target
    assert f"{handed_over:,} of {target:,.0f} houses" in words_on(slide_of(written, "pace"))
    assert sum(values(promises, 0)) == figures["G17"]["denominator"]
    assert sum(values(promises, 1)) == figures["G17"]["numerator"]
    for key, slide, words in (
        ("G17", "promises", f"{figures['G17']['value']:.0%}"),
        ("P6", "promises", f"{figures['P6']['value']:,} pledges are overdue"),
        ("G8", "need", f"{figures['G8']['value']:,} households are in need"),
        ("G9", "need", f"{figures['G9']['value']:.0%}"),
        ("M3", "people", f"{figures['M3']['value']:.0%} of the commitments"),
        ("M9", "photos", f"{figures['M9']['value']:,} people"),
    ):
        said = words_on(slide_of(written, slide))
        assert words in said or words.split()[0] in said, key


def test_charts_are_charts_and_tables_are_tables(sample):
    written = opened(made(sample))
    kinds = {
        key: {
            "chart" if shape.has_chart else "table" if shape.has_table else "shape"
            for shape in slide_of(written, key).shapes
        }
        for key in KEYS
    }

    assert {key for key in KEYS if "chart" in kinds[key]} == {
        "goals", "lacking", "pace", "promises",
    }  # fmt: skip
    assert {key for key in KEYS if "table" in kinds[key]} == {"opening", "need", "since"}
    assert not any(
        name.startswith("ppt/media/")
        for name in zipfile.ZipFile(io.BytesIO(made(sample))).namelist()
    )
    for chart in (*charts_on(slide_of(written, "pace")), *charts_on(slide_of(written, "goals"))):
        assert chart.part.chart_workbook.xlsx_part  # the numbers behind it can be edited


def test_the_table_of_need_is_that_of_the_districts(sample, snapshot):
    (shape,) = [one for one in slide_of(opened(made(sample, "en")), "need").shapes if one.has_table]
    rows = [[" ".join(cell.text.split()) for cell in row.cells] for row in shape.table.rows]
    told = next(one for one in story(Programme(snapshot, PROVINCE, GOVERNOR)) if one.key == "need")

    assert rows[0] == [told.picture.columns[name].en for name in ("name", "in_need", "reached")]
    assert rows[1:] == [
        [row.name.en, f"{row.in_need:,}", f"{row.reached:,}"]
        for row in told.picture.table.itertuples(index=False)
    ]


def test_people_are_one_dot_each(sample, snapshot):
    (dots,) = [
        one for one in slide_of(opened(made(sample)), "people").shapes if one.shape_type == 6
    ]
    told = next(
        one for one in story(Programme(snapshot, PROVINCE, GOVERNOR)) if one.key == "people"
    )
    groups = len(told.picture.value.groups)

    assert (
        len(dots.shapes) == told.picture.table["people"].sum() + groups
    )  # and one a group to explain


@both_languages
def test_every_word_is_in_the_typeface_that_travels_with_the_project(sample, language):
    """In Latin, East Asian and complex script alike: PowerPoint takes the last for Thai."""
    with zipfile.ZipFile(io.BytesIO(made(sample, language))) as file:
        looked_at = [
            etree.fromstring(file.read(name))
            for name in file.namelist()
            if re.match(r"ppt/(slides|charts|notesSlides)/\w+\.xml", name)
        ]
        theme = file.read("ppt/theme/theme1.xml").decode()
    runs = [run for root in looked_at for run in root.iter(qn("a:r"), qn("a:fld"))]

    assert len(runs) > 150
    for run in runs:
        settings = run.find(qn("a:rPr"))
        assert settings.get("lang") == {"th": "th-TH", "en": "en-US"}[language]
        assert [
            settings.find(qn(name)).get("typeface") for name in ("a:latin", "a:ea", "a:cs")
        ] == ["Sarabun"] * 3
    assert theme.count('typeface="Sarabun"') == 6
    with zipfile.ZipFile(io.BytesIO(fonts())) as held:
        assert {"Sarabun-Regular.ttf", "Sarabun-Bold.ttf", "OFL.txt"} <= set(held.namelist())


def test_every_picture_can_be_read_aloud(sample):
    for slide in opened(made(sample)).slides:
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table or shape.shape_type == 6:
                assert len(shape._element._nvXxPr.cNvPr.get("descr")) > 10


def test_every_slide_says_as_of_when_of_what_and_that_the_records_are_made_up(sample, snapshot):
    for slide in opened(made(sample, "en", SOP_MOEI)).slides:
        words = words_on(slide)

        assert "Sop Moei district · as of 31 Mar 2024 (2567)" in words
        assert f"snapshot {snapshot.id}" in words
        assert "Made-up records, for demonstration" in words
        assert "Source: " in words


def test_the_deck_of_a_partner_tells_each_unit_against_its_own_promise(sample):
    chart = charts_on(slide_of(opened(made(sample, "en", partner_id="mhs-college")), "promises"))[0]

    assert len(chart.plots[0].categories) > 1
    assert set(values(chart, 0)) == {1.0}
    assert all(0 <= value <= 1 for value in values(chart, 1))


def test_the_deck_is_what_may_be_published_whoever_takes_it_along(sample):
    public = Principal("public")

    def told(reader):
        return [words_on(slide) for slide in opened(made(sample, "th", SOP_MOEI, reader)).slides]

    assert told(GOVERNOR) == told(public)


@both_languages
def test_a_programme_that_has_just_begun_has_a_deck_too(language):
    programme = programme_of()

    assert (
        len(opened(made_of(programme, language)).slides) == 7
    )  # what there is nothing to say of is left out


def test_a_deck_is_made_on_a_thread_that_has_no_reader(sample, snapshot):
    programme = Programme(snapshot, SOP_MOEI, GOVERNOR)
    made_there = []
    thread = Thread(target=lambda: made_there.append(made_of(programme, "en")))
    thread.start()
    thread.join()

    assert len(opened(made_there[0]).slides) == len(KEYS)


@both_languages
@pytest.mark.parametrize("scope", [PROVINCE, SOP_MOEI], ids=["province", "district"])
def test_the_map_the_legend_and_the_table_end_above_the_foot_and_labels_stand_apart(
    sample, language, scope
):
    slide = slide_of(opened(made(sample, language, scope)), "need")
    foot = min(
        shape.top for shape in slide.shapes if shape.has_text_frame and shape.top > Inches(6.7)
    )
    words = [one for one in slide.shapes if one.has_text_frame and one.text_frame.text]
    labels = [one for one in words if one.height == Inches(0.18)]
    (table,) = [one for one in slide.shapes if one.has_table]

    assert all(one.top + one.height <= foot for one in words if one.top < foot)
    assert table.top + table.height <= foot
    assert len(labels) > 5
    assert [
        (one.text_frame.text, other.text_frame.text)
        for one, other in combinations(labels, 2)
        if abs(one.top - other.top) < one.height
        and one.left < other.left + other.width
        and other.left < one.left + one.width
    ] == []


@pytest.mark.parametrize("scope", [PROVINCE, SOP_MOEI], ids=["province", "district"])
def test_no_program_that_shows_the_asks_comes_to_break_the_name_of_a_place(sample, snapshot, scope):
    slide = slide_of(opened(made(sample, scope=scope)), "asks")
    (listed,) = [
        shape.text_frame
        for shape in slide.shapes
        if shape.has_text_frame and "ตำบล" in shape.text_frame.text
    ]
    asked = listed.paragraphs[-1].text.split("\v")  # a line break within a paragraph

    assert len(asked) > 1
    for line in asked:
        assert long_in_sarabun(line, ASK) <= (listed._parent.width - HANGING) / Pt(1)
    assert any(line.startswith("ตำบลกองก๋อย") or " ตำบลกองก๋อย" in line for line in asked)


def test_lines_of_thai_are_broken_behind_spaces_into_as_few_of_about_one_length():
    asked = "เริ่มงานใน 2 ตำบลที่มีครัวเรือนเดือดร้อน: ตำบลกองก๋อย, ตำบลป่าโปง"

    broken = broken_at_spaces(kept_together(asked), Inches(6), 24)

    first, second = broken.split("\n")
    assert second == "ตำบลกองก๋อย, ตำบลป่าโปง"
    assert f"{first}{second}" == kept_together(asked)
    assert broken_at_spaces(asked, Inches(13), 24) == asked  # one line has room for it


def test_a_count_stays_on_the_line_of_what_it_counts():
    assert kept_together("Free 33 repairs (over 30 days), on hold (9)").endswith("hold\u00a0(9)")
    assert kept_together("ค้าง 8 รายการ (เกณฑ์ <10)") == "ค้าง 8\u00a0รายการ (เกณฑ์\u00a0<10)"


def test_a_group_of_people_has_one_colour_in_the_province_and_in_a_district(sample):
    for scope in (PROVINCE, SOP_MOEI):
        slide = slide_of(opened(made(sample, scope=scope)), "people")
        written = words_on(slide)

        assert written.index("ผู้บริหารองค์กรปกครองส่วนท้องถิ่น") < written.index("เครือข่ายสภาองค์กรชุมชน")


def test_a_goal_that_is_a_share_is_written_as_one(sample):
    (chart,) = charts_on(slide_of(opened(made(sample, "en")), "goals"))

    labels = list(chart.plots[0].categories)
    assert "Commitments kept 62.1% / 100%" in labels
    assert "Houses handed over 294 / 450" in labels
