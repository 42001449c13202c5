"""Most, equal, better: what the numbers must say before a sentence does."""

import pandas as pd
import pytest

from data_access.language.superlatives import DIRECTION, direction, most_of, named, top
from data_access.language.vocabulary import Text

IN, PLACES = Text("ที่", "in "), Text("แห่ง", "places")


def name(key):
    return Text(f"ที่{key}", str(key))


def said(total=None, **counts):
    return most_of(pd.Series(counts, dtype="Int64"), name, IN, PLACES, total).en


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ({"A": 17}, "all of them in A"),
        ({"A": 9, "B": 8}, "most of them in A (9 of 17)"),
        ({"A": 8, "B": 5, "C": 3}, "the largest number in A (8 of 16)"),  # half is not most
        ({"A": 4, "B": 3, "C": 10}, "most of them in C (10 of 17)"),
        ({"A": 4, "B": 4, "C": 3}, "the largest number in A and B alike (4 each of 11)"),
        ({"A": 4, "B": 4, "C": 4}, "the largest number in 3 places alike (4 each of 12)"),
        ({"A": 0, "B": 0}, ""),
        ({}, ""),
    ],
)
def test_most_is_said_above_half_and_equals_as_equals(counts, words):
    assert said(**counts) == words


def test_a_total_with_more_than_is_named_is_the_whole():
    assert said(total=18, A=9, B=2) == "the largest number in A (9 of 18)"


@pytest.mark.parametrize(
    ("total", "words"),
    [
        # What is hidden adds up to 4, 5 and 6: a single one of them could have 5, or more.
        (12, "the largest number in A (5 of 12)"),
        (13, "of the 2 places shown the largest number in A (5 of 13); 2 not shown may have more"),
        (14, "of the 2 places shown the largest number in A (5 of 14); 2 not shown may have more"),
    ],
)
def test_a_hidden_count_is_thought_of_where_it_can_be_larger(total, words):
    assert said(total=total, A=5, B=3, C=pd.NA, D=pd.NA) == words


def test_above_half_no_hidden_count_can_be_larger():
    assert said(total=9, A=5, B=pd.NA) == "most of them in A (5 of 9)"


def test_the_lowest_are_named_alike():
    low = top(pd.Series({"A": 3, "B": 1, "C": 1}), lowest=True)

    assert named(low, name, PLACES).en == "B and C alike"
    assert named(low, name, PLACES).th == "ที่B และ ที่C เท่ากัน"


@pytest.mark.parametrize(
    ("kind", "up", "down"),
    [
        ("share", "better", "worse"),
        ("gap", "worse", "better"),
        ("count", "increased", "decreased"),
    ],
)
def test_better_is_a_gap_or_a_share_and_a_count_has_increased(kind, up, down):
    assert (direction(29, 32, kind), direction(32, 29, kind)) == (up, down)
    assert direction(29, 29, kind) == "same"
    assert {up, down, "same"} <= DIRECTION.keys()


def test_of_a_single_one_nothing_is_all_and_a_digit_has_a_space_before_it():
    kind, at = Text("ขั้น", "stages"), Text("ที่", "at ")

    def name(code):
        return Text(code, code)

    one = most_of(pd.Series({"A": 1}), name, at, kind)
    alike = most_of(pd.Series({"A": 2, "B": 2, "C": 2}), name, at, kind)
    assert (one.th, one.en) == ("ที่A", "at A")
    assert alike.th == "มากที่สุดที่ 3 ขั้นเท่ากัน (ขั้นละ 2 จาก 6)"
