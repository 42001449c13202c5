"""Which arriving rows can be kept: nothing stands against them, nor against what they need."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import PurePath

import pandas as pd

from data_access.intake.checks.existing_issues import brought_about, rows_behind
from data_access.intake.checks.references import lost_references, split_by_missing_tables
from data_access.intake.checks.together import waiting_together
from data_access.intake.issues import (
    Issue,
    Issues,
    Rule,
    collected,
    issues_of_rows,
    may_be_shown,
    shortened,
)
from data_access.intake.matching.incoming import Breach, Incoming, among
from data_access.intake.matching.row_keys import may_be_named, row_keys
from data_access.intake.rules import ask_the_rules
from data_access.intake.rules.programme import NEVER_MIXED, made_up_and_real_apart
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

# Without these no other record can be understood.
BEGINNING = ("programme", "area")
NEEDED_FIRST = Rule(
    Text(
        "ยังไม่มีทั้งในไฟล์ที่ส่งและในคลังระเบียน ข้อมูลอื่นต้องอ้างถึงตารางนี้ จึงยังไม่ได้ตรวจข้อมูลอื่น",
        "is neither among the files nor in the store; all other records refer to it, so they were not"
        " checked yet",
    ),
    Text(
        "เพิ่มไฟล์นี้ (แบบกรอก: hoh templates โฟลเดอร์ ตัวอย่าง: docs/records.md) แล้วนำเข้าใหม่ทั้งหมด",
        "Add this file (a template: `hoh templates FOLDER`, an example: docs/records.md) and load all"
        " of it again",
    ),
)

Rows = dict[str, set[int]]  # by table, rows of its file


@dataclass
class Verdict:
    """`good` holds by table the rows that can be kept, `rejected` the numbers of the others.

    `found` is what stands against the files as they were sent, `afterwards` what stands against
    rows once others are left out. Nothing is good where something stands against all of it.
    """

    good: dict[str, pd.DataFrame]
    rejected: Rows
    found: Issues
    afterwards: Issues

    def reasons(self, file: str, row: int) -> list[Issue]:
        """Everything that stands against one row; if nothing does, what stands against its file, or
        else against the files that are missing."""
        both = (self.found, self.afterwards)
        of_row = [one for issues in both for one in issues.of_row.get((file, row), [])]
        of_files = [one for issues in both for one in issues.of_file]
        return of_row or [one for one in of_files if one.file == file] or of_files


def judged(incoming: Incoming, issues: Iterable[Issue]) -> Verdict:
    """The verdict on every row of `incoming`; `issues` tell what its cells are worth.

    The rules between tables are asked of whole files while nothing else stands against them. From
    then on they are asked of the rows that are left, until what is left can stand by itself.
    """
    tables = {file: name for name, file in incoming.files.items()}
    issues = list(issues)
    unread = {PurePath(one.file).stem.lower() for one in issues if one.row is None}
    lost, of_missing, missing = split_by_missing_tables(incoming, lost_references(incoming), unread)
    found, afterwards = collected([*missing, *issues], tables), Issues(tables=tables)
    found.add(incoming.issues_of_all(lost))
    is_asked_whole = not found
    standing: list[Breach] = []
    if is_asked_whole:
        of_rules, standing = _asked(incoming)
        found.add(of_rules)
    rejected = _rows_of(incoming, found, standing)
    hanging = collected(incoming.issues_of_all(of_missing))
    _add(rejected, _rows_of(incoming, hanging, []))
    afterwards.add(chain.from_iterable(hanging.of_row.values()))
    twins, of_twins = _twins(incoming, rejected)
    _add(rejected, twins)
    afterwards.add(of_twins)
    while True:
        if NEVER_MIXED in found.counts or NEVER_MIXED in afterwards.counts:
            return _nothing(incoming, found, afterwards)
        if not rejected and not standing:
            return Verdict(incoming.records, {}, found, afterwards)
        for waiting in (_dependants, waiting_together, _dependants):
            rows, of_rows = waiting(incoming, rejected)
            _add(rejected, rows)
            afterwards.add(of_rows)
        left = incoming.only(_without(incoming.records, rejected))
        of_rules, standing = _asked(left)
        against = collected(of_rules)
        more = _rows_of(left, against, standing)
        if not more and not _about_files(against, standing):
            caused = brought_about(left, standing)
            if not caused:
                if not is_asked_whole:
                    afterwards.add(chain(*against.warnings.values()))
                return Verdict(left.records, rejected, found, afterwards)
            more, of_blamed = _blamed(left, caused)
            afterwards.add(of_blamed)
        if not more:  # nothing that arrives can be named, so all of it stays out
            afterwards.add(against.of_file)
            return _nothing(incoming, found, afterwards)
        afterwards.add(_about_files(against, standing))
        afterwards.add(chain.from_iterable(against.of_row.values()))
        _add(rejected, more)


def stopped_at_once(incoming: Incoming, issues: Iterable[Issue]) -> Verdict | None:
    """The verdict where one cause stands against everything, which is then said alone: made-up and
    real records in one store, or what `_beginning_missing` finds. None where neither does."""
    if mixed := list(incoming.issues_of_all(made_up_and_real_apart(incoming))):
        return _nothing(incoming, collected(mixed), Issues())
    return _beginning_missing(incoming, issues)


def _beginning_missing(incoming: Incoming, issues: Iterable[Issue]) -> Verdict | None:
    """Nothing is good where neither the files nor the store have the programme or its areas, and
    that alone is said: every other row would be found wrong because of it. None where both are
    there. Files that could not be read are said with it: one may have been meant for them."""
    lacking = [
        name
        for name in BEGINNING
        if not len(incoming.records.get(name, ())) and incoming.stored(name).empty
    ]
    if not lacking or not incoming.records:
        return None
    of_files = [one for one in issues if one.row is None and one.severity == "error"]
    unread = [one for one in of_files if one.file not in incoming.files.values()]
    first = [Issue(NEEDED_FIRST, f"{name}.csv") for name in lacking]
    return _nothing(incoming, collected([*first, *unread]), Issues())


def _asked(incoming: Incoming) -> tuple[list[Issue], list[Breach]]:
    """What the rules between tables find, and the part of it that the store has already."""
    issues: list[Issue] = []
    standing: list[Breach] = []
    for breach in ask_the_rules(incoming):
        issues += incoming.issues_of(breach)
        if (in_store := breach.in_store) is not None:
            standing.append(in_store)
    return issues, standing


def _rows_of(incoming: Incoming, issues: Issues, standing: list[Breach]) -> Rows:
    """The rows that something stands against: of a file that cannot be used, every row."""
    tables: dict[str, list[str]] = {}
    for table_name, file in incoming.files.items():
        tables.setdefault(file, []).append(table_name)
    rows: Rows = {}
    for file, row in issues.of_row:
        for table_name in tables.get(file, []):
            rows.setdefault(table_name, set()).add(row)
    for issue in _about_files(issues, standing):
        for table_name in tables.get(issue.file, [PurePath(issue.file).stem.lower()]):
            records = incoming.records.get(table_name)
            if records is not None and len(records):
                rows.setdefault(table_name, set()).update(map(int, records.index))
    return rows


def _about_files(issues: Issues, standing: list[Breach]) -> list[Issue]:
    """What stands against a file as a whole, and not against a record that the store has."""
    of_records = {one.rule for one in standing}
    return [one for one in issues.of_file if one.rule not in of_records]


def _twins(incoming: Incoming, rejected: Rows) -> tuple[Rows, list[Issue]]:
    """The other rows of a rejected row's key: which of them is right is not known."""
    more: Rows = {}
    issues: list[Issue] = []
    for table_name, rows in rejected.items():
        keys = row_keys(incoming.records[table_name], BY_NAME[table_name]).dropna()
        twins = keys.index[keys.duplicated(keep=False)].difference(list(rows))
        if len(twins):
            named = ", ".join(BY_NAME[table_name].key)
            issues += issues_of_rows(TWIN, incoming.files[table_name], twins, named)
            more[table_name] = set(map(int, twins))
    return more, issues


def _dependants(incoming: Incoming, rejected: Rows) -> tuple[Rows, list[Issue]]:
    """The rows that refer to a rejected row, and those that refer to them, and so on."""
    lost_rows = {name: set(rows) for name, rows in rejected.items()}
    more: Rows = {}
    issues: list[Issue] = []
    grown = True
    while grown:
        grown = False
        lost = {name: _lost_keys(incoming, name, rows) for name, rows in lost_rows.items()}
        for table_name, records in _without(incoming.records, lost_rows).items():
            for column in BY_NAME[table_name].columns:
                keys = lost.get(column.refers_to)
                if keys is None or column.name not in records or not len(keys):
                    continue
                hanging = records.loc[among(records[column.name], keys), column.name]
                if hanging.empty:
                    continue
                shown = hanging if may_be_shown(table_name, column.name) else None
                issues += issues_of_rows(
                    LEFT_OUT, incoming.files[table_name], hanging.index, column.name, shown
                )
                rows = {table_name: set(map(int, hanging.index))}
                _add(more, rows)
                _add(lost_rows, rows)
                grown = True
    return more, issues


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


def _blamed(incoming: Incoming, caused: Iterable[Breach]) -> tuple[Rows, list[Issue]]:
    """The arriving rows that would leave a stored record wrong, each told which and how."""
    blamed: Rows = {}
    issues: list[Issue] = []
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
            issues += issues_of_rows(rule, incoming.files[table_name], rows)
            _add(blamed, {table_name: set(map(int, rows))})
    return blamed, issues


def _nothing(incoming: Incoming, found: Issues, afterwards: Issues) -> Verdict:
    everything = {name: set(map(int, records.index)) for name, records in incoming.records.items()}
    return Verdict(_without(incoming.records, everything), everything, found, afterwards)


def _without(records: Mapping[str, pd.DataFrame], rejected: Rows) -> dict[str, pd.DataFrame]:
    return {
        name: rows[~rows.index.isin(rejected[name])] if name in rejected else rows
        for name, rows in records.items()
    }


def _add(rows: Rows, more: Rows) -> None:
    for table_name, numbers in more.items():
        rows.setdefault(table_name, set()).update(numbers)
