"""What the checks find: where, what was found, what is allowed, and what to do about it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
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
        where = Text(self.file, self.file)
        if self.row is not None:
            where = Text(f"{where.th} แถวที่ {self.row}", f"{where.en}, row {self.row}")
        if self.column is not None:
            where = Text(f"{where.th} คอลัมน์ {self.column}", f"{where.en}, column {self.column}")
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


class FileRefused(RecordsError):
    """A file that is not read at all, and the issue that says why."""

    def __init__(self, issue: Issue):
        super().__init__(issue.text)
        self.issue = issue


@dataclass
class Issues:
    """Everything found in one folder. True once something stands against keeping it.

    `refusals` are the errors by rule and `warnings` what may well be right; of each rule the first
    are listed and all are counted. `notes` tell how a file was read.
    """

    refusals: dict[Rule, list[Issue]] = field(default_factory=dict)
    counts: dict[Rule, int] = field(default_factory=dict)
    warnings: dict[Rule, list[Issue]] = field(default_factory=dict)
    warning_counts: dict[Rule, int] = field(default_factory=dict)
    rows: set[tuple[str, int]] = field(default_factory=set)
    notes: list[Text] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.counts)

    def bad_rows(self, file: str) -> set[int]:
        """The rows of one file (a TableFile's name) that have an error of their own."""
        return {row for name, row in self.rows if name == file}

    def note(self, text: Text) -> None:
        """Something to know that stands against nothing."""
        self.notes.append(text)

    def refuse(self, issue: Issue) -> None:
        """Adds an issue: to the warnings, if that is what its rule is."""
        is_error = issue.severity == "error"
        by_rule = self.refusals if is_error else self.warnings
        counts = self.counts if is_error else self.warning_counts
        listed = by_rule.setdefault(issue.rule, [])
        if len(listed) < LISTED_PER_RULE:
            listed.append(issue)
        counts[issue.rule] = counts.get(issue.rule, 0) + 1
        if is_error and issue.row is not None:
            self.rows.add((issue.file, issue.row))

    def refuse_rows(
        self,
        rule: Rule,
        file: str,
        rows: Iterable[int],
        column: str | None = None,
        found: Iterable[object] | None = None,
        allowed: Text | None = None,
    ) -> None:
        """One issue a row; row 0 means a record that the store already has."""
        rows = list(rows)
        values = [None] * len(rows) if found is None else list(found)
        for row, value in zip(rows, values, strict=True):
            shown = None if value is None else shortened(str(value))
            self.refuse(Issue(rule, file, int(row) or None, column, shown, allowed))

    def lines(self) -> list[Text]:
        """Each error in words, rule by rule, and how many more of its kind there are."""
        return _lines(self.refusals, self.counts)

    def warning_lines(self) -> list[Text]:
        """The same of the warnings."""
        return _lines(self.warnings, self.warning_counts)


def _lines(by_rule: dict[Rule, list[Issue]], counts: dict[Rule, int]) -> list[Text]:
    lines = []
    for rule, listed in by_rule.items():
        lines += [issue.text for issue in listed]
        rest = counts[rule] - len(listed)
        if rest:
            lines.append(
                Text(
                    f"และอีก {rest:,} แห่ง ที่ {rule.problem.th}",
                    f"And {rest:,} more where it {rule.problem.en}.",
                )
            )
    return lines


def may_be_shown(table_name: str, column_name: str) -> bool:
    """Whether a message may quote what stands in this column."""
    table = BY_NAME[table_name]
    return not table.personal and not table.column(column_name).personal


def shortened(value: str) -> str | None:
    """The value as a message may quote it; None if it could be somebody's number."""
    if LONG_NUMBER.search(value):
        return None
    return value if len(value) <= LONGEST_SHOWN else value[:LONGEST_SHOWN] + "…"
