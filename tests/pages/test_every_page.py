"""Every page, in both languages, for every kind of choice and reader: drawn whole, and explained."""

from datetime import date

import pytest

from data_access.language.vocabulary import ROLE
from tests.pages.reading import NAMES
from ui.session.language import say_date, speaking

MADE_UP = {"th": "ข้อมูลสมมติเพื่อสาธิต", "en": "Made-up records, for demonstration"}
PARTNER = "codi-north"
CHOICES = {
    "whole province": {},
    "one district": {"district": "5806"},
    "one subdistrict, an earlier day": {
        "district": "5806",
        "subdistrict": "580603",
        "year": "2566",
        "as_of": "2023-08-31",
    },
}
# An LAO and a member of the network read on all of these what the public reads, which
# tests/snapshots/test_scoped_tables.py shows; their own page is in test_mine_page.py.
READERS = {role: {"role": role} for role in ROLE if role not in ("governor", "lao", "community")}
READERS["partner"] = {"role": "partner", "organisation": PARTNER}
DETAILS = {"repairs": {"repair": "R-0073"}, "partners": {"partner": PARTNER}}
QUESTIONS = {
    "overview": ("ซ่อมบ้านทันแผนหรือไม่", "Are the house repairs on pace?"),
    "map": ("ความเดือดร้อนอยู่ที่ใด ไปถึงแล้วแค่ไหน", "Where is the need, and how far have we come?"),
    "needs": ("คนของเราขาดอะไร ที่ใด", "What do our people lack, and where?"),
    "network": ("เครือข่ายทำตามที่ให้คำมั่นไว้หรือไม่", "Does the network keep its word?"),
    "repairs": ("งานซ่อมติดอยู่ที่ใด เพราะอะไร", "Where are repairs stuck, and why?"),
    "partners": ("ภาคีส่งมอบตามคำมั่นหรือไม่", "Do partners deliver what they promised?"),
    "since": (
        "ตั้งแต่ประชุมครั้งก่อน อะไรเปลี่ยนไปบ้าง",
        "What has changed since the last meeting?",
    ),
    "plan": (
        "ตำบลนี้จะแก้อะไร ด้วยเงินใคร ถึงไหนแล้ว",
        "What will this subdistrict fix, with whose money, and how far is it?",
    ),
    "meetings": (
        "ประชุมตกลงอะไร มติครั้งก่อนทำถึงไหน",
        "What was agreed, and what became of the last decisions?",
    ),
    "models": ("อะไรได้ผล ที่ใด ทำตามได้อย่างไร", "What works, where, and how to do the same?"),
    "income": (
        "รายได้เพิ่มหรือไม่ เงินอยู่ในชุมชนเท่าไร",
        "Has income grown, and has the money stayed?",
    ),
    "methods": ("ตัวเลขเหล่านี้คิดอย่างไร เชื่อได้แค่ไหน", "How is it counted, and can it be trusted?"),
}
every_page = pytest.mark.parametrize("name", NAMES)
both_languages = pytest.mark.parametrize("language", ["th", "en"])
every_choice = pytest.mark.parametrize("choice", CHOICES)
every_reader = pytest.mark.parametrize("reader", READERS)


def is_drawn_whole(page):
    return not page.app.exception and not page.app.error and page.of_type("exception") == []


@every_page
@both_languages
@every_choice
def test_a_page_is_drawn_to_its_foot_whatever_is_chosen(read, name, language, choice):
    page = read(name, language, **CHOICES[choice])

    assert is_drawn_whole(page)
    question, *area = page.title.split(" · ")
    assert question == QUESTIONS[name][language == "en"]
    assert bool(area) == ("district" in CHOICES[choice])
    assert len(page.answer) > 20


@every_page
@both_languages
@every_reader
def test_a_page_is_drawn_to_its_foot_whoever_reads(read, name, language, reader):
    page = read(name, language, **READERS[reader])

    assert is_drawn_whole(page)
    assert len(page.answer) > 20


@pytest.mark.parametrize("name", DETAILS)
@both_languages
def test_one_repair_and_one_partner_have_a_page_of_their_own(read, name, language):
    page = read(name, language, **DETAILS[name])

    assert is_drawn_whole(page)
    assert page.app.selectbox(key=name.removesuffix("s")).value == DETAILS[name][name[:-1]]


@every_page
@both_languages
@every_choice
def test_the_foot_says_as_of_when_on_which_curve_and_of_which_snapshot(
    read, snapshot, name, language, choice
):
    asked = CHOICES[choice]
    captions = [caption.value for caption in read(name, language, **asked).app.caption]
    foot = next((words for words in captions if snapshot.id in words), "")
    day = date.fromisoformat(asked.get("as_of", snapshot.as_of.isoformat()))

    with speaking(language):
        assert say_date(day) in foot
    assert {"th": "เส้นแผน", "en": "plan curve"}[language] in foot
    assert snapshot.id in foot


@every_page
@both_languages
def test_every_page_says_that_its_records_are_made_up(read, name, language):
    page = read(name, language)

    assert any(MADE_UP[language] in words for words in page.words)


@every_page
@every_choice
def test_a_picture_is_also_told_in_words_and_in_figures(read, name, choice):
    """The figures are folded under the picture, or stand beside it where they are few."""
    page = read(name, "en", **CHOICES[choice])
    told = {table.alt for table in page.tables}

    for chart in page.of_type("plotly_chart", "deck_gl_json_chart"):
        assert len(chart.proto.alt) > 10, chart.key
        assert chart.proto.alt in told or chart.key.split("-")[0] in ("chain", "map")
    if name == "map":
        assert page.table_with("area_code", "in_need", "handed_over") is not None


def test_the_pictures_of_one_repair_stand_beside_their_rows(read):
    page = read("repairs", "en", **DETAILS["repairs"])

    assert {chart.key for chart in page.of_type("plotly_chart")} == {"timeline", "money"}
    assert page.table_with("funding_program", "value_thb") is not None
