"""Habits of wording that were dropped stay out of what a terminal and the gate say."""

import ast
import re
from itertools import pairwise

import pytest

from tests.test_architecture import IN_CODE, name_of, texts_of, tree_of

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


# A count before these words must ask plurals.py: "1 houses" stands on a page sooner or later.
MANY = (
    "houses|households|homes|repairs|pledges|deliveries|partners|people|persons|commitments|goals"
    "|days|subdistricts|districts|reports|rows|records|places|points|decisions|accounts|weightings"
    "|parts|times|meetings|tables|areas|files|batches|members|months|minutes|seconds|person-days"
)
# Never one: settings and lengths that are many, and words that are no count.
NEVER_ONE = {
    "DAYS_UNASKED", "MOST_ROWS:,", "ROUNDED_TO", "days", "length:,", "money.en", "rights.rows", "rows:,", "said",
    "seconds", "share", "waiting:,",
}  # fmt: skip


def test_a_count_and_its_word_are_put_together_in_one_place():
    found = [
        (name_of(path), number, ast.unparse(node)[:100])
        for path in IN_CODE
        if not name_of(path).startswith("bench/")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.JoinedStr)
        for one, after in pairwise(node.values)
        if (number := counted_before(one, after)) and number not in NEVER_ONE
    ]

    assert found == []


def counted_before(one, after):
    """What is counted, as it stands in the code; nothing where no count stands before its word."""
    if not isinstance(one, ast.FormattedValue) or not isinstance(after, ast.Constant):
        return ""
    written = ast.unparse(ast.JoinedStr([one]))[3:-2]
    return written if re.match(rf" (of |more )?({MANY})\b", after.value) else ""
