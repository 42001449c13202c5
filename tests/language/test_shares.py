"""How a share is written: almost all is never all, and almost none is never none."""

import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as some

from data_access.language.shares import (
    hundredths_words,
    kept_from_ends,
    percent_words,
    workbook_format,
)
from data_access.system.paths import ROOT
from display.words.writing import Writing
from tests.tiers import cases
from ui.session import numbers

COUNTS = some.integers(1, 10**9).flatmap(
    lambda whole: some.tuples(some.integers(0, whole), some.just(whole))
)
FIGURES = re.compile(r"[\d.]+")
few = cases(300)


def as_excel_writes(value, number_format):
    """A share as Excel shows it by one of the formats above: conditions from the left."""
    for section in number_format.split(";"):
        condition = re.match(r"\[(=|<|>=)([\d.]+)\]", section)
        shown = section[condition.end() :] if condition else section
        sign, limit = condition.groups() if condition else ("", "0")
        holds = {"=": value == float(limit), "<": value < float(limit), ">=": value >= float(limit)}
        if not condition or holds[sign]:
            if shown.startswith('"'):
                return shown.strip('"')
            return f"{value:.1%}" if shown.endswith("%") else f"{value:,.1f}"
    raise AssertionError(number_format)


WRITERS = {
    "page": numbers.say_percent,
    "page, one decimal": lambda share: numbers.say_percent(share, 1),
    "file": Writing("en", 5).percent,
    "quantity of a page": lambda share: numbers.say_quantity(share * 100, "%"),
    "quantity of a file": lambda share: Writing("en", 5).quantity(share * 100, "%"),
    "command": lambda share: percent_words(share, 1),
    "workbook": lambda share: as_excel_writes(share, workbook_format(share)),
    "workbook, of 100": lambda share: as_excel_writes(
        share * 100, workbook_format(share * 100, whole=100)
    ),
    "table": lambda share: f"{kept_from_ends(share):.2%}",
}


@pytest.mark.parametrize("medium", WRITERS)
@few
@given(COUNTS)
def test_no_part_of_a_whole_reads_as_all_of_it_and_no_part_reads_as_none(medium, counts):
    part, whole = counts
    written = WRITERS[medium](part / whole)
    is_bounded = written[0] in "<>"
    number = float(FIGURES.search(written)[0])

    if part < whole:
        assert number < 100
    else:
        assert number == 100 and not is_bounded
    assert (number == 0) == (part == 0)


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (0, "0%"),
        (0.04, "<0.1%"),
        (62, "62%"),
        (62.5, "62.5%"),
        (99.94, "99.9%"),
        (99.95, ">99.9%"),
        (99.99, ">99.9%"),
        (100, "100%"),
        (120, "120%"),
        (None, "–"),
        (pd.NA, "–"),
    ],
)
def test_a_goal_in_percent_reads_a_hundred_only_when_it_is_reached(quantity, words):
    assert hundredths_words(quantity) == words


@pytest.mark.parametrize(
    ("share", "words"),
    [(0.0009, "<0.1%"), (0.001, "0.1%"), (0.9994, "99.9%"), (0.9995, ">99.9%"), (1, "100.0%")],
)
def test_the_workbook_writes_the_same_at_the_edges(share, words):
    assert as_excel_writes(share, workbook_format(share)) == words == percent_words(share, 1)


def test_a_missing_share_is_a_dash_and_no_number():
    assert percent_words(float("nan")) == "–"
    assert kept_from_ends(None) is None
    assert kept_from_ends(pd.NA) is None


def test_a_difference_of_shares_may_lie_below_none():
    assert percent_words(-0.04) == "−4%"
    assert workbook_format(-0.04) == "0.0%"


def test_no_table_of_a_page_writes_a_share_by_itself_that_was_not_kept_from_the_ends():
    tables = [
        path
        for path in (ROOT / "ui").rglob("*.py")
        if 'format="percent"' in (written := path.read_text("utf-8"))
        and "kept_from_ends" not in written
    ]

    assert tables == []
