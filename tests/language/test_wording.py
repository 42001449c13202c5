"""Habits of wording that were dropped stay out of what a terminal and the gate say."""

import re

import pytest

from tests.test_architecture import IN_CODE, name_of, texts_of

# The rooms whose texts were gone over; the others follow.
GONE_OVER = ("data_access/commands/", "data_access/system/", "gate/", "hoh/", "exports/commands/")
HABITS = {
    "is told": r"\b(is|are|was|were|be|cannot be) told\b|\btold of\b",
    "anew": r"\banew\b",
    "whoever": r"\bwhoever\b",
    "kept, for saved": r"\b(is|are|was|were|be|been|not) kept\b",
    "one of many": r"(?<![\d,.{])1 (rows|records|houses|households|files)\b",
    "too many tries": r"\btoo many tries\b",
}


@pytest.mark.parametrize("habit", HABITS)
def test_a_dropped_habit_is_in_no_text(habit):
    found = re.compile(HABITS[habit], re.IGNORECASE)
    where = [
        (name_of(path), text)
        for path in IN_CODE
        if name_of(path).startswith(GONE_OVER)
        for text in texts_of(path)
        if found.search(text)
    ]

    assert where == []


@pytest.mark.parametrize(
    ("habit", "text"),
    [
        ("is told", "who comes first is told to ask"),
        ("anew", "everybody signs in anew"),
        ("whoever", "Whoever keeps this machine"),
        ("kept, for saved", "nothing was kept"),
        ("one of many", "Wait: 1 rows wait"),
        ("too many tries", "Too many tries. Please wait"),
    ],
)
def test_each_habit_would_be_found(habit, text):
    assert re.search(HABITS[habit], text, re.IGNORECASE)
    assert not re.search(HABITS[habit], "11 rows were saved; 21 files", re.IGNORECASE)
