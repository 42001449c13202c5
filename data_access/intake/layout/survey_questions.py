"""The questions of a survey's export: which table and which column each of its headings asks for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from data_access.intake.files.sheet import Sheet
from data_access.intake.layout.headings import meaning_of, spelt
from data_access.schema import BY_NAME, TABLES, Table

GROUPS = re.compile(r"[/.:-]")
# Columns that the servers add: Kobo's own, those that it repeats in a sheet of repeats, ODK's.
UUID = ("_uuid", "_submission__uuid", "KEY", "meta/instanceID", "meta-instanceID", "instanceID")
SUBMITTED = ("_submission_time", "_submission__submission_time", "SubmissionDate")
SUBMITTED_BY = ("_submitted_by", "_submission__submitted_by", "SubmitterName")
OWN = ("_index", "KEY")
OF_ODK = {
    "SubmitterID", "AttachmentsPresent", "AttachmentsExpected", "Status", "ReviewState", "DeviceID",
    "Edits", "FormVersion",
}  # fmt: skip
PARENT = ("_parent_index", "PARENT_KEY")
POINT = {
    "latitude": "lat",
    "longitude": "lon",
    "precision": "location_accuracy_m",
    "accuracy": "location_accuracy_m",
    "altitude": "elevation_m",
}
ENOUGH = 3  # questions of another table, for it to be in a sheet that does not name it
OF_A_POINT = re.compile(rf"(?:^|_)({'|'.join(POINT)})$", re.IGNORECASE)


@dataclass
class Question:
    """One column of the export: `leaf` is the question itself, `groups` what stands before it."""

    place: int
    heading: str
    groups: list[str]
    leaf: str


def tables_of(sheet: Sheet) -> list[tuple[Table, list[Question]]]:
    """The tables that a sheet holds, each with its questions: by the innermost group that is named
    like a table, and for the questions in none, by the sheet's name or by what they ask."""
    headings = next(iter(sheet.top(1).values()), [])
    by_table: dict[str, list[Question]] = {}
    loose = []
    for place, heading in enumerate(headings):
        if not heading or _is_added(heading):
            continue
        groups, leaf = _parts(heading)
        question = Question(place, heading, groups, leaf)
        named = [name for group in groups if (name := _table_named(group))]
        if named:
            by_table.setdefault(named[-1], []).append(question)
        else:
            loose.append(question)
    if loose:
        own = _table_named(sheet.name) or _table_that_asks(loose) or next(iter(by_table), None)
        if own:
            by_table[own] = [*loose, *by_table.get(own, [])]
            if len(by_table) == 1:
                _share_out(own, by_table)
    return [
        (BY_NAME[table.name], by_table[table.name]) for table in TABLES if table.name in by_table
    ]


def _share_out(own: str, by_table: dict[str, list[Question]]) -> None:
    """Of an export without the names of groups, the questions that `own` does not know go to the
    table that refers to it and knows most of them."""
    table = BY_NAME[own]
    strange = [one for one in by_table[own] if not _is_of(table, one)]
    referring = {
        other.name: [one for one in strange if _is_of(other, one)]
        for other in TABLES
        if any(column.refers_to == own for column in other.columns) and other.name not in by_table
    }
    best = max(referring, key=lambda name: len(referring[name]), default=None)
    if best is not None and len(referring[best]) >= ENOUGH:
        by_table[best] = referring[best]
        by_table[own] = [one for one in by_table[own] if one not in referring[best]]


def _is_of(table: Table, question: Question) -> bool:
    """Whether the question, or the one that it is a choice of, asks for a column of the table."""
    return any(meaning_of(table, part) for part in (question.leaf, *question.groups[-1:])) or (
        of_a_point(table, question) is not None
    )


def _parts(heading: str) -> tuple[list[str], str]:
    """The groups of a heading and its question. A known label is one question, though it holds a
    full stop or a hyphen: ผ่าน จปฐ. ด้านที่อยู่อาศัย."""
    starts = [0, *(found.end() for found in GROUPS.finditer(heading))]
    for start in starts:
        if heading[start:].strip().casefold() in _labels_with_a_break():
            leaf, before = heading[start:], heading[: max(start - 1, 0)]
            return [part.lstrip("_") for part in GROUPS.split(before) if part], leaf
    *groups, leaf = [part.lstrip("_") for part in GROUPS.split(heading)]
    return groups, leaf


@cache
def _labels_with_a_break() -> frozenset[str]:
    """Names of columns that would be split in two, in small letters."""
    return frozenset(
        spelling.casefold()
        for table in TABLES
        for column in table.columns
        for spelling in (*column.label, *column.synonyms)
        if GROUPS.search(spelling) and not spelling.startswith("#")
    )


def _table_that_asks(questions: list[Question]) -> str | None:
    known = {
        table.name: len({name for one in questions if (name := meaning_of(table, one.leaf))})
        for table in TABLES
    }
    best = max(known, key=known.__getitem__)
    return best if known[best] > 1 else None


def _table_named(group: str) -> str | None:
    asked = spelt(group)
    for table in TABLES:
        if asked in {spelt(name) for name in (table.name, *table.label)}:
            return table.name
    return None


def _is_added(heading: str) -> bool:
    """Whether the server added the column; those of a point (_gps_latitude) are answers."""
    if heading in {
        *UUID,
        *SUBMITTED,
        *SUBMITTED_BY,
        *OWN,
        *PARENT,
        *OF_ODK,
        "start",
        "end",
        "today",
    }:
        return True
    return heading.startswith(("_", "meta")) and not OF_A_POINT.search(heading)


def first_of(sheet: Sheet, names: Sequence[str]) -> tuple[int, str] | None:
    """The place and the heading of the first of the named columns that the sheet has."""
    headings = next(iter(sheet.top(1).values()), [])
    return next(((headings.index(name), name) for name in names if name in headings), None)


def exploded(table: Table, question: Question) -> tuple[str, str] | None:
    """The column and the code of a question that is one choice of several."""
    if not question.groups:
        return None
    name = meaning_of(table, question.groups[-1])
    if name is None:
        return None
    column = table.column(name)
    if column.kind != "choices" or question.leaf not in (column.choices or {}):
        return None
    return name, question.leaf


def of_a_point(table: Table, question: Question) -> str | None:
    """The column that a part of a point (its latitude, …) belongs to."""
    found = OF_A_POINT.search(question.leaf)
    name = POINT[found[1].lower()] if found else None
    return name if name in {column.name for column in table.columns} else None
