import re
from datetime import date

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from data_access.language.vocabulary import RAG, Text
from ui.session import numbers
from ui.session.language import language, say, say_date, say_fiscal_year, say_month, speaking
from ui.session.status_icons import MARKS, say_state_in_cell, say_state_in_text

THAI_LETTER = re.compile("[ก-๛]")
GREETING = Text("สวัสดี", "Hello")


def test_thai_is_spoken_unless_english_is_asked_for():
    assert language() == "th"
    assert say(GREETING) == "สวัสดี"
    with speaking("en"):
        assert say(GREETING) == "Hello"
    assert say(GREETING) == "สวัสดี"


def a_page_with_the_switch():
    import streamlit as st

    from data_access.language.vocabulary import Text
    from ui.session.language import choose, say

    choose()
    st.write(say(Text("สวัสดี", "Hello")))


@pytest.mark.parametrize(
    ("address", "greeting"),
    [
        ({}, "สวัสดี"),
        ({"lang": "en"}, "Hello"),
        ({"lang": "th"}, "สวัสดี"),
        ({"lang": "xx"}, "สวัสดี"),
    ],
)
def test_the_language_in_the_address_is_the_one_spoken(address, greeting):
    page = AppTest.from_function(a_page_with_the_switch)
    for key, value in address.items():
        page.query_params[key] = value

    page.run()

    assert not page.exception
    assert not page.warning
    assert page.markdown[0].value == greeting


def test_the_switch_changes_the_language():
    page = AppTest.from_function(a_page_with_the_switch).run()

    page.button_group(key="lang").set_value("en").run()

    assert page.markdown[0].value == "Hello"


@pytest.mark.parametrize(
    ("day", "th", "en"),
    [
        (date(2024, 3, 31), "31 มี.ค. 2567", "31 Mar 2024 (2567)"),
        (date(2024, 2, 29), "29 ก.พ. 2567", "29 Feb 2024 (2567)"),
        (pd.Timestamp("2023-10-01"), "1 ต.ค. 2566", "1 Oct 2023 (2566)"),
        (None, "–", "–"),
        (pd.NaT, "–", "–"),
    ],
)
def test_a_day_is_written_in_the_buddhist_era(day, th, en):
    assert say_date(day) == th
    with speaking("en"):
        assert say_date(day) == en


def test_a_month_on_an_axis_is_short():
    assert say_month(date(2024, 3, 1)) == "มี.ค. 67"
    assert say_month(date(2057, 3, 1)) == "มี.ค. 00"
    with speaking("en"):
        assert say_month(date(2024, 3, 1)) == "Mar 2024"


def test_a_fiscal_year_says_which_months_it_holds_in_english():
    assert say_fiscal_year(2567) == "ปีงบประมาณ 2567"
    assert say_fiscal_year(None) == "–"
    with speaking("en"):
        assert say_fiscal_year(2567) == "Fiscal year 2567 (Oct 2023–Sep 2024)"


NUMBER_WORDS = (
    numbers.say_count,
    numbers.say_signed,
    numbers.say_baht,
    numbers.say_percent,
    numbers.say_points,
    numbers.say_days,
    lambda unknown: numbers.say_quantity(unknown, "house"),
    lambda unknown: numbers.say_share(unknown, 450),
    lambda unknown: numbers.say_share(10, unknown),
)


@pytest.mark.parametrize("unknown", [None, float("nan"), pd.NA, pd.NaT])
@pytest.mark.parametrize("words", NUMBER_WORDS)
def test_what_is_not_known_is_a_dash_and_not_a_zero(words, unknown):
    assert words(unknown) == "–"


def test_out_of_none_there_is_no_share():
    assert numbers.say_share(0, 0) == "–"
    assert numbers.say_share(0, 450) == "0% (จาก 450)"


def test_a_share_says_what_it_is_out_of():
    assert numbers.say_share(261, 450) == "58% (จาก 450)"
    assert numbers.say_share(261, 1450, places=1) == "18.0% (จาก 1,450)"
    with speaking("en"):
        assert numbers.say_share(261, 450) == "58% (of 450)"


@pytest.mark.parametrize(
    ("share", "places", "words"),
    [
        (0, 0, "0%"),
        (0.001, 0, "<1%"),
        (0.0096, 0, "<1%"),
        (0.01, 0, "1%"),
        (0.5, 0, "50%"),
        (0.996, 0, ">99%"),
        (0.9996, 1, ">99.9%"),
        (1, 0, "100%"),
        (1.2, 0, "120%"),
        (-0.04, 0, "−4%"),
    ],
)
def test_almost_all_is_not_all_and_almost_none_is_not_none(share, places, words):
    assert numbers.say_percent(share, places) == words


@pytest.mark.parametrize(
    ("thb", "th", "en"),
    [
        (0, "0 บาท", "0 baht"),
        (12_500, "12,500 บาท", "12,500 baht"),
        (999_999.4, "999,999 บาท", "999,999 baht"),
        (999_999.6, "1.00 ล้านบาท", "1.00 million baht"),
        (3_420_000, "3.42 ล้านบาท", "3.42 million baht"),
        (-2_000_000, "−2.00 ล้านบาท", "−2.00 million baht"),
    ],
)
def test_money_is_in_millions_from_one_million_on(thb, th, en):
    assert numbers.say_baht(thb) == th
    with speaking("en"):
        assert numbers.say_baht(thb) == en


def test_a_number_carries_its_unit():
    assert numbers.say_quantity(1250, "house") == "1,250 หลัง"
    assert numbers.say_quantity(62, "%") == "62%"
    assert numbers.say_quantity(0.5, "person_day") == "0.5 คน-วัน"
    with speaking("en"):
        assert numbers.say_quantity(1, "house") == "1 house"
        assert numbers.say_quantity(2, "house") == "2 houses"
        assert numbers.say_days(1) == "1 day"


def test_a_difference_shows_its_direction():
    assert numbers.say_signed(6) == "+6"
    assert numbers.say_signed(-6) == "−6"
    assert numbers.say_signed(0) == "0"
    assert numbers.say_points(-0.041) == "−4 จุด"


def test_what_is_too_small_to_show_says_so():
    assert numbers.say_hidden(10) == "ไม่แสดง (เกณฑ์ <10)"
    with speaking("en"):
        assert numbers.say_hidden(10) == "Not shown (rule <10)"


def test_every_state_has_a_shape_of_its_own_and_a_word():
    assert MARKS.keys() == RAG.keys()
    for form in zip(*MARKS.values(), strict=True):
        assert len(set(form)) == len(RAG)
    assert say_state_in_cell("watch") == "▲ ต้องติดตาม"
    assert say_state_in_text(None) == ":material/remove: ไม่มีข้อมูล"


def test_english_numbers_hold_no_thai_letters():
    with speaking("en"):
        for words in NUMBER_WORDS:
            assert not THAI_LETTER.search(words(12.5))
