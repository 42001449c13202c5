"""Habits of wording that were dropped stay out of every text: pages, errors, help and documents."""

import re

import pytest

from data_access.system.paths import ROOT
from tests.test_architecture import IN_CODE, name_of, texts_of

# Not for a reader: what measures and what makes the sample. The rules of intake follow.
LEFT_OUT = ("bench/", "sample_data/", "data_access/intake/")
DOCUMENTS = [
    *(
        ROOT / f"{name}.md"
        for name in ("README", "README.th", "CONTRIBUTING", "SECURITY", "SUPPORT")
    ),
    ROOT / "GLOSSARY.md",
    *sorted((ROOT / "docs").rglob("*.md")),
]
HABITS = {
    "is told": r"\b(is|are|was|were|be|been|cannot be) told\b|\btold (of|when|by)\b",
    "anew": r"\banew\b",
    "who, without a noun": r"\bwhoever\b|\b(for|to|by|from|than|but) who\b",
    "kept, for saved": r"(?<!commitments )\b(is|are|was|were|be|been|being|not|nothing) kept\b"
    r"|\bkept as (batch|import)\b|\band keep\b(?! (in|it))|\bkeep and\b",
    "stands, for is": r"\b(stands|stood)\b(?! (for|out))|\bstanding here\b",
    "mended": r"\bmended\b",
    "taken along or back": r"\b(take|taken|takes|taking) (along|back)\b|\btakes? (it|them) back\b",
    "passed over": r"\bpassed over\b",
    "one of many": r"(?<![\d,.{])1 (rows|records|houses|households|files)\b",
    "too many tries": r"\btoo many tries\b",
    "the library's word for the database": "คลังระเบียน",
    "another word for undo than ย้อนกลับ": "ยกเลิกการนำเข้า|ยกเลิกชุด",
    "a coined word for pace": "จังหวะงาน",
}


def written(path):
    """The document's own words: neither blocks nor spans of code, which quote."""
    text = re.sub(r"^```.*?^```", "", path.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"`[^`\n]*`|\]\([^)]*\)", "", text)


@pytest.fixture(scope="module")
def texts():
    """Each text of a page, an error or the help, after its module; each line of a document."""
    in_code = {
        (name_of(path), text)
        for path in IN_CODE
        if not name_of(path).startswith(LEFT_OUT)
        for text in texts_of(path)
        if " " in text
    }
    return in_code | {
        (path.name, line) for path in DOCUMENTS for line in written(path).splitlines()
    }


@pytest.mark.parametrize("habit", HABITS)
def test_a_dropped_habit_is_in_no_text_and_in_no_document(habit, texts):
    found = re.compile(HABITS[habit], re.IGNORECASE)

    assert [(where, text) for where, text in texts if found.search(text)] == []


@pytest.mark.parametrize(
    ("habit", "text"),
    [
        ("is told", "a person is told to ask"),
        ("anew", "everybody signs in anew"),
        ("who, without a noun", "Whoever looks after this machine"),
        ("who, without a noun", "For who states why"),
        ("kept, for saved", "nothing was kept"),
        ("kept, for saved", "Check and keep"),
        ("stands, for is", "the button stands at the foot"),
        ("mended", "once the cause is mended"),
        ("taken along or back", "a file that is taken along"),
        ("taken along or back", "Take back this batch"),
        ("passed over", "totals are passed over"),
        ("one of many", "Wait: 1 rows wait"),
        ("too many tries", "Too many tries. Please wait"),
        ("the library's word for the database", "เปิดคลังระเบียนไม่ได้"),
        ("another word for undo than ย้อนกลับ", "ยกเลิกชุดที่ 3"),
        ("a coined word for pace", "จังหวะงาน (SPI)"),
    ],
)
def test_each_habit_would_be_found(habit, text):
    assert re.search(HABITS[habit], text, re.IGNORECASE)
    plain = (
        "11 rows were saved; 21 files; the governor, who decides; 62% of the commitments are kept"
    )
    assert not re.search(HABITS[habit], plain, re.IGNORECASE)
