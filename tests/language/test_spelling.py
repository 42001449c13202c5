"""Which known name a mistyped one was meant to be."""

import pytest

from data_access.language.spelling import distance, nearest


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("load", "load", 0),
        ("laod", "load", 1),
        ("lod", "load", 1),
        ("loaad", "load", 1),
        ("toad", "load", 1),
        ("subdistict_cod", "subdistrict_code", 2),
        ("publish", "load", 6),
        ("", "load", 4),
    ],
)
def test_letters_added_left_out_put_in_anothers_place_or_exchanged_are_counted(one, other, apart):
    assert distance(one, other) == distance(other, one) == apart


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("subdistrict_cod", "subdistrict_code"),
        ("Subdistrict_Cdoe", "subdistrict_code"),
        ("subdistrict_c", None),  # three letters
        ("district_code", "district_code"),
        ("moa", "moo"),
        ("ab", None),  # as many letters wrong as right
    ],
)
def test_a_name_within_two_letters_is_taken_for_what_was_meant(written, meant):
    assert nearest(written, ["subdistrict_code", "district_code", "moo"]) == meant


def test_of_two_that_are_as_near_neither_is_guessed():
    assert nearest("from_seq", ["from_sea", "from_set"]) is None
