"""What was chosen outlives a change of the language.

At the first click after it the browser gives, for each list that nobody touched, the label in the
language of before: no value of the list."""

import pytest
from streamlit.testing.v1 import AppTest


def a_run(given, written, is_typed):
    import streamlit as st

    from data_access.language.vocabulary import Text
    from ui.session.address import adopt, keep

    st.session_state["district"] = given
    keep("district", written)
    codes = ("5803", "5806")  # and nothing chosen
    read = {code: code for code in codes}.get
    adopt("district", read, "", Text("อำเภอ", "District"), str, is_typed=is_typed)


@pytest.mark.parametrize(
    ("given", "written", "is_typed", "chosen"),
    [
        ("สบเมย", "5806", False, "5806"),  # the label of the choice
        ("ทุกอำเภอ", None, False, ""),  # of none chosen
        ("5803", "5806", False, "5803"),  # chosen now
        ("", "5806", False, ""),  # given up now
        ("สบเมย", "5899", False, ""),  # no choice any more
        (7, "5806", False, 7),  # a number is of no language
        ("58", "5806", True, "58"),  # typed: it may be half an ID, and a page says so
    ],
)
def test_a_label_of_the_language_before_is_the_choice_that_was_written_last(
    given, written, is_typed, chosen
):
    page = AppTest.from_function(a_run, args=(given, written, is_typed)).run()

    assert not page.exception
    assert page.session_state["district"] == chosen
