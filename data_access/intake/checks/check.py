"""One file, checked: every cell read by what its column is, all rules from the schema."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from data_access.intake.cells import coordinates
from data_access.intake.cells.column_rules import (
    FORMS,
    HOPELESS,
    KIND,
    LISTED,
    LONGEST_TEXT,
    MOST_ERRORS,
    PATTERN,
    RANGE,
    SAME_KEY,
    TOO_LONG,
    between,
    form,
    listed,
    nearest,
)
from data_access.intake.cells.dates import SHORT_YEAR, with_four_digits
from data_access.intake.cells.normalise import means_nothing
from data_access.intake.cells.places import Places
from data_access.intake.cells.reader import Reader, reader
from data_access.intake.checks.plausible_days import PlausibleDays
from data_access.intake.checks.required import Required
from data_access.intake.checks.warnings import suspicions
from data_access.intake.issues import (
    Issue,
    Rule,
    asking,
    issues_of_rows,
    may_be_shown,
    shortened,
)
from data_access.intake.layout.table_file import TableFile
from data_access.intake.matching.spelling import KnownKeys
from data_access.language.thai_day import today_in_thailand
from data_access.language.vocabulary import Text
from data_access.schema import Column
from data_access.schema.kinds import PANDAS


@dataclass(frozen=True)
class Checked:
    """A file's records, the issues of its cells and columns, and what else to know of it."""

    records: pd.DataFrame
    issues: list[Issue]
    notes: list[Text]


def checked(
    file: TableFile,
    places: Places | None = None,
    today: date | None = None,
    stored: pd.DataFrame | None = None,
    clear_empty: bool = False,
    opened: date | None = None,
    keys: KnownKeys | None = None,
) -> Checked:
    """The file's records with the types of kinds.PANDAS, under the file's row numbers.

    What could not be read is missing in them, and is an issue; what was read from
    another form than the store's is counted in `file.changes`. `places` turns the names of areas
    into codes; without it only codes are read. Days after `today` (in Thailand unless given) have not happened yet, and
    those long before the programme `opened` are hardly meant. A key spelt otherwise than one of
    `keys` is taken for it. A row of a record that the store has
    already, among `stored`, may leave out what is required.
    """
    columns: dict[str, pd.Series] = {}
    is_empty: dict[str, np.ndarray] = {}
    issues: list[Issue] = []
    stopped = False
    days = PlausibleDays(today or today_in_thailand(), opened)
    for column in file.table.columns:
        if column.name in file.cells and not stopped:
            check = _ColumnCheck(file, column)
            columns[column.name], wrong = check.values(places, days, keys)
            is_empty[column.name] = check.is_empty
            issues += wrong
            stopped = _is_hopeless(issues)
    if stopped:
        issues.append(Issue(HOPELESS, file.name))
    records = pd.DataFrame(columns, index=file.cells.index)
    records, wrong = _points(file, records)
    issues += wrong
    issues += _keys(file, records)
    required = Required(file, records, stored, clear_empty)
    for column in file.table.columns:
        if column.required and not stopped:
            issues += required.issues(column, is_empty.get(column.name))
            if stopped := _is_hopeless(issues):
                issues.append(Issue(HOPELESS, file.name))
    issues += suspicions(file, records)
    return Checked(records, issues, list(required.notes()))


def _is_hopeless(issues: list[Issue]) -> bool:
    """Whether so much is wrong that the checks stop."""
    if len(issues) <= MOST_ERRORS:
        return False
    return sum(issue.severity == "error" for issue in issues) > MOST_ERRORS


class _ColumnCheck:
    """Each different text of a column is read once: a million rows hold few different codes."""

    def __init__(self, file: TableFile, column: Column):
        self.file, self.column = file, column
        self.cells = file.cells[column.name]
        self.quoted = may_be_shown(file.table.name, column.name)
        self.place_of, different = pd.factorize(self.cells)
        self.texts = [str(text) for text in different]
        self.says_nothing = np.zeros(len(self.texts), dtype=bool)

    @property
    def is_empty(self) -> np.ndarray:
        """Whether the cell says nothing, row by row; known once the values are read."""
        return self.says_nothing[self.place_of]

    def values(
        self, places: Places | None, days: PlausibleDays, keys: KnownKeys | None
    ) -> tuple[pd.Series, list[Issue]]:
        """The column's values, one a row, and what is wrong with them."""
        how = reader(self.column, self.texts, places, self.file.from_1904)
        otherwise = keys.meant(self.file.table, self.column, self.texts) if keys else {}
        # A word of nothing in a column of text or of codes would be taken for one of them.
        asks_first = self.column.kind == "text"
        read: list = []
        wrong: dict[tuple[Rule, Text | None], list[int]] = {}
        altered: dict[int, str] = {}
        for place, text in enumerate(self.texts):
            value = rule = allowed = None
            if text in otherwise:
                read.append(otherwise[text])
                altered[place] = "spelling"
                continue
            if text and not (asks_first and means_nothing(text)):
                value = text if how is None else how.read(text)
            if value is not None:
                rule, allowed = self._broken(value, days)
                if value != text and how is not None and (kind := how.change(text, value)):
                    altered[place] = kind
            elif text and not means_nothing(text):
                rule, allowed = self._unread(how, text)
            else:
                self.says_nothing[place] = True
                if text:
                    altered[place] = "nothing"
            if rule is not None:
                wrong.setdefault((rule, allowed), []).append(place)
            read.append(value)
        self._count(altered, read)
        issues = [
            issue
            for (rule, allowed), those in wrong.items()
            for issue in self._issues(rule, those, allowed)
        ]
        return self._spread(read), issues

    def _broken(self, value: Any, days: PlausibleDays) -> tuple[Rule | None, Text | None]:
        """The rule of the column that a value breaks, and what is allowed instead."""
        column = self.column
        if column.low is not None and value < column.low:
            return RANGE, between(column)
        if column.high is not None and value > column.high:
            return RANGE, between(column)
        if column.pattern and not re.fullmatch(column.pattern, value):
            return PATTERN, form(column.pattern)
        if column.kind == "text" and len(value) > LONGEST_TEXT:
            most = Text(f"ไม่เกิน {LONGEST_TEXT:,} อักขระ", f"{LONGEST_TEXT:,} characters at most")
            return TOO_LONG, most
        if column.kind == "date":
            return days.broken(self.file.table, column.name, value)
        return None, None

    def _unread(self, how: Reader | None, text: str) -> tuple[Rule, Text | None]:
        if how is not None and (rule := how.why(text)) is not None:
            return rule, with_four_digits(text) if rule is SHORT_YEAR and self.quoted else None
        if self.column.choices:
            # What is like a personal value says too much of it.
            meant = nearest(self.column, text) if self.quoted else ()
            return asking(LISTED, *meant), listed(self.column)
        if self.column.pattern:
            return PATTERN, form(self.column.pattern)
        return KIND, FORMS.get(self.column.kind)

    def _count(self, altered: dict[int, str], read: list) -> None:
        if not altered:
            return
        counts = np.bincount(self.place_of, minlength=len(self.texts))
        changes, name = self.file.changes, self.column.name
        for place, kind in altered.items():
            examples = []
            if self.quoted and changes.has_room(name, kind):
                before = shortened(self.texts[place])
                if before is not None:
                    row = self.cells.index[int((self.place_of == place).argmax())]
                    after = "" if read[place] is None else str(read[place])
                    examples = [(int(row), before, after)]
            changes.add(name, kind, int(counts[place]), examples)

    def _issues(self, rule: Rule, those: list[int], allowed: Text | None) -> Iterator[Issue]:
        """One issue for every row with one of those texts."""
        is_wrong = np.zeros(len(self.texts), dtype=bool)
        is_wrong[those] = True
        rows = self.cells.index[is_wrong[self.place_of]]
        found = self.cells[rows] if self.quoted else None
        return issues_of_rows(rule, self.file.name, rows, self.column.name, found, allowed)

    def _spread(self, read: list) -> pd.Series:
        """The values read, one a row."""
        kind = PANDAS[self.column.kind]
        once = pd.array(np.array(read, dtype=kind) if self.column.kind == "date" else read, kind)
        return pd.Series(once.take(self.place_of), index=self.cells.index)


def _points(file: TableFile, records: pd.DataFrame) -> tuple[pd.DataFrame, list[Issue]]:
    """Latitude and longitude belong together: put into degrees as the file was said to write them."""
    given = [name for name in ("lat", "lon") if name in records]
    if len(given) < 2:  # the half that the file has not is not taken from the store
        return records, [
            issue
            for name in given
            for issue in issues_of_rows(
                coordinates.HALF_A_POINT, file.name, records.index[records[name].notna()], name
            )
        ]
    system = file.system
    both = records["lat"].notna() & records["lon"].notna()
    lat, lon = coordinates.in_degrees(records["lat"], records["lon"], system)
    if system != "degrees":
        file.changes.add("lat", "exchanged" if system == "exchanged" else "projected", both.sum())
    return records.assign(lat=lat, lon=lon), [
        issue
        for rule, wrong in coordinates.faults(lat, lon)
        for issue in issues_of_rows(rule, file.name, records.index[wrong], "lat")
    ]


def _keys(file: TableFile, records: pd.DataFrame) -> Iterator[Issue]:
    """Rows of this file that share a key."""
    key = [name for name in file.table.key if name in records]
    if len(key) < len(file.table.key):
        return
    is_again = records.duplicated(key, keep=False)
    for name in key:
        is_again &= records[name].notna()
    if not is_again.any():
        return
    again = records.index[is_again]
    shown = None
    if all(may_be_shown(file.table.name, name) for name in key):
        shown = [" / ".join(map(str, parts)) for parts in records.loc[again, key].to_numpy()]
    yield from issues_of_rows(SAME_KEY, file.name, again, ", ".join(key), shown)
