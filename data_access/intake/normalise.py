"""The few safe conversions: what was surely meant, in the one form that the store keeps.

Each function from `read_whole` on takes one cell's text and answers None where it cannot be
sure. A guess would be worse than a question to the person who keeps the file.
"""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date

from data_access.vocabulary import Text

INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
TONE = "[\u0e48-\u0e4b]"
LARGEST_WHOLE = 10**15  # beyond it a fraction no longer tells whole numbers apart
FIRST_THAI_YEAR = 2400  # CE dates of records end, and พ.ศ. dates begin, far from here
THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?")
THAI_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
YES = {"yes", "y", "true", "1", "ใช่", "จริง"}
NO = {"no", "n", "false", "0", "ไม่ใช่", "ไม่จริง"}
BETWEEN_CODES = re.compile(r"\s*[;,|]\s*")


def tidy(text: str) -> str:
    """Without invisible characters, and with Thai vowels spelt with one character each.

    A pair of เ looks like แ, and นิคหิต with า looks like ำ: to a search they are different words.
    """
    text = unicodedata.normalize("NFC", text)
    for character in INVISIBLE:  # one by one: on a large file far quicker than a translation
        text = text.replace(character, "")
    text = text.replace("\u00a0", " ").replace("เเ", "แ")
    if "\u0e4d" in text:
        text = re.sub(f"\u0e4d({TONE}?)\u0e32", "\\1\u0e33", text)
        text = re.sub(f"({TONE})\u0e4d\u0e32", "\\1\u0e33", text)
    return text


def read_whole(text: str) -> int | None:
    """1250 from 1250, 1,250, ๑๒๕๐ or 1250.0."""
    number = read_number(text)
    if number is None or abs(number) > LARGEST_WHOLE or number != int(number):
        return None
    return int(number)


def read_number(text: str) -> float | None:
    text = text.translate(THAI_DIGITS)
    if THOUSANDS.fullmatch(text):
        text = text.replace(",", "")
    if not re.fullmatch(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,2})?", text):
        return None
    return float(text)


def read_date(text: str) -> date | None:
    """2024-03-31, 2567-03-31 or 31/3/2567. 31/3/2024 is refused: so is its twin 3/4/2024,
    which one office means as April and another as March."""
    text = text.translate(THAI_DIGITS)
    if found := ISO_DATE.fullmatch(text):
        year, month, day = map(int, found.groups())
    elif found := THAI_DATE.fullmatch(text):
        day, month, year = map(int, found.groups())
        if year < FIRST_THAI_YEAR:
            return None
    else:
        return None
    if year >= FIRST_THAI_YEAR:
        year -= 543
    if not 1900 <= year < 2200:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_yes_no(text: str) -> bool | None:
    word = text.translate(THAI_DIGITS).casefold()
    if word in YES:
        return True
    return False if word in NO else None


def read_code(text: str) -> str:
    """An id or code as text: in ASCII digits, and without the .0 that a spreadsheet adds."""
    if text.isascii() and not text.endswith(".0"):
        return text
    return re.sub(r"^(\d+)\.0$", r"\1", text.translate(THAI_DIGITS))


def read_choice(text: str, allowed: Mapping[str, Text]) -> str | None:
    """The code, from the code itself or from its words in either language."""
    if text in allowed:
        return text
    code = read_code(text)
    if code in allowed:
        return code
    meant = [key for key, words in allowed.items() if alike(text) in map(alike, words)]
    return meant[0] if len(meant) == 1 else None


def read_choices(text: str, allowed: Mapping[str, Text]) -> str | None:
    """A set of codes, sorted and joined by semicolons."""
    parts = [part for part in BETWEEN_CODES.split(text) if part]
    if len(parts) == 1 and parts[0] not in allowed and set(text.split()) <= allowed.keys():
        parts = text.split()  # as survey forms write a choice of several
    codes = {read_choice(part, allowed) for part in parts}
    return None if None in codes or not codes else ";".join(sorted(codes))


def alike(text: str) -> str:
    """What two spellings of one heading or word have in common."""
    return re.sub(r"[\s_\-()/.*:]+", "", tidy(text).translate(THAI_DIGITS).casefold())
