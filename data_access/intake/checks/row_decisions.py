"""Which arriving rows can be kept: nothing stands against them, nor against what they need."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import PurePath

import pandas as pd

from data_access.intake.checks.existing_issues import brought_about, rows_behind
from data_access.intake.checks.references import check_references
from data_access.intake.issues import Issue, Issues, Rule, may_be_shown, shortened
from data_access.intake.matching.incoming import Incoming, Standing, among
from data_access.intake.matching.row_keys import may_be_named, row_keys
from data_access.intake.rules import RULES
from data_access.intake.rules.programme import NEVER_MIXED
from data_access.language.vocabulary import Text
from data_access.schema import BY_NAME

LEFT_OUT = Rule(
    Text("อ้างถึงแถวของไฟล์ที่ยังรับไม่ได้", "refers to a row of the files that cannot be kept yet"),
    Text("แก้แถวที่อ้างถึงก่อน แถวนี้จะรับได้ตามไป", "Correct that row; this one can follow it"),
)

TWIN = Rule(
    Text("มีอีกแถวในไฟล์ที่ใช้รหัสเดียวกัน", "shares its key with another row of the file"),
    Text("รวมเป็นแถวเดียว หรือแก้รหัสให้ไม่ซ้ำ", "Make one row of them, or give each a key of its own"),
)

Rows = dict[str, set[int]]  # by table, rows of its file


@dataclass
class RowIssues(Issues):
    """Issues that also remember all that stands against each row: the lists stop at some."""

    of_row: dict[tuple[str, int], list[Issue]] = field(default_factory=dict)
    of_file: list[Issue] = field(default_factory=list)

    def refuse(self, issue: Issue) -> None:
        super().refuse(issue)
        if issue.severity == "warning":
            return
        if issue.row is None:
            self.of_file.append(issue)
        else:
            self.of_row.setdefault((issue.file, issue.row), []).append(issue)


@dataclass
class Verdict:
    """`good` holds by table the rows that can be kept, `rejected` the numbers of the others.

    `found` is what stands against the files as they were sent, `afterwards` what stands against
    rows once others are left out. Nothing is good where something stands against all of it.
    """

    good: dict[str, pd.DataFrame]
    rejected: Rows
    found: RowIssues
    afterwards: RowIssues

    def reasons(self, file: str, row: int) -> list[Issue]:
        """Everything that stands against one row; if nothing does, what stands against its file."""
        both = (self.found, self.afterwards)
        of_row = [one for issues in both for one in issues.of_row.get((file, row), [])]
        return of_row or [one for issues in both for one in issues.of_file if one.file == file]


def judged(incoming: Incoming) -> Verdict:
    """The verdict on every row of `incoming`, whose issues tell what its cells are worth.

    The rules between tables are asked of whole files while nothing else stands against them. From
    then on they are asked of the rows that are left, until what is left can stand by itself.
    """
    found, afterwards = incoming.issues, RowIssues()
    check_references(incoming)
    is_asked_whole = not found
    if is_asked_whole:
        ask_the_rules(incoming)
    rejected = _rows_of(incoming)
    _leave_out_twins(incoming, rejected, afterwards)
    left = incoming.only(incoming.records, found)
    left.standing = incoming.standing
    while True:
        if NEVER_MIXED in found.counts or NEVER_MIXED in afterwards.counts:
            return _nothing(incoming, found, afterwards)
        if not rejected and not left.standing:
            return Verdict(incoming.records, {}, found, afterwards)
        _leave_out_dependants(incoming, rejected, afterwards)
        left = incoming.only(_without(incoming.records, rejected), RowIssues())
        ask_the_rules(left)
        more = _rows_of(left)
        if not more and not _about_files(left):
            caused = brought_about(left)
            if not caused:
                if not is_asked_whole:
                    _take_over(chain(*left.issues.warnings.values()), afterwards)
                return Verdict(left.records, rejected, found, afterwards)
            more = _blamed(left, caused, afterwards)
        if not more:  # nothing that arrives can be named, so all of it stays out
            _take_over(left.issues.of_file, afterwards)
            return _nothing(incoming, found, afterwards)
        _take_over(_about_files(left), afterwards)
        _take_over(chain.from_iterable(left.issues.of_row.values()), afterwards)
        _add(rejected, more)


def ask_the_rules(incoming: Incoming) -> None:
    for rule in RULES:
        rule(incoming)


def _rows_of(incoming: Incoming) -> Rows:
    """The rows that something stands against: of a file that cannot be used, every row."""
    tables: dict[str, list[str]] = {}
    for table_name, file in incoming.files.items():
        tables.setdefault(file, []).append(table_name)
    rows: Rows = {}
    for file, row in incoming.issues.rows:
        for table_name in tables.get(file, []):
            rows.setdefault(table_name, set()).add(row)
    for issue in _about_files(incoming):
        for table_name in tables.get(issue.file, [PurePath(issue.file).stem.lower()]):
            records = incoming.records.get(table_name)
            if records is not None and len(records):
                rows.setdefault(table_name, set()).update(map(int, records.index))
    return rows


def _about_files(incoming: Incoming) -> list[Issue]:
    """What stands against a file as a whole, and not against a record that the store has."""
    standing = {one.rule for one in incoming.standing}
    return [one for one in incoming.issues.of_file if one.rule not in standing]


def _leave_out_twins(incoming: Incoming, rejected: Rows, afterwards: RowIssues) -> None:
    """Rejects every row of a key that comes more than once: which of them is right is not known."""
    for table_name, rows in list(rejected.items()):
        keys = row_keys(incoming.records[table_name], BY_NAME[table_name]).dropna()
        twins = keys.index[keys.duplicated(keep=False)].difference(list(rows))
        if len(twins):
            named = ", ".join(BY_NAME[table_name].key)
            afterwards.refuse_rows(TWIN, incoming.files[table_name], twins, named)
            _add(rejected, {table_name: set(map(int, twins))})


def _leave_out_dependants(incoming: Incoming, rejected: Rows, afterwards: RowIssues) -> None:
    """Rejects the rows that refer to a rejected row, and those that refer to them, and so on."""
    grown = True
    while grown:
        grown = False
        lost = {name: _lost_keys(incoming, name, rows) for name, rows in rejected.items()}
        for table_name, records in _without(incoming.records, rejected).items():
            for column in BY_NAME[table_name].columns:
                keys = lost.get(column.refers_to)
                if keys is None or column.name not in records or not len(keys):
                    continue
                hanging = records.loc[among(records[column.name], keys), column.name]
                if hanging.empty:
                    continue
                shown = hanging if may_be_shown(table_name, column.name) else None
                afterwards.refuse_rows(
                    LEFT_OUT, incoming.files[table_name], hanging.index, column.name, shown
                )
                _add(rejected, {table_name: set(map(int, hanging.index))})
                grown = True


def _lost_keys(incoming: Incoming, table_name: str, rows: set[int]) -> pd.Series:
    """The keys that only rejected rows have: neither the store nor a good row has them."""
    key, *others = BY_NAME[table_name].key
    records = incoming.records[table_name]
    if others or key not in records:
        return pd.Series(dtype="str")
    is_rejected = records.index.isin(rows)
    keys = records.loc[is_rejected, key].dropna()
    known = pd.concat([incoming.stored(table_name)[key], records.loc[~is_rejected, key]])
    return keys[~among(keys, known)]


def _blamed(incoming: Incoming, caused: Iterable[Standing], afterwards: RowIssues) -> Rows:
    """The arriving rows that would leave a stored record wrong, each told which and how."""
    blamed: Rows = {}
    for fault in caused:
        table = BY_NAME[fault.table_name]
        named = ", ".join(row_keys(fault.wrong, table).head(3))
        which = f" {named}" if may_be_named(table.name) and shortened(named) == named else ""
        rule = Rule(
            Text(
                f"ทำให้ระเบียนเดิมในตาราง{table.label.th}{which} {fault.rule.problem.th}",
                f"would leave a stored record of {table.name}{which} that {fault.rule.problem.en}",
            ),
            fault.rule.remedy,
        )
        for table_name, rows in rows_behind(incoming, fault).items():
            afterwards.refuse_rows(rule, incoming.files[table_name], rows)
            _add(blamed, {table_name: set(map(int, rows))})
    return blamed


def _nothing(incoming: Incoming, found: RowIssues, afterwards: RowIssues) -> Verdict:
    everything = {name: set(map(int, records.index)) for name, records in incoming.records.items()}
    return Verdict(_without(incoming.records, everything), everything, found, afterwards)


def _without(records: Mapping[str, pd.DataFrame], rejected: Rows) -> dict[str, pd.DataFrame]:
    return {
        name: rows[~rows.index.isin(rejected[name])] if name in rejected else rows
        for name, rows in records.items()
    }


def _take_over(issues: Iterable[Issue], into: RowIssues) -> None:
    for issue in issues:
        into.refuse(issue)


def _add(rows: Rows, more: Rows) -> None:
    for table_name, numbers in more.items():
        rows.setdefault(table_name, set()).update(numbers)
