"""What the checks find: where, what was found, what is allowed, and what to do about it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from data_access.language.vocabulary import Text
from data_access.schema import BY_NAME
from data_access.system.errors import RecordsError

LISTED_PER_RULE = 50
# Long runs of digits are telephone and identity numbers, in whatever column they were put.
LONG_NUMBER = re.compile(r"\d(?:[ -]?\d){8}")
LONGEST_SHOWN = 40


@dataclass(frozen=True, eq=False)
class Rule:
    """What is wrong, as the end of a sentence about a column or a row, and what to do about it.

    An error stands against keeping its row; a warning is only told.
    """

    problem: Text
    remedy: Text
    severity: Literal["error", "warning"] = "error"


@cache
def asking(rule: Rule, *meant: str) -> Rule:
    """The rule with a question: whether one of these was meant. Without any it is the rule itself."""
    if not meant:
        return rule
    named = "», «".join(meant)
    return Rule(
        Text(f"{rule.problem.th} หมายถึง «{named}» ?", f"{rule.problem.en} (is «{named}» meant?)"),
        rule.remedy,
        rule.severity,
    )


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing wrong. `row` counts as the file does, its first line being row 1.

    Without a row it is about the whole file, or about a record that the store already has.
    """

    rule: Rule
    file: str
    row: int | None = None
    column: str | None = None
    found: str | None = None
    allowed: Text | None = None

    @property
    def severity(self) -> str:
        return self.rule.severity

    @property
    def text(self) -> Text:
        return self.in_words()

    def in_words(self, table_name: str | None = None) -> Text:
        """The issue with its place; `table_name` is that of its file, where it is known."""
        where = Text(self.file, self.file)
        if self.row is not None:
            where = Text(f"{where.th} แถวที่ {self.row}", f"{where.en}, row {self.row}")
        if self.column is not None:
            called = column_called(table_name or self.file, self.column)
            where = Text(f"{where.th} คอลัมน์ {called}", f"{where.en}, column {self.column}")
        found = "" if self.found is None else f" ‘{self.found}’"
        allowed = self.allowed and Text(
            f" ค่าที่ใช้ได้: {self.allowed.th}", f" Allowed: {self.allowed.en}."
        )
        return Text(
            f"{where.th}:{found} {self.rule.problem.th}{allowed.th if allowed else ''}"
            f" วิธีแก้: {self.rule.remedy.th}",
            f"{where.en}:{found} {self.rule.problem.en}.{allowed.en if allowed else ''}"
            f" What to do: {self.rule.remedy.en}.",
        )


def column_called(file: str, column: str) -> str:
    """In Thai what columns are called, several joined by commas: as the file's own table calls them
    where the file is named after it. A heading that is no column's name is quoted."""
    own = BY_NAME.get(file.partition(".")[0].lower())
    tables = [*([own] if own else []), *BY_NAME.values()]
    labels = [
        next((label.th for table in tables if (label := table.label_of(name))), f"«{name}»")
        for name in column.split(", ")
    ]
    return ", ".join(labels)


class FileRefused(RecordsError):
    """A file that is not read at all, and the issue that says why."""

    def __init__(self, issue: Issue):
        super().__init__(issue.text)
        self.issue = issue


def issues_of_rows(
    rule: Rule,
    file: str,
    rows: Iterable[int],
    column: str | None = None,
    found: Iterable[object] | None = None,
    allowed: Text | None = None,
) -> Iterator[Issue]:
    """One issue a row; row 0 means a record that the store already has."""
    rows = list(rows)
    values = [None] * len(rows) if found is None else list(found)
    for row, value in zip(rows, values, strict=True):
        shown = None if value is None else shortened(str(value))
        yield Issue(rule, file, int(row) or None, column, shown, allowed)


@dataclass
class Issues:
    """Issues collected. True once something stands against keeping what they are about.

    `errors` and `warnings` (which may well be right) are by rule: of each the first are listed and
    all are counted. `of_row` has every error of a row, by file and row, and `of_file` those of whole
    files. `tables`: by file, the table that it holds. Checks answer issues; only whoever asked them adds to a collection.
    """

    errors: dict[Rule, list[Issue]] = field(default_factory=dict)
    counts: dict[Rule, int] = field(default_factory=dict)
    warnings: dict[Rule, list[Issue]] = field(default_factory=dict)
    warning_counts: dict[Rule, int] = field(default_factory=dict)
    of_row: dict[tuple[str, int], list[Issue]] = field(default_factory=dict)
    of_file: list[Issue] = field(default_factory=list)
    tables: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.counts)

    def add(self, issues: Iterable[Issue]) -> None:
        for issue in issues:
            is_error = issue.severity == "error"
            by_rule = self.errors if is_error else self.warnings
            counts = self.counts if is_error else self.warning_counts
            listed = by_rule.setdefault(issue.rule, [])
            if len(listed) < LISTED_PER_RULE:
                listed.append(issue)
            counts[issue.rule] = counts.get(issue.rule, 0) + 1
            if is_error and issue.row is None:
                self.of_file.append(issue)
            elif is_error:
                self.of_row.setdefault((issue.file, issue.row), []).append(issue)

    @property
    def rows(self) -> set[tuple[str, int]]:
        """The rows with an error of their own, as (file, row)."""
        return set(self.of_row)

    def lines(self) -> list[Text]:
        """Each error in words, rule by rule, and how many more of its kind there are."""
        return self._lines(self.errors, self.counts)

    def warning_lines(self) -> list[Text]:
        """The same of the warnings."""
        return self._lines(self.warnings, self.warning_counts)

    @property
    def warnings_found(self) -> int:
        return sum(self.warning_counts.values())

    def warning_kinds(self) -> list[Text]:
        """One sentence a kind of warning: how many there are, and the first of them."""
        return self._kinds(self.warnings, self.warning_counts)

    def kinds(self) -> list[Text]:
        """The same of the errors."""
        return self._kinds(self.errors, self.counts)

    def _kinds(self, by_rule: dict[Rule, list[Issue]], counts: dict[Rule, int]) -> list[Text]:
        return [
            Text(
                f"{counts[rule]:,} แห่ง เช่น {self._words(listed[0]).th}",
                f"{counts[rule]:,} × {self._words(listed[0]).en}",
            )
            if counts[rule] > 1
            else self._words(listed[0])
            for rule, listed in by_rule.items()
        ]

    def _words(self, issue: Issue) -> Text:
        return issue.in_words(self.tables.get(issue.file))

    def _lines(self, by_rule: dict[Rule, list[Issue]], counts: dict[Rule, int]) -> list[Text]:
        lines = []
        for rule, listed in by_rule.items():
            lines += [self._words(issue) for issue in listed]
            rest = counts[rule] - len(listed)
            if rest:
                lines.append(
                    Text(
                        f"และอีก {rest:,} แห่ง ที่ {rule.problem.th}",
                        f"And {rest:,} more where it {rule.problem.en}.",
                    )
                )
        return lines


def collected(issues: Iterable[Issue], tables: Mapping[str, str] | None = None) -> Issues:
    """The issues in one collection. See `Issues.tables`."""
    collection = Issues(tables=tables or {})
    collection.add(issues)
    return collection


def may_be_shown(table_name: str, column_name: str) -> bool:
    """Whether a message may quote what stands in this column."""
    table = BY_NAME[table_name]
    return not table.personal and not table.column(column_name).personal


def shortened(value: str) -> str | None:
    """The value as a message may quote it; None if it could be somebody's number."""
    if LONG_NUMBER.search(value):
        return None
    return value if len(value) <= LONGEST_SHOWN else value[:LONGEST_SHOWN] + "…"
