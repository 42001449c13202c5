"""A page speaks one language: the reader's, and in Thai only what a Thai office calls by Latin letters."""

import re
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

import sample_data
from tests.pages.test_every_page import DETAILS, READERS, every_page

SAMPLE = Path(sample_data.__file__).parent
THAI = re.compile("[\u0e00-\u0e7f]")
# Columns that hold what a record says in Thai; their headings tell English readers so.
IN_THAI = {"text_th", "role_th", "cap_source"}
# What a meeting's records say in Thai: where it was and who led it, and who spoke.
OF_RECORDS = {
    "event": ("place", "chair_role"),
    "agenda_item": ("speaker_role",),
    "commitment": ("text_th",),
}
# The switch is written in both languages for who reads only one of them. The official name of
# the basic needs survey has no English short form.
IN_BOTH_LANGUAGES = {"ภาษา / Language", "ไทย"}
THAI_NAMES = ("จปฐ.",)
# What Thai offices write in Latin letters: a measure, formats of files, a fund, the map's credit.
LATIN = {"SPI", "min", "MOU", "GLO"} | {"CSV", "HXL", "PDF", "ZIP", "Excel", "PowerPoint"}
LATIN |= (
    {"Word", "Kick", "Off"}
    | {"UN", "OCHA", "COD", "AB", "CC", "BY", "IGO"}
    | {"Language", "English"}
)
IDS = r"\b(HH|R|PL|DL|P|C|A|LAO|G|M|PH)-?[0-9][0-9-]*\b"
SNAPSHOT = r"\b[0-9a-f]{12}\b"
SITE = r"\b[a-z0-9.-]+\.(org|or\.th|go\.th|co\.th)\b"
CODES = re.compile(f"{IDS}|{SNAPSHOT}|{SITE}")
EVERYBODY = {"governor": {}, **READERS}
everybody = pytest.mark.parametrize("reader", EVERYBODY)
MARKUP = re.compile(
    r"(?s:<style>.*?</style>)|<[^>]*>|%\{[^}]*\}|:[a-z-]+(?=\[)|:material/\w+:|`[^`]*`|\b(NATIVE|CAPTION)\b"
)


def plain(text):
    """Without bold marks, colours and icons."""
    return MARKUP.sub(" ", text)


def words_outside(page, left_out):
    """The texts of the page, without the cells of these columns."""
    cells = {
        cell
        for table in page.tables
        for code, label in zip(table.codes, table.shown.columns, strict=True)
        if code in left_out
        for cell in table.shown[label]
        if isinstance(cell, str)
    }
    return [plain(text) for text in page.words if text not in cells]


@cache
def words_of_records():
    """The longest first, so that no name is left of a longer one."""
    said = set()
    for table, columns in OF_RECORDS.items():
        rows = pd.read_csv(SAMPLE / f"{table}.csv", usecols=columns, dtype=str)
        said |= {word for column in columns for word in rows[column].dropna()}
    return sorted(said, key=len, reverse=True)


def thai_in(page):
    found = []
    typed = {one.value for one in page.app.text_input}  # words of a decision are typed in Thai
    for text in words_outside(page, IN_THAI):
        for name in (*THAI_NAMES, *words_of_records()):
            text = text.replace(name, "")
        if THAI.search(text) and text not in IN_BOTH_LANGUAGES | typed:
            found.append(text)
    return found


def english_in(page):
    """The texts with a Latin word that is neither a code nor known to a Thai office."""
    found = []
    for text in words_outside(page, {"cap_source"}):
        words = re.findall(r"[A-Za-z]{2,}", CODES.sub(" ", text))
        if {*words} - LATIN:
            found.append(text)
    return found


@every_page
@everybody
def test_an_english_page_has_no_thai_but_what_records_say_in_thai(read, name, reader):
    assert thai_in(read(name, "en", **EVERYBODY[reader])) == []


@every_page
@everybody
def test_a_thai_page_has_no_english(read, name, reader):
    assert english_in(read(name, "th", **EVERYBODY[reader])) == []


@pytest.mark.parametrize("name", DETAILS)
def test_the_page_of_one_repair_or_partner_speaks_one_language(read, name):
    assert thai_in(read(name, "en", **DETAILS[name])) == []
    assert english_in(read(name, "th", **DETAILS[name])) == []


@every_page
def test_a_column_in_thai_says_so_to_english_readers(read, name):
    for table in read(name, "en").tables:
        for code, label in zip(table.codes, table.shown.columns, strict=True):
            assert code not in IN_THAI or "Thai" in label


@every_page
@pytest.mark.parametrize("language", ["th", "en"])
def test_no_code_of_a_closed_list_and_no_missing_value_is_shown_as_it_is_stored(
    read, name, language
):
    raw = re.compile(r"^(nan|NaT|None|<NA>|[a-z]+(_[a-z]+)+)$")

    assert [text for text in read(name, language).words if raw.match(text)] == []
