"""Text in one spelling, and the words of closed lists in the codes that the store keeps.

Each function from `read_yes_no` on takes one cell's text and answers None where it cannot be
sure. A guess would be worse than a question to the person who keeps the file.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache

from data_access.language.vocabulary import Text

INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
TONE = "[\u0e48-\u0e4b]"
MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
SPACES = re.compile("[ \u00a0\u2000-\u200a\u202f\u3000]+")
LOOK_ALIKES = tuple(
    (re.compile(written), meant)
    for written, meant in (
        ("เเ", "แ"),
        (f"\u0e4d({TONE}?)\u0e32", "\\1\u0e33"),  # นิคหิต and า, with or without a tone between
        (f"({TONE})\u0e4d\u0e32", "\\1\u0e33"),
        (f"\u0e33({TONE})", "\\1\u0e33"),  # the tone belongs before ำ
        (f"({TONE})([\u0e31\u0e34-\u0e3a])", "\\2\\1"),  # and behind every vowel sign
        (f"([{MARKS}])\\1+", "\\1"),  # a key that was held down
    )
)
BETWEEN_TEXTS = "\x1e"  # a control character: a cell that holds one is refused
TIDYING = ("invisible", "spaces", "look_alike")  # kinds of changes.KINDS, in their order
# Where none of these stands, `tidy` has nothing to do.
UNTIDY = (
    f"[{INVISIBLE}\u00a0\u2000-\u200a\u202f\u3000\u0300-\u036f\u212a\u212b\u2126]|  |เเ|\u0e4d"
    f"|\u0e33{TONE}|{TONE}[\u0e31\u0e34-\u0e3a]|"
    + "|".join(f"{mark}{mark}" for mark in map(chr, [0x0E31, *range(0x0E34, 0x0E3B), *range(0x0E47, 0x0E4F)]))
)  # fmt: skip
ANYTHING_UNTIDY = re.compile(f"{UNTIDY}|{BETWEEN_TEXTS}")
BETWEEN_WORDS = re.compile(r"[\s_\-()/.*:;?,]+")
YES = {"yes", "y", "true", "1", "ใช่", "จริง", "มี", "ผ่าน"}
NO = {"no", "n", "false", "0", "ไม่ใช่", "ไม่จริง", "ไม่มี", "ไม่ผ่าน"}
NOTHING = {
    "na",
    "n/a",
    "#n/a",
    "null",
    "nil",
    "-",
    "--",
    "–",
    "—",
    "ไม่มี",
    "ไม่มีข้อมูล",
    "ไม่ระบุ",
    "ไม่ทราบ",
}
BETWEEN_CODES = re.compile(r"\s*[;,|\n]\s*")


def tidy(text: str) -> str:
    """Without invisible characters and needless spaces, each Thai vowel spelt one way."""
    if not ANYTHING_UNTIDY.search(text) and unicodedata.is_normalized("NFC", text):
        return text.strip()  # as nearly every text is, for a hundredth of the work
    return tidied(text)[0]


def tidied(text: str) -> tuple[str, list[str]]:
    """The tidy text, and which kinds of change (of changes.KINDS) that took."""
    spelt, kinds = tidied_all([text])
    return spelt[0], [kind for kind, changed in kinds.items() if changed[0]]


def tidied_all(texts: Sequence[str]) -> tuple[list[str], dict[str, list[bool]]]:
    """The tidy texts, and by kind of change which of them it was made to.

    A pair of เ looks like แ, and นิคหิต with า looks like ำ: to a search they are different words.
    All at once, joined by a sign that no text has: one by one takes ten times as long. A text with
    that sign in it is no text, and stays as it is.
    """
    joined = BETWEEN_TEXTS.join("" if BETWEEN_TEXTS in text else text for text in texts)
    visible = joined
    for character in INVISIBLE:
        visible = visible.replace(character, "")
    spaced = SPACES.sub(" ", visible)
    spaced = BETWEEN_TEXTS.join(text.strip() for text in spaced.split(BETWEEN_TEXTS))
    spelt = unicodedata.normalize("NFC", spaced)
    while True:  # one correction can make room for the next: ํํา
        before = spelt
        for pattern, meant in LOOK_ALIKES:
            spelt = pattern.sub(meant, spelt)
        if spelt == before:
            break
    stages = [stage.split(BETWEEN_TEXTS) for stage in (joined, visible, spaced, spelt)]
    kinds = {
        kind: [one != other for one, other in zip(before, after, strict=True)]
        for kind, before, after in zip(TIDYING, stages, stages[1:], strict=False)
    }
    tidy = [text if BETWEEN_TEXTS in text else last for text, last in zip(texts, stages[-1], strict=True)]  # fmt: skip
    return tidy, kinds


def alike(text: str) -> str:
    """What two spellings of one heading or word have in common."""
    return BETWEEN_WORDS.sub("", tidy(text).translate(THAI_DIGITS).casefold())


# Of the codes and words of closed lists alone, which are few: no cell's text is kept.
_alike_in_list = cache(alike)


def means_nothing(text: str) -> bool:
    """Whether the word says that there is nothing to say: NA, -, ไม่มี, null."""
    return text.strip().casefold() in NOTHING


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
    asked = alike(text)
    meant = [
        key
        for key, words in allowed.items()
        if asked in {_alike_in_list(key), *map(_alike_in_list, words)}
    ]
    if not meant:
        meant = [key for key in _what_nothing_means(text) if key in allowed]
    return meant[0] if len(meant) == 1 else None


def read_choices(text: str, allowed: Mapping[str, Text]) -> str | None:
    """A set of codes, sorted and joined by semicolons."""
    if (whole := read_choice(text, allowed)) is not None:
        return whole  # some words of the lists hold a separator themselves
    parts = [part for part in BETWEEN_CODES.split(text) if part]
    if len(parts) == 1 and parts[0] not in allowed and set(text.split()) <= allowed.keys():
        parts = text.split()  # as survey forms write a choice of several
    codes = {read_choice(part, allowed) for part in parts}
    if None in codes and (labels := _labels_in(text, allowed)):
        codes = set(labels)
    return None if None in codes or not codes else ";".join(sorted(codes))


def _labels_in(text: str, allowed: Mapping[str, Text]) -> list[str]:
    """The codes of which the text is the labels in a row, with spaces alone between them, as survey
    servers export a choice of several; none unless all of it is read, in one way only."""
    spelt = {
        _alike_in_list(label): code for code, words in allowed.items() for label in (code, *words)
    }
    found: list[list[str]] = []

    def read(rest: str, codes: list[str]) -> None:
        if not rest:
            found.append(codes)
        for label, code in spelt.items():
            if label and rest.startswith(label) and len(found) < 2:
                read(rest[len(label) :], [*codes, code])

    if " " in text:
        read(alike(text), [])
    return found[0] if len(found) == 1 else []


def _what_nothing_means(text: str) -> tuple[str, ...]:
    """The codes that say in a closed list what the word says elsewhere by an empty cell."""
    word = text.strip().casefold()
    if word == "ไม่มี":
        return ("none",)
    if word in {"ไม่ทราบ", "ไม่มีข้อมูล"}:
        return ("unknown",)
    if word == "ไม่ระบุ":
        return ("not_stated", "unknown")
    return ()
