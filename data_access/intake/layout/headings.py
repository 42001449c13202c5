"""Which column of the schema a file's heading means: by name, by label, by synonym or by tag."""

import difflib
import re
from collections.abc import Sequence
from functools import cache, lru_cache

from data_access.intake.cells.normalise import alike
from data_access.intake.issues import Rule
from data_access.intake.layout.heading_units import factor_of
from data_access.language.spelling import nearest_meaning
from data_access.language.vocabulary import Text
from data_access.schema import BY_NAME, TABLES, Table

MISSING = Rule(
    Text("ไม่มีคอลัมน์นี้ซึ่งจำเป็น", "is missing and the table needs it"),
    Text("เพิ่มคอลัมน์นี้ ชื่อภาษาไทยหรืออังกฤษก็ได้", "Add it, under its Thai or English name"),
)


@cache
def misspelt(heading: str) -> Rule:
    """A missing column, where a heading of the file is within two letters of one of its names."""
    return Rule(
        MISSING.problem,
        Text(
            f"แก้ชื่อหัวคอลัมน์ «{heading}» ถ้าหมายถึงคอลัมน์นี้",
            f"Rename the heading «{heading}», if it means this column",
        ),
    )


TWICE = Rule(
    Text("มีมากกว่าหนึ่งคอลัมน์ที่หมายถึงสิ่งเดียวกัน", "stands in more than one column"),
    Text("เก็บไว้เพียงคอลัมน์เดียว", "Keep only one of them"),
)
# A tag of the Humanitarian Exchange Language, as files have them: with spaces, in any case.
TAG = re.compile(r"#\s*[a-z][a-z0-9_]*(\s*\+\s*[a-z][a-z0-9_]*)*", re.IGNORECASE)
CLOSE = 0.72  # how like a known heading an unknown one must be, to be offered as its meaning
OFFERED = 3
UNDER = " › "  # between the heading of a group of columns and the one below it
# In a heading's brackets stands its unit, or that it must be filled in.
BRACKETS = re.compile(r"[(\[（][^)\]）]*[)\]）]")


@cache
def meanings(table_name: str) -> dict[str, str]:
    """Each known spelling, as `spelt` gives it, with its column. A name is stronger than a
    synonym, and a synonym than a label."""
    known: dict[str, str] = {}
    table = BY_NAME[table_name]
    for spellings in (
        lambda column: (column.name,),
        lambda column: column.synonyms,
        lambda column: column.label,
    ):
        for column in table.columns:
            for spelling in spellings(column):
                known.setdefault(spelt(spelling), column.name)
    return known


@cache
def _all_known() -> frozenset[str]:
    return frozenset(spelling for table in TABLES for spelling in meanings(table.name))


def count_known(headings: Sequence[str]) -> int:
    """How many different headings of a row are known to some table."""
    return len(_all_known().intersection(map(spelt, headings)))


@lru_cache(maxsize=20_000)
def spelt(heading: str) -> str:
    """What two spellings of one heading have in common; the order of a tag's attributes is none."""
    if heading.lstrip().startswith("#") and TAG.fullmatch(heading.strip()):
        hashtag, *attributes = alike(heading).split("+")
        return "+".join([hashtag, *sorted(attributes)])
    return alike(heading)


def meaning_of(table: Table, heading: str) -> str | None:
    """The column that the heading means in this table. Its unit may stand behind it in brackets,
    and the heading of its group before it. None if that is another unit than the column's."""
    name = _named(table, heading)
    return None if name is None or factor_in(table, name, heading) is None else name


def factor_in(table: Table, name: str, heading: str) -> int | None:
    """By what the figures of this column are to be multiplied; None if the heading names another
    unit. See `factor_of`. A bracket that belongs to the column's own label says nothing."""
    if not BRACKETS.search(heading):
        return 1
    column = table.column(name)
    own = {spelt(one) for one in (column.name, *column.label, *column.synonyms)}
    group, _, lower = heading.rpartition(UNDER)
    levels = [level for level in (lower, group) if level and spelt(level) not in own]
    return factor_of(column, (text[1:-1] for level in levels for text in BRACKETS.findall(level)))


def _named(table: Table, heading: str) -> str | None:
    """`meaning_of`, whatever unit the heading names."""
    known = meanings(table.name)
    for spelling in (heading, heading.rpartition(UNDER)[2]):
        for asked in (spelling, BRACKETS.sub("", spelling)):
            if name := known.get(spelt(asked)):
                return name
    return None


def matching_headings(table: Table, headings: Sequence[str]) -> dict[int, str]:
    """The column's name for each heading's place, where there is one."""
    found = {place: meaning_of(table, heading) for place, heading in enumerate(headings)}
    return {place: name for place, name in found.items() if name}


def suggestions(table: Table, heading: str) -> tuple[str, ...]:
    """Columns whose name, label or synonym is like this heading, the likest first.

    They are offered to the person who brings the file, never applied.
    """
    known = meanings(table.name)
    close = difflib.get_close_matches(spelt(heading), known, n=OFFERED * 2, cutoff=CLOSE)
    named = _named(table, heading)  # one of another unit
    likely = [*([named] if named else []), *(known[spelling] for spelling in close)]
    return tuple(dict.fromkeys(likely))[:OFFERED]


def spelt_wrong(
    table: Table, headings: Sequence[str], columns: Sequence[str | None]
) -> dict[str, str]:
    """By column that is not among those of the file, the heading that is within two letters of one
    of its names, in Thai or in English. They are asked about, never taken for it."""
    missing = {
        spelling: name for spelling, name in meanings(table.name).items() if name not in columns
    }
    found: dict[str, str] = {}
    for heading in headings:
        if _named(table, heading):
            continue  # a person left it out, or it is of another unit: another name would not help
        if name := nearest_meaning(spelt(heading), missing):
            found.setdefault(name, heading)
    return found


def is_tag_row(cells: Sequence[str]) -> bool:
    """Whether this is the row of #tags that humanitarian exchange files carry; half of it will do."""
    filled = [cell for cell in cells if cell]
    tags = [cell for cell in filled if TAG.fullmatch(cell)]
    return bool(filled) and len(tags) * 2 >= len(filled)
