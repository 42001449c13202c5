"""What a link asks for and the page cannot show is said, with what is shown instead."""

import json
import re
from pathlib import Path

import pytest

from data_access.language.vocabulary import Text
from tests.pages import reading
from tests.pages.reading import NAMES, again, go_to
from ui.session.address import OF_PAGES, OF_THE_FRAME, as_written
from ui.session.misread import sentence

THAI = "ลิงก์ระบุค่าที่ไม่มีหรือเลือกที่นี่ไม่ได้ จึงแสดงค่าอื่นแทน: "
ENGLISH = "The link asks for something that is unknown or cannot be chosen here. Shown instead: "


def warnings(page):
    return [one.value for one in page.app.warning]


@pytest.mark.parametrize("name", NAMES)
def test_every_page_says_which_area_of_the_link_it_does_not_know(name):
    page = reading.read(name, district="9999")

    assert THAI + "อำเภอ “9999” → ทุกอำเภอ" in warnings(page)


@pytest.mark.parametrize(
    ("name", "asked", "said"),
    [
        ("overview", {"subdistrict": "580603"}, "Subdistrict “580603” → All subdistricts"),
        (
            "overview",
            {"district": "5801", "subdistrict": "580603"},
            "Subdistrict “580603” → All subdistricts",
        ),
        ("overview", {"year": "1999"}, "Fiscal year “1999” → All fiscal years"),
        ("overview", {"as_of": "2567-02-30"}, "As of “2567-02-30” → As of 31 Mar 2024"),
        ("overview", {"role": "administrator"}, "Reading as “administrator” → Governor's office"),
        ("partners", {"partner": "nobody"}, "Partner “nobody” → None chosen"),
        ("repairs", {"repair": "R-9999"}, "Repair → None chosen"),
        ("map", {"layer": "rain"}, "Show “rain” → Need"),
        ("methods", {"indicator": "Z1"}, "Indicator “Z1” → G10 Urgent, not started"),
        ("since", {"since": "yesterday"}, "Compared with “yesterday” → "),
        ("overview", {"district": "5801,5803"}, "District “5801,5803” → All districts"),
        (
            "overview",
            {"fiscal_year": "2599", "nonsense": "x"},
            r"Choice “fiscal\_year” → there is no such choice · Choice “nonsense” → there is no such choice",
        ),
        ("meetings", {"event": "E-99"}, "Choice “event” → there is no such choice"),
        (
            "overview",
            {"district": "9999", "year": "1999"},
            "District “9999” → All districts · Fiscal year “1999” → All fiscal years",
        ),
    ],
    ids=str,
)
def test_one_line_names_what_was_not_understood_and_what_is_shown(name, asked, said):
    told = warnings(reading.read(name, "en", **asked))

    assert len(told) == 1
    assert told[0].startswith(ENGLISH + said)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_said_where_all_was_understood(name):
    page = reading.read(name, district="5806", subdistrict="580603", as_of="2024-03-31")

    assert not any(THAI in one for one in warnings(page))


def test_it_is_said_until_the_reader_chooses():
    page = reading.read("overview", "en", district="9999")
    assert warnings(again(page)) == [ENGLISH + "District “9999” → All districts"]
    page.app.selectbox(key="district").set_value("5801")

    assert warnings(again(page)) == []


def test_it_is_not_said_on_the_next_page():
    page = reading.read("overview", "en", district="9999")

    assert warnings(go_to(page.app, "network", "en")) == []


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"district": "9999"}, "District “9999” → the whole province"),
        ({"partner": "nobody"}, "Partner “nobody” → every partner"),
        ({"nonsense": "x"}, "Choice “nonsense” → there is no such choice"),
        ({"as_of": "2567-02-30"}, "As of “2567-02-30” → the newest day"),
        ({"since": "yesterday"}, "Compared with “yesterday” → the last meeting"),
        ({"as_of": "2024-03-14"}, "As of “2024-03-14” → the newest day"),  # a forum, no meeting
        ({"since": "2024-03-13"}, "Compared with “2024-03-13” → the last meeting"),
        (
            {"snapshot": "0123456789ab", "role": "public"},
            "Snapshot “0123456789ab” → the one that is open",
        ),
    ],
    ids=str,
)
def test_the_talk_says_it_on_its_slides(asked, said):
    slides = reading.read("present", "en", **asked).sent

    assert json.dumps(ENGLISH + said)[1:-1] in slides


def test_a_talk_whose_link_was_understood_says_nothing_of_it():
    page = reading.read("present", "en", district="5806", partner="codi-north")

    assert ENGLISH not in page.sent


def test_a_link_brings_words_to_the_page_and_nothing_else():
    assert as_written("<b>[x](http://a.b)</b> :red[`$1$`] *") == "bxhttpa.bb red1 "
    assert as_written("ปาย_1-2.3") == "ปาย_1-2.3"
    assert as_written("x" * 41) == "x" * 40


def test_what_those_who_pass_a_link_on_add_to_it_is_no_choice():
    page = reading.read("overview", "en", fbclid="x", utm_source="line")

    assert warnings(page) == []


OF_A_CHOICE = re.compile(
    r"\b(?:adopt|asked|keep|_choose|_one_of|_number|_share|_homes|_pick|_typed)\(\s*\"(\w+)\""
)


def test_every_choice_that_a_page_reads_from_the_address_is_known():
    texts = [one.read_text(encoding="utf-8") for one in Path("ui").rglob("*.py")]
    read = {key for text in texts for key in OF_A_CHOICE.findall(text)}

    assert {"district", "household", "layer", "sum"} <= read
    assert read <= {*OF_THE_FRAME, *OF_PAGES}


def test_what_was_understood_needs_no_words():
    assert sentence([]) == ""
    assert sentence([("1", Text("ตำบล", "Subdistrict"), "–")]) == THAI + "ตำบล “1” → –"


def test_a_sum_of_thousands_of_digits_is_not_understood():
    told = warnings(reading.read("choose", "en", sum="9" * 5_000))

    assert told[0].startswith(ENGLISH + "Sum (baht) “999")
